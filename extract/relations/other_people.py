"""Whom a phrase with people is about: what belongs to another one of a list, who is told by an office alone."""

from __future__ import annotations

from reportgraph.extract.model import Entity, Mention, MentionKind
from reportgraph.extract.parsing.syntax import conjuncts
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.ontology.lexicon import Rule
from spacy.tokens import Token


def is_named_person(mention: Mention) -> bool:
    """Tell the name of a person."""
    return mention.cls == "Person" and mention.kind is MentionKind.NAME


def is_known_person(token: Token, knowledge: Knowledge) -> bool:
    """Tell what refers to a person with a name."""
    return any(e.cls == "Person" and e.is_named for e in knowledge.referents.entities(token))


def are_colleagues(person: Token, other: Token, knowledge: Knowledge) -> bool:
    """Tell two people named by the name alone, who share whose they are: "the Lake Party's Jane Roe and John Doe"."""
    pair = [t for t in conjuncts(person) if t.pos_ == "PROPN"] == [person, other]
    bare = all(t.i < other.i for t in other.children)
    names = {m.begin for e in knowledge.referents.entities(other) for m in e.mentions if m.head == other.i}
    joined = any(other.doc[i - 1].lower_ == "and" and i - 2 <= person.right_edge.i for i in names)
    named = is_known_person(person, knowledge) and is_known_person(other, knowledge)
    return pair and bare and named and joined


def is_of_other_person(token: Token, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell what stands before another name in a list of titled people: "A Director Jane Roe, Adviser John Doe"."""
    if not is_named_person(mention):
        return False
    between = token.doc[token.i : mention.begin]
    own = knowledge.referents.keys(token.doc[mention.head])
    return any(t.text in (",", ";", "and") for t in between) or any(
        e.cls == "Person" and e.is_named and e.key not in own for t in between for e in knowledge.referents.entities(t)
    )


def is_office_of(
    rule: Rule, link: str, tokens: tuple[Token, Token], ends: tuple[Entity, Entity], *, knowledge: Knowledge
) -> bool:
    """Tell who is told by an office and the name of its country: "Peru's foreign minister", "the Thai president"."""
    outer, inner = tokens
    held = outer.lemma_.lower() in knowledge.lexicon.offices.ruling and outer.tag_ in ("NN", "NNP")
    told = " " in ends[0].name and ends[1].cls == "Country" and (link == "demonym" or inner.pos_ == "PROPN")
    return rule.property == "affiliatedWith" and link in ("demonym", "possessor") and held and told
