"""Mends what one thing is weighed against: "driven less by A than by B" is driven by B too; "A, twice what B is"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from spacy.tokens import Doc, Token

_MEASURES = frozenset({"less", "more", "much"})
_PHRASES = frozenset({"prep", "agent"})
_MULTIPLES = frozenset({"double", "half", "triple", "twice"})


def repair_compared(doc: Doc) -> None:
    """Add the second of two phrases that are compared to the first one: "stems less from A than from B"."""
    for token in doc:
        if token.lower_ in ("than", "as") and token.i + 2 < len(doc) and token.nbor(1).dep_ in (*_PHRASES, "pcomp"):
            _add_second(token)
        if token.lower_ in _MULTIPLES and token.head.pos_ == "NOUN" and token.i < token.head.i:
            _measured_by(token.head)


def _measured_by(noun: Token) -> None:
    """ "approved a loan, double its last loan, which will help A" with two loans: the second is but a measure.

    What is told behind a comma is told of the first.
    """
    comma = noun.left_edge.nbor(-1) if noun.left_edge.i > noun.sent.start else noun
    thing = noun.head if noun.dep_ in ("appos", "conj") else child(noun.head, "dobj")
    if comma.text != "," or thing is None or thing.i > comma.i or noun.dep_ not in ("appos", "conj", "dobj"):
        return
    verb = next((t for t in thing.ancestors if t.pos_ == "VERB"), noun)
    if verb == noun:
        return
    for told in [t for t in noun.subtree if t.dep_ in ("acl", "relcl") and t.left_edge.nbor(-1).text == ","]:
        purpose = told.dep_ == "acl" and told.left_edge.lower_ == "to"
        hang(told, *((verb, "advcl") if purpose else (thing, told.dep_)))
    hang(noun, verb, "npadvmod")


def _add_second(than: Token) -> None:
    second = than.nbor(1)
    if second.head != than or not any(c.dep_ == "pobj" for c in second.rights):
        return
    for at in range(than.i - 1, than.sent.start, -1):
        first = than.doc[at]
        if first.dep_ not in _PHRASES or first.lower_ != second.lower_:
            continue
        measure = first.nbor(-1)
        if measure.lower_ in _MEASURES:
            governor = measure.head
            if first.head == measure and governor.pos_ in ("VERB", "AUX"):
                hang(first, governor, "prep")
            hang(second, first, "conj")
            hang(than, first, "cc")
        return
