"""Mends what a sum is said to be worth of: "ships worth 5 million", "5 million worth of goods"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import hang
from spacy.tokens import Token


def mend_worth(worth: Token) -> None:
    """ "ships worth 5 million and cars worth 3 million from B": each sum is of what stands before it and ends there."""
    if not worth.i:
        return
    _worth_of(worth)
    _goods_of_worth(worth)
    noun = worth.nbor(-2) if worth.nbor(-1).text == "," and worth.i > worth.sent.start + 1 else worth.nbor(-1)
    total = next((c for c in worth.rights if c.dep_ == "npadvmod"), None) or _sum_behind(worth)
    listed = worth.head.dep_ == "npadvmod" and worth.head.head.lower_ == "worth"
    if noun.pos_ != "NOUN" or not (listed or worth.head in (noun, noun.head, first_conjunct(noun).head)):
        return
    if total is not None:
        hang(worth, noun, "amod")
    for c in list(worth.rights):
        if c.dep_ in ("xcomp", "advcl", "acl") and c.tag_ == "VB":
            hang(c, noun, "acl")  # "a contract worth 5 million by A to build B"
        elif c.dep_ in ("agent", "prep") and c.lower_ in ("by", "to", "from", "for"):
            hang(c, noun, "prep")
    for c in list(total.rights) if total is not None else ():
        if c.dep_ == "cc" or (c.dep_ == "conj" and c.pos_ == "NOUN" and not any(n.tag_ == "CD" for n in c.lefts)):
            hang(c, noun, c.dep_)
        elif c.dep_ == "prep" and c.lower_ in ("from", "to"):
            hang(c, first_conjunct(noun).head if first_conjunct(noun).head.pos_ == "VERB" else noun, "prep")


def _goods_of_worth(worth: Token) -> None:
    """ "exported copper worth 5 million to A" with copper being worth it: copper is what is exported."""
    goods, verb = child(worth, "nsubj"), worth.head
    if (
        worth.dep_ == "ccomp"
        and goods is not None
        and goods.i == worth.i - 1
        and verb.pos_ == "VERB"
        and child(verb, "dobj") is None
    ):
        hang(goods, verb, "dobj")
        hang(worth, goods, "amod")


def _sum_behind(worth: Token) -> Token | None:
    """ "nuts worth 5 million euros" with the euros as another object: hang them where they belong."""
    at = worth.nbor() if worth.i + 1 < worth.sent.end else worth
    while at.dep_ in ("compound", "nummod", "quantmod", "nmod") and at.head.i > at.i:
        at = at.head
    if at.dep_ not in ("conj", "appos", "dobj") or at.i == worth.i or not any(c.tag_ == "CD" for c in at.lefts):
        return None
    hang(at, worth, "npadvmod")
    return at


def _worth_of(worth: Token) -> None:
    """ "tariffs on 5 million worth of goods" with tariffs on millions: they are on goods."""
    of = next((c for c in worth.rights if c.lower_ == "of"), None)
    total = worth.head if worth.head.i < worth.i and worth.head.pos_ != "VERB" else worth.nbor(-1)
    goods = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    top = worth if total.head == worth else total
    if of is None or goods is None or top.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass", "conj"):
        return
    if any(n.tag_ in ("CD", "$") for n in total.subtree if n.i < total.i) or total.tag_ == "CD":
        head, place = top.head, top.dep_
        hang(goods, head, place)
        hang(total, goods, "quantmod")
        hang(worth, goods, "quantmod")
        hang(of, worth, "prep")
