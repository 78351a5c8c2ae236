"""Graphs against the annotated texts, by the scorer that comes with them.

    python tests/benchmarks/graphs.py --data DIR [--gold FILE ...] [--misses] [NAME ...]

Builds the graph of each annotated text in one process and prints the scorer's figures. DIR holds `tools/score.py`,
`gold/*.json` and the texts under `reports/`; --gold adds an annotation that lies elsewhere; a NAME picks texts by part
of its name. A first line that begins with "# {" tells where a text comes from and is not part of it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from reportgraph.graph import build

FIGURES = (
    "core recall",
    "precision",
    "entity recall",
    "class",
    "literals",
    "literal precision",
    "observations",
    "attributions",
    "evidence",
    "consistency",
    "nodes per gold entity",
)
LISTS = ("entities missed", "misses", "unconfirmed")


def load_scorer(data: Path) -> ModuleType:
    """Import `tools/score.py` of the given data.

    Raises:
        FileNotFoundError: There is none.
    """
    path = data / "tools" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(f"{path} does not exist; --data must name the folder with tools/, gold/, reports/")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def report_text(path: Path) -> str:
    """Read a text without the line that tells where it comes from."""
    text = path.read_text("utf-8")
    return text.split("\n", 1)[1] if text.startswith("# {") else text


def gold_files(data: Path, extra: Sequence[Path] = ()) -> list[Path]:
    """Return the annotations of the given data, and further ones."""
    return [*sorted((data / "gold").glob("*.json")), *extra]


def score_graphs(data: Path, golds: Sequence[Path]) -> list[dict[str, Any]]:
    """Build the graph of each annotated text and score it: one row of figures for each."""
    scorer, rows = load_scorer(data), []
    with tempfile.TemporaryDirectory() as folder:
        for gold_path in golds:
            gold = json.loads(gold_path.read_text("utf-8"))
            report = next((data / "reports").rglob(gold["document"]))
            build(text=report_text(report)).write(folder, ["ttl"], name=report.stem)
            prediction = scorer.Prediction.read(Path(folder) / f"{report.stem}.ttl", report.read_text("utf-8"))
            rows.append(scorer.score(gold, prediction))
    return rows


def macro(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the mean of each figure over the rows that have it."""
    means = {}
    for figure in FIGURES:
        values = [row[figure] for row in rows if row[figure] is not None]
        if values:
            means[figure] = sum(values) / len(values)
    return means


def main() -> None:
    """Print the figures of each text and their means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="where the given data lie")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="a further annotation")
    parser.add_argument("--misses", action="store_true", help="list what is missed and what no annotation confirms")
    parser.add_argument("names", nargs="*", help="parts of the names of the texts to score; else all")
    arguments = parser.parse_args()
    golds = [
        path
        for path in gold_files(arguments.data, arguments.gold)
        if not arguments.names or any(name in path.name for name in arguments.names)
    ]
    rows = score_graphs(arguments.data, golds)
    for row in rows:
        print(row["document"], row["counts"])
        print("   " + " · ".join(f"{figure} {row[figure]}" for figure in FIGURES))
        for title in LISTS if arguments.misses else ():
            print(f"   {title}:")
            for item in row[title]:
                print("     ", item)
    print("MACRO " + " · ".join(f"{figure} {value:.4f}" for figure, value in macro(rows).items()))


if __name__ == "__main__":
    main()
