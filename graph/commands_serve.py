"""`reportgraph serve`: graphs on the web, or on this machine."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reportgraph.graph.descriptions import Statistics

_MEBIBYTE = 1 << 20


@click.command(
    short_help="Serve graphs: SPARQL, pages, the view and an editor.",
    epilog="""\b
Examples:
  reportgraph serve output/report.ttl
  reportgraph serve output/*.ttl --port 9000 --seconds 5
  reportgraph serve output/*.ttl --host 0.0.0.0
""",
)
@click.argument("graphs", metavar="GRAPH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; 0.0.0.0 is all.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="0 is any that is free.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A host name that browsers may call it by.")
@click.option("--seconds", default=20.0, show_default=True, type=click.FloatRange(0.1), help="Time for one query.")
@click.option("--memory", default=512, show_default=True, type=click.IntRange(32), help="Megabytes for one query.")
@click.option("--result", default=32, show_default=True, type=click.IntRange(1), help="Megabytes of one answer.")
@click.option("--running", default=4, show_default=True, type=click.IntRange(1), help="Queries at a time.")
@click.option(
    "--ontology", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of another domain pack."
)
def serve(
    graphs: tuple[Path, ...],
    host: str,
    port: int,
    names: tuple[str, ...],
    *,
    seconds: float,
    memory: int,
    result: int,
    running: int,
    ontology: Path | None,
) -> None:
    """Serve graphs: SPARQL for programs; pages, the view and a query editor for people.

    Only reads, fetches nothing, and each query runs in a process of its own with limits. Ctrl-C stops it.
    """
    from reportgraph.graph.limits import Limits, isolated
    from reportgraph.graph.serve import ServeOptions, serve

    limits = Limits(seconds=seconds, memory=memory * _MEBIBYTE, result=result * _MEBIBYTE, running=running)
    if not isolated():
        click.echo("Warning: this system can't limit the time and memory of a query; serve no strangers.", err=True)
    with suppress(KeyboardInterrupt):  # the usual way to stop it, which is in order
        serve(graphs, ServeOptions(host=host, port=port, limits=limits, names=names, ontology=ontology), ready=_tell)


def _tell(url: str, statistics: Statistics) -> None:
    click.echo(f"Serving {statistics.triples:,} triples at {url} (Ctrl-C stops).")
