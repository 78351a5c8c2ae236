"""Lines as they lie on pages, into paragraphs: running heads dropped, columns and pages joined, hyphens mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportgraph.extract.model import BlockKind
from reportgraph.extract.reading.draft import Piece
from reportgraph.extract.reading.lines import MARKER

_CLOSED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_NUMBER = re.compile(r"\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d+)?\W*", re.IGNORECASE)
_EDGE = 0.1  # share of a page's height at its head and its foot where running heads stand
_HYPHENS = "-\u00ad\u2010\u0002\ufffe"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of print; lengths in points, `top` counted upwards from the page's foot."""

    text: str
    page: int
    left: float
    right: float
    top: float
    place: float  # `top` as a share of the page's height
    size: float
    bold: bool


def paragraphs(lines: list[PageLine], alone: Callable[[str], object]) -> list[Piece]:
    """Join lines into paragraphs, footnotes last.

    Args:
        lines: In reading order.
        alone: Whether a line is no part of a paragraph, whatever stands beside it.

    """
    if not lines:
        return []
    body = _body_size(lines)
    lines, notes = _part_notes(_without_running_heads(lines), body)
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line.text for line in lines).lower()))
    leading, right = _leading(lines), _right_edges(lines)
    groups: list[list[PageLine]] = []
    for line in lines:
        if (
            groups
            and not _parts(groups[-1], line, leading, right)
            and not alone(line.text)
            and not alone(groups[-1][-1].text)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    largest = max((group[0].size for group in groups if group[0].page == 0), default=0.0)
    pieces: list[Piece] = []
    titled = False
    for group in groups:
        text = _join(group, words)
        is_title = not titled and group[0].page == 0 and group[0].size == largest > body * 1.15
        titled = titled or is_title
        pieces.append(
            (MARKER.sub("", text, count=1), BlockKind.TITLE) if is_title else _piece(text, group, body, alone)
        )
    return pieces + [(note.text, BlockKind.FURNITURE) for note in notes]


def _piece(text: str, group: list[PageLine], body: float, alone: Callable[[str], object]) -> Piece:
    if alone(text):
        return text, None
    short = len(text) <= 120 and len(group) <= 3 and not _CLOSED.search(text)
    if short and (group[0].size > body * 1.08 or group[0].bold):
        return text, BlockKind.HEADING
    marker = MARKER.match(text)
    if marker:
        return text[marker.end() :], BlockKind.ITEM
    tokens = text.split()
    if len(tokens) >= 3 and sum(not re.search(r"[^\W\d_]", token) for token in tokens) * 2 > len(tokens):
        return text, BlockKind.FURNITURE  # a row of figures
    return text, None


def _body_size(lines: list[PageLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size))


def _without_running_heads(lines: list[PageLine]) -> list[PageLine]:
    """Drop page numbers, and what stands at the same edge of at least half of the pages."""
    pages = {line.page for line in lines}
    edges = [line for line in lines if not _EDGE < line.place < 1 - _EDGE]
    seen = Counter(_pattern(line) for line in edges)
    often = max(2, len(pages) // 2)
    dropped = {line for line in edges if _NUMBER.fullmatch(line.text) or seen[_pattern(line)] >= often}
    for page in pages:  # a number may stand further in, alone
        inside = [line for line in lines if line.page == page and line not in dropped]
        lowest = min(inside, key=lambda line: line.top, default=None)
        if lowest and lowest.place < 2 * _EDGE and _NUMBER.fullmatch(lowest.text):
            dropped.add(lowest)
    return [line for line in lines if line not in dropped]


def _pattern(line: PageLine) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()).lower())


def _part_notes(lines: list[PageLine], body: float) -> tuple[list[PageLine], list[PageLine]]:
    """Part the small print at the foot of each page from the rest."""
    kept: list[PageLine] = []
    notes: list[PageLine] = []
    for line, is_last in _with_last(lines):
        kept.append(line)
        if is_last:
            foot: list[PageLine] = []
            while kept and kept[-1].page == line.page and kept[-1].size < body * 0.92:
                foot.append(kept.pop())
            notes.extend(reversed(foot))
    return kept, notes


def _with_last(lines: list[PageLine]) -> Iterator[tuple[PageLine, bool]]:
    for line, after in pairwise([*lines, None]):
        if line is not None:
            yield line, after is None or after.page != line.page


def _leading(lines: list[PageLine]) -> float:
    """Give the usual distance between lines."""
    steps = sorted(
        line.top - after.top
        for line, after in pairwise(lines)
        if line.page == after.page and 0 < line.top - after.top < 60
    )
    return steps[len(steps) * 2 // 5] if steps else 0.0


def _right_edges(lines: list[PageLine]) -> dict[tuple[int, int], float]:
    """Where the column that a line begins in ends, by page and left edge."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        key = _column(line)
        edges[key] = max(edges.get(key, 0.0), line.right)
    return edges


def _column(line: PageLine) -> tuple[int, int]:
    return line.page, round(line.left / 36)  # half an inch: an indented line is still in its column


def _parts(group: list[PageLine], line: PageLine, leading: float, right: dict[tuple[int, int], float]) -> bool:
    """Whether a paragraph ends between the group's last line and the next line."""
    last = group[-1]
    closed = bool(_CLOSED.search(last.text))
    if MARKER.match(line.text) and (closed or not line.text[0].isdigit()):
        return True
    if abs(line.size - last.size) > 0.08 * last.size or line.bold != last.bold:
        return True
    if line.page != last.page or line.top >= last.top:  # the next column or page
        return closed and not line.text[0].islower()
    if last.top - line.top > max(1.35 * leading, 1.6 * line.size):
        return True
    if not closed:
        return False
    edge = right.get(_column(group[0]), last.right)
    return line.left > last.left + 0.8 * line.size or last.right < edge - 0.12 * (edge - last.left)


def _join(group: list[PageLine], words: Counter[str]) -> str:
    """Join lines by spaces; a word parted at a line's end is whole again."""
    text = group[0].text
    for line in group[1:]:
        if text[-1] not in _HYPHENS or not line.text[0].islower() or len(text) < 2 or not text[-2].isalpha():
            text = f"{text} {line.text}"
            continue
        before = re.split(r"[^\w-]", text[:-1])[-1].lower()
        after = re.split(r"[^\w]", line.text)[0].lower()
        is_compound = text[-1] != "\u00ad" and words[f"{before}-{after}"] > words[f"{before}{after}"]
        text = f"{text[:-1]}-{line.text}" if is_compound else f"{text[:-1]}{line.text}"
    return text
