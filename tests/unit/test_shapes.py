"""What the shapes let pass, and that each of them catches what it is there for."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pyshacl
import pytest
from broken_graphs import BROKEN, GOOD, PREFIXES
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH
from rdflib.term import Node
from reportgraph.ontology.resources import pack_file
from reportgraph.ontology.schema import Property, load_schema
from reportgraph.ontology.terms import RG

SHAPE = Namespace("https://w3id.org/reportgraph/shapes#")
SCRIPT = Path(__file__).parents[2] / "scripts" / "build_shapes.py"
SCHEMA = load_schema()
VALUES = ("Speaker", "Date", "Named")
"""Shapes that others ask of their values."""


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(pack_file("shapes.ttl"))


def good() -> Graph:
    return Graph().parse(data=GOOD, format="turtle")


def changed(update: str) -> Graph:
    graph = good()
    graph.update(
        PREFIXES + update.replace("PASSAGE", "<https://w3id.org/reportgraph/id/bridge-opens-00000001#char=0,23>")
    )
    return graph


def violated(graph: Graph, shapes: Graph, *names: str) -> set[Node]:
    """Return the shapes that a graph breaks, of those named or of all."""
    chosen = [SHAPE[name] for name in (*names, *VALUES)] if names else None
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, use_shapes=chosen)
    assert isinstance(report, Graph)
    return set(report.objects(None, SH.sourceShape))


def test_good_graph_passes(shapes: Graph) -> None:
    """All shapes together let a right graph pass."""
    assert violated(good(), shapes) == set()


def test_a_graph_of_another_language_passes(shapes: Graph) -> None:
    """Names are in the language of the document, whichever it is."""
    graph = Graph().parse(data=GOOD.replace('"@en', '"@fr'), format="turtle")
    assert violated(graph, shapes) == set()


def test_only_own_voice_is_plain_where_the_graph_says_so(shapes: Graph) -> None:
    """With --assert document, which the graph states, what others say is no plain triple; what the document says is."""
    said = "DELETE WHERE { claim:5 rg:speaker ?x }; INSERT DATA { claim:5 rg:speaker id:ida-holm }; "
    left_out = "DELETE WHERE { id:ida-holm rg:position ?x }; "
    option = 'INSERT DATA { <urn:making> rg:option "assert: document" }'
    assert violated(changed(said + left_out), shapes, "plain") == {SHAPE["plain"]}
    assert violated(changed(said + left_out + option), shapes, "plain") == set()
    assert violated(changed(left_out + option), shapes, "plain") == {SHAPE["plain"]}


def test_another_documents_denial_denies_nothing(shapes: Graph) -> None:
    """What one document asserts stays plain where only another one, in the same file, denies it."""
    elsewhere = """
        DELETE WHERE { claim:3 prov:wasDerivedFrom ?x };
        INSERT DATA {
            claim:3 prov:wasDerivedFrom <https://w3id.org/reportgraph/id/other-00000002#char=0,4> .
            <https://w3id.org/reportgraph/id/other-00000002#char=0,4>
                nif:referenceContext <https://w3id.org/reportgraph/id/other-00000002>
        };
    """
    plain = "INSERT DATA { id:sutland rg:funds id:bridge }"
    assert violated(changed(elsewhere + plain), shapes, "plain") == set()
    assert violated(changed(elsewhere), shapes, "plain") == {SHAPE["plain"]}


@pytest.mark.parametrize(("shape", "update"), BROKEN)
def test_broken_graph_is_caught(shapes: Graph, shape: str, update: str) -> None:
    """Each way to break a graph is caught by the shape that is there for it."""
    assert SHAPE[shape] in violated(changed(update), shapes, shape)


def test_every_shape_of_the_kernel_is_tested() -> None:
    """`BROKEN` has a broken graph for each shape that does not come from `core.ttl`."""
    text = SCRIPT.with_name("kernel-shapes.ttl").read_text("utf-8")
    assert set(re.findall(r"^shape:([\w-]+) a ", text, re.M)) - set(VALUES) == {name for name, _ in BROKEN} - {
        "mentioned",
        "name",
        "Country-is-Actor",
        "Country-is-Place",
        "InfrastructureProject-is-Project",
        "relatedTo-subject",
    }


def outside(classes: frozenset[str]) -> URIRef:
    """Return an entity of a class that is not among those."""
    entities = {"Country": "norland", "Person": "ida-holm", "InfrastructureProject": "bridge", "City": "port"}
    for cls, name in entities.items():
        if not any(SCHEMA.is_a(cls, allowed) for allowed in classes):
            return URIRef(f"https://w3id.org/reportgraph/id/bridge-opens-00000001/{name}")
    raise AssertionError(classes)


def with_triple(subject: URIRef, rule: Property, target: Node, *, claimed: bool) -> Graph:
    graph = good()
    if claimed:
        claim = URIRef("https://w3id.org/reportgraph/id/claim/1")
        graph.set((claim, RDF.subject, subject))
        graph.set((claim, RDF.predicate, URIRef(rule.iri)))
        graph.set((claim, RDF.object, target))
    else:
        graph.add((subject, URIRef(rule.iri), target))
    return graph


@pytest.mark.parametrize("claimed", [True, False])
@pytest.mark.parametrize("rule", [p for p in SCHEMA.properties.values() if p.domain], ids=lambda p: p.name)
def test_domain_is_kept(shapes: Graph, rule: Property, claimed: bool) -> None:
    """A subject of another class is caught, in plain triples and in claims."""
    graph = with_triple(outside(rule.domain), rule, Literal("x"), claimed=claimed)
    shape = f"{rule.name}-claim-domain" if claimed else f"{rule.name}-domain"
    assert SHAPE[shape] in violated(graph, shapes, shape)


@pytest.mark.parametrize("claimed", [True, False])
@pytest.mark.parametrize("rule", SCHEMA.properties.values(), ids=lambda p: p.name)
def test_range_is_kept(shapes: Graph, rule: Property, claimed: bool) -> None:
    """An object of another class, or a literal that is none of the datatypes, is caught in the same way."""
    target = outside(rule.range) if rule.range else RG.asserted if rule.literal else Literal("x")
    graph = with_triple(RG.asserted, rule, target, claimed=claimed)
    shape = f"{rule.name}-claim-range" if claimed else f"{rule.name}-range"
    assert SHAPE[shape] in violated(graph, shapes, shape)


def test_shapes_are_built_from_the_ontology() -> None:
    """`shapes.ttl` is what the script makes of `core.ttl` and of the kernel's shapes."""
    spec = importlib.util.spec_from_file_location("build_shapes", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert pack_file("shapes.ttl").read_text("utf-8") == script.build(SCHEMA)
