"""Answers in every format: tables for people, SPARQL's results for programs, graphs through our writers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Triple, serialize
from reportgraph.graph.prefixes import PREFIXES, Names
from reportgraph.graph.query import Answer, QueryError
from reportgraph.graph.writers import WRITERS


@dataclass(frozen=True, slots=True)
class Format:
    """A format of answers: its media type, and how the libraries call it."""

    media_type: str
    results: QueryResultsFormat | None = None  # of SELECT and ASK
    rdf: RdfFormat | None = None  # of CONSTRUCT and DESCRIBE


RESULTS: dict[str, Format] = {
    "json": Format("application/sparql-results+json", results=QueryResultsFormat.JSON),
    "xml": Format("application/sparql-results+xml", results=QueryResultsFormat.XML),
    "csv": Format("text/csv", results=QueryResultsFormat.CSV),
    "tsv": Format("text/tab-separated-values", results=QueryResultsFormat.TSV),
}
"""Formats of rows, and of true or false."""

GRAPHS: dict[str, Format] = {
    "ttl": Format("text/turtle", rdf=RdfFormat.TURTLE),
    "nt": Format("application/n-triples", rdf=RdfFormat.N_TRIPLES),
    "jsonld": Format("application/ld+json", rdf=RdfFormat.JSON_LD),
    "rdfxml": Format("application/rdf+xml", rdf=RdfFormat.RDF_XML),
}
"""Formats of triples."""

TABLE = "table"
FORMATS = (TABLE, *RESULTS, *GRAPHS)
_WRITTEN = 1 << 16  # bytes in a piece


def formats_of(answer: Answer) -> dict[str, Format]:
    """Return the formats that an answer can be given in."""
    return GRAPHS if isinstance(answer, QueryTriples) else RESULTS


def encode(answer: Answer, format: str) -> Iterator[bytes]:
    """Give an answer in a format of `RESULTS` or `GRAPHS`, in pieces.

    Raises:
        QueryError: The format is not one for this kind of answer.

    """
    allowed = formats_of(answer)
    if format not in allowed:
        kind = "triples" if isinstance(answer, QueryTriples) else "rows"
        raise QueryError(f"The answer is {kind}, which {format} can't hold; choose {', '.join(allowed)}.")
    if isinstance(answer, QueryTriples):
        yield from encode_triples(answer, format)
    elif isinstance(answer, QueryBoolean) and format in ("csv", "tsv"):
        yield b"true\n" if answer else b"false\n"
    else:
        yield answer.serialize(format=allowed[format].results) or b""


def encode_triples(triples: Iterable[Triple], format: str) -> Iterator[bytes]:
    """Give triples in a format of `GRAPHS`, in pieces: by our writers, unless there are blank nodes among them."""
    found = list(triples)
    if any(isinstance(node, BlankNode) for triple in found for node in (triple.subject, triple.object)):
        yield serialize(found, format=GRAPHS[format].rdf, prefixes=PREFIXES) or b""
        return
    piece = io.StringIO()
    for text in WRITERS[format].pieces(found):
        piece.write(text)
        if piece.tell() > _WRITTEN:
            yield piece.getvalue().encode()
            piece = io.StringIO()
    yield piece.getvalue().encode()


def table(answer: Answer, names: Names) -> tuple[list[str], list[list[str]]]:
    """Return the names of the columns and the rows of an answer as text for people; IRIs are shortened."""
    if isinstance(answer, QueryBoolean):
        return ["answer"], [["yes" if answer else "no"]]
    if isinstance(answer, QueryTriples):
        return ["subject", "property", "object"], [
            [cell(node, names) for node in (triple.subject, triple.predicate, triple.object)] for triple in answer
        ]
    columns = [variable.value for variable in answer.variables]
    return columns, [[cell(row[column], names) for column in columns] for row in answer]


def cell(node: object, names: Names) -> str:
    """Return a term as text for people; what would steer a terminal is left out."""
    if node is None:
        return ""
    text = node.value if isinstance(node, Literal) else str(names[str(node)]) if str(node)[:1] == "<" else str(node)
    return "".join(character if character.isprintable() else " " for character in text)
