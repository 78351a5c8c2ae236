"""Joins a name and its short form in brackets: "World Health Organization (WHO)", "Lake Friends (the Friends)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.names.letter_forms import is_acronym
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.labels import SMALL_WORDS
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import HYPHENS, spells

_COINED = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*|[A-Z]{2,}[a-z]+")
MEETING = frozenset({"CooperationMechanism", "GovernmentBody", "Institution", "InternationalOrganization"})


def bracketed(parsed: Parsed, names: list[Cue], cues: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join a name and its short form in brackets: "World Health Organization (WHO)", "Lake Friends (the Friends)"."""
    by_end: dict[int, Cue] = {}
    ending: dict[int, list[Cue]] = {}
    for cue in names:  # the longest of those that end at one place comes first
        by_end.setdefault(cue.mention.end, cue)
        ending.setdefault(cue.mention.end, []).append(cue)
    for cue in names:
        i = cue.mention.begin - 1
        if i > 0 and parsed.doc[i].lower_ == "the":
            i -= 1
        if (whole := _own_in_bracket(parsed, cue, by_end)) is not None:
            yield from ((whole.index, cue.index), (by_end[cue.mention.begin - 1].index, cue.index))
        if i <= 0 or parsed.doc[i].text != "(" or cue.mention.end >= len(parsed.doc):
            continue
        if "/" in (parsed.doc[cue.mention.end].text, cue.mention.name):
            continue  # "Representative/Vice-President of the Lake Commission (HR/VP)": letters of two offices
        long = _shortened(cue, ending.get(i, []))
        if long is not None and parsed.doc[long.mention.begin - 1].text in HYPHENS and is_acronym(cue.mention.name):
            long = _around(cue, long, cues)  # "the Peru-Chile-Bolivia (PCB) railway": it is no Bolivia
        if cue.mention.cls == "Event" and cue.mention.name[-1].isdigit():
            long = _numbered(parsed, cue, cues) or long
        own = long is not None and cue.mention.name.lower() == _initials(long)
        if long is not None and not own and is_acronym(cue.mention.name):
            long = placed(parsed, long, by_end)
        if long is None or parsed.doc[cue.mention.end].text not in (")", ",", ";"):
            continue
        person = (long.mention.cls == "Person") != (cue.mention.cls == "Person")
        if _is_in_land(long, cue):
            continue
        short = is_acronym(cue.mention.name) or set(cue.words) <= set(long.words)
        short = short or cue.mention.name.lower() == _initials(long)
        short = short or _is_drawn_together(cue, long)
        short = short or (_is_coined(cue) and "Institution" in (cue.mention.cls, long.mention.cls))
        spelled = is_acronym(long.mention.name) and len(cue.words) > 1 and parsed.doc[cue.mention.end].text == ")"
        if not person and (short or spelled):
            yield long.index, cue.index


def _is_in_land(town: Cue, land: Cue) -> bool:
    """Tell "Dubai (UAE)", "Lake Bank (UK)": the country that a town or a body is in, and no other name of it."""
    if land.entry is None or land.mention.cls != "Country" or town.mention.cls == "Country":
        return False
    other = town.entry is None or town.entry.name != land.entry.name
    return other and (town.entry is not None or land.mention.name.lower() != _initials(town))


def _own_in_bracket(parsed: Parsed, short: Cue, by_end: dict[int, Cue]) -> Cue | None:
    """Give what has its name in another tongue and the letters of that behind it: "Lake Fund (Lago Fundo or LF)"."""
    doc, begin, end = parsed.doc, short.mention.begin, short.mention.end
    own = by_end.get(begin - 1) if doc[begin - 1].lower_ == "or" and end < len(doc) and doc[end].text == ")" else None
    if own is None or own.mention.begin < 1 or doc[own.mention.begin - 1].text != "(":
        return None
    return by_end.get(own.mention.begin - 1) if short.mention.name.lower() == _initials(own) else None


def _numbered(parsed: Parsed, short: Cue, cues: list[Cue]) -> Cue | None:
    """Give the event whose phrase a bracket with its number closes: "28th Conference of the Parties to A (COP28)"."""
    events = (c for c in reversed(cues[: short.index]) if c.mention.cls == "Event" and c.sentence == short.sentence)
    closed = (c for c in events if c.mention.kind is not MentionKind.PRONOUN)
    end = short.mention.begin - 2
    return next((c for c in closed if parsed.doc[c.mention.head].right_edge.i >= end), None)


def _around(short: Cue, place: Cue, cues: list[Cue]) -> Cue | None:
    """Give the phrase that a short form stands inside with a row of places before it."""
    inside = range(place.mention.begin, short.mention.end)
    whole = (c for c in cues if c.mention.begin < inside.start and c.mention.end > inside.stop)
    behind = (c for c in whole if c.mention.kind is not MentionKind.PRONOUN and c.mention.head > short.mention.head)
    return next(behind, None)


def _shortened(short: Cue, names: list[Cue]) -> Cue | None:
    """Give which of the names that end before a bracket the one in it is short for.

    "The Board of the Lake Bank (LB)": the bank, by its letters; "the Third Meeting of the Lake Union (LUN)": the union.
    """
    letters = short.mention.name.lower()
    known = (c for c in names if letters == _initials(c) or (short.entry is not None and c.entry == short.entry))
    bodies = (c for c in names if names[0].mention.cls == "Event" and c.mention.cls in MEETING)
    begin = names[0].words[0][0] if names else ""
    apart = (c for c in names[1:] if letters[0] == c.words[0][0] != begin)
    spelt = (c for c in apart if spells(letters, "".join(c.words), _initials(c)))
    return next(known, None) or next(bodies, None) or next(spelt, None) or next(iter(names), None)


def _is_coined(cue: Cue) -> bool:
    """Tell a name such as "PowerLake", which is no place and no owner's."""
    return cue.entry is None and bool(_COINED.fullmatch(cue.mention.name))


def _is_drawn_together(short: Cue, long: Cue) -> bool:
    """Tell one word made of the first of a name: "Lakebank" of "Lake Bank of Peru"."""
    parts = ["".join(long.words[:n]) for n in range(2, len(long.words) + 1)]
    return len(short.words) == 1 and short.words[0] in parts


def _initials(cue: Cue) -> str:
    return "".join(w[0] for w in cue.words if w not in SMALL_WORDS)


def placed(parsed: Parsed, place: Cue, by_end: dict[int, Cue]) -> Cue:
    """Give what a place belongs to that the short form behind it is not one of: "the Lake Mission in Peru (LMP)"."""
    at = place.mention.begin - 1
    at -= at > 0 and parsed.doc[at].lower_ == "the"
    whole = by_end.get(at) if at > 0 and parsed.doc[at].lower_ in ("in", "to", "for") else None
    return place if whole is None or whole.mention.cls == "Person" else whole
