"""A surname that is spelt as a small word: "met To Lam" goes to nobody. The parser is shown it with its accent."""

from __future__ import annotations

import re
from typing import cast

from reportgraph.extract.parsing import plain
from spacy.tokens import Doc

_SURNAME = re.compile(r"(?<=[\w’'] )To(?= [A-Z][a-z]+\b)")
_ACCENTED = "Tô"
_STOPS = tuple('.!?:;"”)')
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_CAPITAL = re.compile(r"\b[A-Z]\w+")


def with_accents(text: str) -> str:
    """Give the text, each character in its place, with the surname as no other word is spelt.

    A line of capitalised words is a title, in which "To" may be the preposition.
    """
    lines = text.split("\n")
    return "\n".join(_SURNAME.sub(_ACCENTED, line) if _is_prose(line) else line for line in lines)


def _is_prose(line: str) -> bool:
    stopped = line.rstrip()[-1:] in _STOPS
    return "To " in line and stopped and 3 * len(_SMALL.findall(line)) > len(_CAPITAL.findall(line))


def take_accents(doc: Doc, text: str) -> None:
    """Give a parse in plain objects the spelling of the text."""
    if _ACCENTED in text or _ACCENTED not in doc.text:
        return
    words = cast("plain.Doc", doc)
    words.text = words.text.replace(_ACCENTED, "To")
    for token in words:
        if token.text == _ACCENTED:
            token.text, token.text_with_ws = "To", token.text_with_ws.replace(_ACCENTED, "To")
