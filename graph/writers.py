"""Graphs to files: a table of formats, and one function that writes a file whole or not at all."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reportgraph.graph.graphml import graphml
from reportgraph.graph.jsonld import jsonld
from reportgraph.graph.quads import RdfGraph, by_document, graphs, triples
from reportgraph.graph.rdfxml import rdfxml
from reportgraph.graph.turtle import trig, turtle
from reportgraph.ontology.errors import GraphError


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: the suffix of its files, and the function that gives a graph in it, in pieces of text."""

    suffix: str
    pieces: Callable[[RdfGraph], Iterator[str]]


def ntriples(graph: RdfGraph) -> Iterator[str]:
    """Give a graph as N-Triples, sorted."""
    for subject, predicate, value in triples(graph):
        yield f"{subject} {predicate} {value} .\n"


def nquads(graph: RdfGraph) -> Iterator[str]:
    """Give a graph as N-Quads, graph by graph, each sorted, with a named graph for each document."""
    for whole in graphs(graph):
        for name, found in by_document(whole):
            end = f" {name} .\n" if name else " .\n"
            for subject, predicate, value in sorted(set(found)):
                yield f"{subject} {predicate} {value}{end}"


WRITERS: dict[str, Writer] = {
    "ttl": Writer(".ttl", turtle),
    "trig": Writer(".trig", trig),
    "nt": Writer(".nt", ntriples),
    "nq": Writer(".nq", nquads),
    "jsonld": Writer(".jsonld", jsonld),
    "rdfxml": Writer(".rdf", rdfxml),
    "graphml": Writer(".graphml", graphml),
}
"""Format -> how to write it. A new format is one function and one line here."""


def write(graph: RdfGraph, path: Path | str, format: str) -> None:
    """Write a graph into a file: whole or not at all, the same bytes for the same graph.

    Args:
        graph: An rdflib Graph or Dataset, a pyoxigraph Store, or an iterable of pyoxigraph's quads or triples.
        path: The file; one that is there already is replaced in the end.
        format: One of `WRITERS`.

    Raises:
        GraphError: The format is not known, the graph can't be written in it, or the file can't be written.

    """
    if format not in WRITERS:
        raise GraphError(f"There is no format {format!r}; there are {', '.join(WRITERS)}.")
    write_whole(path, (piece.encode() for piece in WRITERS[format].pieces(graph)))


def write_whole(path: Path | str, content: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all: into a new file beside it, which then takes its place.

    The folder is made where it does not exist.

    Raises:
        GraphError: The file can't be written.

    """
    path = Path(path)
    own = f"{os.getpid()}-{threading.get_ident()}"  # of several who write the same file, each has one of its own
    unfinished = path.with_name(f".{path.name[:20]}.{own}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
        unfinished.replace(path)
    except OSError as error:
        raise GraphError(f"Can't write {path}: {error.strerror}; choose another place or name.") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
