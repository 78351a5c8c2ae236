"""How old somebody is: "Jane Roe, 52, left", "the 44-year-old lawyer"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgraph.extract.figures.context import FigureContext
from reportgraph.extract.figures.quantities import Quantity
from reportgraph.extract.model import Span
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.relations.scene import Scene
from spacy.tokens import Token

_OLDEST = 110  # years
_LONGEST = 5  # tokens of "44-year-old"
_CLOSING = frozenset({",", ".", ")", ";"})


def find_ages(scene: Scene) -> Iterator[tuple[Quantity, FigureContext, str]]:
    """Give the ages of persons: the figure, what surrounds it, and whose it is."""
    told: set[tuple[str, str]] = set()
    for number in scene.parsed.doc:
        if not number.text.isdecimal() or not 0 < int(number.text) < _OLDEST:
            continue
        behind = _after_name(number)
        for holder in behind or _before_noun(number):
            keys = scene.referents.keys(holder) if scene.referents.is_head(holder) else ()
            if (
                len(keys) == 1
                and (keys[0], number.text) not in told
                and scene.knowledge.schema.is_a(scene.referents.entity(keys[0]).cls, "Person")
            ):
                end = number.i + (1 if behind else _LONGEST)
                told.add((keys[0], number.text))
                last = number.doc[end - 1]
                span = Span(number.idx, last.idx + len(last.text))
                quantity = Quantity(number.i, end, number.i, span, Decimal(number.text), "a", noun="age")
                yield quantity, FigureContext((holder.i,), "age", holder.i), keys[0]
                break


def _after_name(number: Token) -> list[Token]:
    """Give who may be meant by "A, 52,", "A, aged 52,", "A (52)"; not by one number of several."""
    doc, at = number.doc, number.i - 1
    at -= int(at > 0 and doc[at].lower_ == "aged")
    after = [t.text for t in doc[number.i + 1 : number.i + 3]]
    opened = at > 0 and doc[at].text == ("(" if after[:1] == [")"] else ",")
    if not opened or not after or after[0] not in _CLOSING:
        return []
    name = doc[at - 1]
    several = len(after) > 1 and after[1].isdigit()
    return [] if several or name.like_num or name.pos_ not in ("NOUN", "PROPN") else [name, name.head]


def _before_noun(number: Token) -> list[Token]:
    """Give who is meant by "the 44-year-old", "a 44-year-old lawyer"; not by "44-year-olds", who are many."""
    parts = number.doc[number.i + 1 : number.i + _LONGEST]
    if len(parts) < _LONGEST - 1 or [parts[1].lower_, parts[3].lower_] != ["year", "old"]:
        return []
    old = parts[3]
    hyphens = parts[0].text in HYPHENS and parts[2].text in HYPHENS
    noun = old.head if old.dep_ in ("amod", "compound", "nmod") else old
    return [noun] if hyphens and noun.tag_ in ("JJ", "NN", "NNP") else []
