"""The words that the parser gets, and where they stand in the kept text."""

from __future__ import annotations

import pytest
from reportgraph.extract.parsing.casing import Casing
from reportgraph.extract.parsing.parse import parse
from reportgraph.extract.reading.read import read_text
from reportgraph.extract.text.labels import in_own_words, is_question, label_end, speaks_on
from reportgraph.extract.text.surface import begin_of, end_of, masked, plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the <u>Lake</u> Pact", "the Lake Pact"),
        ('<span style="x: y">Sec</span>. 2', "Sec. 2"),
        ("the 25<sup>th</sup> day", "the 25th day"),
        ("the pact.<sup>12</sup> It", "the pact. It"),
        ("one<br>two", "one two"),
        ("the pact\\(s\\) \\[x\\]", "the pact(s) [x]"),
        ("\\###", "###"),
        ("**Roads.** A *new* one", "Roads. A new one"),
        ("the [pact](https://a.org/b) holds", "the pact holds"),
        ("old<s>er</s> pact<!-- note -->", "old pact"),
        ("A &amp; B", "A & B"),
        ("Thank you.  (Applause.)  We", "Thank you. We"),
        ("a  wrapped\n    line", "a wrapped line"),
        ("a < b and b > c, 2 * 3 * 4, <internship>", "a < b and b > c, 2 * 3 * 4, <internship>"),
    ],
)
def test_words_without_markup(text: str, words: str) -> None:
    """What only sets the words is left out; what looks like it stays."""
    assert plain(text) == words
    assert len(masked(text)) == len(text)


def test_tokens_know_their_place_in_the_text() -> None:
    """A token's offsets give back its word from the kept text, whatever markup and white space is around it."""
    document = read_text(
        "Title of it\n\nThe <u>Lake   Council</u> met in\n    Oslo \\(Norway\\) to (i) rest; and (ii) eat.\n"
    )
    doc = parse(document).doc

    for token in doc:
        if not token.is_space:
            assert document.text[begin_of(token) : end_of(token)] == token.text
    assert not any(token.is_space for token in doc if token.sent.start != token.i != token.sent.end - 1)
    assert [t.text for t in doc if t.text in ("i", "ii", "u", "\\")] == []


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("THE PRESIDENT:  Thank you.", "THE PRESIDENT:"),
        ("Length: 7 km", "Length:"),
        ("Sen. Jo Doe (D-PA): “We won.”", "Sen. Jo Doe (D-PA):"),
        ("Ministry of Trade and Energy: the fee fell", "Ministry of Trade and Energy:"),
        ("The council met at 10:30 in Oslo", ""),
        ("The parties agreed on two things: A and B", ""),
        ("Note that it rains", ""),
    ],
)
def test_labels(words: str, label: str) -> None:
    """A name or a heading before a colon is parted from what it opens; a clause is not."""
    assert words[: label_end(words)] == label


def test_turns_of_a_transcript() -> None:
    """Speakers go on until the next; run-in headings don't, and questions have no speaker."""
    assert speaks_on("THE VICE PRESIDENT:")
    assert speaks_on("MR. DOE:")
    assert not speaks_on("CUTTING RED TAPE:")
    assert not speaks_on("President Doe:")
    assert is_question("Q    Mr. President, what now?")
    assert not is_question("Questions remain.")
    assert in_own_words("we support it.")
    assert not in_own_words("the fee must fall.")


@pytest.mark.parametrize(
    ("line", "cased"),
    [
        ("Lake Council Signs New Water Charter", "Lake Council signs new Water Charter"),
        ("LAKE COUNCIL MEETS ON HEALTH IN OSLO", "Lake Council meets on health in Oslo"),
        ("Lake Council signs Water Charter", "Lake Council signs Water Charter"),
        ("WHO Backs Oslo Talks on Health", "WHO backs Oslo talks on health"),
    ],
)
def test_headlines_in_ordinary_case(line: str, cased: str) -> None:
    """Names keep their capitals, as the body writes them; other words lose them."""
    casing = Casing(["In Oslo the Lake Council signed the Water Charter, and spoke of health with the Lake Council."])

    assert casing.of_headline(line) == cased


def test_an_owner_in_a_headline_keeps_its_capital() -> None:
    """So it is below a body of many words, which would write any other name again."""
    words = " ".join(f"{a}{b}ing" for a in "bdfgklmp" for b in ("an", "er", "in", "ol", "um", "ar", "es", "ot"))
    casing = Casing([f"The envoys spoke of Chad while {words} went on."])

    assert (
        casing.of_headline("Lake Union Pledges Aid to End Chad’s Long War")
        == "Lake union pledges aid to end Chad’s long war"
    )
