"""Answers in every format: tables for people, SPARQL's results for programs, graphs through our writers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from pyoxigraph import BlankNode, Literal, QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Triple, serialize
from reportgraph.graph.prefixes import PREFIXES, Names
from reportgraph.graph.query import Answer, QueryError, answering
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


def formats_of(answer: Answer) -> dict[str, Format]:
    """Return the formats that an answer can be given in."""
    return GRAPHS if isinstance(answer, QueryTriples) else RESULTS


def write_answer(answer: Answer, format: str, out: BinaryIO) -> None:
    """Write an answer in a format of `RESULTS` or `GRAPHS`; rows are written as they are found.

    Raises:
        QueryError: The format is not one for this kind of answer, or the query can't be answered.

    """
    allowed = formats_of(answer)
    if format not in allowed:
        kind = "triples" if isinstance(answer, QueryTriples) else "rows"
        raise QueryError(f"The answer is {kind}, which {format} can't hold; choose {', '.join(allowed)}.")
    with answering():
        if isinstance(answer, QueryTriples):
            write_triples(answer, format, out)
        elif isinstance(answer, QueryBoolean) and format in ("csv", "tsv"):
            out.write(b"true\n" if answer else b"false\n")
        else:
            answer.serialize(out, format=allowed[format].results)


def write_triples(triples: Iterable[Triple], format: str, out: BinaryIO) -> None:
    """Write triples in a format of `GRAPHS`: by our writers, unless there are blank nodes among them."""
    found = list(triples)
    if any(isinstance(node, BlankNode) for triple in found for node in (triple.subject, triple.object)):
        serialize(found, out, format=GRAPHS[format].rdf, prefixes=PREFIXES)
        return
    for piece in WRITERS[format].pieces(found):
        out.write(piece.encode())


def table(answer: Answer, names: Names) -> tuple[list[str], list[list[str]]]:
    """Return the names of the columns and the rows of an answer as text for people; IRIs are shortened.

    Raises:
        QueryError: The query can't be answered.

    """
    if isinstance(answer, QueryBoolean):
        return ["answer"], [["yes" if answer else "no"]]
    with answering():
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
    text = node.value if isinstance(node, Literal) else names[str(node)] if str(node)[:1] == "<" else str(node)
    return "".join(character if character.isprintable() else " " for character in text)
