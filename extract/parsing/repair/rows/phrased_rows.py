"""Mends rows of nouns, each with a phrase of its own: "a dam in A, a port in B and roads in C" are three things."""

from __future__ import annotations

from itertools import pairwise

from reportgraph.extract.parsing.tree import hang
from spacy.tokens import Doc, Token

_LINKS = frozenset({"at", "against", "between", "for", "from", "in", "near", "on", "to", "with"})
_FEWEST = 3
_LONGEST = 8  # tokens of a phrase, and of the words before a noun


def repair_phrased_rows(doc: Doc) -> None:
    """Hang the nouns of a row on each other where the parser took one for another name of what stands before it."""
    done = 0
    for noun in doc:
        if noun.i >= done and _link_behind(noun) is not None:
            row = _row_from(noun)
            done = row[-1].i + 1
            if len(row) >= _FEWEST and any(t.dep_ == "appos" for t in row[1:]):
                _mend(row)


def _link_behind(noun: Token) -> Token | None:
    """Give the preposition right behind a common noun."""
    link = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return link if noun.pos_ == "NOUN" and link.tag_ == "IN" and link.lower_ in _LINKS else None


def _row_from(first: Token) -> list[Token]:
    """Give the nouns of a row that "and" closes, each with the same preposition, or the first alone."""
    row, link = [first], _link_behind(first)
    while link is not None:
        pause = next((t for t in first.doc[link.i + 2 : link.i + _LONGEST] if t.text == "," or t.lower_ == "and"), None)
        if pause is None or pause.sent != first.sent:
            break
        last = pause.lower_ == "and" or (pause.i + 1 < pause.sent.end and pause.nbor().lower_ == "and")
        begin = pause.i + 1 + (last and pause.text == ",")
        added = next((t for t in first.doc[begin : begin + _LONGEST] if _link_behind(t) is not None), None)
        link = _link_behind(added) if added is not None else None
        if (
            added is None
            or link is None
            or link.lower_ != row[0].nbor().lower_
            or not _is_plain(first.doc, begin, added)
        ):
            break
        row.append(added)
        if last:
            return row
    return [first]


def _is_plain(doc: Doc, begin: int, noun: Token) -> bool:
    """Tell words that can only stand before a noun: "a new deep-water"."""
    return all(t.pos_ in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV") or t.text == "-" for t in doc[begin : noun.i])


def _mend(row: list[Token]) -> None:
    for before, noun in pairwise(row):
        hang(noun, before, "conj")
        hang(noun.nbor(), noun, "prep")
