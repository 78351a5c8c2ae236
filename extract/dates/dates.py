"""Dates in a text: where they stand and which days they mean.

The forms are those of `extract/dates/forms.py`; this module knows the syntax around them. By the conventions of English
news a weekday, month or day without a year is the last one up to the dateline, or the next one if the verb that it
belongs to speaks of the future. Nothing is made more precise than the words are: a week, a quarter, a season gives
its month if it lies in one, else its year; a decade or a range over several years has no value of its own. What can't
be put into the calendar ("two hours ago", anything relative where no dateline is known) is a mention without a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from reportgraph.extract.dates.checks import in_name, is_date
from reportgraph.extract.dates.forms import readings
from reportgraph.extract.dates.named_days import named_days
from reportgraph.extract.dates.readings import UNKNOWN, Reading, Setting
from reportgraph.extract.dates.tense import tense_at
from reportgraph.extract.model import Span, Value
from reportgraph.extract.text import calendar_terms as terms
from reportgraph.extract.text.calendar_terms import Period
from reportgraph.extract.text.surface import chars_of
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that say a time. `begin` and `end` are token indices (`end` exclusive), `span` the characters.

    `value` is what to write as rg:atTime or date; None where no xsd type can say it. `start` and `end_value` are set
    for ranges ("2021-2030", "from 2019 to 2023") and, one of them, where the preposition opens or closes a time ("since
    2019", "by 2027"; "by the end of 2027" closes on its last day). `window` holds the first and last day that are
    meant, for ordering and comparison.
    """

    begin: int
    end: int
    span: Span
    start: Value | None
    end_value: Value | None
    value: Value | None
    relative: bool
    in_name: bool = False  # part of a name ("Vision 2030"): no date of an event
    role: str = "at"  # "at", "since", "until" (also "by"), "before", "after", "compared" ("up from 2019")
    window: tuple[date, date] | None = None


_STARTERS = frozenset(
    "the this last next past coming that early mid late earlier later sometime beginning start end middle year"
    " yesterday today tonight tomorrow spring summer autumn fall winter first second third fourth fiscal financial"
    " fy q1 q2 q3 q4 h1 h2 a an several many some few couple recent nearly almost about around roughly just more"
    " over at less upcoming previous following very twenties sixties seventies eighties nineties".split()
)
_STORY = 60  # tokens
_BASES = frozenset({"from", "than", "with", "to", "on", "over"})
_CLOSING = frozenset({"till", "through", "to", "until"})
_BEFORE_NOUNS = frozenset({"nummod", "compound", "nmod", "amod", "poss", "npadvmod"})
_ROLES = {
    **dict.fromkeys(("since", "from", "starting", "beginning"), "since"),
    "back to": "since",
    **dict.fromkeys(("until", "till", "by", "through", "ending"), "until"),
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    "after": "after",
    "following": "after",
}


def find_dates(doc: Doc, anchor: str | None = None) -> tuple[DateMention, ...]:
    """Find all dates of the text, in its order and disjoint.

    Args:
        doc: The parsed text.
        anchor: The day that relative dates count from (ISO 8601; a month or a year alone resolve what they can).

    """
    text, at_anchor, found = doc.text, _anchor_of(anchor), list[tuple[int, int, Reading]]()
    reached, previous, ahead = 0, None, False
    for token in doc:
        if token.idx < reached or not _may_start(token):
            continue
        # What has happened is not counted from what is to come: "will open by 2030. Exports fell from a year earlier"
        counted = None if ahead and tense_at(token) == "past" else previous
        setting = Setting(at_anchor, partial(tense_at, token), counted, _beside(token, found))
        for end, reading in readings(text, token.idx, setting):
            span = doc[token.i : token_end(doc, token.i, end)]
            if any(c.isalnum() for c in text[end : span.end_char]) or _crosses_sentences(doc, span.start, span.end):
                continue
            if is_date(doc, span.start, span.end, reading):
                if _continues_another_year(found, span.start, reading, at_anchor):
                    reading = UNKNOWN
                reading = _weekday_after(found, span, reading)
                found.append((span.start, span.end, reading))
                if reading.period is not None:
                    previous, ahead = reading.period, tense_at(token) == "future"
                reached = max(end, span.end_char)
            break
    named = [day for day in named_days(doc, found) if not any(b < day[1] and day[0] < e for b, e, _ in found)]
    return tuple(_mention(doc, *item) for item in _joined(doc, sorted([*found, *named], key=lambda item: item[:2])))


def _anchor_of(anchor: str | None) -> Period | None:
    if anchor is None:
        return None
    parts = [int(part) for part in anchor[:10].split("-")]
    if len(parts) == 3:
        return terms.day(*parts)
    return terms.month(*parts) if len(parts) == 2 else terms.years_of(parts[0])


def _beside(token: Token, found: Sequence[tuple[int, int, Reading]]) -> Period | None:
    """Give the date before it in its sentence, if its year is told; "the 1970s" are no year."""
    if not found or found[-1][0] < token.sent.start or found[-1][2].relative:
        return None
    period = found[-1][2].period
    return period if period is not None and period.first.year == period.last.year else None


def _continues_another_year(
    found: Sequence[tuple[int, int, Reading]], at: int, reading: Reading, anchor: Period | None
) -> bool:
    """Tell whether a day without a year may belong to the story of another year ("on July 1, 1863 … On July 3").

    The year in which the report is written is no other one.
    """
    if not reading.yearless or reading.period is None or not found:
        return False
    _, end, before = found[-1]
    told = before.period is not None and not before.relative and before.period.first == before.period.last
    if anchor is not None and before.period is not None and before.period.first.year == anchor.first.year:
        return False
    return (
        told
        and at - end < _STORY
        and before.period is not None
        and before.period.first.year != reading.period.first.year
    )


def _weekday_after(found: Sequence[tuple[int, int, Reading]], span: SpacySpan, reading: Reading) -> Reading:
    """Give the day on which a thing ends that begins before: "opens on Monday and runs until Friday"."""
    before = found[-1][2].period if found and found[-1][0] >= span[0].sent.start else None
    closes = span.start > 0 and span.doc[span.start - 1].lower_ in _CLOSING and span[-1].lower_ in terms.WEEKDAYS
    if before is None or reading.period is None or not closes:
        return reading
    if not reading.period < before and span.doc[found[-1][1] - 1].lower_ not in terms.WEEKDAYS:
        return reading
    ahead = (reading.period.first.weekday() - before.first.weekday()) % 7 or 7
    day = before.first + timedelta(days=ahead)
    return replace(reading, period=Period(day, day))


def token_end(doc: Doc, begin: int, end: int) -> int:
    """Give the index after the token that reaches character `end`; `Doc.char_span` walks the whole text for that."""
    at = begin + 1
    while at < len(doc) and doc[at].idx < end:
        at += 1
    return at


def _crosses_sentences(doc: Doc, begin: int, end: int) -> bool:
    return any(doc[i].is_sent_start for i in range(begin + 1, end))


def _may_start(token: Token) -> bool:
    word = token.lower_
    if word[0].isdigit() or word in _STARTERS or word in terms.SMALL:
        return True
    if word.startswith(("mid-", "fy", "'", "’")):
        return True
    word = word.rstrip(".")
    return (word in terms.MONTHS or word in terms.WEEKDAYS) and token.text[0].isupper()


def _joined(doc: Doc, found: Sequence[tuple[int, int, Reading]]) -> Iterator[tuple[int, int, Reading]]:
    """Join "from A to B", "between A and B", "A - B"; B's year is also A's where A has none."""
    items, at = list(found), 0
    while at < len(items):
        begin, end, reading = items[at]
        between = [t for t in doc[end : items[at + 1][0]] if not t.is_space] if at + 1 < len(items) else []
        if len(between) == 1 and _is_range(doc, begin, between[0]):
            _, last, closing = items[at + 1]
            if (joined := _range(reading, closing)) is not None:
                yield begin, last, joined
                at += 2
                continue
        yield begin, end, reading
        at += 1


def _is_range(doc: Doc, begin: int, linking: Token) -> bool:
    link = linking.lower_
    before = doc[begin - 1].lower_ if begin else ""
    if link in ("-", "–", "—", "--"):
        return True
    return (
        (before == "from" and link in ("to", "until", "through", "till"))
        or (before == "between" and link == "and")
        or (link in ("through", "until") and before != "from")
    )


def _range(opening: Reading, closing: Reading) -> Reading | None:
    start, end = opening.period, closing.period
    if start is None or end is None or opening.start is not None or closing.start is not None:
        return None
    if opening.yearless and not (closing.relative or closing.yearless):
        start = start.shifted(end.first.year - start.first.year)
    elif closing.yearless and end < start:
        end = end.shifted(start.first.year - end.first.year)
        end = end if start < end else end.shifted(1)
    if not start < end:
        return None
    return Reading(Period(start.first, end.last), start, end, relative=opening.relative and closing.relative)


def _mention(doc: Doc, begin: int, end: int, reading: Reading) -> DateMention:
    period, words = reading.period, doc[begin:end]
    value = period.value if period is not None else None
    start = reading.start.value if reading.start is not None else None
    end_value = reading.end.value if reading.end is not None else None
    role = "at"
    if reading.start is None:
        role = _role(doc, begin, end)
        start = value if role == "since" else None
        end_value = _limit(words.text, reading) if role == "until" else None
    return DateMention(
        begin,
        end,
        chars_of(doc, begin, end),
        start,
        end_value,
        value,
        reading.relative,
        in_name(doc, begin, end),
        role,
        (period.first, period.last) if period is not None else None,
    )


def _limit(words: str, reading: Reading) -> Value | None:
    """Give what closes a time: "by 2025", but "by the end of 2025" and "by year-end" mean the last day."""
    if reading.period is None:
        return None
    last = Period(reading.period.last, reading.period.last)
    return last.value if re.search(r"\bend\b", words, re.IGNORECASE) else reading.period.value


def _role(doc: Doc, begin: int, end: int) -> str:
    if begin == 0 or (end < len(doc) and _modifies_next(doc, begin, end)):
        return "at"
    before = doc[begin - 1].lower_
    base = before in _BASES
    if begin > 1 and before in ("to", "of"):
        before = f"{doc[begin - 2].lower_} {before}"
    than = before == "in" and begin > 1 and doc[begin - 2].lower_ == "than"  # "more than in 2023"
    if than or (base and _is_base(doc, begin, end)):
        return "compared"
    return _ROLES.get(before, "at")


def _is_base(doc: Doc, begin: int, end: int) -> bool:
    """Tell whether a figure is compared with the date ("up 5 percent from 2019", "than a year earlier")."""
    last, first = doc[end - 1].lower_, doc[begin].lower_
    if first == "last" and doc[begin - 1].lower_ == "from":
        return True
    if last in ("earlier", "ago", "before", "previously") or doc[begin - 1].lower_ == "than":
        return True
    at = doc[begin - 2] if begin > 1 else None
    if at is not None and at.lower_ == "compared":
        return True
    return (
        at is not None
        and (doc[begin - 1].lower_ == "from" or (doc[begin - 1].lower_ in ("on", "over") and last == "year"))
        and (at.lower_ in ("%", "percent", "cent", "points", "up", "down") or at.like_num)
    )


def _modifies_next(doc: Doc, begin: int, end: int) -> bool:
    """Tell whether the date stands before the noun that it dates ("since Friday's vote", "since the 2023 summit")."""
    roots = (doc[begin:end].root, doc[end - 1])  # "the 6 May attack", read with both as words of the attack
    return doc[end].lower_ in ("'s", "’s") or any(t.head.i >= end and t.dep_ in _BEFORE_NOUNS for t in roots)
