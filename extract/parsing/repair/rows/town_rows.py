"""Mends rows of towns, each with its country behind a comma: "Kisumu, Kenya and Arusha, Tanzania" are two places."""

from __future__ import annotations

from collections.abc import Iterator
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
    """ "Kisumu , Kenya": where it begins and ends, its land, and (begin, head) of each town that shares it."""

    begin: int
    end: int
    land: Token
    towns: tuple[tuple[int, Token], ...]

    @property
    def town(self) -> Token:
        """The one right before the land."""
        return self.towns[0][1]


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
    beside = tuple(_beside(at, begin, doc))
    return _Item(beside[-1][0] if beside else at, land.i + 1, land, ((at, town), *beside))


def _beside(at: int, begin: int, doc: Doc) -> Iterator[tuple[int, Token]]:
    """Give the towns joined to the one at a place, from behind: "Mombasa, Nakuru and Kisumu, Kenya"."""
    link = "and"
    while at - 1 > begin and doc[at - 1].lower_ == link:
        head, at = doc[at - 2], at - 1
        while at > begin and head.i + 1 - at < _LONGEST and doc[at - 1].pos_ == "PROPN":
            at -= 1
        entry = load_gazetteer().get(doc[at : head.i + 1].text)
        if entry is None or entry.cls != "City":
            return
        yield at, head
        link = ","


def _is_closed(item: _Item) -> bool:
    """Tell towns with their land from what stands before a list: "In Oslo and Bergen, Norway and Chad met"."""
    doc = item.land.doc
    after = doc[item.end] if item.end < len(doc) else None
    ends = after is None or after.pos_ == "ADP" or after.text in (",", ".", ";", ")")
    return ends and item.begin > item.land.sent.start + 1


def _mend(row: list[_Item]) -> None:
    towns = sorted(town for item in row for town in item.towns)
    if len(towns) < _FEWEST or (len(row) < _FEWEST and not _is_closed(row[0])):
        return
    first = towns[0][1]
    doc = first.doc
    inside = range(row[0].begin, row[-1].end)
    top = first
    while top.head != top and top.head.i in inside:
        top = top.head
    if top.head == top:
        return
    take_place(first, top)
    for begin, town in towns:
        if town != first:
            hang(town, first, "conj")
        for t in doc[begin : town.i]:
            hang(t, town, "compound")
    for item in row:
        hang(item.land, item.town, "appos")
        hang(doc[item.town.i + 1], item.town, "punct")
    commas = [item.town.i + 1 for item in row]
    for t in doc[first.i : row[-1].end]:
        if t.lower_ in _LINKS and t.i not in commas:
            hang(t, first, "cc" if t.text.isalpha() else "punct")
