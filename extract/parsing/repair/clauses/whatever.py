"""Mends clauses on "anything" and "nothing" that other words part from it: "will do nothing in B that would harm A"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_OPENING = ("that", "which")


def repair_whatever(doc: Doc) -> None:
    """Hang such a clause on what may be anything: neither the promise nor the soil between would harm A."""
    for verb in doc:
        opening = verb.left_edge
        if verb.dep_ != "relcl" or opening.lower_ not in _OPENING or opening.head != verb:
            continue
        if any(c.tag_ == "MD" for c in verb.lefts):
            thing = _thing_before(opening)
            if thing is not None and thing != verb.head:
                hang(verb, thing, "relcl")


def _thing_before(opening: Token) -> Token | None:
    """Give the word for anything in the clause that comes right before, with no mark between."""
    for word in reversed(opening.doc[opening.sent.start : opening.i]):
        if word.is_punct or word.tag_ in ("MD", "VBD", "VBP", "VBZ"):
            return None
        if word.lower_ in GRAMMAR.whatever:
            return word
    return None
