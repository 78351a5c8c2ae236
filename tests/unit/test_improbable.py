"""What is hardly probable is left out of long sentences, but where somebody is quoted with nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reportgraph.extract import pipeline
from reportgraph.extract.model import DOCUMENT_KEY, Extraction
from reportgraph.extract.reading.read import read_text
from reportgraph.ontology.weights import load_weights

_WHAT = "old and much loved ferry line, which nobody had mended since the war, helps farmers all over the wide delta."
_SAID = f"Ana Roe, the mayor of Oda, said on Friday after the talks in the town that the {_WHAT}"
_TOLD = f"As the talks in the town went on late on Friday, with few of the guests in their seats, the {_WHAT}"


def _helped(text: str) -> list[str]:
    """Give who says that the line helps the farmers."""
    extraction: Extraction = pipeline.extract(read_text(text))
    named = {entity.key: entity.name for entity in extraction.entities}
    found = (s for s in extraction.statements if s.property == "contributesTo")
    return ["document" if s.speaker == DOCUMENT_KEY else named[s.speaker] for s in found]


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing of the kind be probable enough."""
    weights = replace(load_weights(), least={"contributesTo": 1.0})
    monkeypatch.setattr(pipeline, "load_weights", lambda _: weights)


def test_both_are_told_when_they_are_probable() -> None:
    assert _helped(_SAID) == ["Ana Roe"]
    assert _helped(_TOLD) == ["document"]


@pytest.mark.usefixtures("strict")
def test_only_what_somebody_else_is_quoted_with_is_kept() -> None:
    assert _helped(_SAID) == ["Ana Roe"]
    assert _helped(_TOLD) == []


@pytest.mark.usefixtures("strict")
def test_who_is_quoted_with_something_else_loses_the_improbable() -> None:
    assert _helped(f"{_SAID} Ana Roe said that Norway had signed the Ferry Accord.") == []
