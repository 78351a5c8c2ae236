"""CaRB's scorer, on tuples small enough to check by hand."""

from __future__ import annotations

import pytest
from carb import Tuple, evaluate, match

SENTENCE = "Ann sold the old mill to Bob in May ."
SOLD = Tuple("sold", ("Ann", "the old mill", "to Bob", "in May"))


def test_all_words_match() -> None:
    assert match(SOLD, SOLD) == (1.0, 1.0)


def test_words_count_slot_by_slot() -> None:
    """4 of 4 predicted words are right, and 4 of the 9 wanted ones are there."""
    assert match(SOLD, Tuple("sold", ("Ann", "old mill"))) == (1.0, 4 / 9)


def test_other_predicate_matches_nothing() -> None:
    assert match(SOLD, Tuple("bought", ("Ann", "the old mill"))) == (0.0, 0.0)


def test_missing_slot_matches_nothing() -> None:
    assert match(SOLD, Tuple("sold", ("Ann",))) == (0.0, 0.0)


def test_be_stands_for_its_forms() -> None:
    assert match(Tuple("is", ("Ann", "a miller")), Tuple("be", ("Ann", "a miller"))) == (1.0, 1.0)


def test_speech_may_be_turned_round() -> None:
    gold = Tuple("said", ("the mill is old", "Ann"))
    assert match(gold, Tuple("said", ("Ann", "the mill is old"))) == (1.0, 1.0)


def test_a_gold_tuple_confirms_one_prediction() -> None:
    """The second copy matches nothing that is left: precision 1/2, recall 1."""
    result = evaluate({SENTENCE: [SOLD]}, {SENTENCE: [SOLD, SOLD]})
    assert (result.precision, result.recall) == (0.5, 1.0)


def test_a_prediction_may_recall_two_gold_tuples() -> None:
    result = evaluate({SENTENCE: [SOLD, SOLD]}, {SENTENCE: [SOLD]})
    assert (result.precision, result.recall) == (1.0, 1.0)


def test_the_best_confidence_is_chosen() -> None:
    """At 0.9 only the right tuple is left; the curve goes through (1, 1), so the area is 1."""
    wrong = Tuple("bought", ("Bob", "May"), 0.1)
    right = Tuple(SOLD.predicate, SOLD.arguments, 0.9)
    result = evaluate({SENTENCE: [SOLD]}, {SENTENCE: [wrong, right]})
    assert (result.precision, result.recall, result.f1) == (1.0, 1.0, 1.0)
    assert result.auc == pytest.approx(1.0)


def test_sentences_are_compared_without_spaces() -> None:
    result = evaluate({SENTENCE: [SOLD]}, {"Ann sold the old mill to Bob in May.": [SOLD]})
    assert result.f1 == 1.0


def test_nothing_predicted() -> None:
    assert evaluate({SENTENCE: [SOLD]}, {}).f1 == 0.0
