"""Titles that stand above a date, and what they and the lines below it say."""

from __future__ import annotations

import pytest
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
