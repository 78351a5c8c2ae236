"""What lies where by the words around its name: "from A in the north of B", "the C River Works", which are in no C."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.syntax import objects_of, prepositions
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_LANDS = ("Country", "Region")
_SITES = ("Facility", "InfrastructureProject", "Place", "University")


def wider_place(mention: Mention, outer: Token, knowledge: Knowledge) -> Iterator[tuple[str, Token]]:
    """Give the wider place right behind the name of a place or site, whatever it was hung on.

    "Drove from A in northern B", "died at the A Hospital, in nearby B", "held in A in the southern part of B".
    """
    doc, at = outer.doc, mention.end
    land, town = knowledge.is_a(outer, *_LANDS), knowledge.is_a(outer, "City")
    site = knowledge.is_a(outer, *_SITES) or (knowledge.is_a(outer, "Institution") and outer.head.lower_ == "at")
    site = site and not (land or town)
    if mention.kind is not MentionKind.NAME or not (site or town):
        return
    at += site and at < len(doc) and doc[at].text == ","
    if at >= len(doc) or doc[at].lower_ != "in" or doc[at].dep_ != "prep" or outer.dep_ in ("nsubj", "nsubjpass"):
        return
    for token in _named(doc[at]):
        if token.pos_ != "PROPN" or any(c.dep_ in ("conj", "relcl") for c in token.children):
            continue  # "took A in B and C"
        land = knowledge.is_a(token, *_LANDS) and not _is_abroad(outer, token, knowledge)
        if land or (site and knowledge.is_a(token, "City")):
            yield "in", token


def _named(preposition: Token) -> Iterator[Token]:
    """Give the place of a phrase, and B of "in the southern part of B"."""
    for token in objects_of(preposition):
        if token.lemma_ in GRAMMAR.parts_of_land:
            yield from (o for word, of in prepositions(token) if word == "of" for o in objects_of(of))
        else:
            yield token


def _is_abroad(town: Token, land: Token, knowledge: Knowledge) -> bool:
    """Tell a capital that stands for its state: "spoke of Moscow in Syria"."""
    lands = {e.name for e in knowledge.referents.entities(land)}
    entries = (load_gazetteer().get(e.name) for e in knowledge.referents.entities(town))
    return any(entry is not None and entry.of is not None and entry.of not in lands for entry in entries)


def is_called_by_water(token: Token, mention: Mention) -> bool:
    """Tell a river, lake or range in a longer name: "the Kano River Works", "the Lima Valley Fund" are in no town."""
    after = neighbor_of(token, 1)
    return after.i < mention.end and after.pos_ == "PROPN" and after.lower_ in GRAMMAR.terrain
