"""Mends who is "held accountable", "held to account": nobody who is so of himself, nor who accounts for a thing."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_DUTIES = GRAMMAR.attaining | {"deliver", "honor", "honour", "implement", "keep"}


def repair_held(doc: Doc) -> None:
    """Make an object of who was read as the subject of what he is held to."""
    for token in doc:
        if token.head.lemma_ == "hold" and token.i > token.head.i + 1 and token.dep_ in ("ccomp", "xcomp", "advcl"):
            _held(token)


def _held(state: Token) -> None:
    verb, held, to = state.head, child(state, "nsubj"), state.nbor(-1)
    account = state.lower_ == "account" and to.lower_ == "to" and to.dep_ == "aux" and child(state, "prep") is None
    if not account and state.lower_ not in GRAMMAR.answerable:
        return
    if any(c.tag_ == "VBG" and c.lemma_ in _DUTIES for p in state.rights if p.dep_ == "prep" for c in p.children):
        return  # "held accountable for delivering A": nobody is against who has a duty
    if held is not None:
        hang(held, verb, "dobj")
    if account:
        state.pos_, state.tag_ = "NOUN", "NN"
        to.pos_, to.tag_ = "ADP", "IN"
        hang(to, verb, "prep")
        hang(state, to, "pobj")
    else:
        state.dep_ = "oprd"
