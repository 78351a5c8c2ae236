"""Mends words of wishing: the bare verb of what is demanded, read as a noun, and "would like", which is "want"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_OF_NOUN = ("det", "poss", "amod", "compound", "nmod", "nummod")


def mend_liked(verb: Token) -> None:
    """ "would like A to resign": no condition, and nothing that anybody likes."""
    would = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ in ("would", "'d")), None)
    if would is not None and any(c.dep_ in ("xcomp", "ccomp", "dobj") for c in verb.rights):
        verb.lemma_, would.dep_ = "want", "dep"


def mend_seen(verb: Token) -> None:
    """ "wants to see trade flourish" with a flourish of trade: what is seen does well."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    seen = verb.head.lemma_ == "see" and verb.head.tag_ == "VB" and verb.lower_ in GRAMMAR.thriving
    if not seen or before.head != verb or before.dep_ not in ("compound", "nmod") or child(verb, "prep") is not None:
        return
    for c in [c for c in verb.lefts if c != before]:
        hang(c, before, c.dep_)
    hang(before, verb, "nsubj")
    verb.dep_ = "ccomp"
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VB", verb.lower_
