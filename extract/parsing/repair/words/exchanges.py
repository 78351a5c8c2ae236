"""Mends a verb read as a noun before what people exchange: "met to build ties between A and B and exchange views"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import is_infinitive
from reportgraph.extract.parsing.tree import hang
from spacy.tokens import Token

_WORDS = frozenset({"assessments", "ideas", "information", "opinions", "perspectives", "views"})
_FAR = 40  # tokens back to the infinitive


def mend_exchange(word: Token) -> None:
    """Add "exchange views" to the infinitive before it, where "and" joins it to a noun."""
    doc = word.doc
    goods = doc[word.i + 1] if word.i + 1 < len(doc) else word
    link = doc[word.i - 1] if word.i > word.sent.start else word
    if goods.lower_ not in _WORDS or link.lower_ != "and" or word.tag_ not in ("NN", "VBP", "VB"):
        return
    before = doc[max(word.sent.start, word.i - _FAR) : word.i]
    first = next((t for t in reversed(before) if t.tag_ == "VB" and is_infinitive(t)), None)
    if first is None or word.head == first or word.is_ancestor(first) or goods.is_ancestor(first):
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VB", "exchange"
    hang(word, first, "conj")
    hang(link, first, "cc")
    hang(goods, word, "dobj")
    after = doc[goods.i + 1] if goods.i + 1 < word.sent.end else goods
    if after.dep_ == "prep" and after.head.i < word.i:
        hang(after, goods, "prep")
