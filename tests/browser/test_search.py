"""What the search of the view finds, and how it is worked from the keyboard."""

from __future__ import annotations

from examples import Report
from pages import Open, Opened, headings
from reportgraph.graph.view import render


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


def test_names_that_are_found_are_not_squeezed_by_the_names_of_their_classes(open_page: Open) -> None:
    """A long class beside a long name, in a field that is narrow: each line holds words, not letters."""
    report = Report("Names")
    report.thing("rail", "Turku-Saaremaa-Tallinn railway", "InternationalOrganization", "Institution", "Actor")
    page = open_page(render(report.graph), viewport={"width": 800, "height": 700}).page
    page.keyboard.press("/")
    page.keyboard.type("turku")
    name = page.locator("#found [role=option] .name").bounding_box()
    assert name["height"] < 45
    box = page.locator("#found").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.viewport_size["width"]


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
