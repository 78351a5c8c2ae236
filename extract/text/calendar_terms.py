"""Stretches of the calendar, and how English names months, weekdays and numbers. Pure: knows no text and no syntax.

No date library does this part: dateparser and dateutil fill in what a text leaves open ("May 2024" becomes a day), and
dateparser needs milliseconds for a phrase; parsedatetime is no longer kept.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from reportgraph.extract.model import Value

# Not those of the module `calendar`, which are in the language of the process's locale.
MONTH_NAMES = tuple("January February March April May June July August September October November December".split())
WEEKDAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = {word: n for n, name in enumerate(MONTH_NAMES, 1) for word in (name.lower(), name[:3].lower())} | {"sept": 9}
WEEKDAYS = {word: n for n, name in enumerate(WEEKDAY_NAMES) for word in (name.lower(), name[:3].lower())}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}  # winter lies in two years
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
SMALL = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
}
SMALL |= {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80}
_YEAR_DIGITS = 4
DECADES |= {"nineties": 90}


def is_month_or_year(word: str) -> bool:
    """Tell "May" and "2015", which a preposition puts behind what was done then."""
    return word.lower() in MONTHS or (word.isdigit() and len(word) == _YEAR_DIGITS)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both included, within which the words say that something is."""

    first: date
    last: date

    @property
    def value(self) -> Value | None:
        """Give the finest of date, gYearMonth and gYear that holds the whole period; a decade has none."""
        if self.first == self.last:
            return Value(self.first.isoformat(), "date")
        if self.first.year != self.last.year:
            return None
        if self.first.month != self.last.month:
            return Value(f"{self.first.year:04d}", "gYear")
        return Value(f"{self.first.year:04d}-{self.first.month:02d}", "gYearMonth")

    def shifted(self, years: int) -> Period:
        """Give the same stretch of another year ("a year earlier"), as long as this one is a day, a month or a year."""
        year = self.first.year + years
        if self.first == self.last:
            return day(year, self.first.month, min(self.first.day, calendar.monthrange(year, self.first.month)[1]))
        if self.first.month == self.last.month:
            return month(year, self.first.month)
        return years_of(year)


def day(year: int, month_: int, day_: int) -> Period:
    """Give one day.

    Raises:
        ValueError: There is no such day.

    """
    at = date(year, month_, day_)
    return Period(at, at)


def month(year: int, month_: int) -> Period:
    """Give a month; months beyond 1 to 12 run into the years around."""
    year, month_ = year + (month_ - 1) // 12, (month_ - 1) % 12 + 1
    return Period(date(year, month_, 1), date(year, month_, calendar.monthrange(year, month_)[1]))


def months(year: int, first: int, last: int) -> Period:
    """Give the months `first` to `last` of a year."""
    return Period(month(year, first).first, month(year, last).last)


def years_of(first: int, last: int | None = None) -> Period:
    """Give a year, or the years from one to another."""
    return Period(date(first, 1, 1), date(last or first, 12, 31))


def week(of: date, offset: int = 0) -> Period:
    """Give the week, Monday to Sunday, `offset` weeks away from the day."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=offset)
    return Period(monday, monday + timedelta(days=6))


def weekend(of: date, offset: int = 0) -> Period:
    """Give Saturday and Sunday of the week that is `offset` weeks away from the day."""
    sunday = week(of, offset).last
    return Period(sunday - timedelta(days=1), sunday)


def month_number(name: str) -> int:
    """Give the number of a month by its name or a short form of it ("Sept.")."""
    return MONTHS[name[:3].lower()]


def number(word: str) -> int | None:
    """Give the value of a small number in digits or words ("5", "five", "a", "couple of" is none)."""
    word = word.lower().replace(",", "")
    return int(word) if word.isdecimal() else SMALL.get(word)


# what is named after a day: in "the 26 July Movement" the day tells no time
NAMED_AFTER = frozenset(
    "airport alliance avenue brigade brigades bridge forces front group hospital hall movement organisation"
    " organization park party protocol revolution square stadium street university".split()
)
