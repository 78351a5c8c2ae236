"""Graph files that are there already, read strictly."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from pyoxigraph import Quad, RdfFormat, parse
from reportgraph.ontology.errors import GraphError

_NO_GRAPHS = (".txt",)  # pyoxigraph takes it for N-Triples, and here it is a report


class Opened(NamedTuple):
    """A graph file to parse."""

    content: IO[bytes]  # behind a byte order mark, which no RDF syntax knows and some editors write
    format: RdfFormat
    base: str  # what relative IRIs begin with


def read_quads(path: Path | str) -> list[Quad]:
    """Read a graph from a file in Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML or N3, by its suffix.

    Raises:
        GraphError: The suffix is of none of these, or the file can't be read.

    """
    with opened(Path(path)) as file:
        return list(parse(input=file.content, format=file.format, base_iri=file.base))


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Give a graph file to one who parses it, and tell what is wrong with it.

    Raises:
        GraphError: The suffix is of no format, or the file can't be read.

    """
    suffix = path.suffix.lower()
    form = None if suffix in _NO_GRAPHS else RdfFormat.from_extension(suffix.removeprefix("."))
    if form is None:
        raise GraphError(
            f"{path} has no suffix of an RDF format; name it .ttl, .trig, .nt, .nq, .jsonld, .rdf or .n3. "
            f"Of a report, `reportgraph build` makes a graph."
        )
    try:
        with path.open("rb") as content:
            if content.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
                content.seek(0)
            yield Opened(content, form, path.resolve().as_uri())
    except OSError as error:
        raise GraphError(f"Can't read {path}: {error.strerror or error}; check its name and permissions.") from error
    except SyntaxError as error:
        raise GraphError(f"{path} is not valid {form.name}: {error}; mend it, or name it by its format.") from error
