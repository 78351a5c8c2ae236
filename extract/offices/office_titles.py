"""An office as the text names it."""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.naming import Naming
from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Title:
    """An office without who holds it: its name begins at token `begin`, and all said of it ends before `reach`."""

    text: str
    head: Token
    begin: int
    reach: int
    bodies: tuple[Token, ...]  # heads of what the office is in
    property: str  # "headOf", "affiliatedWith" or "founded"
    former: bool
    coming: bool = False  # somebody is to hold it: "nominee to be director"


@dataclass(frozen=True, slots=True)
class Office:
    """A person's office."""

    person: Token
    title: Title
    said: bool = False  # by a predicate, whose context colours it: "A is (not) the head of B"


def words_of_office(head: Token, begin: int, end: int, naming: Naming) -> str:
    """Give the office's name as one of several has it: "Minister of Health" of "Ministers of Health"."""
    doc = head.doc
    one = singular(head.lower_)
    told = (one,) in naming.words.titles or head.tag_ in ("NNS", "NNPS")
    plural = one != head.lower_ and told and (head.lower_,) not in naming.words.titles
    word = (one if head.text.islower() else one.capitalize()) + head.whitespace_ if plural else head.text_with_ws
    return " ".join((doc[begin : head.i].text_with_ws + word + doc[head.i + 1 : end].text).split())
