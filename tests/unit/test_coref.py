"""Which mentions are one thing, and which are not."""

from __future__ import annotations

import pytest
from linked import linked


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Amina Diallo spoke. Diallo was brief.", "Diallo", "Amina Diallo"),
        ("The Lake Rights Organization (LRO) met. The LRO voted.", "LRO", "Lake Rights Organization"),
        ("The Lake Rights Organization met. LRO voted.", "LRO", "Lake Rights Organization"),
        ("Norway signed. The Norwegian minister left.", "Norwegian", "Norway"),
        ("The U.N. Rivers Council met. The Rivers Council voted.", "Council", "U.N. Rivers Council"),
        ("They signed the Water Charter. The charter is short.", "charter", "Water Charter"),
        ("Peru signed. The country is proud.", "country", "Peru"),
        ("Foreign Minister Jane Roe came. The minister smiled.", "minister", "Jane Roe"),
        ("Jane Roe, dean of the college, spoke.", "dean", "Jane Roe"),
        ("The Lake Council met. It voted.", "It", "Lake Council"),
        ("The Lake Council published its plan.", "its", "Lake Council"),
        ("Ana Ruiz spoke. She smiled.", "She", "Ana Ruiz"),
        ("Peru's government signed.", "government", "Peru"),
    ],
)
def test_one_thing_whatever_it_is_called(text: str, word: str, name: str) -> None:
    """Surname, acronym, demonym, short form, general noun, title, apposition and pronoun lead to the name."""
    result = linked(text)
    last = sum(t.text == word for t in result.parsed.doc) - 1
    assert result.at(word, last) == (name,)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The first summit failed. The second summit was better.", "first summit", "second summit"),
        ("The northern region is dry. The southern region is wet.", "northern region", "southern region"),
        ("The 2019 Lake Treaty lapsed. The 2023 Lake Treaty holds.", "2019 Lake Treaty", "2023 Lake Treaty"),
        ("Peru's exports rose. Chile's exports fell.", "Peru's exports", "Chile's exports"),
    ],
)
def test_what_is_told_apart_stays_apart(text: str, first: str, second: str) -> None:
    """Other ordinals, directions, years or owners are other things."""
    names = linked(text).names()
    assert first in names
    assert second in names


def test_the_two_sides_are_the_pair_just_named() -> None:
    """A pair phrase stands for its members, so that a statement can be given to each."""
    result = linked("Peru and Chile signed a pact. The two sides praised it. Both countries will gain.")
    assert result.at("sides") == ("Peru", "Chile")
    assert result.at("countries") == ("Peru", "Chile")


def test_they_are_the_members_of_a_coordination() -> None:
    """A plural pronoun stands for all who were named together."""
    assert linked("Peru and Chile met. They agreed.").at("They") == ("Peru", "Chile")


def test_a_pronoun_agrees_in_gender() -> None:
    """The given name of the other person rules it out."""
    result = linked("Maria Lopez met Roberto Silva. He thanked her.")
    assert result.at("He") == ("Roberto Silva",)


@pytest.mark.parametrize("text", ["It is hoped that the pact holds.", "It rained.", "They left."])
def test_a_pronoun_without_antecedent_is_left_alone(text: str) -> None:
    """What can't be told refers to nothing."""
    assert linked(text).at(text.split()[0]) == ()


@pytest.mark.parametrize("clause", ["It is hoped that the pact holds.", "It seems that the pact holds."])
def test_an_empty_subject_takes_nothing_up(clause: str) -> None:
    """Not even where something is at hand that a pronoun would take up."""
    assert linked(f"The Lake Council met. {clause}").at("It") == ()


OTHERS = (
    "Ana Ruiz smiled.", "Tom Poe spoke.", "Bo Li left.", "Jane Roe sat.", "Max Doe ate.", "Amina Diallo slept.",
    "Jorge Rojas sang.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "word", "reach", "near", "far"),
    [
        ("The Lake Council met.", "It voted.", "It", 3, ("Lake Council",), ()),
        ("Norway signed.", "The country voted.", "country", 6, ("Norway",), ("country",)),
        (
            "Peru and Chile met. Peru and Chile talked. Norway and Denmark met.",
            "The two sides agreed.",
            "sides",
            4,
            ("Norway", "Denmark"),
            ("Peru", "Chile"),
        ),
    ],
)
def test_only_what_is_near_is_taken_up(
    before: str, after: str, word: str, reach: int, near: tuple[str, ...], far: tuple[str, ...]
) -> None:
    """A pronoun and a general noun reach a few sentences back; farther on a pair is the one most spoken of."""
    assert linked(" ".join((before, *OTHERS[: reach - 1], after))).at(word) == near
    assert linked(" ".join((before, *OTHERS[:reach], after))).at(word) == far


def test_the_document_itself() -> None:
    """Under a title that names its kind, "this statement" is the document, and "we" who issued it."""
    result = linked(
        "This joint statement binds all members. We support fair trade.", title="Joint Statement of the Lake Council"
    )
    assert result.entities.keys_at(next(t for t in result.parsed.doc if t.text == "statement")) == ("#",)
    assert result.at("We") == ("Lake Council",)


def test_a_new_thing_of_the_same_kind() -> None:
    """A phrase with "a" introduces something."""
    names = linked("A visit took place in May. A visit is planned for June.").names()
    assert names.count("visit") == 2
