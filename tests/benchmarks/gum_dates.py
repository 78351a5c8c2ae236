"""Dates against GUM news: the days that its editors marked in the texts, and the day of each article.

Relative dates count from the day in an article's own dateline, as they do when a report is built; where none can be
read, from the day of its metadata. The texts' mark-up has `<date when="2017-07-21">`, or from and to, around
expressions of time. A marked date is read exactly if a date of ours that covers some of its words has that value, or
begins or ends with it where ours is a range, or means just the days of the marked range. Times of day are left out, as
the vocabulary has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gum import GumDocument, read_gum
from reportgraph.extract.dates.dates import DateMention, find_dates
from reportgraph.extract.model import Value
from reportgraph.extract.parsing.parse import parse
from reportgraph.extract.reading.read import read_text

_OPEN = re.compile(r"<date ([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')


@dataclass(frozen=True, slots=True)
class MarkedDate:
    """Tokens `begin` to `end` (exclusive) and the day, month or year that they mean."""

    begin: int
    end: int
    when: str | None
    start: str | None
    stop: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """How many dates are marked, how many of them we read the same, and what we read otherwise."""

    marked: int
    right: int
    misses: tuple[str, ...]


def measure(folder: Path) -> Result:
    """Find the dates of each article, counted from its day, and compare."""
    marked = right = 0
    misses = []
    for gum in read_gum(folder):
        doc = parse(gum.document).doc
        ours = find_dates(doc, read_text(gum.document.text).date or gum.date)
        for gold in _marked(folder / f"{gum.name}.conllu"):
            marked += 1
            span = gum.offsets[gold.begin].begin, gum.offsets[gold.end - 1].end
            near = [mention for mention in ours if mention.span.begin < span[1] and mention.span.end > span[0]]
            if any(_says(mention, gold) for mention in near):
                right += 1
            else:
                misses.append(_miss(gum, gold, span, near))
    return Result(marked, right, tuple(misses))


def _marked(path: Path) -> Iterator[MarkedDate]:
    """Read the marks; an element that ends at the token it begins with covers that token."""
    opened: tuple[int, dict[str, str]] | None = None
    token = -1
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        token += 1
        markup = next((field for field in cells[9].split("|") if field.startswith("XML=")), "")
        if found := _OPEN.search(markup):
            opened = token, dict(_ATTRIBUTE.findall(found[1]))
        if "</date>" in markup and opened is not None:
            begin, attributes = opened
            opened = None
            if attributes.keys() & {"when", "from"} and "T" not in "".join(attributes.values()):
                yield MarkedDate(begin, token + 1, attributes.get("when"), attributes.get("from"), attributes.get("to"))


def _says(mention: DateMention, gold: MarkedDate) -> bool:
    if gold.when is not None:
        return gold.when in (_text(mention.value), _text(mention.start), _text(mention.end_value))
    days = mention.window and tuple(day.isoformat() for day in mention.window)
    return (gold.start, gold.stop) in (days, (_text(mention.start), _text(mention.end_value)))


def _text(value: Value | None) -> str | None:
    return None if value is None else value.text


def _miss(gum: GumDocument, gold: MarkedDate, span: tuple[int, int], near: list[DateMention]) -> str:
    words = gum.document.text[slice(*span)]
    meant = gold.when or f"{gold.start}/{gold.stop}"
    read = [_text(m.value) or f"{_text(m.start)}/{_text(m.end_value)}" for m in near]
    return f"{gum.name} ({gum.date}): {words!r} is {meant}, read as {', '.join(read) or 'nothing'}"
