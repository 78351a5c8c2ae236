"""Who was at a meeting of which the text tells apart: "Readout of the Lake Talks. A and B met in C".

So in "A met B in C. The meeting lasted an hour", "A praised B after their meeting".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.attribution.contexts import context_of
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import child, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.gathering_events import is_gathering, reported_event
from reportgraph.extract.relations.scenes.told_present import taking_part
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Span, Token

_SPEAKING = frozenset({"speak", "talk"})
_CALLS = frozenset({"call", "teleconference", "videoconference"})
_TRAVELS = frozenset({"tour", "travel", "trip", "visit"})
_LEAD = 4  # sentences, the title among them, that tell who came together
_NAMED = ("Person", "Country", "Institution")
_NEXT = 2  # sentences in which "the meeting" is the one just told of
_BOTH = 2


def find_reported_meetings(
    propositions: Sequence[Proposition], knowledge: Knowledge, *, parsed: Parsed
) -> list[Candidate]:
    """Give who took part in the meeting of which the title says that it is reported, and where it was held."""
    main = reported_event(parsed, knowledge)
    if main is None or main.lemma_.lower() in _TRAVELS:
        return []
    lead = parsed.sentences[:_LEAD]
    inside = range(lead[0].span.start, lead[-1].span.end)
    told = (p for p in propositions if p.predicate.i in inside and p.predicate.sent.start > main.i)
    return next((found for p in told if (found := list(_meeting(p, main, knowledge)))), [])


def find_told_meetings(propositions: Sequence[Proposition], knowledge: Knowledge, *, parsed: Parsed) -> list[Candidate]:
    """Give who was at "the meeting" behind a sentence that tells who met, and at "their meeting"."""
    found: list[Candidate] = []
    for p in propositions:
        met = p.lemma in GRAMMAR.assembling and p.predicate.dep_ in ("ROOT", "conj")
        if met and (event := _next_meeting(p.predicate, knowledge)) is not None:
            found += _meeting(p, event, knowledge)
    for n, sentence in enumerate(parsed.sentences):
        for event in (t for t in sentence.span if _is_theirs(t, knowledge)):
            here = _people(sentence.span, knowledge)
            before = _people(parsed.sentences[n - 1].span, knowledge) if n and len(here) < _BOTH else {}
            two = list((here if before.keys().isdisjoint(here) and here else before).values())
            if len(two) == _BOTH:
                found += taking_part(two, [event], event, rule="their meeting", knowledge=knowledge)
                found.append(Candidate(two[0], "metWith", two[1], event, Source.GATHERING, "their meeting"))
    return found


def _next_meeting(verb: Token, knowledge: Knowledge) -> Token | None:
    """Give "the meeting" that one of the next sentences speaks of first, and no sentence before."""
    doc, end = verb.doc, verb.sent.end
    for _ in range(_NEXT):
        end = doc[end].sent.end if end < len(doc) else end
    told = (t for t in doc[verb.sent.end : end] if knowledge.referents.is_head(t) and is_gathering(t, knowledge))
    event = next(told, None)
    if event is None or event.lemma_ not in GRAMMAR.talks - _CALLS:
        return None
    bare = [c.lower_ for c in event.lefts] in (["the"], ["this"])
    bare = bare and all(word == "between" for word, _ in prepositions(event))
    first = all(m.head >= event.i for e in knowledge.referents.entities(event) for m in e.mentions)
    return event if bare and first else None


def _is_theirs(event: Token, knowledge: Knowledge) -> bool:
    """Tell "their meeting", of people whom no plural stands for."""
    owner = child(event, "poss") if event.lemma_ in GRAMMAR.talks else None
    if owner is None or owner.lower_ != "their" or knowledge.referents.entities(owner):
        return False
    return is_gathering(event, knowledge) and "with" not in {word for word, _ in prepositions(event)}


def _people(words: Span, knowledge: Knowledge) -> dict[str, Token]:
    """Map the people whom a sentence names, or speaks of by a pronoun, to where it does so first."""
    people: dict[str, Token] = {}
    for t in words:
        if t.pos_ in ("PROPN", "PRON") and t.lower_ != "their" and knowledge.referents.is_head(t):
            for entity in knowledge.referents.entities(t):
                if entity.cls == "Person" and entity.is_named:
                    people.setdefault(entity.key, t)
    return people


def _meeting(p: Proposition, main: Token, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give what "A and B met in C", "A hosted B" says of the meeting."""
    met = p.lemma in GRAMMAR.assembling | {"host", "receive"}
    if p.kind is not PredicateKind.VERB or p.passive or not (met or p.lemma in _SPEAKING):
        return
    words = ("agent", "with", "object-with", "to", *(("object",) if met else ()))
    people = [t for word in words for t in p.roles.get(word, ()) if _is_named(t, knowledge)]
    others = any(is_gathering(t, knowledge) for word in ("at", "during", "for") for t in p.roles.get(word, ()))
    asserted = context_of(p.predicate, knowledge.lexicon.contexts).modality is Modality.ASSERTED
    if len({key for t in people for key in knowledge.referents.keys(t)}) < 2 or others or not asserted:
        return
    yield from taking_part(people, [main], p.predicate, rule="met at what is reported", knowledge=knowledge)
    if met and main.lemma_.lower() not in _CALLS:
        for place in (t for t in p.roles.get("in", ()) if knowledge.is_a(t, "Place")):
            yield Candidate(main, "locatedIn", place, p.predicate, Source.GATHERING, "met at what is reported")


def _is_named(token: Token, knowledge: Knowledge) -> bool:
    return token.pos_ == "PROPN" and knowledge.is_a(token, *_NAMED)
