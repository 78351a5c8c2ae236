"""Mends objects that were read as something else than what somebody acts on."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MEASURES
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Token

_NAMED = frozenset({"FAC", "GPE", "LOC", "ORG", "PERSON"})


def repair_objects(doc: Doc) -> None:
    """Give verbs their objects, and take the purposes from objects that do nothing."""
    for token in doc:
        if token.dep_ == "npadvmod" and token.pos_ in ("NOUN", "PROPN") and token.head.pos_ == "VERB":
            _object_read_as_measure(token)
        if token.dep_ == "acl" and token.tag_ == "VB" and token.head.dep_ == "dobj":
            _purpose_of_place(token)


def _object_read_as_measure(noun: Token) -> None:
    """ "attacked Haifa", "expels French ambassador" with how far that goes: it is whom the verb acts on."""
    verb, cls = noun.head, load_naming().classes_of(noun.lemma_.lower()) or ("",)
    named = noun.pos_ == "PROPN" and noun.ent_type_ in _NAMED
    somebody = noun.pos_ == "NOUN" and cls[0] in ("Person", "Group") and noun.ent_type_ not in MEASURES
    behind = noun.left_edge.i == verb.i + 1
    if behind and (named or somebody) and child(verb, "dobj", "auxpass", "dative") is None:
        noun.dep_ = "dobj"


def _purpose_of_place(verb: Token) -> None:
    """ "crosses A's territory to deliver B" with a territory that delivers: who crosses it does."""
    place = verb.head
    cls = (load_naming().classes_of(place.lemma_.lower()) or ("",))[0]
    to = child(verb, "aux")
    if to is None or to.lower_ != "to" or to.i != place.i + 1 or place.head.pos_ != "VERB" or not cls:
        return
    if place.pos_ == "NOUN" and load_schema().is_a(cls, "Place") and not load_schema().is_a(cls, "Facility"):
        hang(verb, place.head, "advcl")
