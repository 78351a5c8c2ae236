"""Mends what one thing is weighed against: "driven less by A than by B" is driven by B too."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from spacy.tokens import Doc, Token

_MEASURES = frozenset({"less", "more", "much"})
_PHRASES = frozenset({"prep", "agent"})


def repair_compared(doc: Doc) -> None:
    """Add the second of two phrases that are compared to the first one: "stems less from A than from B"."""
    for token in doc:
        if token.lower_ in ("than", "as") and token.i + 2 < len(doc) and token.nbor(1).dep_ in (*_PHRASES, "pcomp"):
            _add_second(token)


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
