"""Tells by the make-up of a phrase what has a measure: "a plant with a capacity of 5 MW", "ships worth 5 million"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.parsing.syntax import child, is_passive
from spacy.tokens import Token

_CONSENTS = frozenset({"approval", "assent", "clearance", "consent", "nod", "sanction"})
_PRICES = frozenset({"cost", "expense", "outlay", "price"})


def bearers(noun: Token, amount: Token) -> Iterator[int]:
    """Give what has the measure by the make-up of its phrase: "a plant with a capacity of 5 MW"."""
    if amount.head.lower_ == "worth" or any(c.lower_ == "worth" and c.i > amount.i for c in noun.lefts):
        behind = noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.head.head.pos_ == "NOUN"
        yield noun.head.head.i if behind else noun.i  # "a project in Peru worth 2 billion dollars"
    if noun.dep_ == "pobj" and noun.head.lower_ == "with":
        host = noun.head.head
        objects = [c for c in host.rights if c.dep_ == "dobj" and c.right_edge.i == noun.head.i - 1]
        yield from (t.i for t in (objects if host.pos_ == "VERB" else [host]) if t.pos_ in ("NOUN", "PROPN"))
    if noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.lemma_ in _PRICES:
        yield from _priced(noun.head)


def _priced(at: Token) -> Iterator[int]:
    """Give what has its price behind "at": "built A at a cost of 5 million", "gave its nod to A at a cost …"."""
    host = at.head
    thing = child(host, "dobj") if host.pos_ == "VERB" and not is_passive(host) else None
    noun = thing if thing is not None else host
    given = noun.lemma_ in _CONSENTS  # which says nothing of its own
    inside = (
        t for t in noun.doc[noun.i : at.i] if t.dep_ == "pobj" and t.head.lower_ in (("of", "to") if given else ("of",))
    )
    yield from (t.i for t in [*reversed([*inside]), noun] if t.pos_ in ("NOUN", "PROPN"))


def part_owned(amount: Token) -> Token | None:
    """Give of what somebody has that part: the mine of "its 80%-owned mine"."""
    owned = amount.head if amount.dep_ == "npadvmod" else None
    if owned is None or owned.lower_ != "owned" or owned.dep_ != "amod" or owned.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return owned.head


def apposed(noun: Token) -> Iterator[int]:
    """Give the name right behind a noun and a comma, where it is read as an object: "a loan, the Green Facility"."""
    after = noun.i + 2
    if after < len(noun.doc) and noun.nbor(1).text == ",":
        heads = (t for t in (noun.doc[after], *noun.doc[after].ancestors) if t.pos_ == "PROPN" and t.dep_ == "dobj")
        yield from (t.i for t in heads if t.left_edge.i == after and t.head.i < noun.i)
