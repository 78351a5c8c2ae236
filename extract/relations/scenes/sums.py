"""Sums of money, and who gives or lends them."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.model import Entity
from reportgraph.extract.parsing.syntax import (
    conjuncts,
)
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.units import load_units
from spacy.tokens import Token

GIVING = ("Institution", "Country", "Person")
GIFTS = frozenset({"contribution", "gift", "guarantee", "pledge", "tranche"})
BANKS = frozenset({"bank", "fund", "lender", "lenders"})
_HANDING_OUT = frozenset({"award", "contribute", "disburse", "donate", "extend", "give", "grant", "lend", "provide"})
_MANY = frozenset({"thousands", "millions", "billions", "trillions"})


def lends(party: Token, knowledge: Knowledge) -> bool:
    """Tell one who lends money to others, by his name or his kind."""
    entities = knowledge.referents.entities(party)
    return any(e.cls == "InternationalOrganization" or not BANKS.isdisjoint(e.name.lower().split()) for e in entities)


def gives_any_sum(p: Proposition, knowledge: Knowledge) -> bool:
    """Tell a verb that gives or allots a sum: "gave 9 dollars", "approved a loan of 9 dollars"."""
    sums = p.roles.get("object", ()) if p.kind is PredicateKind.VERB else ()
    return any(_is_given(p.lemma, t, knowledge) for t in sums if is_sum(t, knowledge) or is_lent(t, p, knowledge))


def is_lent(money: Token, p: Proposition, knowledge: Knowledge) -> bool:
    """Tell what a bank gives, whatever it comes to, and what anybody hands out: "a bank approved a loan to do A".

    A parliament that approves a loan may borrow, and who "provided a loan to do A" has lent it.
    """
    doers = p.roles.get("agent", ())
    gives = bool(doers) and (p.lemma in _HANDING_OUT or all(lends(t, knowledge) for t in doers))
    return gives and is_money(money, knowledge)


def gives_sum(giver: Token, purpose: Token, knowledge: Knowledge, *, making: bool) -> bool:
    """Tell who gives or allots a sum: in "lent 9 dollars to widen A" the lender pays for A, and widens nothing.

    What is to be made (`making`) is paid for with what it comes to left out, too: "gave funds to widen A".
    """
    verb = purpose.head.head if purpose.head.dep_ == "dobj" else purpose.head
    doers = surface_subject(verb)
    if giver not in doers or (not lends(giver, knowledge) and any(lends(t, knowledge) for t in doers)):
        return False
    given = [t for c in verb.rights if c.dep_ == "dobj" for t in conjuncts(c)]
    hands_out = (making and verb.lemma_ in _HANDING_OUT) or lends(giver, knowledge)
    sums = [t for t in given if is_sum(t, knowledge) or (hands_out and is_money(t, knowledge))]
    return any(_is_given(verb.lemma_, t, knowledge) for t in sums)


def _is_given(lemma: str, money: Token, knowledge: Knowledge) -> bool:
    """Tell a verb by which whoever does it pays, alone or with this object: "allocates", "approves a loan"."""
    words = (f"{lemma}-{money.lemma_.lower()}", lemma)
    frames = (f for word in words for f in knowledge.lexicon.frames.get((word, "verb"), ()))
    return any((f.subject, f.property) == ("agent", "funds") for f in frames)


def is_able(sources: Sequence[Token], knowledge: Knowledge, kinds: Sequence[str] = GIVING) -> list[Token]:
    """Give those that are named and of a kind that gives money."""
    return [t for t in sources if any(_gives(e, knowledge, kinds) for e in knowledge.referents.entities(t))]


def is_sum(token: Token, knowledge: Knowledge) -> bool:
    """Tell "9 dollars", "$9 million in grants", "a loan of 9 dollars", "billions of dollars"."""
    currencies = load_units().currencies
    sure = token.text in currencies or token.ent_type_ == "MONEY" or token.lemma_.lower() in knowledge.lexicon.sums
    if not (sure or token.lemma_ in GIFTS or is_money(token, knowledge)):
        return False
    if not any(t.like_num or t.lower_ in _MANY for t in token.subtree):
        return False
    return sure or any(t.ent_type_ == "MONEY" or t.text in currencies for t in token.subtree)


def is_backing(token: Token) -> bool:
    """Tell help that is money: "financial support", "financial and technical assistance"."""
    return token.lemma_ in GRAMMAR.backing and any(c.lower_ == "financial" for c in token.lefts)


def is_money(token: Token, knowledge: Knowledge) -> bool:
    """Tell a sum, or what is given: "a grant", "funding"."""
    lemma = token.lemma_.lower()
    gives = any(f.property == "funds" for f in knowledge.lexicon.frames.get((lemma, "noun"), ()))
    return token.pos_ == "NOUN" and (gives or lemma in knowledge.lexicon.sums or token.lower_ == "funds")


def _gives(entity: Entity, knowledge: Knowledge, kinds: Sequence[str]) -> bool:
    return entity.is_named and any(knowledge.schema.is_a(entity.cls, kind) for kind in kinds)
