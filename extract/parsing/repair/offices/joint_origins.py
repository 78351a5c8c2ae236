"""Mends rows of origins before one office: "Danish, Swedish and Finnish Prime Ministers A, B and C met"."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.tree import hang, take_place
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_FAR = 4  # tokens from the last origin to the office: "foreign affairs ministers"
_MODIFIED = ("compound", "nmod")


def repair_joint_origins(doc: Doc) -> None:
    """Make each of the states tell whose the office is, where the parser made the first of them one that acts."""
    for comma in doc:
        if comma.text == "," and comma.i > comma.sent.start and _is_origin(doc[comma.i - 1]):
            row = _row(comma)
            office = _office(doc, row[-1].i + 1) if len(row) > 2 else None
            if office is not None:
                _mend(row, office)


def _is_origin(word: Token) -> bool:
    entry = load_gazetteer().get(word.text)
    return entry is not None and entry.demonym


def _row(comma: Token) -> list[Token]:
    """Give the origins of "A, B and C"; the last is left out where no "and" is before it."""
    doc, row, at, end = comma.doc, [comma.doc[comma.i - 1]], comma.i, comma.sent.end
    if row[0].i > comma.sent.start and doc[row[0].i - 1].lower_ in (",", "and"):
        return row
    while at + 1 < end and doc[at].text == "," and _is_origin(doc[at + 1]):
        row.append(doc[at + 1])
        at += 2
    at += int(at < end and doc[at].text == ",")
    closed = at + 1 < end and doc[at].lower_ == "and" and _is_origin(doc[at + 1])
    return [*row, doc[at + 1]] if closed else row[:1]


def _office(doc: Doc, begin: int) -> Token | None:
    """Give the first plural noun for people behind a row: the ministers of "foreign ministers"."""
    for word in doc[begin : begin + _FAR]:
        one = singular(word.lower_)
        if one != word.lower_ and "Person" in (load_naming().classes_of(one) or ())[:1]:
            return word
        if word.pos_ not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def _mend(row: list[Token], office: Token) -> None:
    first, doc = row[0], office.doc
    top = office.head if office.dep_ in _MODIFIED and office.head.i > office.i else office
    if first in top.ancestors:
        take_place(top, first)
        for c in [c for c in first.children if c.i < first.i or c.i > office.i]:
            hang(c, top, c.dep_)
    for word in doc[row[-1].i + 1 : office.i]:
        if word.head.i < office.i and word.head not in doc[row[-1].i + 1 : office.i]:
            hang(word, office, "amod" if word.pos_ == "ADJ" else "compound")
    hang(first, office, "amod")
    for word in row:
        word.pos_, word.tag_ = "ADJ", "JJ"
    for word in row[1:]:
        hang(word, first, "conj")
    for word in doc[first.i : row[-1].i]:
        if word not in row:
            hang(word, first, "punct" if word.is_punct else "cc")
