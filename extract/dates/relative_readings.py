"""What a date means that counts from the day of the report, or from the date that the text mentioned before.

The patterns are in `extract/dates/forms.py`; their named groups are what the readers read.
"""

from __future__ import annotations

import re
from datetime import timedelta

from reportgraph.extract.dates.readings import UNKNOWN, Reading, Setting, said, without_year
from reportgraph.extract.text import calendar_terms as terms
from reportgraph.extract.text.calendar_terms import Period


def weekday(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "on Sunday", "last Sunday", "next Sunday", and "the next Sunday" after the day mentioned before."""
    number, which = terms.WEEKDAYS[match["weekday"].lower()], said(match, "which_day")
    if which.startswith("th") and which != "this":
        return _weekday_near(setting.previous, number, after=which.endswith(("following", "next")))
    if (today := setting.today) is None:
        return UNKNOWN
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if which == "next":
        at = terms.week(today, 1).first + timedelta(days=number)
    elif which == "last":
        at = today - timedelta(days=back or 7)
    elif which in ("this coming", "coming"):
        at = today + timedelta(days=ahead or 7)
    else:
        at = today + timedelta(days=ahead) if setting.tense() == "future" else today - timedelta(days=back)
    return Reading(Period(at, at), relative=True)


def _weekday_near(previous: Period | None, number: int, *, after: bool) -> Reading:
    """Give the first such weekday after or before a day."""
    if previous is None or previous.first != previous.last:
        return UNKNOWN
    day = previous.first
    step = (number - day.weekday()) % 7 or 7 if after else -((day.weekday() - number) % 7 or 7)
    at = day + timedelta(days=step)
    return Reading(Period(at, at), relative=True)


def bare_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "in May", "last May", "mid-May"."""
    month, which = terms.month_number(match["month"]), said(match, "which_month")
    if not which:
        return without_year(lambda year: terms.month(year, month), setting)
    if setting.year is None or setting.anchor is None:
        return UNKNOWN
    here = terms.month(setting.year, month)
    if which in ("last", "this past") and here.last >= setting.anchor.first:
        here = here.shifted(-1)
    elif which in ("next", "this coming") and here.first <= setting.anchor.last:
        here = here.shifted(1)
    return Reading(here, relative=True)


def season(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "last summer"."""
    span = terms.SEASONS.get(match["season"].lower())
    which = said(match, "which_season")
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
    word = said(match, "adverb")
    days = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    at = today + timedelta(days=days.get(word, 0))
    return Reading(Period(at, at), relative=True)


def unit(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "last week", "earlier this month", "over the weekend"."""
    which, unit = said(match, "which_unit") or "this", (match["unit"] or "weekend").lower()
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
    if unit == "week" and at.first == at.last:
        return Reading(terms.week(at.first, step), relative=True)
    return UNKNOWN


def span(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "in recent years", "the past five months": a time, but none in the calendar."""
    return UNKNOWN


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
