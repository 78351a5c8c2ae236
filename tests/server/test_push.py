"""Pushing graphs into real stores, started for it, and into one that misbehaves."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import httpx
import pytest
import rdflib
import stores
from rdf_examples import DOCUMENT, hostile, report
from reportgraph.graph import push as module
from reportgraph.graph.push import PushError, PushOptions, credentials, in_the_clear, push, query_endpoint

GRAPH = "http://example.org/pushed"
SERVERS = {"Oxigraph": stores.oxigraph, "Virtuoso": stores.virtuoso}


@pytest.fixture(scope="module", params=SERVERS)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[stores.TripleStore]:
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as running:
        yield running


def count(store: stores.TripleStore, graph: str) -> int:
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    answer = httpx.post(store.query, data={"query": query}, headers={"Accept": "application/sparql-results+json"})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def address(store: stores.TripleStore, protocol: str) -> str:
    return store.graph_store if protocol == "graph-store" else store.update


@pytest.mark.parametrize("protocol", ["graph-store", "update"])
@pytest.mark.parametrize("graph", [report, hostile])
def test_a_real_store_has_all_of_it_afterwards(graph, protocol, store, monkeypatch):
    """In many small requests, so that it shows that none takes away what another brought."""
    monkeypatch.setitem(module.CHUNKS, protocol, 7)
    if protocol == "update" and store.update.endswith("sparql-auth") and not may_update(store):
        pytest.skip("this Virtuoso lets nobody update until an administrator grants it")
    name = f"{GRAPH}/{protocol}/{graph.__name__}"
    (pushed,) = push(graph(), address(store, protocol), options=PushOptions(protocol, graph=name), auth=store.auth)
    assert (pushed.graph, pushed.sent, pushed.there) == (name, len(graph()), len(graph()))
    assert count(store, name) == len(graph())
    (again,) = push(graph(), address(store, protocol), options=PushOptions(protocol, graph=name), auth=store.auth)
    assert again.there == len(graph()), "what is there already is not there twice"


def may_update(store: stores.TripleStore) -> bool:
    update = "INSERT DATA { GRAPH <http://example.org/try> { <http://a/b> <http://a/c> 1 } }"
    headers = {"Content-Type": "application/sparql-update"}
    return httpx.post(store.update, content=update, headers=headers, auth=store.auth).is_success


def test_each_documents_graph_keeps_its_name(store):
    (pushed,) = push(report(), store.graph_store, auth=store.auth)
    assert pushed.graph == f"{DOCUMENT}#graph"
    assert count(store, pushed.graph) == len(report())


def test_replacing_takes_away_what_was_there(store):
    options = PushOptions(graph=f"{GRAPH}/replaced", replace=True)
    push(hostile(), store.graph_store, options=options, auth=store.auth)
    (pushed,) = push(report(), store.graph_store, options=options, auth=store.auth)
    assert pushed.there == len(report())


def test_a_store_that_wants_a_password_is_told_of(tmp_path):
    with stores.virtuoso(tmp_path) as store, pytest.raises(PushError, match="set REPORTGRAPH_USER"):
        push(report(), store.graph_store, options=PushOptions(graph=GRAPH))


def test_a_graph_is_named_by_an_iri():
    """It is told before anything is sent."""
    with pytest.raises(PushError, match="'my graph' is no IRI to name a graph by"):
        push(report(), "http://127.0.0.1:9/store", options=PushOptions(graph="my graph"))


class Moody(BaseHTTPRequestHandler):
    """A store that fails as its list says: a status for each request, then 200."""

    statuses: ClassVar[list[int]] = []
    seen: ClassVar[list[tuple[str, str | None]]] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.command, self.headers.get("Authorization")))
        status = self.statuses.pop(0) if self.statuses else 200
        body = b'{"results": {"bindings": [{"n": {"value": "1"}}]}}' if self.path == "/query" else b"<b>no</b>"
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write(body)

    do_PUT = do_POST

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def moody() -> Iterator[str]:
    Moody.statuses, Moody.seen = [], []
    server = HTTPServer(("127.0.0.1", 0), Moody)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def one() -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("http://a/b"), rdflib.URIRef("http://a/c"), rdflib.Literal("d")))
    return graph


def test_what_fails_for_the_moment_is_sent_again(moody):
    Moody.statuses = [503, 200, 429, 502, 200]
    (pushed,) = push(one(), f"{moody}store", options=PushOptions(graph=GRAPH))
    assert pushed.there == 1
    assert [method for method, _ in Moody.seen] == ["POST"] * 6


def test_what_fails_for_good_is_told_at_once(moody):
    for status, message in [(400, "did not take the graph"), (401, "refuses access"), (404, "takes no graphs")]:
        Moody.statuses, Moody.seen = [200, status], []
        with pytest.raises(PushError, match=message):
            push(one(), f"{moody}store", options=PushOptions(graph=GRAPH))
        assert len(Moody.seen) == 2
    Moody.statuses = [404]
    with pytest.raises(PushError, match=r"/query answered no query \(404: .*\); give its address by --query-url"):
        push(one(), f"{moody}store", options=PushOptions(graph=GRAPH))
    Moody.statuses = [200] + [503] * 9
    with pytest.raises(PushError, match="503"):
        push(one(), f"{moody}store", options=PushOptions(graph=GRAPH, attempts=3))


def test_a_wrong_count_is_an_error(moody):
    graph = one()
    graph.add((rdflib.URIRef("http://a/b"), rdflib.URIRef("http://a/c"), rdflib.Literal("e")))
    with pytest.raises(PushError, match="has 1 triples"):
        push(graph, f"{moody}store", options=PushOptions(graph=GRAPH, replace=True))


def test_a_store_of_an_unknown_kind_is_not_counted(moody):
    (pushed,) = push(one(), f"{moody}somewhere", options=PushOptions(graph=GRAPH))
    assert pushed.there is None
    assert (
        query_endpoint("http://localhost:7200/repositories/r/rdf-graphs/service")
        == "http://localhost:7200/repositories/r"
    )


def test_credentials_come_from_the_environment(moody):
    assert credentials({}) is None
    assert isinstance(credentials({"REPORTGRAPH_USER": "a", "REPORTGRAPH_PASSWORD": "b"}), httpx.BasicAuth)
    digest = {"REPORTGRAPH_USER": "a", "REPORTGRAPH_PASSWORD": "b", "REPORTGRAPH_AUTH": "digest"}
    assert isinstance(credentials(digest), httpx.DigestAuth)
    with pytest.raises(PushError, match="set both"):
        credentials({"REPORTGRAPH_USER": "a"})
    with pytest.raises(PushError, match="basic or digest"):
        credentials(digest | {"REPORTGRAPH_AUTH": "ntlm"})
    push(one(), f"{moody}somewhere", options=PushOptions(graph=GRAPH), auth=credentials({"REPORTGRAPH_TOKEN": "t"}))
    assert Moody.seen == [("POST", "Bearer t")]


def test_addresses_are_checked():
    with pytest.raises(PushError, match="no password"):
        push(one(), "http://user:secret@localhost/store")
    for url in ("localhost:7878", "ftp://localhost/", "file:///etc/passwd", "http://[::1", "http://a:b/"):
        with pytest.raises(PushError, match="no address of a store"):
            push(one(), url)
        with pytest.raises(PushError, match="no address of a store"):
            in_the_clear(url)
    for url in ("http://127.0.0.1:9/store", "http://..a/store"):
        with pytest.raises(PushError, match="can't be reached"):
            push(one(), url, options=PushOptions(attempts=1))
    with pytest.raises(PushError, match=r"can't be reached \(Connection refused\); check"):
        push(one(), "http://127.0.0.1:9/store", options=PushOptions(attempts=1))
    with pytest.raises(PushError, match="can't be reached"):
        push(one(), "http://127.0.0.1:9/store", options=PushOptions(query_url="http://[::1"))
    assert in_the_clear("http://example.org/store")
    assert not in_the_clear("https://example.org/store")
    assert not in_the_clear("http://localhost:7878/store")


def test_the_command_says_what_arrived(tmp_path: Path):
    from click.testing import CliRunner
    from reportgraph.graph.cli import cli
    from reportgraph.graph.writers import write

    write(report(), tmp_path / "report.ttl", "ttl")
    with stores.oxigraph(tmp_path) as store:
        done = CliRunner().invoke(cli, ["push", str(tmp_path / "report.ttl"), "--to", store.graph_store])
    assert done.exit_code == 0, done.output
    assert f"{len(report())} triples sent, {len(report())} are there now" in done.output
