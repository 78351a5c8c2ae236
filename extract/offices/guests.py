"""Who goes to a country: whoever does holds no office there, "the visit of Minister Jane Roe to Chad"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import objects_of, possessors, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def way_to(place: Token) -> Token | None:
    """Give the word for going to a place: "visit Chad", "a trip to Chad", "arrived in Chad"."""
    way = place.head.head if place.dep_ == "pobj" and place.head.lower_ in ("to", "in") else place.head
    return way if way.lemma_.lower() in GRAMMAR.journeying and place.dep_ in ("pobj", "dobj") else None


def goers(way: Token) -> list[Token]:
    """Give who goes there: "Jane Roe arrived", "her visit", "the visit of Jane Roe"."""
    subjects = [c for verb in (way, way.head) for c in verb.lefts if c.dep_ == "nsubj"]
    return [*possessors(way), *subjects, *(t for word, of in prepositions(way) if word == "of" for t in objects_of(of))]
