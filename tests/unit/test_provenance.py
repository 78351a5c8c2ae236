"""What made a graph is in the graph, and says no time unless one is given."""

from __future__ import annotations

from dataclasses import replace

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV
from reportgraph.graph.iris import Iris
from reportgraph.graph.provenance import Making, Software, describe, this_program
from reportgraph.ontology.terms import RG
from reports import DOCUMENT, typed

IRIS = Iris.of(DOCUMENT)
MAKING = Making(
    program=Software("reportgraph", "9.8.7"),
    model=Software("en_small", "3.2.1"),
    options={"assert": "all", "min-confidence": "0.5"},
    left_out={"no such class": 2},
)


def described(making: Making) -> Graph:
    graph = Graph()
    describe(graph, making, IRIS)
    return graph


def test_graph_was_generated_by_an_activity_of_the_program() -> None:
    """From the document, with the model."""
    graph = described(MAKING)
    made = URIRef(f"{IRIS.document}#graph")
    (activity,) = graph.objects(made, PROV.wasGeneratedBy)
    (program,) = graph.objects(activity, PROV.wasAssociatedWith)
    (model,) = set(graph.objects(activity, PROV.used)) - {IRIS.document}
    assert [PROV.Activity] == list(graph.objects(activity, RDF.type))
    assert [PROV.SoftwareAgent] == list(graph.objects(program, RDF.type))
    assert Literal("reportgraph 9.8.7") == graph.value(program, RDFS.label)
    assert Literal("3.2.1") == graph.value(model, DCTERMS.hasVersion)
    assert IRIS.document == graph.value(made, PROV.wasDerivedFrom)


def test_options_and_what_was_left_out_are_told() -> None:
    """In words, with figures."""
    graph = described(MAKING)
    assert {Literal("assert: all"), Literal("min-confidence: 0.5")} == set(graph.objects(None, RG.option))
    assert [Literal("no such class: 2")] == list(graph.objects(None, RG.leftOut))


def test_no_clock_unless_asked() -> None:
    """A rebuild says the same; with a time it says when."""
    assert set(described(MAKING)) == set(described(MAKING))
    assert list(described(MAKING).objects(None, PROV.endedAtTime)) == []
    timed = described(replace(MAKING, timestamp="2024-05-03T10:00:00+00:00"))
    assert [typed("2024-05-03T10:00:00+00:00", "dateTime")] == list(timed.objects(None, PROV.endedAtTime))


def test_another_option_is_another_activity() -> None:
    """Graphs that were made otherwise can lie in one store."""
    other = described(replace(MAKING, options={"assert": "document"}))
    activities = {next(graph.subjects(RDF.type, PROV.Activity)) for graph in (described(MAKING), other)}
    assert len(activities) == 2


def test_this_program_knows_its_version() -> None:
    """The installed one."""
    assert this_program().name == "reportgraph"
    assert this_program().version[0].isdigit()
