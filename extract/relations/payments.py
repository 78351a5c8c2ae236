"""Who pays for what: "built with a loan from A", "a grant from A helped B", "with funding from A, B opened C"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.model import Entity
from reportgraph.extract.parsing.syntax import objects_of, possessors, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from spacy.tokens import Token

_MEANS = ("with", "by", "through", "via", "using", "from")
_GIVING = ("Institution", "Country", "Person")
_PAID = frozenset(
    {"funds", "contributesTo", "implements", "founded", "produces", "hosted", "endorsed"}
)  # what money can bring about


def find_payments(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who funds what by way of a sum that comes from them."""
    return [
        Candidate(source, "funds", thing, p.predicate, Source.NOUN, money.lemma_.lower(), through=money)
        for p in propositions
        if p.kind is PredicateKind.VERB
        for money, things in _paid(p, knowledge)
        for source in _sources(money, knowledge)
        for thing in things
    ]


def _paid(p: Proposition, knowledge: Knowledge) -> list[tuple[Token, Sequence[Token]]]:
    """Give the sums with which something is done, and what is done with them."""
    brings = p.passive or any(f.property in _PAID for f in knowledge.lexicon.frames.get((p.lemma, "verb"), ()))
    means = [t for word in _MEANS for t in p.roles.get(word, ()) if _is_money(t, knowledge)]
    doers = [t for t in p.roles.get("agent", ()) if _is_money(t, knowledge)]
    things = p.roles.get("object", ())
    if p.lemma == "pay":
        brings, things = True, p.roles.get("for", ())
    return [(money, things) for money in (*doers, *(m for m in means if m not in doers))] if brings else []


def _is_money(token: Token, knowledge: Knowledge) -> bool:
    """Tell a sum, or what is given: "a grant", "funding"."""
    lemma = token.lemma_.lower()
    gives = any(f.property == "funds" for f in knowledge.lexicon.frames.get((lemma, "noun"), ()))
    return token.pos_ == "NOUN" and (gives or lemma in knowledge.lexicon.sums)


def _sources(money: Token, knowledge: Knowledge) -> list[Token]:
    """Give the actors that a sum comes from, or whose it is."""
    around = [o for word, p in prepositions(money) if word == "from" for o in objects_of(p)]
    around += [*possessors(money), *(c for c in money.lefts if c.dep_ in ("amod", "compound", "nmod"))]
    return [t for t in around if any(_gives(e, knowledge) for e in knowledge.referents.entities(t))]


def _gives(entity: Entity, knowledge: Knowledge) -> bool:
    return entity.is_named and any(knowledge.schema.is_a(entity.cls, kind) for kind in _GIVING)
