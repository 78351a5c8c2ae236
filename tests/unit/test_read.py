"""How a report in plain text is read: its blocks, and what it says of itself."""

from __future__ import annotations

import pytest
from read_blocks import blocks, words_of
from reportgraph.extract.model import BlockKind
from reportgraph.extract.reading.read import read_text

AGENCY_STORY = """\
Coral states sign fisheries pact
By Dr. Jane Roe and Tom Poe
March 4, 2024 10:22 AM GMT

SUVA, March 3 (Newswire) -- Six island states signed a fisheries pact on Sunday, officials said.

NEXT STEPS

The pact bans drift nets.

A trawler leaves the harbour of Suva, Fiji, Feb. 2, 2023. (Newswire/Al Bo)

Reporting by Jane Roe in Suva; Editing by Max Doe
"""


def test_agency_story() -> None:
    """Headers, dateline, caption, credit and desk line are told from the story's sentences."""
    document = read_text(AGENCY_STORY)

    assert blocks(document) == [
        ("title", "Coral states sign fisheries pact"),
        ("byline", "By Dr. Jane Roe and Tom Poe"),
        ("byline", "March 4, 2024 10:22 AM GMT"),
        ("byline", "SUVA, March 3 (Newswire) --"),
        ("paragraph", "Six island states signed a fisheries pact on Sunday, officials said."),
        ("heading", "NEXT STEPS"),
        ("paragraph", "The pact bans drift nets."),
        ("caption", "A trawler leaves the harbour of Suva, Fiji, Feb. 2, 2023."),
        ("furniture", "(Newswire/Al Bo)"),
        ("byline", "Reporting by Jane Roe in Suva; Editing by Max Doe"),
    ]


def test_agency_story_metadata() -> None:
    """The dateline's year comes from the date of publication; spans give back the words."""
    document = read_text(AGENCY_STORY, source="pact.txt")

    assert document.title == "Coral states sign fisheries pact"
    assert document.date == "2024-03-04"
    assert (document.dateline_place, document.dateline_date) == ("Suva", "2024-03-03")
    assert document.publisher == "Newswire"
    assert document.authors == ("Jane Roe", "Tom Poe")
    assert document.language == "en"
    assert document.source == "pact.txt"
    for span, words in [
        (document.title_span, "Coral states sign fisheries pact"),
        (document.date_span, "March 4, 2024"),
        (document.publisher_span, "Newswire"),
    ]:
        assert span is not None
        assert document.text[span.begin : span.end] == words


def test_press_release() -> None:
    """Labels, offices and contacts are no sentences; bullets are items without their markers."""
    document = read_text(
        """\
FOR IMMEDIATE RELEASE

Office of the Press Secretary
Monday, March 4, 2024

Media Note

Ministers Launch the Coral Sea Compact

CANBERRA, Australia — Ministers of six island states launched the Coral Sea Compact on Monday.

Key commitments

• Share vessel data among all members
• Train 300 inspectors by 2027,
  with help from the fisheries agency

###

Media contact: press@coral.example
"""
    )

    assert document.title == "Ministers Launch the Coral Sea Compact"
    assert document.publisher == "Office of the Press Secretary"
    assert document.date == "2024-03-04"
    assert document.dateline_place == "Canberra"
    assert words_of(document, BlockKind.HEADING) == ["Key commitments"]
    assert words_of(document, BlockKind.ITEM) == [
        "Share vessel data among all members",
        "Train 300 inspectors by 2027, with help from the fisheries agency",
    ]
    assert words_of(document, BlockKind.FURNITURE) == [
        "FOR IMMEDIATE RELEASE",
        "Media Note",
        "•",
        "•",
        "###",
        "Media contact: press@coral.example",
    ]


def test_joint_statement() -> None:
    """Begin and end marks are furniture; who is speaking next stays a sentence."""
    document = read_text(
        """\
Joint Statement of the Lake Dialogue
2024-03-05

Office of the Spokesperson

Begin Text:

We met in Oslo and welcomed the Water Charter.

Foreign Minister Tom Poe said:

The charter is a beginning.

End Text.
"""
    )

    assert words_of(document, BlockKind.PARAGRAPH) == [
        "We met in Oslo and welcomed the Water Charter.",
        "Foreign Minister Tom Poe said:",
        "The charter is a beginning.",
    ]
    assert words_of(document, BlockKind.FURNITURE) == ["Begin Text:", "End Text."]


def test_think_tank_paper() -> None:
    """Contents, notes, their marks and references are furniture; numbered section titles are headings."""
    document = read_text(
        """\
Lake Policy Institute
Policy Brief No. 12

Shared Rivers, Shared Power: Lessons from the Lake Basin

Jane Roe and Tom Poe
May 2023

Contents
Introduction ........ 1
References .......... 9

Executive Summary

This brief looks at the Water Charter. It finds that the charter has reduced disputes.[1]

1. Introduction

The Lake Council adopted the charter in 2019.

[1] Lake Council, Annual Report, 2020.

References

Poe, T. (2020). Rivers and law. Lake Press.
"""
    )

    assert document.title == "Shared Rivers, Shared Power: Lessons from the Lake Basin"
    assert document.publisher == "Lake Policy Institute"
    assert document.authors == ("Jane Roe", "Tom Poe")
    assert document.date == "2023-05"
    assert words_of(document, BlockKind.HEADING) == ["Executive Summary", "Introduction"]
    assert words_of(document, BlockKind.PARAGRAPH) == [
        "This brief looks at the Water Charter. It finds that the charter has reduced disputes.",
        "The Lake Council adopted the charter in 2019.",
    ]


def test_newspaper_page() -> None:
    """Standfirst, the writer's name above the date, credits and topics of a page copied from the web."""
    document = read_text(
        """\
Island states sign pact to protect tuna

Deal comes after a decade of talks

Jane Roe in Suva
Mon 4 Mar 2024 10.22 GMT
Last modified on Tue 5 Mar 2024 12.40 GMT

Six island states have signed a pact to protect tuna.

Photograph: Al Bo/Agency

"We did it," said Ana Ruiz.

Topics: Fiji, Fishing
"""
    )

    assert document.authors == ("Jane Roe",)
    assert document.date == "2024-03-04"
    assert words_of(document, BlockKind.HEADING) == ["Deal comes after a decade of talks"]
    assert words_of(document, BlockKind.FURNITURE) == ["Photograph: Al Bo/Agency", "Topics: Fiji, Fishing"]


def test_saved_page_with_date_before_title() -> None:
    """A date that a saved page put before the title is not part of it; a site's stamp names the publisher."""
    document = read_text(
        " date 2024-03-05 Tuna pact draws praise across the region\n\n"
        "Island Daily) 10:09, March 5, 2024\n\n"
        "SUVA, March 4 (Newswire) -- The pact drew praise.\n\n"
        "(Web editor: Max Doe, Bo Li)\n"
    )

    assert document.title == "Tuna pact draws praise across the region"
    assert document.date == "2024-03-05"
    assert document.publisher == "Island Daily"
    assert document.authors == ()
    assert blocks(document)[-1] == ("byline", "(Web editor: Max Doe, Bo Li)")


def test_header_of_keys() -> None:
    """Lines of key and value above the text are understood."""
    document = read_text(
        "Title: Lake council adopts charter\nDate: 2024-05\nAuthor: Ana Ruiz\nSource: Lake Times\n\nThe council met.\n"
    )

    assert document.title == "Lake council adopts charter"
    assert (document.date, document.authors, document.publisher) == ("2024-05", ("Ana Ruiz",), "Lake Times")


@pytest.mark.parametrize(
    "line",
    [
        "Source: Lake Times",
        "(Source: Lake Times)",
        "Source: Lake Times, news agencies",
        "Source: Lake Times and agencies",
    ],
)
def test_source_below(line: str) -> None:
    """A line below the text names the house that it is from; agencies beside it have no names."""
    document = read_text(
        f"Lake council adopts charter\n\nThe council met in Oslo on Monday.\n\nIt adopted it.\n\n{line}\n"
    )

    assert document.publisher == "Lake Times"
    assert blocks(document)[-1] == ("byline", line)
