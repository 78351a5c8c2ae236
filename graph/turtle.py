"""Our own Turtle and TriG: read by every store that we know, and by people.

Both of the libraries' writers can be corrupted silently or change with the run; this one keeps to the plainest part
of the language: no blank nodes, no long strings, prefixed names only where nothing needs an escape, literals as they
are. What is written depends on the set of triples alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgraph.graph.ntriples import Term
from reportgraph.graph.ordering import TYPE, subjects
from reportgraph.graph.prefixes import Names, term
from reportgraph.graph.quads import Named, RdfGraph, by_document, documents, graphs

# Literals that every reader takes for the same thing when they stand without quotes; integers fit into 64 bits.
_BARE = {
    term("xsd:integer"): re.compile(r"0|-?[1-9][0-9]{0,17}"),
    term("xsd:decimal"): re.compile(r"(?!-0\.0$)-?(0|[1-9][0-9]{0,17})\.([0-9]{0,17}[1-9]|0)"),
    term("xsd:boolean"): re.compile(r"true|false"),
}
_NEXT_PROPERTY = " ;\n    "


def turtle(graph: RdfGraph) -> Iterator[str]:
    """Give a graph as Turtle, in pieces; the graphs of a data set follow each other and lose their names."""
    declared: dict[str, str] = {}
    between = ""
    for named in graphs(graph):
        names = TurtleNames(documents(named.triples))
        blocks = list(_blocks(named, names))
        for piece in (*_declarations(names, declared), *blocks):
            yield between + piece
            between = "\n"


def trig(graph: RdfGraph) -> Iterator[str]:
    """Give a graph as TriG, in pieces, with a named graph for each document."""
    declared: dict[str, str] = {}
    between = ""
    for whole in graphs(graph):
        for named in by_document(whole):
            names = TurtleNames(documents(named.triples))
            blocks = list(_blocks(named, names))
            opening = f"{named.name} {{\n" if named.name else "{\n"
            for piece in (*_declarations(names, declared), opening, *blocks):
                yield between + piece
                between = "\n"
            yield "}\n"


class TurtleNames(Names):
    """Terms as Turtle has them: prefixed names and bare literals where these are safe."""

    def __missing__(self, node: Term) -> str:
        """Shorten a term that has not been seen; literals are not kept."""
        if node[0] != '"':
            return super().__missing__(node)
        if node[-1] != ">":
            return node
        end = node.rindex('"')
        datatype = node[end + 3 :]
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(node, 1, end):
            return node[1:end]
        return f"{node[: end + 3]}{self[datatype]}"


def _declarations(names: TurtleNames, declared: dict[str, str]) -> Iterator[str]:
    """Declare the prefixes that are used and not yet declared so."""
    fresh = {prefix: namespace for prefix, namespace in names.used.items() if declared.get(prefix) != namespace}
    declared.update(fresh)
    if fresh:
        yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in fresh.items())


def _blocks(named: Named, names: TurtleNames) -> Iterator[str]:
    for subject, properties in subjects(named):
        lines = [
            f"{'a' if predicate == TYPE else names[predicate]} {' , '.join([names[value] for value in values])}"
            for predicate, values in properties
        ]
        yield f"{names[subject]} {_NEXT_PROPERTY.join(lines)} .\n"
