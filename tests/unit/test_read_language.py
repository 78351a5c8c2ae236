"""English is what is read; another language is named, and never guessed from too little."""

from __future__ import annotations

import warnings

import pytest
from reportgraph.extract.reading.language import detect_language
from reportgraph.extract.reading.read import ReadWarning, read_text

GERMAN = (
    "Der Rat der sechs Staaten hat am Montag in Oslo ein Abkommen zum Schutz der Fische beschlossen. "
    "Die Minister sprachen von einem guten Tag für die Menschen am See und kündigten weitere Schritte an. "
    "Das Abkommen soll im nächsten Jahr in Kraft treten, wenn vier Staaten es angenommen haben."
)
CHINESE = (
    "六个国家的部长星期一在首都签署了保护湖泊和渔业的协定。部长们表示，这是一个好日子，并宣布将采取进一步措施。" * 2
)
FRENCH = "Les ministres des six pays ont signé lundi un accord sur la pêche et se sont félicités de cette étape."
ENGLISH = (
    "The council of the six states adopted an agreement on Monday. The ministers spoke of a good day for the people "
    "at the lake, and announced that more steps would follow when four states had ratified the agreement."
)


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (CHINESE, "zh"), (ENGLISH, "en")])
def test_languages(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_kind_of_english() -> None:
    """What the file says tells the kind of English; against the words it is not believed."""
    assert detect_language(ENGLISH, hint="en_GB") == "en-GB"
    assert detect_language(ENGLISH, hint="de") == "en"
    assert detect_language(GERMAN, hint="en") == "de"


@pytest.mark.parametrize(("text", "language"), [(GERMAN[:95], "de"), (FRENCH, "fr")])
def test_a_short_text_without_an_english_word(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Kurz und gut.",
        "Ministers sign lake treaty; six states pledge cleaner rivers, free trade, fair fishing rules",
        "Juan García, Hans Meier, Marie Dupont, Ingrid Larsen, Paolo Rossi, Sofia Silva, Aino Virtanen",
        f"{ENGLISH} „{GERMAN[:120]}“, said one of them.",
        "Ana Ruiz, Tom Poe, Bo Li, Jane Roe, Max Doe, Olga Petrova, Juan García, Li Wei, Kim Minjun, Abebe Bikila, "
        "Nguyen Van An, Fatima Zahra, Marie Dupont, Hans Meier, Ingrid Larsen, Paolo Rossi, Sofia Silva, Aino Virtanen",
    ],
    ids=["too short", "headline", "few names", "partly English", "names"],
)
def test_doubt_is_english(text: str) -> None:
    """Nobody is warned of another language on thin grounds."""
    assert detect_language(text) == "en"


def test_warning() -> None:
    """The document is read all the same, and carries its language."""
    with pytest.warns(ReadWarning, match=r"memo seems to be in another language than English \(de\)"):
        document = read_text(GERMAN, name="memo")

    assert document.language == "de"


def test_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_text(ENGLISH).language == "en"
