"""Each case of tests/cases comes out as it says; tests/benchmarks/casebook.py tells what a case may say."""

from __future__ import annotations

import pytest
from casebook import Case, Reading, load_cases
from reportgraph.extract.pipeline import extract


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    failures = case.failures()
    if failures:
        extracted = Reading(extract(case.document())).show()
        pytest.fail("\n".join([case.text, "", *failures, "", "extracted:", extracted]), pytrace=False)


def test_a_case_that_must_fail_does() -> None:
    """The control: what is missing, what must not be, and what could never be are all told."""
    case = Case(
        "control-1",
        "Norway signed the Ferry Accord.",
        expect=("Norway | funds | Ferry Accord",),
        reject=(
            "Norway | signed | Ferry Accord",
            "Norway | signed |",
            "Norway | signd | Ferry Accord",
            "Norway | open:signd | Ferry Accord",
        ),
        entities=("Norway | City", "Sweden | Country"),
        apart=("Norway | Norway",),
        figures=("Norway | 5 | km",),
    )
    assert [failure.partition(":")[0] for failure in case.failures()] == [
        "missing",
        "must not be",
        "must not be",
        "no property signd, so that this could never be",
        "no property open",
        "missing figure",
        "is a Country",
        "0 entities instead of one",
        "not two things",
    ]
