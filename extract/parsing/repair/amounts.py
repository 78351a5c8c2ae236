"""Mends amounts read as places: "will sign over 70 deals" does not go over the deals."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Doc, Token


def repair_amounts(doc: Doc) -> None:
    """Make what is counted the object of the verb right before "over"."""
    for over in doc[1:-2]:
        if over.lower_ == "over" and over.dep_ == "prep" and over.nbor().tag_ == "CD":
            _over_number(over)


def _over_number(over: Token) -> None:
    verb, number = over.nbor(-1), over.nbor()
    things = next((c for c in over.rights if c.dep_ == "pobj" and c.tag_ == "NNS"), None)
    if things is None or over.head != verb or verb.pos_ != "VERB" or verb.lemma_ in load_grammar().no_amount_over:
        return
    counted = number.head == things and number.dep_ == "nummod" and number.ent_type_ not in TIMES
    if counted and not any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
        hang(things, verb, "dobj")
        hang(over, number, "quantmod")
