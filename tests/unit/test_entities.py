"""What a graph says of one thing, for its page."""

from __future__ import annotations

from rdf_examples import ID, report
from rdflib import RDF, URIRef
from reportgraph.graph.entities import describe_thing
from reportgraph.graph.query import store_of


def test_a_property_of_any_vocabulary_is_named_by_its_last_part():
    graph = report()
    claim = next(graph.subjects(RDF.subject, ID["mia-vale"]))
    graph.set((claim, RDF.predicate, URIRef("http://example.org/terms/steers")))
    thing = describe_thing(store_of(graph), str(ID["mia-vale"]))
    assert thing is not None
    assert "steers" in {said.property for said in thing.statements}
    assert not any(sign in said.property for said in thing.statements for sign in ":/<>")
