"""Mends the party and the state behind a member's name, read as another name: "Jane Roe, D-Ohio, and John Doe"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import SUBJECTS, hang
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Token


def mend_seat(state: Token) -> None:
    """ "Jane Roe, D-Ohio, and John Doe met" with John Doe added to Ohio: what follows goes on with the member."""
    member, at = state.head, state.i - 2
    if at < 1 or state.nbor(-1).text != "-" or state.doc[at].lower_ not in load_grammar().seats:
        return
    if state.dep_ == "appos" and member.pos_ == "PROPN" and state.doc[at - 1].text in (",", "("):
        for c in [c for c in state.rights if c.dep_ in ("conj", "cc", "appos", "relcl", *SUBJECTS)]:
            hang(c, member, c.dep_)
