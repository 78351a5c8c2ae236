"""What a clause with "what" puts off to the end of its sentence: "what A needs is B"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, conjuncts
from spacy.tokens import Token


def called_by_what(verb: Token) -> list[Token]:
    """Give what "what" stands for: "what A needs is B", "what A lacks is B"; nothing in "what A needs is not B"."""
    what = child(verb, "dobj")
    if (
        verb.dep_ != "csubj"
        or verb.head.lemma_ != "be"
        or what is None
        or what.lower_ != "what"
        or child(verb.head, "neg")
    ):
        return []
    told = child(verb.head, "attr")
    return conjuncts(told) if told is not None and told.pos_ in ("NOUN", "PROPN") else []
