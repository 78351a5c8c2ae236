"""Who pays which part of a sum for what: "pledged 9 dollars, including 3 for A", "A cost 9, of which B paid 3"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts, objects_of, possessors, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.sums import gives_any_sum, is_able, is_money, is_sum
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_REST = frozenset({"balance", "remainder", "rest"})
_PURPOSES = frozenset({"for", "in", "into", "to", "toward", "towards"})


def find_parts(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who pays for what by the parts of a sum that a clause tells, or by a noun that moves a sum."""
    found: list[Candidate] = []
    for p in propositions:
        if p.kind is PredicateKind.VERB:
            found += [*_told(p, knowledge), *_borne(p, knowledge)]
        elif p.kind is PredicateKind.NOUN:
            found += _moved(p, knowledge)
    return found


def _borne(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who bears a part of what a thing costs: "cost 9 dollars, half of it paid by A", "with A giving 3"."""
    given, source = ("agent", "from") if p.lemma == "come" else ("object", "agent")
    shares = [t for t in p.roles.get(given, ()) if is_sum(t, knowledge) or t.lemma_ in GRAMMAR.amounts | _REST]
    open_role = any(p.roles.get(word) for word in ("recipient", *_PURPOSES))
    if not shares or open_role or p.lemma not in GRAMMAR.bearing_costs:
        return
    sources = [*p.roles.get(source, ()), *(t for share in shares for t in _behind(share, source))]
    for giver in dict.fromkeys(is_able(sources, knowledge)):
        for thing, costs in ((t, at) for t, at in _costing(p.predicate) if knowledge.is_a(t, "Project", "Facility")):
            told_by = p.predicate if child(p.predicate, "aux", "auxpass") is not None else costs
            yield Candidate(giver, "funds", thing, told_by, Source.NOUN, "part of a sum", through=shares[0])


def _costing(verb: Token) -> list[tuple[Token, Token]]:
    """Give what costs the sum that a clause parts, and the verb that says so: "A cost 9 dollars, of which B paid 3"."""
    for above in (a for a in verb.ancestors if a.pos_ in VERBAL and a.i < verb.i):
        subjects = surface_subject(above)
        if above.lemma_ == "cost":
            return [(t, above) for t in subjects]
        if found := [(o, above) for t in subjects for o in _priced(t)]:
            return found
    return [(o, verb) for t in _behind(verb, "of") if t.i < verb.i for o in _priced(t)]  # "of A's cost, B will pay 3"


def _priced(cost: Token) -> list[Token]:
    """Give what has a cost: "the cost of A", "A's cost", "the investment in A", "project cost"."""
    if cost.lemma_ not in GRAMMAR.prices:
        return []
    behind = [t for word in ("of", "for", "in") for t in _behind(cost, word)]
    return [*possessors(cost), *behind, *(c for c in cost.lefts if c.dep_ == "compound")]


def _behind(token: Token, preposition: str) -> list[Token]:
    return [o for word, at in prepositions(token) if word == preposition for o in objects_of(at)]


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
