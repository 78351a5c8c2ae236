"""What strangers may try to reach through the server: other servers, and files."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from attacking import connected, read_all, run
from pyoxigraph import Store
from reportgraph.graph import limits
from reportgraph.graph.answering import answer_query
from reportgraph.graph.limits import RefusedError, isolated
from reportgraph.graph.protocol import Asked
from reportgraph.graph.query import DataSet

pytestmark = pytest.mark.skipif(not isolated(), reason="limits of this strength need POSIX")

FETCHES = [
    "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ s\\U00000065rvice SILENT <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE # a comment\n<{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{url}> AS ?where) SERVICE ?where {{ ?s ?p ?o }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }} }}",
    "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT * {{ GRAPH <{url}> {{ ?s ?p ?o }} }}",
    "DESCRIBE <{url}>",
    "LOAD <{url}>",
    "SELECT * {{}} ; LOAD <{url}>",
]


@pytest.mark.parametrize("query", FETCHES)
def test_no_query_makes_it_fetch(query, server, listener):
    answer = server.ask(query.format(url=listener.url))
    assert answer.status_code in (200, 400, 403)
    if answer.status_code == 200 and answer.headers["content-type"].endswith("json"):
        assert answer.json()["results"]["bindings"] == []
    assert listener.heard == 0


def test_no_parameter_makes_it_fetch(server, listener):
    for fields in ({"default-graph-uri": listener.url}, {"named-graph-uri": listener.url}):
        assert server.ask("SELECT * { ?s ?p ?o }", **fields).json()["results"]["bindings"] == []
    assert server.get("graphs", graph=listener.url).status_code == 404
    assert server.get("about", iri=listener.url).status_code == 404
    assert listener.heard == 0


def test_even_what_gets_past_every_filter_reaches_nothing(listener, tmp_path):
    """The child itself: no word is looked for here, and still neither the network nor a file is there."""
    secret = tmp_path / "secret.txt"
    secret.write_text("root:secret")
    query = f"SELECT * {{ SERVICE SILENT <{listener.url}> {{ ?s ?p ?o }} }}"
    list(Store().query(query))  # type: ignore[arg-type]
    assert listener.heard == 1, "the control: outside of a child it is fetched"

    def fetch(out):
        out.write(str(list(Store().query(query))).encode())
        return {}

    def read(out):
        try:
            secret.read_text()
        except OSError as error:
            out.write(str(error.errno).encode())
        return {}

    assert run(fetch).body == b"[<QuerySolution>]"
    assert listener.heard == 1
    assert run(read).body == b"24", "EMFILE: no file may be opened"


def test_where_there_are_no_children_the_words_are_looked_at(monkeypatch, listener):
    """The weaker way, of systems that can't fork: no federation, nobody waits too long, no answer too large."""
    monkeypatch.setattr(limits, "isolated", lambda: False)
    asked = Asked(f"SELECT * {{ \\u0053ERVICE SILENT <{listener.url}> {{ ?s ?p ?o }} }}", DataSet(), "http://a/")
    with pytest.raises(RefusedError, match="SERVICE is not answered here"):
        run(answer_query(Store(), asked, "*/*"))
    assert listener.heard == 0
    assert run(answer_query(Store(), Asked("ASK {}", DataSet(), "http://a/"), "*/*")).body.endswith(b"true}")
    with pytest.raises(RefusedError, match="The query is wrong"):
        run(answer_query(Store(), Asked("ASK {", DataSet(), "http://a/"), "*/*"))
    with pytest.raises(RefusedError, match="larger than"):
        run(lambda out: dict.fromkeys(map(str, [out.write(b"x" * 100)])), result=10)
    with pytest.raises(RefusedError, match="stopped after"):
        run(lambda out: time.sleep(0.3) or {}, seconds=0.05)


@pytest.mark.parametrize(
    "path",
    [
        "assets/../../pyproject.toml",
        "assets/..%2f..%2fpyproject.toml",
        "assets/%2e%2e/%2e%2e/etc/passwd",
        "assets//etc/passwd",
        "assets/pages.css%00.js",
        "id/../../../etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        ".git/config",
    ],
)
def test_no_path_leads_to_a_file(path, server):
    with connected(server) as connection:
        connection.sendall(f"GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = read_all(connection)
    assert answer.split(b" ")[1] in (b"303", b"404")
    assert b"root:" not in answer
    assert b"[project]" not in answer


@pytest.mark.parametrize("query", ["SELECT * FROM <{}> {{ ?s ?p ?o }}", "SELECT * {{ GRAPH <{}> {{ ?s ?p ?o }} }}"])
def test_no_query_reads_a_file(query, server, graphs):
    for path in (Path("/etc/passwd"), graphs[0]):
        assert server.ask(query.format(path.as_uri())).json()["results"]["bindings"] == []
