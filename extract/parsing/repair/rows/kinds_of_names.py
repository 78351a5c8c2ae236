"""Mends names in rows that a noun says the kind of: "Peru and Swiss drug maker A", "traders A and B"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.rows.noun_lists import adds
from reportgraph.extract.parsing.tree import hang, put, take_place
from spacy.tokens import Token


def mend_kind_of_name(last: Token) -> None:
    """ "Peru and Swiss drug maker A" as a list of four: nothing parts what says what a name is from the name."""
    kind = _kind_before(last)
    if kind is None or kind.dep_ != "conj" or last.head not in (kind, kind.head):
        return
    hang(last, kind.head, "conj")
    _join_kind(kind, last)


def mend_name_before_kind(name: Token) -> None:
    """ "Minister A and trade minister B met" with A as a part of B's name: both met."""
    last = name.head
    kind = _kind_before(last)
    if kind is None or kind.dep_ != "conj" or kind.head != name or not adds(kind):
        return
    governor, label = last.head, last.dep_
    _join_kind(kind, last)
    put(name, governor, label)
    hang(last, name, "conj")


def mend_two_of_kind(name: Token) -> None:
    """ "traders Amber and Lake Foods" with the names as those of one: of several traders two are named."""
    last = name.head
    second = next((c for c in name.rights if c.dep_ == "conj" and c.pos_ == "PROPN"), None)
    kind = last.head
    several = last.dep_ == "appos" and kind.tag_ == "NNS" and kind.i + 1 == last.left_edge.i
    if second is None or not several or not name.i < second.i < last.i or name.doc[kind.i + 1].text == ",":
        return
    between = [c for c in last.lefts if c.i > second.i]
    if any(c.dep_ not in ("compound", "nmod") for c in between):
        return
    for c in [c for c in last.lefts if c.i < name.i]:
        hang(c, name, "compound")
    hang(name, kind, "appos")
    hang(second, last, "compound")
    hang(last, name, "conj")


def mend_names_before_kind(kind: Token) -> None:
    """ "praised A (AA), B, and C (CC), firms from D" with the names as what kind of firms: a comma parts them."""
    names = [c for c in kind.lefts if c.dep_ in ("nmod", "compound") and c.pos_ == "PROPN"]
    if not names or any(c.dep_ in ("amod", "det") and c.i > names[0].i for c in kind.lefts):
        return
    first = names[0]
    beside = [c for c in first.rights if c.dep_ == "appos" and c.doc[c.left_edge.i - 1].text == ","]
    take_place(first, kind)
    for name in (*names[1:], *beside):
        hang(name, first, "conj")
    hang(kind, first, "appos")


def _kind_before(name: Token) -> Token | None:
    """Give the noun right before a name: "maker" in "drug maker Jane Roe"."""
    words = [name, *(c for c in name.lefts if c.dep_ == "compound" and c.pos_ == "PROPN")]
    begin = min(t.i for t in words)
    kind = name.doc[begin - 1] if begin > name.sent.start else name
    family = any(c.dep_ == "poss" for c in kind.lefts)  # "her son Jon"
    plain = kind.tag_ == "NN" and not family and name.pos_ == "PROPN"
    return kind if plain and begin == name.i - len(words) + 1 else None


def _join_kind(kind: Token, name: Token) -> None:
    """Make a noun and the adjective before it a part of the name that they describe."""
    adjective = kind.left_edge.nbor(-1) if kind.left_edge.i else kind
    if adjective.tag_ == "JJ" and adjective.dep_ == "conj":
        hang(adjective, kind, "amod")
    hang(kind, name, "compound")
