"""Mends the "to" that no verb follows: "A signed the pact, but B has yet to"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import VERBAL
from reportgraph.extract.parsing.tree import hang
from spacy.tokens import Token

_GOVERNING = VERBAL | {"ADJ"}  # "B is unlikely to"


def mend_open_infinitive(to: Token) -> None:
    """Make a complement of the "to" that ends a clause behind an adverb, and that no relative is the object of."""
    over, behind = to.head, to.nbor().text if to.i + 1 < len(to.doc) else "."
    bare = to.tag_ == "TO" and to.n_rights == 0 and behind in (",", ".", ";", ")")
    governed = over.pos_ in _GOVERNING and over.i < to.i and over.dep_ != "relcl"
    if bare and governed and to.dep_ in ("prep", "aux", "advmod"):
        hang(to, over, "xcomp")
