"""Mends a town with its country behind it, where the country was read as another name of what is in the town."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.gazetteer import load_gazetteer
from spacy.tokens import Token

_WHERE = frozenset({"in", "at", "near", "outside", "from", "to"})
_LARGE = ("Country", "Region")


def mend_town(country: Token) -> None:
    """ "a meeting in Kisumu, Kenya on Monday" with the meeting as Kenya's other name: Kisumu is there."""
    doc, begin = country.doc, country.left_edge.i
    if country.dep_ not in ("appos", "npadvmod") or begin < 2 or doc[begin - 1].text != ",":
        return
    town = doc[begin - 2]
    entry = load_gazetteer().get(doc[begin : country.i + 1].text)
    placed = town.dep_ == "pobj" and town.pos_ == "PROPN" and town.head.lower_ in _WHERE and town != country.head
    listed = any(c.dep_ in ("conj", "cc") for c in country.children)
    if placed and not listed and entry is not None and entry.cls in _LARGE and not entry.demonym:
        hang(country, town, "appos")
        hang(doc[begin - 1], town, "punct")
