"""Mends what is built or paid for read as the place where it stands: "a mill in the west, which is Danish-financed"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Doc, Token

_WHERE = frozenset({"in", "at", "near", "off", "outside", "around"})
_MADE = frozenset("back build complete construct design finance fund inaugurate manage operate own run sponsor".split())


def repair_built_things(doc: Doc) -> None:
    """Hang each relative clause that tells who makes, pays for or runs something on the thing, and on no region."""
    for token in doc:
        if token.dep_ == "relcl" and token.head.lemma_ in load_grammar().on_map and token.head.dep_ == "pobj":
            _stands_there(token)


def _stands_there(verb: Token) -> None:
    place = verb.head
    whole, quality = place.head.head, child(verb, "acomp") or verb
    made = quality.tag_ == "VBN" and quality.lemma_ in _MADE
    if made and place.head.lower_ in _WHERE and whole.pos_ in ("NOUN", "PROPN") and whole.i < place.i:
        hang(verb, whole, "relcl")
