"""The questions of the domain pack: well made, and answered on the sample report as a reader of it would.

What an answer must hold is in answers.toml.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store
from reportgraph.graph import build
from reportgraph.graph.query import QueryError, ask, rows, store_of
from reportgraph.graph.questions import find_question, load_questions
from reportgraph.ontology.errors import OntologyError

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ANSWERS = tomllib.loads((HERE / "answers.toml").read_text("utf-8"))["answer"]
QUESTIONS = load_questions()

Row = dict[str, object]

FIRST = """Harbour League and Finland quarrel

TURKU, Finland, May 3, 2024 - The Harbour League endorsed the Ferry Charter. Estonia signed the Ferry Charter.
"""
SECOND = """Finland keeps out

HELSINKI, Finland, May 4, 2024 - Finland opposes the Ferry Charter. Estonia signed the Ferry Charter.
"""


@pytest.fixture(scope="module")
def sample() -> Store:
    return store_of(build(ROOT / "docs" / "sample-report.txt").graph)


@pytest.fixture(scope="module")
def two() -> Store:
    """Return the graphs of two short reports together."""
    store = Store()
    for text in (FIRST, SECOND):
        for quad in store_of(build(text=text).graph):
            store.add(quad)
    return store


def answer(store: Store, name: str, values: dict[str, str] | None = None) -> list[Row]:
    return rows(ask(store, find_question(name).with_values(values or {}).query))


def matches(wanted: Row, row: Row) -> bool:
    return all(
        str(value) in str(row[name]) if name in ("words", "kinds", "ids") else row[name] == value
        for name, value in wanted.items()
    )


def test_there_are_enough_questions_and_each_has_an_answer_here():
    assert len(QUESTIONS) >= 20
    assert sorted({each["question"] for each in ANSWERS}) == list(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_query_is_good_sparql_as_it_stands(name):
    """Any store takes the file: its prefixes are declared, and nothing is missing without its parameters' values."""
    found = Store().query(QUESTIONS[name].query)
    assert isinstance(found, QuerySolutions)
    assert list(found) == []
    assert len({variable.value for variable in found.variables}) == len(found.variables) > 1
    assert "ORDER BY" in QUESTIONS[name].query, "so that the same graph gives the same answer"


@pytest.mark.parametrize(
    "case", ANSWERS, ids=lambda case: "-".join((case["question"], *case.get("values", {}).values()))
)
def test_the_sample_report_answers(case, sample):
    found = answer(sample, case["question"], case.get("values"))
    missing = [wanted for wanted in case["rows"] if not any(matches(wanted, row) for row in found)]
    there = [unwanted for unwanted in case.get("absent", []) if any(matches(unwanted, row) for row in found)]
    shown = "\n".join(map(str, found))
    assert (missing, there) == ([], []), f"the answer is:\n{shown}"


def test_disagreement_across_documents_is_found(two):
    (found,) = answer(two, "disagreements")
    assert found["about"] == "Ferry Charter"
    assert (found["one"], found["one_says"]) == ("Harbour League", "endorsed")
    assert (found["other"], found["other_says"]) == ("Finland", "opposes")


def test_what_documents_share_and_what_only_one_says(two):
    shared = answer(two, "shared-by-documents", {"first": "quarrel", "second": "keeps out"})
    assert {"Estonia", "Finland", "Ferry Charter"} <= {row["entity"] for row in shared}
    assert any(str(row["joined_by"]).startswith("http://www.wikidata.org/") for row in shared)
    only = {(row["subject"], row["relation"]) for row in answer(two, "only-in-one-document", {"document": "keeps"})}
    assert ("Finland", "opposes") in only
    assert ("Estonia", "signed") not in only


def test_the_weakest_claims_come_first(sample):
    found = [row["confidence"] for row in answer(sample, "weakest-claims", {"below": "0.8"})]
    assert found == sorted(found)
    assert 0 < len(found) < len(answer(sample, "weakest-claims", {"below": "1"}))
    assert max(found) <= 0.8


def test_values_are_put_in_safely(sample):
    for value in ('"', "\\", '" } INSERT {', "\n", "'", "}", "ünï"):
        assert answer(sample, "who-endorsed-what", {"actor": value}) == []


def test_wrong_parameters_are_told():
    question = find_question("who-says-so")
    with pytest.raises(QueryError, match="needs about"):
        question.with_values({})
    with pytest.raises(QueryError, match="no parameter 'who'; it has about"):
        question.with_values({"who": "x"})
    with pytest.raises(QueryError, match="below is a number"):
        find_question("weakest-claims").with_values({"below": "low"})
    for wrong in ("last year", "2024-13", "2024-1", "03/2024"):
        with pytest.raises(QueryError, match="since is a year, month or day such as 2024-06"):
            find_question("timeline").with_values({"since": wrong})
    with pytest.raises(QueryError, match="no question 'nothing'; there are about-projects"):
        find_question("nothing")


def test_a_domain_pack_brings_its_own_questions(tmp_path):
    folder = tmp_path / "queries"
    folder.mkdir()
    (folder / "mine.rq").write_text('# Which is mine?\n# parameter x: a word\nSELECT * { VALUES ?x { "" } }')
    assert load_questions(tmp_path)["mine"].with_values({"x": "a"}).query.endswith('VALUES ?x { "a" } }')
    (folder / "bad.rq").write_text("SELECT * {}")
    with pytest.raises(OntologyError, match=r"bad\.rq has no question"):
        load_questions(tmp_path)
    (folder / "bad.rq").write_text("# Is it?\n# parameter y: not there\nSELECT * {}")
    with pytest.raises(OntologyError, match="no VALUES"):
        load_questions(tmp_path)
