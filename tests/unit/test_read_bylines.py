"""Dates, datelines and the lines that say who wrote and published a report."""

from __future__ import annotations

import pytest
from reportgraph.extract.reading.bylines import find_date, find_dateline
from reportgraph.extract.reading.headers import date_in_title, read_header, read_people, read_publisher


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2024-03-05", "2024-03-05"),
        ("Published 12 March 2024", "2024-03-12"),
        ("Mon, 07 Mar 2022 19:28:14 +0000", "2022-03-07"),
        ("Last modified on Wed 3rd of April, 2024", "2024-04-03"),
        ("Sept. 9, 2016", "2016-09-09"),
        ("May 2023", "2023-05"),
        ("24.06.2025", "2025-06-24"),
        ("24/06/2025", "2025-06-24"),
        ("06/24/2025", "2025-06-24"),
        ("05/06/2025", "2025"),  # May or June: only the year is sure
        ("2024-02-30", None),
        ("the 1990s", None),
    ],
)
def test_dates(line: str, iso: str | None) -> None:
    """Day first and month first, at the precision that stands there, never a day that does not exist."""
    found = find_date(line)

    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "rest"),
    [
        ("LAGOS, May 3 (Newswire) -- The port opened.", "Lagos", "Newswire", "The port opened."),
        ("GENEVA (Reuters) - The talks ended.", "Geneva", "Reuters", "The talks ended."),
        ("SUVA, Fiji (AP) — Six states signed.", "Suva", "AP", "Six states signed."),
        ("Washington, D.C. — The secretary spoke.", "Washington, D.C.", None, "The secretary spoke."),
        ("NEW YORK, 5 May 2024 – The council met.", "New York", None, "The council met."),
        ("WASHINGTON/BERLIN, May 3 (Reuters) - Both met.", "Washington", "Reuters", "Both met."),
        ("SUVA, Fiji (May 6, 2024) - The bank met.", "Suva", None, "The bank met."),
        ("Suva, Fiji – 6 May 2024 – The bank met.", "Suva", None, "The bank met."),
        ("Abidjan, Côte d’Ivoire, 6th May 2024 - The bank met.", "Abidjan", None, "The bank met."),
        ("SUVA, May 6, 2024 /Island Wire/ -- The bank met.", "Suva", "Island Wire", "The bank met."),
        ("Kathmandu [Nepal], Aug 25 (LNI): The bank met.", "Kathmandu", "LNI", "The bank met."),
        ("May 6, 2024 (PORT SUDAN) – The bank met.", "Port Sudan", None, "The bank met."),
        ("OUAGADOUGOU — “We agree,” he said.", "Ouagadougou", None, "“We agree,” he said."),
        ("(CNN) — The port opened.", None, "CNN", "The port opened."),
        ("Suva, 6 May 2024. The bank met.", "Suva", None, "The bank met."),
        ("Manila, Philippines - The bank met.", "Manila", None, "The bank met."),
        ("Oslo - The bank met.", "Oslo", None, "The bank met."),
        ("WASHINGTON —", "Washington", None, ""),  # a line of its own
        ("(CNN)The port opened.", None, "CNN", "The port opened."),
    ],
)
def test_datelines(paragraph: str, place: str | None, agency: str | None, rest: str) -> None:
    """The paragraph begins after the dash."""
    dateline = find_dateline(paragraph)

    assert dateline is not None
    assert (dateline.place, dateline.agency, paragraph[dateline.end :]) == (place, agency, rest)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Chad - a country without a coast - joined the talks.",
        "Oslo - Paris flights resume.",
        "The Water Board (WB) — founded in 1990 — met on Monday.",
        "On May 20, 1932 — the day it opened — the bridge was full.",
        "Mr. Roe, Ms. Poe — Good morning.",
        "Energy: The ministers agreed on a grid.",
        "Ana Ruiz — The charter is a beginning.",
    ],
)
def test_sentences_that_look_like_datelines(paragraph: str) -> None:
    """A name and a dash alone make no dateline."""
    assert find_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("By JANE ROE and TOM POE, Associated Press", ("Jane Roe", "Tom Poe")),
        ("By Jane Roe, Tom Poe and Bo Li in Suva", ("Jane Roe", "Tom Poe", "Bo Li")),
        ("Reporting by Jane Roe in Suva; Editing by Max Doe", ("Jane Roe",)),
        ("By Jane Roe, Health Correspondent", ("Jane Roe",)),
        ("By Jane Roe, The Harbour Gazette", ("Jane Roe",)),
        ("Jane Roe, Lake Institute, Policy brief, 3 May 2023", ("Jane Roe",)),
        ("(Web editor: Max Doe, Bo Li)", ()),
        ("Edited by Max Doe", ()),
    ],
)
def test_authors(line: str, authors: tuple[str, ...]) -> None:
    """Reporters are authors; editors are not."""
    header = read_header(line)

    assert header is not None
    assert header.authors == authors


@pytest.mark.parametrize("line", ["By the lake stands a mill.", "By 2030", "Report by report, it grew."])
def test_lines_without_authors(line: str) -> None:
    """ "By" opens other lines too."""
    assert read_header(line) is None


def test_people_above_a_date() -> None:
    """A line of names is the authors', a line with an office's name is not."""
    people = read_people("Jane Q. Roe, Tom van der Poe and Bo Li")

    assert people is not None
    assert people.authors == ("Jane Q. Roe", "Tom van der Poe", "Bo Li")
    assert read_people("Executive summary") is None
    assert read_people("Lake Policy Institute") is None


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Office of the Spokesperson", "Office of the Spokesperson"),
        ("The White House", "The White House"),
        ("Ministry of Foreign Affairs", "Ministry of Foreign Affairs"),
        ("Island News, Suva", "Island News"),
    ],
)
def test_publishers(line: str, publisher: str) -> None:
    """Offices, ministries and newspapers, by the noun that heads the name."""
    header = read_publisher(line)

    assert header is not None
    assert header.publisher is not None
    assert line[header.publisher.begin : header.publisher.end] == publisher


@pytest.mark.parametrize(
    ("line", "publisher", "iso"),
    [
        ("Centre for Reef Studies, Policy Brief No. 7, June 2024", "Centre for Reef Studies", "2024-06"),
        ("Reef Institute | Working Paper | 3 May 2024", "Reef Institute", "2024-05-03"),
        ("Policy Brief 14 | May 2024", None, "2024-05"),
    ],
)
def test_imprints(line: str, publisher: str | None, iso: str) -> None:
    """House, series and date on one line, as research institutes set them."""
    header = read_header(line)

    assert header is not None
    assert header.date is not None
    assert header.date.iso == iso
    assert (line[header.publisher.begin : header.publisher.end] if header.publisher else None) == publisher


def test_to_whom_words_are_attributed() -> None:
    """The spokesperson to whom a readout is attributable counts as its author."""
    header = read_header("The below is attributable to Principal Deputy Spokesperson Jane Q. Roe:")

    assert header is not None
    assert header.authors == ("Jane Q. Roe",)


def test_a_dated_briefing_is_a_title() -> None:
    """A line that says what was held when is no publisher with a date."""
    assert read_header("Lake Bureau Press Briefing – 3 May 2024") is None


def test_speaker_and_office_above_a_statement() -> None:
    """Who made a statement, in what office, counts as its author."""
    header = read_publisher("Jane Q. Roe, Secretary of State")

    assert header is not None
    assert header.authors == ("Jane Q. Roe",)


@pytest.mark.parametrize(
    ("title", "iso"),
    [
        ("JOINT COMMUNIQUE OF PERU AND THE LAKE UNION, 29 MAY 2004, LIMA, PERU", "2004-05-29"),
        ("Joint Statement by Ministers Roe and Doe: February 2013", "2013-02"),
        ("Joint Declaration of Peru and Chile (Lima, 4-6 May 2025)", "2025-05-06"),
        ("Statement on the vote of 5 May 2024 in Peru and what follows", None),  # it may be of any later day
        ("Storm of 5 May 2024", None),
        ("Press Briefing – 5 May 2024", "2024-05-05"),
        ("Joint Statement, 4 May 2024, " + "A." * 90 + "!x", None),  # a pattern that tries all ways took seconds
    ],
)
def test_dates_at_the_end_of_a_title(title: str, iso: str | None) -> None:
    """A statement says in its title when it was made."""
    found = date_in_title(title)

    assert (found.iso if found else None) == iso
