"""Validation and its report."""

from __future__ import annotations

import pytest
from rdf_examples import BASE, ID, report
from rdflib import RDF, Dataset, Graph, URIRef
from reportgraph.graph.validate import Violation, validate
from reportgraph.ontology.errors import GraphError
from reportgraph.ontology.terms import RG

CLAIM = URIRef(f"{BASE}claim/0000000000000001")
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rg: <https://w3id.org/reportgraph/ontology#> .
<http://example.org/shape> a sh:NodeShape ; sh:targetClass rg:Person ;
    sh:property [ sh:path rg:position ; sh:minCount 1 ; sh:message "A person has a post." ; sh:severity %s ] .
"""


def test_a_good_graph_conforms():
    found = validate(report())
    assert found.conforms
    assert str(found) == "The graph keeps to the shapes."


def test_a_claim_without_modality_is_found_and_named():
    graph = report()
    graph.remove((CLAIM, RG.modality, None))
    graph.remove((ID["mia-vale"], RG.advocates, None))  # no longer asserted by a claim
    found = validate(graph)
    assert not found.conforms
    assert [(v.focus, v.path, v.value) for v in found.violations] == [(str(CLAIM), "rg:modality", "")]
    assert f"  <{CLAIM}> rg:modality" in str(found)


def test_the_report_tells_each_kind_once_and_not_every_place():
    graph = report()
    for number in range(25):
        graph.add((ID[f"nameless-{number}"], RDF.type, RG.Topic))
    text = str(validate(graph))
    assert "25 times" in text
    assert "and 15 more" in text
    assert text.count("/nameless-") == 10 * text.count("25 times")


def test_messages_use_short_names_and_no_names_of_blank_nodes():
    """What a shape says of three IRIs fits a line; an inverse path, a blank node of the shapes, is left out."""
    graph = report()
    graph.add((ID["mia-vale"], RG.opposes, ID["mia-vale"]))
    graph.remove((ID["mia-vale"], RDF.type, RG.Actor))
    found = validate(graph)
    messages = {violation.message for violation in found.violations}
    assert "No claim says the plain triple id:mia-vale rg:opposes id:mia-vale." in messages
    assert not [message for message in messages if "://" in message]
    assert all(":" in violation.path for violation in found.violations if violation.path)
    assert str(found) == str(validate(graph))


def test_shapes_of_one_s_own(tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_text(SHAPES % "sh:Violation")
    found = validate(report(), path)
    assert not found.conforms
    assert found.violations == (Violation("A person has a post.", str(ID["mia-vale"]), "Mia Vale", path="rg:position"),)


def test_a_graph_is_no_file_of_shapes(tmp_path):
    """Every graph would keep to it."""
    path = tmp_path / "graph.ttl"
    path.write_text("<http://a/x> <http://a/y> <http://a/z> .")
    with pytest.raises(GraphError, match="holds no shapes"):
        validate(report(), path)


def test_a_warning_is_told_and_does_not_make_the_graph_fail(tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_text(SHAPES % "sh:Warning")
    found = validate(report(), path)
    assert found.conforms
    assert "Warning, 1 time: A person has a post." in str(found)


def test_a_data_set_is_checked_as_a_whole():
    dataset = Dataset()
    for number, triple in enumerate(report()):
        dataset.graph(URIRef(f"http://example.org/{number % 2}")).add(triple)
    assert validate(dataset).conforms


def test_validation_leaves_the_graph_as_it_was():
    graph = report()
    validate(graph)
    assert set(graph) == set(report())


@pytest.mark.parametrize(("text", "message"), [(None, "Can't read the shapes"), ("<no {RDF", "not valid RDF")])
@pytest.mark.parametrize("suffix", ["ttl", "nt", "rdf", "jsonld", "shapes"])
def test_shapes_that_can_not_be_read_are_told(tmp_path, suffix, text, message):
    path = tmp_path / f"shapes.{suffix}"
    if text is not None:
        path.write_text(text)
    with pytest.raises(GraphError, match=message):
        validate(Graph(), path)


def test_shapes_that_are_no_text_are_told(tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_bytes(b"\xff")
    with pytest.raises(GraphError, match="not valid RDF"):
        validate(Graph(), path)


@pytest.mark.parametrize("wrong", ['sh:minCount "one"', 'sh:pattern "("', 'sh:sparql [ sh:select "SELEKT" ]'])
def test_what_is_no_shape_is_told(tmp_path, wrong):
    path = tmp_path / "shapes.ttl"
    path.write_text((SHAPES % "sh:Warning").replace("sh:minCount 1", wrong))
    with pytest.raises(GraphError, match="can't be used"):
        validate(report(), path)
