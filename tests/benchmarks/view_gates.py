"""How fast the view is: pages of 500, 5,000 and 20,000 entities in headless Chromium, against their gates.

    python tests/benchmarks/view_gates.py [--corpus DIR/corpus/briefings.jsonl.gz] [--save docs/view-benchmark.md]

Medians of three runs. "Blocked" is what long tasks take beyond 50 ms each until a second after the page is ready. A
figure that misses its gate has an exclamation mark.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright
from reportgraph.graph.contents import Contents
from reportgraph.graph.layout import layout
from reportgraph.graph.network import importance, links
from reportgraph.graph.places import label_boxes
from reportgraph.graph.reading import from_rdflib, read
from reportgraph.graph.view import page as page_of

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from conftest import CHROMIUM, FLAGS
from examples import large

SIZES = (500, 5_000, 20_000)
RUNS = 3
# Measure -> (unit, the larger the better, gate for each size).
GATES: dict[str, tuple[str, bool, tuple[float | None, ...]]] = {
    "ready": ("s", False, (0.8, 1.5, 3.0)),
    "main thread blocked": ("ms", False, (150, 300, 600)),
    "pan, frames a second": ("", True, (30, 20, 10)),
    "file": ("MB", False, (1.0, 3.5, 4.5)),
    "layout in Python": ("s", False, (0.5, 1.0, 5.0)),
    "whole page in Python": ("s", False, (None, None, None)),
    "search": ("ms", False, (20, 20, None)),
    "filter": ("ms", False, (100, 100, None)),
    "select": ("ms", False, (200, 200, None)),
}
WATCH = """
window.blocked = 0;
new PerformanceObserver((list) => { for (const e of list.getEntries()) window.blocked += e.duration - 50; })
  .observe({type: "longtask", buffered: true});
new MutationObserver(() => {
  if (document.documentElement?.dataset.ready && !window.readyAt) window.readyAt = performance.now();
}).observe(document, {attributes: true, subtree: true, attributeFilter: ["data-ready"]});
"""
FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
TIMED = f"""async (act) => {{
  const start = performance.now();
  await act(reportgraph);
  await {FRAME};
  return performance.now() - start;
}}"""
ACTS = {
    "search": """(app) => {
      const box = document.getElementById("search");
      box.value = "river";
      box.dispatchEvent(new Event("input"));
    }""",
    "filter": "(app) => app.toggle('classes', 0)",
    "select": "async (app) => { app.choose({thing: app.graph.order[0]}); await app.graph.evidence(); }",
}


def main() -> None:
    """Print the table, and save it where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", type=Path, help="also write the table into this file")
    parser.add_argument(
        "--corpus", type=Path, help="also a graph of 20,000 entities built from these documents (JSON lines)"
    )
    arguments = parser.parse_args()
    columns: dict[str, dict[str, float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size in SIZES:
            columns[f"{size:,}"] = measured(read(from_rdflib(large(size))), browser)
        if arguments.corpus:
            contents = from_corpus(arguments.corpus)
            columns[f"corpus, {len(contents.things):,}"] = measured(contents, browser)
        table = markdown(columns, browser.version)
        browser.close()
    sys.stdout.write(table)
    if arguments.save:
        arguments.save.write_text(table, encoding="utf-8")


def measured(contents: Contents, browser: Browser) -> dict[str, float]:
    """All measures of one graph, medians of the runs."""
    figures: dict[str, float] = {}
    joined = links(contents)
    weights = importance(contents, joined)
    boxes = label_boxes(contents, weights, np.zeros(len(weights), dtype=bool))
    figures["layout in Python"] = median(lambda: seconds(lambda: layout(joined, boxes)))
    page_of(contents)  # imports
    figures["whole page in Python"] = median(lambda: seconds(lambda: page_of(contents)))
    html = page_of(contents).encode()
    figures["file"] = len(html) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_bytes(html)
        runs = [in_browser(browser, file) for _ in range(RUNS)]
    return figures | {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def in_browser(browser: Browser, file: Path) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(WATCH)
    page.goto(file.as_uri())
    page.wait_for_function("window.readyAt")
    page.wait_for_timeout(1_000)
    found = {"ready": page.evaluate("window.readyAt") / 1000, "main thread blocked": page.evaluate("window.blocked")}
    found["pan, frames a second"] = pan(page)
    for name, act in ACTS.items():
        found[name] = page.evaluate(f"({TIMED})({act})")
    page.close()
    return found


def pan(page: Page) -> float:
    """Drag the picture about, and count how often it is drawn."""
    page.evaluate("window.drawn = 0; reportgraph.stage.network.on('afterDrawing', () => window.drawn++)")
    page.mouse.move(400, 820)
    page.mouse.down()
    began = time.perf_counter()
    step = 0
    while time.perf_counter() - began < 2:
        step += 1
        page.mouse.move(400 + 4 * (step % 40), 820 - 3 * (step % 40))
    drawn: float = page.evaluate("window.drawn")
    took = time.perf_counter() - began
    page.mouse.up()
    page.wait_for_timeout(400)
    return drawn / took


def from_corpus(path: Path) -> Contents:
    """Build documents until they name 20,000 entities; their graphs together."""
    from rdflib import Graph
    from reportgraph.graph.building import build

    whole = Graph()
    entities = 0
    for text in texts(path):
        built = build(text=text)
        entities += len(built.entities)
        for triple in built.graph:
            whole.add(triple)
        if entities >= SIZES[-1]:
            break
    return read(from_rdflib(whole))


def texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def median(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(RUNS))


def seconds(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def markdown(columns: dict[str, dict[str, float]], chromium: str) -> str:
    """The table, with each gate beside its figure."""
    lines = [
        "# How fast the view is",
        "",
        f"reportgraph {version('reportgraph')}, headless Chromium {chromium}, two cores, medians of {RUNS}; "
        "gates in brackets, `!` where one is missed. Made by `python tests/benchmarks/view_gates.py "
        "--corpus DIR/corpus/briefings.jsonl.gz --save docs/view-benchmark.md`; the last column needs --corpus.",
        "",
        "| entities (links 2x) | " + " | ".join(columns) + " |",
        "| --- |" + " --- |" * len(columns),
    ]
    for name, (unit, larger, gates) in GATES.items():
        cells = []
        for figures, gate in zip(columns.values(), (*gates, gates[-1]), strict=False):
            value = figures[name]
            missed = gate is not None and (value < gate if larger else value > gate)
            bracket = (f" ({gate:g})" if gate else "") + (" !" if missed else "")
            cells.append(f"{value:.3g} {unit}".strip() + bracket)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
