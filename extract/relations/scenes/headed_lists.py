"""What a line above a list says of its items: "Participants:" and "Lake Institutes:", and names below them."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.attribution.contexts import context_of
from reportgraph.extract.model import BlockKind, Modality
from reportgraph.extract.parsing.parse import Parsed, Sentence
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.scenes.gathering_events import LEAD, event_of, is_gathering
from reportgraph.extract.relations.scenes.told_present import taking_part
from spacy.tokens import Token

_FEWEST = 2  # items that make a list of members


def find_headed(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Give who takes part, and who belongs to whom, by the line above a list of names.

    Those below "Participants" or "Speakers from A" are in the event that the report is about. A week or a season in
    which it takes place is no event of these people.
    """
    found: list[Candidate] = []
    main = _held(parsed, knowledge)
    for heading, items in _lists(parsed):
        if _is_of_attendees(heading, knowledge):
            event = main
        elif singular(heading.lower_) in knowledge.lexicon.participants:
            event = event_of(heading, main, knowledge)
        else:
            found += _members(heading, items, knowledge)
            continue
        if event is not None:
            named = [t for t in items if any(e.is_named for e in knowledge.referents.entities(t))]
            found += taking_part(named, [event], heading, rule="below a heading", knowledge=knowledge)
    return found


def _held(parsed: Parsed, knowledge: Knowledge) -> Token | None:
    """Give the gathering that was held, by the lead of the report."""
    lead = [t for sentence in parsed.sentences[:LEAD] for t in sentence.span if is_gathering(t, knowledge)]
    held = (t for t in lead if context_of(t, knowledge.lexicon.contexts).modality is Modality.ASSERTED)
    return next((t for t in held if t.lemma_.lower() in knowledge.lexicon.gatherings), None)


def _lists(parsed: Parsed) -> Iterator[tuple[Token, list[Token]]]:
    """Give the noun of each line above a list, and the heads of the items below it."""
    heading: Token | None = None
    items: list[Token] = []
    for sentence in (*parsed.sentences, None):
        if sentence is not None and sentence.block.kind is BlockKind.ITEM:
            items.append(sentence.span.root)
            continue
        if heading is not None and items:
            yield heading, items
        heading, items = (_plural(sentence) if sentence is not None else None), []


def _plural(sentence: Sentence) -> Token | None:
    root = sentence.span.root
    line = sentence.block.kind is BlockKind.HEADING or sentence.span[-1].text == ":"
    return root if line and root.tag_ in ("NNS", "NNPS") else None


def _is_of_attendees(noun: Token, knowledge: Knowledge) -> bool:
    """Tell "The ministers who took part:", the line above their names."""
    doing = child(noun, "relcl", "acl")
    frames = () if doing is None else knowledge.lexicon.frames.get((doing.lemma_.lower(), "verb"), ())
    return doing is not None and doing.nbor(1).text == ":" and any(f.property == "participatedIn" for f in frames)


def _members(heading: Token, items: list[Token], knowledge: Knowledge) -> Iterator[Candidate]:
    """Give that the bodies in a list belong to those that the line above it names: "Lake Institutes:"."""
    whole = [e for e in knowledge.referents.entities(heading) if e.is_named or " " in e.name]
    body = any(knowledge.schema.is_a(e.cls, "Institution") for e in whole)
    if len(items) < _FEWEST or not (body or any(e.cls == "Group" for e in whole)):
        return
    named = [t for t in items if any(e.is_named for e in knowledge.referents.entities(t))]
    bodies = [t for t in named if knowledge.is_a(t, "Institution", "Country")]
    if 2 * len(bodies) > len(items):
        name = "memberOf" if body else "partOf"
        yield from (Candidate(t, name, heading, t, Source.GATHERING, "below a heading") for t in named)
