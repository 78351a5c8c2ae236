"""Who pays which part of a sum for what, "pledged 9 dollars, including 3 for A", and who by "a pledge of 9 for A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.parsing.syntax import conjuncts, objects_of, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.sums import gives_any_sum, is_able, is_money, is_sum
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_KINDS = (PredicateKind.VERB, PredicateKind.NOUN)
_PURPOSES = frozenset({"for", "in", "into", "to", "toward", "towards"})


def find_parts(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who pays for what by the parts of a sum that a clause tells, or by a noun that moves a sum."""
    return [
        c
        for p in propositions
        if p.kind in _KINDS
        for c in (_told(p, knowledge) if p.kind is PredicateKind.VERB else _moved(p, knowledge))
    ]


def _moved(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who pays whom by a noun: "A's award of 9 dollars to B", "approval of a loan to B by A"."""
    of = p.roles.get("of", ()) if p.lemma in GRAMMAR.contributions else ()
    sums = [t for t in of if is_sum(t, knowledge) or is_money(t, knowledge)]
    if not sums:
        return
    givers = is_able([t for role in ("from", "by", "agent") for t in p.roles.get(role, ())], knowledge)
    things = [t for word in ("to", "for") for t in p.roles.get(word, ())]
    things += [t for money in sums for word, at in prepositions(money) if word in ("to", "for") for t in objects_of(at)]
    for giver in dict.fromkeys(givers):
        for thing in dict.fromkeys(things):
            yield Candidate(giver, "funds", thing, p.predicate, Source.NOUN, f"{p.lemma} of a sum", through=sums[0])


def _told(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    own = is_able(p.roles.get("agent", ()), knowledge) if not p.passive and _gives(p, knowledge) else []
    for part in _parts(p):
        if not is_sum(part, knowledge):
            continue
        behind = list(prepositions(part))
        told = is_able([t for word, at in behind if word == "from" for t in objects_of(at)], knowledge)
        things = [t for word, at in behind if word in _PURPOSES for t in objects_of(at)]
        for giver in told or own:
            for thing in things:
                yield Candidate(giver, "funds", thing, p.predicate, Source.NOUN, "part of a sum", through=part)


def _gives(p: Proposition, knowledge: Knowledge) -> bool:
    """Tell who gives a sum, or says that he will: "announced an investment of 9 dollars"."""
    outlay = any(t.lemma_ in GRAMMAR.outlays or is_sum(t, knowledge) for t in p.roles.get("object", ()))
    return gives_any_sum(p, knowledge) or (p.lemma in GRAMMAR.paying and outlay)


def _parts(p: Proposition) -> list[Token]:
    """Give what a clause tells as included in its sum, be it read with what the sum is for."""
    inside = (t for t in p.predicate.subtree if t.lower_ == "including")
    own = (t for t in inside if next((a for a in t.ancestors if a.pos_ == "VERB"), None) == p.predicate)
    return [t for at in own for t in objects_of(at) or [t for c in at.rights if c.dep_ == "dobj" for t in conjuncts(c)]]
