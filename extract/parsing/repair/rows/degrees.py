"""Mends what a degree is in and from: "a degree in A from B and a master's from C"."""

from __future__ import annotations

from functools import cache

from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.frames import word_lists
from spacy.tokens import Token


@cache
def _degrees() -> frozenset[str]:
    return frozenset(word_lists()["degrees"])


def mend_source_of_degree(source: Token) -> None:
    """ "a degree in A from B" with A from B: the degree is."""
    link = source.head.head
    degree = link.head
    if link.lower_ in ("in", "of") and _is_degree(degree) and degree.i < link.i:
        hang(source, degree, "prep")


def _is_degree(token: Token) -> bool:
    return token.lemma_.lower() in _degrees() or token.lower_ in _degrees()


def mend_second_degree(noun: Token) -> None:
    """ "a degree from A and a master's from C" with the second beside A or what the first is in: it is a degree."""
    link = noun.head.head
    first = link.head if link.dep_ == "prep" else noun
    if first.dep_ == "pobj":
        first = first.head.head  # "in physics from A"
    if first.pos_ == "VERB":
        first = next((c for c in first.rights if c.dep_ == "dobj" and c.i < link.i), noun)
    if first != noun and _is_degree(noun) and _is_degree(first) and first.i < noun.i:
        hang(noun, first, "conj")
        if link.dep_ == "prep" and link.head.pos_ == "VERB":
            hang(link, first, "prep")
