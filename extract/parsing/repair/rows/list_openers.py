"""Mends the first member of a list read as a part of its last: "trade" in "through trade, health and farm jobs"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.tree import hang
from spacy.tokens import Token


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
