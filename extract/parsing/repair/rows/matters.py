"""Mends rows of matters whose members were read as parts of the places in them: "the war in A and the crisis".

No event and no field is another name of a place, nor stands beside one behind the same preposition.
"""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_PLACES = frozenset({"GPE", "LOC"})
_STATES = frozenset({"dispute", "doubt", "question"})
_MATTERS = frozenset({"Event", "Topic"})


def repair_matters(doc: Doc) -> None:
    """Hang such members on the matter that opens the row."""
    for token in doc:
        if token.lower_ == "in" and token.dep_ == "prep" and token.i and token.nbor(-1).pos_ == "NOUN":
            _in_dispute(token)
        if token.dep_ == "appos" and token.i > token.head.i and doc[token.left_edge.i - 1].text == ",":
            _beside_matter(token)
        if token.dep_ == "conj" and token.i > token.head.i and doc[token.left_edge.i - 1].lower_ == "and":
            _beside_matter(token)


def _in_dispute(preposition: Token) -> None:
    """ "held talks on the islands in dispute" with talks in a dispute: which islands it tells."""
    what = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    if what is not None and what.lower_ in _STATES and what.i == preposition.i + 1:
        hang(preposition, preposition.nbor(-1), "prep")


def _beside_matter(noun: Token) -> None:
    place = noun.head
    above = place.head.head if place.dep_ == "pobj" else place
    named = place.pos_ == "PROPN" and place.ent_type_ in _PLACES and above != place
    told = any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.lefts)
    if not named or not told or not _is_matter(noun) or not _is_matter(above) or above.dep_ not in ("dobj", "conj"):
        return
    for link in [c for c in place.rights if c.dep_ == "cc" and noun.dep_ == "conj" and c.i < noun.i]:
        hang(link, above, "cc")
    hang(noun, above, "conj")


def _is_matter(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] in _MATTERS
