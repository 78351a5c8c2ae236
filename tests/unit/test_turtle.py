"""Our Turtle: what it looks like, and that every text comes back from it."""

from __future__ import annotations

import random

import pyoxigraph
import pytest
from rdf_examples import DOCUMENT, HOSTILE, HOSTILE_IRIS, ID, LEXICAL, REPORT, hostile, plain, plain_quads, report
from rdflib import RDF, RDFS, XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import PROV, SKOS
from reportgraph.graph.turtle import trig, turtle
from reportgraph.ontology.errors import GraphError
from reportgraph.ontology.terms import NIF, RG

A, B = URIRef("http://example.org/a"), URIRef("http://example.org/b")


def written(graph: Graph) -> str:
    return "".join(turtle(graph))


def single(value: Literal | URIRef) -> str:
    """What stands for a value in a file."""
    graph = Graph()
    graph.add((A, RDF.value, value))
    return written(graph).rpartition("rdf:value ")[2].removesuffix(" .\n")


def read_back(text: str, form: pyoxigraph.RdfFormat = pyoxigraph.RdfFormat.TURTLE) -> set[tuple[str, ...]]:
    return plain_quads(pyoxigraph.parse(text.encode(), format=form))


def test_a_report_is_written_as_people_read_it():
    """Entities by class, figures, the document, claims and passages as in the text, what made it, open relations."""
    assert written(report()) == REPORT


def test_the_bytes_do_not_depend_on_the_order_of_the_triples():
    triples = list(report())
    for seed in range(5):
        random.Random(seed).shuffle(triples)
        graph = Graph()
        for triple in triples:
            graph.add(triple)
        assert written(graph) == REPORT


def test_every_kind_of_quad_source_gives_the_same_file():
    quads = list(pyoxigraph.parse(REPORT.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    store = pyoxigraph.Store()
    store.extend(quads)
    assert [written(source) for source in (quads, iter(quads), [q.triple for q in quads], store)] == [REPORT] * 4


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_back_as_it_was(name):
    graph = Graph()
    graph.add((A, RDFS.label, Literal(HOSTILE[name], lang="en")))
    graph.add((A, RG.position, Literal(HOSTILE[name])))
    assert read_back(written(graph)) == plain(graph)


@pytest.mark.parametrize("iri", HOSTILE_IRIS)
def test_hostile_iris_come_back_as_they_were(iri):
    graph = Graph()
    graph.add((URIRef(iri), URIRef(iri), URIRef(iri)))
    assert read_back(written(graph)) == plain(graph)


@pytest.mark.parametrize(("text", "datatype"), LEXICAL)
def test_lexical_forms_come_back_as_they_were(text, datatype):
    graph = Graph()
    graph.add((A, RDF.value, Literal(text, datatype=datatype, normalize=False)))
    assert read_back(written(graph)) == plain(graph)


def test_everything_hostile_at_once_comes_back_in_trig_too():
    assert read_back(written(hostile())) == plain(hostile())
    assert read_back("".join(trig(hostile())), pyoxigraph.RdfFormat.TRIG) == plain(hostile())


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (RG.signed, "rg:signed"),
        (URIRef("http://www.wikidata.org/entity/Q42"), "wd:Q42"),
        (URIRef("https://w3id.org/reportgraph/ontology#a.b"), "<https://w3id.org/reportgraph/ontology#a.b>"),
        (URIRef("https://schema.org/a(b)"), "<https://schema.org/a(b)>"),
        (URIRef("https://schema.org/a%20b"), "<https://schema.org/a%20b>"),
        (URIRef("https://schema.org/-a"), "<https://schema.org/-a>"),
        (URIRef("https://schema.org/é"), "<https://schema.org/é>"),
        (URIRef("https://schema.org/"), "<https://schema.org/>"),
    ],
)
def test_names_are_short_only_where_nothing_needs_an_escape(iri, expected):
    assert single(iri) == expected


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("http://example.org/a b", "<http://example.org/a%20b>"),
        ("http://example.org/100%", "<http://example.org/100%25>"),
        ("http://example.org/a\nb", "<http://example.org/a%0Ab>"),
        ('http://example.org/<"a">', "<http://example.org/%3C%22a%22%3E>"),
        ("http://example.org/[a]#b#c", "<http://example.org/%5Ba%5D#b%23c>"),
        ("http://example.org/\u202eevil", "<http://example.org/%E2%80%AEevil>"),
    ],
)
def test_what_no_iri_may_hold_is_percent_encoded(iri, expected):
    assert single(URIRef(iri)) == expected


@pytest.mark.parametrize(
    ("text", "datatype", "expected"),
    [
        ("29", XSD.integer, "29"),
        ("-1", XSD.integer, "-1"),
        ("007", XSD.integer, '"007"^^xsd:integer'),
        ("9223372036854775808", XSD.integer, '"9223372036854775808"^^xsd:integer'),
        ("0.97", XSD.decimal, "0.97"),
        ("94800000000.0", XSD.decimal, "94800000000.0"),
        ("0.10", XSD.decimal, '"0.10"^^xsd:decimal'),
        ("1E-7", XSD.decimal, "0.0000001"),
        ("-0.0", XSD.decimal, '"-0.0"^^xsd:decimal'),
        ("true", XSD.boolean, "true"),
        ("yes", XSD.boolean, '"yes"^^xsd:boolean'),
        ("1.0E1", XSD.double, '"1.0E1"^^xsd:double'),
        ("2024-05", XSD.gYearMonth, '"2024-05"^^xsd:gYearMonth'),
        ("plain", XSD.string, '"plain"'),
    ],
)
def test_literals_are_bare_only_where_every_reader_takes_them_alike(text, datatype, expected):
    assert single(Literal(text, datatype=datatype, normalize=False)) == expected


def test_a_decimal_whose_exponent_would_fill_the_memory_stays_as_it_is():
    assert single(Literal("1E999999999", datatype=XSD.decimal, normalize=False)) == '"1E999999999"^^xsd:decimal'


def test_what_turns_the_reading_direction_is_written_as_an_escape():
    assert single(Literal("\u202eevil")) == '"\\u202Eevil"'


def test_only_prefixes_that_are_used_are_declared():
    graph = Graph()
    graph.add((A, SKOS.related, B))
    assert written(graph) == (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n"
        "<http://example.org/a> skos:related <http://example.org/b> .\n"
    )


def test_an_empty_graph_is_an_empty_file():
    assert written(Graph()) == ""


def test_passages_stand_in_the_order_of_the_text():
    graph = Graph()
    for begin in (100, 20, 3):
        graph.add((URIRef(f"{DOCUMENT}#char={begin},{begin + 5}"), RDF.type, RG.Passage))
        graph.add((A, PROV.wasDerivedFrom, URIRef(f"{DOCUMENT}#char={begin},{begin + 5}")))
    lines = written(graph)
    assert lines.index("char=3,8> ,") < lines.index("char=20,25> ,") < lines.index("char=100,105> .")
    assert lines.index("char=3,8> a") < lines.index("char=20,25> a") < lines.index("char=100,105> a")


def test_several_documents_in_one_graph_have_numbered_prefixes():
    graph = Graph()
    for name in ("b", "a"):
        document = URIRef(f"http://example.org/{name}")
        graph.add((document, NIF.isString, Literal(name)))
        graph.add((URIRef(f"{document}/x"), RG.mentionedIn, document))
    text = written(graph)
    assert "@prefix id1: <http://example.org/a/> .\n@prefix id2: <http://example.org/b/> .\n" in text
    assert "id1:x rg:mentionedIn <http://example.org/a> .\n" in text


def test_trig_names_a_graph_for_each_document():
    text = "".join(trig(report()))
    quads = set(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TRIG))
    assert {quad.graph_name.value for quad in quads} == {f"{DOCUMENT}#graph"}
    assert len(quads) == len(report())


def test_trig_gives_each_of_several_documents_its_own():
    """What is of no document, such as the declaration of an open relation, stays in the default graph."""
    other = URIRef("http://example.org/other")
    graph = report()
    graph.add((other, NIF.isString, Literal("Other.")))
    graph.add((A, PROV.wasDerivedFrom, URIRef(f"{other}#char=0,6")))
    quads = set(pyoxigraph.parse("".join(trig(graph)).encode(), format=pyoxigraph.RdfFormat.TRIG))
    of = {(quad.subject.value, getattr(quad.graph_name, "value", "")) for quad in quads}
    assert (str(A), f"{other}#graph") in of
    assert (str(ID["orla"]), f"{DOCUMENT}#graph") in of
    assert ("https://w3id.org/reportgraph/open#clean-up", "") in of
    assert len(quads) == len(graph)


def test_trig_of_a_data_set_keeps_the_names_of_its_graphs():
    dataset = Dataset()
    for name in ("b", "a"):
        dataset.graph(URIRef(f"http://example.org/{name}")).add((A, RDFS.label, Literal(name)))
    dataset.add((A, RDFS.label, Literal("default")))
    assert "".join(trig(dataset)) == (
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\n"
        '{\n\n<http://example.org/a> rdfs:label "default" .\n}\n\n'
        '<http://example.org/a> {\n\n<http://example.org/a> rdfs:label "a" .\n}\n\n'
        '<http://example.org/b> {\n\n<http://example.org/a> rdfs:label "b" .\n}\n'
    )


def test_turtle_of_a_data_set_rebinds_id_for_each_document():
    dataset = Dataset()
    for name in ("a", "b"):
        document = URIRef(f"http://example.org/{name}")
        graph = dataset.graph(URIRef(f"{document}#graph"))
        graph.add((document, NIF.isString, Literal(name)))
        graph.add((URIRef(f"{document}/x"), RDFS.label, Literal(name)))
    text = written(dataset)
    assert read_back(text) == {(str(s), str(p), str(o), "", "") for s, p, o, _ in dataset.quads()}
    assert text.count("id:x rdfs:label") == 2


@pytest.mark.parametrize("value", [BNode("x"), URIRef("relative"), URIRef("")])
def test_what_a_file_can_not_name_is_an_error(value):
    with pytest.raises(GraphError):
        single(value)
