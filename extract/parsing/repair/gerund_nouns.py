"""Mends nouns in "-ing" that were read as verbs: "a Lake House hearing on A"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang, lift
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_ARTICLES = frozenset({"a", "an"})
_MODIFYING = frozenset({"det", "amod", "compound", "nmod", "nummod"})
_PLACES = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
_TAKEN = frozenset({"dobj", "xcomp", "ccomp", "acomp", "attr", "nsubj", "aux"})


def repair_gerund_nouns(doc: Doc) -> None:
    """Make what happens the head of the phrase that ends with it."""
    for token in doc[1:]:
        if token.tag_ == "VBG" and token.nbor(-1).pos_ == "PROPN" and "Event" in _classes(token):
            _event_read_as_gerund(token, token.nbor(-1))


def _classes(word: Token) -> tuple[str, ...]:
    return load_naming().classes_of(word.lower_) or ()


def _event_read_as_gerund(event: Token, name: Token) -> None:
    """ "held a Lake House hearing on A" with two objects, or with a house that hears: the article is the hearing's."""
    beside = event.head == name.head and event.dep_ == name.dep_
    inside = event.head == name and event.dep_ in ("acl", "appos")
    article = next((c for c in name.lefts if c.dep_ == "det"), None)
    known = article is not None and (article.lower_ in _ARTICLES or beside)
    if not known or name.dep_ not in _PLACES or any(c.dep_ in _TAKEN for c in event.children):
        return
    if inside:
        lift(event, "compound")
    else:
        hang(name, event, "compound")
    for c in [*name.lefts]:
        if c.dep_ in _MODIFYING and (c.dep_ == "det" or c.pos_ == "ADJ"):
            hang(c, event, c.dep_)
    event.pos_, event.tag_, event.lemma_ = "NOUN", "NN", event.lower_
