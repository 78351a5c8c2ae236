"""Fetching what the user named, from a server on this machine."""

from __future__ import annotations

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from reportgraph.extract.reading.read import read
from reportgraph.extract.reading.url import fetch, public_url
from reportgraph.ontology.errors import ReadError

REPORT = "Lake council adopts charter\n\nThe council met in São Tomé.\n"


class Site(BaseHTTPRequestHandler):
    """A few pages, good and bad."""

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == "/loop":
            self.answer(302, b"", {"Location": "/loop"})
        elif path == "/moved":
            self.answer(301, b"", {"Location": "/report.txt"})
        elif path == "/local":
            self.answer(302, b"", {"Location": "file:///etc/hostname"})
        elif path == "/report.txt":
            self.answer(200, REPORT.encode("latin-1"), {"Content-Type": "text/plain; charset=iso-8859-1"})
        elif path == "/packed":
            self.answer(200, gzip.compress(REPORT.encode()), {"Content-Type": "text/plain", "Content-Encoding": "gzip"})
        elif path == "/page":
            self.answer(200, f"<html><body><p>{REPORT}</p></body></html>".encode(), {"Content-Type": "text/html"})
        elif path == "/film":
            self.answer(200, b"\0" * 10, {"Content-Type": "video/mp4"})
        elif path == "/slow":
            time.sleep(0.5)
            self.answer(200, b"late", {"Content-Type": "text/plain"})
        else:
            self.answer(404, b"no such page", {})

    def answer(self, code: int, body: bytes, headers: dict[str, str]) -> None:
        with contextlib.suppress(ConnectionError):  # whoever found it too slow or too large has gone
            self.send_response(code)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/report.txt", "/moved", "/packed"])
def test_text(site: str, path: str) -> None:
    """Charset, redirects and compression are followed."""
    assert read(f"{site}{path}").text == REPORT


def test_source(site: str) -> None:
    """The source is the URL that was named, without a password or a fragment."""
    document = read(f"{site}/page?id=1#top")

    assert document.source == f"{site}/page?id=1"
    assert "The council met" in document.text
    assert public_url("https://ana:secret@lake.example/a?b=1#c") == "https://lake.example/a?b=1"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", r"/missing can't be fetched: the server answers 404 Not Found; open it in a browser"),
        ("/loop", r"/loop can't be fetched: the server answers 302"),
        ("/local", r"/local can't be fetched"),
        ("/film", r"/film is video/mp4; reports can be plain text"),
    ],
)
def test_errors(site: str, path: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(f"{site}{path}")


def test_too_large(site: str) -> None:
    """Unpacked or not."""
    for path in ("/report.txt", "/packed"):
        with pytest.raises(ReadError, match=r"is larger than 20 bytes, the most that is read"):
            fetch(f"{site}{path}", limit=20)


def test_slow(site: str) -> None:
    with pytest.raises(ReadError, match=r"/slow doesn't answer within 0.1 seconds"):
        fetch(f"{site}/slow", limit=1000, timeout=0.1)


def test_nobody_there() -> None:
    with pytest.raises(ReadError, match=r"can't be reached \(Connection refused\)"):
        read("http://127.0.0.1:9/report")
