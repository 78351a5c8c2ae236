"""The server's pages in a real browser: nothing is asked elsewhere, no policy is broken, the questions answer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from rdf_examples import DOCUMENT, REPORT
from servers import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = tmp_path_factory.mktemp("served") / "report.ttl"
    path.write_text(REPORT, "utf-8")
    with serving(path) as served:
        yield served


@pytest.fixture(scope="module")
def page(server: Served) -> Iterator[Page]:
    """A page that notes whatever it should not do; at the end there must be nothing."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if shutil.which(CHROMIUM) is None:
        pytest.skip(f"there is no Chromium at {CHROMIUM}")
    trouble: list[str] = []
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("console", lambda message: message.type in ("error", "warning") and trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: trouble.extend([] if local(request.url, server) else [request.url]))
        yield page
        browser.close()
    assert trouble == []


def local(url: str, server: Served) -> bool:
    return url.startswith((server.url, "data:", "blob:"))


def test_a_question_is_asked_and_answered_in_the_editor(page, server):
    page.goto(f"{server.url}query")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.select_option("#examples", "who-made-which-document")
    page.wait_for_selector(".yasr td")
    assert "Harbour Pact" in page.locator(".yasr_results").inner_text()
    assert "# Who signed, published or wrote which documents?" in page.locator(".CodeMirror").inner_text()


def test_from_the_first_page_one_comes_to_documents_and_things(page, server):
    page.goto(server.url)
    page.get_by_role("link", name="Harbour Pact signed").click()
    assert page.locator("h1").inner_text() == "Harbour Pact signed"
    page.goto(f"{server.url}about?iri={quote(f'{DOCUMENT}/harbour-pact', safe='')}")
    assert "signed" in page.locator("ol").inner_text()
    assert page.locator("blockquote").count() > 0


def test_the_view_runs_under_its_own_policy(page, server):
    page.goto(f"{server.url}view")
    page.wait_for_selector("html[data-ready]", state="attached")
