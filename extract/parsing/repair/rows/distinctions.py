"""Mends what is told of each of several, and who is told apart as the first: "two lines, one linking A to B"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_EACH = frozenset({"another", "one", "other", "others"})
_ADDED = frozenset({"appos", "conj", "dobj", "npadvmod"})


def repair_distinctions(doc: Doc) -> None:
    """Hang what each of several does on all of them, and "the first to do so" on who does it."""
    several: Token | None = None
    for token in doc:
        if token.is_sent_start:
            several = None
        deed = next((c for c in token.rights if c.tag_ == "VBG" and c.i == token.i + 1), None)
        if token.lower_ in _EACH and deed is not None and deed.dep_ in ("acl", "advcl"):
            noun = token.head if token.dep_ == "appos" and token.head.tag_ == "NNS" else several
            if noun is not None:
                hang(deed, noun, "acl")
                several = noun
        if token.tag_ == "NN" and token.dep_ in _ADDED and token.i > token.head.i:
            _first_to_do_so(token)


def _first_to_do_so(noun: Token) -> None:
    """ "A joined B, the first state to do so" with B as that state: who did so is who did it."""
    deed = next((c for c in noun.rights if c.tag_ == "VB" and is_infinitive(c)), None)
    ranked = any(c.lower_ in GRAMMAR.ranked for c in noun.lefts)
    so = deed is not None and deed.lemma_ == "do" and any(c.lower_ in ("it", "so", "that") for c in deed.rights)
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    subject = child(verb, "nsubj") if verb is not None else None
    apart = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ","
    if ranked and so and apart and subject is not None and subject.pos_ in NOUNY and subject.i < noun.i:
        hang(noun, subject, "appos")
