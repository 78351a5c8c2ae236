"""Where people stand, win and lose: "was elected in the Lake East constituency", "lost her seat in Glenmore"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.parsing.syntax import prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_RANKS = frozenset({"first", "second", "third", "fourth", "last"})
_WHERE = ("in", "object-in", "at", "for", "object-for")


def find_constituencies(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who was elected, won, lost or came in where, as the verb says it."""
    return [
        Candidate(a, f"open:{told}", b, p.predicate, Source.OPEN, f"constituency: {p.lemma}")
        for p in propositions
        if p.kind is PredicateKind.VERB
        for told, people, places in _told(p, knowledge)
        for a in people
        for b in places
        if a.i != b.i and _is_candidate(a, knowledge)
    ]


def _told(p: Proposition, knowledge: Knowledge) -> Iterator[tuple[str, Sequence[Token], Sequence[Token]]]:
    """Give what is said of whom and of which constituencies."""
    lexicon, agents, objects = knowledge.lexicon, p.roles.get("agent", ()), p.roles.get("object", ())
    where = [t for role in _WHERE for t in p.roles.get(role, ()) if _is_constituency(t, knowledge)]
    if p.lemma in lexicon.electing and p.passive:
        yield f"be-{p.predicate.lower_}-in", objects, where
    elif p.lemma in lexicon.beating:
        yield f"{p.lemma}-in", agents, where
        if p.predicate.lower_.endswith("ed"):
            yield f"be-{p.predicate.lower_}-in", objects, where
    elif p.lemma in lexicon.seating and not p.passive:
        seats = [t for t in objects if t.lemma_.lower() in GRAMMAR.constituencies and t.tag_ != "NNS"]
        inside = [t for seat in seats for t in _named_before(seat, knowledge)]
        yield p.lemma, agents, [*inside, *(where if seats or _counts(p, knowledge) else ())]
    elif p.lemma in ("come", "finish", "place") and any(c.lower_ in _RANKS for c in p.predicate.children):
        yield f"{p.lemma}-in", agents, where


def _is_candidate(token: Token, knowledge: Knowledge) -> bool:
    entities = knowledge.referents.entities(token)
    return any(
        e.is_named and knowledge.schema.is_a(e.cls, kind) for e in entities for kind in ("Person", "PoliticalParty")
    )


def _is_constituency(token: Token, knowledge: Knowledge) -> bool:
    """Tell what is called a constituency, and a place with a name where the sentence tells of seats or votes."""
    if not any(e.is_named and knowledge.schema.is_a(e.cls, "Place") for e in knowledge.referents.entities(token)):
        return False
    words = knowledge.lexicon.returns | GRAMMAR.constituencies
    return token.lemma_.lower() in GRAMMAR.constituencies or any(t.lemma_.lower() in words for t in token.sent)


def _counts(p: Proposition, knowledge: Knowledge) -> bool:
    """Tell "received 5,000 votes in A" from "held a post in A", "won three seats in A"."""
    return any(
        t.lemma_.lower() in knowledge.lexicon.returns - GRAMMAR.constituencies for t in p.roles.get("object", ())
    )


def _named_before(seat: Token, knowledge: Knowledge) -> Iterator[Token]:
    """Give the place whose seat it is: "the Lake East seat", "the seat of Glenmore"."""
    behind = [o for word, link in prepositions(seat) if word == "of" for o in link.children]
    for t in (*seat.lefts, *behind):
        named = any(e.is_named for e in knowledge.referents.entities(t))
        state = knowledge.is_a(t, "Country")  # "Peru's seat among its allies" is won in no election
        if named and not state and t.pos_ == "PROPN" and knowledge.referents.is_head(t) and knowledge.is_a(t, "Place"):
            yield t
