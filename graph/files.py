"""Graph files that are there already, read strictly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse
from reportgraph.ontology.errors import GraphError


def read_quads(path: Path | str) -> list[Quad]:
    """Read a graph from a file in Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML or N3, by its suffix.

    Raises:
        GraphError: The suffix is of none of these, or the file can't be read.

    """
    path = Path(path)
    with opened(path) as (form, base):
        return list(parse(path=path, format=form, base_iri=base))


@contextmanager
def opened(path: Path) -> Iterator[tuple[RdfFormat, str]]:
    """Give the format of a file and its base IRI to one who parses it, and tell what is wrong with it.

    Raises:
        GraphError: The suffix is of no format, or the file can't be read.

    """
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        raise GraphError(f"{path} has no suffix of an RDF format; name it .ttl, .trig, .nt, .nq, .jsonld, .rdf or .n3.")
    try:
        yield form, path.resolve().as_uri()
    except OSError as error:
        raise GraphError(f"Can't read {path}: {error.strerror or error}; check its name and permissions.") from error
    except SyntaxError as error:
        raise GraphError(f"{path} is not valid {form.name}: {error}; mend it, or name it by its format.") from error
