"""Mends the bare word of judgement behind a thing: "called the ruling unfair", "called the raid "cowardly" and wrong".

The parser knows the shorter ones as adjectives; others it takes for a noun that the thing is a part of, or an adverb.
"""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, neighbor_of
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_NAMING = frozenset({"brand", "call", "deem", "dub", "label", "term"})
_MISREAD = frozenset({"advmod", "amod", "dobj", "oprd"})


def mend_verdict(word: Token) -> None:
    """Make a predicate of the word, and an object of the thing it is said of."""
    if word.dep_ not in _MISREAD or not any(word.lower_ in word_lists()[name] for name in ("blame", "praise")):
        return
    if word.dep_ in ("dobj", "oprd") and word.head.lemma_ in _NAMING and word.tag_ in ("JJ", "NN"):
        _read_as_noun(word)
    elif word.dep_ == "advmod" and word.head.lemma_ in _NAMING:
        _read_as_adverb(word)
    elif word.dep_ == "amod" and word.head.dep_ == "dobj" and word.i > word.head.i:
        _read_as_modifier(word)


def _read_as_noun(word: Token) -> None:
    """ "called the ruling unfair" with a ruling thing that is "the unfair"."""
    thing, verb = neighbor_of(word, -1), word.head
    article = child(word, "det", "poss")
    if thing.head != word or thing.i <= verb.i + 1 or article is None or not verb.i < article.i < thing.i:
        return
    if thing.pos_ not in ("NOUN", "PROPN") and load_naming().classes_of(thing.lower_) is None:
        return
    for c in [c for c in word.lefts if c != thing]:
        hang(c, thing, c.dep_)
    hang(thing, verb, "dobj")
    _make_predicate(word, verb)
    if thing.pos_ not in ("NOUN", "PROPN"):
        thing.pos_, thing.tag_, thing.lemma_ = "NOUN", "NN", thing.lower_


def _read_as_adverb(word: Token) -> None:
    """ "called the raid cowardly" with a calling that is cowardly."""
    verb = word.head
    thing = child(verb, "dobj")
    before = neighbor_of(word, -2 if neighbor_of(word, -1).is_quote else -1)
    if thing is not None and thing.i > verb.i and thing.right_edge.i in (before.i, before.i + 1):
        _make_predicate(word, verb)


def _read_as_modifier(word: Token) -> None:
    """ "called the verdict "absurd" and "unfair"" with a verdict that is so by itself."""
    thing, verb = word.head, word.head.head
    if verb.lemma_ in _NAMING and verb.lemma_ in GRAMMAR.judging:
        _make_predicate(word, verb)
        for quote in [c for c in thing.rights if c.is_quote]:
            hang(quote, word, "punct")


def _make_predicate(word: Token, verb: Token) -> None:
    hang(word, verb, "oprd")
    word.pos_, word.tag_, word.lemma_ = "ADJ", "JJ", word.lower_
