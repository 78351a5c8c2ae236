"""Mends rows of matters whose members were read as parts of the places in them: "the war in A and the crisis".

No event and no field is another name of a place, nor stands beside one behind the same preposition.
"""

from __future__ import annotations

from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.repair.somebody import is_first_actor
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import NOUNS, hang
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_PLACES = frozenset({"GPE", "LOC"})
_STATES = frozenset({"dispute", "doubt", "question"})
_MATTERS = frozenset({"Event", "Topic"})


def repair_matters(doc: Doc) -> None:
    """Hang such members on the matter that opens the row."""
    for token in reversed(doc):  # the last of a row shows that it is one
        if token.lower_ == "in" and token.dep_ == "prep" and token.i and token.nbor(-1).pos_ == "NOUN":
            _in_dispute(token)
        if token.dep_ in ("appos", "conj", "dobj") and token.i > token.head.i and token.pos_ == "NOUN":
            before = doc[token.left_edge.i - 1]
            place = token.head if token.dep_ != "dobj" else doc[before.i - 1]
            told = any(c.dep_ == "poss" or c.lower_ == "the" for c in token.lefts)
            if told and before.lower_ == ("," if token.dep_ == "appos" else "and") and token.dep_ != "dobj":
                _beside_matter(token)
            elif not told and before.text == "," and place.pos_ == "PROPN":
                _in_row_of_matters(token, place)
    for noun in doc:
        loose = noun.dep_ == "npadvmod" or (noun.dep_ == "conj" and noun.head.ent_type_ in TIMES)
        if loose and noun.pos_ in NOUNS and child(noun, "conj") is not None:
            _behind_first(noun)


def _behind_first(noun: Token) -> None:
    """ "spoke about tin, the coup in Chad, and trade" with the coup as when it was: tin opens the row."""
    at = noun.left_edge.i
    if at - 2 <= noun.head.i or noun.doc[at - 1].text != "," or noun.ent_type_ in TIMES:
        return
    first, verb = noun.doc[at - 2], noun.head.head.head if noun.dep_ == "conj" else noun.head
    if first.dep_ == "pobj" and first.head.head == verb and first.ent_type_ not in TIMES:
        hang(noun, first, "conj")


def _in_dispute(preposition: Token) -> None:
    """ "held talks on the islands in dispute" with talks in a dispute: which islands it tells."""
    what = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    if what is not None and what.lower_ in _STATES and what.i == preposition.i + 1:
        hang(preposition, preposition.nbor(-1), "prep")


def _in_row_of_matters(noun: Token, place: Token) -> None:
    """ "the rift between A and B, trade, and tourism" with trade between them; "piracy off A, drought, and trade"."""
    first = first_conjunct(place)
    link, row = first.head, [t for t in conjuncts(first) if t.i < noun.i]
    above = link.head
    pair = link.lower_ == "between" and len(row) == 2
    if first.dep_ != "pobj" or above.pos_ != "NOUN" or not (pair or place.ent_type_ in _PLACES):
        return
    second = noun.dep_ == "dobj" and any(c.dep_ == "dobj" and c.i < link.i for c in noun.head.rights)
    goes_on = second or (noun.dep_ != "dobj" and child(noun, "conj") is not None)
    if not goes_on or child(noun, "det") is not None or any(t.pos_ != "PROPN" for t in row) or is_first_actor(noun):
        return
    for mark in [c for t in row for c in t.rights if c.dep_ in ("punct", "cc") and row[-1].i < c.i < noun.i]:
        hang(mark, above, mark.dep_)
    hang(noun, above, "conj")


def _beside_matter(noun: Token) -> None:
    place = noun.head
    above = place.head.head if place.dep_ == "pobj" else place
    named = place.pos_ == "PROPN" and place.ent_type_ in _PLACES and above != place
    if not named or not _is_matter(noun) or not _is_matter(above) or above.dep_ not in ("dobj", "conj"):
        return
    for link in [c for c in place.rights if c.dep_ == "cc" and noun.dep_ == "conj" and c.i < noun.i]:
        hang(link, above, "cc")
    hang(noun, above, "conj")


def _is_matter(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] in _MATTERS
