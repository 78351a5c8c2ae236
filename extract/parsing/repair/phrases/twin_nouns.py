"""Mends adverbs that say a noun twice: "met A face to face", "work side by side"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang, put
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_LINKS = frozenset({"after", "by", "in", "to"})
_TWICE = 3  # words
_NAMING = ("NOUN", "PROPN", "PRON")


def repair_twin_nouns(doc: Doc) -> None:
    """Make the first of the two nouns an adverbial of the verb, where it was read as a verb or as an object."""
    for noun in doc[: -_TWICE + 1]:
        link, second = noun.nbor(1), noun.nbor(2)
        if noun.lower_ in GRAMMAR.said_twice and noun.lower_ == second.lower_ and link.lower_ in _LINKS:
            _mend(noun, link, second)


def _mend(noun: Token, link: Token, second: Token) -> None:
    """ "met the rebels face to face" with rebels that face: they are met so."""
    doc, begin = noun.doc, noun.sent.start
    verb = next((doc[i] for i in range(noun.i - 1, begin, -1) if doc[i].pos_ == "VERB"), None)
    if verb is None or not verb.is_ancestor(noun):
        return
    met = doc[noun.i - 1]
    inside = met.pos_ in _NAMING and met.head == noun and met.i > verb.i
    behind = [c for word in (noun, link, second) for c in word.rights if c.i > second.i]
    for word, label in ((noun, "NOUN"), (link, "ADP"), (second, "NOUN")):
        word.pos_, word.tag_ = label, "IN" if label == "ADP" else "NN"
        word.lemma_ = word.lower_
    put(noun, verb, "npadvmod")
    put(link, noun, "prep")
    put(second, link, "pobj")
    for c in list(noun.lefts):
        hang(c, met if inside and c != met else verb, "dobj" if c == met else c.dep_)
    for c in behind:
        hang(c, verb, c.dep_)
