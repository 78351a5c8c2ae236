"""GraphML for tools that draw networks: entities as nodes, claims between them as edges."""

from __future__ import annotations

from collections.abc import Iterator

import rdflib
from reportgraph.graph.quads import RdfGraph, rdflib_graph, triples

_NAMES = {"cls": "class", "sentences": "quote"}  # what networkx's users know by another name


def graphml(graph: RdfGraph) -> Iterator[str]:
    """Give the entities and claims of a graph as GraphML, in pieces.

    A node has its IRI as id, `label`, `class` and `importance`; an edge `property`, `modality`, `speaker`,
    `confidence`, `time` and `quote`, the sentences that say it.
    """
    import networkx as nx
    from reportgraph.graph.network import network

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found = network(graph if isinstance(graph, rdflib.Graph) else rdflib_graph(triples(graph)))
    for node, data in found.nodes(data=True):
        flat.add_node(node, **_attributes(data))
    for subject, value, key, data in found.edges(keys=True, data=True):
        flat.add_edge(subject, value, key=key, **_attributes(data))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for line in nx.generate_graphml(flat, named_key_ids=True):
        yield f"{line}\n"


def _attributes(data: dict[str, object]) -> dict[str, object]:
    """Return what GraphML has room for: text and numbers."""
    flat: dict[str, object] = {}
    for name, value in data.items():
        if isinstance(value, tuple):
            value = (" " if name == "cls" else "\n").join(value)
        if value is not None:
            flat[_NAMES.get(name, name)] = value
    return dict(sorted(flat.items()))
