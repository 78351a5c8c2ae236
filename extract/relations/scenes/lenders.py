"""Who lends what for: "A signed a loan agreement with B to build C", "A got a grant from B for C": B pays for C."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.grammar.arguments import patients
from reportgraph.extract.grammar.themes import is_ill
from reportgraph.extract.parsing.syntax import conjuncts, is_infinitive, objects_of, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.payments import PAID, sum_purposes
from reportgraph.extract.relations.scenes.sums import gives_any_sum, is_able, is_money, is_sum, lends
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_MONEY_PACTS = frozenset({"credit", "finance", "financing", "grant", "loan"})  # "loan agreement"
_ENDOWED = frozenset({"attract", "get", "have", "include", "obtain", "receive", "secure"})
_GRANTING = frozenset({"approve", "extend", "grant", "issue", "offer", "provide", "sign"})
_PAYING = frozenset({"finance", "fund"})
_LENDERS = ("Company", "InternationalOrganization")


def find_lenders(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who lends or grants money, and to whom and for what it is, where the verb tells of who gets it."""
    found: list[Candidate] = []
    for p in propositions:
        if p.kind is PredicateKind.VERB and p.lemma in _ENDOWED | _PAYING:
            found += _shares(p, knowledge)
        if p.kind is PredicateKind.VERB and p.lemma in _GRANTING:
            found += _guaranteed(p, knowledge)
        found += _beside(p, knowledge)
        if p.kind is PredicateKind.VERB and p.lemma in ("come", "go"):
            found += _coming(p, knowledge)
        if p.kind is not PredicateKind.VERB or p.lemma not in GRAMMAR.getting_money:
            continue
        for money in _money_of(p, knowledge):
            lenders, borrowers = _sides(p, money, knowledge)
            things = [*borrowers, *_purposes(p, (money, *lenders), knowledge)] if lenders else []
            found += [
                Candidate(
                    lender, "funds", thing, p.predicate, Source.NOUN, f"{money.lemma_.lower()} from", through=money
                )
                for lender in lenders
                for thing in things
                if thing != lender
            ]
    return found


def _shares(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who pays which share: "has 9 dollars from A, 8 from B and a loan from C", "is financed with 9 from A"."""
    things = p.roles.get("object" if p.lemma in _PAYING else "agent", ())
    if p.passive != (p.lemma in _PAYING) or not things:
        return
    for source in p.predicate.doc[p.predicate.i + 1 : p.predicate.sent.end]:
        if source.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return
        money = source.head if source.head.i < source.i else source.nbor(-1)
        if source.lower_ == "from" and (is_sum(money, knowledge) or is_money(money, knowledge)):
            for giver in is_able(objects_of(source), knowledge, kinds=("Institution", "Country")):
                for thing in things:
                    yield Candidate(giver, "funds", thing, p.predicate, Source.NOUN, "sum from", through=money)


def _guaranteed(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who gives a guarantee of a sum for what: "provided a guarantee of 9 dollars for A"."""
    for money in p.roles.get("object", ()):
        if money.lemma_ != "guarantee" or not is_sum(money, knowledge):
            continue
        for giver in is_able(p.roles.get("agent", ()), knowledge):
            for word in ("for", "object-for", "to", "object-to", "recipient"):
                for thing in p.roles.get(word, ()):
                    yield Candidate(giver, "funds", thing, p.predicate, Source.NOUN, "guarantee", through=money)


def _coming(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give from whom money comes for what, "funding for A comes from B", and goes where: "a loan from B goes to A"."""
    for money in (t for t in p.roles.get("agent", ()) if is_money(t, knowledge)):
        told = "for" if p.lemma == "come" else "from"
        within = [o for word, at in prepositions(money) if word == told for o in objects_of(at)]
        givers, things = (p.roles.get("from", ()), within) if p.lemma == "come" else (within, p.roles.get("to", ()))
        for giver in is_able(givers, knowledge):
            for thing in things:
                if p.lemma == "come" or knowledge.is_a(thing, "Actor", "Project", "Facility"):  # not "to waste"
                    yield Candidate(giver, "funds", thing, p.predicate, Source.NOUN, "sum from", through=money)


def _beside(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who adds a sum to one that is given to do something: "lent 9 dollars, with 8 from B, to build A"."""
    purposes = sum_purposes(p, knowledge) if gives_any_sum(p, knowledge) else []
    for purpose in purposes:
        for source in p.predicate.doc[p.predicate.i + 1 : purpose.i]:
            money = source.head if source.head.ent_type_ == "MONEY" else source.nbor(-1)
            if source.lower_ == "from" and (is_sum(money, knowledge) or source.head.lemma_ == "come"):
                for giver in is_able(objects_of(source), knowledge, kinds=("Institution", "Country")):
                    for thing in patients(purpose):
                        if not is_ill(thing, knowledge.lexicon):
                            yield Candidate(
                                giver, "funds", thing, p.predicate, Source.NOUN, "sum from", through=purpose
                            )


def _money_of(p: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give the loan, or the agreement on one, that somebody gets, signs or enters into."""
    got = (*p.roles.get("object", ()), *(p.roles.get("into", ()) if p.lemma == "enter" else ()))
    pacts = (t for t in got if t.lemma_.lower() in knowledge.lexicon.pacts)
    lent = [t for t in pacts if any(c.dep_ in ("compound", "amod") and c.lower_ in _MONEY_PACTS for c in t.lefts)]
    return [*lent, *(t for t in got if t not in lent and (is_money(t, knowledge) or p.lemma == "borrow"))]


def _sides(p: Proposition, money: Token, knowledge: Knowledge) -> tuple[list[Token], list[Token]]:
    """Give who lends and who borrows: who stands behind "from" and "with", or the only bank of the two."""
    doers = list(p.roles.get("between", ())) if p.passive else list(p.roles.get("agent", ()))
    phrases = list(prepositions(money))
    for behind in ("from", "with"):
        others = [t for word in (behind, f"object-{behind}") for t in p.roles.get(word, ())]
        others += [o for word, at in phrases if word == behind for o in objects_of(at)]
        if behind == "from":  # "got a Lake Bank loan"
            others += [c for c in money.lefts if c.dep_ in ("compound", "nmod", "poss") and c.pos_ == "PROPN"]
        if lenders := is_able(list(dict.fromkeys(others)), knowledge):
            if behind == "with" and doers and _lend(doers, knowledge):
                # "the Lake Bank signed a loan agreement with Peru"; with the Reef Fund: either may lend
                return ([], []) if _lend(lenders, knowledge) else (doers, lenders)
            return lenders, [] if p.passive else is_able(doers, knowledge, kinds=("Institution", "Country"))
    banks = [t for t in doers if _lend([t], knowledge)] or [t for t in doers if knowledge.is_a(t, *_LENDERS)]
    return (banks, [t for t in doers if t not in banks]) if len(banks) == 1 < len(doers) else ([], [])


def _lend(parties: Sequence[Token], knowledge: Knowledge) -> bool:
    return all(lends(t, knowledge) for t in parties)


def _purposes(p: Proposition, told: Sequence[Token], knowledge: Knowledge) -> Iterator[Token]:
    """Give what the money is for: "for A", "to build A", behind the verb, the loan or the lender."""
    for word in ("for", "object-for"):
        yield from p.roles.get(word, ())
    for word, at in (phrase for host in told for phrase in prepositions(host)):
        yield from objects_of(at) if word == "for" else ()
    for clause in (c for host in (p.predicate, *told) for c in host.rights if c.dep_ in ("acl", "advcl", "relcl")):
        for verb in conjuncts(clause) if is_infinitive(clause) else ():
            frames = knowledge.lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
            acted_on = next((f for f in frames if f.object == "object" and not f.particle), None)
            if acted_on is not None and acted_on.property in PAID:
                yield from (t for t in patients(verb) if not is_ill(t, knowledge.lexicon))
