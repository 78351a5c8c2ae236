"""Who is on a visit where somebody meets him: in "A met visiting President B in C" B has come to C, and A has not."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.parsing.syntax import conjuncts, objects_of, possessors, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_WITH_GUESTS = ("nsubj", "nsubjpass", "dobj")


def find_guests(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give whom others meet, or with whom they sign or say something, on his visit to a place."""
    found: list[Candidate] = []
    for p in propositions:
        if p.kind is not PredicateKind.VERB:
            continue
        people = [t for role in ("agent", "object", "with", "object-with") for t in p.roles.get(role, ())]
        told = [t for word in ("in", "object-in") for t in p.roles.get(word, ()) if t.pos_ == "PROPN"]
        places = [t for t in told if knowledge.is_a(t, "City", "Country")]
        found += [
            Candidate(guest, "visited", place, p.predicate, Source.GATHERING, "is the guest")
            for guest in dict.fromkeys(people)
            if is_guest(guest) and knowledge.is_a(guest, "Person", "Group")
            for place in places
        ]
        found += _paid(p, knowledge)
    return found


def _paid(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """Give the host of a visit that is paid, and where it goes."""
    told = p.roles.get("object", ()) if p.lemma in GRAMMAR.paying_visits else ()
    visits = [t for t in told if t.lemma_.lower() == "visit" and knowledge.is_a(t, "Event")]
    hosts = [t for t in _hosts(p) if knowledge.is_a(t, "Actor")]
    aims = dict.fromkeys(t for role in ("to", "object-to") for t in p.roles.get(role, ()))
    places = [t for t in aims if t.pos_ == "PROPN" and knowledge.is_a(t, "City", "Country", "Region")]
    rule = "paid a visit"
    found = [Candidate(h, "hosted", v, p.predicate, Source.GATHERING, rule) for h in hosts for v in visits]
    return found + [Candidate(v, "locatedIn", t, p.predicate, Source.GATHERING, rule) for v in visits for t in places]


def _hosts(p: Proposition) -> list[Token]:
    """Give who invites: "at the invitation of A, B paid a visit to C"."""
    asked = [t for word in ("at", "on") for t in p.roles.get(word, ()) if t.lemma_.lower() == "invitation"]
    of = [o for a in asked for word, link in prepositions(a) if word == "of" for o in objects_of(link)]
    return of or [t for a in asked for t in possessors(a)]


def is_guest(person: Token) -> bool:
    """Tell "visiting President A", "the visiting Kenyan minister"."""
    return any(t.lower_ == "visiting" and t.dep_ == "amod" for t in person.doc[person.left_edge.i : person.i])


def is_host(candidate: Candidate) -> bool:
    """Tell who meets somebody on a visit in a place: he need not have come there."""
    if candidate.property != "visited" or candidate.source is not Source.VERB or is_guest(candidate.subject):
        return False
    parts = [o for c in candidate.predicate.children if c.dep_ in _WITH_GUESTS for o in conjuncts(c)]
    with_whom = [o for c in candidate.predicate.children if c.lower_ == "with" for o in c.children]
    return any(is_guest(t) for t in (*parts, *with_whom) if t != candidate.object)
