"""`reportgraph explain`: why the graph of a report says what it says of a sentence, and where it says nothing."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reportgraph.extract.explain import Explanation, Line


@click.command(
    short_help="Show how sentences were read, and what was dropped.",
    epilog="""\b
Examples:
  reportgraph explain report.txt "signed the charter"
  reportgraph explain report.txt --uncovered
""",
)
@click.argument("report", metavar="REPORT")
@click.argument("words", required=False)
@click.option("--uncovered", is_flag=True, help="List the sentences from which nothing in the graph comes.")
@click.option("--model", metavar="PIPELINE", help="An installed spaCy pipeline to parse with.")
@click.option(
    "--ontology", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of another domain pack."
)
def explain(report: str, words: str | None, uncovered: bool, model: str | None, ontology: Path | None) -> None:
    """Show what was found in the sentences of a REPORT that hold these WORDS, and why the rest was dropped.

    For each: its mentions and what they stand for, its propositions, the statements with the rule that found them and
    what makes them sure or unsure, and the candidates that became none. Without WORDS, every sentence.
    """
    from reportgraph.extract.explain import explain as explained
    from reportgraph.extract.parsing.parse import DEFAULT_MODEL
    from reportgraph.extract.pipeline import ExtractOptions
    from reportgraph.extract.reading.read import ReadWarning, read
    from reportgraph.graph.entity_edits import plain

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ReadWarning)
        document = read(report)
    for warning in caught:
        click.echo(f"Warning: {warning.message}", err=True)
    sentences = explained(document, ExtractOptions(model=model or DEFAULT_MODEL, ontology=ontology))
    if not sentences:
        raise click.ClickException(f"{report} holds no sentence; give a report with at least one.")
    held = [s for s in sentences if words is None or plain(words) in plain(s.text)]
    if not held:
        raise click.ClickException(
            f"No sentence of {report} holds {words!r}; give words as they stand in the text, or leave them out."
        )
    if uncovered:
        bare = [s for s in held if not s.is_covered]
        for sentence in bare:
            click.echo(f"{sentence.span.begin:>7}  {sentence.text}")
        click.echo(f"{len(bare)} of {len(held)} sentences say nothing in the graph.")
        return
    for sentence in held:
        for line in _lines(sentence):
            click.echo(line)


def _lines(sentence: Explanation) -> Iterator[str]:
    yield f"{sentence.text}"
    yield f"  {sentence.kind}, characters {sentence.span.begin} to {sentence.span.end}"
    for title, found in (
        ("mentions", sentence.mentions),
        ("propositions", sentence.propositions),
        ("statements", sentence.statements),
        ("dropped", sentence.dropped),
    ):
        if found:
            yield f"  {title}"
            for line in found:
                yield from _item(line)
    if not sentence.is_covered:
        yield "  Nothing in the graph comes from this sentence."
    yield ""


def _item(line: Line) -> Iterator[str]:
    yield f"    {line.what}"
    yield f"      {line.why}"
    if line.weights:
        yield f"      {', '.join(f'{signal} {weight:+.2f}' for signal, weight in line.weights)}"
