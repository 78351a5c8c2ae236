"""`reportgraph view`: a graph as a page that a person opens."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click


@click.command(
    short_help="Make a page to read, search and follow a graph in.",
    epilog="""\b
Examples:
  reportgraph view output/report.ttl
  reportgraph view output/report.ttl -o pages/report.html --open
  reportgraph view somebody-elses.nt
""",
)
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The page.  [default: beside the graph]"
)
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
def view(graph: Path, output: Path | None, opened: bool) -> None:
    """Make a page in which a person reads, searches and follows a graph, with no network.

    GRAPH is a file in Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML or N3: a graph of ours, which has
    statements with the words that say them, or any other, which has labels, types and links.
    """
    from reportgraph.graph.reading import load
    from reportgraph.graph.view import page
    from reportgraph.graph.writers import write_whole

    contents = load(graph)
    target = output or graph.with_suffix(".html")
    write_whole(target, page(contents).encode())
    things, claims = len(contents.things), len(contents.claims)
    click.echo(f"{target}: {things} {'entity' if things == 1 else 'entities'}, {claims} statement{'s' * (claims != 1)}")
    if opened:
        webbrowser.open(target.resolve().as_uri())
