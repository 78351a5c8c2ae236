"""What a sentence puts off to its end: "what A needs is B", "attending the talks were A and B"."""

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


def put_behind(verb: Token) -> Token | None:
    """Give the subject of a participle that opens the sentence: "Attending the talks were A and B"."""
    auxiliary = child(verb, "aux") if verb.tag_ == "VBG" and verb.dep_ == "ROOT" else None
    if auxiliary is None or auxiliary.i < verb.i or auxiliary.lemma_ != "be":
        return None
    return child(auxiliary, "attr", "nsubj") or next((c for c in verb.rights if c.dep_ == "nsubj"), None)
