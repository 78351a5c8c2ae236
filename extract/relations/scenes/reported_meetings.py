"""Who was at the meeting that a readout is on, and where it was: "Readout of the Lake Talks. A and B met in C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.attribution.contexts import context_of
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.gathering_events import is_gathering, reported_event
from reportgraph.extract.relations.scenes.gatherings import taking_part
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_SPEAKING = frozenset({"speak", "talk"})
_CALLS = frozenset({"call", "teleconference", "videoconference"})
_TRAVELS = frozenset({"tour", "travel", "trip", "visit"})
_LEAD = 4  # sentences, the title among them, that tell who came together
_NAMED = ("Person", "Country", "Institution")


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
