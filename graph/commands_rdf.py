"""`reportgraph validate` and `reportgraph diff`: is a graph right, and what do two say differently."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(
    short_help="Check graphs against SHACL shapes.",
    epilog="""\b
Examples:
  reportgraph validate output/report.ttl
  reportgraph validate graphs/*.ttl --shapes my-shapes.ttl
""",
)
@click.argument("graphs", metavar="GRAPH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--shapes", type=click.Path(dir_okay=False, path_type=Path), help="SHACL shapes instead of our own.")
@click.option("-q", "--quiet", is_flag=True, help="Print only what is wrong.")
def validate(graphs: tuple[Path, ...], shapes: Path | None, quiet: bool) -> None:
    """Check graphs against SHACL shapes; the exit code is 1 if one breaks them.

    The shapes that come with reportgraph say what every graph of it keeps to: each claim has one subject,
    predicate, object, modality and speaker, and passages whose words stand in the text where they say. What
    `build --infer` adds is said by no claim, and is not checked against them.
    """
    from reportgraph.graph.escaping import visible
    from reportgraph.graph.files import read_quads
    from reportgraph.graph.infer import is_inferred
    from reportgraph.graph.quads import rdflib_of_quads
    from reportgraph.graph.validate import validate as check

    failed = 0
    for path in graphs:
        quads = [quad for quad in read_quads(path) if shapes is not None or not is_inferred(path, quad)]
        report = check(rdflib_of_quads(quads), shapes)
        failed += not report.conforms
        if report.violations or not quiet:
            click.echo(
                visible(f"{path}: {report}{'' if report.claims or report.violations else ' It holds no claims.'}")
            )
    if failed:
        sys.exit(1)


@click.command(
    short_help="Tell what two graphs say differently.",
    epilog="""\b
Examples:
  reportgraph diff old/report.ttl new/report.ttl
  reportgraph diff old/report.ttl new/report.ttl --patch > changes.rdfp
""",
)
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option("--patch", is_flag=True, help="Print the triples as an RDF patch, for machines.")
def diff(before: Path, after: Path, patch: bool) -> None:
    """Tell what two graphs say differently: claims first, then figures, entities and triples.

    Lines with - are only in BEFORE, with + only in AFTER, with ~ in both and changed.
    """
    from reportgraph.graph.diff import diff as compare
    from reportgraph.graph.escaping import visible
    from reportgraph.graph.files import read_quads

    found = compare(read_quads(before), read_quads(after))
    click.echo(found.patch() if patch else visible(str(found)), nl=not patch)
