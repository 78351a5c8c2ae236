"""What the lexicon of names and classes promises, and how it says what is wrong with a pack of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.naming import load_naming


def test_the_longest_head_wins() -> None:
    """ "wind farm" is no farm, "climate crisis" no event."""
    naming = load_naming()
    assert naming.class_of_nominal(["offshore", "wind", "farm"]) == "InfrastructureProject"
    assert naming.class_of_nominal(["crisis"]) == "Event"
    assert naming.class_of_nominal(["climate", "crisis"]) == "Topic"


def test_a_plural_may_have_another_class() -> None:
    """Several persons are a Group."""
    assert load_naming().class_of_nominal(["minister"]) == "Person"
    assert load_naming().class_of_nominal(["minister"], plural=True) == "Group"


def test_titles_are_found_whole() -> None:
    """The longest title that begins at a word is taken."""
    assert load_naming().title_at("deputy prime minister jane roe".split(), 0) == 3
    assert load_naming().title_at("jane roe".split(), 0) == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[Spaceship]\nnouns = "rocket"', "Spaceship"),
        ('[Event]\nnouns = "summit"\n[Topic]\nnouns = "summit"', "summit"),
        ('[Event]\nverbs = "meet"', "verbs"),
        ("[Event\n", "not TOML"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, text: str, message: str) -> None:
    """An unknown class, a word in two lists, an unknown key and broken TOML are told with file and entry."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "classes.toml").write_text(text, "utf-8")
    with pytest.raises(OntologyError, match=message) as caught:
        load_naming(tmp_path)
    assert "classes.toml" in str(caught.value)
