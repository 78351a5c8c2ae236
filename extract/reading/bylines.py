"""The lines around a report: dates, publishers, authors, datelines, as newsrooms and press offices set them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportgraph.extract.model import Span
from reportgraph.extract.text.calendar_terms import month_number
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.schema import load_schema

_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<{0}>(?:1[6-9]|20)\d\d)\b"
_CLOCK = r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<y>(?:1[6-9]|20)\d\d)[-/](?P<n>\d{{1,2}})[-/](?P<d>\d{{1,2}}){_CLOCK}\b",
        rf"\b{_DAY.format('d')}(?: of)? {_MONTH.format('m')},? {_YEAR.format('y')}",
        rf"\b{_MONTH.format('m')} {_DAY.format('d')},? {_YEAR.format('y')}",
        rf"\b{_MONTH.format('m')},? {_YEAR.format('y')}",
        r"\b(?P<a>\d{1,2})(?P<s>[./])(?P<b>\d{1,2})[./](?P<y>(?:1[6-9]|20)\d\d)\b",
        r"\b(?P<y>(?:1[6-9]|20)\d\d)-(?P<n>\d{1,2})\b(?!-\d)",
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line: `iso` at the precision that stands there."""

    iso: str
    span: Span


def find_date(line: str) -> Found | None:
    """Find the first calendar date with a year; None where there is none that exists in the calendar.

    A slashed date that may be day or month first gives its year only.
    """
    hits = [(match.start(), -match.end(), match) for form in _DATES for match in form.finditer(line)]
    for _, _, match in sorted(hits, key=lambda hit: hit[:2]):
        iso = _iso(match.groupdict())
        if iso is not None:
            return Found(iso, Span(match.start(), match.end()))
    return None


def _iso(parts: dict[str, str | None]) -> str | None:
    year = parts["y"]
    if parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        if parts["s"] == "/" and first <= 12 and second <= 12 and first != second:
            return year
        day, month = (first, second) if parts["s"] == "." or first > 12 else (second, first)
    else:
        month = int(parts["n"] or 0) if parts.get("n") else month_number(parts["m"] or "")
        day = int(parts.get("d") or 0)
    return iso_date(int(year or 0), month, day)


def iso_date(year: int, month: int, day: int) -> str | None:
    """Give ISO 8601 of a day, or of a month where `day` is 0; None where the calendar has no such day."""
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"


# --- datelines ------------------------------------------------------------------------------------------------------

_NAME = r"[A-Z][\w.'’-]*"
_NO_PLACE = (
    r"(?!(?:On|In|At|By|Since|From|After|Before|Until|For|But|And|As|If|It|He|She|We|They|This|That|Mrs?|Ms|Dr)\b)"
)
_PLACE = (
    rf"{_NO_PLACE}(?P<place>{_NAME}(?:[ /]{_NAME}|[ /](?:de|da|do|del|la|el|al|of|and|den|upon)(?=[ /]{_NAME})){{0,4}})"
)
_STATE = rf"(?:, ?(?P<state>{_NAME}(?: (?:d['’])?{_NAME}){{0,2}})| [(\[]{_NAME}(?: {_NAME}){{0,2}}[)\]](?= ?[,(]))?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_WHEN = (
    r"(?:,? ?(?:[–—-]{1,2} ?)?\(?"
    rf"(?P<when>{_WEEKDAY}(?:{_DAY.format('d')} {_MONTH.format('m')}|{_MONTH.format('m2')} {_DAY.format('d2')})"
    rf"(?:,? {_YEAR.format('y')})?)\)?)?"
)
_AGENCY = r"(?: ?[(\[/](?P<agency>[A-Z][\w .&'’/-]{0,40}?)[)\]/])?"
_DASH = r"(?P<dash> ?(?:--|—|–|―)[ \t\n]*| - |(?<=[A-Z]{2}) -(?=[A-Z])|(?<=\)) ?- ?(?=[A-Z])| ?: |: |[.,] +(?=[A-Z]))"
_DATELINE = re.compile(rf"\(?{_PLACE}{_STATE}{_WHEN}{_AGENCY}{_DASH}(?=[\w\"“«'‘(\[$£€]|$)")
_DAY_ALONE = re.compile(  # with its weekday it opens no sentence of its own
    rf"(?P<when>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
    rf"(?:{_DAY.format('d')} {_MONTH.format('m')}|{_MONTH.format('m2')} {_DAY.format('d2')}),? {_YEAR.format('y')})"
    r"(?P<dash>\s*(?:--|—|–|―|-|:)?\s+)(?=[A-Z\"“«'‘])"
)
_DAY_FIRST = re.compile(  # "May 3, 2024 (LIMA) – "
    rf"(?P<when>(?:{_DAY.format('d')} {_MONTH.format('m')}|{_MONTH.format('m2')} {_DAY.format('d2')}),? "
    rf"{_YEAR.format('y')}) \((?P<place>[A-Z]{{3,}}(?: [A-Z]{{2,}}){{0,2}})\){_DASH}(?=[\w\"“«'‘])"
)
_DAY_AND_TOWN = re.compile(  # "3 May 2024, Lima: ", as offices of the United Nations and unions of states set it
    rf"(?P<when>{_WEEKDAY}(?:{_DAY.format('d')} {_MONTH.format('m')}|{_MONTH.format('m2')} {_DAY.format('d2')}),? "
    rf"{_YEAR.format('y')}), ?{_PLACE}{_STATE}(?P<dash> ?: | ?(?:--|—|–|―) ?| - )(?=[A-Z\"“«'‘])"
)
_AGENCY_ALONE = re.compile(r"\((?P<agency>[A-Z][\w .&'’/-]{1,40})\)(?P<dash>\s*(?:--|—|–|―|-)\s*|\s+|)(?=[A-Z\"“«'‘])")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by whom a story was filed, from the start of its first paragraph."""

    end: int  # where the paragraph begins, counted from the start of the line
    place: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    agency: str | None = None
    agency_span: Span | None = None
    when_span: Span | None = None


def find_dateline(paragraph: str) -> Dateline | None:
    """Find the dateline that a paragraph opens with.

    "LAGOS, May 3 (Agency) -- ", "(Agency) - ", "Oslo, Norway — ", "(Oslo, May 3, 2024) – ", "(Oslo) – ",
    "(Oslo) Ministers", "Friday, May 3, 2024 The ministers", "3 May 2024, Oslo: Ministers".
    """
    match = _DATELINE.match(paragraph)
    if match is not None and _is_dateline(match, paragraph):
        return _read(match)
    match = _DAY_ALONE.match(paragraph) or _DAY_FIRST.match(paragraph)
    if match is not None:
        return _read(match)
    match = _DAY_AND_TOWN.match(paragraph)
    if match is not None and _is_named_town(match):
        return _read(match)
    match = _AGENCY_ALONE.match(paragraph)
    town = load_gazetteer().get(match["agency"]) if match is not None and match["dash"] else None
    if match is not None and town is not None and load_schema().is_a(town.cls, "Place"):
        return Dateline(match.end(), _place(match["agency"], None))
    if match is not None and (match["dash"].strip() or match["agency"].isupper()):
        return Dateline(match.end(), agency=match["agency"], agency_span=Span(*match.span("agency")))
    return None


def _read(match: re.Match[str]) -> Dateline:
    parts = {"place": None, "state": None, "agency": None, **match.groupdict()}
    month, day = parts["m"] or parts["m2"], parts["d"] or parts["d2"]
    return Dateline(
        match.end(),
        _place(parts["place"], parts["state"]) if parts["place"] else None,
        int(parts["y"]) if parts["y"] else None,
        month_number(month) if month else None,
        int(day) if day else None,
        parts["agency"],
        Span(*match.span("agency")) if parts["agency"] else None,
        Span(*match.span("when")) if parts["when"] else None,
    )


def _is_dateline(match: re.Match[str], paragraph: str) -> bool:
    """Tell a dateline from a sentence that opens with a name and a dash.

    It has a date, an agency, a place in capitals, or a state and a new sentence after the dash.
    """
    dash = match["dash"].strip()
    if dash in (".", ","):  # "Bangkok, 24 July 2025. Ministers met": with the year alone it is no sentence
        town = match["place"].isupper() and match["state"] and dash == "."  # "LIMA, Peru, May 3. Ministers met"
        return bool(match["when"] and (match["y"] or town))
    if match["when"]:
        return dash != "-" or bool(match["agency"] or match["y"]) or match["place"].isupper()
    if dash == ":":  # "Accra : Ministers met", and no label "Accra: the port's future"
        return match["dash"].startswith(" ") and _is_town_alone(match, paragraph)
    starts_anew = not paragraph[match.end() : match.end() + 1].islower()
    if match["agency"]:
        words = re.findall(r"[A-Z]\w*", match["place"])
        initials = "".join(word[0] for word in words)
        named = initials.endswith(match["agency"].replace(".", ""))  # "The Water Board (WB) -- " opens a sentence
        return match["place"].isupper() or (len(words) <= 3 and words[0] != "The" and not named)
    if match["place"].isupper() and len(match["place"]) > 2:
        return starts_anew
    if dash == "-":
        return starts_anew and _is_known_town(match, paragraph)
    alone = bool(match["state"]) or _is_town_alone(match, paragraph)
    return alone and starts_anew and len(dash) > 0


def _is_named_town(match: re.Match[str]) -> bool:
    """Tell "3 May 2024, Lima: Ministers met" from "3 May 2024, Labour Day: Ministers met"."""
    entries = [load_gazetteer().get(town) for town in match["place"].split("/")]
    return bool(match["state"]) or all(entry is not None and entry.cls == "City" for entry in entries)


def _is_known_town(match: re.Match[str], paragraph: str) -> bool:
    """Tell "Manila, Philippines - The bank lends" and "Oslo - The bank lends" from a line between two places.

    A hyphen parts less than a dash does: the town and its country must be known, or a sentence open behind it.
    """
    state = load_gazetteer().get(match["state"]) if match["state"] else None
    if state is not None:
        town = load_gazetteer().get(match["place"])
        return town is not None and town.cls == "City" and load_schema().is_a(state.cls, "Place")
    opened = re.match(r"(?:The|An?) ", paragraph[match.end() :]) is not None
    return opened and " - " not in paragraph[match.end() :] and _is_town_alone(match, paragraph)


def _is_town_alone(match: re.Match[str], paragraph: str) -> bool:
    """Tell "Nairobi – Kenya signed A", "Nairobi/Geneva — ", and no "Nairobi – a city of clerks – grew"."""
    first = re.split(r"[.?!]", paragraph[match.end() :], maxsplit=1)[0]
    if match["state"] or match["agency"] or re.search(r"[–—―]|--", first):
        return False
    entries = [load_gazetteer().get(town) for town in match["place"].split("/")]
    return all(entry is not None and entry.cls == "City" for entry in entries)


def _place(place: str, state: str | None) -> str:
    """Put the town in ordinary case; "Washington, D.C." keeps what tells it from the state."""
    town = place.split("/")[0].rstrip("-")
    if town.isupper() and "." not in town.rstrip("."):
        town = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), town)
        town = re.sub(r"(?<=['’])S\b", "s", town)
    if state and re.fullmatch(r"D\.? ?C\.?", state):
        return f"{town}, D.C."
    return town
