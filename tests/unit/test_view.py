"""The page as text: what it carries, and that it carries it safely."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from examples import harbour
from rdflib import Graph
from reportgraph.graph import escaping
from reportgraph.graph.cli import cli
from reportgraph.graph.view import render


@pytest.fixture(scope="module")
def html() -> str:
    return render(harbour())


def test_nothing_is_fetched(html: str) -> None:
    """No element of the page names a resource elsewhere."""
    head = html[: html.index("<script>")]
    assert re.findall(r'(?:src|href)="([^"]*)"', head) == ["data:,"]


def test_the_policy_names_each_script_and_the_style_by_hash(html: str) -> None:
    policy = re.search(r'content="(default-src[^"]*)"', html)
    assert policy is not None
    bodies = re.findall(r"<(script|style)>(.*?)</\1>", html, re.DOTALL)
    assert {kind for kind, _ in bodies} == {"script", "style"}
    digests = {base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for _, body in bodies}
    assert digests == set(re.findall(r"'sha256-([^']+)'", unescape(policy[1])))


@pytest.mark.parametrize("text", ["</script>", "<!--", "a & b", "\u2028\u2029", "<script>"])
def test_data_cannot_end_its_element(text: str) -> None:
    written = escaping.script_json({"label": text})
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written) == {"label": text}


def test_large_data_is_packed_the_same_each_time() -> None:
    packed = escaping.script_json(["<b>"], packed=True)
    assert packed == escaping.script_json(["<b>"], packed=True)
    assert json.loads(gzip.decompress(base64.b64decode(json.loads(packed)))) == ["<b>"]


def test_numbers_that_json_has_not_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        escaping.script_json([float("nan")])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\ud83db", "a\ufffdb"),
        ("a\u202eb", "a␦b"),
        ("\x00", "␀"),
        ("a\tb\nc", "a\tb\nc"),
        ("שלום", "שלום"),
        ("🇫🇮", "🇫🇮"),
    ],
)
def test_what_can_be_shown_keeps_its_length(text: str, shown: str) -> None:
    assert escaping.visible(text) == shown
    assert len(escaping.visible(text)) == len(text)


def test_an_empty_graph_is_a_page_too() -> None:
    assert "<title>Graph</title>" in render(Graph())


def test_the_command_writes_beside_the_graph(tmp_path: Path, html: str) -> None:
    harbour().serialize(tmp_path / "harbour.nt", format="nt")
    result = CliRunner().invoke(cli, ["view", str(tmp_path / "harbour.nt")])
    assert result.exit_code == 0
    assert "12 entities, 11 statements" in result.output
    assert (tmp_path / "harbour.html").read_text(encoding="utf-8") == html


def test_the_command_says_what_is_wrong_in_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["view", str(tmp_path / "none.ttl")])
    assert result.exit_code == 1
    assert result.output.startswith("Error: Can't read")
