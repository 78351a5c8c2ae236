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
