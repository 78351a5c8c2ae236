"""Mends examples of steps read as examples of what the steps are for: "takes steps to help trade, such as a fund"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.rows.examples import lists
from reportgraph.extract.parsing.tree import hang, spine, word_before
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token


def repair_steps_taken(doc: Doc) -> None:
    """Hang examples of steps on the steps."""
    for token in doc[:-1]:
        if token.lower_ == "such" and token.nbor(1).lower_ == "as":
            _steps(token.nbor(1), token)
        elif token.lower_ == "including" and token.dep_ == "prep":
            _steps(token, token)


def _steps(opener: Token, first: Token) -> None:
    """ "takes steps to help trade, such as a fund" with a trade that is a fund: the fund is one of the steps."""
    example, before = next((c for c in opener.rights if c.dep_ == "pobj"), None), word_before(first)
    if example is None or before is None or first.i == 0 or first.nbor(-1).text != ",":
        return
    above = spine(before)
    deed = next((t for t in above if t.tag_ == "VB" and t.dep_ in ("acl", "ccomp", "relcl", "xcomp")), None)
    steps = [deed.head, *(c for c in deed.lefts if c.dep_ == "nsubj")] if deed is not None else []
    for noun in steps:
        known = noun.tag_ == "NNS" and noun.lemma_ in GRAMMAR.acts
        one = before.tag_ == "NN" and example.left_edge.lower_ in ("a", "an")
        if known and (one or lists(noun, example)) and not lists(before, example):
            hang(opener, noun, "prep")
            return
