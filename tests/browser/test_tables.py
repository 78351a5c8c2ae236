"""Tables, files and queries of the view: each holds what the picture shows."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph
import pytest
from examples import harbour, large
from pages import Open, Opened
from rdflib import Literal
from rdflib.namespace import XSD
from reportgraph.graph.view import render
from reportgraph.ontology.terms import RG


def test_tables_hold_the_same_as_the_picture(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.click("text=Statements")
    assert page.locator("#table tbody tr").count() == 11
    page.click("#table th:has-text('Confidence') button")
    first = page.locator("#table tbody tr").first.inner_text()
    assert "Night Ferry" in first
    page.click("[data-view=things]")
    assert page.locator("#table tbody tr").count() == 10


def test_a_day_stays_in_one_line(open_page: Open) -> None:
    """However narrow the table is."""
    graph = harbour()
    for claim in list(graph.subjects(RG.atTime)):
        graph.set((claim, RG.atTime, Literal("2024-05-03", datatype=XSD.date)))
    page = open_page(render(graph), viewport={"width": 820, "height": 700}).page
    page.click("[data-view=claims]")
    assert "2024-05-03" in page.locator("#table td .whole").all_inner_texts()
    for cell in page.locator("#table tbody td .whole").all():
        assert cell.bounding_box()["height"] < 25


def test_tables_have_pages(open_page: Open) -> None:
    page = open_page(render(large(120))).page
    page.click("[data-view=claims]")
    assert "page 1 of 5" in page.inner_text("#table")
    page.click("#table >> text=Next")
    assert "page 2 of 5" in page.inner_text("#table")
    assert page.locator("#table tbody tr").count() == 50


def download(page: Opened, button: str) -> bytes:
    page.js("document.getElementById('share').open = true")
    with page.page.expect_download() as waiting:
        page.page.click(f"#{button}")
    return Path(waiting.value.path()).read_bytes()


def test_exports_are_well_formed(harbour_page: Opened) -> None:
    png = download(harbour_page, "save-png")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(png[16:20]) > 600
    svg = ElementTree.fromstring(download(harbour_page, "save-svg"))
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(svg.findall("{*}path")) == 10
    assert len(svg.findall("{*}line")) == 9
    rows = list(csv.DictReader(io.StringIO(download(harbour_page, "save-csv").decode("utf-8-sig"))))
    assert len(rows) == 11
    assert {row["modality"] for row in rows} == {"asserted", "planned", "advocated", "possible", "negated"}
    data = json.loads(download(harbour_page, "save-json"))
    assert (len(data["entities"]), len(data["statements"])) == (10, 11)
    assert all(statement["sentences"] for statement in data["statements"])


@pytest.mark.parametrize(
    "state",
    [
        "",
        "reportgraph.update({confidence: 50})",
        "reportgraph.update({confidence: 90})",
        "reportgraph.update({from: 2024, to: 2024})",
        "reportgraph.update({speaker: 'aino-laine'})",
        "reportgraph.update({speaker: 'document'})",
        "reportgraph.update({modalities: new Set([0])})",
        "reportgraph.update({classes: new Set([2, 6])})",
        "reportgraph.update({relations: new Set([0, 3])})",
        "reportgraph.choose({thing: reportgraph.graph.place.get('finland')})",
        "reportgraph.choose({thing: reportgraph.graph.place.get('aino-laine')}); reportgraph.update({depth: 3})",
        "reportgraph.choose({link: 0})",
        "reportgraph.choose({path: ['aino-laine', 'night-ferry'].map((id) => reportgraph.graph.place.get(id))})",
    ],
)
def test_the_query_gives_what_is_shown(harbour_page: Opened, state: str) -> None:
    """The SPARQL of the Share menu, run by Oxigraph, finds the very claims of the Statements table."""
    harbour_page.js(state or "0")
    store = pyoxigraph.Store()
    store.bulk_load(harbour().serialize(format="nt").encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    found = store.query(harbour_page.js("reportgraph.exports.sparql()"))
    assert isinstance(found, pyoxigraph.QuerySolutions)
    shown = harbour_page.js("reportgraph.exports.statements().then((all) => all.map((one) => one.claim).sort())")
    assert sorted(str(row["claim"].value) for row in found) == shown
