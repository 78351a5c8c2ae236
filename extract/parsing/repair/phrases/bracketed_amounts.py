"""Mends sums told in two currencies before a noun: "a PLN 9 million (around EUR 2 million) loan" is one loan.

And the currency that is spelt as a verb: "invested 3 trillion won in A".
"""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS, hang, put, take_place
from spacy.tokens import Doc, Span, Token

_LONGEST = 8  # tokens in the bracket
_BEFORE = frozenset({"compound", "nmod", "nummod"})
_OF_NOUN = frozenset({"amod", "det", "poss"})
_PLACES = frozenset({"attr", "dobj", "nsubj", "nsubjpass", "pobj"})  # what a sum stands as


def repair_bracketed_amounts(doc: Doc) -> None:
    """Give the noun behind the bracket the place that its sum was read in."""
    for won in doc[1:]:
        if won.lower_ == "won":
            _currency_read_as_verb(won)
    for opening in doc[1:-3]:
        if opening.text != "(":
            continue
        amount = opening.nbor(-1)
        inside = doc[opening.i + 1 : min(opening.i + _LONGEST, len(doc) - 1)]
        closing = next((t for t in inside if t.text == ")"), None)
        if closing is None or not _is_sum(doc[amount.left_edge.i : opening.i]):
            continue
        noun = closing.nbor()
        if amount.dep_ in _PLACES and (noun.head, noun.dep_) == (amount.head, amount.dep_) and noun.pos_ == "NOUN":
            hang(amount, noun, "nummod")  # both criticised in "the planned $9bn (£7bn) takeover was criticised"
        if amount.dep_ in _PLACES:
            _part(amount, doc[opening.i + 1 : closing.i], closing.nbor())
        elif amount.dep_ in _BEFORE and amount.head.i > closing.i and _is_sum(doc[opening.i : closing.i]):
            _as_one_phrase(amount, doc[opening.i : closing.i + 1])


def _currency_read_as_verb(won: Token) -> None:
    """ "invested 3 trillion won in A" with A as where it won: behind such a number it is what is paid."""
    number = won.nbor(-1) if won.i else won
    large = number.tag_ == "CD" and number.is_alpha and any(c.like_num for c in number.lefts)
    priced = any(c.tag_ == "$" for c in number.subtree)
    if not large or priced or won.dep_ == "ROOT" or child(won, *SUBJECTS, "dobj", "aux") is not None:
        return
    won.pos_, won.tag_, won.lemma_ = "NOUN", "NN", won.lower_
    if number.head != won:
        take_place(won, number)
        put(number, won, "nummod")
    elif won.head.pos_ == "VERB":
        won.dep_ = "dobj" if child(won.head, "dobj") in (None, won) else "npadvmod"
    verb = next((t for t in won.ancestors if t.pos_ == "VERB"), won)
    for c in [c for c in won.rights if c.dep_ in ("prep", "advcl", "xcomp")]:
        hang(c, verb, c.dep_)


def _is_sum(words: Span) -> bool:
    """Tell words of which one is a number: "million", "3.2bn"."""
    return any(t.like_num or t.text[0].isdecimal() for t in words)


def _as_one_phrase(amount: Token, bracket: Span) -> None:
    """ "the planned $9bn (£7bn) takeover" with nine planned billions: the takeover is planned."""
    noun = amount.head
    for c in [c for c in amount.lefts if c.dep_ in _OF_NOUN]:
        hang(c, noun, c.dep_)
    hang(amount, noun, "nummod")
    for mark in [t for t in bracket if t.head == noun]:
        hang(mark, amount, mark.dep_)


def _part(amount: Token, bracket: Span, noun: Token) -> None:
    """Hang the noun where its sum hangs, if the bracket holds a sum and governs the noun or is governed by it."""
    begin, end = bracket[0].i, bracket[-1].i
    mixed = begin <= noun.head.i <= end or any(begin <= c.i <= end and c.dep_ != "punct" for c in noun.children)
    if noun.tag_ not in ("NN", "NNS") or not mixed or not _is_sum(bracket) or noun.is_ancestor(amount):
        return
    take_place(noun, amount)
    for c in [c for c in amount.lefts if c.dep_ in _OF_NOUN]:
        hang(c, noun, c.dep_)
    hang(amount, noun, "nummod")
    for word in bracket:
        if not begin <= word.head.i <= end or word.head == word:
            hang(word, amount, "appos")
    for about in [w for w in bracket if w.head == amount and w.pos_ == "ADP"]:  # "around EUR 2 million"
        for sum_told in [c for c in about.rights if c.dep_ == "pobj"]:
            hang(sum_told, amount, "appos")
            hang(about, sum_told, "advmod")
