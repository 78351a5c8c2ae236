"""A real browser for the view's pages. Without Chromium or Playwright these tests are skipped, by name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from examples import harbour
from pages import Open, Opened
from reportgraph.graph.view import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
AXE = Path(__file__).parents[2] / ".node/node_modules/axe-core/axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="module")  # ended with its module: its event loop would be in the way of other tests
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium, or what CHROMIUM names."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if shutil.which(CHROMIUM) is None:
        pytest.skip(f"there is no Chromium at {CHROMIUM}")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def harbour_html() -> str:
    return render(harbour())


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open HTML as a file; at the end, whatever a page did that it may not is a failure."""
    opened: list[Opened] = []

    def start(
        html: str, hash_: str = "", *, checked: bool = True, ready_within: int = 60_000, **context: Any
    ) -> Opened:
        file = tmp_path / f"page-{len(opened)}.html"
        file.write_text(html, encoding="utf-8")
        page = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | context
        ).new_page()
        one = Opened(page)
        page.on("request", lambda request: note_request(one, request.url))
        page.on("console", lambda message: message.type in ("error", "warning") and one.trouble.append(message.text))
        page.on("pageerror", lambda error: one.trouble.append(str(error)))
        page.on("dialog", lambda dialog: (one.trouble.append("a dialog"), dialog.dismiss()))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.error('CSP ' + e.violatedDirective))"
        )
        page.goto(file.as_uri() + hash_)
        page.wait_for_selector("html[data-ready]", state="attached", timeout=ready_within)
        if checked:
            opened.append(one)
        return one

    yield start
    for one in opened:
        assert one.trouble == []


def note_request(one: Opened, url: str) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        one.trouble.append(f"request to {url}")


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the accessibility checker axe-core."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm install --prefix .node axe-core@4")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def harbour_page(open_page: Open, harbour_html: str) -> Opened:
    return open_page(harbour_html)
