"""Mends who owns a thing where a state has its full name: in "the State of Qatar's ports" the ports are the state's."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang, take_place
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token


def repair_state_owners(doc: Doc) -> None:
    """Make the whole name of a state the owner, where its last word or its first was read as something apart."""
    for mark in doc[3:-1]:
        if mark.tag_ == "POS" and mark.nbor(-1).pos_ == "PROPN":
            _owner(mark)


def _owner(mark: Token) -> None:
    land = mark.nbor(-1)
    of = land.doc[max(0, land.left_edge.i - 1)]
    state = of.nbor(-1) if of.i else of
    if of.lower_ != "of" or state.lower_ not in GRAMMAR.realms or not state.text[0].isupper():
        return
    apart = state.dep_ == "nmod" and state.head.i > mark.i  # the state beside "Qatar's ports"
    owned = land.dep_ == "poss" and land.head.i > mark.i and land.head.head == of  # the state of "Qatar's ports"
    if owned:
        thing = land.head
        take_place(thing, state)
    elif apart:
        thing = state.head
    else:
        return
    hang(state, thing, "poss")
    hang(of, state, "prep")
    hang(land, of, "pobj")
    hang(mark, state, "case")
