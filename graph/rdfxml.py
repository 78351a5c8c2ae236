"""RDF/XML in its plainest form: one description for each subject, one element for each value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from reportgraph.graph.ntriples import Term, value_of
from reportgraph.graph.ordering import subjects
from reportgraph.graph.prefixes import PREFIXES
from reportgraph.graph.quads import RdfGraph, graphs
from reportgraph.ontology.errors import GraphError

_STRING = f"<{PREFIXES['xsd']}string>"
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*>$")
# Characters that no XML 1.0 document may hold.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def rdfxml(graph: RdfGraph) -> Iterator[str]:
    """Give a graph as RDF/XML, in pieces; the graphs of a data set follow each other and lose their names.

    Raises:
        GraphError: A property can't be the name of an element, or a text holds what XML can't.

    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, namespace in PREFIXES.items():
        yield f"\n    xmlns:{prefix}={quoteattr(namespace)}"
    yield ">\n"
    elements = _Elements()
    for named in graphs(graph):
        for subject, properties in subjects(named):
            yield f"  <rdf:Description rdf:about={_attribute(subject)}>\n"
            for predicate, values in properties:
                for value in values:
                    yield _property(elements[predicate], value)
            yield "  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


class _Elements(dict[Term, tuple[str, str]]):
    """Property -> the name of its element, and the declaration of its namespace where the file has none."""

    def __init__(self) -> None:
        super().__init__()
        self._prefixes = {namespace: prefix for prefix, namespace in PREFIXES.items()}

    def __missing__(self, predicate: Term) -> tuple[str, str]:
        found = _LOCAL.search(predicate)
        if found is None:
            raise GraphError(f"RDF/XML has no way to write the property {predicate}; use another format.")
        namespace, local = predicate[1 : found.start()], found[0][:-1]
        prefix = self._prefixes.get(namespace)
        element = (f"{prefix}:{local}", "") if prefix else (f"ns:{local}", f" xmlns:ns={quoteattr(namespace)}")
        self[predicate] = element
        return element


def _property(element: tuple[str, str], node: Term) -> str:
    name, declaration = element
    if node[0] == "<":
        return f"    <{name}{declaration} rdf:resource={_attribute(node)}/>\n"
    text, language, datatype = value_of(node)
    if _NOT_IN_XML.search(text):
        raise GraphError(f"XML can't hold a control character of the text {text[:40]!r}; use another format.")
    kind = ""
    if language:
        kind = f' xml:lang="{language}"'
    elif datatype != _STRING:
        kind = f" rdf:datatype={_attribute(datatype)}"
    return f"    <{name}{declaration}{kind}>{text.translate(_SPECIAL)}</{name}>\n"


def _attribute(iri: Term) -> str:
    return quoteattr(iri[1:-1])
