"""What a person does with the view, in a real browser."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph
import pytest
from examples import Report, harbour, large
from pages import Open, Opened
from reportgraph.graph import payload
from reportgraph.graph.view import render


def headings(page: Opened, within: str = "#details") -> list[str]:
    """The statements on the cards, as one line each."""
    texts = page.page.locator(f"{within} .card h4").all_inner_texts()
    return [re.sub(r"\s+", " ", text).strip() for text in texts]


def test_it_opens_quietly(harbour_page: Opened) -> None:
    """The page asks nothing of the network, breaks no rule of its policy, and says what it holds."""
    assert harbour_page.page.title() == "Harbour League adopts ferry charter"
    assert harbour_page.status() == "10 of 12 entities · 11 statements"


def test_search_from_the_keyboard_shows_the_cards(harbour_page: Opened) -> None:
    """An alias finds the entity; Enter shows every statement that it is part of."""
    harbour_page.choose("hl")
    assert harbour_page.page.inner_text("#details h2") == "Harbour League"
    assert sorted(headings(harbour_page)) == [
        "Aino Laine head of Harbour League",
        "Harbour League advocates quiet engines",
        "Harbour League located in Turku",
        "Harbour League signed Ferry Charter",
    ]


def test_search_walks_with_arrows_and_lets_go_with_escape(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.keyboard.press("/")
    page.keyboard.type("e")
    options = page.locator("#found [role=option] .name").all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#details h2")
    assert page.inner_text("#details h2") == options[1]
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.is_hidden("#details")


def test_one_escape_lets_go_of_a_half_typed_search(harbour_page: Opened) -> None:
    """The next slash begins a search and is not typed into the field."""
    page = harbour_page.page
    page.keyboard.press("/")
    page.keyboard.type("ferr")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("aino")
    assert page.input_value("#search") == "aino"
    page.keyboard.press("Enter")
    assert page.inner_text("#details h2") == "Aino Laine"


def test_search_needs_neither_the_order_of_words_nor_the_apostrophe(open_page: Open) -> None:
    report = Report("Names")
    report.thing("loretta-odonnell", "Loretta O'Donnell", "Person", "Actor", aliases=("Professor O’Donnell",))
    report.thing("lake-spirit", "Spirit of the Great Lake", "Principle")
    page = open_page(render(report.graph)).page
    for typed, name in [
        ("odonnell", "Loretta O'Donnell"),
        ("o’donnell", "Loretta O'Donnell"),
        ("O'Donnell Loretta", "Loretta O'Donnell"),
        ("lake spirit", "Spirit of the Great Lake"),
    ]:
        page.fill("#search", typed)
        assert page.locator("#found [role=option] .name").all_inner_texts() == [name], typed


def test_marks_stand_on_the_right_words(harbour_page: Opened) -> None:
    """Offsets count code points: the flag in the sentence, two of them, moves nothing."""
    harbour_page.choose("Estonia")
    card = harbour_page.page.locator(".card", has_text="🇫🇮")
    assert card.locator("mark.subject").all_inner_texts() == ["Finland"]
    assert card.locator("mark.object").all_inner_texts() == ["Estonia"]
    assert card.locator("blockquote").inner_text() == "Finland 🇫🇮 and Estonia will cooperate."


def test_a_card_says_who_when_as_what_and_how_surely(harbour_page: Opened) -> None:
    harbour_page.choose("clean shipping")
    card = harbour_page.page.locator(".card")
    assert "said by" in card.inner_text()
    assert card.locator(".voice .thing").inner_text() == "Aino Laine"
    assert card.locator(".badge").inner_text() == "advocated"
    assert card.locator(".confidence").inner_text().strip() == "0.55"


def test_literals_and_figures_are_on_the_cards_and_are_no_nodes(harbour_page: Opened) -> None:
    harbour_page.choose("Aino Laine")
    assert "Aino Laine position director" in headings(harbour_page)
    harbour_page.choose("Saaremaa")
    assert "traffic about 2.5 million person, in 2023, +4" in headings(harbour_page)


def test_two_statements_between_the_same_two_are_one_line(harbour_page: Opened) -> None:
    """A click on the line shows both; the camera and the hit test are those of the picture."""
    page = harbour_page.page
    assert harbour_page.js("reportgraph.graph.linkCount") == 9
    at = harbour_page.js(
        """(() => { const {graph, stage} = reportgraph, i = graph.place.get("finland"), j = graph.place.get("estonia");
        const p = stage.network.canvasToDOM({x: (graph.x[i] + graph.x[j]) / 2, y: (graph.y[i] + graph.y[j]) / 2});
        const box = stage.holder.getBoundingClientRect(); return [p.x + box.left, p.y + box.top]; })()"""
    )
    page.mouse.click(*at)
    page.wait_for_selector("#details h2")
    assert sorted(headings(harbour_page)) == ["Finland cooperates with Estonia", "Finland trades with Estonia"]


def test_a_click_on_an_entity_chooses_it(harbour_page: Opened) -> None:
    at = harbour_page.js(
        """(() => { const {graph, stage} = reportgraph, i = graph.place.get("turku");
        const p = stage.network.canvasToDOM({x: graph.x[i], y: graph.y[i]});
        const box = stage.holder.getBoundingClientRect(); return [p.x + box.left, p.y + box.top]; })()"""
    )
    harbour_page.page.mouse.click(*at)
    harbour_page.page.wait_for_selector("#details h2")
    assert harbour_page.page.inner_text("#details h2") == "Turku"
    assert harbour_page.page.is_hidden("#tip")  # what it named has moved away


def test_who_disagrees_is_marked(harbour_page: Opened) -> None:
    harbour_page.choose("quiet engines")
    cards = harbour_page.page.locator(".card")
    assert [re.findall(r"Contradicted by .*", text) for text in cards.all_inner_texts()] == [
        ["Contradicted by 1 statement"],
        ["Contradicted by 1 statement"],
    ]


def test_legend_counts_are_exact(harbour_page: Opened) -> None:
    rows = harbour_page.page.locator("#legend li label").all_inner_texts()
    counts = dict(re.sub(r"\s+", " ", row).strip().rsplit(" ", 1) for row in rows)
    assert counts == {
        "Person": "1", "International organization": "1", "Country": "2", "City": "1", "Infrastructure project": "1",
        "Project": "1", "Topic": "3", "Document": "2",
        "asserted": "8", "planned": "1", "advocated": "1", "possible": "1", "negated": "1",
        "advocates": "1", "connects": "1", "cooperates on": "1", "cooperates with": "1", "funds": "1", "head of": "1",
        "located in": "1", "opposes": "1", "position": "1", "signed": "1", "trades with": "1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (
            "reportgraph.toggle('classes', reportgraph.graph.classes.findIndex((c) => c.name === 'Country'))",
            "7 of 12 entities · 6 of 11 statements",
        ),
        ("reportgraph.only('modalities', 4, [0, 1, 2, 3, 4])", "2 of 12 entities · 1 of 11 statements"),
        ("reportgraph.update({confidence: 50})", "9 of 12 entities · 10 of 11 statements"),
        ("reportgraph.update({speaker: 'aino-laine'})", "4 of 12 entities · 3 of 11 statements"),
        ("reportgraph.update({from: 2024})", "4 of 12 entities · 2 of 11 statements"),
        ("reportgraph.update({lone: true})", "12 entities · 11 statements"),
    ],
)
def test_filters_leave_what_they_should(harbour_page: Opened, change: str, status: str) -> None:
    harbour_page.js(change)
    assert harbour_page.status() == status


def test_the_address_brings_back_what_was_shown(open_page: Open, harbour_html: str) -> None:
    first = open_page(harbour_html)
    first.js(
        "reportgraph.update({confidence: 50, from: 2023, modalities: new Set([4]), classes: new Set([0]), lone: true})"
    )
    first.js("reportgraph.choose({thing: reportgraph.graph.place.get('estonia')}); reportgraph.update({depth: 2})")
    hash_ = first.js("location.hash")
    second = open_page(harbour_html, hash_)
    assert second.js("location.hash") == hash_
    assert second.status() == first.status()
    assert second.page.inner_text("#details h2") == "Estonia"
    assert second.page.input_value("#confidence") == "50"
    assert second.js("[...reportgraph.focus.things].sort()") == first.js("[...reportgraph.focus.things].sort()")


def test_an_address_that_means_nothing_is_passed_over(open_page: Open, harbour_html: str) -> None:
    page = open_page(harbour_html, "#entity=nobody&depth=99&confidence=x&without=%&view=<b>")
    assert page.status() == "10 of 12 entities · 11 statements"


def test_the_cards_of_a_path_are_its_steps(harbour_page: Opened) -> None:
    page = harbour_page.page
    harbour_page.choose("Aino Laine")
    page.fill("#path-to", "Night Ferry")
    page.click("text=Find path")
    page.wait_for_selector("[data-step='2']")
    assert [headings(harbour_page, f"[data-step='{step}']") for step in range(3)] == [
        ["Aino Laine head of Harbour League"],
        ["Harbour League located in Turku"],
        ["Night Ferry connects Turku"],
    ]


def test_a_path_does_not_cross_what_is_filtered_out(harbour_page: Opened) -> None:
    harbour_page.js("reportgraph.toggle('modalities', 3)")
    harbour_page.js(
        "reportgraph.choose({path: ['aino-laine', 'night-ferry'].map((id) => reportgraph.graph.place.get(id))})"
    )
    harbour_page.page.wait_for_selector("#details h2")
    assert harbour_page.page.inner_text("#details .kind") == "No path"


def test_depth_widens_the_neighbourhood(harbour_page: Opened) -> None:
    harbour_page.choose("Night Ferry")
    sizes = []
    for depth in ("1", "2", "3"):
        harbour_page.page.select_option("#depth", depth)
        sizes.append(harbour_page.js("reportgraph.focus.things.size"))
    assert sizes == [2, 3, 6]


def test_tables_hold_the_same_as_the_picture(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.click("text=Statements")
    assert page.locator("#table tbody tr").count() == 11
    page.click("#table th:has-text('Confidence') button")
    first = page.locator("#table tbody tr").first.inner_text()
    assert "Night Ferry" in first
    page.click("[data-view=things]")
    assert page.locator("#table tbody tr").count() == 10


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


def test_on_a_phone_nothing_scrolls_sideways(open_page: Open, harbour_html: str) -> None:
    page = open_page(harbour_html, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.js(wide)
    page.page.tap("#open-legend")
    assert page.page.is_visible("#legend")
    assert page.js(wide)
    page.page.tap("#open-legend")
    page.js("reportgraph.choose({thing: 1})")
    page.page.wait_for_selector("#details h2")
    assert page.js(wide)
    page.js("reportgraph.update({view: 'claims'})")
    assert page.js(wide)


@pytest.mark.parametrize("address", ["#view=claims", "#thing=1&view=claims"])
def test_a_picture_behind_a_table_is_fitted_when_it_is_seen(open_page: Open, harbour_html: str, address: str) -> None:
    page = open_page(harbour_html, address)
    for step in ("choose({thing: 1})", "update({view: 'picture'})", "update({view: 'claims'})"):
        page.js(f"reportgraph.{step}")
    page.js("new Promise((done) => setTimeout(done, 100))")
    page.js("reportgraph.update({view: 'picture'})")
    page.js("new Promise((done) => setTimeout(done, 100))")
    assert page.js("reportgraph.stage.late === null")
    within = "([l, t, r, b], {x, y}) => l < x && x < r && t < y && y < b"
    assert page.js(f"({within})(reportgraph.stage.window(), {{x: reportgraph.graph.x[1], y: reportgraph.graph.y[1]}})")


def test_the_picture_moves_by_keyboard(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.focus("#picture")
    before = harbour_page.js("reportgraph.stage.camera()")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    after = harbour_page.js("reportgraph.stage.camera()")
    assert after["position"]["x"] > before["position"]["x"]
    assert after["scale"] > before["scale"]


def test_labels_cover_neither_each_other_nor_the_edge(harbour_page: Opened) -> None:
    boxes = harbour_page.js(
        "reportgraph.stage.labels().things.map(({x, y, width: w, height: h}) => [x - w / 2, y, x + w / 2, y + h])"
    )
    assert len(boxes) == 10
    for i, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:i]:
            assert right <= other[0] or left >= other[2] or bottom <= other[1] or top >= other[3]


def test_light_and_dark(open_page: Open, harbour_html: str) -> None:
    page = open_page(harbour_html, color_scheme="dark")
    dark = page.js("reportgraph.stage.palette.paper")
    page.page.click("#theme")
    assert page.js("reportgraph.stage.palette.paper") != dark


def test_a_large_page_is_packed_and_opens_all_the_same(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload, "GZIP_ABOVE", 1)
    html = render(harbour())
    assert "quiet engines" not in html
    page = open_page(html)
    page.choose("quiet engines")
    assert len(headings(page)) == 2


def test_communities_of_a_very_large_graph_are_collapsed(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is its most important member; what is hidden is found, chosen and read all the same."""
    monkeypatch.setattr(payload, "COLLAPSE_ABOVE", 100)
    page = open_page(render(large(600)))
    drawn = page.js("reportgraph.graph.order.filter((i) => reportgraph.stage.isDrawn(i))")
    heads = page.js("[...new Set(reportgraph.graph.headOf)].filter((i) => reportgraph.shown.things[i])")
    assert sorted(drawn) == sorted(heads)
    assert 2 < len(drawn) < 100
    hidden = page.js(
        "reportgraph.graph.order.findLast((i) => !reportgraph.stage.isDrawn(i) && reportgraph.shown.things[i])"
    )
    page.choose(page.js(f"reportgraph.graph.things.label[{hidden}]"))
    assert page.js(f"reportgraph.stage.isDrawn({hidden})")
    assert headings(page)


def test_any_rdf_graph_can_be_looked_at(open_page: Open) -> None:
    """Labels, types and links; no claims, and so no evidence."""
    from rdflib import Graph

    graph = Graph().parse(
        data="""@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix : <http://example.org/> .
        :ann a foaf:Person ; foaf:name "Ann" ; foaf:knows :bob ; foaf:age 40 .
        :bob a foaf:Person ; foaf:name "Bob" ; foaf:member :club . :club foaf:name "Club" ."""
    )
    page = open_page(render(graph))
    assert page.status() == "3 entities · 3 statements"
    page.choose("Ann")
    assert sorted(headings(page)) == ["Ann age 40", "Ann knows Bob"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "state",
    [
        "0",
        "reportgraph.choose({thing: 1})",
        "reportgraph.showAbout()",
        "reportgraph.update({view: 'claims'})",
        "document.getElementById('share').open = true",
        "document.getElementById('search').value = 'e'; document.getElementById('search').focus()",
    ],
)
def test_axe_finds_nothing_serious(open_page: Open, harbour_html: str, axe: str, state: str, scheme: str) -> None:
    page = open_page(harbour_html, color_scheme=scheme, bypass_csp=True)
    page.js(state)
    page.page.wait_for_timeout(100)
    page.js(axe + "; 0")
    found = page.js(
        "axe.run(document, {resultTypes: ['violations']})"
        ".then((r) => r.violations.map((v) => [v.impact, v.id, v.nodes.map((n) => n.html)]))"
    )
    assert [violation for violation in found if violation[0] in ("serious", "critical")] == []
