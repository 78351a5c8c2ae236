"""Where disasters are that strike a place: "A quake struck Peru", "A quake killed six in Peru"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_TAKING = frozenset({"displace", "injure", "kill", "wound"})
_DEADLY = GRAMMAR.disasters | frozenset(
    "airstrike ambush attack bombing clash collision crash derailment fire gunfight massacre raid riot shelling"
    " shooting stampede strike".split()
)


def find_disasters(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give the cities, regions and countries in which a disaster was that struck them, or killed people there."""
    found = [
        Candidate(a, "locatedIn", b, p.predicate, Source.GATHERING, f"disaster: {p.lemma}")
        for p in propositions
        if p.kind is PredicateKind.VERB and p.lemma in GRAMMAR.battering
        for a in p.roles.get("agent", ())
        if _is_disaster(a, knowledge)
        for b in (*p.roles.get("object", ()), *p.roles.get("through", ()))
        if knowledge.is_a(b, "City", "Region", "Country") and _is_named(b)
    ]
    return found + [
        Candidate(a, "locatedIn", b, p.predicate, Source.GATHERING, f"disaster: {p.lemma} in")
        for p in propositions
        if p.kind is PredicateKind.VERB and p.lemma in _TAKING
        for a in p.roles.get("agent", ())
        if _is_disaster(a, knowledge, _DEADLY)
        for b in (*p.roles.get("object-in", ()), *p.roles.get("in", ()))
        if knowledge.is_a(b, "City", "Region", "Country") and _is_named(b)
    ]


def _is_named(place: Token) -> bool:
    """Tell "Kisumu" and "the capital, Kisumu"."""
    return place.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in place.rights)


def _is_disaster(token: Token, knowledge: Knowledge, kinds: frozenset[str] = GRAMMAR.disasters) -> bool:
    """Tell a quake and "Cyclone Otto"."""
    words = {word for e in knowledge.referents.entities(token) for word in e.name.lower().split()}
    return knowledge.is_a(token, "Event") and not kinds.isdisjoint({token.lemma_.lower(), *words})
