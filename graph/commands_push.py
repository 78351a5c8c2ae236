"""`reportgraph push`: graphs into a running triple store."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(
    short_help="Load graphs into a running store, and count them.",
    epilog="""\b
Examples:
  reportgraph push output/report.ttl --to http://localhost:7878/store
  REPORTGRAPH_USER=dba REPORTGRAPH_PASSWORD=... REPORTGRAPH_AUTH=digest \\
    reportgraph push output/*.ttl --to http://localhost:8890/sparql-graph-crud-auth --replace
  reportgraph push output/*.ttl --to https://example.org/update --protocol update --query-url https://example.org/sparql

\b
Authentication comes from the environment, so that no password is in a list of processes:
  REPORTGRAPH_TOKEN, or REPORTGRAPH_USER and REPORTGRAPH_PASSWORD; REPORTGRAPH_AUTH is basic (the default) or digest.
""",
)
@click.argument("graphs", metavar="GRAPH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", "url", required=True, metavar="URL", help="The store's endpoint for graphs, or for updates.")
@click.option(
    "--protocol",
    type=click.Choice(["graph-store", "update"]),
    default="graph-store",
    show_default=True,
    help="Graph Store Protocol, or SPARQL Update where a store has only that.",
)
@click.option("--graph", metavar="IRI", help="One graph for all.  [default: each document's own, <document>#graph]")
@click.option("--replace", is_flag=True, help="Empty these graphs in the store first; else it is added to them.")
@click.option("--query-url", metavar="URL", help="Where the store takes queries, to count what arrived.")
def push(
    graphs: tuple[Path, ...],
    url: str,
    protocol: str,
    graph: str | None,
    *,
    replace: bool,
    query_url: str | None,
) -> None:
    """Load graphs into a running store, and check that all of it arrived."""
    from reportgraph.graph.push import PushOptions, credentials, in_the_clear
    from reportgraph.graph.push import push as push_graph
    from reportgraph.graph.store import open_store

    auth = credentials()
    if auth is not None and in_the_clear(url):
        click.echo(f"Warning: {url} is not encrypted; others on the way can read the password.", err=True)
    store = open_store(graphs)
    if not len(store):
        raise click.ClickException(f"{', '.join(map(str, graphs))}: no triples, so nothing is pushed; check the names.")
    options = PushOptions(protocol=protocol, graph=graph, replace=replace, query_url=query_url)
    with click.progressbar(length=len(store), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        pushed = push_graph(store, url, options=options, auth=auth, progress=bar.update)
    for each in pushed:
        checked = "not counted; give --query-url" if each.there is None else f"{each.there:,} are there now"
        click.echo(f"{each.graph or 'default graph'}: {each.sent:,} triples sent, {checked}")
