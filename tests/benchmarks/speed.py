"""How fast a build is: against parsing alone, from the command line, and on many documents one after the other.

    python tests/benchmarks/speed.py [--data DIR] [--documents N] [--runs N] [--write]

Of the sample report, and with --data of each report in DIR/reports. "Parse" is the bare spaCy pipeline on the kept
text; "graph" reads the file and builds the graph, its parse included; "files" writes Turtle and the view. All in one
process after a build to warm up, by turns, medians of so many runs; the whole build is graph and files together. With
--data also the words per second of graphs of the first N documents of DIR/corpus/briefings.jsonl.gz. --write puts the
tables into docs/performance.md, between its markers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from reportgraph.extract.parsing.parse import load_model
from reportgraph.graph import build
from scoreboard import save

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "docs" / "sample-report.txt"
PAGE = ROOT / "docs" / "performance.md"
COMMAND = Path(sys.executable).with_name("reportgraph")
BUILD_AIM, HELP_AIM = 3.0, 0.3


def medians(runs: int, *works: Callable[[], object]) -> list[float]:
    """Return the median of the seconds that each work takes; by turns, so that what else runs slows all alike."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for work, taken in zip(works, seconds, strict=True):
            started = time.perf_counter()
            work()
            taken.append(time.perf_counter() - started)
    return [statistics.median(taken) for taken in seconds]


def report_row(report: Path, name: str, runs: int) -> str:
    """Measure one report, as a row."""
    with tempfile.TemporaryDirectory() as folder:
        built = build(report)
        built.write(folder)  # warm: what is loaded once is loaded now
        nlp, text = load_model(), built.document.text
        parse, graph, files = medians(
            runs,
            lambda: nlp(text),
            lambda: build(report),
            lambda: replace(built).write(folder),  # a copy has no page yet
        )
    whole = graph + files
    ratio = whole / parse
    return (
        f"| {name} | {len(text.split())} | {parse:.3f} s | {graph:.3f} s | {files:.3f} s | {whole:.3f} s "
        f"| {ratio:.2f}{' !' if ratio > BUILD_AIM else ''} |"
    )


def command_rows(runs: int) -> list[str]:
    """Measure commands as a person waits for them: processes of their own, start-up included."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for shown, words, aim in (
            ("reportgraph --help", ["--help"], HELP_AIM),
            ("reportgraph build docs/sample-report.txt", ["build", str(SAMPLE), "-o", folder], None),
        ):
            call = [str(COMMAND), *words]
            subprocess.run(call, check=True, capture_output=True)  # what is read is in the system's cache now
            (seconds,) = medians(runs, partial(subprocess.run, call, check=True, capture_output=True))
            missed = " !" if aim is not None and seconds > aim else ""
            rows.append(f"| `{shown}` | {seconds:.2f} s{missed} | {'' if aim is None else f'{aim} s'} |")
    return rows


def corpus_line(corpus: Path, limit: int) -> str:
    """Measure the graphs of a corpus' first documents, one after the other."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, limit)]
    started = time.perf_counter()
    claims = sum(len(build(text=text).statements) for text in texts)
    seconds = time.perf_counter() - started
    words = sum(len(text.split()) for text in texts)
    return (
        f"Graphs of {len(texts):,} press briefings ({words:,} words, {claims:,} claims), one after the other in one "
        f"process: {seconds:.0f} s, {words / seconds:,.0f} words a second."
    )


def tables(data: Path | None, documents: int, runs: int) -> str:
    """Measure everything, as Markdown."""
    day = datetime.now(UTC).date().isoformat()
    reports = [SAMPLE] if data is None else [SAMPLE, *sorted((data / "reports").rglob("*.txt"))]
    names = ["sample report", *(f"report {number}" for number in range(1, len(reports)))]
    parts: list[Sequence[str]] = [
        [
            f"Measured on {day} with reportgraph {version('reportgraph')}: {os.cpu_count()} cores, "
            f"{platform.machine()}, Python {platform.python_version()}; "
            f"medians of {runs}, `!` where an aim is missed; load when it began: {os.getloadavg()[0]:.1f}."
        ],
        [
            f"| report | words | parse | graph | files | whole build | build / parse (aim {BUILD_AIM:g}) |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            *(report_row(report, name, runs) for report, name in zip(reports, names, strict=True)),
        ],
        ["| command, start-up included | time | aim |", "| --- | --- | --- |", *command_rows(runs)],
    ]
    if data is not None:
        parts.append([corpus_line(data / "corpus" / "briefings.jsonl.gz", documents)])
    return "\n\n".join("\n".join(part) for part in parts)


def main() -> None:
    """Print the tables, and save them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="where the given data lie")
    parser.add_argument("--documents", type=int, default=100, metavar="N", help="so many documents of the corpus")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="so many runs of each")
    parser.add_argument("--write", action="store_true", help=f"save the tables to {PAGE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    measured = tables(arguments.data, arguments.documents, arguments.runs)
    print(measured)
    if arguments.write:
        save(measured, PAGE)


if __name__ == "__main__":
    main()
