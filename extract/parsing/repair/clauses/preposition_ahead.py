"""Mends relative clauses that open with a preposition: "thanked B, with which it signed C" tells of B."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import NOUNS, hang, neighbor_of
from spacy.tokens import Token

_TIMES = frozenset({"after", "before", "during", "since", "until"})  # "signed A, after which B left": when B did


def mend_clause_behind_preposition(verb: Token) -> None:
    """ "thanked B, with which it signed C" with when it thanked B: what stands right before the comma is meant."""
    ahead = verb.left_edge
    which, noun = child(ahead, "pobj"), neighbor_of(ahead, -2)
    opens = ahead.head == verb and ahead.dep_ == "prep" and ahead.lower_ not in _TIMES
    if which is None or not opens or which.lower_ not in ("which", "whom") or neighbor_of(ahead, -1).text != ",":
        return
    if verb.dep_ == "advcl" and noun.pos_ in NOUNS and noun.ent_type_ != "DATE" and verb.head in noun.ancestors:
        hang(verb, noun, "relcl")
