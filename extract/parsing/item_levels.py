"""How deep the items of bulleted lists stand: by the column and the kind of their markers."""

from __future__ import annotations

import re

from reportgraph.extract.model import Block, BlockKind, Document

_NUMBER, _LETTER = re.compile(r"\d+"), re.compile(r"[a-z]+")
_ROMAN = re.compile(r"\b(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})\b")

Level = tuple[int, str]


def level_of(block: Block, document: Document) -> Level:
    """Give the column of an item's marker, less than any for what is no item, and the kind of the marker."""
    if block.kind is not BlockKind.ITEM:
        return -1, ""
    line = document.text[document.text.rfind("\n", 0, block.span.begin) + 1 : block.span.begin]
    marker = line.strip().lower()
    kind = _ROMAN.sub("i", marker) if _ROMAN.search(marker) else _LETTER.sub("a", marker)
    return len(line) - len(line.lstrip()), _NUMBER.sub("1", kind)


def is_below(level: Level, lead: Level) -> bool:
    """Tell an item below a lead-in: further to the right, or as far with a marker of its own kind, "(a)" below "2."."""
    return level[0] > lead[0] or (level[0] == lead[0] and level[1] != lead[1])
