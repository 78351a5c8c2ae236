"""Where paragraphs end that were set right behind each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reportgraph.extract.reading.seams import seams


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It fell in Peru.Chile left it.", ["It fell in Peru.", "Chile left it."]),
        ('It fell."We left," A said.', ["It fell.", '"We left," A said.']),
        ('"We left."Peru fell.', ['"We left."', "Peru fell."]),
        ("It fell.(Lake Photo/A Roe)Peru left.", ["It fell.", "(Lake Photo/A Roe)", "Peru left."]),
        ("HOW THE LAKE ROSEThe lake rose.", ["HOW THE LAKE ROSE", "The lake rose."]),
        ("They met in the U.S.Peru left it.", ["They met in the U.S.", "Peru left it."]),
    ],
)
def test_paragraphs_are_parted(text: str, parts: list[str]) -> None:
    """A sentence that another follows without a blank ends a paragraph."""
    edges = [0, *seams(text), len(text)]
    assert [text[a:b] for a, b in pairwise(edges)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "The site Node.js grew.",
        "J.R.R. Roe of the U.S. Army",
        "See e.g.(a) and (B).",
        "The F-16s of NATO's LandForce",
        "It rose 2.5 per cent.",
    ],
)
def test_names_and_numbers_stay_whole(text: str) -> None:
    """Dots and capitals inside of names end nothing."""
    assert seams(text) == []
