"""Mends "Sen. Jane Roe, D-Ohio, chair of A": the office behind the party and the state is the member's."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc


def repair_seats(doc: Doc) -> None:
    """Hang what stands behind a member's seat on the member."""
    for letter in doc[1:-2]:
        if letter.lower_ not in GRAMMAR.seats or doc[letter.i - 1].text not in (",", "("):
            continue
        state = doc[letter.i + 2]
        if doc[letter.i + 1].text in HYPHENS and state.dep_ == "appos" and state.head.i < letter.i:
            for told in [c for c in state.rights if c.dep_ in ("appos", "conj")]:
                hang(told, state.head, "appos")
