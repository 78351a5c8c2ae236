"""Mends a day that opens a sentence and was read as part of what follows: "On June 3rd Prime Ministers of A met"."""

from __future__ import annotations

import re

from reportgraph.extract.parsing.tree import hang
from reportgraph.extract.text.calendar_terms import MONTHS, WEEKDAYS
from spacy.tokens import Doc, Token

_BEFORE_DAYS = frozenset({"on", "in", "since", "until", "by"})
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")
_NAMED_AFTER = frozenset({"day", "days", "week", "month"})  # "In March Week"


def repair_opening_days(doc: Doc) -> None:
    """Hang the words of a day on the preposition before them, so that what follows stands for itself."""
    for sentence in doc.sents:
        opener = sentence[0]
        if opener.lower_ in _BEFORE_DAYS and opener.dep_ == "prep" and len(sentence) > 3:
            _day_behind(opener)


def _day_behind(opener: Token) -> None:
    doc, end = opener.doc, opener.i + 1
    while end < opener.sent.end and (_is_named(doc[end]) or _NUMBER.fullmatch(doc[end].lower_)):
        end += 1
    day = doc[opener.i + 1 : end]
    named = next((t for t in day if _is_named(t)), None)
    follows = end < opener.sent.end and doc[end].text[0].isupper() and doc[end].lower_ not in _NAMED_AFTER
    if named is None or not follows or not any(t.head.i >= end for t in day):
        return
    hang(named, opener, "pobj")
    for t in day:
        if t != named:
            hang(t, named, "nummod")


def _is_named(word: Token) -> bool:
    return word.text.istitle() and (word.lower_ in MONTHS or word.lower_ in WEEKDAYS)
