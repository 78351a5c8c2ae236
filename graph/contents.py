"""What a graph says: the entities, claims, figures and passages that a view shows. `reading.py` fills them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote


class Text(NamedTuple):
    """A literal, whatever its datatype."""

    value: str
    language: str = ""


Term: TypeAlias = str | Text
"""An IRI, a blank node ("_:x"), or a literal."""

Triple: TypeAlias = tuple[str, str, Term]
Properties: TypeAlias = dict[str, list[Term]]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the picture."""

    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    types: tuple[str, ...] = ()  # IRIs, sorted
    same: tuple[str, ...] = ()  # external IRIs
    documents: tuple[str, ...] = ()  # where it is mentioned


@dataclass(frozen=True, slots=True)
class Grounds:
    """Who says something, as what, how sure it is, and in which words."""

    modality: str = ""  # local name: "asserted"; empty in graphs that know none
    speaker: str = ""  # IRI
    reported_by: tuple[str, ...] = ()
    confidence: float | None = None
    passages: tuple[str, ...] = ()  # IRIs, in the order of the text


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement; `spans` are offsets in the document."""

    iri: str
    subject: str
    predicate: str
    object: Term
    grounds: Grounds = Grounds()
    time: str = ""
    subject_spans: tuple[tuple[int, int], ...] = ()
    object_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation."""

    iri: str
    of: str
    indicator: str
    value: str
    unit: str
    period: str
    change: str
    change_from: str
    qualifier: str
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that say something; offsets are code points of the document's text."""

    document: str
    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the graph was read from."""

    iri: str
    label: str
    metadata: tuple[tuple[str, str], ...]  # name -> value


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a view of a graph shows."""

    things: tuple[Thing, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    passages: Mapping[str, Passage]
    sources: tuple[Source, ...]
    names: Mapping[str, str]  # labels of classes and properties, where the graph gives them
    making: tuple[tuple[str, str], ...]  # what made the graph: "program" -> "reportgraph 0.1.0"


def local_name(iri: str) -> str:
    """Return the last part of an IRI, for people.

    >>> local_name("http://example.org/a#knows"), local_name("http://example.org/Zo%C3%AB/")
    ('knows', 'Zoë')
    """
    tail = iri.rstrip("/#")
    return unquote(tail[max(tail.rfind("#"), tail.rfind("/")) + 1 :]) or iri
