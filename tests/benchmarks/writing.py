"""How long each format takes to write, in seconds, on graphs of some sizes.

    python tests/benchmarks/writing.py [--triples N ...] [--format NAME ...]

Graphs are of our vocabulary, made up, with fourteen triples of claims and passages for each entity. A table comes out:
seconds and megabytes for each format, from an rdflib graph, and for Turtle from an Oxigraph store too. One run each.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import pyoxigraph
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import PROV
from reportgraph.graph.infer import infer
from reportgraph.graph.writers import WRITERS, write
from reportgraph.ontology.terms import NIF, RG

BASE = "https://w3id.org/reportgraph/id/"
DOCUMENT = URIRef(f"{BASE}made-up-00000000")


def made_up(size: int) -> Graph:
    """Return a graph of about so many triples: entities, claims between them, and their passages."""
    graph = Graph()
    graph.add((DOCUMENT, RDF.type, RG.Document))
    graph.add((DOCUMENT, NIF.isString, Literal("So it was said. " * 100, lang="en")))
    claims = max(size // 17, 1)
    entities = [URIRef(f"{DOCUMENT}/entity-{number}") for number in range(claims // 3 + 2)]
    for number, entity in enumerate(entities):
        graph.add((entity, RDF.type, RG.Actor))
        graph.add((entity, RDF.type, RG.Institution))
        graph.add((entity, RDFS.label, Literal(f"Institution number {number}", lang="en")))
        graph.add((entity, RG.mentionedIn, DOCUMENT))
    for number in range(claims):
        _claim(graph, number, entities)
    return graph


def _claim(graph: Graph, number: int, entities: list[URIRef]) -> None:
    subject, value = entities[number % len(entities)], entities[(number * 7 + 1) % len(entities)]
    claim, begin = URIRef(f"{BASE}claim/{number:016x}"), number * 60
    passage = URIRef(f"{DOCUMENT}#char={begin},{begin + 50}")
    graph.add((subject, RG.cooperatesWith, value))
    for predicate, node in (
        (RDF.type, RG.Claim),
        (RDF.type, RDF.Statement),
        (RDF.subject, subject),
        (RDF.predicate, RG.cooperatesWith),
        (RDF.object, value),
        (RG.modality, RG.asserted),
        (RG.speaker, DOCUMENT),
        (RG.confidence, Literal(f"0.{number % 89 + 10}1", datatype=XSD.decimal, normalize=False)),
        (RG.subjectSpan, Literal(f"{begin},{begin + 12}")),
        (PROV.wasDerivedFrom, passage),
    ):
        graph.add((claim, predicate, node))
    for predicate, node in (
        (RDF.type, RG.Passage),
        (NIF.referenceContext, DOCUMENT),
        (NIF.beginIndex, Literal(begin)),
        (NIF.endIndex, Literal(begin + 50)),
        (NIF.anchorOf, Literal(f'Institution number {number} says that "it" cooperates.', lang="en")),
    ):
        graph.add((passage, predicate, node))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, nargs="+", default=[5_000, 100_000, 1_000_000])
    parser.add_argument("--format", nargs="+", choices=list(WRITERS), default=["ttl", "trig", "nt", "nq", "jsonld"])
    options = parser.parse_args()
    print("| triples | what | seconds | megabytes |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for size in options.triples:
            graph = made_up(size)
            for name in options.format:
                _row(graph, len(graph), name, Path(folder) / f"a.{name}")
            store = pyoxigraph.Store()
            store.bulk_extend(pyoxigraph.parse(path=Path(folder) / f"a.{options.format[0]}"))
            _row(store, len(graph), "ttl", Path(folder) / "store.ttl", what="ttl, from a store")
            started = time.perf_counter()
            found = infer(graph)
            print(
                f"| {len(graph):,} | infer ({len(found):,} new) | {time.perf_counter() - started:.2f} | |", flush=True
            )


def _row(graph: Graph | pyoxigraph.Store, size: int, name: str, path: Path, *, what: str = "") -> None:
    started = time.perf_counter()
    write(graph, path, name)
    seconds = time.perf_counter() - started
    print(f"| {size:,} | {what or name} | {seconds:.3f} | {path.stat().st_size / 1e6:.1f} |", flush=True)


if __name__ == "__main__":
    main()
