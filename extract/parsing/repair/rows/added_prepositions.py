"""Mends prepositions behind "and": what one adds goes with the same one before it, "fell to A and, last year, to B"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang, spine, word_before
from spacy.tokens import Token


def mend_added_preposition(word: Token) -> None:
    """Hang a preposition behind "and" on the one that it adds to."""
    if _is_added(word):
        mend_preposition(word)


def _is_added(word: Token) -> bool:
    """Tell a preposition right behind "and" or "as well as": it adds to another, whatever it was hung on."""
    added = word.i > 0 and word.nbor(-1).lower_ in ("and", "or") and word.nbor(-1).dep_ == "cc"
    return added or word.doc[max(word.i - 3, 0) : word.i].text.lower() == "as well as"


def mend_preposition(word: Token) -> None:
    """ "fell to A and, last year, to B": what a preposition adds goes with the same one before it."""
    before = word_before(word)
    if word.head.dep_ == "pcomp" and word.head.head.lower_ == word.lower_:  # "keys to doing A and to doing B"
        hang(word, word.head.head, "conj")
    if word.head.dep_ == "agent" and any(c.lower_ == "but" for c in word.head.rights if c.dep_ == "cc"):
        hang(word, word.head.head, "agent")  # "not by A but by B": only the first is denied
        return
    if before is None or (word.head.pos_ == "ADP" and word.head.lower_ == word.lower_):
        return
    for host in spine(before, None if word.head.pos_ == "ADP" else word.head):
        if host.pos_ == "ADP" and host.lower_ == word.lower_ and host.i < word.i:
            hang(word, host, "conj")
            return
    if before.head == word.head and before.dep_ == "advmod":  # "act quickly and with care"
        word.dep_ = "prep"
