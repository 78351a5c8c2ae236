"""Finds lists whose bullets got lost: a line that ends with a colon, and paragraphs with semicolons below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgraph.extract.model import BlockKind
from reportgraph.extract.reading.draft import Chunk

_GOES_ON = re.compile(r";(?:\s*(?:and|or),?)?$", re.IGNORECASE)
_FEWEST = 2  # paragraphs that end with a semicolon


def with_lost_items(text: str, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Give the chunks, with those of such lists as items."""
    found = list(chunks)
    for lead, chunk in enumerate(chunks):
        end = lead + 1
        if not text[chunk.span.begin : chunk.span.end].endswith(":"):
            continue
        while end < len(chunks) and _is_plain(chunks[end]) and _goes_on(text, chunks[end]):
            end += 1
        if end - lead > _FEWEST and end < len(chunks) and _is_plain(chunks[end]):
            found[lead + 1 : end + 1] = [replace(c, kind=BlockKind.ITEM) for c in chunks[lead + 1 : end + 1]]
    return tuple(found)


def _is_plain(chunk: Chunk) -> bool:
    return chunk.kind in (None, BlockKind.PARAGRAPH)


def _goes_on(text: str, chunk: Chunk) -> bool:
    return _GOES_ON.search(text[chunk.span.begin : chunk.span.end]) is not None
