"""Mends nouns behind a date: "their April 2, 2024, call" with a month that they follow, "signed on Monday deals"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import call, hang, take_place
from reportgraph.extract.text.calendar_terms import WEEKDAY_NAMES, WEEKDAYS
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import transitive_verbs
from spacy.tokens import Doc, Token

_DATE = 5  # tokens: "April 2, 2024,"
_WHOLE_NAME = 2  # words: given name and surname
_OWN = frozenset({"det", "poss"})
_WITHIN = frozenset({"ADJ", "NOUN", "PROPN"})
_PARTS = frozenset({"attr", "dobj", "nsubj", "nsubjpass", "pobj"})  # of a clause


def repair_dated_nouns(doc: Doc) -> None:
    """Let the noun head the phrase, and the month modify it."""
    for month in doc[1:-_DATE]:
        noun = _behind(month) if doc[month.i - 1].dep_ in _OWN and _opens_date(month) else None
        if noun is not None and month.head != noun:
            _mend(month, noun)
    for day in doc[1:-1]:
        if day.lower_ in WEEKDAYS and day.dep_ == "compound" and day.nbor(-1).lower_ == "on":
            _done_on_day(day, day.nbor(-1))
        elif day.lower_ in WEEKDAYS and day.dep_ == "nsubj" and day.nbor().head in (day.head, day.nbor()):
            _said_on_day(day)


def _done_on_day(day: Token, on: Token) -> None:
    """ "signed on Monday deals with A" with Monday deals on which it signed: it signed the deals, on that day."""
    noun, verb = day.head, next((t for t in on.ancestors if t.pos_ == "VERB"), on)
    bare = noun.left_edge == day and noun.dep_ == "pobj" and noun.head == on
    if (
        bare
        and verb.lemma_ in transitive_verbs()
        and child(verb, "dobj", "nsubjpass", "agent") is None
        and verb.i < on.i
    ):
        hang(noun, verb, "dobj")
        hang(day, on, "pobj")
        hang(on, verb, "prep")


def _said_on_day(day: Token) -> None:
    """ "Jane Poe Roe Sunday said" with the day as the surname: the words before it are a whole name.

    One word alone before it is none: of "Jane Sunday" the day may well be the surname.
    """
    names = [c for c in day.lefts if c.dep_ == "compound"]
    whole = len(names) >= _WHOLE_NAME and all(c.pos_ == "PROPN" and c.text.istitle() for c in names)
    if not whole or day.text not in WEEKDAY_NAMES or names[-1] != day.nbor(-1):
        return
    surname, verb = names[-1], day.head
    for c in [c for c in day.children if c != surname]:
        hang(c, surname, c.dep_)
    take_place(surname, day)
    hang(day, verb, "npadvmod")
    call(day.doc[names[0].i : day.i], "PERSON")


def _opens_date(month: Token) -> bool:
    """Tell the month of "April 2, 2024," behind an article or an owner."""
    if month.lower_ not in load_naming().words.calendar or month.pos_ != "PROPN":
        return False
    day, comma, year, close = month.doc[month.i + 1 : month.i + _DATE]
    dated = day.text.isdigit() and comma.text == "," and year.text.isdigit() and len(year.text) == 4
    return dated and close.text == ","


def _behind(month: Token) -> Token | None:
    """Give the last word of the noun behind a date: "call" in "their March 8, 2021, telephone call"."""
    at, doc = month.i + _DATE, month.doc
    while at + 1 < month.sent.end and doc[at].pos_ in _WITHIN and doc[at + 1].pos_ in _WITHIN:
        at += 1
    noun = doc[at] if at < month.sent.end else month
    gerund = noun.tag_ == "VBG" and "Event" in (load_naming().classes_of(noun.lower_) or ())
    if gerund:
        noun.tag_, noun.pos_, noun.lemma_ = "NN", "NOUN", noun.lower_
    return noun if noun.pos_ == "NOUN" else None


def _mend(month: Token, noun: Token) -> None:
    if noun.dep_ not in _PARTS or month.is_ancestor(noun):
        if month.dep_ in ("npadvmod", "nmod"):
            hang(noun, month.head, "dobj")
        else:
            take_place(noun, month)
    for c in list(month.children):
        if c.dep_ in _OWN or c.i > month.i + _DATE:
            hang(c, noun, c.dep_)
    hang(month, noun, "nmod")
