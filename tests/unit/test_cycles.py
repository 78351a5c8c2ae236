"""Python looks seldom for garbage while a report is read, and as it did before afterwards."""

import gc
from collections.abc import Iterator

import pytest
from reportgraph.extract.cycles import rare_collection


@pytest.fixture(autouse=True)
def _usual_thresholds() -> Iterator[None]:
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)


def test_the_thresholds_are_back_when_the_last_reader_is_done() -> None:
    gc.set_threshold(700, 11, 12)
    with rare_collection():
        with rare_collection():
            assert gc.get_threshold()[0] > 700
        assert gc.get_threshold()[0] > 700
    assert gc.get_threshold() == (700, 11, 12)


def test_the_thresholds_are_back_after_an_error() -> None:
    gc.set_threshold(700, 11, 12)
    with pytest.raises(ValueError, match="no report"), rare_collection():
        raise ValueError("no report")
    assert gc.get_threshold() == (700, 11, 12)


def test_who_has_turned_it_off_finds_it_off() -> None:
    gc.set_threshold(0, 11, 12)
    with rare_collection():
        assert gc.get_threshold() == (0, 11, 12)
    assert gc.get_threshold() == (0, 11, 12)
