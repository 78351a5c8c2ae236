"""Mends rows of places, each with its country behind "in": the parser mixes up what is added to what."""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.parsing.spelling import NAME_PREPOSITIONS
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_knowledge
from spacy.tokens import Doc, Token

_FEWEST = 2
_LARGE = frozenset({"Country", "Region"})
_LINKS = frozenset({",", ";", "and", "or", "as", "well", "&", "the"})
_INSIDE = NAME_PREPOSITIONS | {"de", "del", "da", "do", "dos", "el", "al", "la"}


@dataclass(frozen=True, slots=True)
class _Item:
    """ "Arica and Ilo in Chile": the heads of its names, "in", the country."""

    names: list[Token]
    where: Token
    country: Token


def repair_placed_rows(doc: Doc) -> None:
    """Hang the places of a row "A in B, C in D, and E and F in G" on the first, each country on its own places."""
    row, end = list[_Item](), 0
    for token in doc:
        if token.i < end or token.lower_ != "in":
            continue
        item = _item(token, end if row else token.sent.start)
        linked = item is not None and bool(row) and _is_linked(doc, end, item)
        if not linked:
            _mend(row)
            row = []
        if item is not None:
            row.append(item)
            end = item.country.i + 1
    _mend(row)
    for token in doc:
        if token.dep_ == "conj" and token.pos_ == "NOUN" and token.lemma_.rpartition("-")[2] in GRAMMAR.on_map:
            _region_beside(token)


def _region_beside(region: Token) -> None:
    """ "a clean future for A and the wider region" with a future and a region: the region is beside the place."""
    begin, thing = region.left_edge.i, region.head
    link = region.doc[begin - 1] if begin > region.sent.start + 1 else region
    place = region.doc[link.i - 1]
    wider = link.lower_ in ("and", "or") and link.head == thing
    wider = wider and any(c.tag_ == "JJR" or c.lower_ in ("entire", "whole") for c in region.lefts)
    if not wider or place.ent_type_ not in ("GPE", "LOC") or place.dep_ != "pobj" or not thing.is_ancestor(place):
        return
    if thing.pos_ == "NOUN" and thing.ent_type_ not in ("GPE", "LOC") and thing.lemma_ not in GRAMMAR.on_map:
        hang(region, place, "conj")
        hang(link, place, "cc")


def _item(where: Token, begin: int) -> _Item | None:
    """Give the names right before "in" a country, back to `begin`, two of them with "and" between."""
    doc = where.doc
    found = load_knowledge().gazetteer.longest([t.text for t in doc[where.i + 1 : where.i + 6]], 0)
    if found is None or found[1].cls not in _LARGE or found[1].demonym or where.i + 1 + found[0] > len(doc):
        return None
    country = next((t for t in doc[where.i + 1 : where.i + 1 + found[0]] if t.head == where), None)
    first = _name_before(doc, where.i, begin)
    if first is None or country is None:
        return None
    before = first.left_edge.i if first.left_edge.i > begin else _start(doc, first, begin)
    joined = before - 1 > begin and doc[before - 1].lower_ == "and"
    other = _name_before(doc, before - 1, begin) if joined else None
    return _Item([first] if other is None else [other, first], where, country)


def _name_before(doc: Doc, end: int, begin: int) -> Token | None:
    """Give the head of the name that ends before a token; a land is no place in a country."""
    last = doc[end - 1]
    if end - 1 < begin or last.pos_ != "PROPN":
        return None
    start = _start(doc, last, begin)
    entry = load_gazetteer().get(doc[start:end].text)
    if entry is not None and entry.cls == "Country":
        return None
    return next((t for t in doc[start:end] if not start <= t.head.i < end), last)


def _start(doc: Doc, last: Token, begin: int) -> int:
    at = last.i
    while at > begin and (doc[at - 1].pos_ == "PROPN" or doc[at - 1].lower_ in _INSIDE):
        at -= 1
    while at < last.i and not doc[at].text[0].isupper():
        at += 1
    return at


def _is_linked(doc: Doc, end: int, item: _Item) -> bool:
    """Tell whether only commas and "and" stand between two items."""
    between = doc[end : _start(doc, item.names[0], end)]
    return len(between) > 0 and all(t.lower_ in _LINKS for t in between)


def _mend(row: list[_Item]) -> None:
    if len(row) < _FEWEST:
        return
    first = _beside(first_conjunct(row[0].names[0]), row[0])
    for item in row:
        hang(item.names[0], first, "conj")
        for name in item.names[1:]:
            hang(name, item.names[0], "conj")
        hang(item.where, item.names[0], "prep")
        item.country.dep_ = "pobj"


def _beside(first: Token, item: _Item) -> Token:
    """Give what a row goes on from: the provinces in "the Peruvian provinces of A and B, C in Chile and D in Laos"."""
    kind = first.head.head
    of = first.dep_ == "pobj" and first.head.lower_ == "of" and kind.lemma_ in GRAMMAR.on_map
    return kind if of and first != item.names[0] else first
