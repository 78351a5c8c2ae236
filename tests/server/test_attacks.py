"""What strangers may try: to make the server fetch, read, run on, run out of memory, hang, or show markup of theirs."""

from __future__ import annotations

import asyncio
import http.client
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import lxml.html
import pytest
from pyoxigraph import Store
from rdf_examples import HOSTILE, REPORT, hostile
from rdflib import URIRef
from rdflib.namespace import SKOS
from reportgraph.graph import limits
from reportgraph.graph.answering import answer_query
from reportgraph.graph.limits import Limits, RefusedError, Workers, isolated
from reportgraph.graph.protocol import Asked
from reportgraph.graph.query import DataSet
from reportgraph.graph.writers import write
from servers import Served, serving

pytestmark = pytest.mark.skipif(not isolated(), reason="limits of this strength need POSIX")

CROSS_PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
BOMB = (
    "SELECT ?z { "
    + 'BIND("0123456789abcdef" AS ?v0) '
    + "".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1}) " for n in range(40))
    + "BIND(?v40 AS ?z) }"
)
FLOOD = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


class Listener:
    """Waits on the loopback for what must never come."""

    def __init__(self) -> None:
        self.heard = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                self.heard += 1
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                connection.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.socket.close()


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("graphs")
    (folder / "report.ttl").write_text(REPORT, "utf-8")
    write(hostile(), folder / "hostile.ttl", "ttl")
    return [folder / "report.ttl", folder / "hostile.ttl"]


@pytest.fixture(scope="module")
def server(graphs: list[Path]) -> Iterator[Served]:
    """A server with narrow limits."""
    with serving(*graphs, seconds=2, memory=128 << 20, result=1 << 20, running=2, waiting=4, arrival=1) as served:
        yield served


@pytest.fixture(autouse=True)
def well(server: Served) -> Iterator[None]:
    """After each attack the server answers as before, and nothing that it started is left."""
    yield
    assert server.is_well()
    assert in_time(lambda: not children(server.process.pid))


def in_time(is_so: Callable[[], bool], seconds: float = 10) -> bool:
    """Wait for something; say whether it came about."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


@contextmanager
def connected(server: Served) -> Iterator[socket.socket]:
    host, _, port = urlsplit(server.url).netloc.partition(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        yield connection


# Fetching

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


def run(work, **most):
    return asyncio.run(Workers(Limits(**most)).run(work))


# Reading files


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


# Time, memory, size


def test_a_cross_product_is_stopped_in_time(server):
    answer = server.ask(CROSS_PRODUCT)
    assert answer.status_code == 503
    assert "stopped after 2 seconds" in answer.text
    assert "retry-after" in answer.headers


def test_a_memory_bomb_goes_off_alone(server):
    answer = server.ask(BOMB)
    assert answer.status_code == 503
    assert "128 MB of memory" in answer.text


def test_a_flood_of_rows_is_cut_off(server):
    answer = server.ask(FLOOD)
    assert answer.status_code == 503
    assert "larger than 1 MB" in answer.text


@pytest.mark.parametrize("bracket", ["(", "{", "[", "<<", "!", "-", "?x ^"])
def test_deep_nesting_brings_nobody_down(bracket, server):
    deep = bracket * (60_000 // len(bracket))
    for query in (f"ASK {{ FILTER({deep} }}", f"ASK {{ {deep} }}"):
        headers = {"Content-Type": "application/sparql-query"}
        assert httpx.post(f"{server.url}sparql", content=query, headers=headers, timeout=60).status_code in (400, 503)


def test_a_hungry_regular_expression_is_stopped(server):
    assert server.ask(f'SELECT (REGEX("{"a" * 5000}!", "^(((a+)+)+)+$") AS ?x) {{}}').status_code in (200, 400, 503)


def test_who_has_gone_does_not_keep_a_child_busy(graphs):
    """Its query ends with it, long before its time is over."""
    with serving(graphs[0], seconds=60) as patient:
        host, _, port = urlsplit(patient.url).netloc.partition(":")
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            query = quote(CROSS_PRODUCT, safe="")
            connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            assert in_time(lambda: bool(children(patient.process.pid))), "the control: the query runs"
        assert in_time(lambda: not children(patient.process.pid))
        assert patient.is_well()


def test_too_many_at_once_are_told_to_come_later(server):
    """Two run, four wait, the others are refused; nobody is forgotten."""

    async def many() -> list[httpx.Response]:
        async with httpx.AsyncClient(timeout=60) as client:
            ask = [client.post(f"{server.url}sparql", data={"query": CROSS_PRODUCT}) for _ in range(12)]
            return await asyncio.gather(*ask)

    answers = asyncio.run(many())
    assert {answer.status_code for answer in answers} == {503}
    assert sum("wait for their turn" in answer.text for answer in answers) == 6


def test_a_long_query_is_refused(server):
    assert server.ask("ASK {}" + " " * (64 << 10)).status_code == 413
    with connected(server) as connection:
        connection.sendall(b"GET /sparql?query=" + b"a" * (100 << 10) + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert read_all(connection).split(b" ")[1:2] in ([b"400"], [b"414"], [b"431"], [])
    fields = "&".join(f"named-graph-uri=http://a/{n}" for n in range(500))
    assert httpx.get(f"{server.url}sparql?query=ASK%7B%7D&{fields}").status_code == 400


# Slow clients


def test_a_client_that_never_ends_its_request_is_cut_off(server):
    for start in (b"", b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nX-Slow: "):
        with connected(server) as connection:
            connection.sendall(start)
            assert read_all(connection) == b""


def test_a_client_that_drips_its_head_is_cut_off(server):
    with connected(server) as connection:
        connection.sendall(b"GET /sparql HTTP/1.1\r\nHost: localhost\r\n")
        with pytest.raises(OSError, match=r"(?i)reset|broken|abort"):
            drip(connection)


def drip(connection: socket.socket) -> None:
    for _ in range(100):
        connection.sendall(b"X-Slow: 1\r\n")
        time.sleep(0.1)


def test_a_body_that_does_not_come_is_refused(server):
    with connected(server) as connection:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 100\r\n\r\nASK"
        )
        assert read_all(connection).startswith(b"HTTP/1.1 408 ")


def test_a_client_that_does_not_read_is_cut_off(server):
    """The answer, a megabyte of script, does not stay in memory for ever."""
    with connected(server) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        for _ in range(20):
            connection.sendall(b"GET /assets/yasgui.min.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(4)
        taken = 0
        with suppress(OSError):
            while piece := connection.recv(1 << 16):
                taken += len(piece)
        assert taken < 20 * 1_000_000


# Injection


def test_markup_in_a_graph_is_shown_and_does_not_run(server):
    """What a hostile graph calls a thing stands in its page as text, and makes no element of its own."""
    subjects = {str(subject) for subject in hostile().subjects()}
    allowed = {"html", "head", "meta", "title", "link", "body", "nav", "a", "main", "h1", "h2", "p", "ol", "li", "b"}
    allowed |= {"span", "blockquote", "table", "tr", "td", "tbody"}
    seen, shown = 0, 0
    for iri in sorted(subjects):
        answer = server.get("about", "text/html", iri=iri)
        if answer.status_code != 200:
            continue
        seen += 1
        page = lxml.html.fromstring(answer.content)
        text = " ".join(page.text_content().split())
        for words in hostile().objects(URIRef(iri), SKOS.altLabel):
            if str(words).isprintable():
                shown += " ".join(str(words).split()) in text
        assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= allowed
        for element in page.iter():
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
            assert element.get("href", "/").startswith(("/", "data:,"))
        assert "default-src 'none'; script-src 'self'" in answer.headers["content-security-policy"]
    assert seen > 5
    assert shown == sum(text.isprintable() for text in HOSTILE.values())


def test_no_header_of_theirs_gets_in(server):
    for path in (
        "id/x%0d%0aSet-Cookie:%20a=b",
        "about?iri=http://a/%0d%0aX-Evil:1",
        "graphs?graph=http://a/%0d%0aX-Evil:1",
    ):
        answer = httpx.get(f"{server.url}{path}")
        assert answer.status_code in (303, 400, 404)
        assert not {"set-cookie", "x-evil"} & {name.lower() for name in answer.headers}


@pytest.mark.parametrize(
    "path", ["sparql?query=%3Cscript%3Ealert(1)%3C/script%3E", "about?iri=%3Cscript%3E", "%3Cscript%3E"]
)
def test_an_error_is_plain_text(path, server):
    answer = httpx.get(f"{server.url}{path}", headers={"Accept": "text/html"})
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_foreign_host_name_is_refused(server):
    """A page elsewhere that lets its name point to this machine gets nothing (DNS rebinding)."""
    answer = httpx.get(f"{server.url}sparql?query=ASK%7B%7D", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "access-control-allow-origin" not in server.get("sparql", query="ASK {}").headers


def test_what_is_no_http_is_refused(server):
    for rubbish in (
        b"\x16\x03\x01\x02\x00\x01",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\r\nHost: x\r\n\r\n",
        b"A" * 100_000,
    ):
        with connected(server) as connection:
            with suppress(OSError):
                connection.sendall(rubbish + b"\r\n\r\n")
            with suppress(OSError):
                assert read_all(connection)[:12] in (b"HTTP/1.1 400", b"")
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    connection.request("POST", "/sparql", b"query=%FF%FE", {"Content-Type": "application/x-www-form-urlencoded"})
    assert connection.getresponse().status == 400
    connection.close()


# Stopping


def test_it_stops_in_order_and_takes_its_children_along(graphs):
    with serving(graphs[0], seconds=60) as server:
        asking = threading.Thread(target=lambda: suppress_all(server), daemon=True)
        asking.start()
        assert in_time(lambda: bool(children(server.process.pid)))
        running = children(server.process.pid)
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(20)
        assert not [child for child in running if Path(f"/proc/{child}").exists()]
        with pytest.raises(httpx.ConnectError):
            httpx.get(server.url)


def suppress_all(server: Served) -> None:
    with suppress(httpx.HTTPError):
        server.ask(CROSS_PRODUCT)


def test_where_no_child_can_be_had_the_client_is_told_to_come_later(monkeypatch):
    files = Path("/dev/fd")
    before = len(list(files.iterdir()))

    def full():
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(limits.os, "fork", full)
    with pytest.raises(RefusedError, match="try again later") as refused:
        run(lambda out: {})
    assert refused.value.status == 503
    assert len(list(files.iterdir())) == before


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


def test_a_database_on_disk_is_served(graphs, tmp_path):
    database = Store(str(tmp_path / "database"))
    database.load(path=graphs[0])
    database.flush()
    del database
    with serving(tmp_path / "database") as server:
        assert server.ask("ASK { ?s rg:signed ?o }").json()["boolean"] is True


def test_a_child_that_makes_a_mistake_is_no_answer():
    def wrong(out):
        raise RuntimeError("a mistake of ours")

    with pytest.raises(RefusedError, match="made a mistake") as caught:
        run(wrong)
    assert caught.value.status == 500


def read_all(connection: socket.socket) -> bytes:
    found = b""
    with suppress(ConnectionResetError):
        while piece := connection.recv(1 << 16):
            found += piece
    return found
