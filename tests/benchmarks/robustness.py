"""Builds the graph of every document of a corpus, and counts what must never happen.

    python tests/benchmarks/robustness.py --data DIR [--limit N] [--shapes-every N] [--workers N]

A crash is any exception but the errors that tell a user what to mend, and a build that takes longer than five minutes
(told on systems with alarms, POSIX). A quote mismatch is a claim without a passage, or
with one whose offsets do not give back its quote from the kept text. SHACL is slow: only every Nth graph is validated
(1: all, 0: none). A worker that dies (a stack overflow, no memory) ends the run with an error that says so.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from rdflib import RDF, Graph, URIRef
from rdflib.term import Node
from reportgraph.graph import build
from reportgraph.ontology.errors import ReportgraphError
from reportgraph.ontology.terms import NIF, RG

_LONGEST = 300  # seconds of a build
DERIVED = URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")


@dataclass(slots=True)
class Tally:
    """What a number of documents came to."""

    documents: int = 0
    words: int = 0
    claims: int = 0
    validated: int = 0
    seconds: float = 0.0
    refused: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    invalid: list[str] = field(default_factory=list)
    mismatches: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add what another came to."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def measure(corpus: Path, *, limit: int | None = None, shapes_every: int = 10, workers: int = 1) -> Tally:
    """Build every document and check its graph; the seconds are those of building alone, summed over workers."""
    total = Tally()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        documents = islice(enumerate(_documents(corpus)), limit)
        for tally in pool.map(partial(_check, shapes_every=shapes_every), documents, chunksize=8):
            total.add(tally)
    return total


def _documents(corpus: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["id"], record["text"]


def _check(numbered: tuple[int, tuple[str, str]], *, shapes_every: int) -> Tally:
    number, (name, text) = numbered
    tally = Tally(documents=1, words=len(text.split()))
    started = time.perf_counter()
    try:
        graph = _in_time(lambda: build(text=text).graph)
    except ReportgraphError as error:
        tally.refused.append(f"{name}: {error}")
        return tally
    except Exception:  # what must not happen, counted
        tally.crashes.append(f"{name}: {traceback.format_exc(limit=-2)}")
        return tally
    tally.seconds = time.perf_counter() - started
    claims = list(graph.subjects(RDF.type, RG.Claim))
    tally.claims = len(claims)
    tally.mismatches += [f"{name}: {claim}" for claim in claims if not _is_grounded(graph, claim)]
    if shapes_every and number % shapes_every == 0:
        from reportgraph.graph.validate import validate

        tally.validated = 1
        report = validate(graph)
        if not report.conforms:
            tally.invalid.append(f"{name}: {report.violations[0]}")
    return tally


def _in_time(work: Callable[[], Graph]) -> Graph:
    """Do it; one that does not end is stopped with an error."""
    if not hasattr(signal, "SIGALRM"):
        return work()
    signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(_LONGEST)
    try:
        return work()
    finally:
        signal.alarm(0)


def _give_up(*_: object) -> None:
    raise TimeoutError(f"no end after {_LONGEST} seconds")


def _is_grounded(graph: Graph, claim: Node) -> bool:
    passages = list(graph.objects(claim, DERIVED))
    return bool(passages) and all(_quotes(graph, passage) for passage in passages)


def _quotes(graph: Graph, passage: Node) -> bool:
    text = graph.value(graph.value(passage, NIF.referenceContext), NIF.isString)
    begin, end = (int(str(graph.value(passage, offset))) for offset in (NIF.beginIndex, NIF.endIndex))
    quote = str(graph.value(passage, NIF.anchorOf))
    return bool(quote.strip()) and str(text)[begin:end] == quote


def main() -> None:
    """Print what was counted, and the first of each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="where the given data lie")
    parser.add_argument("--limit", type=int, help="only the first N documents")
    parser.add_argument("--shapes-every", type=int, default=10, metavar="N", help="validate every Nth graph, 0: none")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    arguments = parser.parse_args()
    tally = measure(
        arguments.data / "corpus" / "briefings.jsonl.gz",
        limit=arguments.limit,
        shapes_every=arguments.shapes_every,
        workers=arguments.workers,
    )
    rate = tally.words / tally.seconds if tally.seconds else 0
    print(f"{tally.documents} documents, {tally.words} words, {tally.claims} claims, {rate:.0f} words a second")
    for kind, found in (
        ("refused", tally.refused),
        ("crashes", tally.crashes),
        (f"SHACL failures in {tally.validated} graphs", tally.invalid),
        ("quote mismatches", tally.mismatches),
    ):
        print(f"{kind}: {len(found)}")
        for line in found[:5]:
            print(f"  {line}")


if __name__ == "__main__":
    main()
