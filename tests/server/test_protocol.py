"""W3C's tests of the SPARQL 1.1 Protocol: those of queries pass, those of updates are refused; and what is beyond."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import rdflib
from rdf_examples import DOCUMENT, REPORT, report
from rdflib import RDF, Namespace
from rdflib.collection import Collection
from servers import Served, serving

W3C = Path(__file__).parent / "w3c"
HT = Namespace("http://www.w3.org/2011/http#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
CNT = Namespace("http://www.w3.org/2011/content#")
PREFIX = "/sparql/"
TYPES = {
    "tabular": {
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    },
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples"},
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request of a test, and what is to come back."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: tuple[str, ...]  # "StatusCode2xx"
    format: str
    boolean: bool | None

    @property
    def queries(self) -> bool:
        """Whether it asks a query, which some tests do to see what an update did."""
        return "sparql-query" in self.headers.get("content-type", "")


def read_tests() -> dict[str, list[Exchange]]:
    """Return the tests of the manifest by name, each as its exchanges in order."""
    graph = rdflib.Graph().parse(W3C / "manifest.ttl")
    found = {}
    for test in graph.subjects(RDF.type, MF.ProtocolTest):
        (connection,) = (
            Collection(graph, graph.value(test, MF.action)) if is_list(graph, test) else [graph.value(test, MF.action)]
        )
        requests = Collection(graph, graph.value(connection, HT.requests))
        found[str(test).rpartition("#")[2]] = [exchange(graph, node) for node in requests]
    return dict(sorted(found.items()))


def is_list(graph: rdflib.Graph, test: rdflib.term.Node) -> bool:
    return graph.value(graph.value(test, MF.action), RDF.first) is not None


def exchange(graph: rdflib.Graph, node: rdflib.term.Node) -> Exchange:
    body, answer = graph.value(node, HT.body), graph.value(node, HT.resp)
    headers = graph.value(node, HT.headers)
    encoding = str(graph.value(body, CNT.characterEncoding) or "utf-8")
    boolean = graph.value(answer, MF.expectedBoolean)
    return Exchange(
        method=str(graph.value(node, HT.methodName)),
        path=str(graph.value(node, HT.absolutePath)),
        headers={
            str(graph.value(header, HT.fieldName)).lower(): str(graph.value(header, HT.fieldValue))
            for header in (Collection(graph, headers) if headers is not None else [])
        },
        body=str(graph.value(body, CNT.chars) or "").encode(encoding),
        statuses=tuple(str(status).rpartition("#")[2] for status in graph.objects(answer, MF.expectedStatus)),
        format=str(graph.value(answer, MF.expectedFormat) or ""),
        boolean=None if boolean is None else boolean.toPython(),  # type: ignore[attr-defined]
    )


TESTS = read_tests()
UPDATES = [name for name in TESTS if "update" in name]
QUERIES = [name for name in TESTS if name not in UPDATES]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the graphs that W3C's tests name, and a report."""
    folder = tmp_path_factory.mktemp("served")
    quads = [
        line.replace(" .", f" <http://kasei.us/2009/09/sparql/data/data{number}.rdf> .")
        for number in (1, 2, 3)
        for line in (W3C / f"data{number}.nt").read_text("utf-8").splitlines(keepends=True)
    ]
    (folder / "data.nq").write_text("".join(quads), "utf-8")
    (folder / "report.ttl").write_text(REPORT, "utf-8")
    with serving(folder / "data.nq", folder / "report.ttl") as served:
        yield served


def send(server: Served, request: Exchange) -> httpx.Response:
    url = f"{server.url}sparql{request.path.removeprefix(PREFIX)}"
    return httpx.request(request.method, url, headers=request.headers, content=request.body, follow_redirects=True)


def test_all_tests_are_read():
    assert len(TESTS) == 34
    assert (len(QUERIES), len(UPDATES)) == (20, 14)


@pytest.mark.parametrize("name", QUERIES)
def test_of_w3c_on_queries(name, server):
    for request in TESTS[name]:
        answer = send(server, request)
        assert f"StatusCode{answer.status_code // 100}xx" in request.statuses, answer.text
        media_type = answer.headers["content-type"].partition(";")[0]
        if request.format:
            assert media_type in TYPES[request.format]
        if request.boolean is not None:
            assert answer.json()["boolean"] is request.boolean


@pytest.mark.parametrize("name", UPDATES)
def test_of_w3c_on_updates_is_refused(name, server):
    """Whether an update is right or wrong, it is not carried out, and the status says whose fault that is."""
    before = server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").json()
    updates = [request for request in TESTS[name] if not request.queries]
    assert updates
    for request in updates:
        assert send(server, request).status_code in (400, 403, 415)
    assert server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").json() == before


@pytest.mark.parametrize(
    ("accept", "query", "expected"),
    [
        ("", "SELECT * {}", "application/sparql-results+json"),
        ("*/*", "ASK {}", "application/sparql-results+json"),
        ("text/csv", "SELECT * {}", "text/csv; charset=utf-8"),
        ("text/tab-separated-values;q=0.1, application/sparql-results+xml", "ASK {}", "application/sparql-results+xml"),
        ("application/json", "SELECT * {}", "application/sparql-results+json"),
        ("text/html, application/xml;q=0.9, */*;q=0.1", "SELECT * {}", "application/sparql-results+xml"),
        ("", "CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle; charset=utf-8"),
        ("application/*", "DESCRIBE <http://a/b>", "application/n-triples"),
        ("application/ld+json", "CONSTRUCT WHERE { ?s ?p ?o }", "application/ld+json"),
        ("application/rdf+xml, text/turtle;q=0", "CONSTRUCT WHERE { ?s ?p ?o }", "application/rdf+xml"),
    ],
)
def test_the_format_is_the_one_that_the_client_likes_best(accept, query, expected, server):
    answer = httpx.get(f"{server.url}sparql", params={"query": query}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, expected)
    assert answer.headers["vary"] == "Accept"


def test_what_cannot_be_given_is_told(server):
    answer = server.get("sparql", "image/png", query="ASK {}")
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.text
    assert server.get("sparql", query="SELECT * {}", format="csv").headers["content-type"].startswith("text/csv")
    assert server.get("sparql", query="SELECT * {}", format="ttl").status_code == 406


def test_a_wrong_query_gets_its_place(server):
    answer = server.ask("SELECT ?x {\n ?x rg:signed foo:bar }")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "line 2" in answer.text
    assert "foo: is not declared" in answer.text


def test_without_from_a_query_sees_all_graphs(server):
    found = server.ask("ASK { ?s rg:signed ?o . ?f a foaf:Document }").json()
    assert found["boolean"] is True
    named = server.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").json()["results"]["bindings"]
    assert f"{DOCUMENT}#graph" in {row["g"]["value"] for row in named}


def test_graphs_are_read_by_the_graph_store_protocol(server):
    one = server.get("graphs", graph=f"{DOCUMENT}#graph")
    assert one.headers["content-type"] == "text/turtle; charset=utf-8"
    assert len(rdflib.Graph().parse(data=one.text, format="turtle")) == len(report())
    every = httpx.get(f"{server.url}graphs?default", headers={"Accept": "application/n-triples"})
    assert len(rdflib.Graph().parse(data=every.text, format="nt")) == len(report()) + 3
    assert server.get("graphs", graph="http://example.org/none").status_code == 404
    assert server.get("graphs", graph="no iri").status_code == 400
    assert server.get("graphs").status_code == 400
    assert httpx.head(f"{server.url}graphs?default").status_code == 200
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        answer = httpx.request(method, f"{server.url}graphs?default")
        assert answer.status_code == 405
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_the_service_describes_itself(server):
    """W3C's three tests of service descriptions, and that VoID and DCAT count what is there."""
    answer = server.get("sparql", "text/turtle")
    assert answer.status_code == 200
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    void = Namespace("http://rdfs.org/ns/void#")
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    (service,) = graph.subjects(RDF.type, sd.Service)
    assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{server.url}sparql")
    (data,) = graph.subjects(RDF.type, void.Dataset)
    assert graph.value(data, void.triples).toPython() == len(report()) + 3
    assert len(list(graph.objects(data, sd.namedGraph))) == 4
    for path in ("", ".well-known/void"):
        same = rdflib.Graph().parse(data=server.get(path, "application/ld+json").text, format="json-ld")
        assert set(same) == set(graph)
    assert server.get("sparql", "text/html").headers["location"] == "/query"
