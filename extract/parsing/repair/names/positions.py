"""Mends captions: where in the picture somebody stands, and where and when it was taken, "in Kisumu, Kenya May 5"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.extract.parsing.tree import hang, lift, put
from reportgraph.extract.text.calendar_terms import MONTHS
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_NOUNS = frozenset({"nsubj", "nsubjpass", "appos", "conj", "pobj", "dobj", "nmod"})


def repair_positions(doc: Doc) -> None:
    """Make a word for a place in a picture, alone between two commas behind a name, an adverb of that name."""
    for token in doc:
        if token.lower_ in GRAMMAR.in_pictures and _is_aside(token):
            _stand_aside(token, token.doc[token.i - 2])
        if token.lower_ in MONTHS and token.pos_ == "PROPN" and token.i > 3:
            _town_before_day(token)
            _places_before_day(token)


def _town_before_day(month: Token) -> None:
    """ "in Kisumu, Kenya May 5, 2017" with a May of Kenya's: the country is that of the town, the day is the verb's."""
    doc, country, town = month.doc, month.nbor(-1), month.nbor(-3)
    numbered = month.i + 1 < len(doc) and month.nbor().text.isdecimal()
    if not numbered or month.nbor(-2).text != "," or {country.pos_, town.pos_} != {"PROPN"} or town.dep_ != "pobj":
        return
    verb = next((t for t in town.ancestors if t.pos_ == "VERB"), None)
    if verb is not None and (country.head == month or country.head in (town, verb)):
        hang(month, verb, "npadvmod")
        hang(country, town, "appos")
        hang(month.nbor(-2), town, "punct")


def _places_before_day(month: Token) -> None:
    """ "will travel to A and B March 3-6" with a March of A and B: it tells when somebody does."""
    place = first_conjunct(month.nbor(-1))
    verb = next((t for t in month.ancestors if t.pos_ == "VERB" and t.i < place.i), None)
    numbered = month.i + 1 < len(month.doc) and month.nbor().like_num
    if place.head != month or place.pos_ != "PROPN" or place.dep_ not in MODIFYING or month.dep_ in MODIFYING:
        return
    if verb is not None and numbered:
        lift(place, "npadvmod")
        hang(month, verb, "npadvmod")


def _is_aside(word: Token) -> bool:
    """Tell "Jane Roe, left, ..." and "Jane Roe (left) ..."."""
    if word.i < 2 or word.i + 1 >= len(word.doc) or word.nbor(-2).pos_ != "PROPN":
        return False
    return (word.nbor(-1).text, word.nbor().text) in ((",", ","), ("(", ")"))


def _stand_aside(word: Token, name: Token) -> None:
    """Give what hangs on the word back to the name, or to the verb that was read as its complement."""
    verb = next((c for c in word.rights if c.dep_ in ("xcomp", "ccomp", "conj") and c.pos_ == "VERB"), None)
    label, head = word.dep_, word.head
    person = next((t for t in (name, *name.ancestors) if t.head == word and t.dep_ in _NOUNS), None)
    if verb is not None:
        put(verb, verb if head == word else head, label)
        if verb.tag_ == "VB":
            verb.tag_ = "VBP"
    target = verb if verb is not None else head if head != word and label == "advcl" else None
    if person is not None and target is not None:
        hang(person, target, "nsubj")
    if word.head == word and verb is None:
        return
    hang(word, name, "advmod")
    word.pos_, word.tag_, word.lemma_ = "ADV", "RB", word.lower_
    for c in list(word.children):
        hang(c, name, c.dep_)
