"""The scoreboard: every benchmark of quality, as one table.

    python tests/benchmarks/scoreboard.py --data DIR [--rows NAME ...] [--limit N] [--write]

DIR holds the annotated texts (gold/, reports/, tools/score.py), the public benchmarks (benchmarks/carb, benchmarks/gum)
and the corpus (corpus/briefings.jsonl.gz). --write puts the table into docs/quality.md, between its markers, with date
and version.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

import carb
import graphs
import gum_dates
import mentions
import robustness
from casebook import load_cases
from open_tuples import open_tuples
from scorch.scores import b_cubed, ceaf_e, muc

QUALITY = Path(__file__).parents[2] / "docs" / "quality.md"
BEGIN, END = "<!-- scoreboard: begin -->", "<!-- scoreboard: end -->"
GRAPH_FIGURES = (
    "core recall",
    "precision",
    "class",
    "literals",
    "observations",
    "attributions",
    "nodes per gold entity",
    "evidence",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, on what, and the figures beside those aimed at."""

    name: str
    on: str
    figures: str
    aim: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lie, and how much of the corpus to build."""

    data: Path
    limit: int | None = None
    shapes_every: int = 1
    workers: int = 1


def graph_row(settings: Settings) -> Row:
    """Score the graphs of the annotated texts."""
    rows = graphs.score_graphs(settings.data, graphs.gold_files(settings.data))
    means = graphs.macro(rows)
    figures = " · ".join(f"{name} {means[name]:.2f}" for name in GRAPH_FIGURES)
    return Row(
        "graphs", f"{len(rows)} annotated texts, macro", figures, "0.75 · 0.85 · 0.95 · 0.9 · 0.9 · 1.0 · 1.05 · 1.0"
    )


def proposition_row(settings: Settings) -> Row:
    """Score the propositions, as tuples, on CaRB's development split."""
    folder = settings.data / "benchmarks" / "carb"
    sentences = [line for line in (folder / "dev.txt").read_text("utf-8").splitlines() if line.strip()]
    predicted = {sentence: open_tuples(sentence) for sentence in sentences}
    result = carb.evaluate(carb.read_gold(folder / "dev.tsv"), predicted)
    figures = f"F1 {result.f1:.3f} (P {result.precision:.3f}, R {result.recall:.3f}) · AUC {result.auc:.3f}"
    return Row("propositions", f"CaRB development split, {len(sentences)} sentences", figures, "F1 0.50 · AUC 0.30")


def mention_row(settings: Settings) -> Row:
    """Score the named mentions on GUM news; which types count is told in `mentions.py`."""
    named = _gum(settings).named
    figures = (
        f"span F1 {named.f1(named.hit):.3f} · typed F1 {named.f1(named.typed):.3f} "
        f"(exact spans: F1 {named.f1(named.exact):.3f})"
    )
    return Row("mentions", f"GUM news, {named.gold} names", figures, "0.85 · 0.75")


def coreference_row(settings: Settings) -> Row:
    """Score the chains of named entities on GUM news; scorch computes the three measures."""
    key, response = [], []
    for number, (gold, ours) in enumerate(_gum(settings).named_chains):  # a mention is its document's own
        key += [{f"{number} {mention}" for mention in chain} for chain in gold]
        response += [{f"{number} {mention}" for mention in chain} for chain in ours]
    scores = {"MUC": muc(key, response)[2], "B3": b_cubed(key, response)[2], "CEAFe": ceaf_e(key, response)[2]}
    parts = ", ".join(f"{name} {value:.3f}" for name, value in scores.items())
    figures = f"CoNLL F1 {sum(scores.values()) / len(scores):.3f} ({parts})"
    return Row("coreference", f"GUM news, {len(key)} entities", figures, "0.65")


def date_row(settings: Settings) -> Row:
    """Score the dates that GUM's editors marked."""
    result = gum_dates.measure(settings.data / "benchmarks" / "gum")
    return Row("dates", f"GUM news, {result.marked} marked dates", f"exact {result.right / result.marked:.3f}", "0.95")


def case_row(settings: Settings) -> Row:
    """Count the cases of tests/cases that come out right."""
    cases = load_cases()
    right = sum(not case.failures() for case in cases)
    return Row("cases", f"{len(cases)} cases", f"{right / len(cases):.3f} ({right} of {len(cases)})", "1.0")


def robustness_row(settings: Settings) -> Row:
    """Build the graphs of the corpus, and count what must not happen."""
    tally = robustness.measure(
        settings.data / "corpus" / "briefings.jsonl.gz",
        limit=settings.limit,
        shapes_every=settings.shapes_every,
        workers=settings.workers,
    )
    figures = (
        f"{len(tally.crashes)} crashes · {len(tally.invalid)} SHACL failures in {tally.validated} graphs · "
        f"{len(tally.mismatches)} quote mismatches in {tally.claims} claims"
    )
    return Row("robustness", f"{tally.documents} documents, {tally.words} words", figures, "0 · 0 · 0")


ROWS: dict[str, Callable[[Settings], Row]] = {
    "graphs": graph_row,
    "propositions": proposition_row,
    "mentions": mention_row,
    "coreference": coreference_row,
    "dates": date_row,
    "cases": case_row,
    "robustness": robustness_row,
}


@cache
def _gum(settings: Settings) -> mentions.Result:
    return mentions.measure(settings.data / "benchmarks" / "gum")


def table(rows: Sequence[Row]) -> str:
    """Write the rows as a Markdown table."""
    lines = ["| row | on what | figures | aim |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.name} | {row.on} | {row.figures} | {row.aim} |" for row in rows]
    return "\n".join(lines)


def save(text: str, path: Path = QUALITY) -> None:
    """Put the text between the markers of the page; what stands around them stays.

    Raises:
        ValueError: The page has no markers.
    """
    page = path.read_text("utf-8")
    if BEGIN not in page or END not in page:
        raise ValueError(f"{path} has no markers {BEGIN} and {END}; put them where the table is to stand")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


def main() -> None:
    """Print the table, and save it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="where the given data lie")
    parser.add_argument("--rows", nargs="+", choices=ROWS, default=list(ROWS), help="only these rows")
    parser.add_argument("--limit", type=int, help="only the first N documents of the corpus")
    parser.add_argument("--shapes-every", type=int, default=1, metavar="N", help="validate every Nth graph, 0: none")
    parser.add_argument("--workers", type=int, default=1, help="processes that build the corpus")
    parser.add_argument("--write", action="store_true", help="save the table to docs/quality.md")
    arguments = parser.parse_args()
    lost = [name for name in ROWS if f"\n| {name} |" in QUALITY.read_text("utf-8") and name not in arguments.rows]
    if arguments.write and lost:
        parser.error(f"--write would drop the rows {', '.join(lost)} of {QUALITY.name}; name them in --rows too")
    settings = Settings(arguments.data, arguments.limit, arguments.shapes_every, arguments.workers)
    measured = table([ROWS[name](settings) for name in arguments.rows])
    print(measured)
    if arguments.write:
        day = datetime.now(UTC).date().isoformat()
        save(f"Measured on {day} with reportgraph {version('reportgraph')}.\n\n{measured}")


if __name__ == "__main__":
    main()
