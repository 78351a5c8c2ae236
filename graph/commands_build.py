"""`reportgraph build`: reports to graphs."""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

if TYPE_CHECKING:
    from reportgraph.graph.building import BuildOptions
    from reportgraph.graph.corrections import Correction
    from reportgraph.graph.summary import Summary

STAGES = 4  # reading, extracting, assembling, writing


class Choices(TypedDict):
    """The options that say how to build, as click hands them on."""

    model: str | None
    ontology: Path | None
    base: str | None
    asserting: str
    no_open_relations: bool
    min_confidence: float
    infer: bool
    timestamp: bool
    corrections: Path | None
    quiet: bool
    verbose: bool


@dataclass(slots=True)
class Run:
    """One call of the command: what to write where, and what came of it; documents pass by and are not kept."""

    folder: Path
    formats: tuple[str, ...]
    options: BuildOptions
    infer: bool
    verbose: bool  # figures of each document
    advance: Callable[[str], None] = lambda stage: None  # told each stage as it begins
    total: Summary | None = None
    lines: list[str] = field(default_factory=list)  # what to tell of each document
    problems: list[str] = field(default_factory=list)
    applied: list[Correction] = field(default_factory=list)
    failed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)  # stage -> time it took
    stage: tuple[str, float] | None = None  # the present one, and since when

    def build(self, source: str, name: str) -> None:
        """Build and write one document; one that can't be read is a problem to tell, and no reason to stop."""
        from reportgraph.extract.reading.read import ReadWarning
        from reportgraph.graph.building import build as build_graph
        from reportgraph.graph.outputs import STDIN
        from reportgraph.ontology.errors import ReadError

        title = name if source == STDIN else None
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", ReadWarning)
            try:
                built = build_graph(source, name=title, options=self.options, progress=self.enter)
            except ReadError as error:
                self.problems.append(f"Error: {error}")
                self.failed += 1
                return
            finally:
                self.leave()
                self.problems += [f"Warning: {warning.message}" for warning in caught]
        self.applied += built.corrections
        self.enter("writing")
        paths = built.write(self.folder, self.formats, name=name, infer=self.infer)
        self.leave()
        self.total = built.summary if self.total is None else self.total + built.summary
        self.lines.append(f"{source}: {', '.join(map(str, paths))}")
        if self.verbose:
            self.lines += (f"  {line}" for line in built.summary.lines())

    def enter(self, stage: str) -> None:
        """Note that a stage begins, and the one before it ends."""
        self.leave()
        self.stage = (stage, time.perf_counter())
        self.advance(stage)

    def leave(self) -> None:
        """Note that the present stage ends."""
        if self.stage is not None:
            stage, since = self.stage
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - since
            self.stage = None


@click.command(
    epilog="""\b
Examples:
  reportgraph build report.txt
      writes output/report.ttl and output/report.html
  reportgraph build paper.pdf page.html notes.docx -o graphs/ --format ttl --format jsonld
  reportgraph build https://example.org/statement.html
  cat report.txt | reportgraph build - --name report
  reportgraph build report.txt --assert document --min-confidence 0.7 --no-open-relations
""",
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default="output",
    show_default=True,
    help="Folder for the graphs.",
)
@click.option(
    "--format",
    "formats",
    metavar="FORMAT",
    multiple=True,
    help="ttl, trig, nt, nq, jsonld, rdfxml, graphml or html; may be repeated.  [default: ttl and html]",
)
@click.option("--name", help="Name of the output files, for a single source.  [default: the source's own]")
@click.option("--model", metavar="PIPELINE", help="An installed spaCy pipeline to parse with.")
@click.option(
    "--ontology", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of another domain pack."
)
@click.option("--base", metavar="IRI", help="What the IRIs of documents and claims start with.")
@click.option(
    "--assert",
    "asserting",
    type=click.Choice(["all", "document"]),
    default="all",
    show_default=True,
    help="Whose assertions become plain triples: everybody's, or those in the document's own voice.",
)
@click.option("--no-open-relations", is_flag=True, help="Leave out relations that the vocabulary does not cover.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="X",
    help="Leave out claims that are less probable, from 0 to 1.",
)
@click.option(
    "--infer",
    is_flag=True,
    help="Also write what the graph implies: in TriG and N-Quads as a graph of its own, else as a second file.",
)
@click.option(
    "--corrections",
    type=click.Path(dir_okay=False, path_type=Path),
    help="TOML file of what a reader mended: claims rejected or added, entities merged, split, renamed, retyped.",
)
@click.option("--timestamp", is_flag=True, help="Write into the graph when it was built; else no clock is read.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but warnings and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Print the figures of each report, and the time of each stage.")
def build(
    sources: tuple[str, ...], folder: Path, formats: tuple[str, ...], name: str | None, **choices: Unpack[Choices]
) -> None:
    """Build a knowledge graph from each report.

    A SOURCE is a file (plain text, Markdown, HTML, PDF or DOCX), a URL, or - for standard input.
    """
    from reportgraph.graph.iris import check_base
    from reportgraph.graph.outputs import (
        DEFAULT_FORMATS,
        check_folder,
        check_formats,
        checked_name,
        distinct,
        output_names,
    )

    started = time.perf_counter()
    formats = formats or DEFAULT_FORMATS
    check_formats(formats)
    check_folder(folder)
    if choices["base"] is not None:
        check_base(choices["base"])
    todo = distinct(sources)
    if name is not None and len(todo) > 1:
        raise click.UsageError(f"--name names the outputs of one source, and there are {len(todo)}; leave it out.")
    names = output_names(todo) if name is None else {todo[0]: checked_name(name)}
    run = Run(folder, formats, _options(choices), infer=choices["infer"], verbose=choices["verbose"] and len(todo) > 1)
    try:
        with _progress(len(todo), hidden=choices["quiet"]) as run.advance:
            for source in todo:
                run.build(source, names[source])
        run.problems += _stale(run)
    finally:
        for problem in run.problems:
            click.echo(problem, err=True)
    if not choices["quiet"]:
        _tell(run, seconds=time.perf_counter() - started, verbose=choices["verbose"])
    if run.failed:
        sys.exit(1)


def _options(choices: Choices) -> BuildOptions:
    from reportgraph.graph.building import BuildOptions

    defaults = BuildOptions()
    return BuildOptions(
        model=choices["model"] or defaults.model,
        ontology=choices["ontology"],
        base=choices["base"] or defaults.base,
        assert_document_only=choices["asserting"] == "document",
        open_relations=not choices["no_open_relations"],
        min_confidence=choices["min_confidence"],
        corrections=choices["corrections"],
        timestamp=datetime.now(UTC).isoformat(timespec="seconds") if choices["timestamp"] else None,
    )


def _stale(run: Run) -> list[str]:
    """Warn of corrections that no document needed any more."""
    if run.options.corrections is None:
        return []
    from reportgraph.graph.corrections import load_corrections, unapplied

    path = run.options.corrections
    return [
        f"Warning: {path}: {correction} applies to nothing any more; what it mends is not there. Mend or remove it."
        for correction in unapplied(load_corrections(path), run.applied)
    ]


@contextmanager
def _progress(documents: int, *, hidden: bool) -> Iterator[Callable[[str], None]]:
    """Give a function that is told each stage as it begins; on a terminal a bar shows how far it is."""
    if hidden or not sys.stderr.isatty():
        yield lambda stage: None
        return
    with click.progressbar(length=documents * STAGES, file=sys.stderr, item_show_func=lambda stage: stage or "") as bar:
        yield lambda stage: bar.update(1, stage)


def _tell(run: Run, *, seconds: float, verbose: bool) -> None:
    """Print what was found, where it was written, and how long it took."""
    if run.total is not None:
        click.echo(f"Found in {run.total.documents} document{'s' * (run.total.documents > 1)}:")
        click.echo(str(run.total))
        click.echo("Written:")
    for line in run.lines:
        click.echo(f"  {line}")
    stages = ", ".join(f"{stage} {took:.2f} s" for stage, took in run.seconds.items()) if verbose else ""
    failed = f"; {run.failed} could not be read" if run.failed else ""
    click.echo(f"Took {seconds:.1f} s{f' ({stages})' if stages else ''}{failed}.")
