"""What a reader hands on: the kept text, cut into chunks, and what the file itself says about the report."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from reportgraph.extract.model import BlockKind, Span

_LINE_ENDS = re.compile("\r\n?|[\f\v\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")


Piece = tuple[str, BlockKind | None]
"""Words taken out of a file, and what they are where the file says so."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A file's bytes as they came, and what is known of them from outside."""

    data: bytes
    name: str  # what to call it in a message
    charset: str | None = None  # as a web server gave it
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of the text that stands alone; `kind` is None where the layout has to decide."""

    span: Span
    kind: BlockKind | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file's own metadata says; empty where it says nothing."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before its layout is understood: chunks are disjoint, in order, and hold all but white space."""

    text: str
    chunks: tuple[Chunk, ...]
    meta: Meta = Meta()


def normalise(text: str) -> str:
    r"""Bring text into the form that is kept: NFC, `\n` as line end, no control characters but tab and newline.

    White space is otherwise left alone, and so is every character that can be seen.
    """
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    text = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """Normalise text taken out of a markup or page format: runs of spaces are one, invisible characters are gone."""
    text = _INVISIBLE.sub("", normalise(text))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.strip().split("\n"))


def from_pieces(pieces: list[Piece], meta: Meta) -> Draft:
    """Lay pieces of text out under each other, an empty line between them."""
    chunks: list[Chunk] = []
    parts: list[str] = []
    at = 0
    for raw, kind in pieces:
        piece = tidy(raw)
        if not piece:
            continue
        chunks.append(Chunk(Span(at, at + len(piece)), kind))
        parts.append(piece)
        at += len(piece) + 2
    return Draft("\n\n".join(parts), tuple(chunks), meta)


def table_row(cells: list[str]) -> list[Piece]:
    """Make pieces of a table's row: figures and labels are no sentences, but a page may be laid out by tables."""
    words = [" ".join(cell.split()) for cell in cells]
    if any(len(cell.split()) >= 12 and cell.endswith((".", "!", "?")) for cell in words):
        return [(cell, None) for cell in words]
    return [(" | ".join(filter(None, words)), BlockKind.FURNITURE)]
