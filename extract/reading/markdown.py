"""Markdown into a draft: the words without their markup, headings and items known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgraph.extract.model import BlockKind
from reportgraph.extract.reading.bylines import find_date
from reportgraph.extract.reading.decode import decode
from reportgraph.extract.reading.draft import Draft, Meta, Piece, Raw, from_pieces, normalise, table_row

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(?P<keys>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"^(?P<key>[A-Za-z_-]+):[ \t]*(?P<value>.+?)[ \t]*$", re.MULTILINE)


def read_markdown(raw: Raw) -> Draft:
    """Read CommonMark with tables, and a front matter of plain `key: value` lines."""
    from markdown_it import MarkdownIt

    text = normalise(decode(raw))
    front = _FRONT.match(text)
    # Indented code is off: an indented paragraph in a report is a paragraph.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    pieces = _pieces(parser.parse(text[front.end() :] if front else text))
    return from_pieces(pieces, _meta(front["keys"]) if front else Meta())


def _meta(keys: str) -> Meta:
    values = {match["key"].lower(): match["value"].strip("'\"") for match in _KEY.finditer(keys)}
    found = find_date(values.get("date", ""))
    author = values.get("author", values.get("authors", "")).strip("[]")
    return Meta(
        title=values.get("title"),
        date=found.iso if found else None,
        publisher=values.get("publisher", values.get("source")),
        authors=tuple(name.strip(" '\"") for name in author.split(",") if name.strip()),
        language=values.get("lang", values.get("language")),
    )


def _pieces(tokens: list[Token]) -> list[Piece]:
    pieces: list[Piece] = []
    open_: list[str] = []
    titled = False
    row: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            open_.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            closed = open_.pop()
            if closed == "tr":
                pieces.extend(table_row(row))
                row = []
        elif token.type in ("fence", "code_block"):
            pieces.append((token.content, BlockKind.FURNITURE))
        elif token.type == "inline":
            words, is_picture = _words(token.children or [])
            if open_[-1] in ("th", "td"):
                row.append(words)
            elif is_picture:
                pieces.append((words, BlockKind.CAPTION))
            elif open_[-1] == "heading":
                pieces.append((words, BlockKind.HEADING if titled else BlockKind.TITLE))
                titled = True
            else:
                pieces.append((words, BlockKind.ITEM if "list_item" in open_ else None))
                titled = titled or len(words.split()) > 30  # a heading further down is no title
    return pieces


def _words(children: list[Token]) -> tuple[str, bool]:
    """Render inline tokens as plain text; the flag says that there is nothing but a picture."""
    parts: list[str] = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type in ("text", "code_inline", "image"):  # an image's content is its alternative text
            parts.append(child.content)
    seen = [child for child in children if child.type not in ("softbreak", "hardbreak") and child.content.strip()]
    return "".join(parts), bool(seen) and all(child.type == "image" for child in seen)
