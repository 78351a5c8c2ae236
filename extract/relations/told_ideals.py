"""What principles are said to be: "the principles that guide A are B and C", "B and C are the values of A"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.parsing.enumerations import SUMMING
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from spacy.tokens import Token


def told_ideals(propositions: Sequence[Proposition]) -> dict[int, tuple[Token, ...]]:
    """Map "the principles" to those that a copula names, on either side of it."""
    found: dict[int, tuple[Token, ...]] = {}
    for p in propositions:
        if p.kind is not PredicateKind.VERB or p.predicate.lemma_ != "be":
            continue
        sides = (tuple(p.roles.get("agent", ())), tuple(p.roles.get("object", ())))
        for one, others in (sides, sides[::-1]):
            ideals = one[0] if len(one) == 1 and one[0].lemma_ in SUMMING and one[0].tag_ == "NNS" else None
            if ideals is not None and others and all(t.pos_ in ("NOUN", "PROPN") for t in others):
                found[ideals.i] = others
    return found
