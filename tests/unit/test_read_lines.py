"""Plain text of any line width into blocks, and the promises that hold for every document."""

from __future__ import annotations

import pytest
from reportgraph.extract.model import BlockKind, Document
from reportgraph.extract.reading.read import read_text
from reportgraph.extract.text.surface import plain

SENTENCES = (
    "The Lake Council adopted the Water Charter on Sunday, ending a decade of talks between its six members.",
    "The charter sets up a court of arbitration, whose seat will be decided later, said Ana Ruiz, who chairs it.",
    "Members have until 2026 to ratify the charter, and the court will open once four of them have done so.",
)


def wrap(text: str, width: int, *, indent: str = "") -> str:
    lines, line = [], indent
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line.strip() else line + word
    return "\n".join([*lines, line])


def paragraphs(document: Document) -> list[str]:
    return [
        " ".join(document.text[block.span.begin : block.span.end].split())
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(SENTENCES),
        "\n".join(SENTENCES),
        "\r\n\r\n".join(SENTENCES),
        "\n\n".join(wrap(sentence, 60) for sentence in SENTENCES),
        "\n".join(wrap(sentence, 60, indent="   ") for sentence in SENTENCES),
        "\n".join(wrap(sentence, 75) for sentence in SENTENCES),
    ],
    ids=["empty lines", "one a line", "Windows", "wrapped", "wrapped and indented", "wrapped without empty lines"],
)
def test_paragraphs_of_any_setting(text: str) -> None:
    """The same three paragraphs, however they are set."""
    assert paragraphs(read_text(f"Lake council adopts charter\n\n{text}\n")) == list(SENTENCES)


def test_wrapped_items() -> None:
    """An item goes on until the next marker, whatever its marker is; a wrapped year is no number of an item."""
    document = read_text(
        """\
The members agreed on the following steps, which will be taken before
the next meeting of the council:

-   to open a court of arbitration in one of the capitals before
    2026. A seat has not been found
    -   to pay for it together
1.  to share data on the level of the lake, on rain and on the rivers
    that feed it
(b) to meet again
• to report
"""
    )

    items = [
        " ".join(document.text[block.span.begin : block.span.end].split())
        for block in document.blocks
        if block.kind is BlockKind.ITEM
    ]
    assert items == [
        "to open a court of arbitration in one of the capitals before 2026. A seat has not been found",
        "to pay for it together",
        "to share data on the level of the lake, on rain and on the rivers that feed it",
        "to meet again",
        "to report",
    ]


def test_items_count_on_however_full_their_lines_are() -> None:
    items = ("Opening of a Norwegian consulate in Punta Verde", "Chile joins the Ocean Initiative", "Launch of a fund")
    document = read_text("Outcomes\n" + "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1)))
    read = [document.text[b.span.begin : b.span.end] for b in document.blocks if b.kind is BlockKind.ITEM]
    assert read == list(items)


def test_links_on_lines_of_their_own() -> None:
    """Text saved from a page breaks lines around its links; a paragraph goes on all the same."""
    document = read_text(
        """\
The ministers of the six states opened the new building of the
Water Court
in Oslo on Monday, and they spoke of the many people
who had
worked for it
— in six capitals, and for ten years, as one of them said then.

Its first president,
Ana Ruiz
of the Lake Council, thanked them in a speech that lasted for an hour
and that touched on all the cases that wait for the new court already.
"""
    )

    assert paragraphs(document) == [
        "The ministers of the six states opened the new building of the Water Court in Oslo on Monday, and they spoke "
        "of the many people who had worked for it — in six capitals, and for ten years, as one of them said then.",
        "Its first president, Ana Ruiz of the Lake Council, thanked them in a speech that lasted for an hour and that "
        "touched on all the cases that wait for the new court already.",
    ]


AWKWARD = [
    "a",
    "Title",
    "- item",
    "— \n\nx",
    "Title\n\n\n\n   \t\n\nText of it, which ends here.",
    "(CNN) —\n\nThe port opened.",
    "LAGOS, May 3 (Newswire) --\nThe port opened.",
    "date 2024-03-05 Title of it all",
    "Title: \nDate: soon\n\nText.",
    "“Quoted.”\n\n‘Quoted.’",
    "x" * 5000,
    "\u00e9 combined e\u0301, nbsp\u00a0here, \u200bzero width, soft\u00adhyphen, \U0001f600 emoji. ",
    "1.\n2.\n3.\nA. B., C. D., E. F.",
    "### ###\n\n\\# \\# \\#\n\n###\ntext",
]


@pytest.mark.parametrize("text", AWKWARD)
def test_every_word_is_in_one_block(text: str) -> None:
    """Blocks are disjoint, in order, not empty, without white space at their edges, and leave out only markup."""
    document = read_text(text)

    at = 0
    for block in document.blocks:
        assert at <= block.span.begin < block.span.end <= len(document.text)
        assert plain(document.text[at : block.span.begin]) == ""
        words = document.text[block.span.begin : block.span.end]
        assert words == words.strip()
        at = block.span.end
    assert plain(document.text[at:]) == ""


def test_text_is_normalised_once() -> None:
    """NFC, one kind of line end, no control characters, no lone surrogates, no mark at the start; nothing else."""
    document = read_text(
        "\ufeffCafe\u0301\r\nSa\u0303o Tome\u0301\x00\x07 \ud800.\rEnd\u00a0of\tit\u200b.\x0cNew page."
    )

    assert document.text == "Café\nSão Tomé \ufffd.\nEnd\u00a0of\tit\u200b.\nNew page."


def test_normalised_text_stays() -> None:
    """Reading what was read changes nothing."""
    once = read_text("Title\r\n\r\nCafe\u0301 owners met in Oslo on Monday.\x0c")

    assert read_text(once.text) == once


def test_the_block_at_a_place_of_the_text() -> None:
    """A block holds the characters from its beginning to before its end; between blocks there is none."""
    document = read_text("Title of it\n\nThe council met in Oslo.\n\nIt adopted the charter.\n")
    title, paragraph = document.blocks[:2]

    assert [document.block_at(at) for at in (0, title.span.end - 1, title.span.end, paragraph.span.begin)] == [
        title,
        title,
        None,
        paragraph,
    ]
    assert document.block_at(len(document.text)) is None
