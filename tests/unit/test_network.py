"""RDF to a network: what is read, what matters, what belongs together, and where it stands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from examples import RG, harbour, large
from rdflib import RDF, RDFS, Dataset, Graph, Literal, URIRef
from reportgraph.graph.contents import Text, local_name
from reportgraph.graph.layout import layout
from reportgraph.graph.network import communities, components, importance, links, network, pairs
from reportgraph.graph.places import label_boxes
from reportgraph.graph.reading import from_rdflib, load, read
from reportgraph.ontology.errors import GraphError


def test_claims_are_read_with_their_grounds() -> None:
    contents = read(from_rdflib(harbour()))
    signed = next(claim for claim in contents.claims if claim.predicate == str(RG.signed))
    passage = contents.passages[signed.grounds.passages[0]]
    begin, end = signed.subject_spans[0]
    assert passage.text[begin - passage.begin : end - passage.begin] == "Harbour League"
    assert (signed.grounds.modality, signed.grounds.confidence, signed.time) == ("asserted", 0.9, "2024")
    assert dict(contents.sources[0].metadata)["publisher"] == "Turku Times"


def test_order_of_triples_makes_no_difference() -> None:
    triples = list(from_rdflib(harbour()))
    assert read(triples) == read(reversed(triples))


def test_a_file_reads_as_the_graph_does(tmp_path: Path) -> None:
    harbour().serialize(tmp_path / "graph.nt", format="nt")
    loaded, direct = load(tmp_path / "graph.nt"), read(from_rdflib(harbour()))
    assert (loaded.things, loaded.claims, loaded.figures) == (direct.things, direct.claims, direct.figures)


@pytest.mark.parametrize(("name", "content"), [("a.odt", ""), ("a.ttl", "<broken"), ("a.ttl", None)])
def test_a_file_that_is_no_graph_is_an_error_with_its_name(tmp_path: Path, name: str, content: str | None) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(GraphError, match=name):
        load(tmp_path / name)


def test_a_foreign_graph_has_labels_types_and_edges() -> None:
    graph = Graph()
    ann, bob = URIRef("http://example.org/ann"), URIRef("http://example.org/bob")
    graph.add((ann, URIRef("http://example.org/knows"), bob))
    graph.add((ann, RDFS.label, Literal("Änni", lang="de")))
    graph.add((ann, RDFS.label, Literal("Ann", lang="en")))
    graph.add((ann, RDF.type, URIRef("http://example.org/Person")))
    graph.add((ann, URIRef("http://example.org/age"), Literal(40)))
    contents = read(from_rdflib(graph))
    assert [(thing.label, [local_name(kind) for kind in thing.types]) for thing in contents.things] == [
        ("Ann", ["Person"]),
        ("bob", []),
    ]
    assert [local_name(claim.predicate) for claim in contents.claims] == ["age", "knows"]
    assert isinstance(contents.claims[0].object, Text)


def test_the_network_keeps_parallel_statements_and_puts_literals_on_nodes() -> None:
    graph = harbour()
    found = network(graph)
    finland, estonia = (next(iri for iri in found if iri.endswith(name)) for name in ("/finland", "/estonia"))
    assert sorted(data["property"] for data in found[finland][estonia].values()) == ["cooperatesWith", "tradesWith"]
    laine = next(iri for iri in found if iri.endswith("/aino-laine"))
    assert found.nodes[laine]["position"] == "director"
    assert found.number_of_edges() == 10
    assert len(graph) == len(harbour())


def test_nothing_matters_of_which_nothing_is_said() -> None:
    contents = read(from_rdflib(harbour()))
    weights = dict(zip((thing.label for thing in contents.things), importance(contents, links(contents)), strict=True))
    assert weights["fog"] == 0
    assert max(weights, key=lambda label: weights[label]) in {"Harbour League", "Estonia"}


def two_stars() -> tuple[np.ndarray, np.ndarray]:
    """Two hubs of six leaves each, joined by one link, and a pair apart."""
    leaves = [(0, i) for i in range(1, 7)] + [(7, i) for i in range(8, 14)]
    ends = np.array([*leaves, (0, 7), (14, 15)])
    return ends[:, 0], ends[:, 1]


def test_what_belongs_together_is_one_community() -> None:
    groups = communities(pairs(16, *two_stars()))
    assert len({*groups[:7].tolist()}) == len({*groups[7:14].tolist()}) == len({*groups[14:].tolist()}) == 1
    assert len({*groups.tolist()}) == 3


def test_components() -> None:
    assert components(pairs(17, *two_stars())).tolist() == [0] * 14 + [1] * 2 + [2]


@pytest.mark.parametrize("entities", [1, 2, 3, 40, 150])
def test_shapes_and_labels_get_room_of_their_own(entities: int) -> None:
    contents = read(from_rdflib(large(entities)))
    joined = links(contents)
    weights = importance(contents, joined)
    boxes = label_boxes(contents, weights, np.zeros(len(weights), dtype=bool))
    placed = layout(joined, boxes).positions
    low, high = placed - boxes[:, :2], placed + boxes[:, 2:]
    overlap = np.minimum(high[:, None], high[None]) - np.maximum(low[:, None], low[None])
    covered = (overlap > 2).all(axis=2) & np.triu(np.ones((len(placed), len(placed)), dtype=bool), 1)
    assert covered.sum() <= 0.02 * len(placed)


def test_neighbours_stand_nearer_than_strangers() -> None:
    """On the grid, which large graphs use."""
    contents = read(from_rdflib(large(900)))
    joined = links(contents)
    placed = layout(joined, np.full((joined.size, 4), 8.0)).positions
    linked = np.hypot(*(placed[joined.first] - placed[joined.second]).T)
    strangers = np.hypot(*(placed[:-1] - placed[1:][::-1]).T)
    assert np.median(linked) < 0.75 * np.median(strangers)
    assert np.isfinite(placed).all()


def test_no_things_no_layout() -> None:
    empty = pairs(0, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    assert layout(empty, np.zeros((0, 4))).positions.shape == (0, 2)


def test_a_data_set_reads_as_all_its_graphs_together() -> None:
    data_set = Dataset()
    named = data_set.graph(URIRef("http://example.org/graph"))
    for triple in harbour():
        named.add(triple)
    assert read(from_rdflib(data_set)) == read(from_rdflib(harbour()))
    assert network(data_set).number_of_edges() == network(harbour()).number_of_edges()
