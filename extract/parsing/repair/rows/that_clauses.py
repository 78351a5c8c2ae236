"""Mends rows of clauses with "that": "recommends that Peru widen A, that Mali ban B and that Chad fund C"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, neighbor_of, word_before
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token

_ADDED = frozenset({",", "and", "or", "but"})
_NAMES = ("compound", "nmod", "nsubj", "poss")


def mend_clause_in_row(that: Token) -> None:
    """Hang the verb of a further clause on that of the first, which is said or asked for as well."""
    if that.i <= that.sent.start or that.nbor(-1).lower_ not in _ADDED:
        return
    first = _first_clause(that)
    if first is None:
        return
    asked = first.head.lemma_ in GRAMMAR.mandative and first.lower_ == first.lemma_ and child(first, "aux") is None
    verb = (
        that.head if that.dep_ == "mark" and that.head.pos_ == "VERB" else _hidden_verb(that, first) if asked else None
    )
    if verb is None or verb.i < that.i:
        return
    if verb.dep_ != "conj" or word_before(that) is None or verb.head.i > that.i:
        hang(verb, first, "conj")
    if asked and verb.lower_ == verb.lemma_:
        first.tag_ = verb.tag_ = "VB"


def _first_clause(that: Token) -> Token | None:
    """Give the verb of the first clause with "that" which the sentence has somebody say or ask for."""
    for mark in that.doc[that.sent.start : that.i]:
        clause = mark.head
        if mark.lower_ == "that" and mark.dep_ == "mark" and clause.pos_ == "VERB" and clause.i < that.i:
            told = clause.dep_ == "ccomp" and clause.head.pos_ == "VERB" and clause.head.i < mark.i
            return clause if told else None
    return None


def _hidden_verb(that: Token, first: Token) -> Token | None:
    """Give the verb that was read as a part of a noun behind it: "that the Reef Bank fund power lines"."""
    doc, at = that.doc, that.i + 1 + (neighbor_of(that, 1).dep_ == "det")
    while at < that.sent.end and doc[at].pos_ == "PROPN":
        at += 1
    verb, doer = doc[min(at, that.sent.end - 1)], doc[at - 1]
    modifies = verb.dep_ in MODIFYING and verb.head.i > verb.i and doer.pos_ == "PROPN" and doer.dep_ in _NAMES
    if not modifies or verb.lower_ not in known_verbs():
        return None
    thing = verb.head
    while thing.dep_ in MODIFYING and thing.head.i > thing.i:
        thing = thing.head
    hang(verb, first, "conj")
    for c in [c for c in thing.lefts if c.i < doer.i]:
        hang(c, doer, c.dep_)
    hang(doer, verb, "nsubj")
    hang(that, verb, "mark")
    hang(thing, verb, "dobj")
    for c in [c for c in thing.rights if c.lower_ == "to"]:
        hang(c, verb, "prep")
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VB", verb.lower_
    that.tag_ = "IN"
    return verb
