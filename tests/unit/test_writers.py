"""Every format: it says what the graph says, the same on every run, and a file is there whole or not at all."""

from __future__ import annotations

import json
from threading import Thread
from xml.etree import ElementTree

import pyoxigraph
import pytest
from rdf_examples import DOCUMENT, ID, hostile, plain, plain_quads, report
from rdflib import RDF, RDFS, Dataset, Graph, Literal, URIRef
from reportgraph.graph.writers import WRITERS, write, write_whole
from reportgraph.ontology.errors import GraphError
from reportgraph.ontology.terms import RG

A = URIRef("http://example.org/a")
RDF_FORMATS = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}
RDFLIB_NAMES = {"ttl": "turtle", "jsonld": "json-ld", "rdfxml": "xml"}


def written(graph: Graph, format: str) -> str:
    return "".join(WRITERS[format].pieces(graph))


def without_controls(graph: Graph) -> Graph:
    """XML can't hold all of them."""
    kept = Graph()
    for triple in graph:
        if "\x0b" not in triple[2]:
            kept.add(triple)
    return kept


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_each_rdf_format_says_what_the_graph_says(format):
    text = written(report(), format).encode()
    assert plain_quads(pyoxigraph.parse(text, format=RDF_FORMATS[format])) == plain(report())


@pytest.mark.parametrize("format", ["ttl", "nt", "trig", "nq", "jsonld"])
def test_hostile_content_comes_back_from_each_text_format(format):
    text = written(hostile(), format).encode()
    assert plain_quads(pyoxigraph.parse(text, format=RDF_FORMATS[format])) == plain(hostile())


def test_hostile_content_comes_back_from_xml_as_far_as_xml_can_hold_it():
    graph = without_controls(hostile())
    for iri in [p for p in graph.subjects(RDF.type) if not str(p).isidentifier()]:
        graph.add((A, RG.relatedTo, iri))
    text = written(graph, "rdfxml").encode()
    assert plain_quads(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.RDF_XML)) == plain(graph)


@pytest.mark.parametrize("format", RDFLIB_NAMES)
def test_rdflib_reads_it_too(format):
    assert set(Graph().parse(data=written(report(), format), format=RDFLIB_NAMES[format])) == set(report())


@pytest.mark.parametrize("format", WRITERS)
def test_the_order_of_the_triples_changes_no_byte(format):
    turned = Graph()
    for triple in sorted(report(), reverse=True):
        turned.add(triple)
    assert written(turned, format) == written(report(), format)


@pytest.mark.parametrize("format", WRITERS)
def test_quads_are_taken_as_well_as_graphs(format):
    quads = list(pyoxigraph.parse(written(report(), "nt").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES))
    assert written(quads, format) == written(report(), format)


@pytest.mark.parametrize("format", WRITERS)
def test_an_empty_graph_can_be_written(format, tmp_path):
    write(Graph(), tmp_path / "empty", format)
    assert (tmp_path / "empty").exists()


def test_n_quads_name_the_document_s_graph():
    lines = written(report(), "nq").splitlines()
    assert all(line.endswith(f" <{DOCUMENT}#graph> .") for line in lines)
    assert [line.removesuffix(f"<{DOCUMENT}#graph> .") for line in lines] == [
        line.removesuffix(".") for line in written(report(), "nt").splitlines()
    ]


def test_json_ld_is_compact():
    """Short names, and values without their types where the context gives these."""
    whole = json.loads(written(report(), "jsonld"))
    assert whole["@graph"][0] == {
        "@id": "id:orla",
        "@type": ["rg:Actor", "rg:Country", "rg:Place"],
        "rdfs:label": "Orla",
        "skos:exactMatch": "wd:Q42",
        "rg:mentionedIn": str(DOCUMENT),
        "rg:signed": "id:harbour-pact",
    }
    assert whole["@context"]["rdfs:label"] == {"@language": "en"}
    assert whole["@context"]["rg:confidence"] == {"@type": "xsd:decimal"}
    passage = next(node for node in whole["@graph"] if node["@id"].endswith("#char=21,62"))
    assert passage["nif:beginIndex"] == 21


def test_json_ld_spells_out_values_of_a_property_that_has_several_kinds():
    graph = Graph()
    for value in (Literal("a", lang="en"), Literal("b", lang="de"), Literal("c"), Literal(1), A):
        graph.add((A, RDFS.label, value))
    whole = json.loads(written(graph, "jsonld"))
    assert whole["@context"].keys() == {"@version", "rdfs", "xsd"}
    assert {"@value": "a", "@language": "en"} in whole["@graph"][0]["rdfs:label"]
    assert {"@value": 1, "@type": "xsd:integer"} in whole["@graph"][0]["rdfs:label"]
    assert {"@id": str(A)} in whole["@graph"][0]["rdfs:label"]
    assert "c" in whole["@graph"][0]["rdfs:label"]


def test_json_ld_of_a_data_set_keeps_its_graphs():
    dataset = Dataset()
    dataset.graph(URIRef("http://example.org/g")).add((A, RDFS.label, Literal("x")))
    dataset.add((A, RDFS.label, Literal("y")))
    quads = set(pyoxigraph.parse(written(dataset, "jsonld").encode(), format=pyoxigraph.RdfFormat.JSON_LD))
    assert {(quad.object.value, getattr(quad.graph_name, "value", "")) for quad in quads} == {
        ("x", "http://example.org/g"),
        ("y", ""),
    }


def test_json_ld_refuses_an_iri_that_would_become_another():
    graph = Graph()
    graph.add((A, RDFS.seeAlso, URIRef("rg:signed")))
    with pytest.raises(GraphError, match="prefix rg:"):
        written(graph, "jsonld")


@pytest.mark.parametrize("predicate", ["http://example.org/123", "http://example.org/a(b)"])
def test_xml_refuses_a_property_that_can_not_be_an_element(predicate):
    graph = Graph()
    graph.add((A, URIRef(predicate), A))
    with pytest.raises(GraphError, match="no way to write the property"):
        written(graph, "rdfxml")


def test_xml_refuses_control_characters():
    graph = Graph()
    graph.add((A, RDFS.label, Literal("\x01")))
    with pytest.raises(GraphError, match="control character"):
        written(graph, "rdfxml")


def test_graphml_has_entities_as_nodes_and_claims_as_edges():
    root = ElementTree.fromstring(written(report(), "graphml"))
    names = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = {node.get("id"): node for node in root.iterfind(".//g:node", names)}
    mia = {data.get("key"): data.text for data in nodes[str(ID["mia-vale"])].iterfind("g:data", names)}
    assert (mia["label"], mia["class"]) == ("Mia Vale", "Actor Person")
    edges = [
        {data.get("key"): data.text for data in edge.iterfind("g:data", names)}
        for edge in root.iterfind(".//g:edge", names)
    ]
    advocated = next(edge for edge in edges if edge["modality"] == "advocated")
    assert advocated["property"] == "clean-up"
    assert advocated["speaker"] == str(ID["mia-vale"])
    assert advocated["quote"] == "Ports should be cleaner, Mia Vale said."
    assert float(advocated["confidence"]) == 0.5


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path):
    write(report(), tmp_path / "new folder" / "a.ttl", "ttl")
    assert [path.name for path in (tmp_path / "new folder").iterdir()] == ["a.ttl"]
    assert (tmp_path / "new folder" / "a.ttl").read_text(encoding="utf-8") == written(report(), "ttl")


def test_what_fails_half_way_leaves_the_old_file_alone(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text("old")
    graph = report()
    graph.add((A, RDFS.seeAlso, URIRef("relative")))
    with pytest.raises(GraphError, match="no absolute IRI"):
        write(graph, path, "ttl")
    with pytest.raises(KeyError):
        write_whole(path, (pieces[key] for pieces in [{"a": b"new"}] for key in "ab"))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_format_is_told_with_those_that_there_are(tmp_path):
    with pytest.raises(GraphError, match=r"no format 'docx'; there are ttl, trig, nt, nq, jsonld, rdfxml, graphml"):
        write(Graph(), tmp_path / "a", "docx")


def test_a_place_that_can_not_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphError, match="Can't write"):
        write(Graph(), tmp_path / "file" / "a.ttl", "ttl")


def test_threads_that_write_the_same_file_leave_one_of_theirs_whole(tmp_path):
    """And nothing that is half-written."""
    contents = [bytes([number]) * 300_000 for number in range(4)]
    failed = []

    def write_often(content):
        try:
            for _ in range(20):
                write_whole(tmp_path / "graph.ttl", content)
        except GraphError as error:
            failed.append(error)

    threads = [Thread(target=write_often, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]
    assert (tmp_path / "graph.ttl").read_bytes() in contents


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path):
    """What is half-written has a short name beside it."""
    write_whole(tmp_path / f"{'ß' * 125}.ttl", b"")
    assert len(list(tmp_path.iterdir())) == 1
