"""What each form of a date means, given the day of the report: a reader for each kind of form.

The patterns are in `extract/date_forms.py`; their named groups are what the readers read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from reportgraph.extract import calendar_terms as terms
from reportgraph.extract.calendar_terms import Period

_FAR, _NEAR = 300, 65  # days: a tense does not choose a date of next year over one of last month


@dataclass(frozen=True, slots=True)
class Setting:
    """What relative words count from."""

    anchor: Period | None  # the dateline's day, or only its month or year
    tense: Callable[[], str]  # of what the date says the time of: "past", "future" or "" (can't be told)
    previous: Period | None = None  # the date mentioned before it

    @property
    def today(self) -> date | None:
        """Give the day that the report is of, if it is known to the day."""
        return self.anchor.first if self.anchor is not None and self.anchor.first == self.anchor.last else None

    @property
    def year(self) -> int | None:
        """Give the year that the report is of."""
        return self.anchor.first.year if self.anchor is not None else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words mean; a `period` of None is a time that can't be put into the calendar."""

    period: Period | None
    start: Period | None = None  # only for ranges
    end: Period | None = None
    relative: bool = False
    yearless: bool = False  # a month or day whose year was worked out


UNKNOWN = Reading(None, relative=True)


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _said(match: re.Match[str], group: str) -> str:
    """Give a group's words in lower case with single spaces, "" where it is not there."""
    return " ".join((match[group] or "").lower().split())


def _year_of(match: re.Match[str], setting: Setting) -> tuple[int | None, bool]:
    """Give the year of "of 2024", "of last year", "of the same year", and whether it is relative."""
    if match["year"]:
        return int(match["year"]), False
    which, year = _said(match, "which"), setting.year
    if which in ("the same", "that", "the previous", "the following"):
        year = setting.previous.first.year if setting.previous is not None else None
    step = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(which, 0)
    return (None if year is None else year + step), True


def _without_year(make: Callable[[int], Period], setting: Setting) -> Reading:
    """Find the year of a day or month from the dateline and the tense; nearest where no tense tells.

    Without a dateline nothing is known: the words are a time, but none in the calendar.
    """
    if setting.anchor is None or setting.year is None or setting.anchor == terms.years_of(setting.year):
        return UNKNOWN
    around = [p for p in (_existing(make, setting.year + step) for step in (-4, -1, 0, 1, 4)) if p is not None]
    before = max((p for p in around if p.first <= setting.anchor.last), default=None)
    after = min((p for p in around if p.last >= setting.anchor.first), default=None)
    if before is None or after is None or before == after:
        return Reading(before or after, relative=True, yearless=True)
    ago, ahead = (setting.anchor.first - before.last).days, (after.first - setting.anchor.last).days
    tense = setting.tense()
    if tense == "past":
        chosen = before
    elif tense == "future":
        chosen = before if ahead > _FAR and ago < _NEAR else after
    else:
        chosen = before if ago <= ahead else after
    return Reading(chosen, relative=True, yearless=True)


def _existing(make: Callable[[int], Period], year: int) -> Period | None:
    try:
        return make(year)
    except ValueError:  # 29 February
        return None


def iso(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "2025-06-24"."""
    return Reading(terms.day(int(match[1]), int(match[2]), int(match[3])))


def slashed(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "24/06/2025"; where only custom could tell day from month, nothing but the year is certain."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12:
        return Reading(terms.day(year, second, first))
    if second > 12 or first == second:
        return Reading(terms.day(year, first, second))
    return Reading(terms.years_of(year))


def calendar_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "June 24, 2025", "24-26 June", and the like."""
    month, first = terms.month_number(match["month"]), _day(match["day"])
    last = _day(match["to"]) if match["to"] else first
    if match["year"] is None:
        if last <= first and match["to"]:
            return None
        start = _without_year(lambda year: terms.day(year, month, first), setting)
        if start.period is None or last == first:
            return start
        year = start.period.first.year
        end = terms.day(year, month, last)
        return Reading(Period(start.period.first, end.last), start.period, end, relative=True, yearless=True)
    year = int(match["year"])
    start_day, end_day = terms.day(year, month, first), terms.day(year, month, last)
    if start_day == end_day:
        return Reading(start_day)
    return Reading(Period(start_day.first, end_day.last), start_day, end_day) if start_day < end_day else None


def calendar_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "May 2024", "May-June 2024", "November of the same year"."""
    year, relative = _year_of(match, setting)
    first = terms.month_number(match["month"])
    last = terms.month_number(match["to"]) if match["to"] else first
    if year is None:
        return UNKNOWN
    if last < first:
        return None
    if last > first:
        return Reading(terms.months(year, first, last), terms.month(year, first), terms.month(year, last), relative)
    return Reading(terms.month(year, first), relative=relative)


def bare_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "in May", "last May", "mid-May"."""
    month, which = terms.month_number(match["month"]), _said(match, "which_month")
    if not which:
        return _without_year(lambda year: terms.month(year, month), setting)
    if setting.year is None or setting.anchor is None:
        return UNKNOWN
    here = terms.month(setting.year, month)
    if which in ("last", "this past") and here.last >= setting.anchor.first:
        here = here.shifted(-1)
    elif which in ("next", "this coming") and here.first <= setting.anchor.last:
        here = here.shifted(1)
    return Reading(here, relative=True)


def weekday(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "on Sunday", "last Sunday", "next Sunday"."""
    if (today := setting.today) is None:
        return UNKNOWN
    number, which = terms.WEEKDAYS[match["weekday"].lower()], _said(match, "which_day")
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if which == "next":
        at = terms.week(today, 1).first + timedelta(days=number)
    elif which == "last":
        at = today - timedelta(days=back or 7)
    elif which in ("this coming", "coming"):
        at = today + timedelta(days=ahead or 7)
    elif which in ("the following", "the previous", "the next", "that"):
        return UNKNOWN
    else:
        at = today + timedelta(days=ahead) if setting.tense() == "future" else today - timedelta(days=back)
    return Reading(Period(at, at), relative=True)


def years(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "1950-53", "2021-2030"."""
    first, text = int(match["first"]), match["last"]
    last = int(text) if len(text) == 4 else int(match["first"][: 4 - len(text)] + text)
    if last <= first:
        return None
    return Reading(terms.years_of(first, last), terms.years_of(first), terms.years_of(last))


def plain_year(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "2024"."""
    return Reading(terms.years_of(int(match["year"])))


def relative_year(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the end of 2025", "early next year", "year-end"."""
    year, relative = _year_of(match, setting)
    return Reading(terms.years_of(year), relative=relative) if year is not None else UNKNOWN


def decade(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the 1990s", "the late nineties"."""
    text = match["decade"].lower().lstrip("'’")
    if (tens := terms.DECADES.get(text)) is not None:
        first = 1900 + tens
    else:
        first = int(text[:-1]) if len(text) == 5 else 1900 + int(text[:-1])
    return Reading(terms.years_of(first, first + 9))


def century(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the 19th century"."""
    first = (int(match["ordinal"]) - 1) * 100
    return Reading(terms.years_of(first + 1, first + 100)) if 0 < first < 3000 else None


def division(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read a quarter or a half: "the first quarter of 2024", "Q1 2024", "the second half of last year"."""
    year, relative = _year_of(match, setting)
    if year is None:
        return UNKNOWN
    if match["letter"]:
        number, size = int(match["digit"]), {"q": 3, "h": 6}[match["letter"].lower()]
    else:
        number, size = terms.ORDINALS[match["ordinal"].lower()], {"quarter": 3, "half": 6}[match["size"].lower()]
        if size == 6 and match["ordinal"].lower() == "last":
            number = 2
    if number * size > 12:
        return None
    return Reading(terms.months(year, number * size - size + 1, number * size), relative=relative)


def first_months(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the first nine months of 2024"."""
    year, relative = _year_of(match, setting)
    count = terms.number(match["count"])
    if year is None or count is None or not 1 < count < 12:
        return UNKNOWN
    return Reading(terms.months(year, 1, count), terms.month(year, 1), terms.month(year, count), relative)


def fiscal(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "fiscal year 2022", "FY22": the year as it is called; when it begins differs by country."""
    text = re.sub(r"\D", "", match["fiscal"])
    return Reading(terms.years_of(int(text) if len(text) == 4 else 2000 + int(text)))


def season_of_year(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the spring of 2024" (northern); a winter is said to be of its year, nothing finer."""
    year, span = int(match["season_year"]), terms.SEASONS.get(match["season"].lower())
    return Reading(terms.months(year, *span) if span else terms.years_of(year))


def season(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "last summer"."""
    span = terms.SEASONS.get(match["season"].lower())
    which = _said(match, "which_season")
    if span is None or setting.year is None or setting.anchor is None:
        return UNKNOWN
    here = terms.months(setting.year, *span)
    step = -1 if which == "last" and here.last >= setting.anchor.first else 0
    step = 1 if which == "next" and here.first <= setting.anchor.last else step
    return Reading(terms.months(setting.year + step, *span), relative=True)


def adverb(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "yesterday", "today", "tomorrow"."""
    if (today := setting.today) is None:
        return UNKNOWN
    word = _said(match, "adverb")
    days = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    at = today + timedelta(days=days.get(word, 0))
    return Reading(Period(at, at), relative=True)


def _step(unit: str, count: int, setting: Setting) -> Reading:
    """Give the unit that is `count` units away from the dateline's own ("last month": -1)."""
    anchor, today = setting.anchor, setting.today
    if anchor is None:
        return UNKNOWN
    if unit == "year":
        return Reading(terms.years_of(anchor.first.year + count), relative=True)
    if anchor == terms.years_of(anchor.first.year):
        return UNKNOWN
    if unit == "month":
        return Reading(terms.month(anchor.first.year, anchor.first.month + count), relative=True)
    if unit == "quarter":
        first = (anchor.first.month - 1) // 3 * 3 + 1 + 3 * count
        period = Period(terms.month(anchor.first.year, first).first, terms.month(anchor.first.year, first + 2).last)
        return Reading(period, relative=True)
    if today is None:
        return UNKNOWN
    if unit == "day":
        at = today + timedelta(days=count)
        return Reading(Period(at, at), relative=True)
    if unit == "week":
        return Reading(terms.week(today, count), relative=True)
    if unit == "weekend":  # a report of the first days of a week says "this weekend" of the days just past
        past = count == 0 and today.weekday() < 5 and setting.tense() != "future"
        return Reading(terms.weekend(today, -1 if past else count), relative=True)
    return UNKNOWN


def unit(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "last week", "earlier this month", "over the weekend"."""
    which, unit = _said(match, "which_unit") or "this", (match["unit"] or "weekend").lower()
    if which.startswith(("the ", "past", "coming")) and unit != "weekend":
        return UNKNOWN  # "over the past year" is a span that ends today, "the year" is told by its context
    back = which.endswith(("last", "past"))
    count = -1 if back else 1 if which.endswith(("next", "coming", "upcoming")) else 0
    if unit == "weekend" and back and setting.today is not None and setting.today.weekday() > 5:
        return UNKNOWN
    return _step(unit, count, setting)


def ago(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "two years ago"; with "nearly" or "over" before it, nothing certain is said."""
    count, unit = terms.number(match["count"]), match["unit"].lower()
    if count is None or match["hedge"] or unit in ("decade", "century"):
        return UNKNOWN
    return _step(unit, -count, setting)


def from_previous(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read what counts from the date mentioned before: "a year earlier", "the same month", "two days later"."""
    unit = (match["unit"] or match["unit2"]).lower()
    words = " ".join(match[0].lower().split())
    count = terms.number(match["count"] or "one") if "count" in match.re.groupindex else 1
    back = words.endswith(("earlier", "before", "previously")) or "previous" in words or "preceding" in words
    same = "same" in words or words.startswith("that ")
    at = setting.previous
    if at is None and unit == "year" and back and count is not None:
        return _step(unit, -count, setting)
    if at is None or count is None:
        return UNKNOWN
    step = 0 if same else -count if back else count
    if unit == "year" and (at.value is not None):
        whole = same or "previous" in words or "following" in words or "next" in words
        return Reading(terms.years_of(at.first.year + step) if whole else at.shifted(step), relative=True)
    if unit == "month" and at.first.month == at.last.month and at.first.year == at.last.year:
        return Reading(terms.month(at.first.year, at.first.month + step), relative=True)
    if unit == "day" and at.first == at.last:
        moved = at.first + timedelta(days=step)
        return Reading(Period(moved, moved), relative=True)
    return UNKNOWN


def span(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "in recent years", "the past five months": a time, but none in the calendar."""
    return UNKNOWN
