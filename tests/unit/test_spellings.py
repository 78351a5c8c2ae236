"""Both spellings of English: the lexicon names a word once, and texts write it either way."""

from __future__ import annotations

import pytest
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.spellings import both_spellings, british


@pytest.mark.parametrize(
    ("american", "expected"),
    [
        ("organize", "organise"),
        ("analyze", "analyse"),
        ("favor", "favour"),
        ("defense", "defence"),
        ("center", "centre"),
    ],
)
def test_american_words_have_a_british_spelling(american: str, expected: str) -> None:
    """A word whose spelling differs is known by the other one too."""
    assert british(american) == expected


@pytest.mark.parametrize("word", ["seize", "prize", "size", "monitor", "citizen", "practise", "advise"])
def test_words_written_alike_have_none(word: str) -> None:
    """A word that only looks like one of these stays as it is."""
    assert british(word) is None


def test_each_part_of_a_compound_may_differ() -> None:
    """A condition on two words holds for each of their spellings."""
    assert both_spellings(["defense-program"]) == {"defense-program", "defence-programme"}


def test_frames_are_found_by_either_spelling() -> None:
    """A verb of the lexicon has the same frames in both spellings."""
    frames = load_lexicon().frames
    for american, other in (("stabilize", "stabilise"), ("honor", "honour"), ("recognize", "recognise")):
        assert {f.property for f in frames[american, "verb"]} == {f.property for f in frames[other, "verb"]}
