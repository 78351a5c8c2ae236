"""Graphs asked in SPARQL: what can be asked, in which formats the answer comes, and what is said of a wrong query."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store
from rdf_examples import REPORT, report
from reportgraph.graph.answers import table, write_answer
from reportgraph.graph.explaining import explain
from reportgraph.graph.files import read_quads
from reportgraph.graph.prefixes import Names
from reportgraph.graph.query import Answer, DataSet, QueryError, ask, keywords, names_graphs, rows, store_of
from reportgraph.graph.store import document_names, graph_names, open_store
from reportgraph.graph.writers import write
from reportgraph.ontology.errors import GraphError

WHO_SIGNED = "SELECT ?who { ?who rg:signed ?what } ORDER BY ?who"
OTHER = (
    "@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .\n"
    '<http://example.org/doc> nif:isString "a text"@en . <http://example.org/doc/a> <http://example.org/p> 1 .\n'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.ttl"
    path.write_text(REPORT, "utf-8")
    return path


def written(answer: Answer, form: str) -> str:
    out = BytesIO()
    write_answer(answer, form, out)
    return out.getvalue().decode()


def count(graph: object, query: str = "SELECT * { ?s ?p ?o }") -> int:
    return len(rows(ask(graph, query)))  # type: ignore[arg-type]


def test_a_graph_can_be_asked_wherever_it_is(file, tmp_path):
    """A file, several, a graph of rdflib's and a store all answer alike."""
    write(report(), tmp_path / "report.trig", "trig")
    write(report(), tmp_path / "report.jsonld", "jsonld")
    graphs = [str(file), file, [file], report(), store_of(file), tmp_path / "report.trig", tmp_path / "report.jsonld"]
    answers = [rows(ask(graph, WHO_SIGNED)) for graph in graphs]
    assert answers[0]
    assert answers == [answers[0]] * len(graphs)
    assert {count(graph) for graph in graphs} == {len(report())}


def test_a_graph_file_may_begin_with_a_byte_order_mark(tmp_path):
    """As some editors write it."""
    for name in ("report.ttl", "other.TTL"):
        path = tmp_path / name
        path.write_text(REPORT, "utf-8-sig")
        assert len(read_quads(path)) == len(open_store([path])) == len(report())


def test_each_documents_graph_is_named_after_it(file, tmp_path):
    """So that GRAPH tells documents apart, whichever format they came in."""
    other = tmp_path / "other.ttl"
    other.write_text(OTHER)
    plain = tmp_path / "plain.nt"
    plain.write_text("<http://example.org/s> <http://example.org/p> 'no document' .\n".replace("'", '"'))
    store = open_store([file, other, plain])
    documents = document_names(store)
    assert [str(name) for name in graph_names(store)] == [f"{name[:-1]}#graph>" for name in documents]
    assert count(store) == len(report()) + 3
    assert count(store, "SELECT * { GRAPH <http://example.org/doc#graph> { ?s ?p ?o } }") == 2


def test_from_and_the_protocol_choose_graphs(file, tmp_path):
    other = tmp_path / "other.ttl"
    other.write_text(OTHER)
    store = open_store([file, other])
    name = "http://example.org/doc#graph"
    assert count(store, f"SELECT * FROM <{name}> {{ ?s ?p ?o }}") == 2
    assert len(rows(ask(store, "SELECT * { ?s ?p ?o }", data_set=DataSet(default=[name])))) == 2
    named = DataSet(named=[name])
    assert len(rows(ask(store, "SELECT * { GRAPH ?g { ?s ?p ?o } }", data_set=named))) == 2
    assert rows(ask(store, "SELECT * { ?s ?p ?o }", data_set=named)) == []
    with pytest.raises(QueryError, match="no absolute IRI"):
        ask(store, "ASK {}", data_set=DataSet(default=["not an iri"]))


def test_words_that_are_no_keywords_choose_nothing():
    query = "SELECT ?from { ?from rg:from \"FROM\" ; <http://a/FROM> '''it's FROM''' } # FROM"
    assert keywords(query) == ["SELECT"]
    assert not names_graphs(query)
    assert names_graphs("SELECT * FR\\u004FM <http://a/b> {}")


def test_values_are_pythons(file):
    (row,) = rows(ask(file, 'SELECT (1 AS ?i) (0.5 AS ?d) (true AS ?b) ("x"@en AS ?s) (<http://a/b> AS ?n) ?none {}'))
    assert row == {"i": 1, "d": 0.5, "b": True, "s": "x", "n": "http://a/b", "none": None}
    with pytest.raises(QueryError, match="SELECT"):
        rows(ask(file, "ASK {}"))


@pytest.mark.parametrize(
    ("query", "place", "more"),
    [
        ("SELECT * {\n ?s ?p }", "line 2, column 9:\n   ?s ?p }\n          ^", ""),
        ("ASK { ?s foo:bar 1 }", "line 1, column 17", "foo: is not declared; known are dcterms:"),
        ("SELECT ?x { ?x a rg:Person } LIMIT many", "line 1, column 36", "Expected there: "),
        ("INSERT DATA { <http://a/b> rg:signed 1 }", "INSERT is an update", "SELECT, ASK, CONSTRUCT, DESCRIBE"),
        ("PREFIX a: <http://a/> # a comment\nDROP ALL", "DROP is an update", ""),
        ("# nothing", "The query is empty", "SELECT"),
        ("SELEKT ?x {}", "it begins with SELEKT", "SELECT"),
    ],
)
def test_a_wrong_query_gets_the_place_and_what_was_expected(query, place, more, file):
    with pytest.raises(QueryError) as caught:
        ask(file, query)
    assert place in str(caught.value)
    assert more in str(caught.value)


def test_files_that_are_no_graphs_are_told(tmp_path):
    for name, text, message in [
        ("a.docx", "", "no suffix of an RDF format"),
        ("a.ttl", "this is no turtle", "not valid Turtle"),
        ("missing.ttl", None, r"Can't read .*: No such file or directory; check"),
        ("a.txt", "A report.", "no suffix of an RDF format; .* `reportgraph build` makes a graph"),
    ]:
        path = tmp_path / name
        if text is not None:
            path.write_text(text)
        with pytest.raises(GraphError, match=message):
            open_store([path])
    with pytest.raises(GraphError, match="no database"):
        open_store([tmp_path])


def test_a_database_on_disk_is_asked_like_a_file(file, tmp_path):
    database = Store(str(tmp_path / "database"))
    database.load(path=file)
    database.flush()
    del database
    assert rows(ask(tmp_path / "database", WHO_SIGNED)) == rows(ask(file, WHO_SIGNED))
    with pytest.raises(GraphError, match="opened alone"):
        open_store([tmp_path / "database", file])


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_rows_come_in_every_format(form, file):
    text = written(ask(file, WHO_SIGNED), form)
    assert "https://w3id.org/reportgraph/id/" in text
    if form == "json":
        assert json.loads(text)["head"]["vars"] == ["who"]
    true = written(ask(file, "ASK {}"), form)
    assert "true" in true


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdfxml"])
def test_triples_come_in_every_format(form, file):
    query = "CONSTRUCT WHERE { ?who rg:signed ?what }"
    text = written(ask(file, query), form)
    names = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
    assert len(rdflib.Graph().parse(data=text, format=names[form])) == len(list(ask(file, query)))  # type: ignore[arg-type]


def test_triples_with_blank_nodes_are_written_too(file):
    answer = ask(file, "CONSTRUCT { [] rg:signed ?what } WHERE { ?who rg:signed ?what }")
    assert "rg:signed" in written(answer, "ttl")


def test_a_format_that_cannot_hold_the_answer_is_refused(file):
    with pytest.raises(QueryError, match="rows, which ttl can't hold; choose json, xml, csv, tsv"):
        written(ask(file, WHO_SIGNED), "ttl")
    with pytest.raises(QueryError, match="triples, which csv can't hold"):
        written(ask(file, "CONSTRUCT WHERE { ?s ?p ?o }"), "csv")


def test_a_table_is_for_people():
    store = Store()
    store.load(
        b'<http://www.wikidata.org/entity/Q1> <http://a/b> "red \\u001B[31m text\\u202E" .', format=RdfFormat.N_TRIPLES
    )
    columns, found = table(ask(store, "SELECT ?s ?o ?none { ?s ?p ?o }"), Names())
    assert columns == ["s", "o", "none"]
    assert found == [["wd:Q1", "red  [31m text ", ""]], "no control character reaches the terminal"
    assert table(ask(store, "ASK {}"), Names())[1] == [["yes"]]


def test_explain_shows_what_each_pattern_finds(file):
    query = "SELECT ?who { ?who rg:signed ?what ; rg:opposes ?nothing OPTIONAL { ?who rdfs:label/rdfs:label ?name } }"
    lines = [line.strip() for line in explain(store_of(file), query)]
    assert "?who rg:opposes ?nothing  # 0" in lines, "so this is why the answer is empty"
    assert any(line.startswith("?who rg:signed ?what  # ") and not line.endswith(" 0") for line in lines)
    assert any("LeftJoin" in line for line in lines)


def test_a_query_sees_no_file_and_no_other_graph(file, tmp_path):
    other = tmp_path / "other.ttl"
    other.write_text(OTHER)
    assert count(file, f"SELECT * FROM <{other.as_uri()}> {{ ?s ?p ?o }}") == 0
    assert NamedNode(other.as_uri()) not in list(store_of(file).named_graphs())
