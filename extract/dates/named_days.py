"""Days that a text calls by a name of its own: "Saturday, the opening night", "On day five, 18 June, …".

A date that stands in apposition to the name says which day it is, wherever else the text uses the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgraph.extract.dates.readings import Reading
from spacy.tokens import Doc

_NAMED = re.compile(
    r"\b(?:the\s+)?(?P<name>(?:opening|closing)\s+(?:day|night)"
    r"|day\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|\d\d?)(?!\w))\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*,\s*")
_Found = tuple[int, int, Reading]  # first token, token after the last, what is meant


def named_days(doc: Doc, dates: Sequence[_Found]) -> Iterator[_Found]:
    """Give the named days of a text whose date is told somewhere in it; names for two different days are left out."""
    text = doc.text
    names = [(match, doc.char_span(*match.span())) for match in _NAMED.finditer(text)]
    told: dict[str, set[Reading]] = {}
    for match, span in names:
        if span is not None:
            told.setdefault(_key(match), set()).update(_beside(text, doc, span.start, span.end, dates))
    for match, span in names:
        if span is not None and len(told[_key(match)]) == 1:
            yield span.start, span.end, next(iter(told[_key(match)]))


def _key(match: re.Match[str]) -> str:
    return " ".join(match["name"].lower().split())


def _beside(text: str, doc: Doc, begin: int, end: int, dates: Sequence[_Found]) -> Iterator[Reading]:
    """Give the day before or after the name, with a comma between."""
    for first, last, reading in dates:
        if reading.period is None or reading.period.first != reading.period.last:
            continue
        edges = (doc[:last].end_char, doc[begin].idx) if last <= begin else (doc[:end].end_char, doc[first].idx)
        if edges[0] <= edges[1] and _COMMA.fullmatch(text, *edges):
            yield replace(reading, relative=True)
