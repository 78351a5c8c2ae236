"""Reads GUM's CoNLL-U files: text, tokens, entities with types, coreference chains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgraph.extract.model import Block, BlockKind, Document, Span

_BRACKET = re.compile(r"\((\d+(?:\[\d+/\d+\])?)-([^()]*)|(\d+(?:\[\d+/\d+\])?)\)|\)")
_NAME_PARTS = ("flat", "goeswith")  # relations that join the words of one name


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Tokens `begin` to `end` (exclusive, in the document) are an entity; `core` are the tokens of its minimal span."""

    begin: int
    end: int
    core: frozenset[int]
    head: frozenset[int]  # the syntactic head, with the other words of its name
    kind: str  # person, place, organization, event, abstract, object, time, substance, animal, plant
    group: str  # the coreference chain
    wikified: bool
    proper: bool  # the head is a proper noun
    pronoun: bool


@dataclass(frozen=True, slots=True)
class GumDocument:
    """A document and its annotation; `offsets` are the characters of each token."""

    name: str
    document: Document
    offsets: tuple[Span, ...]
    words: tuple[str, ...]
    mentions: tuple[GoldMention, ...]
    date: str


def read_gum(directory: Path) -> Iterator[GumDocument]:
    """Read all documents of a folder in the order of their names."""
    for path in sorted(directory.glob("*.conllu")):
        yield _read(path)


def _read(path: Path) -> GumDocument:
    text: list[str] = []
    at = 0
    blocks: list[Block] = []
    offsets: list[Span] = []
    rows: list[list[str]] = []
    begin, kind, date = -1, BlockKind.PARAGRAPH, ""

    def close() -> None:
        if begin >= 0 and offsets and offsets[-1].end > begin:
            blocks.append(Block(Span(begin, offsets[-1].end), kind if blocks else BlockKind.TITLE))

    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# meta::dateCreated = "):
            date = line.split(" = ")[1]
        if line.startswith("# newpar_block"):
            close()
            kind = (
                BlockKind.HEADING
                if "= head" in line
                else BlockKind.CAPTION
                if "= caption" in line
                else BlockKind.PARAGRAPH
            )
            if text:
                text.append("\n\n")
                at += 2
            begin = at
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        text.append(cells[1])
        offsets.append(Span(at, at + len(cells[1])))
        rows.append(cells)
        at += len(cells[1])
        if "SpaceAfter=No" not in cells[9]:
            text.append(" ")
            at += 1
    close()
    title = "".join(text)[blocks[0].span.begin : blocks[0].span.end] if blocks else path.stem
    document = Document("".join(text), title, tuple(blocks), date=date or None)
    return GumDocument(path.stem, document, tuple(offsets), tuple(r[1] for r in rows), tuple(_mentions(rows)), date)


def _mentions(rows: list[list[str]]) -> Iterator[GoldMention]:
    stack: list[tuple[int, list[str]]] = []
    for i, cells in enumerate(rows):
        field = next((f[7:] for f in cells[9].split("|") if f.startswith("Entity=")), "")
        for match in _BRACKET.finditer(field):
            if match.group(1):
                stack.append((i, [match.group(1), *match.group(2).split("-")]))
            else:
                which = next(
                    (k for k in range(len(stack) - 1, -1, -1) if stack[k][1][0] == match.group(3)), len(stack) - 1
                )
                if match.group(3) is None:
                    which = len(stack) - 1
                begin, parts = stack.pop(which)
                yield _gold(begin, i + 1, parts, rows)


def _gold(begin: int, end: int, parts: list[str], rows: list[list[str]]) -> GoldMention:
    core = frozenset(begin + int(n) - 1 for n in parts[5].split(",") if n.isdigit()) or frozenset(range(begin, end))
    first = begin  # the sentence's first row: governors are numbered within it
    while first > 0 and int(rows[first][0]) > 1:
        first -= 1
    governor = {i: first + int(rows[i][6]) - 1 for i in range(begin, end) if rows[i][6].isdigit()}
    head = next((i for i in range(begin, end) if not begin <= governor.get(i, -1) < end), begin)
    heads = {head} | {i for i in governor if governor[i] == head and rows[i][7].split(":")[0] in _NAME_PARTS}
    tag = rows[head][3]
    return GoldMention(
        begin, end, core, frozenset(heads), parts[1], parts[0].split("[")[0], len(parts) > 7, tag == "PROPN",
        tag in ("PRON", "DET") and end - begin == 1,
    )  # fmt: skip
