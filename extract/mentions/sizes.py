"""Amounts before a noun, which tell how large or dear a thing is and not which: "the P72-billion project"."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.text.numbers import read_number
from reportgraph.ontology.units import Units
from spacy.tokens import Doc

EXTENTS = frozenset({"long", "wide", "high", "deep", "tall"})
_FIRST = 3  # tokens before the amount: "a new state-run $5-million plant"


def behind_sizes(doc: Doc, kept: list[int], head: int, units: Units) -> list[int]:
    """Leave out an amount of money or a size before a noun, and its unit told once more: "a 32-kilometre (km) line"."""
    for at, i in enumerate(kept[: _FIRST + 1]):
        if i < head and (doc[i].text in units.codes or any(c.isdigit() for c in doc[i].text)):
            end = _end_of_amount(doc, i, head, units)
            if end > i:
                return kept[:at] + [k for k in kept if k >= end]
    return kept


def _end_of_amount(doc: Doc, i: int, head: int, units: Units) -> int:
    """Give the token behind an amount that begins at a token and its bracket, or the token where there is none."""
    text, first = doc[i : head + 1].text, doc[i].idx
    sign = units.signs.match(text)
    number = read_number(text, sign.end() + (text[sign.end()] == " ") if sign is not None else 0)
    if number is None or (sign is not None and sign[0].isalpha() and not number.power):
        return i  # "the G20 summit"
    stop = number.end
    unit = units.words.match(text, stop + (text[stop : stop + 1] in (" ", "-", "–"))) if sign is None else None
    if sign is None and (unit is None or not _is_measured(units.code(unit[0]), units)):
        return i
    stop = unit.end() if unit is not None else stop
    end = next((k for k in range(i, head) if doc[k].idx >= first + stop), head)
    if doc[end - 1].idx + len(doc[end - 1]) != first + stop:
        return i
    if doc[end].text in HYPHENS and end + 1 < head:
        return end + 2 if doc[end + 1].lower_ in EXTENTS else i  # "a 20-km-long road", "a 5-million-year-old rock"
    return end + 3 if doc[end].text == "(" and end + 3 <= head and doc[end + 2].text == ")" else end


def _is_measured(code: str, units: Units) -> bool:
    return code in units.measures or code in units.currencies
