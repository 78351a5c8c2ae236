"""Brackets inside a noun phrase: the short form of words before it, or an amount told once more."""

from __future__ import annotations

from collections.abc import Mapping

from reportgraph.extract.parsing.spelling import ARTICLES
from spacy.tokens import Doc

_UNSPOKEN = ARTICLES | {"and", "&", "of", "for", "in", "on", ",", "-", "‐", "‑"}  # words without a letter of their own
_DASHES = frozenset({"–", "—", "--"})
_LONGEST = 14  # tokens that a short form stands for


def spelled_out(doc: Doc, kept: list[int]) -> list[int]:
    """Take in the words that a short form stands for: "carbon capture and storage (CCS) scheme"."""
    at = next((i for i in kept if doc[i].text == "(" and i + 2 in kept and doc[i + 2].text == ")"), None)
    if at is None or not doc[at + 1].is_upper or not doc[at + 1].is_alpha:
        return kept
    letters, begin = list(doc[at + 1].lower_), at
    while letters and begin > max(doc[at].sent.start, at - _LONGEST):
        begin -= 1
        if doc[begin].lower_[0] == letters[-1]:
            letters.pop()
        elif doc[begin].lower_ not in _UNSPOKEN:
            return kept
    return kept if letters or begin >= kept[0] else [*range(begin, kept[0]), *kept]


def unbroken(doc: Doc, tail: list[int], names: Mapping[int, int]) -> list[int]:
    """Leave off a complement what stands behind a dash, or in a bracket that it does not close.

    `names`: token -> end of the name that it stands in, which a dash does not part: "the A - B Corridor".
    """
    words = [doc[i].text for i in tail]
    dashes = (n for n, word in enumerate(words) if word in _DASHES and doc[tail[n] - 1].whitespace_)
    ends = [n for n in dashes if names.get(tail[n] - 1, 0) <= tail[n]]
    if words.count("(") > words.count(")"):
        ends.append(len(words) - 1 - words[::-1].index("("))
    return tail[: min(ends, default=len(tail))]


def behind_amounts(doc: Doc, kept: list[int]) -> list[int]:
    """Leave out an amount told twice before a noun: "the $60bn (£46bn) aid package", "a 272km (169 miles) railway".

    So too the end of a bracket that opens before it: "the Lake Council (LC) member states".
    """
    close = next((i for i in kept if doc[i].text == ")"), None)
    if close is None:
        return kept
    begin = next((i + 1 for i in range(close, kept[0] - 2, -1) if i >= 0 and doc[i].text == "("), kept[0])
    inside = [t for t in doc[begin:close] if t.is_alpha or t.text[0].isdigit()]
    broken = all(doc[i].text != "(" for i in range(kept[0] + 1, close))
    return [i for i in kept if i > close] if broken or (inside and inside[0].text[0].isdigit()) else kept
