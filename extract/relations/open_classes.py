"""Whose class may still be another: names and phrases of which only the parser or a usual sense tells what they are."""

from __future__ import annotations

import re

from reportgraph.extract.model import DOCUMENT_KEY, Entity, MentionKind
from spacy.tokens import Token

WITHIN = ("in", "across", "throughout", "along", "near", "off", "at")
AREAS = frozenset({"Country", "Region", "City", "Place"})
_OPEN = {"ner": 0.9, "shape": 0.5, "default": 0.3}  # how a class was found that may be another -> its weight
_USUAL = 0.5  # of a head noun that may have another class
_MOST = 1.5
_ENDS = re.compile(r"\b[A-Z][a-z]+[-–][A-Z][a-z]+ ")  # "the Oslo-Bergen railway"


def is_open(entity: Entity) -> bool:
    """Tell an entity whose class may be another: no gazetteer and no word of the text decides it."""
    found = [m.how for m in entity.mentions if m.kind is not MentionKind.PRONOUN]
    if entity.key == DOCUMENT_KEY or not found or not all(how in _OPEN or how == "lexicon" for how in found):
        return False
    if entity.cls == "InfrastructureProject" and _ENDS.search(entity.name) is not None:
        return False
    return entity.cls == "Facility" or not is_told_by_kind(entity)  # the Lakeside port may be built, too


def is_told_by_kind(entity: Entity) -> bool:
    """Tell a name that the text calls by what it is: "the Lakeside constituency"."""
    kinds = [m.name for m in entity.mentions if m.kind is MentionKind.NOMINAL and m.how == "lexicon"]
    names = {m.name for m in entity.mentions if m.kind is MentionKind.NAME} if kinds else ()
    return any(kind.startswith(f"{name} ") for kind in kinds for name in names)


def is_guessed(entity: Entity) -> bool:
    """Tell a name whose class only the parser's label or its shape tells."""
    names = [m for m in entity.mentions if m.kind is MentionKind.NAME]
    return bool(names) and all(m.how in ("ner", "shape") for m in names)


def is_where(entity: Entity, verb: Token) -> bool:
    """Tell what the parser takes for a place and what things are done in: "met in Ostrava" makes no event of it."""
    heads = [verb.doc[m.head] for m in entity.mentions if m.kind is not MentionKind.PRONOUN]
    within = any(t.dep_ == "pobj" and t.head.lower_ == "in" for t in heads)
    return within and entity.cls in AREAS and is_guessed(entity)


def is_common(entity: Entity) -> bool:
    """Tell what no name stands for."""
    return bool(entity.mentions) and all(m.kind is not MentionKind.NAME for m in entity.mentions)


def weight_of(entity: Entity) -> float:
    """Give what the way in which its class was found counts against what relations ask for."""
    mentions = (m for m in entity.mentions if m.kind is not MentionKind.PRONOUN)
    return min(_MOST, sum(_OPEN.get(m.how, _USUAL) for m in mentions))
