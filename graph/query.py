"""SPARQL over graphs: one function that asks, answers in every format, and errors that name the place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import rdflib
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
)
from reportgraph.graph.prefixes import PREFIXES
from reportgraph.graph.quads import Graphs, RdfGraph
from reportgraph.graph.store import open_store
from reportgraph.graph.writers import nquads
from reportgraph.ontology.errors import ReportgraphError

Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples
"""SELECT: an iterator of rows, each by variable; ASK: true or false; CONSTRUCT and DESCRIBE: triples."""

Source: TypeAlias = "RdfGraph | Path | str | Sequence[Path | str]"
"""What can be asked: a graph or store in memory, a graph file, several, or a database's folder."""

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_SOME = ", ".join(_FORMS)
_UPDATES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_POSITION = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_CHARACTERS = re.compile(r"\[[^\]]*(?:\]|$)")  # classes of characters, which tell a reader nothing
_UNDECLARED = re.compile(r"([\w.-]*):[\w.-]*$")
# What may hold a word that is no keyword: comments, IRIs, strings, names and variables; and the keywords themselves.
# Takes time linear in the query, whatever it holds.
_TOKENS = re.compile(
    r"""#[^\n\r]*|<[^<>"{}|^`\\\x00-\x20]*+>|\"{3}(?:[^"\\]|\\.|"(?!""))*+(?:\"{3})?|'{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?"""
    r"""|"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?|[?$]\w+|@[\w-]+|(?<![\w.-])[\w.-]*+:[\w.:%-]*|(?P<word>\w+)""",
    re.DOTALL,
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


_PLAIN: dict[str, Callable[[str], object]] = {
    "integer": int,
    "nonNegativeInteger": int,
    "decimal": float,
    "double": float,
    "boolean": lambda text: text in ("true", "1"),
}


class QueryError(ReportgraphError):
    """A query is wrong; the message has the place and what was expected there."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """Which graphs a query sees, where the protocol and not the query says so; empty: all of them."""

    default: Sequence[str] = ()  # IRIs of the graphs that make up the default graph
    named: Sequence[str] = ()

    def __bool__(self) -> bool:
        """Say whether anything is chosen."""
        return bool(self.default or self.named)


def ask(graph: Source, query: str, *, data_set: DataSet | None = None, base: str | None = None) -> Answer:
    """Ask a SPARQL query of a graph.

    The prefixes of `PREFIXES` need no declaration. Without FROM, a query sees all graphs together.

    Args:
        graph: A graph of rdflib's, a store of pyoxigraph's, a graph file or several. Who asks many queries opens a
            store once, by `store_of`.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE.
        data_set: The graphs that the query sees; wins over its FROM.
        base: What relative IRIs in the query are relative to; without it they are errors.

    Raises:
        QueryError: The query is wrong.
        GraphError: A file can't be read.

    >>> [row["who"].value for row in ask("output/report.ttl", "SELECT ?who { ?who a rg:Person }")]  # doctest: +SKIP

    """
    store = store_of(graph)
    chosen = data_set or DataSet()
    try:
        with answering():
            if chosen:
                return store.query(
                    query,
                    base_iri=base,
                    prefixes=PREFIXES,
                    default_graph=[named_node(name) for name in chosen.default],
                    named_graphs=[named_node(name) for name in chosen.named],
                )
            union = not names_graphs(query)
            return store.query(query, base_iri=base, prefixes=PREFIXES, use_default_graph_as_union=union)
    except SyntaxError as error:
        raise QueryError(explain_error(query, str(error))) from error


@contextmanager
def answering() -> Iterator[None]:
    """Tell what goes wrong as a `QueryError`; much of it is found out only while rows are taken from the answer."""
    try:
        yield
    except BrokenPipeError:  # whoever read the answer has gone, and is told nothing
        raise
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The query can't be answered: {error}.") from error


def store_of(graph: Source) -> Store:
    """Return a store that answers queries; a graph of rdflib's is copied into it.

    Raises:
        GraphError: A file can't be read, or a graph holds what files can't.

    """
    if isinstance(graph, Store):
        return graph
    if isinstance(graph, str | Path):
        return open_store([graph])
    if isinstance(graph, rdflib.Graph | Graphs):
        return _copied(graph)
    found = list(graph)
    paths = [path for path in found if isinstance(path, str | Path)]
    return open_store(paths) if paths else _copied([quad for quad in found if isinstance(quad, Quad | Triple)])


def rows(answer: Answer) -> list[dict[str, object]]:
    """Return the rows of a SELECT as plain values, ready for a data frame.

    Numbers and truth values become Python's, IRIs and all else strings (so that 2024 and 2024-05 can stand in one
    column); what is not bound is None.

    Raises:
        QueryError: The query was no SELECT, or can't be answered.

    """
    if not isinstance(answer, QuerySolutions):
        raise QueryError("Only the answer of a SELECT has rows; this query was of another form.")
    names = [variable.value for variable in answer.variables]
    with answering():
        return [{name: _plain(row[name]) for name in names} for row in answer]


def named_node(iri: str) -> NamedNode:
    """Return an IRI as a node.

    Raises:
        QueryError: It is no absolute IRI.

    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no absolute IRI: {error}.") from error


def names_graphs(query: str) -> bool:
    """Say whether a query has FROM, and so chooses its graphs itself."""
    return "FROM" in keywords(query)


def keywords(query: str) -> list[str]:
    """Return the words of a query that are no names, strings, IRIs or comments, in capitals."""
    query = _CODE_POINT.sub(_code_point, query)
    return [found["word"].upper() for found in _TOKENS.finditer(query) if found["word"]]


def explain_error(query: str, message: str) -> str:
    """Say where a query is wrong and what was expected there, from what the parser says."""
    form = next((word for word in keywords(query) if word not in ("BASE", "PREFIX")), "")
    if form in _UPDATES:
        return f"{form} is an update, and graphs are only asked here; write one of {_SOME}."
    if form not in _FORMS:
        return f"The query is {'empty' if not form else f'no query: it begins with {form}'}; write one of {_SOME}."
    found = _POSITION.match(message)
    if found is None:
        return f"The query is wrong: {message}"
    line, column = int(found["line"]), int(found["column"])
    lines = query.splitlines() or [""]
    text = lines[line - 1] if line <= len(lines) else ""
    place = f"line {line}, column {column}:\n  {text}\n  {_under(text, column)}"
    return f"The query is wrong at {place}\n{_expected(found['expected'], text[: column - 1])}"


def _expected(expected: str, before: str) -> str:
    if "Prefix not found" in expected:
        name = _UNDECLARED.search(before)
        prefix = f"{name[1]}:" if name else "a prefix"
        return f"{prefix} is not declared; known are {', '.join(f'{known}:' for known in PREFIXES)}."
    expected = expected.replace("['0' ..= '9']", "a digit")
    wanted = [part.strip() for part in _CHARACTERS.sub("", expected).replace("\n", " ").split(", ") if part.strip()]
    wanted = [part for part in wanted if part.strip("|' \"\\")]
    if not wanted:
        return "Something else was expected there."
    return f"Expected there: {' or '.join(sorted(set(wanted), key=str.casefold))}."


def _under(text: str, column: int) -> str:
    return "".join("\t" if character == "\t" else " " for character in text[: column - 1]) + "^"


def _code_point(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number <= 0x10FFFF else found[0]


def _plain(value: object) -> object:
    if value is None or not isinstance(value, Literal):
        return None if value is None else getattr(value, "value", str(value))
    convert = _PLAIN.get(value.datatype.value.removeprefix(PREFIXES["xsd"]))
    try:
        return value.value if convert is None else convert(value.value)
    except ValueError:  # its text is not what its datatype says
        return value.value


def _copied(graph: RdfGraph) -> Store:
    store = Store()
    store.load("".join(nquads(graph)).encode(), format=RdfFormat.N_QUADS)
    return store
