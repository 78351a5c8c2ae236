"""An office as the text names it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.naming import Naming
from spacy.tokens import Span, Token

_LONGEST_FIELD = 6  # words between its commas


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


def behind_field(words: Span, fields: Collection[str]) -> int:
    """Give where what an office is for ends, if it stands in commas: "Under Secretary, Lake Affairs, A"."""
    end = next((n for n, t in enumerate(words[1 : _LONGEST_FIELD + 1], start=1) if not t.text[0].isupper()), 0)
    told = end > 1 and words[0].text == "," == words[end].text and words[end - 1].lower_ in fields
    return words.start + (end if told else 0)
