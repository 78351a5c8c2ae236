"""A server with narrow limits, which answers as before after each attack, and a listener that must hear nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from attacking import children, in_time
from rdf_examples import REPORT, hostile
from reportgraph.graph.writers import write
from servers import Served, serving


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
