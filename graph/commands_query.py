"""`reportgraph query` and `reportgraph questions`: graphs asked in SPARQL, or by the name of a question."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pyoxigraph import Store
    from reportgraph.graph.query import Answer
    from reportgraph.graph.questions import Question

_VALUE = re.compile(r"(?P<name>[a-z_]+)=(?P<value>.*)", re.DOTALL)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PIPE_WIDTH = 160  # characters in a line of a table that goes into a pipe


@click.command(
    short_help="Ask graphs in SPARQL, or a question by its name.",
    epilog="""\b
Examples:
  reportgraph query output/report.ttl who-endorsed-what
  reportgraph query output/report.ttl who-says-so about=railway --format csv
  reportgraph query output/*.ttl -q 'SELECT ?who ?what { ?who rg:signed ?what }'
  reportgraph query output/report.ttl -f question.rq --explain
  reportgraph query output/report.ttl -q 'CONSTRUCT WHERE { ?who rg:signed ?what }' --format ttl
  reportgraph questions
""",
)
@click.argument("arguments", metavar="GRAPH... [QUESTION [PARAMETER=VALUE]...]", nargs=-1, required=True)
@click.option("-q", "--query", "text", metavar="SPARQL", help="The query.")
@click.option("-f", "--file", type=click.Path(path_type=Path), help="A file with the query, or - for standard input.")
@click.option(
    "--format",
    "format_name",
    metavar="FORMAT",
    help="table, csv, tsv, json or xml for rows; ttl, nt, jsonld or rdfxml for triples.  "
    "[default: table on a terminal; csv or ttl in a pipe]",
)
@click.option("--explain", "explained", is_flag=True, help="Show how the query is read and what each pattern finds.")
@click.option(
    "--ontology", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of another domain pack."
)
def query(
    arguments: tuple[str, ...],
    text: str | None,
    file: Path | None,
    *,
    format_name: str | None,
    explained: bool,
    ontology: Path | None,
) -> None:
    """Ask graphs a question: in SPARQL, or by the name of a question that is known.

    A GRAPH is a file in Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML or N3, or a database of Oxigraph's.
    The prefixes rg:, rdf:, rdfs:, nif:, prov:, skos:, dcterms:, xsd: and more need no declaration.
    """
    from reportgraph.graph.answers import FORMATS
    from reportgraph.graph.query import ask
    from reportgraph.graph.store import open_store

    graphs, name, values = _sorted_out(arguments)
    if format_name is not None and format_name not in FORMATS:
        raise click.UsageError(f"There is no format {format_name!r}; there are {', '.join(FORMATS)}.")
    sparql = _query(text, file, name=name, values=values, ontology=ontology)
    store = open_store(graphs)
    if explained:
        _explain(store, sparql)
        return
    answer = ask(store, sparql)
    _show(answer, format_name, store)


@click.command(
    short_help="List the questions, or print the query of one.",
    epilog="""\b
Examples:
  reportgraph questions
  reportgraph questions who-endorsed-what
""",
)
@click.argument("name", required=False)
@click.option(
    "--ontology", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of another domain pack."
)
def questions(name: str | None, ontology: Path | None) -> None:
    """List the questions that are known, or print the query of the one that is NAMED."""
    from reportgraph.graph.questions import find_question, load_questions

    if name is not None:
        click.echo(find_question(name, ontology).query, nl=False)
        return
    for question in load_questions(ontology).values():
        click.echo(f"{question.name}: {question.text}")
        _tell_parameters(question)


def _tell_parameters(question: Question) -> None:
    for parameter in question.parameters:
        needed = " (required)" if parameter.required else ""
        click.echo(f"    {parameter.name}={needed} {parameter.meaning}")


def _sorted_out(arguments: tuple[str, ...]) -> tuple[list[str], str | None, dict[str, str]]:
    """Tell graphs, the name of a question and values of its parameters apart; what is a file is a graph."""
    graphs: list[str] = []
    names: list[str] = []
    values: dict[str, str] = {}
    for argument in arguments:
        found = _VALUE.fullmatch(argument)
        if Path(argument).exists():
            graphs.append(argument)
        elif found:
            values[found["name"]] = found["value"]
        elif _NAME.fullmatch(argument):
            names.append(argument)
        else:
            graphs.append(argument)
    if not graphs:
        raise click.UsageError("Name a graph: reportgraph query GRAPH... QUESTION, or -q SPARQL.")
    if len(names) > 1:
        raise click.UsageError(f"{names[0]} and {names[1]} are no files; name the graphs, and one question at a time.")
    return graphs, names[0] if names else None, values


def _query(
    text: str | None, file: Path | None, *, name: str | None, values: dict[str, str], ontology: Path | None
) -> str:
    from reportgraph.graph.questions import find_question

    given = [what for what in (text, file, name) if what is not None]
    if len(given) != 1:
        raise click.UsageError(
            "Ask one thing: -q SPARQL, -f FILE or the name of a question; `reportgraph questions` lists these."
        )
    if name is not None:
        return find_question(name, ontology).with_values(values).query
    if values:
        raise click.UsageError(f"{next(iter(values))}= is for a question by name; write the value into the query.")
    return _from_file(file) if file is not None else text or ""


def _from_file(file: Path) -> str:
    from reportgraph.graph.query import QueryError

    try:
        with click.open_file(str(file), encoding="utf-8-sig") as stream:
            return str(stream.read())
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise QueryError(f"Can't read the query {file}: {reason}; check its name, and that it is UTF-8.") from error


def _show(answer: Answer, format_name: str | None, store: Store) -> None:
    from pyoxigraph import QueryTriples
    from reportgraph.graph.answers import TABLE, write_answer

    if format_name is None:
        piped = "ttl" if isinstance(answer, QueryTriples) else "csv"
        format_name = TABLE if sys.stdout.isatty() else piped
    if format_name == TABLE:
        _print_table(answer, store)
        return
    write_answer(answer, format_name, sys.stdout.buffer)
    if format_name in ("json", "xml"):  # which end without a line end, and a terminal's next prompt would follow
        sys.stdout.buffer.write(b"\n")


def _print_table(answer: Answer, store: Store) -> None:
    from reportgraph.graph.answers import table
    from reportgraph.graph.prefixes import Names
    from reportgraph.graph.store import document_names
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    columns, rows = table(answer, Names(document_names(store)))
    shown = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        shown.add_column(Text(column), overflow="fold")
    for row in rows:
        shown.add_row(*map(Text, row))  # as text: what stands in square brackets is no markup here
    console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH)
    console.print(shown)
    click.echo(f"{len(rows)} row{'s' * (len(rows) != 1)}", err=True)


def _explain(store: Store, sparql: str) -> None:
    from pyoxigraph import QueryBoolean
    from reportgraph.graph.explaining import explain
    from reportgraph.graph.query import answering, ask

    for line in explain(store, sparql):
        click.echo(line)
    started = time.perf_counter()
    answer = ask(store, sparql)
    with answering():
        results = 1 if isinstance(answer, QueryBoolean) else sum(1 for _ in answer)
    took = time.perf_counter() - started
    click.echo(f"# {results:,} result{'s' * (results != 1)} from {len(store):,} triples in {took * 1000:.1f} ms")
