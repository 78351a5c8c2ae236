"""Mends rows of towns, each with its country behind a comma: "Kisumu, Kenya and Arusha, Tanzania" are two places."""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.parsing.tree import hang, take_place
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_knowledge
from spacy.tokens import Doc, Token

_FEWEST = 2
_LARGE = frozenset({"Country", "Region"})
_LINKS = frozenset({",", ";", "and", "or"})
_PLACED = frozenset({"GPE", "LOC", "FAC"})
_LONGEST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class _Item:
    """ "Kisumu , Kenya": where it begins and ends, and the heads of both names."""

    begin: int
    end: int
    town: Token
    land: Token


def repair_town_rows(doc: Doc) -> None:
    """Hang the towns of a row on the first, and each country on its own town."""
    row: list[_Item] = []
    for comma in doc:
        item = _item(comma, row[-1].end if row else comma.sent.start) if comma.text == "," else None
        if item is None:
            continue
        linked = bool(row) and 0 < item.begin - row[-1].end <= _FEWEST
        linked = linked and all(t.lower_ in _LINKS for t in doc[row[-1].end : item.begin])
        if not linked:
            _mend(row)
            row = []
        row.append(item)
    _mend(row)


def _item(comma: Token, begin: int) -> _Item | None:
    """Give a name that is no land with the land right behind it."""
    doc = comma.doc
    found = load_knowledge().gazetteer.longest([t.text for t in doc[comma.i + 1 : comma.i + 6]], 0)
    if found is None or found[1].cls not in _LARGE or found[1].demonym or comma.i + 1 + found[0] > comma.sent.end:
        return None
    at = comma.i
    while at > begin and comma.i - at < _LONGEST and doc[at - 1].pos_ == "PROPN":
        at -= 1
    entry = load_gazetteer().get(doc[at : comma.i].text)
    town, land = doc[comma.i - 1], doc[comma.i + found[0]]
    known = entry is not None and entry.cls in ("City", "Facility", "Place")
    if at == comma.i or (entry is not None and not known) or not (known or town.ent_type_ in _PLACED):
        return None
    return _Item(at, land.i + 1, town, land)


def _mend(row: list[_Item]) -> None:
    if len(row) < _FEWEST:
        return
    doc, first = row[0].town.doc, row[0].town
    inside = range(row[0].begin, row[-1].end)
    top = first
    while top.head != top and top.head.i in inside:
        top = top.head
    if top.head == top:
        return
    take_place(first, top)
    for item in row:
        if item.town != first:
            hang(item.town, first, "conj")
        hang(item.land, item.town, "appos")
        hang(doc[item.town.i + 1], item.town, "punct")
        for t in doc[item.begin : item.town.i]:
            hang(t, item.town, "compound")
    for t in doc[row[0].end : row[-1].begin]:
        if t.lower_ in _LINKS and not any(item.begin <= t.i < item.end for item in row):
            hang(t, first, "cc" if t.text.isalpha() else "punct")
