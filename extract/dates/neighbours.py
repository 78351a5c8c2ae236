"""Where a date stands to a noun without a verb or a preposition: in its phrase, right behind it, set off by marks."""

from __future__ import annotations

from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.text.calendar_terms import WEEKDAYS
from spacy.tokens import Doc, Token

_DAYS = frozenset({"today", "yesterday", "tomorrow"})


def is_in_phrase(phrase: tuple[int, int], mention: DateMention, doc: Doc) -> bool:
    """Tell a date that stands in a noun phrase or right before it: "the 2023 meeting", "A's May 5, 2023, meeting"."""
    begin = phrase[0]
    if mention.begin and doc[begin - 1].text == "," and doc[mention.begin - 1].tag_ in ("POS", "DT", "PRP$"):
        begin -= 1
    return mention.role == "at" and begin <= mention.end <= phrase[1]


def is_before_noun(mention: DateMention, doc: Doc) -> bool:
    """Tell a date between an article or owner and the noun that it dates: "the 2023 meeting"."""
    after = doc[mention.end] if mention.end < len(doc) else None
    noun = after is not None and after.pos_ in ("NOUN", "PROPN") and not after.is_sent_start
    return noun and mention.begin > 0 and doc[mention.begin - 1].tag_ in ("DT", "POS", "PRP$")


def is_right_behind(noun: Token, mention: DateMention) -> bool:
    """Tell a day right behind what happened on it: "a storm yesterday", "the debate Wednesday"."""
    first = noun.doc[mention.begin]
    day = first.lower_ in _DAYS or first.lower_ in WEEKDAYS
    return day and mention.end - mention.begin == 1 and mention.begin == noun.i + 1 and noun.pos_ in ("NOUN", "PROPN")


def is_set_off(token: Token, mention: DateMention) -> bool:
    """Tell a date set off right behind a name: "the Lake Accord (2020)", "Lake Day - February 6 - this year"."""
    at, doc = token.i + 1, token.doc
    if mention.end >= len(doc) or not at < mention.begin <= at + 2:
        return False
    marks = (doc[at].text, doc[mention.end].text)
    if mention.begin == at + 2:  # "the visit, from 3 to 5 July, was his first"
        return marks == (",", ",") and doc[at + 1].pos_ == "ADP" and token.pos_ == "NOUN" and token.dep_ == "nsubj"
    return token.pos_ == "PROPN" and marks in (("(", ")"), ("-", "-"), ("—", "—"), ("(", ","))
