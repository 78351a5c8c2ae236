"""Tells lines that stand for themselves: headings, labels of who speaks, facts; and lead-ins that the items end."""

from __future__ import annotations

import re

from reportgraph.extract.model import BlockKind
from reportgraph.extract.reading.draft import Chunk
from reportgraph.extract.reading.page import Page
from reportgraph.extract.text.labels import fact_end, in_own_words, label_end

FINAL = re.compile(r"[.!?:;,…—–-][\"'”’)\]]*(?:\[\d+\])*\s*$")
# what the items below go on with, "Under the plan, Peru will"; no heading: "What we aspire to"
_GOES_ON = re.compile(
    r"(?!(?:How|What|When|Where|Which|Who|Why)\b).* (?:by|for|may|must|of|on|shall|should|to|will|with)"
)


def is_numbered(page: Page, chunk: Chunk, after: Chunk | None) -> bool:
    """Whether an item has a number before it and a paragraph after it, as a section's heading has."""
    if chunk.kind is not BlockKind.ITEM or after is None or after.kind is not None or not page.blocks:
        return False
    marker = page.blocks[-1].span
    return page.text[marker.begin : marker.end].rstrip(".)").replace(".", "").isdigit()


def is_label(text: str, chunk: Chunk, after: Chunk | None) -> bool:
    """Whether a chunk only names who says the next one."""
    words = text[chunk.span.begin : chunk.span.end]
    if after is None or after.kind is not None or label_end(f"{words} .") != len(words):
        return False
    return in_own_words(text[after.span.begin : after.span.end])


def is_fact(text: str, chunk: Chunk, *beside: Chunk | None) -> bool:
    """Whether a line is one of several that only give a fact: "Borrower: A", "Amount: 9 million"."""
    near = [c for c in beside if c is not None and c.kind is None]
    return all(any(fact_end(text[c.span.begin : c.span.end]) for c in group) for group in ([chunk], near))


def goes_on(words: str, *marker: Chunk) -> bool:
    """Whether the items below a line end its sentence: "Under the plan, Peru will"."""
    return any(c.kind is BlockKind.FURNITURE for c in marker) and _GOES_ON.fullmatch(words) is not None


def is_heading(text: str, chunk: Chunk, after: Chunk | None) -> bool:
    """Whether a chunk is one short line without an end, and something follows it."""
    words = text[chunk.span.begin : chunk.span.end]
    if "\n" in words or len(words) > 100 or after is None or not (words[0].isupper() or words[0].isdigit()):
        return False
    count = len(words.split())
    if goes_on(words, after):
        return False
    if words.endswith(":"):
        return count <= 4 or (words.isupper() and count <= 15)
    return (count <= 12 or (words.isupper() and count <= 15)) and not FINAL.search(words)
