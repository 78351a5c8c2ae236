"""Mends the first member of a list read as a part of its last: "trade" in "through trade, health and farm jobs".

So too the first level of "state and local governments".
"""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, lift
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_JOINTS = frozenset({",", "and", "or"})
_LEVELS = frozenset({"City", "Country", "GovernmentBody", "Region"})


def mend_row_before_last(first: Token) -> None:
    """ "grows through trade, health and farm jobs" with the trade as of the jobs, though "through" has the health.

    What stands right behind a preposition and before a comma opens the list of what it governs.
    """
    doc, last = first.doc, first.head
    link = doc[first.left_edge.i - 1] if first.left_edge.i > first.sent.start else first
    governed = next((c for c in link.rights if c.dep_ == "pobj"), None) if link.dep_ == "prep" else None
    if governed is None or not first.i + 1 < governed.i < last.i or doc[first.i + 1].text != ",":
        return
    if not governed.is_ancestor(last) or first.is_ancestor(governed) or first.pos_ != "NOUN":
        return
    begin = governed.i  # no edges here: they are wrong where branches cross
    while doc[begin - 1].head == governed:
        begin -= 1
    row = doc[first.i + 1 : begin]
    between = [t for t in row if t.head == last and t.dep_ in MODIFYING]
    if any(c.pos_ != "NOUN" for c in between):
        return
    hang(first, link, "pobj")
    for member in (*between, governed):
        hang(member, first, "conj")


def mend_level_beside_level(noun: Token) -> None:
    """ "help state, local and tribal governments" read as help for "state": what can be counted has an article.

    So too "help state and local governments build A" with a state that is helped where the governments build A, and
    "support Commonwealth, tribal, and local efforts" with a Commonwealth that gets support.
    """
    built = child(noun.head, "ccomp") if noun.dep_ == "dobj" else None
    doer = child(built, "nsubj") if built is not None and child(noun.head, "mark") is None else None
    kinds = next((c for c in noun.rights if c.dep_ == "conj" and c.tag_ == "NNS"), doer)
    if kinds is None or kinds.tag_ != "NNS" or kinds.i < noun.i:
        return
    between = noun.doc[noun.i + 1 : kinds.left_edge.i]
    row = all(t.lower_ in _JOINTS or t.lower_ in GRAMMAR.shared_kinds for t in between)
    if not is_bare_level(noun) or kinds.left_edge.pos_ != "ADJ" or not row:
        return
    if kinds == doer:
        hang(noun, kinds, "nmod")
        return
    lift(kinds, "nmod")
    for c in [c for c in noun.children if c.dep_ != "cc" and c.i > kinds.i]:
        hang(c, kinds, c.dep_)
    for c in [t for t in between if t.lower_ in GRAMMAR.shared_kinds]:
        hang(c, kinds, "amod")


def is_bare_level(noun: Token) -> bool:
    """Tell a level of government without an article, which tells of what is meant behind it: "state and local laws"."""
    kind = (load_naming().classes_of(noun.lower_) or ("",))[0]
    named = noun.tag_ == "NNP" and noun.lower_ in GRAMMAR.realms and noun.n_rights > 0  # "Commonwealth and local laws"
    return noun.n_lefts == 0 and (named or (noun.tag_ == "NN" and kind in _LEVELS))
