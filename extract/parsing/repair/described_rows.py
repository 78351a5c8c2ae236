"""Mends rows of people each of whom is described: "A, head of B, C, mayor of D, and E, a lawyer, spoke"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Span, Token

_PAUSES = frozenset({",", ";"})
_LONGEST = 16  # tokens of a description


def repair_described_rows(doc: Doc) -> None:
    """Make those in a row who have a description each one row, where one was read as a part of what is before it."""
    for token in doc:
        if token.lower_ == "and" and token.i + 2 < len(doc) and doc[token.i + 1].pos_ == "PROPN":
            _mend_row(token)


def _mend_row(conjunction: Token) -> None:
    doc = conjunction.doc
    row = _members_before(conjunction)
    end = next((t.i for t in doc[conjunction.i + 1 : conjunction.sent.end] if t.pos_ != "PROPN"), conjunction.sent.end)
    last = doc[conjunction.i + 1 : end]
    if len(row) < 2 or end == len(doc) or not (last.root.ent_type_ == "PERSON" or doc[end].text in _PAUSES):
        return
    first = row[0][0].root
    for name, told in row:
        hang(name.root, first, "conj")
        hang(told.root, name.root, "appos")
    hang(last.root, first, "conj")
    hang(conjunction, first, "cc")


def _members_before(conjunction: Token) -> list[tuple[Span, Span]]:
    """Give who stands in a row before an "and", in order, each with what tells who it is."""
    doc, begin = conjunction.doc, conjunction.sent.start
    at = conjunction.i - (doc[conjunction.i - 1].text in _PAUSES)
    row: list[tuple[Span, Span]] = []
    while at > begin:
        told = _stretch(doc, at, begin)
        if told is None or not _tells_who(told):
            break
        opening = told.start - 1
        first = opening
        while first > begin and doc[first - 1].pos_ == "PROPN":
            first -= 1
        if opening - first < 2 or doc[opening - 1].ent_type_ in ("ORG", "GPE"):
            break
        row.insert(0, (doc[first:opening], told))
        if first <= begin or doc[first - 1].text not in _PAUSES:
            break
        at = first - 1
    return row


def _stretch(doc: Doc, end: int, begin: int) -> Span | None:
    """Give the words between a place and the comma before it."""
    for at in range(end - 1, max(begin, end - _LONGEST), -1):
        if doc[at].text in _PAUSES:
            return doc[at + 1 : end] if at + 1 < end else None
    return None


def _tells_who(words: Span) -> bool:
    """Tell "mayor of A", "a professor at B", "Executive Director of C"."""
    if any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in words):
        return False
    noun = next((t for t in words if t.dep_ == "prep" or t.pos_ == "ADP"), None)
    head = words.doc[(noun.i if noun is not None else words.end) - 1]
    naming = load_naming()
    return head.i >= words.start and (
        "Person" in (naming.classes_of(head.lemma_.lower()) or ()) or naming.title_at([head.lower_], 0) == 1
    )
