"""Tells by the make-up of a phrase what has a measure: "a plant with a capacity of 5 MW", "ships worth 5 million"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token


def bearers(noun: Token, amount: Token) -> Iterator[int]:
    """Give what has the measure by the make-up of its phrase: "a plant with a capacity of 5 MW"."""
    if amount.head.lower_ == "worth" or any(c.lower_ == "worth" and c.i > amount.i for c in noun.lefts):
        yield noun.i
    if noun.dep_ == "pobj" and noun.head.lower_ == "with":
        host = noun.head.head
        objects = [c for c in host.rights if c.dep_ == "dobj" and c.right_edge.i == noun.head.i - 1]
        yield from (t.i for t in (objects if host.pos_ == "VERB" else [host]) if t.pos_ in ("NOUN", "PROPN"))


def apposed(noun: Token) -> Iterator[int]:
    """Give the name right behind a noun and a comma, where it is read as an object: "a loan, the Green Facility"."""
    after = noun.i + 2
    if after < len(noun.doc) and noun.nbor(1).text == ",":
        heads = (t for t in (noun.doc[after], *noun.doc[after].ancestors) if t.pos_ == "PROPN" and t.dep_ == "dobj")
        yield from (t.i for t in heads if t.left_edge.i == after and t.head.i < noun.i)
