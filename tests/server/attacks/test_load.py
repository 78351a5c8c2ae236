"""What strangers may try to wear the server out: time, memory, size, slow clients; and how it stops."""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from attacking import CROSS_PRODUCT, children, connected, in_time, read_all, run
from pyoxigraph import Store
from reportgraph.graph import limits
from reportgraph.graph.limits import RefusedError, isolated
from servers import Served, serving

pytestmark = pytest.mark.skipif(not isolated(), reason="limits of this strength need POSIX")

BOMB = (
    "SELECT ?z { "
    + 'BIND("0123456789abcdef" AS ?v0) '
    + "".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1}) " for n in range(40))
    + "BIND(?v40 AS ?z) }"
)
FLOOD = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


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
