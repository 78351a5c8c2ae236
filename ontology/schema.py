"""The vocabulary as the program uses it: `core.ttl` read into frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.resources import SHIPPED, loaded_once, pack_file, read_text

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_KERNEL = "https://w3id.org/reportgraph/ontology#kernel"
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"
_RANGE_INCLUDES = "https://schema.org/rangeIncludes"

_About = dict[object, dict[str, list[object]]]

ABSTRACTIONS = frozenset({"Principle", "Topic"})  # classes of what cannot be touched or met
PEOPLE = frozenset({"Group", "Person"})  # classes of people
BOTH = "+"  # joins the classes of what is two things at once: "City+GovernmentBody" is a town and who acts for it


@dataclass(frozen=True, slots=True)
class Class:
    """A class of the vocabulary; `parents` and `ancestors` are local names and do not hold the class itself."""

    name: str
    iri: str
    label: str
    definition: str
    parents: tuple[str, ...]
    ancestors: frozenset[str]
    kernel: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the vocabulary; all names are local names.

    `domain` and `range` hold classes, one of which the subject and the object must be (empty: anything). A literal
    property has `datatypes` ("date", "gYear", "string", "decimal") instead of a range.
    """

    name: str
    iri: str
    label: str
    definition: str
    domain: frozenset[str]
    range: frozenset[str]
    datatypes: frozenset[str]
    supers: frozenset[str]  # all of them, not only the nearest; within the vocabulary
    inverse: str | None = None
    symmetric: bool = False
    literal: bool = False
    kernel: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """The classes and properties of a domain pack, by local name, sorted.

    `properties` are those that a claim may state, between entities or of an entity and a literal; `kernel` are those
    that describe claims, observations and documents.
    """

    classes: Mapping[str, Class]
    properties: Mapping[str, Property]
    kernel: Mapping[str, Property]

    def ancestors(self, name: str) -> frozenset[str]:
        """Return all superclasses of a class, without itself; of two at once (`BOTH`), these two and all of theirs.

        Raises:
            OntologyError: There is no such class.

        """
        try:
            return self.classes[name].ancestors
        except KeyError:
            if BOTH in name:
                parts = name.split(BOTH)
                return frozenset(parts).union(*map(self.ancestors, parts))
            raise OntologyError(
                f"There is no class {name!r}; classes of core.ttl are {', '.join(self.classes)}. Rules name those of "
                "the shipped one: keep them, and add to them."
            ) from None

    def is_a(self, name: str, ancestor: str) -> bool:
        """Tell whether a class is another or below it."""
        return name == ancestor or ancestor in self.ancestors(name)

    def iri(self, name: str) -> str:
        """Return the IRI of a class or property.

        Raises:
            OntologyError: There is no such term.

        """
        term = self.classes.get(name) or self.properties.get(name) or self.kernel.get(name)
        if term is None:
            raise OntologyError(f"core.ttl defines no {name!r}; check the spelling, or define it there.")
        return term.iri


@loaded_once
def load_schema(directory: Path | None = None) -> Schema:
    """Read `core.ttl` of the shipped pack, or of the pack in `directory`.

    A pack's own `core.ttl` need not repeat the kernel: what it lacks of it is taken from the shipped one.

    Raises:
        OntologyError: The file is not Turtle, or two terms of it share a local name, or one is its own superclass.

    """
    path = pack_file("core.ttl", directory)
    about = _parse(path)
    if path.parent != SHIPPED:
        for term, said in _parse(SHIPPED / "core.ttl").items():
            if isinstance(term, ox.BlankNode) or _KERNEL in said:
                about.setdefault(term, said)
    reading = _Reading(path, about)
    properties = reading.properties()
    return Schema(
        classes=reading.classes(),
        properties={name: p for name, p in properties.items() if not p.kernel},
        kernel={name: p for name, p in properties.items() if p.kernel},
    )


def _parse(path: Path) -> _About:
    """Read a Turtle file: subject -> predicate IRI -> objects."""
    about: _About = {}
    try:
        for quad in ox.parse(input=read_text(path), format=ox.RdfFormat.TURTLE):
            about.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    except SyntaxError as error:
        raise OntologyError(f"{path}: not Turtle: {error}.") from error
    return about


@dataclass(frozen=True)
class _Reading:
    """What the triples of a file define."""

    path: Path
    about: _About

    def classes(self) -> dict[str, Class]:
        declared = self._declared("Class")
        return {
            name: Class(
                name,
                node.value,
                self._text(node, f"{_RDFS}label"),
                self._text(node, _DEFINITION),
                parents=tuple(sorted(self._among(declared, node, f"{_RDFS}subClassOf"))),
                ancestors=self._above(name, f"{_RDFS}subClassOf", declared),
                kernel=self._text(node, _KERNEL) == "true",
            )
            for name, node in declared.items()
        }

    def properties(self) -> dict[str, Property]:
        return dict(
            sorted(
                (name, self._property(name, declared, literal=literal))
                for declared, literal in (
                    (self._declared("ObjectProperty"), False),
                    (self._declared("DatatypeProperty"), True),
                )
                for name in declared
            )
        )

    def _property(self, name: str, declared: Mapping[str, ox.NamedNode], *, literal: bool) -> Property:
        node = declared[name]
        ranges = frozenset(self._members(node, _RANGE_INCLUDES) or self._members(node, f"{_RDFS}range"))
        return Property(
            name,
            node.value,
            self._text(node, f"{_RDFS}label"),
            self._text(node, _DEFINITION),
            domain=frozenset(self._members(node, f"{_RDFS}domain")),
            range=frozenset() if literal else ranges,
            datatypes=ranges if literal else frozenset(),
            supers=self._above(name, f"{_RDFS}subPropertyOf", declared),
            inverse=next(iter(self._among(declared, node, f"{_OWL}inverseOf")), None),
            symmetric=ox.NamedNode(f"{_OWL}SymmetricProperty") in self._objects(node, f"{_RDF}type"),
            literal=literal,
            kernel=self._text(node, _KERNEL) == "true",
        )

    def _declared(self, kind: str) -> dict[str, ox.NamedNode]:
        """Return the terms of a kind that the file defines; terms of other vocabularies have no label in it."""
        found: dict[str, ox.NamedNode] = {}
        for node, said in self.about.items():
            if ox.NamedNode(_OWL + kind) not in said.get(f"{_RDF}type", ()) or f"{_RDFS}label" not in said:
                continue
            if not isinstance(node, ox.NamedNode):
                continue
            name = _local(node)
            if name in found:
                raise OntologyError(
                    f"{self.path}: {node.value} and {found[name].value} share the local name {name}; rename one."
                )
            found[name] = node
        return dict(sorted(found.items()))

    def _objects(self, node: object, predicate: str) -> Sequence[object]:
        return self.about.get(node, {}).get(predicate, ())

    def _text(self, node: ox.NamedNode, predicate: str) -> str:
        return next((v.value for v in self._objects(node, predicate) if isinstance(v, ox.Literal)), "")

    def _among(self, declared: Mapping[str, ox.NamedNode], node: ox.NamedNode, predicate: str) -> list[str]:
        objects = self._objects(node, predicate)
        return [name for name, other in declared.items() if other in objects]

    def _members(self, node: ox.NamedNode, predicate: str) -> list[str]:
        """Return the local names of the classes that a property's domain or range is or is a union of."""
        names: list[str] = []
        for value in self._objects(node, predicate):
            if isinstance(value, ox.NamedNode):
                names.append(_local(value))
            for union in self._objects(value, f"{_OWL}unionOf"):
                names += map(_local, self._list(union))
        return names

    def _list(self, cell: object) -> Iterator[ox.NamedNode]:
        while isinstance(cell, ox.BlankNode):
            yield from (v for v in self._objects(cell, f"{_RDF}first") if isinstance(v, ox.NamedNode))
            cell = next(iter(self._objects(cell, f"{_RDF}rest")), None)

    def _above(self, name: str, predicate: str, declared: Mapping[str, ox.NamedNode]) -> frozenset[str]:
        found: set[str] = set()
        waiting = self._among(declared, declared[name], predicate)
        while waiting:
            above = waiting.pop()
            if above not in found:
                found.add(above)
                waiting += self._among(declared, declared[above], predicate)
        if name in found:
            raise OntologyError(f"{self.path}: {name} is above itself; remove one of the axioms that make it so.")
        return frozenset(found)


def _local(node: ox.NamedNode) -> str:
    return node.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
