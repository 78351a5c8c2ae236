"""Which body an office names by its kind alone: "council leader Jane Roe" of a text that tells of the Lake Council."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.model import Mention
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.ontology.naming import Naming
from spacy.tokens import Token

_KINDS = {
    **dict.fromkeys(("business", "carmaker", "company", "firm", "manufacturer"), "Company"),
    "airline": "Company",
    "broadcaster": "MediaOrganization",
    "party": "PoliticalParty",
    "university": "University",
}
_NEAR = 2  # sentences before an office, where several bodies of its kind are named
_SIDES = frozenset({"governing", "opposition", "rival", "ruling"})  # tell which of a state's parties is meant
_OF_NOBODY = frozenset({"government", "state"})  # of which every text tells


def body_meant(noun: Token, names: Sequence[Mention], naming: Naming, knowledge: Knowledge) -> Token | None:
    """Give the named body that a bare noun for a kind of body means: the only one, or the only one told just before."""
    word = noun.lower_
    classes = naming.classes_of(word) or ()
    if word in _OF_NOBODY or not any(knowledge.schema.is_a(cls, "Institution") for cls in classes):
        return None
    alike = [m for m in names if _is_such(m, word, noun, knowledge)]
    if noun.i and noun.nbor(-1).lower_ in _SIDES:  # no party named further on, whose side nothing tells
        alike = [m for m in alike if m.begin < noun.i]
    if not alike and _KINDS.get(word) == "Company":
        alike = [m for m in names if m.cls == "Institution"]  # a name whose kind nothing else tells
    if (one := _only(alike, noun, knowledge)) is not None:
        return one
    start = noun.sent.start
    for _ in range(_NEAR):
        start = noun.doc[start - 1].sent.start if start else 0
    return _only([m for m in alike if start <= m.begin < noun.i], noun, knowledge)


def _is_such(body: Mention, word: str, noun: Token, knowledge: Knowledge) -> bool:
    """Tell the Lake Council for a council, the University of Oslo for a university, a firm for a company."""
    doc = noun.doc
    if body.begin <= noun.i < body.end:
        return False
    if word in (doc[body.head].lower_, doc[body.end - 1].lower_) and body.end - body.begin > 1:
        return True
    kind = _KINDS.get(word)
    return kind is not None and knowledge.schema.is_a(body.cls, kind)


def _only(bodies: Sequence[Mention], noun: Token, knowledge: Knowledge) -> Token | None:
    heads = [noun.doc[m.head] for m in bodies]
    keys = {key for token in heads for key in knowledge.referents.keys(token)}
    return heads[0] if len(keys) == 1 else None
