"""A page of the view in the browser, as the tests see it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass
class Opened:
    """A page in the browser, and all that it did which no page of ours may do."""

    page: Page
    trouble: list[str] = field(default_factory=list)

    def js(self, script: str) -> Any:
        return self.page.evaluate(script)

    def choose(self, name: str) -> None:
        """Find an entity by its name, from the keyboard, and wait for its cards."""
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("/")
        self.page.keyboard.type(name)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("#details h2")

    def status(self) -> str:
        return self.page.inner_text("#status")


Open = Callable[..., Opened]


def headings(page: Opened, within: str = "#details") -> list[str]:
    """The statements on the cards, as one line each."""
    texts = page.page.locator(f"{within} .card h4").all_inner_texts()
    return [re.sub(r"\s+", " ", text).strip() for text in texts]
