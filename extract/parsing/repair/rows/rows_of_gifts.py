"""Mends rows of who gives what: "a loan from A, a grant from B and equity from C" with the grant as what A is."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.frames import word_lists
from spacy.tokens import Doc, Token

_SHARES = frozenset({"contribution", "equity", "guarantee", "investment"})


def repair_rows_of_gifts(doc: Doc) -> None:
    """Put each gift that was read as another name of a giver beside the gift before it."""
    for token in doc:
        if token.lower_ == "from" and token.dep_ == "prep" and token.head.dep_ in ("appos", "conj"):
            _beside(token.head)


def _beside(gift: Token) -> None:
    giver = gift.head
    before = giver.head.head
    row = giver.dep_ == "pobj" and giver.head.lower_ == "from" and giver.pos_ == "PROPN" and giver.i < gift.i
    if row and _is_gift(gift) and _is_gift(before):
        hang(gift, before, "conj")


def _is_gift(noun: Token) -> bool:
    lists = word_lists()
    return noun.lemma_ in _SHARES or noun.lemma_ in lists["loans"] or noun.lemma_ in lists["money"]
