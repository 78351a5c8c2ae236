"""Mends sums told in two currencies before a noun: "a PLN 9 million (around EUR 2 million) loan" is one loan."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang, take_place
from spacy.tokens import Doc, Span, Token

_LONGEST = 8  # tokens in the bracket
_PLACES = frozenset({"attr", "dobj", "nsubj", "nsubjpass", "pobj"})  # what a sum stands as


def repair_bracketed_amounts(doc: Doc) -> None:
    """Give the noun behind the bracket the place that its sum was read in."""
    for opening in doc[1:-3]:
        if opening.text != "(":
            continue
        amount = opening.nbor(-1)
        inside = doc[opening.i + 1 : min(opening.i + _LONGEST, len(doc) - 1)]
        closing = next((t for t in inside if t.text == ")"), None)
        if closing is not None and amount.dep_ in _PLACES and _is_sum(doc[amount.left_edge.i : opening.i]):
            _part(amount, doc[opening.i + 1 : closing.i], closing.nbor())


def _is_sum(words: Span) -> bool:
    """Tell words of which one is a number."""
    return any(t.like_num for t in words)


def _part(amount: Token, bracket: Span, noun: Token) -> None:
    """Hang the noun where its sum hangs, if the bracket holds a sum and governs the noun or is governed by it."""
    begin, end = bracket[0].i, bracket[-1].i
    mixed = begin <= noun.head.i <= end or any(begin <= c.i <= end and c.dep_ != "punct" for c in noun.children)
    if noun.tag_ not in ("NN", "NNS") or not mixed or not _is_sum(bracket) or noun.is_ancestor(amount):
        return
    take_place(noun, amount)
    for c in [c for c in amount.lefts if c.dep_ in ("det", "poss", "amod")]:
        hang(c, noun, c.dep_)
    hang(amount, noun, "nummod")
    for word in bracket:
        if not begin <= word.head.i <= end or word.head == word:
            hang(word, amount, "appos")
    for about in [w for w in bracket if w.head == amount and w.pos_ == "ADP"]:  # "around EUR 2 million"
        for sum_told in [c for c in about.rights if c.dep_ == "pobj"]:
            hang(sum_told, amount, "appos")
            hang(about, sum_told, "advmod")
