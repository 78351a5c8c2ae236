"""The blocks of a text that was read, as kinds and words."""

from __future__ import annotations

from reportgraph.extract.model import BlockKind, Document


def blocks(document: Document) -> list[tuple[str, str]]:
    """Each block's kind and words, line ends as spaces."""
    return [
        (block.kind.value, " ".join(document.text[block.span.begin : block.span.end].split()))
        for block in document.blocks
    ]


def words_of(document: Document, kind: BlockKind) -> list[str]:
    return [words for each, words in blocks(document) if each == kind]
