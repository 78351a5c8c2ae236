"""Mends "His Excellency Luis Roe", read as an excellency of his and somebody else: both words belong to the name."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS, hang
from spacy.tokens import Doc, Token

_STYLES = frozenset({"eminence", "excellency", "highness", "holiness", "honor", "honour", "majesty"})
_WHOSE = frozenset({"his", "her", "their"})
_LONGEST = 6  # words of a name


def repair_honorifics(doc: Doc) -> None:
    """Give the place of the style to the name behind it, and the verb that the name was taken for to whom is left."""
    for style in doc:
        if style.lower_ not in _STYLES or style.i == 0 or style.nbor(-1).lower_ not in _WHOSE:
            continue
        name = _name_behind(style)
        if name is None or name.is_ancestor(style):
            continue
        verb = name.head if name.dep_ in SUBJECTS else None
        name.head, name.dep_ = (style.head if style.head != style else name), style.dep_
        for word in (style.nbor(-1), style):
            hang(word, name, "compound")
        other = _somebody_else(name) if verb is not None and child(verb, *SUBJECTS) is None else None
        if verb is not None and other is not None:
            hang(other, verb, "nsubj")


def _name_behind(style: Token) -> Token | None:
    """Give the head of the run of capitalized names right behind a style."""
    doc, end = style.doc, style.i + 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and end - style.i < _LONGEST:
        end += 1
    inside = range(style.i + 1, end)
    return next((t for t in doc[style.i + 1 : end] if t.head.i not in inside or t.head == t), None)


def _somebody_else(name: Token) -> Token | None:
    """Give the last person read as another name of this one: "A, President of B, C, President of D, paid"."""
    others = [c for c in name.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON" and c.pos_ == "PROPN"]
    return others[-1] if others else None
