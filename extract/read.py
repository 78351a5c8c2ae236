"""Reports of any common format into documents: the one door through which text comes in."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from reportgraph.extract.draft import Draft, normalise
from reportgraph.extract.headers import read_header
from reportgraph.extract.layout import lay_out
from reportgraph.extract.lines import segment
from reportgraph.extract.model import Document
from reportgraph.ontology.errors import ReadError

MAX_CHARACTERS = 1_000_000
"""The longest text that is read; parsing needs about 1 kB of memory a character."""


def read(source: str | Path, *, name: str | None = None) -> Document:
    """Read a report from a file, from standard input ("-") or from a URL."""
    if source == "-":
        return read_text(sys.stdin.read(), name=name or "report", source=name)
    path = Path(source)
    return read_text(path.read_text("utf-8"), name=name or path.stem, source=path.name)


def read_text(text: str, *, name: str = "report", source: str | None = None) -> Document:
    """Read a report from a string of plain text.

    Args:
        text: The report, in any line width, with or without empty lines between paragraphs.
        name: What to call the report if it has no title.
        source: Where it comes from: a file name or a URL.

    Raises:
        ReadError: The text is empty or too long.

    """
    return _document(segment(normalise(text), alone=read_header), name, source)


def _document(draft: Draft, name: str, source: str | None) -> Document:
    if not draft.chunks:
        raise ReadError(f"{name} holds no text; give a report with at least one sentence.")
    return replace(lay_out(draft, name), source=source)
