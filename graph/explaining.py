"""What a query is understood as, and how many triples each of its patterns finds: why an answer is empty or slow."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import QuerySolutions, Store
from pyparsing.exceptions import ParseException
from rdflib import Graph
from rdflib.namespace import NamespaceManager
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node, Variable
from reportgraph.graph.prefixes import PREFIXES
from reportgraph.graph.query import ask

_HIDDEN = frozenset(("_vars", "lazy", "datasetClause"))


def explain(store: Store, query: str) -> Iterator[str]:
    """Give the lines of the plan of a query: its algebra, and beside each pattern how many triples match it alone.

    Raises:
        QueryError: The query is wrong.

    """
    ask(store, query)  # says what is wrong in its own way
    try:
        algebra = prepareQuery(query, initNs=PREFIXES).algebra
    except (ParseException, SyntaxError, RecursionError) as error:
        yield f"The query is right, and the library that explains queries can't read it: {error}"
        return
    yield from _lines(algebra, store, 0)


def _lines(node: object, store: Store, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(node, CompValue):
        if node.name == "BGP":
            yield f"{indent}patterns"
            for triple in node.triples:
                yield f"{indent}  {_pattern(triple)}  # {_count(store, triple):,}"
            return
        yield f"{indent}{_name(node)}"
        for key, value in node.items():
            if key not in _HIDDEN and _has_patterns(value):
                yield from _lines(value, store, depth + 1)
    elif isinstance(node, list | tuple):
        for part in node:
            if _has_patterns(part):
                yield from _lines(part, store, depth)


def _name(node: CompValue) -> str:
    variables = node.get("PV")
    shown = f" {' '.join(f'?{variable}' for variable in variables)}" if variables else ""
    return f"{node.name}{shown}"


def _has_patterns(value: object) -> bool:
    if isinstance(value, CompValue):
        return value.name == "BGP" or any(_has_patterns(part) for part in value.values())
    return isinstance(value, list | tuple) and any(_has_patterns(part) for part in value)


def _pattern(triple: tuple[Node, Node, Node]) -> str:
    return " ".join(_short(node) for node in triple)


def _short(node: Node) -> str:
    return node.n3(_names())


@cache
def _names() -> NamespaceManager:
    names = Graph(bind_namespaces="none").namespace_manager
    for prefix, namespace in PREFIXES.items():
        names.bind(prefix, namespace)
    return names


def _count(store: Store, triple: tuple[Node, Node, Node]) -> int:
    answer = ask(store, f"SELECT (COUNT(*) AS ?n) {{ {' '.join(_term(node) for node in triple)} }}")
    assert isinstance(answer, QuerySolutions)
    return int(next(answer)["n"].value)


def _term(node: Node) -> str:
    return f"?{node}" if isinstance(node, Variable) else _short(node)
