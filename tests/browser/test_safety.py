"""The view never runs what a document says, with its content security policy and without."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from examples import HOSTILE, hostile
from pages import Open, Opened
from reportgraph.graph import escaping, payload
from reportgraph.graph.escaping import visible
from reportgraph.graph.view import render

META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def hostile_html() -> str:
    return render(hostile())


def without_policy(html: str) -> str:
    bare, count = META.subn("", html)
    assert count == 1
    return bare


def show_everything(page: Opened) -> str:
    """Open all that can be opened; return all text that was seen."""
    seen: list[str] = [page.page.inner_text("body")]
    total = page.js("reportgraph.graph.size")
    for thing in range(total):
        page.js(f"reportgraph.choose({{thing: {thing}}})")
        page.page.wait_for_selector("#details h2", state="attached")  # no function: the page's policy lets none run
        page.page.wait_for_timeout(30)
        page.js("document.querySelectorAll('details').forEach((d) => { if (d.id !== 'share') d.open = true; })")
        seen.append(page.page.inner_text("#details"))
    for link in range(page.js("reportgraph.graph.linkCount")):
        page.js(f"reportgraph.choose({{link: {link}}}); reportgraph.hover({{link: {link}}}, {{x: 5, y: 5}})")
        page.page.wait_for_timeout(30)
        seen.append(page.page.inner_text("body"))
    page.js("reportgraph.choose({path: [1, 3]})")
    page.js("reportgraph.showAbout()")
    page.page.wait_for_timeout(50)
    seen.append(page.page.inner_text("#details"))
    for view in ("things", "claims", "picture"):
        page.js(f"reportgraph.update({{view: '{view}'}})")
        seen.append(page.page.inner_text("#main"))
    for text in HOSTILE.values():
        page.page.fill("#search", visible(text)[:60])
        page.page.wait_for_timeout(10)
        seen.append(page.page.inner_text("#found"))
    page.js("reportgraph.exports.refresh()")
    page.js("reportgraph.exports.svgText(); reportgraph.exports.csvText(); reportgraph.exports.jsonText()")
    return "\n".join(seen)


def check(page: Opened) -> None:
    """Fail if anything that a document says has run, became markup, or is not shown as it is."""
    text = show_everything(page)
    assert page.js("window.ran") is None
    assert page.js("document.querySelectorAll('img, iframe, object, embed, base, form[action], #planted').length") == 0
    assert page.js("document.querySelectorAll('script').length") == 5
    links = page.js("[...document.querySelectorAll('a')].map((a) => a.protocol)")
    assert set(links) <= {"http:", "https:"}
    assert page.trouble == []
    squeezed = re.sub(r"\s+", " ", text)
    for name, words in HOSTILE.items():
        assert re.sub(r"\s+", " ", visible(words)) in squeezed, name


@pytest.mark.parametrize("policy", [True, False], ids=["with policy", "without policy"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_hostile_strings_in_every_field_show_and_never_run(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, *, policy: bool, packed: bool
) -> None:
    if packed:
        monkeypatch.setattr(payload, "GZIP_ABOVE", 1)
    html = render(hostile())
    check(open_page(html if policy else without_policy(html)))


def test_control_a_page_that_makes_markup_of_text_fails_this_test(open_page: Open, hostile_html: str) -> None:
    """The check is no check if it does not find a page that does it wrong."""
    right = "made.append(...children.flat(2).filter("
    wrong = (
        "made.insertAdjacentHTML('beforeend', children.flat(2).filter((child) => typeof child === 'string').join(''));"
        + right
    )
    assert right in hostile_html
    page = open_page(without_policy(hostile_html).replace(right, wrong), checked=False)
    with pytest.raises(AssertionError):
        check(page)
    assert page.js("window.ran") is not None


def test_control_the_policy_stops_even_that_page(open_page: Open, hostile_html: str) -> None:
    """With the policy left in, a changed script does not run at all."""
    html = hostile_html.replace("made.append(", "made.append( ")
    with pytest.raises(Exception, match="Timeout"):
        open_page(html, checked=False, ready_within=1_500)


def test_control_unescaped_data_fails_this_test(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escaping, "_UNSAFE", {})
    html = without_policy(render(hostile()))
    with pytest.raises(Exception, match=r"Timeout|ran"):
        check(open_page(html, checked=False, ready_within=1_500))


def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the hash seed of the process."""
    script = (
        "import sys; from examples import harbour, large; from reportgraph.graph.view import render;"
        "sys.stdout.buffer.write((render(harbour()) + render(large(80)) + render(large(700))).encode())"
    )
    pages = [
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)},
            capture_output=True,
            check=True,
            cwd=tmp_path,
        ).stdout
        for seed in ("0", "1", "77")
    ]
    assert pages[0] == pages[1] == pages[2]
