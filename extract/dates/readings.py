"""What each form of a date in the calendar means: a reader for each kind of form.

The patterns are in `extract/dates/forms.py`; their named groups are what the readers read. What counts from the day of
the report or from another date is read by `extract/dates/relative_readings.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from reportgraph.extract.text import calendar_terms as terms
from reportgraph.extract.text.calendar_terms import Period

# days: a tense does not choose a date of next year over one of last month, nor of last year over the day after tomorrow
_FAR, _NEAR, _SOON = 300, 65, 5


@dataclass(frozen=True, slots=True)
class Setting:
    """What relative words count from."""

    anchor: Period | None  # the dateline's day, or only its month or year
    tense: Callable[[], str]  # of what the date says the time of: "past", "future" or "" (can't be told)
    previous: Period | None = None  # the date mentioned before it
    beside: Period | None = None  # that, if it stands in the same sentence with its year

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


def said(match: re.Match[str], group: str) -> str:
    """Give a group's words in lower case with single spaces, "" where it is not there."""
    return " ".join((match[group] or "").lower().split())


def year_of(match: re.Match[str], setting: Setting) -> tuple[int | None, bool]:
    """Give the year of "of 2024", "of last year", "of the same year", and whether it is relative."""
    if match["year"]:
        return int(match["year"]), False
    which, year = said(match, "which"), setting.year
    if which in ("the same", "that", "the previous", "the following"):
        year = setting.previous.first.year if setting.previous is not None else None
    step = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(which, 0)
    return (None if year is None else year + step), True


def without_year(make: Callable[[int], Period], setting: Setting) -> Reading:
    """Find the year of a day or month from the dateline and the tense; nearest where no tense tells.

    Without a dateline only a date in the same sentence tells ("open from 29 August 2025, runs through 7 September");
    else the words are a time, but none in the calendar.
    """
    if setting.anchor is None or setting.year is None or setting.anchor == terms.years_of(setting.year):
        same = _existing(make, setting.beside.first.year) if setting.beside is not None else None
        told = same is not None and setting.beside is not None and setting.beside.first <= same.first
        return Reading(same, relative=True, yearless=True) if told else UNKNOWN
    around = [p for p in (_existing(make, setting.year + step) for step in (-4, -1, 0, 1, 4)) if p is not None]
    before = max((p for p in around if p.first <= setting.anchor.last), default=None)
    after = min((p for p in around if p.last >= setting.anchor.first), default=None)
    if before is None or after is None or before == after:
        return Reading(before or after, relative=True, yearless=True)
    ago, ahead = (setting.anchor.first - before.last).days, (after.first - setting.anchor.last).days
    tense = setting.tense()
    if tense == "past":  # "held on 25 October" in a text of 23 October: nobody leaves out that it was last year
        chosen = after if ago > _FAR and ahead < _SOON else before
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
    """Read "24/06/2025", "4.6.2025"; where only custom could tell day from month, nothing but the year is certain."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12 or "/" not in match[0]:
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
        start = without_year(lambda year: terms.day(year, month, first), setting)
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


def days_across(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read a range that names its month twice: "28 February-2 March 2025", "April 29 to May 3", "May 2 to May 4"."""
    first, last = terms.month_number(match["month"]), terms.month_number(match["to_month"])
    begin, end = _day(match["day"]), _day(match["to"])
    if first == last and end <= begin:
        return None

    def make(year: int) -> Period:
        return Period(terms.day(year, first, begin).first, terms.day(year + (last < first), last, end).last)

    if match["year"] is None:
        reading = without_year(make, setting)
    else:
        year = int(match["year"])
        reading = Reading(make(year - (last < first)))
    period = reading.period
    if period is None:
        return reading
    return replace(reading, start=Period(period.first, period.first), end=Period(period.last, period.last))


def calendar_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "May 2024", "May-June 2024", "November of the same year"."""
    year, relative = year_of(match, setting)
    first = terms.month_number(match["month"])
    last = terms.month_number(match["to"]) if match["to"] else first
    if year is None:
        return UNKNOWN
    if last < first:
        return None
    if last > first:
        return Reading(terms.months(year, first, last), terms.month(year, first), terms.month(year, last), relative)
    return Reading(terms.month(year, first), relative=relative)


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
    year, relative = year_of(match, setting)
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
    first = (int(match["ordinal"]) - 1) * 100  # as ISO 8601 counts centuries, and most writers do
    return Reading(terms.years_of(first, first + 99)) if 0 < first < 3000 else None


def division(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read a quarter or a half: "the first quarter of 2024", "Q1 2024", "the second half of last year", "in Q1"."""
    if match["letter"]:
        number, size = int(match["digit"]), {"q": 3, "h": 6}[match["letter"].lower()]
    else:
        number, size = terms.ORDINALS[match["ordinal"].lower()], {"quarter": 3, "half": 6}[match["size"].lower()]
        if size == 6 and match["ordinal"].lower() == "last":
            number = 2
    if number * size > 12:
        return None
    if match["year"] is None and match["which"] is None:
        return without_year(lambda year: terms.months(year, number * size - size + 1, number * size), setting)
    year, relative = year_of(match, setting)
    if year is None:
        return UNKNOWN
    return Reading(terms.months(year, number * size - size + 1, number * size), relative=relative)


def first_months(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the first nine months of 2024"."""
    year, relative = year_of(match, setting)
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
