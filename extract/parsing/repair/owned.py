"""Mends lists of what somebody means to do: "its intention to join A and its readiness to host B" joins A alone."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Doc, Token


def repair_owned(doc: Doc) -> None:
    """Hang what has an owner and an infinitive on what has the same before it, and not on the object of that one."""
    for noun in doc:
        if noun.dep_ != "conj" or not _is_meant(noun):
            continue
        first = next((a for a in noun.ancestors if _is_meant(a)), None)
        if first is None or first == noun.head:
            continue
        joining = next((c for c in noun.head.rights if c.dep_ == "cc" and c.i < noun.i), None)
        hang(noun, first, "conj")
        if joining is not None:
            hang(joining, first, "cc")


def _is_meant(noun: Token) -> bool:
    """Tell "its readiness to host A": a noun of its owner's that takes an infinitive."""
    if noun.lemma_ not in load_grammar().takes_infinitive or child(noun, "poss") is None:
        return False
    return any(c.dep_ == "acl" and c.i > noun.i and child(c, "aux") is not None for c in noun.rights)
