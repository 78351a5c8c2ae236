"""Which events people come to, and which of them a report or a passage is about."""

from __future__ import annotations

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.grammar.examples import examples_of
from reportgraph.extract.model import BlockKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_OWN = frozenset({"compound", "nmod", "poss"})
_SKIES = frozenset({"climate", "heat", "weather"})  # "extreme weather events"
_LISTING = frozenset({"be", "include", "the"})  # "The participants were:"
LEAD = 3  # sentences, the title among them, that tell of which event a report is
_FARTHEST = 300  # tokens back to the event whose participants are listed


def main_event(parsed: Parsed, knowledge: Knowledge) -> Token | None:
    """Give the event that a report is about: one that the title or the lead names, or else tells of."""
    lead = [t for sentence in parsed.sentences[:LEAD] for t in sentence.span if knowledge.referents.is_head(t)]
    events = [t for t in lead if is_gathering(t, knowledge)]
    named = [t for t in events if any(e.is_named for e in knowledge.referents.entities(t))]
    return next(iter((*named, *events)), None)


def reported_event(parsed: Parsed, knowledge: Knowledge) -> Token | None:
    """Give the event that a report is on, where its title calls it a statement, a communiqué or a readout on one."""
    title = next((s.span for s in parsed.sentences if s.block.kind is BlockKind.TITLE), None)
    main = main_event(parsed, knowledge) if title is not None else None
    words = {t.lower_ for t in title} if title is not None else set()
    return main if main is not None and main.lower_ in words and not words.isdisjoint(GRAMMAR.declarations) else None


def event_before(token: Token, reach: int, main: Token | None, knowledge: Knowledge) -> Token | None:
    """Give the event that the text spoke of last before the token's sentence, or else the one that it is about."""
    start = token.sent.start
    earlier = token.doc[max(0, start - reach) : start]
    events = [t for t in earlier if is_gathering(t, knowledge) and knowledge.referents.is_head(t)]
    events = [
        t for t in events if not is_example(t) and not any(c.lower_ in GRAMMAR.ahead for c in t.lefts)
    ]  # nobody was at "the next one"
    return events[-1] if events else main if main is not None and main.i < start else None


def event_of(role: Token, main: Token | None, knowledge: Knowledge) -> Token | None:
    """Give the event whose participants a noun names: "the guests at A", or those of the event just spoken of.

    The guests of a line that says no more than "Guests:" or "Guests included:" are those of the event that the report
    is on, though another was spoken of on the way.
    """
    own = [t for t in role.subtree if is_gathering(t, knowledge)]
    if own:
        return own[0]
    near = role.doc[max(0, role.i - _FARTHEST) : role.i]
    before = [t for t in near if t.lemma_.lower() in knowledge.lexicon.gatherings and knowledge.is_a(t, "Event")]
    before = [t for t in before if not is_example(t)] or before
    reported = main if main is not None and main.i < role.i else None
    opener = role.sent.text.rstrip().endswith(":")
    said = (t for t in role.sent if t.is_alpha and t != role and not (opener and t.lemma_ in _LISTING))
    label = reported is not None and next(said, None) is None
    return before[-1] if before and not label else reported


def is_example(event: Token) -> bool:
    """Tell what is named as one of a kind, or the kind, and not where people are: "contests like the Lake Contest"."""
    first = first_conjunct(event)
    link = first.head
    told = link.lower_ in ("including", "like") or (
        link.lower_ == "as" and link.i > 0 and link.nbor(-1).lower_ == "such"
    )
    return (told and first.dep_ == "pobj") or (event.tag_ == "NNS" and bool(list(examples_of(event))))


def is_gathering(token: Token, knowledge: Knowledge) -> bool:
    """Tell an event that people come to from a crisis or a time: "during the pandemic"."""
    ill = token.lemma_.lower() in knowledge.lexicon.ills or token.lemma_.lower() in GRAMMAR.disasters
    if not knowledge.is_a(token, "Event") or ill or any(c.lower_ in _SKIES for c in token.lefts):
        return False
    named = [e.name.lower().split() for e in knowledge.referents.entities(token) if e.is_named]
    if any(not knowledge.lexicon.ills.isdisjoint(words) for words in named):
        return False  # "Hurricane Otto"
    if any(GRAMMAR.eras.intersection(words[-2:]) for words in named):
        return False
    return bool(named) or singular(token.lower_) in knowledge.lexicon.gatherings


def sitting_body(event: Token, knowledge: Knowledge) -> list[Token]:
    """Give who speaks by a meeting: "the third meeting of the Lake Council condemned B", "A met. The meeting did B"."""
    if not is_gathering(event, knowledge) or event.tag_ in ("NNS", "NNPS") or knowledge.is_a(event, "Actor"):
        return []
    heads = [m.head for e in knowledge.referents.entities(event) for m in e.mentions]
    heads.sort(key=lambda i: (i > event.i, abs(i - event.i)))  # told here, else last before
    for head in (event.doc[i] for i in heads):
        inside = [t for t in head.subtree if t != head and _is_of(t, head) and knowledge.referents.is_head(t)]
        for t in inside:
            if any(e.is_named and knowledge.schema.is_a(e.cls, "Institution") for e in knowledge.referents.entities(t)):
                return [t]
    return _who_met(event, knowledge) if len(set(heads)) == 1 else []


def _who_met(event: Token, knowledge: Knowledge) -> list[Token]:
    """Give who the sentence before says met, where "the meeting" then says something."""
    the = any(c.lower_ == "the" for c in event.lefts) and len(list(event.subtree)) == 2
    if not the or event.sent.start == 0:
        return []
    before = event.doc[event.sent.start - 1].sent
    verb = next((t for t in before if t.pos_ == "VERB" and t.lemma_ in GRAMMAR.assembling and t.dep_ == "ROOT"), None)
    people = surface_subject(verb) if verb is not None else []
    return people if people and all(knowledge.is_a(t, "Actor") for t in people) else []


def _is_of(word: Token, head: Token) -> bool:
    """Tell a word in what a meeting is of: "the Lake Council's meeting", "the summit of the heads of the Union"."""
    at = word
    while at != head:
        of = at.dep_ == "pobj" and at.head.lower_ == "of"
        if not (of or at.dep_ in _OWN or at.lower_ == "of"):
            return False
        at = at.head
    return True
