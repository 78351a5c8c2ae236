"""What `explain` says of a sentence: what was found in it, what came of it, and why the rest was dropped."""

from __future__ import annotations

import pytest
from reportgraph.extract.explain import Explanation, explain
from reportgraph.extract.pipeline import extract
from reportgraph.extract.reading.read import read_text

REPORT = """Fjord Council meets

The Fjord Council signed the Ferry Accord. Norway will ratify the river, Denmark said.
It was a sunny day. The court rejects all applications. The firms wimbled the bank.
"""


@pytest.fixture(scope="module")
def sentences() -> dict[str, Explanation]:
    return {explanation.text: explanation for explanation in explain(read_text(REPORT))}


def test_a_sentence_shows_what_came_of_it(sentences: dict[str, Explanation]) -> None:
    """Mentions with what they stand for, propositions with their roles, statements with the rule that found them."""
    found = sentences["The Fjord Council signed the Ferry Accord."]
    assert any(line.what == "Ferry Accord" and "Ferry Accord (Document)" in line.why for line in found.mentions)
    assert any(line.what == "signed (verb)" and "object: Accord" in line.why for line in found.propositions)
    (statement,) = (line for line in found.statements if "signed" in line.what)
    assert statement.what == "Fjord Council | signed | Ferry Accord | asserted"
    assert statement.why.startswith("verb: sign; speaker: the document; confidence 0.")
    assert found.is_covered


def test_a_candidate_that_was_dropped_says_why(sentences: dict[str, Explanation]) -> None:
    """Nobody ratifies the river: the classes of its ends do not fit the relation."""
    found = sentences["Norway will ratify the river, Denmark said."]
    dropped = [line for line in found.dropped if "signed" in line.what]
    assert [line.why for line in dropped] == ["no property allows these classes"]
    assert dropped[0].what == "Norway (Country) | signed | river (Place), by verb: ratify"
    assert any("planned, said by Denmark" in line.why for line in found.propositions)


def test_what_says_too_little_to_be_told_is_shown_as_dropped(sentences: dict[str, Explanation]) -> None:
    """Nobody can tell which applications are meant; the relation itself was found."""
    found = sentences["The court rejects all applications."]
    assert [(line.what, line.why) for line in found.dropped] == [
        ("court (Institution) | opposes | applications (Topic), by verb: reject", "subject or object says nothing")
    ]


def test_a_predicate_shows_what_the_lexicon_lets_it_say(sentences: dict[str, Explanation]) -> None:
    """A verb without a frame is what somebody who adds to the lexicon looks for."""
    (known,) = (p for p in sentences["The court rejects all applications."].propositions if "rejects" in p.what)
    (unknown,) = (p for p in sentences["The firms wimbled the bank."].propositions if "wimbled" in p.what)
    assert known.why.endswith("; frames: opposes")
    assert unknown.why.endswith("; no frame in the lexicon")


def test_a_sentence_that_says_nothing_is_not_covered(sentences: dict[str, Explanation]) -> None:
    """Those are what somebody who adds to the lexicon looks for."""
    assert not sentences["It was a sunny day."].is_covered


def test_names_are_those_of_the_graph() -> None:
    """Also where the graph says which "that country" is."""
    document = read_text("Norway condemned Iceland's unprovoked attack on that country.")
    labels = {entity.name for entity in extract(document).entities} | {"the document"}
    said = [line.what.split(" | ") for sentence in explain(document) for line in sentence.statements]
    assert said
    assert {name for subject, _, value, _ in said for name in (subject, value)} <= labels
