"""What a graph implies by the schema, for those who query in other vocabularies; time is linear in the graph.

Superclasses, super-properties, inverses and symmetric pairs follow from `core.ttl` (RDFS and OWL). Close matches in
other vocabularies are added where both ends are what these expect (`alignments.ttl`). Only plain triples imply
something: what is claimed and not asserted stays claimed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from reportgraph.graph.ntriples import Term
from reportgraph.graph.prefixes import term
from reportgraph.graph.quads import (
    Graphs,
    Named,
    RdfGraph,
    Triple,
    by_document,
    graph_name,
    graphs,
    rdflib_graph,
    triples,
)
from reportgraph.graph.writers import WRITERS, write
from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.resources import pack_file, read_text

_TYPE = term("rdf:type")
_SUBCLASS, _SUBPROPERTY = term("rdfs:subClassOf"), term("rdfs:subPropertyOf")
_INVERSE, _SYMMETRIC = term("owl:inverseOf"), term("owl:SymmetricProperty")
_CLOSE, _INVERSE_CLOSE = term("skos:closeMatch"), term("rg:inverseCloseMatch")
_DOMAINS, _RANGES = term("schema:domainIncludes"), term("schema:rangeIncludes")

_INFERRED = "inferred"  # the name of the second graph, and what the name of the second file ends with
_NO_TRIPLES = ("graphml",)  # shows claims, and nothing that is implied is one
_WITH_NAMES = ("trig", "nq")  # formats where what is implied is a graph of its own, not a file of its own


@dataclass(frozen=True, slots=True, order=True)
class Saying:
    """Another way to say a triple: with another property, and perhaps the other way round."""

    property: Term
    turned: bool = False

    def turn(self, other: Saying) -> Saying:
        """Return what follows from this one where `other` follows from its property."""
        return Saying(other.property, self.turned != other.turned)


@dataclass(frozen=True, slots=True)
class Rules:
    """What follows from what."""

    above: Mapping[Term, tuple[Term, ...]]  # class -> its nearest superclasses
    implied: Mapping[Term, tuple[Saying, ...]]  # property -> what each of its triples says too, nearest only
    close: Mapping[Term, tuple[Saying, ...]]  # property -> what its triples may say too
    domains: Mapping[Term, frozenset[Term]]  # property of another vocabulary -> classes that its subjects may have
    ranges: Mapping[Term, frozenset[Term]]  # the same of its objects

    def superclasses(self, cls: Term) -> frozenset[Term]:
        """Return all classes above a class."""
        found: set[Term] = set()
        waiting = [cls]
        while waiting:
            fresh = set(self.above.get(waiting.pop(), ())) - found
            found |= fresh
            waiting += fresh
        return frozenset(found - {cls})

    def sayings(self, predicate: Term, declared: Mapping[Term, tuple[Saying, ...]]) -> tuple[Saying, ...]:
        """Return all that a triple with this property says, itself included; `declared` are the graph's own rules."""
        found = {Saying(predicate)}
        waiting = list(found)
        while waiting:
            saying = waiting.pop()
            following = (*self.implied.get(saying.property, ()), *declared.get(saying.property, ()))
            fresh = {saying.turn(other) for other in following} - found
            found |= fresh
            waiting += fresh
        return tuple(sorted(found))


@cache
def load_rules(ontology: Path | None = None) -> Rules:
    """Read the rules of a domain pack from its `core.ttl` and `alignments.ttl`.

    Raises:
        OntologyError: One of them is not there or not Turtle.

    """
    found: list[Triple] = []
    for name in ("core.ttl", "alignments.ttl"):
        path = pack_file(name, ontology)
        try:
            quads = list(parse(input=read_text(path), format=RdfFormat.TURTLE))
        except SyntaxError as error:
            raise OntologyError(f"{path}: not Turtle: {error}.") from error
        found += [  # blank nodes stand for unions, which imply nothing here
            (str(q.subject), str(q.predicate), str(q.object))
            for q in quads
            if isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode)
        ]
    return _rules(found)


def infer(graph: RdfGraph, *, ontology: Path | None = None) -> rdflib.Graph:
    """Return what a graph implies and does not say.

    Args:
        graph: A graph of ours, or any other that uses the vocabulary.
        ontology: A domain pack's folder, instead of the one that is installed.

    Raises:
        OntologyError: The pack's files are not there or not Turtle.

    """
    return rdflib_graph(implied(triples(graph), load_rules(ontology)))


def with_inferred(graph: RdfGraph, *, ontology: Path | None = None) -> Graphs:
    """Return a graph's documents and, in a graph of its own for each, `<document>#inferred`, what it implies."""
    rules = load_rules(ontology)
    found: list[Named] = []
    for whole in graphs(graph):
        for named in by_document(whole):
            found.append(named)
            name = graph_name(f"{named.name.partition('#')[0].rstrip('>')}>", _INFERRED) if named.name else ""
            found.append(Named(name, implied(named.triples, rules)))
    return Graphs(found)


def write_inferred(graph: RdfGraph, path: Path, format: str, *, ontology: Path | None = None) -> list[Path]:
    """Write a graph with what it implies: in TriG and N-Quads as a graph of its own, else as a second file.

    The second file of `report.ttl` is `report.inferred.ttl`.

    Returns:
        The files that were written.

    Raises:
        GraphError: As `write`.

    """
    if format in _WITH_NAMES:
        write(with_inferred(graph, ontology=ontology), path, format)
        return [path]
    write(graph, path, format)
    if format in _NO_TRIPLES:
        return [path]
    second = path.with_name(path.name.removesuffix(WRITERS[format].suffix) + f".{_INFERRED}{WRITERS[format].suffix}")
    write(Graphs([Named("", implied(triples(graph), load_rules(ontology)))]), second, format)
    return [path, second]


def is_inferred(path: Path, quad: Quad) -> bool:
    """Tell whether a triple of a file is one that `write_inferred` added, by the name of its graph or of the file."""
    name = quad.graph_name
    inferred = isinstance(name, NamedNode) and name.value.endswith(f"#{_INFERRED}")
    return inferred or path.stem.endswith(f".{_INFERRED}")


def implied(found: Iterable[Triple], rules: Rules) -> list[Triple]:
    """Return the triples that follow and are not there, sorted."""
    said = set(found)
    types = _types(said, rules)
    declared = _declared(said)
    sayings = {predicate: rules.sayings(predicate, declared) for predicate in {triple[1] for triple in said}}
    telling = {predicate for predicate, found in sayings.items() if len(found) > 1 or predicate in rules.close}
    new: set[Triple] = {(subject, _TYPE, cls) for subject, classes in types.items() for cls in classes}
    for subject, predicate, value in said:
        if predicate in telling:
            for saying in sayings[predicate]:
                for triple in _said(subject, saying, value):
                    new.add(triple)
                    new.update(_close_matches(triple, rules, types))
    return sorted(new - said)


def _types(said: Iterable[Triple], rules: Rules) -> dict[Term, set[Term]]:
    """Return the classes of every subject that has some, with all classes above these."""
    above: dict[Term, frozenset[Term]] = {}
    types: dict[Term, set[Term]] = defaultdict(set)
    for subject, predicate, cls in said:
        if predicate == _TYPE:
            if cls not in above:
                above[cls] = rules.superclasses(cls) | {cls}
            types[subject] |= above[cls]
    return types


def _said(subject: Term, saying: Saying, value: Term) -> list[Triple]:
    if not saying.turned:
        return [(subject, saying.property, value)]
    return [(value, saying.property, subject)] if value[0] == "<" else []


def _close_matches(triple: Triple, rules: Rules, types: Mapping[Term, set[Term]]) -> Iterable[Triple]:
    subject, predicate, value = triple
    for saying in rules.close.get(predicate, ()):
        for match in _said(subject, saying, value):
            fits = _fits(match[0], rules.domains.get(saying.property), types)
            if fits and _fits(match[2], rules.ranges.get(saying.property), types):
                yield match


def _fits(node: Term, classes: frozenset[Term] | None, types: Mapping[Term, set[Term]]) -> bool:
    return classes is None or not classes.isdisjoint(types.get(node, ()))


def _declared(said: Iterable[Triple]) -> dict[Term, tuple[Saying, ...]]:
    """Return the super-properties that the graph declares itself: those of open relations."""
    found: dict[Term, tuple[Saying, ...]] = {}
    for subject, predicate, value in said:
        if predicate == _SUBPROPERTY:
            found[subject] = (*found.get(subject, ()), Saying(value))
    return found


def _rules(found: Iterable[Triple]) -> Rules:
    above: dict[Term, set[Term]] = defaultdict(set)
    implying: dict[Term, set[Saying]] = defaultdict(set)
    close: dict[Term, set[Saying]] = defaultdict(set)
    domains: dict[Term, set[Term]] = defaultdict(set)
    ranges: dict[Term, set[Term]] = defaultdict(set)
    for subject, predicate, value in found:
        if predicate == _SUBCLASS:
            above[subject].add(value)
        elif predicate == _SUBPROPERTY:
            implying[subject].add(Saying(value))
        elif predicate == _INVERSE:
            implying[subject].add(Saying(value, turned=True))
            implying[value].add(Saying(subject, turned=True))
        elif (predicate, value) == (_TYPE, _SYMMETRIC):
            implying[subject].add(Saying(subject, turned=True))
        elif predicate in (_CLOSE, _INVERSE_CLOSE):
            close[subject].add(Saying(value, turned=predicate == _INVERSE_CLOSE))
        elif predicate in (_DOMAINS, _RANGES):
            (domains if predicate == _DOMAINS else ranges)[subject].add(value)
    return Rules(
        above={cls: tuple(sorted(classes)) for cls, classes in above.items()},
        implied={name: tuple(sorted(sayings)) for name, sayings in implying.items()},
        close={name: tuple(sorted(sayings)) for name, sayings in close.items()},
        domains={name: frozenset(classes) for name, classes in domains.items()},
        ranges={name: frozenset(classes) for name, classes in ranges.items()},
    )
