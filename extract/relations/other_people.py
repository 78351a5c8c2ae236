"""Whom a phrase with people is about: what belongs to another one of a list, who is told by an office alone."""

from __future__ import annotations

from reportgraph.extract.model import Entity, Mention, MentionKind
from reportgraph.extract.parsing.syntax import conjuncts, owner_word
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.ontology.lexicon import Rule
from spacy.tokens import Token

_WEAK = frozenset({"ner", "shape"})
_STANDING = frozenset({"owns", "produces", "implements", "opposes", "founded", "funds", "suppliesTo", "hosted"})


def is_named_person(mention: Mention) -> bool:
    """Tell the name of a person."""
    return mention.cls == "Person" and mention.kind is MentionKind.NAME


def is_known_person(token: Token, knowledge: Knowledge) -> bool:
    """Tell what refers to a person with a name."""
    return any(e.cls == "Person" and e.is_named for e in knowledge.referents.entities(token))


def is_told_by_noun(token: Token, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell "A" in "A owner B", "A rival B", "A nominee B": the noun between them says how the two stand."""
    if any(e.cls in ("Country", "PoliticalParty") for e in knowledge.referents.entities(token)):
        return False  # "US chip maker A": where A is from
    if _is_called_so(token, mention, knowledge):
        return True
    between = [t for t in token.doc[token.i + 1 : max(mention.begin, mention.head + 1)] if t.text.islower()]
    if any(t.lemma_.lower() in knowledge.lexicon.offices.coming for t in between):
        return True  # "High Court nominee A"
    known = knowledge.lexicon.offices
    if between and neighbor_of(token.left_edge, -1).lower_ in known.former - known.no_part:
        return True  # "former Lake Bank chairman A", who is none of the bank's people any more
    frames = (f for t in between for f in knowledge.lexicon.frames.get((t.lemma_.lower(), "noun"), ()))
    return any(f.property in _STANDING and f.subject == "self" and "of" in f.object.split("|") for f in frames)


def _is_called_so(token: Token, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell what a plan that has an owner is called by: "A's Open Doors initiative"; no one is known by that name."""
    head = token.doc[mention.head]
    plan = mention.kind is MentionKind.NOMINAL and knowledge.schema.is_a(mention.cls, "Project")
    own = [m.how for e in knowledge.referents.entities(token) for m in e.mentions if m.kind is MentionKind.NAME]
    return plan and token.dep_ != "poss" and owner_word(head) is not None and set(own) <= _WEAK and bool(own)


def are_colleagues(person: Token, other: Token, knowledge: Knowledge) -> bool:
    """Tell two people named by the name alone, who share whose they are: "the Lake Party's Jane Roe and John Doe"."""
    pair = [t for t in conjuncts(person) if t.pos_ == "PROPN"] == [person, other]
    bare = all(t.i < other.i for t in other.children)
    names = {m.begin for e in knowledge.referents.entities(other) for m in e.mentions if m.head == other.i}
    joined = any(other.doc[i - 1].lower_ == "and" and i - 2 <= person.right_edge.i for i in names)
    named = is_known_person(person, knowledge) and is_known_person(other, knowledge)
    begins = {m.begin for e in knowledge.referents.entities(person) for m in e.mentions if m.head == person.i}
    untitled = any(b and person.doc[b - 1].tag_ == "POS" for b in begins)  # not "Peru's minister A and B"
    return pair and bare and named and joined and untitled


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
    """Tell who is told by an office and the name of its country: "Peru's foreign minister", "the Thai president".

    Also who speaks for a body that is named: "a spokesman for the Lake Office".
    """
    outer, inner = tokens
    if rule.property == "affiliatedWith" and outer.lemma_.lower() in knowledge.lexicon.offices.speaking:
        return ends[1].is_named and inner.pos_ == "PROPN"
    held = outer.lemma_.lower() in knowledge.lexicon.offices.ruling and outer.tag_ in ("NN", "NNP")
    told = " " in ends[0].name and ends[1].cls == "Country" and (link == "demonym" or inner.pos_ == "PROPN")
    return rule.property == "affiliatedWith" and link in ("demonym", "possessor") and held and told
