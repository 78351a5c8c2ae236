"""What stands above a report beside its title: to whom it is addressed, and where its words were spoken."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgraph.extract.model import BlockKind, Span
from reportgraph.extract.reading.draft import Chunk
from reportgraph.extract.reading.furniture import is_furniture
from reportgraph.extract.reading.headers import read_header
from reportgraph.ontology.naming import load_naming

_ADDRESSED = re.compile(r"(?:MEMORANDUM|MEMO|LETTER|NOTE|NOTICE) (?:FOR|TO)\b|(?:TO|FOR|CC|Memorandum for):?\s")
_SUBJECT = re.compile(r"(?:SUBJECT|Subject|RE|Re):\s")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b|[A-Z]{3,4}\b)", re.IGNORECASE)
_PERSONAL = re.compile(r"\b(?:I|[Mm]y|[Yy]ou|[Yy]our)\b(?![.])")  # somebody speaks
_NAMED = re.compile(
    r"[A-ZÀ-Þ0-9][\w.'’&-]*(?:,? (?:(?:of|the|de|da|del|di|du|la|le|at|and|an|in) )*[A-ZÀ-Þ0-9&][\w.'’&-]*){0,7}$"
)
_TOWN = re.compile(r"[^,]{2,40}, [^,]{2,40}$")
_ROOM = re.compile(
    r"\b(?:Room|Hall|Office|Garden|Lawn|Airport|Base|Cent(?:er|re)|Hotel|Building|Residence|House|Auditorium|Station"
    r"|University|College|School|Headquarters|Palace|Park|Church|Cathedral|Mosque|Synagogue|Museum|Theat(?:er|re)"
    r"|Embassy|Library|Stadium|Arena|Plaza|Square|Portico|Balcony|Camp|Fort|Ballroom|Terminal|Barracks|Castle|Memorial)\b"
)
_SPEAKING = re.compile(
    r"\b(?:Remarks?|Speech|Address|Statement|Message|Interview|Conference|Briefing|Transcript|Toast|Lecture|Letter|Report"
    r"|Declaration|Communiqu[eé]|Gaggle|Readout)\b",
    re.IGNORECASE,
)


_INDENT = 4  # columns
_LONGEST = 7  # words of the name of a room or a building


def without_asides(text: str, head: Sequence[Chunk], after: str, *, transcript: bool) -> list[Chunk]:
    """Mark as bylines the lines above a report that name addressees or the place; join a subject set over many lines.

    Args:
        text: The report with its markup blanked out.
        head: The chunks above its first paragraph.
        after: The words below the head.
        transcript: Whether speakers take turns in it.

    """
    chunks = _addressees(text, _joined(text, head))
    spoken = transcript or any(_CLOCK.match(_words(text, c)) for c in chunks)
    if spoken or _PERSONAL.search(after):
        return _places(text, chunks)
    return chunks


def town_of(line: str) -> str | None:
    """Give the town of a line that tells where something was said: "Oslo" of "Oslo, Norway"."""
    return line.split(",")[0] if _TOWN.match(line) and _NAMED.match(line) else None


def _words(text: str, chunk: Chunk) -> str:
    return text[chunk.span.begin : chunk.span.end]


def _joined(text: str, head: Sequence[Chunk]) -> list[Chunk]:
    """Join "Subject: …" with the lines right below it, or indented below it, which go on with it."""
    chunks: list[Chunk] = []
    for chunk in head:
        before = chunks[-1] if chunks else None
        if before is not None and _SUBJECT.match(_words(text, before)):
            between = text[before.span.end : chunk.span.begin]
            indented = len(between) - between.rfind("\n") > _INDENT
            goes_on = not between.strip() and (between.count("\n") == 1 or indented)
            if goes_on and chunk.kind is before.kind:
                chunks[-1] = Chunk(Span(before.span.begin, chunk.span.end), before.kind)
                continue
        chunks.append(chunk)
    return chunks


def _addressees(text: str, head: Sequence[Chunk]) -> list[Chunk]:
    """Mark "MEMORANDUM FOR A" and the lines in capitals below it, and what a byline goes on with in small letters."""
    chunks: list[Chunk] = []
    addressed = by = False
    for chunk in head:
        words = _words(text, chunk)
        addressed = bool(_ADDRESSED.match(words)) or (addressed and words.isupper() and not _SUBJECT.match(words))
        aside = addressed or (by and words[:1].islower())
        chunks.append(Chunk(chunk.span, BlockKind.BYLINE) if aside and chunk.kind is None else chunk)
        by = bool((header := read_header(words)) and header.authors) or (by and aside)
    return chunks


def _places(text: str, head: Sequence[Chunk]) -> list[Chunk]:
    """Mark the lines that name rooms and towns, the last ones before the words; a name above one is a place too.

    Where all lines are such ones, the first is the title if a date stands below it: "Peru's Statehood Day".
    """
    places: list[Chunk] = []
    lines = [c for c in head if c.kind is None and not is_furniture(_words(text, c))]
    lines = [c for c in lines if read_header(_words(text, c)) is None and not _is_holder(_words(text, c))]
    for chunk in reversed(lines):
        words = _words(text, chunk)
        if not _is_name(words) or not (places or _ROOM.search(words) or _TOWN.match(words)):
            break
        places.append(chunk)
    below = read_header(_words(text, head[1])) if len(head) > 1 else None
    if places and len(places) == len(lines) and places[-1] == head[0] and below is not None and below.date is not None:
        places.pop()
    return [Chunk(c.span, BlockKind.BYLINE) if c in places else c for c in head]


def _is_holder(words: str) -> bool:
    """Tell somebody with his office, "Jane Roe, Minister of Trade", from a town: "Oslo, Norway"."""
    name, _, office = words.partition(", ")
    return " " in name and load_naming().title_at(office.lower().split(), 0) > 0


def _is_name(words: str) -> bool:
    short = len(words.split()) <= _LONGEST or bool(_TOWN.match(words))
    return short and bool(_NAMED.match(words)) and not _SPEAKING.search(words) and not words.isupper()
