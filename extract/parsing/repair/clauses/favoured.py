"""Mends clauses of gerunds with a subject: "supports Chad joining A" is support for what Chad does, not for Chad."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_TOWARDS = frozenset({"against", "for", "of", "to"})


def repair_favoured(doc: Doc) -> None:
    """Make a clause of a gerund behind a name that was read as what somebody does who is favoured or opposed."""
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ in ("acl", "advcl", "pcomp") and token.i:
            _favoured_deed(token)


def _favoured_deed(gerund: Token) -> None:
    named = gerund.nbor(-1)
    verb = named.head
    bare = not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark") for c in gerund.lefts)
    if named.dep_ == "pobj" and named.pos_ == "PROPN" and bare:
        _favoured_in_phrase(gerund, named)
    if named.dep_ != "dobj" or gerund.head not in (named, verb) or verb.lemma_ not in GRAMMAR.favouring or not bare:
        return
    if named.pos_ == "PROPN" and named.left_edge.i in (verb.i + 1, named.i):
        hang(gerund, verb, "ccomp")
        hang(named, gerund, "nsubj")


def _favoured_in_phrase(gerund: Token, named: Token) -> None:
    """ "voiced opposition to Chad joining A", "is in favour of it joining A"."""
    link = named.head
    over = link.head
    if link.lower_ not in _TOWARDS or over.pos_ != "NOUN" or over.lemma_ not in GRAMMAR.favouring:
        return
    if named.left_edge.i == link.i + 1 and gerund.head in (named, link, over, over.head, over.head.head):
        hang(gerund, link, "pcomp")
        hang(named, gerund, "nsubj")
