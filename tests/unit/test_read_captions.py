"""Captions, and sentences that look like them."""

from __future__ import annotations

import pytest
from read_blocks import words_of
from reportgraph.extract.model import BlockKind, Document
from reportgraph.extract.reading.read import read_text


def test_portrait_captions() -> None:
    """A name and where it belongs, standing alone, is a caption; so is one that ran into the next paragraph."""
    document = read_text(
        """\
New faces in the lake assembly

Ana Ruiz of the Reed Party won the western seat. Her party now holds nine seats in the assembly.

Ana Ruiz of the Reed Party

Reed Party's Tom Poe In the eastern district, Tom Poe of the Reed Party was elected with 84,121 votes of 99,000.

Code of Conduct

The assembly will adopt rules for its members next week.
"""
    )

    assert words_of(document, BlockKind.CAPTION) == ["Ana Ruiz of the Reed Party", "Reed Party's Tom Poe"]
    assert words_of(document, BlockKind.HEADING) == ["Code of Conduct"]
    assert words_of(document, BlockKind.PARAGRAPH)[1].startswith("In the eastern district, Tom Poe")


def between_paragraphs(line: str) -> Document:
    """Read a report that has a line between its two paragraphs."""
    return read_text(f"Title of it\n\nThe council met in Oslo.\n\n{line}\n\nIt adopted the charter.\n")


@pytest.mark.parametrize(
    "line",
    [
        "A drone photo shows a freight train at the northern border, May 20, 2025. (Newswire/Al Bo)",
        "This photo taken on April 3, 2023 shows wind turbines near the lake.",
        "FILE PHOTO: A trawler leaves the harbour of Suva.",
        "FILE - Ana Ruiz speaks in Oslo, Oct. 3, 2024. (AP Photo/Al Bo)",
        "Figure 3: Trade between the lake states",
        "Tom Poe; from file, 2015.",
        "Image caption, A trawler leaves the harbour",
    ],
)
def test_captions(line: str) -> None:
    """Photo captions in the manner of the large agencies."""
    document = between_paragraphs(line)

    (caption,) = words_of(document, BlockKind.CAPTION)
    assert caption in line
    assert words_of(document, BlockKind.PARAGRAPH) == ["The council met in Oslo.", "It adopted the charter."]


@pytest.mark.parametrize(
    "line",
    [
        "The picture that emerges from the report is one of growth.",
        "Photography shows in Oslo drew large crowds.",
        "Copyright law reform passed the assembly on Monday.",
        "Advertising revenue fell by ten percent, the report said.",
        "By 2030 the council will meet twice a year.",
        "Edited volumes on the charter fill a shelf.",
        "Sources said the council would meet again.",
    ],
)
def test_sentences_that_look_like_furniture(line: str) -> None:
    """A sentence of the report stays one, though it begins like a caption, a credit or a button."""
    document = between_paragraphs(line)

    assert line in words_of(document, BlockKind.PARAGRAPH)
