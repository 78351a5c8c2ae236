"""Mends lists of a family: "Jane Roe, her husband John and their son Paul" is no Jane Roe of three names."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS, hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_NAME = 6  # tokens from a title to the end of a name


def mend_kin(noun: Token) -> None:
    """Hang a relative who has a name of its own, read as another name of whose relative it is, beside that person."""
    owner, named = child(noun, "poss"), child(noun, "appos")
    if noun.dep_ != "appos" or noun.lemma_ not in GRAMMAR.kin or owner is None or owner.tag_ != "PRP$":
        return
    called = named is not None and named.pos_ == "PROPN" and named.left_edge.i == noun.i + 1
    person = noun.head
    if called and person.i < noun.i and (person.pos_ == "PROPN" or person.lemma_ in GRAMMAR.kin or _is_titled(person)):
        hang(noun, _titled(person), "conj")


def mend_titled_name(title: Token) -> None:
    """ "Jane Roe's husband, the actor John Doe, left" with a name of the actor's alone: it is the husband's."""
    name = child(title, "appos")
    if title.dep_ != "appos" or name is None or name.pos_ != "PROPN" or name.left_edge.i != title.i + 1:
        return
    person = title.head
    if person.pos_ == "NOUN" and person.i < title.i and child(person, "poss") is not None:
        hang(name, person, "appos")
        hang(title, name, "compound")


def mend_consort(lady: Token) -> None:
    """ "Jane Roe, President of A and the First Gentleman, Mr B visited C" with B alone as who did: both did."""
    doc, after = lady.doc, lady.i + 1
    if not lady.i or lady.nbor(-1).lower_ != "first":
        return
    office = lady.head if lady.dep_ in ("conj", "nmod") else lady
    person = office.head
    if office == lady or office.dep_ != "appos" or person.pos_ != "PROPN" or after + 1 >= len(doc):
        return
    named = next((t for t in doc[after + 1 : after + _NAME] if t.pos_ == "PROPN" and t.dep_ != "compound"), None)
    if doc[after].text != "," or named is None or named == person or named.is_ancestor(person):
        return
    if named.dep_ in SUBJECTS:
        hang(person, named.head, named.dep_)
    hang(named, person, "conj")
    hang(lady, named, "nmod")


def _titled(name: Token) -> Token:
    """Give the title before a name that was hung on it: the president of "Chad's president Jane Roe"."""
    return name.head if name.dep_ == "appos" and name.left_edge.i == name.head.i + 1 else name


def _is_titled(title: Token) -> bool:
    named = child(title, "appos")
    return named is not None and named.pos_ == "PROPN" and named.left_edge.i == title.i + 1
