"""How the view looks: on a phone, in light and dark, with large graphs, and to those who do not see it."""

from __future__ import annotations

import pytest
from examples import harbour, large
from pages import Open, Opened, headings
from reportgraph.graph import payload
from reportgraph.graph.view import render


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
