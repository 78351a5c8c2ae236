"""From a report to its graph: the one place where reading, extraction, assembly and writing meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Graph
from reportgraph.extract.cycles import rare_collection
from reportgraph.extract.model import Document, Entity, Extraction, Observation, Statement
from reportgraph.extract.parsing.parse import DEFAULT_MODEL, load_model
from reportgraph.extract.pipeline import ExtractOptions, extract
from reportgraph.extract.reading.read import read, read_text
from reportgraph.graph.assemble import assemble
from reportgraph.graph.claims import merged
from reportgraph.graph.correcting import correct
from reportgraph.graph.corrections import Correction, load_corrections
from reportgraph.graph.iris import DEFAULT_BASE, Iris, check_base
from reportgraph.graph.outputs import (
    DEFAULT_FORMATS,
    HTML,
    LONGEST,
    check_folder,
    check_formats,
    checked_name,
    output_names,
)
from reportgraph.graph.provenance import Making, Software, describe, this_program
from reportgraph.graph.summary import Summary
from reportgraph.graph.writers import write, write_whole
from reportgraph.ontology.errors import GraphError
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.slugs import slug

if TYPE_CHECKING:
    from networkx import MultiDiGraph


_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build can be told; the defaults are those of the command line."""

    model: str = DEFAULT_MODEL
    ontology: Path | None = None  # a domain pack's folder, instead of the one that is installed
    base: str = DEFAULT_BASE
    assert_document_only: bool = False  # plain triples only for what the document says in its own voice
    open_relations: bool = True
    min_confidence: float = 0.0
    timestamp: str | None = None  # xsd:dateTime; without one the graph names no time
    corrections: Path | None = None  # a file of what a reader mended

    def __post_init__(self) -> None:
        for name in ("ontology", "corrections"):
            if isinstance(path := getattr(self, name), str):  # as people write paths
                object.__setattr__(self, name, Path(path))

    def recorded(self) -> dict[str, str]:
        """Return the options as the provenance shows them: all that changes the graph."""
        return {
            "assert": "document" if self.assert_document_only else "all",
            "min-confidence": str(self.min_confidence),
            "ontology": "default" if self.ontology is None else self.ontology.resolve().name,
            "open-relations": "yes" if self.open_relations else "no",
        }


@dataclass(frozen=True)
class Built:
    """A report's graph, and what it was made from."""

    extraction: Extraction = field(repr=False)
    graph: Graph = field(repr=False)
    options: BuildOptions
    corrections: tuple[Correction, ...] = ()  # those that changed something

    @property
    def document(self) -> Document:
        """The report as it was read."""
        return self.extraction.document

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the report says, one for each claim of the graph, in the order of the text."""
        return self.extraction.statements

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The figures that the report gives."""
        return self.extraction.observations

    @property
    def entities(self) -> tuple[Entity, ...]:
        """What the report names."""
        return self.extraction.entities

    @property
    def left_out(self) -> dict[str, int]:
        """Reason -> number of candidates that did not become part of the graph."""
        return self.extraction.left_out

    @property
    def summary(self) -> Summary:
        """The graph in figures; `print` shows them."""
        return Summary.of(self.extraction)

    @cached_property
    def network(self) -> MultiDiGraph[str]:
        """The entities and the claims between them as a networkx graph."""
        from reportgraph.graph.network import network

        return network(self.graph)

    @cached_property
    def page(self) -> str:
        """The view: one HTML page that needs no network."""
        from reportgraph.graph.view import render

        return render(self.graph)

    @rare_collection()
    def write(
        self,
        directory: Path | str,
        formats: Sequence[str] = DEFAULT_FORMATS,
        *,
        name: str | None = None,
        infer: bool = False,
    ) -> list[Path]:
        """Write the graph into a folder, one file for each format, each whole or not at all.

        Args:
            directory: The folder; it is made where it does not exist.
            formats: Names of `WRITERS`, or "html" for the view.
            name: What to call the files; else as the source, or else as the title.
            infer: Also write what the graph implies: in formats with named graphs as one of these, in others as a
                second file.

        Returns:
            The files that were written.

        Raises:
            GraphError: A format is not known, the name can't be a file's, or the folder can't be written.

        """
        suffixes = check_formats(formats)
        folder = check_folder(directory)
        source = self.document.source
        if name is not None:
            checked_name(name)
        else:
            name = output_names([source])[source] if source else slug(self.document.title)[:LONGEST]
        paths: list[Path] = []
        for format_name, suffix in suffixes.items():
            paths += self._write(folder / f"{name}{suffix}", format_name, infer=infer)
        return paths

    def _write(self, path: Path, format_name: str, *, infer: bool) -> list[Path]:
        if infer and format_name != HTML:
            from reportgraph.graph.infer import write_inferred

            return write_inferred(self.graph, path, format_name, ontology=self.options.ontology)
        if format_name == HTML:
            write_whole(path, self.page.encode())
        else:
            write(self.graph, path, format_name)
        return [path]

    def _repr_html_(self) -> str:
        page = escape(self.page, quote=True)
        return f'<iframe srcdoc="{page}" style="width: 100%; height: 640px; border: 0"></iframe>'


def _check(options: BuildOptions) -> None:
    """Refuse options that no graph can be built with, before anything is read."""
    check_base(options.base)
    if not 0 <= options.min_confidence <= 1:  # "nan" is none either
        raise GraphError(f"The least confidence is a probability from 0 to 1, and {options.min_confidence} is none.")
    if options.timestamp is not None and not _is_time(options.timestamp):
        raise GraphError(
            f"The timestamp {options.timestamp!r} is no date with a time; give one such as 2026-05-03T12:00:00+00:00."
        )


@rare_collection()
def build(
    source: str | Path | Document | None = None,
    *,
    text: str | None = None,
    name: str | None = None,
    options: BuildOptions | None = None,
    progress: Callable[[str], None] | None = None,
) -> Built:
    """Build the graph of one report.

    Args:
        source: A file, a URL, "-" for standard input, or a document that was read already.
        text: The report itself, instead of a source.
        name: What to call the report if it has no title; else its file's name.
        options: What differs from the defaults.
        progress: Called with the name of each stage as it begins.

    Raises:
        ReadError: The report can't be read.
        ModelError: The pipeline can't be loaded.
        OntologyError: A file of the domain pack is wrong.
        GraphError: The base is no absolute IRI, the least confidence no probability, the timestamp no xsd:dateTime, or
            the corrections are wrong.

    >>> built = build("report.txt")  # doctest: +SKIP
    >>> built.graph.serialize("report.ttl")  # doctest: +SKIP

    """
    options = options or BuildOptions()
    _check(options)
    tell = progress or _silent
    tell("reading")
    document = source if isinstance(source, Document) else _read(source, text, name)
    tell("extracting")
    schema = load_schema(options.ontology)
    extraction = extract(
        document,
        ExtractOptions(
            model=options.model,
            ontology=options.ontology,
            open_relations=options.open_relations,
            min_confidence=options.min_confidence,
        ),
    )
    tell("assembling")
    corrected = correct(extraction, load_corrections(options.corrections) if options.corrections else (), schema)
    extraction = merged(corrected.extraction, schema)
    graph = assemble(extraction, schema, base=options.base, assert_document_only=options.assert_document_only)
    describe(graph, _making(extraction, corrected.applied, options), Iris.of(document, options.base))
    return Built(extraction, graph, options, corrected.applied)


def model_software(name: str) -> Software:
    """Return the pipeline with the version that it gives itself."""
    return Software(name, str(load_model(name).meta.get("version", "")))


def _read(source: str | Path | None, text: str | None, name: str | None) -> Document:
    if not isinstance(source, str | Path | None) or not isinstance(text, str | None):
        found = type(text if source is None else source).__name__
        raise TypeError(f"build() takes a file, a URL or a document as source, or a str as text=, and no {found}.")
    if text is not None and source is None:
        return read_text(text, name=name or "report")
    if source is not None and text is None:
        return read(source, name=name)
    raise TypeError("build() takes a source or text=, one of the two.")


def _making(extraction: Extraction, applied: tuple[Correction, ...], options: BuildOptions) -> Making:
    return Making(
        program=this_program(),
        model=model_software(options.model),
        options=options.recorded(),
        left_out=extraction.left_out,
        corrections=tuple(map(str, applied)),
        corrected=extraction.corrected,
        timestamp=options.timestamp,
    )


def _is_time(text: str) -> bool:
    try:
        return bool(_TIME.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def _silent(stage: str) -> None:
    """Tell nobody."""
