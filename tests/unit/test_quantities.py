"""Figures: value, unit, change, and what they are about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reportgraph.extract.dates.dates import find_dates
from reportgraph.extract.figures.changes import find_figures
from reportgraph.extract.figures.context import FigureContext, figure_context
from reportgraph.extract.figures.quantities import Quantity
from spacy.language import Language
from spacy.tokens import Doc

TUESDAY = "2024-03-12"


def figures(nlp: Language, text: str) -> list[Quantity]:
    """Return the figures of a text that are not trivial."""
    doc = nlp(text)
    return [q for q in find_figures(doc, find_dates(doc, TUESDAY)) if not q.trivial]


def levels(nlp: Language, text: str) -> list[Quantity]:
    """Return the figures of a text that no other is compared with."""
    return [q for q in figures(nlp, text) if q.beside is None]


def context(nlp: Language, text: str) -> tuple[Doc, Quantity, FigureContext]:
    """Return the first figure of a text that no other is compared with, and its context."""
    doc = nlp(text)
    dates = find_dates(doc, TUESDAY)
    found = [q for q in find_figures(doc, dates) if not q.trivial]
    base = next((q for q in found if q.beside is not None), None)
    quantity = next(q for q in found if q.beside is None)
    return doc, quantity, figure_context(quantity, dates, doc, base=base)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Trade reached 94.8 billion U.S. dollars.", "94800000000", "USD"),
        ("The bank lent $600 billion.", "600000000000", "USD"),
        ("The bank lent $2.7\u00a0trillion.", "2700000000000", "USD"),
        ("The clinic gave 442,000 doses.", "442000", "dose"),
        ("The bank lent US$ 20,000.", "20000", "USD"),
        ("The bank lent €1.2bn.", "1200000000", "EUR"),
        ("The bank lent £3m.", "3000000", "GBP"),
        ("The bank lent RMB 5 trillion.", "5000000000000", "CNY"),
        ("The bank lent 5 trillion yuan.", "5000000000000", "CNY"),
        ("Turnout stood at 58%.", "58", "%"),
        ("Turnout stood at 58 percent.", "58", "%"),
        ("Turnout stood at 58.5 per cent.", "58.5", "%"),
        ("They want to limit warming to 1.5 °C.", "1.5", "Cel"),
        ("They built a 100-MW solar park.", "100", "MW"),
        ("They built a 4,300-kilometer pipeline.", "4300", "km"),
        ("The farm covers 250 hectares.", "250", "har"),
        ("The park covers 1,200 square kilometres.", "1200", "km2"),
        ("They shipped 300,000 tonnes of steel.", "300000", "t"),
        ("They signed after five years of talks.", "5", "a"),
        ("She received 84,121 votes.", "84121", "vote"),
        ("About two million people came.", "2000000", "person"),
        ("About two million voters came.", "2000000", "person"),
        ("The assembly has 70 members.", "70", "person"),
        ("Twenty-five companies came.", "25", "company"),
        ("Two dozen schools opened.", "24", "school"),
        ("The plan created one and a half million jobs.", "1500000", "job"),
        ("They sold half a million cars.", "500000", "car"),
    ],
)
def test_a_figure_is_written_in_full_with_a_standard_unit(nlp: Language, text: str, value: str, unit: str) -> None:
    (quantity,) = figures(nlp, text)

    assert (Decimal(value), unit) == (quantity.value, quantity.unit)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("About 600 ships came.", "about"),
        ("More than 600 ships came.", "more than"),
        ("Up to 600 ships came.", "up to"),
        ("At least 600 ships came.", "at least"),
        ("A record 600 ships came.", "record"),
        ("There were 600 ships.", None),
    ],
)
def test_the_qualifier_says_how_exact_it_is(nlp: Language, text: str, qualifier: str | None) -> None:
    (quantity,) = figures(nlp, text)

    assert qualifier == quantity.qualifier


@pytest.mark.parametrize(
    "text",
    [
        "The two sides held three meetings on four aspects.",
        "One of the ports was closed.",
        "A 14-year-old boy came first.",
        "They won 3-0 at 22:30.",
        "Dozens of ships came, a third of them late.",
        "In witness of the two hundred and forty-fifth year.",
        "They won by a 9-6 vote on Resolutions 5-7.",
        "Norway spoke at COP30.",
        "They met in the spring of '67 and drove a 67 Corvette.",
        "They must answer within 30 days of the vote.",
        "The council adopted Resolution 1973 and spoke of COVID-19.",
        "It was placed in Tier 1 by the G20.",
        "They met on 5 May 2022 and in 2023.",
        "The third port opened.",
        "They waited for three days.",
        "The clinic treats children under five, including orphans.",
    ],
)
def test_what_is_no_figure(nlp: Language, text: str) -> None:
    assert figures(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "change"),
    [
        ("Trade reached 90 billion euros, an increase of 5.4 billion euros.", "90000000000", "EUR", "5400000000"),
        ("The number of seats held by the greens increased from 9 to 10.", "10", "seat", "1"),
        ("The seats of the greens increased from 9 to 10.", "10", "seat", "1"),
        ("Output fell from $5 billion in 2019 to $2 billion in 2023.", "2000000000", "USD", "-3000000000"),
        ("The deficit shrank by $1 billion to $5 billion.", "5000000000", "USD", "-1000000000"),
        ("Exports rose by 12 percent.", "12", "%", "12"),
        ("Imports fell 3.2 percent.", "3.2", "%", "-3.2"),
    ],
)
def test_changes_are_signed(nlp: Language, text: str, value: str, unit: str, change: str) -> None:
    (quantity,) = levels(nlp, text)

    assert (Decimal(value), unit, Decimal(change)) == (quantity.value, quantity.unit, quantity.change)


@pytest.mark.parametrize(
    ("text", "about", "indicator"),
    [
        ("Trade with Peru reached 90 billion euros in 2023.", "Trade", "trade"),
        ("The election was held with a turnout of 58%.", "election", "turnout"),
        ("She was elected with 84,121 votes.", "She", "votes"),
        ("The party received 84,121 votes.", "party", "votes"),
        ("The assembly has 70 members.", "assembly", "members"),
        ("They elect 70 members of the council.", "council", "members"),
        ("More than 5,000 people attended the forum.", "forum", "people"),
        ("They built a 100-MW solar park.", "park", "capacity"),
        ("They announced a $20 billion investment, the Green Lake Partnership.", "Partnership", "investment"),
        ("The fund will raise $60 billion for river ports.", "fund", "river ports"),
        ("Exports rose by 12 percent in 2023.", "Exports", "increase in exports"),
        ("A bomb killed 12 soldiers near the port.", "bomb", "soldiers killed"),
        ("Eleven miners were rescued from the shaft.", "miners", "miners rescued"),
        ("The storm left more than 60 villagers dead.", "storm", "villagers dead"),
        ("At least 15 people died in a fire.", "fire", "people died"),
        ("The camp, located 30 km southwest of the capital, was closed.", "camp", "distance"),
        ("The epicentre was about 300 km southwest of Lima.", "epicentre", "distance"),
        ("The tower is 90 metres tall.", "tower", "height"),
        ("The dam will cost 600 million dollars.", "dam", "cost"),
    ],
)
def test_what_a_figure_is_about(nlp: Language, text: str, about: str, indicator: str) -> None:
    doc, _, found = context(nlp, text)

    assert (about, indicator) == (doc[found.of_heads[0]].text, found.indicator)


@pytest.mark.parametrize(
    ("text", "period", "compared"),
    [
        ("Trade reached 90 billion euros in 2023, an increase of 5 billion euros year-on-year.", "2023", "2022"),
        ("Exports rose 12 percent last year from a year earlier.", "2023", "2022"),
        ("Output fell from $5 billion in 2019 to $2 billion in 2023.", "2023", "2019"),
        ("The fund aims to raise $60 billion for ports by 2027.", "2027", None),
        ("The election was held on Sunday with a turnout of 58%.", "2024-03-10", None),
        ("The assembly has 70 members.", None, None),
    ],
)
def test_for_which_time(nlp: Language, text: str, period: str | None, compared: str | None) -> None:
    _, _, found = context(nlp, text)

    assert (period, compared) == (
        found.period and found.period.text,
        found.change_from and found.change_from.text,
    )


def test_the_predicate_tells_a_target_from_a_fact(nlp: Language) -> None:
    doc, _, found = context(nlp, "The fund aims to raise $60 billion for ports by 2027.")

    assert doc[found.predicate].text == "raise"
