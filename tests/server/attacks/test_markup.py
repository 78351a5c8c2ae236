"""What strangers may try to smuggle into answers: markup, headers, what is no HTTP."""

from __future__ import annotations

import http.client
from contextlib import suppress
from urllib.parse import urlsplit

import httpx
import lxml.html
import pytest
from attacking import connected, read_all
from rdf_examples import HOSTILE, hostile
from rdflib import URIRef
from rdflib.namespace import SKOS
from reportgraph.graph.limits import isolated

pytestmark = pytest.mark.skipif(not isolated(), reason="limits of this strength need POSIX")


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
