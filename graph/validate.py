"""Does a graph keep to the shapes? SHACL by pySHACL, and a report that a person can read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.sax import SAXException

import rdflib
from rdflib import RDF, RDFS
from rdflib.exceptions import ParserError
from rdflib.namespace import SH
from reportgraph.graph.contents import local_name
from reportgraph.graph.prefixes import Names
from reportgraph.graph.quads import documents
from reportgraph.ontology.errors import GraphError
from reportgraph.ontology.resources import pack_file
from reportgraph.ontology.terms import RG

MOST_SHOWN = 10  # places of one kind of problem that a report names
_IRI = re.compile(r"https?://\S+?(?=[.,;]?(?:\s|$))")  # in a message, which may end a sentence with it


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A place where a graph breaks a shape."""

    message: str
    focus: str  # the node that is wrong: an IRI, or a blank node's label
    name: str = ""  # its label
    path: str = ""  # the property, or empty where the node itself is wrong
    value: str = ""  # the value, or empty where one is missing
    severity: str = "Violation"  # or "Warning", "Info": these don't make a graph fail


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found."""

    conforms: bool
    violations: tuple[Violation, ...]  # sorted by message
    claims: int = 0  # that the graph holds

    def __str__(self) -> str:
        """Say it to people: each kind of problem once, with the places where it is."""
        if not self.violations:
            return "The graph keeps to the shapes."
        lines = [f"{_counted(len(self.violations), 'problem')}:"]
        for message, same in groupby(self.violations, key=lambda violation: violation.message):
            places = list(same)
            lines.append(f"\n{places[0].severity}, {_counted(len(places), 'time')}: {message}")
            lines += [f"  {_place(violation)}" for violation in places[:MOST_SHOWN]]
            if len(places) > MOST_SHOWN:
                lines.append(f"  and {len(places) - MOST_SHOWN} more")
        return "\n".join(lines)


def validate(graph: rdflib.Graph, shapes: Path | None = None) -> Report:
    """Check a graph against SHACL shapes.

    Args:
        graph: The graph; of a Dataset, all its graphs together.
        shapes: A file with shapes, instead of those that come with reportgraph.

    Raises:
        GraphError: The file can't be read, or what it holds are no shapes.

    """
    import pyshacl
    from pyparsing.exceptions import ParseException
    from pyshacl.errors import ReportableRuntimeError

    if isinstance(graph, rdflib.Dataset):
        graph = _together(graph)
    path = shapes or pack_file("shapes.ttl")
    try:
        conforms, results, text = pyshacl.validate(
            graph, shacl_graph=_shapes(path), inplace=True, allow_warnings=True, allow_infos=True
        )
    except (ReportableRuntimeError, ParseException, re.error) as error:  # of shapes, of SPARQL and of patterns in them
        raise GraphError(f"The shapes of {path} can't be used: {error}") from error
    if not isinstance(results, rdflib.Graph):
        raise GraphError(f"The shapes of {path} can't be used: {text}")
    claims = sum(1 for _ in graph.subjects(RDF.type, RG.Claim))
    return Report(bool(conforms), tuple(sorted(_violations(results, graph))), claims)


@cache
def _shapes(path: Path) -> rdflib.Graph:
    try:
        shapes = rdflib.Graph().parse(path)
    except OSError as error:
        raise GraphError(f"Can't read the shapes {path}: {error.strerror or error}; check the name.") from error
    except (
        SyntaxError,
        ValueError,
        SAXException,
        ParserError,
        rdflib.plugin.PluginException,
    ) as error:
        reason = " ".join(str(error).split())
        raise GraphError(f"The shapes {path} are not valid RDF: {reason}; mend them, or give Turtle.") from error
    if not any(str(node).startswith(str(SH)) for triple in shapes for node in triple):
        raise GraphError(f"{path} holds no shapes; give a file of SHACL, with a sh:NodeShape or sh:PropertyShape.")
    return shapes


def _together(dataset: rdflib.Dataset) -> rdflib.Graph:
    graph = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


def _violations(results: rdflib.Graph, graph: rdflib.Graph) -> set[Violation]:
    names = Names(documents([(f"<{node}>", "", "") for node in map(str, graph.subjects()) if "#char=" in node]))
    found = set()
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus = results.value(result, SH.focusNode)
        found.add(
            Violation(
                message=_IRI.sub(
                    lambda iri: names[f"<{iri[0]}>"],
                    " ".join(sorted(map(str, results.objects(result, SH.resultMessage)))),
                ),
                focus=str(focus),
                name=str(graph.value(focus, RDFS.label) or ""),
                path=_short(results.value(result, SH.resultPath), names),
                value=_short(results.value(result, SH.value), names),
                severity=local_name(str(results.value(result, SH.resultSeverity) or "Violation")),
            )
        )
    return found


def _short(node: rdflib.term.Node | None, names: Names) -> str:
    if node is None or isinstance(node, rdflib.BNode):  # its name is another each time, and says nothing
        return ""
    return names[f"<{node}>"] if isinstance(node, rdflib.URIRef) else str(node)


def _place(violation: Violation) -> str:
    """Name the node, its property and the value that is wrong, in a line."""
    name = f' "{violation.name}"' if violation.name else ""
    path = f" {violation.path}" if violation.path else ""
    value = f": {violation.value[:100]!r}" if violation.value else ""
    return f"<{violation.focus}>{name}{path}{value}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"
