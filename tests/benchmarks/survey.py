"""What comes out of a corpus, by frequency: the place to look for causes of error that no annotation shows.

    python tests/benchmarks/survey.py --data DIR [--limit N] [--most 40] [--workers 2]

Lists the names and classes of entities, properties with the classes of their ends, open relations, rules, and
candidates that were dropped for their classes, each with its number and an example sentence to start reading from.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from reportgraph.extract.model import DOCUMENT_KEY, Value
from reportgraph.extract.pipeline import Analysis, analyse
from reportgraph.extract.reading.read import read_text
from reportgraph.extract.relations.candidates import NO_CLASSES

Tables = dict[str, Counter[str]]
_LONGEST = 160  # characters of an example


def survey(text: str) -> tuple[Tables, dict[tuple[str, str], str]]:
    """Build a document; count what came out under each heading, and keep an example of each."""
    analysis = analyse(read_text(text))
    tables: Tables = {}
    examples: dict[tuple[str, str], str] = {}
    for table, item, example in _items(analysis):
        tables.setdefault(table, Counter())[item] += 1
        examples.setdefault((table, item), example)
    return tables, examples


def _items(analysis: Analysis) -> Iterator[tuple[str, str, str]]:
    extraction, text = analysis.extraction, analysis.extraction.document.text
    entities = {e.key: e for e in extraction.entities}
    for entity in extraction.entities:
        if entity.key != DOCUMENT_KEY and entity.mentions:
            first = entity.mentions[0]
            around = text[max(0, first.span.begin - 60) : first.span.end + 60]
            yield "entities", f"{entity.name} ({entity.cls}, {first.how})", _short(around)
            yield "classes", f"{entity.cls} by {first.how}", _short(around)
    for s in extraction.statements:
        passage = _short(text[s.evidence[0].passage.begin : s.evidence[0].passage.end])
        target = "literal" if isinstance(s.object, Value) else entities[s.object].cls
        if s.property.startswith("open:"):
            yield "open relations", s.property, passage
        else:
            yield "typed", f"{entities[s.subject].cls} {s.property} {target}", passage
            yield "rules", f"{s.rule} = {s.property}", passage
    for reason, candidate in analysis.journal.dropped:
        if reason == NO_CLASSES:
            ends = [analysis.scene.referents.entities(t) for t in (candidate.subject, candidate.object)]
            classes = ["/".join(e.cls for e in end) or "?" for end in ends]
            dropped = f"{classes[0]} {candidate.property} {classes[1]}, by {candidate.rule}"
            yield "dropped for their classes", dropped, _short(candidate.predicate.sent.text)


def _short(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def main() -> None:
    """Print the most frequent items of each table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="where the given data lie")
    parser.add_argument("--limit", type=int, help="only the first N documents")
    parser.add_argument("--most", type=int, default=40, help="items of each table")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    arguments = parser.parse_args()
    with gzip.open(arguments.data / "corpus" / "briefings.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, arguments.limit)]
    total: Tables = {}
    shown: dict[tuple[str, str], str] = {}
    with ProcessPoolExecutor(arguments.workers) as pool:
        for tables, examples in pool.map(survey, texts, chunksize=8):
            for table, counts in tables.items():
                total.setdefault(table, Counter()).update(counts)
            shown = examples | shown
    for table, counts in total.items():
        print(f"\n{table}: {counts.total()}")
        for item, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: arguments.most]:
            print(f"{count:>7}  {item}  | {shown[table, item]}")


if __name__ == "__main__":
    main()
