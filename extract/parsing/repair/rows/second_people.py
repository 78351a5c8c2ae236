"""Mends people of two kinds read as one: "heads of state and world leaders" as heads of the leaders of both.

Several people are no other name of one: "met Jane Roe, members of A, and envoys".
"""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, put
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token


def mend_second_people(field: Token) -> None:
    """Part those behind "and" from what the first ones are of: "ministers of trade and senior officials"."""
    others, of, link = field.head, field.nbor(-1) if field.i else field, field.nbor()
    first = of.head
    behind = of.lower_ == "of" and others.dep_ == "pobj" and others.head == of and first.i == of.i - 1
    if not behind or link.lower_ != "and" or others.i < link.i + 2 or not (_are_people(first) and _are_people(others)):
        return
    between = list(field.doc[link.i + 1 : others.i])
    if any(t.pos_ not in ("ADJ", "NOUN") or t.tag_ == "NNS" for t in between):
        return
    behind_them = list(others.rights)
    put(field, of, "pobj")
    put(others, first, "conj")
    hang(link, first, "cc")
    for t in between:
        put(t, others, "amod" if t.pos_ == "ADJ" else "compound")
    for c in behind_them:
        hang(c, others, c.dep_)


def mend_people_behind_one(people: Token) -> None:
    """Hang on one person, as others beside him, people in the plural who go on with an "and"."""
    one = people.head
    alone = (
        one.pos_ == "PROPN" and one.ent_type_ == "PERSON" and one.dep_ != "conj" and child(one, "conj", "cc") is None
    )
    joint = child(people, "cc")
    if not alone or joint is None or child(people, "conj") is None or people.doc[people.left_edge.i - 1].text != ",":
        return
    if child(people, "det") is None and joint.i > people.i and _are_people(people):
        people.dep_ = "conj"


def _are_people(noun: Token) -> bool:
    named = load_naming().class_of_nominal([singular(noun.lower_)])
    return noun.tag_ == "NNS" and named == "Person"
