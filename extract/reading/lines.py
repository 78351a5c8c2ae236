"""Plain text into chunks: which lines belong together, whatever the width they were wrapped at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from reportgraph.extract.model import BlockKind, Span
from reportgraph.extract.reading.draft import Chunk, Draft
from reportgraph.extract.reading.seams import seams
from reportgraph.extract.text.labels import fact_end
from reportgraph.extract.text.surface import masked

MARKER = re.compile(
    r"(?:[-*•●○◦▪■‣⁃·∙–—+>]|o|\(?\d{1,3}(?:\.| ?\))|\d{1,2}(?:\.\d{1,2}){1,3}\.?"
    r"|\(?[a-z](?:\.| ?\))|\(?[A-Z] ?\)|\(?[ivxlc]{1,5}(?:\.| ?\)))[ \t\xa0]+(?=\S)"
)
"""What stands before an item of a list, from the start of its line."""

_WIDEST = 100  # columns: nobody wraps text by hand beyond this
_LONGEST_TITLE = 30  # words, of a group of lines above the first paragraph
_SHORTEST_SENTENCE = 9  # words, that a group of lines must have to be one
_RAGGED = 12  # columns that a line may be short of the width, for a long word after it
_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]]*(?:\[\d+\])*$")
_RUNS_ON = re.compile(
    r"[a-z] (?:an?|the|of|and|or|in|on|at|by|to|for|from|with|into|its|their|his|her|is|are|was|were|has|have|will)$"
)
_ASKS = re.compile(r"(?:How|What|Where|Who|Why) \w+(?: \w+)? (?:is|are|was|were|has|have|will)$")  # a heading
_NUMBER = re.compile(r"\(?(\d{1,3})[.)][ \t\xa0]+(?=\S)")  # of an item
_BREAK = re.compile(r"(?:[ ]{2,}|\\)$")
_ALONE = re.compile(r"\\?(?:[-_=*#~•.\s]{3,}|<!--.*-->)$")


@dataclass(frozen=True, slots=True)
class _Line:
    begin: int  # of the first character that is not white space
    end: int
    indent: int
    text: str
    hard: bool  # ends in a Markdown line break


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the whole text is set."""

    width: int  # the column that lines are wrapped at; 0 where they are not
    spaced: bool  # empty lines part the paragraphs
    header: int  # where the short lines above the first paragraph end


def segment(text: str, *, alone: Callable[[str], object] | None = None) -> Draft:
    """Cut normalised plain text into chunks.

    Empty lines part chunks; so does a marker of a list, a line that `alone` holds for, a Markdown line break and, in
    text that is not wrapped, every line's end. Markers become chunks of furniture of their own.
    """
    groups = _groups(text)
    if not groups:
        return Draft(text, ())
    shape = _shape(groups)
    chunks: list[Chunk] = []
    for group in groups:
        for run in _runs(group, shape, alone):
            chunks.extend(part for chunk in _chunks(run) for part in _parted(chunk, text))
    return Draft(text, tuple(chunks))


def _groups(text: str) -> list[list[_Line]]:
    """Lines, in groups parted by empty lines."""
    groups: list[list[_Line]] = [[]]
    at = 0
    for raw in masked(text).split("\n"):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            begin = at + indent
            hard = bool(_BREAK.search(text, at, at + len(raw)))  # not the blanks that a tag leaves
            groups[-1].append(_Line(begin, begin + len(stripped), indent, stripped, hard))
        elif groups[-1]:
            groups.append([])
        at += len(raw) + 1
    return [group for group in groups if group]


def _shape(groups: list[list[_Line]]) -> _Shape:
    """How the text is set."""
    lines = [line for group in groups for line in group]
    width = _width(groups, lines)
    header = 0
    for group in groups:
        words = sum(len(line.text.split()) for line in group)
        is_prose = words > _LONGEST_TITLE or (words >= _SHORTEST_SENTENCE and group[-1].text.endswith("."))
        if is_prose or (header and any(_is_full(*pair, width or _WIDEST) for pair in pairwise(group))):
            break
        header = group[-1].end
    after = sum(group[0].begin > header for group in groups)
    return _Shape(width, after > 1 and len(groups) * 15 > len(lines), header)


def _width(groups: list[list[_Line]], lines: list[_Line]) -> int:
    """Give the column that the text is wrapped at; 0 where it is not wrapped."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    if not pairs:
        return 0
    lengths = sorted(line.indent + len(line.text) for line, _ in pairs)
    width = lengths[(len(lengths) - 1) * 9 // 10]  # a long address may stick out
    beyond = sum(len(line.text) > width + 20 and " " in line.text for line in lines[1:])  # but few lines of words
    if not 30 <= width <= _WIDEST or beyond * 30 > len(lines):
        return 0
    running_on = sum(_is_full(line, after, width) or after.text[0].islower() for line, after in pairs)
    return width if running_on * 3 >= len(pairs) else 0


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted any more."""
    return line.indent + len(line.text) + 1 + len(after.text.split(maxsplit=1)[0]) > width


def _runs(group: list[_Line], shape: _Shape, alone: Callable[[str], object] | None) -> list[list[_Line]]:
    """Lines of one group that are one chunk."""
    runs = [[group[0]]]
    for line, after in pairwise(group):
        if _is_hung(runs[-1][0], after):
            runs[-1].append(after)
        elif (
            _counts_on(runs[-1][0], after)
            or _parts(line, after, shape)
            or any(_stands_alone(each, shape, alone) for each in (line, after))
        ):
            runs.append([after])
        else:
            runs[-1].append(after)
    return runs


def _is_hung(first: _Line, after: _Line) -> bool:
    """Whether a line goes on with the item above it, whose words begin in the same column."""
    marker = MARKER.match(first.text)
    return marker is not None and not MARKER.match(after.text) and after.indent == first.indent + len(marker[0])


def _counts_on(first: _Line, after: _Line) -> bool:
    """Whether a line has the number that comes after that of the item above it, however full the lines are."""
    one, next_one = _NUMBER.match(first.text), _NUMBER.match(after.text)
    return one is not None and next_one is not None and int(next_one[1]) == int(one[1]) + 1


def _stands_alone(line: _Line, shape: _Shape, alone: Callable[[str], object] | None) -> bool:
    """Whether a line is a chunk whatever is beside it; within wrapped paragraphs any line may look so by chance."""
    if _ALONE.match(line.text):
        return True
    may = not shape.width or (line.begin < shape.header and not line.text[0].islower())
    return bool(may and alone and alone(line.text))


def _parts(line: _Line, after: _Line, shape: _Shape) -> bool:
    """Whether a new chunk begins between two lines of a group."""
    closed = bool(_CLOSED.search(line.text)) and not (shape.spaced and shape.width and line.text.endswith(":"))
    if MARKER.match(after.text):
        if after.text[0] in "—–" and not closed and line.text[0] != after.text[0]:
            return False  # a dash within a sentence
        # A number or a letter wrapped to the start of a line within a sentence is not that of an item.
        numbered = after.text[0].isalnum() or after.text.lstrip("(")[:1].isdigit()
        return closed or not (numbered and shape.width and _is_full(line, after, shape.width))
    runs_on = _RUNS_ON.search(line.text) and not _ASKS.match(line.text)
    if not closed and (after.text[0].islower() or runs_on):
        return False
    if line.hard or not shape.width or (fact_end(line.text) and fact_end(after.text)):
        return True
    if line.text.isupper() and not _is_full(line, after, shape.width):
        return True
    if MARKER.match(line.text):
        return False
    if after.indent > line.indent and closed:
        return True
    if line.begin < shape.header:
        return not _is_full(line, after, shape.width - _RAGGED)
    # Where empty lines part paragraphs, only a line that is very short means that one has ended.
    return closed and not _is_full(line, after, shape.width * 3 // 5 if shape.spaced else shape.width - _RAGGED)


def _parted(chunk: Chunk, text: str) -> list[Chunk]:
    """Part a chunk where paragraphs were set right behind each other."""
    begin, end = chunk.span.begin, chunk.span.end
    edges = [begin, *(begin + at for at in seams(text[begin:end])), end]
    return [Chunk(Span(a, b), chunk.kind) for a, b in pairwise(edges)] if len(edges) > 2 else [chunk]


def _chunks(run: list[_Line]) -> list[Chunk]:
    begin, end = run[0].begin, run[-1].end
    marker = MARKER.match(run[0].text)
    if marker is None or _ALONE.match(run[0].text):
        return [Chunk(Span(begin, end))]
    inside = begin + len(marker[0])
    return [
        Chunk(Span(begin, begin + len(marker[0].rstrip())), BlockKind.FURNITURE),
        Chunk(Span(inside, end), BlockKind.ITEM),
    ]
