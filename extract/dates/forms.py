"""The forms in which English writes dates: a table of patterns with their readers.

Pure text. `extract/dates/dates.py` decides where to look, and which matches are dates of something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgraph.extract.dates import readings as read
from reportgraph.extract.dates import relative_readings as relative
from reportgraph.extract.dates.readings import Reading, Setting
from reportgraph.extract.text.calendar_terms import MONTH_NAMES

Reader = Callable[[re.Match[str], Setting], Reading | None]
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
_FULL = "|".join([*MONTH_NAMES, *(m.upper() for m in MONTH_NAMES)])
_MONTH = rf"(?:{_FULL}|" + "|".join(rf"{m}\b\.?" for m in _SHORT) + r")(?![\w])"
_LONG_MONTH = rf"(?:{_FULL})\b"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WEEKDAY_OR_SHORT = rf"(?:{_WEEKDAY}|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?"
_ON = rf"(?:{_WEEKDAY_OR_SHORT},? )?(?:the )?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)"
_TO = r"(?: ?[-‐‑–—/] ?| (?:to|and|through|until) )"
_NUM = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|[a-z]+ty)"
_WHICH = r"(?:this|last|next|the same|that|the previous|the following|the)"
_OF_YEAR = rf"(?:(?P<year>{_YEAR})|(?P<which>{_WHICH}) year\b)"
_PART = r"(?:(?:the )?(?:very )?(?:early|mid|late|start of|beginning of|middle of|end of)(?: in)?[ -](?:the )?)"
_UNIT = r"(?:day|week|weekend|month|quarter|year|decade|century)"
_THIS = r"(?i:last|next|this past|this coming|this|coming)"
_HEDGE = r"(?:nearly|almost|about|around|roughly|some|just over|more than|over|at least|less than|just under)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_HOURS = r"(?: (?:morning|afternoon|evening|night))?"


def _form(pattern: str, reader: Reader) -> tuple[re.Pattern[str], Reader]:
    """Compile a form; a space in it stands for any white space, as lines may be wrapped anywhere."""
    spaced = re.sub(r"(?<!\[) (?![?\]])", lambda _: r"\s+", pattern)
    return re.compile(spaced), reader


FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = (  # where several match, the longest is right, then the first
    _form(r"(\d{4})[-/](\d\d)[-/](\d\d)(?![\w/-])", read.iso),
    _form(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?![\w/])", read.slashed),
    _form(
        rf"(?:{_WEEKDAY_OR_SHORT},? )?(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY})(?:{_TO}(?P<to>{_DAY}))?"
        rf"(?:,? (?:of )?(?P<year>{_YEAR}))?",
        read.calendar_day,
    ),
    _form(
        rf"{_ON}(?P<day>{_DAY})(?:{_TO}(?:the )?(?P<to>{_DAY}))? (?:of )?(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?",
        read.calendar_day,
    ),
    _form(
        rf"{_ON}(?P<day>{_DAY}) (?P<month>{_MONTH}){_TO}{_ON}(?P<to>{_DAY}) (?P<to_month>{_MONTH})"
        rf"(?:,? (?P<year>{_YEAR}))?",
        read.days_across,
    ),
    _form(
        rf"{_ON}(?P<month>{_MONTH}) (?P<day>{_DAY}){_TO}{_ON}(?P<to_month>{_MONTH}) (?P<to>{_DAY})"
        rf"(?:,? (?P<year>{_YEAR}))?",
        read.days_across,
    ),
    _form(
        rf"{_PART}?(?P<month>{_MONTH})(?:{_TO}{_PART}?(?P<to>{_MONTH})(?: quarter| period| half)?)?(?:,? | of )"
        rf"{_OF_YEAR}",
        read.calendar_month,
    ),
    _form(rf"(?:(?P<which_month>{_THIS}) |{_PART})?(?P<month>{_LONG_MONTH})", relative.bare_month),
    _form(
        rf"(?:(?P<which_day>{_THIS}|(?i:the following|the previous|the next|that)) )?(?P<weekday>{_WEEKDAY})\b{_HOURS}",
        relative.weekday,
    ),
    _form(rf"(?P<first>(?:1[5-9]|20)\d\d) ?[-‐‑–—/] ?(?P<last>{_YEAR}|\d\d(?![\w%-]|[.,]\d))", read.years),
    _form(rf"(?P<first>{_YEAR}) (?:to|through|until) (?P<last>{_YEAR})", read.years),
    _form(rf"(?P<year>{_YEAR})", read.plain_year),
    _form(rf"(?i:{_PART}{_OF_YEAR})", read.relative_year),
    _form(r"(?i:(?P<year>(?!))?(?P<which>)year[- ]end)\b", read.relative_year),
    _form(
        r"(?i:(?:the )?(?:(?:early|mid|late)[ -])?(?P<decade>(?:1[5-9]|20)\d0s|['’]?[2-9]0s|(?<=the\s)"
        r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)))\b",
        read.decade,
    ),
    _form(r"(?i:(?:the )?(?:(?:early|mid|late)[ -])?(?P<ordinal>\d\d?)(?:st|nd|rd|th)[ -]century)\b", read.century),
    _form(
        rf"(?i:(?:the )?(?:(?P<ordinal>first|second|third|fourth|last|1st|2nd|3rd|4th)[ -](?P<size>quarter|half)"
        rf"|(?P<letter>[QH])(?P<digit>[1-4]))(?: of |, ?|-| )(?:(?:the )?(?:fiscal|financial) (?:year )?)?{_OF_YEAR})",
        read.division,
    ),
    _form(
        r"(?:[Tt]he )?(?:(?P<ordinal>first|second|third|fourth)[ -](?P<size>quarter)|(?P<letter>Q)(?P<digit>[1-4]))\b"
        r"(?P<year>(?!))?(?P<which>(?!))?",
        read.division,
    ),
    _form(rf"(?i:(?:the )?first (?P<count>{_NUM}) months of {_OF_YEAR})", read.first_months),
    _form(
        r"(?i:(?:(?:fiscal|financial) (?:year )?(?:\(FY\) )?|FY[ -]?)(?P<fiscal>20\d\d|19\d\d|\d\d))"
        r"(?:[-/]\d\d(?:\d\d)?)?(?![\w%])",
        read.fiscal,
    ),
    _form(rf"(?i:{_PART}?(?:the )?(?P<season>{_SEASON})(?: of)? (?P<season_year>{_YEAR}))", read.season_of_year),
    _form(rf"(?i:(?P<which_season>last|next|this) (?P<season>{_SEASON}))\b", relative.season),
    _form(
        r"(?i:(?P<adverb>the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow)"
        rf"{_HOURS})\b",
        relative.adverb,
    ),
    _form(
        rf"(?i:(?:(?:earlier|later|early|late|sometime) )?(?P<which_unit>this past|this coming|the last|(?:the )?past"
        rf"|(?:the )?coming|last|this|next|the upcoming) (?P<unit>{_UNIT})|the weekend)\b",
        relative.unit,
    ),
    _form(rf"(?i:(?P<hedge>{_HEDGE} )?(?P<count>{_NUM})\]? (?P<unit>{_UNIT})s? ago)\b", relative.ago),
    _form(
        rf"(?i:(?P<count>{_NUM}) (?P<unit>{_UNIT})s? (?:(?:earlier|later)(?! than)|before(?! [\w(])|previously)\b)",
        relative.from_previous,
    ),
    _form(rf"(?i:(?:the|that) (?:same|previous|preceding|following|next) (?P<unit>{_UNIT}))\b", relative.from_previous),
    _form(
        r"(?i:that (?P<unit>day|month|year)|the (?P<unit2>day|month|year) (?:before|after)(?! [\w(]))\b",
        relative.from_previous,
    ),
    _form(
        rf"(?i:(?:{_HEDGE} )?(?:a (?:couple of|few)|several|many|some|few|\d+|{_NUM}) (?:hour|minute|{_UNIT})s? ago)\b",
        relative.span,
    ),
    _form(
        rf"(?i:(?:the )?(?:past|last|next|coming|previous|recent) (?:(?:few|several|couple of|\d+|{_NUM})[ -])?"
        r"(?:hours|days|weeks|months|years|decades|centuries))\b",
        relative.span,
    ),
)


def readings(text: str, at: int, setting: Setting) -> Iterator[tuple[int, Reading]]:
    """Give (end, reading) for each form that matches the text at `at`, the longest match first.

    A match that no calendar holds ("31 June") is left out.
    """
    found = [(m, reader) for pattern, reader in FORMS if (m := pattern.match(text, at)) is not None]
    for match, reader in sorted(found, key=lambda pair: -pair[0].end()):
        try:
            reading = reader(match, setting)
        except ValueError:
            continue
        if reading is not None:
            yield match.end(), reading
