"""Mends lists of names with where each belongs: "A from B, C of D, E of F, and G of H were elected"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from spacy.tokens import Token

_OF = frozenset({"of", "from", "at", "for", "with"})
_FEWEST = 3  # members; of two one may well be another name of the other
_PAUSES = frozenset({",", ";"})


def mend_list_of_names(last: Token) -> None:
    """Hang the members of such a list on its first; `last` is the name behind the "and", hung on any of them.

    The parser takes the second name for another name of the place or the party before it, and so on.
    """
    doc = last.doc
    begin = _begin_of_name(last)
    at = begin - 1
    if at < last.sent.start + 3 or doc[at].lower_ != "and" or _belonging(last) is None:
        return
    at -= doc[at - 1].text in _PAUSES
    names: list[Token] = [last]
    while (name := _name_with_belonging(at - 1, last)) is not None:
        names.append(name)
        at = _begin_of_name(name) - 1
        if at < last.sent.start or doc[at].text not in _PAUSES:
            break
    first = names[-1]
    if len(names) < _FEWEST or any(n.is_ancestor(first) for n in names[:-1]):
        return
    for name in names[:-1]:
        hang(name, first, "conj")
    for name in names:
        of = _belonging(name)
        if of is not None:
            hang(of, name, "prep")


def _name_with_belonging(end: int, last: Token) -> Token | None:
    """Give the name whose belonging ends at a token: "Jane Roe" of "Jane Roe of the Lake Party"."""
    doc, at = last.doc, end
    while at > last.sent.start and (doc[at].pos_ == "PROPN" or doc[at].lower_ in ("the", "&", "'s")):
        at -= 1
    if at == end or at <= last.sent.start or doc[at].lower_ not in _OF or doc[at - 1].pos_ != "PROPN":
        return None
    return doc[at - 1]


def _belonging(name: Token) -> Token | None:
    """Give the preposition right behind a name that a name follows."""
    following = name.doc[name.i + 1 : name.i + 4]
    if len(following) < 2 or following[0].lower_ not in _OF:
        return None
    named = next((t for t in following[1:] if t.lower_ != "the"), None)
    return following[0] if named is not None and named.pos_ == "PROPN" else None


def _begin_of_name(name: Token) -> int:
    at = name.i
    while at > name.sent.start and name.doc[at - 1].pos_ == "PROPN":
        at -= 1
    return at
