"""What a person chooses and reads in the view: cards, filters, paths, addresses, the picture."""

from __future__ import annotations

import re

import pytest
from pages import Open, Opened, headings
from reportgraph.graph.view import render


def test_it_opens_quietly(harbour_page: Opened) -> None:
    """The page asks nothing of the network, breaks no rule of its policy, and says what it holds."""
    assert harbour_page.page.title() == "Harbour League adopts ferry charter"
    assert harbour_page.status() == "10 of 12 entities · 11 statements"


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


def test_the_picture_moves_by_keyboard(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.focus("#picture")
    before = harbour_page.js("reportgraph.stage.camera()")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    after = harbour_page.js("reportgraph.stage.camera()")
    assert after["position"]["x"] > before["position"]["x"]
    assert after["scale"] > before["scale"]


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
