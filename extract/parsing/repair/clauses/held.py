"""Mends who is "held accountable", "held to account": nobody who is so of himself, nor who accounts for a thing."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_DUTIES = GRAMMAR.attaining | {"deliver", "honor", "honour", "implement", "keep"}


def repair_held(doc: Doc) -> None:
    """Make an object of who was read as the subject of what he is held to, a complement of the state before him."""
    for token in doc:
        if token.lower_ in GRAMMAR.answerable and token.i and token.nbor(-1).lemma_ == "hold":
            _held_ahead(token, token.nbor(-1))
        elif token.head.lemma_ == "hold" and token.i > token.head.i + 1 and token.dep_ in ("ccomp", "xcomp", "advcl"):
            _held(token)


def _held_ahead(state: Token, verb: Token) -> None:
    """ "will hold accountable corrupt officials": the officials are held so, and are not accountable ones."""
    noun, read = state.head, state.dep_
    if read == "amod" and noun.head == verb and noun.dep_ == "dobj" and noun.left_edge == state:
        hang(state, verb, "oprd")
    elif read in ("acomp", "ccomp", "oprd", "xcomp") and noun == verb:
        for held in [c for c in state.rights if c.dep_ in ("dobj", "nsubj")]:
            hang(held, verb, "dobj")
        state.dep_ = "oprd"


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
