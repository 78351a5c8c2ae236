"""Triple stores that tests start: Oxigraph and Virtuoso, on free ports of the loopback, with folders of their own.

with virtuoso(tmp_path) as store:
    store.load(path)
    store.select("SELECT ...")
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph
import pytest

GRAPH = "http://example.org/graph"
USER = PASSWORD = "dba"  # what a fresh Virtuoso takes

_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 4000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass(frozen=True, slots=True)
class TripleStore:
    """A running store: where it takes queries and updates, and graphs by the Graph Store Protocol."""

    query: str
    update: str
    graph_store: str
    auth: httpx.Auth | None = None

    def load(self, path: Path, graph: str = GRAPH) -> None:
        """Replace a graph by a Turtle file."""
        answer = httpx.put(
            self.graph_store,
            params={"graph-uri" if "crud" in self.graph_store else "graph": graph},
            content=path.read_bytes(),
            headers={"Content-Type": "text/turtle"},
            auth=self.auth,
            timeout=60,
        )
        assert answer.is_success, answer.text

    def select(self, query: str) -> pyoxigraph.QuerySolutions:
        """Ask a SELECT query of the graph."""
        answer = httpx.post(
            self.query,
            data={"query": query, "default-graph-uri": GRAPH},
            headers={"Accept": "application/sparql-results+json"},
            timeout=60,
        )
        assert answer.is_success, answer.text
        found = pyoxigraph.parse_query_results(answer.content, format=pyoxigraph.QueryResultsFormat.JSON)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        return found


@contextmanager
def oxigraph(folder: Path) -> Iterator[TripleStore]:
    """Run an Oxigraph server; skips the test where there is none."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("the Oxigraph server is not installed: pip install oxigraph")
    port = _free_port()
    command = [program, "serve", "--location", str(folder / "oxigraph"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, url := f"http://127.0.0.1:{port}"):
        yield TripleStore(f"{url}/query", f"{url}/update", f"{url}/store")


@contextmanager
def virtuoso(folder: Path) -> Iterator[TripleStore]:
    """Run a Virtuoso server; skips the test where there is none."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed: apt install virtuoso-server")
    http, sql = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(http=http, sql=sql), encoding="utf-8")
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, folder, url := f"http://127.0.0.1:{http}"):
        yield TripleStore(
            f"{url}/sparql", f"{url}/sparql-auth", f"{url}/sparql-graph-crud-auth", httpx.DigestAuth(USER, PASSWORD)
        )


@contextmanager
def _running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    """Run a server as long as it is needed, ready to answer."""
    log = folder / "server.log"
    with log.open("wb") as out, subprocess.Popen(command, cwd=folder, stdout=out, stderr=out) as server:
        try:
            deadline = time.monotonic() + 60
            while not _answers(url):
                assert server.poll() is None, log.read_text(encoding="utf-8", errors="replace")
                assert time.monotonic() < deadline, log.read_text(encoding="utf-8", errors="replace")
                time.sleep(0.05)
            yield
        finally:
            server.kill()  # nothing it holds is needed again, and an orderly end takes seconds


def _answers(url: str) -> bool:
    try:
        httpx.get(url, timeout=5)
    except httpx.TransportError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
