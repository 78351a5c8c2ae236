"""Titles that stand above a date, twice or nowhere, and what they and the lines below them say."""

from __future__ import annotations

import pytest
from read_blocks import blocks
from reportgraph.extract.reading.read import read_text


@pytest.mark.parametrize(
    "title", ["Samoa Statehood Day", "Lake New Year 2022", "Lake Bureau Press Briefing – May 2, 2024"]
)
def test_short_title_above_a_date_and_an_office(title: str) -> None:
    """What stands above the date is the title, and who stands below it with an office is the author, not a town."""
    document = read_text(
        f"{title}\nThu, 02 May 2024 04:01:12 +0000\n\nJane Q. Roe, Secretary of State\n\n"
        "I met my friends in Oslo today, and I thank you all for coming.\n"
    )

    assert (document.title, document.date, document.authors) == (title, "2024-05-02", ("Jane Q. Roe",))


@pytest.mark.parametrize(
    ("title", "day"),
    [("Lake Bureau Press Briefing – May 2, 2024", "2024-05-02"), ("Joint Statement by Peru: May 2024", None)],
)
def test_day_in_a_title(title: str, day: str | None) -> None:
    """The day that a title tells is what "yesterday" counts from, whenever the text was published; a month is none."""
    document = read_text(f"{title}\nFri, 03 May 2024 04:01:12 +0000\n\nThe ministers met yesterday in Oslo, Norway.\n")

    assert (document.date, document.dateline_date) == ("2024-05-03", day)


def test_repeated_title() -> None:
    """The title's second copy is furniture."""
    title = "New faces in the lake assembly"
    document = read_text(f"{title}\n2024-03-05\n\n{title}\n\nThe assembly met in Oslo on Monday.\n")

    assert [kind for kind, words in blocks(document) if words == title] == ["title", "furniture"]


def test_no_title() -> None:
    """A text that begins with a sentence has no title in it; it is called what its file is called."""
    document = read_text("The council met in Oslo on Monday, and it adopted the charter.", name="memo")

    assert (document.title, document.title_span) == ("memo", None)
