"""Graph files as a store that answers queries: Oxigraph in memory, or a database of Oxigraph's on disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import NamedNode, QuerySolutions, Store
from reportgraph.graph.files import opened
from reportgraph.graph.prefixes import PREFIXES, term
from reportgraph.graph.quads import graph_name
from reportgraph.ontology.errors import GraphError

_LOADING = NamedNode("https://w3id.org/reportgraph/loading")  # where a file's triples wait for their graph's name
_TEXTS = f"SELECT DISTINCT ?document {{ GRAPH {_LOADING} {{ ?document {term('nif:isString')} ?text }} }} LIMIT 2"


def open_store(paths: Sequence[Path | str]) -> Store:
    """Load graph files into memory, or open the database that the one path names.

    A document's graph is named `<document>#graph`, as in the TriG that `build` writes. A file of triples that are of
    no document of ours, or of several, goes into the default graph.

    Raises:
        GraphError: A file can't be read, or is not what its suffix says.

    >>> store = open_store(["output/report.ttl"])  # doctest: +SKIP

    """
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    if folders:
        if len(paths) > 1:
            raise GraphError(f"{folders[0]} is a folder; a database is opened alone, and graphs are named as files.")
        return _open_database(folders[0])
    store = Store()
    for path in paths:
        _load(store, Path(path))
    return store


def is_database(path: Path) -> bool:
    """Say whether a path is a database of Oxigraph's."""
    return (path / "CURRENT").is_file()


def _open_database(folder: Path) -> Store:
    if not is_database(folder):
        raise GraphError(f"{folder} is a folder and no database of Oxigraph's; name the graph files in it.")
    try:
        return Store.read_only(str(folder))
    except OSError as error:
        raise GraphError(f"Can't open the database {folder}: {error}; check that nothing writes to it.") from error


def _load(store: Store, path: Path) -> None:
    with opened(path) as file:
        if file.format.supports_datasets:
            store.load(input=file.content, format=file.format, base_iri=file.base)
        else:
            store.load(input=file.content, format=file.format, base_iri=file.base, to_graph=_LOADING)
            _name_graph(store)


def _name_graph(store: Store) -> None:
    """Move the triples that were just loaded to where they belong, adding to what is there."""
    found = store.query(_TEXTS)
    assert isinstance(found, QuerySolutions)
    documents = [str(row["document"]) for row in found]
    target = graph_name(documents[0]) if len(documents) == 1 else "DEFAULT"
    store.update(f"ADD GRAPH {_LOADING} TO {target if target == 'DEFAULT' else f'GRAPH {target}'}")
    store.remove_graph(_LOADING)


def document_names(store: Store) -> list[str]:
    """Return the documents whose text the store holds, in N-Triples syntax, sorted."""
    texts = store.quads_for_pattern(None, NamedNode(f"{PREFIXES['nif']}isString"), None)
    return sorted({str(quad.subject) for quad in texts})


def graph_names(store: Store) -> list[NamedNode]:
    """Return the names of the named graphs, sorted."""
    names = [name for name in store.named_graphs() if isinstance(name, NamedNode)]
    return sorted(names, key=lambda name: name.value)
