"""Mends what joint work, talks and effects are about: a field or a topic is theirs, and not a party's."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ACTORS
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR, governs
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_PARTING = frozenset({"by", "between", "among", "with", "from"})
_DEALING = GRAMMAR.bonds | GRAMMAR.strife | {"talk", *word_lists()["contests"]}
_FIELDS = frozenset({"in", "on", "for", "over"})
_JOINT = GRAMMAR.together | {"exchange", "tie"}


def mend_parties_on_field(between: Token) -> None:
    """ "trade in goods between A and B" with goods between them: it is the trade that has parties."""
    field = between.head
    dealing = field.head.head
    if field.head.lower_ not in _FIELDS or dealing.pos_ != "NOUN" or governs(field.lemma_.lower(), "with"):
        return
    if dealing.lemma_ in _DEALING or governs(dealing.lemma_.lower(), "with"):
        hang(between, dealing, "prep")


def mend_impact(preposition: Token) -> None:
    """ "the impact of the crisis and of the war on A" with a war on A: the impact is on A."""
    of = first_conjunct(preposition.head).head
    if of.dep_ == "conj" and of.head.lower_ == of.lower_:
        first = of.head
        hang(of, first.head, "prep")
    if of.lower_ == "of" and of.head.pos_ == "NOUN" and of.head.lemma_ in GRAMMAR.bearing:
        hang(preposition, of.head, "prep")


def mend_topic_on_party(on: Token) -> None:
    """ "talks between A and B on C", "raids by rebels on C" with C as the rebels' own: it is what the noun is about."""
    party = on.head
    while party.dep_ == "conj" and party.head != party:
        party = party.head
    link = party.head
    if party.dep_ != "pobj" or link.lower_ not in _PARTING or link.head.pos_ not in ("NOUN", "VERB"):
        return
    both = link.lower_ == "between" and any(c.dep_ == "conj" and c.i < on.i for c in party.rights)
    several = both or on.head.tag_ == "NNS" or on.head.ent_type_ in ACTORS - {"ORG"}
    questioned = link.lower_ == "by" and on.lower_ in ("about", "over")
    sealed = link.lower_ == "between" and on.lower_ == "on"  # "a pact was signed between the firms on C"
    if several and (link.head.pos_ == "NOUN" or questioned or sealed):
        hang(on, link.head, "prep")
    elif (
        link.lower_ == "with"
        and link.head.lemma_ in GRAMMAR.working_with
        and on.head.lemma_.lower() not in GRAMMAR.having_fields
    ):
        hang(on, link.head, "prep")  # "is working with partners on A" with the partners' A


def mend_field_on_verb(within: Token) -> None:
    """ "enhance cooperation in such fields as A" with the fields as where it is enhanced: it is cooperation in them.

    So it is with "build capacity in managing A", and with "runs projects in railways": nothing is run in these.
    """
    joint = next((c for c in within.head.rights if c.dep_ == "dobj" and c.right_edge.i == within.i - 1), None)
    field = next((c for c in within.children if c.dep_ == "pobj"), None)
    fields = field is not None and field.lemma_ in GRAMMAR.areas
    noun = joint.lemma_.lower() if joint is not None else ""
    skill = governs(noun, "in") or noun in GRAMMAR.takes_infinitive
    skill = skill and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in within.rights)
    work = noun in GRAMMAR.undertakings and field is not None and _is_field(field)
    if joint is not None and (skill or work or (fields and noun in _JOINT)):
        hang(within, joint, "prep")


def _is_field(noun: Token) -> bool:
    """Tell what work is on: things told of all together, "railways", or what can't be counted, "trade"."""
    bare = noun.left_edge == noun and noun.pos_ == "NOUN"
    kind = load_naming().class_of_nominal([noun.lemma_.lower()])
    return bare and (kind == "Topic" or (kind == "InfrastructureProject" and noun.tag_ == "NNS"))
