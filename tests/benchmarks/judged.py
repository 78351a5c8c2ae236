"""Claims of the corpus judged by reading: draws them, and says how well their confidence foretells the judgement.

    python tests/benchmarks/judged.py draw --data DIR --seed N [--count 100] [--documents 300] > FILE.tsv
    python tests/benchmarks/judged.py table --data DIR [FILE.tsv ...]

`draw` takes claims at random from the graphs of random documents of DIR/corpus/briefings.jsonl.gz and writes a sheet:
one claim a line with its sentence, and an empty first column for the verdict, "right" or "wrong", and a second for the
cause. The judged sheets in tests/benchmarks/judged/ hold no sentences: `table` builds the documents again, finds the
claims that are still made, and prints how many of them are right, by round and by confidence.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from reportgraph.extract.model import DOCUMENT_KEY, Extraction, Statement, Value
from reportgraph.extract.pipeline import extract
from reportgraph.extract.reading.read import read_text

FOLDER = Path(__file__).with_name("judged")
COLUMNS = ("verdict", "cause", "document", "subject", "property", "object", "modality", "speaker")
SENTENCE = "sentence"
RIGHT, WRONG = "right", "wrong"
BINS = 5


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement in words, so that it can be found again in another build of the document."""

    document: str
    subject: str
    property: str
    object: str
    modality: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Made:
    """A claim as a build made it."""

    claim: Claim
    confidence: float
    signals: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader said of a claim."""

    claim: Claim
    right: bool
    cause: str
    round: str


def corpus(data: Path) -> dict[str, str]:
    """Read the documents: id -> text."""
    with gzip.open(data / "corpus" / "briefings.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {record["id"]: record["text"] for record in map(json.loads, lines)}


def claims_of(identified: tuple[str, str]) -> list[Made]:
    """Build a document, (id, text), and write down its claims."""
    identifier, text = identified
    return list(_written(identifier, extract(read_text(text))))


def _written(identifier: str, extraction: Extraction) -> Iterator[Made]:
    names = {e.key: e.name for e in extraction.entities} | {DOCUMENT_KEY: "document"}
    for s in extraction.statements:
        target = s.object.text if isinstance(s.object, Value) else names[s.object]
        claim = Claim(identifier, names[s.subject], s.property, target, s.modality, names[s.speaker])
        yield Made(claim, s.confidence, s.signals, _sentence(s, extraction.document.text))


def _sentence(statement: Statement, text: str) -> str:
    return " … ".join(" ".join(text[e.passage.begin : e.passage.end].split()) for e in statement.evidence[:2])


def build(documents: Iterable[tuple[str, str]], *, workers: int = 2) -> Iterator[list[Made]]:
    """Build documents in several processes, in their order."""
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(claims_of, documents, chunksize=4)


def draw(data: Path, *, seed: int, count: int, documents: int) -> list[Made]:
    """Take claims at random from random documents; the same for the same code, seed and numbers."""
    texts = corpus(data)
    chosen = random.Random(seed).sample(sorted(texts), documents)
    made = [m for found in build((name, texts[name]) for name in chosen) for m in found]
    return random.Random(seed).sample(made, count)


def read_judgements(paths: Sequence[Path] = ()) -> list[Judgement]:
    """Read the judged sheets.

    Raises:
        ValueError: A verdict is neither "right" nor "wrong"; names file and line.

    """
    found = []
    for path in paths or sorted(FOLDER.glob("round-*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines, delimiter="\t"), 2):
                if row["verdict"] not in (RIGHT, WRONG):
                    raise ValueError(f"{path}, line {number}: the verdict is {row['verdict']!r}, not right or wrong")
                claim = Claim(*(row[key] for key in COLUMNS[2:]))
                found.append(Judgement(claim, row["verdict"] == RIGHT, row["cause"], path.stem))
    return found


def still_made(data: Path, judgements: Sequence[Judgement]) -> list[tuple[Judgement, Made]]:
    """Build the judged documents again, and give the judged claims that are still made."""
    texts, wanted = corpus(data), {j.claim: j for j in judgements}
    names = sorted({j.claim.document for j in judgements})
    made = {m.claim: m for found in build((name, texts[name]) for name in names) for m in found}
    return [(judgement, made[claim]) for claim, judgement in wanted.items() if claim in made]


def calibration_error(scored: Sequence[tuple[float, bool]], bins: int = BINS) -> float:
    """Give the expected calibration error: the mean distance of confidence and rightness over bins of equal size."""
    ordered = sorted(scored)
    error = 0.0
    for part in partition(ordered, bins):
        confidence = sum(c for c, _ in part) / len(part)
        error += len(part) / len(ordered) * abs(confidence - sum(right for _, right in part) / len(part))
    return error


def partition(ordered: Sequence[tuple[float, bool]], bins: int) -> list[Sequence[tuple[float, bool]]]:
    """Cut a sequence into bins of about equal size; none is empty."""
    edges = [round(i * len(ordered) / bins) for i in range(bins + 1)]
    return [ordered[a:b] for a, b in pairwise(edges) if b > a]


def _table(found: Sequence[tuple[Judgement, Made]], judgements: Sequence[Judgement]) -> Iterator[str]:
    for name in sorted({j.round for j in judgements}):
        every = [j for j in judgements if j.round == name]
        kept = [j for j, _ in found if j.round == name]
        yield (
            f"{name}: {sum(j.right for j in every)} of {len(every)} right when drawn; "
            f"{sum(j.right for j in kept)} of the {len(kept)} that are still made"
        )
    scored = [(made.confidence, judgement.right) for judgement, made in found]
    yield "confidence   claims   mean confidence   right"
    for part in partition(sorted(scored), BINS):
        low, high = part[0][0], part[-1][0]
        mean, right = sum(c for c, _ in part) / len(part), sum(r for _, r in part) / len(part)
        yield f"{low:.2f}-{high:.2f} {len(part):>8} {mean:>17.2f} {right:>7.2f}"
    yield f"expected calibration error {calibration_error(scored):.3f} on {len(scored)} claims"


def main() -> None:
    """Draw claims, or print what the judged ones show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing, table = commands.add_parser("draw"), commands.add_parser("table")
    for command in (drawing, table):
        command.add_argument("--data", type=Path, required=True, help="where the given data lie")
    drawing.add_argument("--seed", type=int, required=True)
    drawing.add_argument("--count", type=int, default=100, help="claims to draw")
    drawing.add_argument("--documents", type=int, default=300, help="documents to draw them from")
    table.add_argument("sheets", nargs="*", type=Path, help="judged sheets; else those in the repository")
    arguments = parser.parse_args()
    if arguments.command == "draw":
        made = draw(arguments.data, seed=arguments.seed, count=arguments.count, documents=arguments.documents)
        sheet = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
        sheet.writerow([*COLUMNS, SENTENCE])
        for m in made:
            claim = m.claim
            parts = (claim.document, claim.subject, claim.property, claim.object, claim.modality, claim.speaker)
            sheet.writerow(["", "", *parts, m.sentence])
        return
    judgements = read_judgements(arguments.sheets)
    print("\n".join(_table(still_made(arguments.data, judgements), judgements)))


if __name__ == "__main__":
    main()
