"""Tells a number that stands for people: "Thousands marched in A", "dozens were arrested"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Token


def is_crowd(token: Token) -> bool:
    """Tell by what is done that a number without a noun counts people: not "hundreds were sold"."""
    grammar = load_grammar()
    if token.lower_ not in grammar.crowds or any(c.lower_ in ("of", "'s") for c in token.rights):
        return False
    verb = token.head
    if verb.pos_ != "VERB":
        return False
    if token.dep_ in ("nsubjpass", "dobj"):
        return verb.lemma_ in grammar.befalling
    if token.dep_ != "nsubj":
        return False
    first = first_conjunct(verb)
    if (
        first != verb and verb.tag_ == "VBN"
    ):  # "ten were killed and dozens wounded", not "houses were burned and dozens …"
        return verb.lemma_ in grammar.befalling and first.lemma_ in (*grammar.befalling, "die")
    return verb.lemma_ in grammar.crowding or (verb.tag_ == "VBN" and verb.lemma_ in grammar.befalling)


def name_of_crowd(token: Token) -> tuple[int, str]:
    """Give where the number begins, and its words: "tens of thousands"."""
    begin = token.i
    while begin > token.sent.start and token.nbor(begin - 1 - token.i).dep_ == "quantmod":
        begin -= 1
    words = [t for t in token.doc[begin : token.i + 1] if t.lower_ in load_grammar().crowds or t.lower_ == "of"]
    return words[0].i, " ".join(t.lower_ for t in words)
