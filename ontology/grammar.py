"""Words that English grammar treats in a way of its own (`lexicon/grammar.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reportgraph.ontology.resources import pack_file, read_toml


class Grammar:
    """The lists of the file, each a frozen set under its name: `GRAMMAR.crowds`."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        for name, words in lists.items():
            setattr(self, name, frozenset(words))

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> frozenset[str]: ...


GRAMMAR = Grammar(read_toml(pack_file("lexicon/grammar.toml")))  # of English, not of a domain pack


def governs(noun: str, preposition: str) -> bool:
    """Tell whether a noun (its lemma) needs a phrase with a preposition to say what it is: "ties with A"."""
    return f"{noun} {preposition}" in GRAMMAR.governing
