"""JSON-LD that a person reads: one object for each subject, short names, and a context that says what values are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeAlias, cast

from reportgraph.graph.ntriples import Term, value_of
from reportgraph.graph.ordering import TYPE, subjects
from reportgraph.graph.prefixes import Names, term
from reportgraph.graph.quads import Named, RdfGraph, documents, graphs
from reportgraph.ontology.errors import GraphError

Json: TypeAlias = "str | int | float | list[Json] | dict[str, Json] | None"

_INTEGER = term("xsd:integer")
Kind: TypeAlias = tuple[str, str]
_IRIS: Kind = ("@type", "@id")
_MIXED: Kind = ("", "")  # also: plain text, which needs no word
# Numbers that JSON's readers keep exactly; decimals never are numbers here, since JSON-LD takes those for doubles.
_EXACT = re.compile(r"0|-?[1-9][0-9]{0,14}")


def jsonld(graph: RdfGraph) -> Iterator[str]:
    """Give a graph as JSON-LD 1.1, in pieces; in a data set each graph has its own context."""
    whole: dict[str, Json] = {"@context": {}, "@graph": []}
    named_graphs: list[Json] = []
    for named in graphs(graph):
        context, nodes = _part(named)
        if named.name:  # `None` keeps the context around it from changing what values are
            named_graphs.append({"@context": [None, context], "@id": named.name[1:-1], "@graph": nodes})
        else:
            whole = {"@context": context, "@graph": nodes}
    if named_graphs:
        whole["@graph"] = [*cast("list[Json]", whole["@graph"]), *named_graphs]
    yield from json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(whole)
    yield "\n"


def _part(named: Named) -> tuple[dict[str, Json], list[Json]]:
    """Return the context of a graph, and its subjects."""
    names = _JsonNames(documents(named.triples))
    kinds = _kinds(named)
    nodes: list[Json] = []
    for subject, properties in subjects(named):
        node: dict[str, Json] = {"@id": names[subject]}
        for predicate, values in properties:
            key = "@type" if predicate == TYPE else names[predicate]
            written = [_object(value, kinds[predicate], names) for value in values]
            node[key] = written[0] if len(written) == 1 else written
        nodes.append(node)
    coercions: dict[str, Json] = {
        names[predicate]: {key: names[what] if what[0] == "<" else what}
        for predicate, (key, what) in kinds.items()
        if key and predicate != TYPE
    }
    return {"@version": 1.1, **names.used, **dict(sorted(coercions.items()))}, nodes


def _kinds(named: Named) -> dict[Term, Kind]:
    """Say for each property what all its values have in common, if they do: that they are IRIs, or of one type."""
    kinds: dict[Term, Kind] = {}
    for _, predicate, value in named.triples:
        kind = _kind(value)
        if kinds.setdefault(predicate, kind) != kind:
            kinds[predicate] = _MIXED
    return kinds


def _kind(node: Term) -> Kind:
    if node[0] == "<":
        return _IRIS
    end = node.rindex('"') + 1
    if node[end : end + 1] == "@":
        return "@language", node[end + 1 :]
    return ("@type", node[end + 2 :]) if end < len(node) else _MIXED


def _object(node: Term, common: Kind, names: _JsonNames) -> Json:
    """Return a value: as plain text where the context says the rest."""
    kind = _kind(node)
    if kind == _IRIS:
        return names[node] if common == _IRIS else {"@id": names[node]}
    text: Json = value_of(node).text
    if kind == ("@type", _INTEGER) and _EXACT.fullmatch(str(text)):
        text = int(str(text))
    if kind in (common, _MIXED):
        return text
    key, what = kind
    return {"@value": text, key: names[what] if what[0] == "<" else what}


class _JsonNames(Names):
    """IRIs as JSON-LD has them, without angle brackets."""

    def __missing__(self, iri: Term) -> str:
        """Shorten an IRI that has not been seen."""
        short = super().__missing__(iri)
        if short[0] == "<":
            short = self[iri] = short[1:-1]
            scheme, _, rest = short.partition(":")
            if scheme in self.namespaces and not rest.startswith("//"):
                raise GraphError(
                    f"JSON-LD would take {short} for a name with the prefix {scheme}:; use another format."
                )
        return short
