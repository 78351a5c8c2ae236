"""The closed namespaces name what the ontology defines, and nothing else."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import URIRef
from reportgraph.ontology.resources import pack_file
from reportgraph.ontology.terms import NIF, OPEN, RG


def test_terms_are_those_of_the_ontology() -> None:
    """Each term that `core.ttl` defines can be written as `RG.name`, and no other."""
    quads = ox.parse(path=str(pack_file("core.ttl")), format=ox.RdfFormat.TURTLE)
    defined = {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}
    assert {str(RG[name]) for name in RG.__annotations__ if not name.startswith("_")} == {
        iri for iri in defined if iri.startswith(str(RG._NS))
    }


@pytest.mark.parametrize("name", ["sgined", "signd", "Signed", "person"])
def test_misspelt_term_raises(name: str) -> None:
    """A misspelt term is an error at once, by attribute and by key."""
    with pytest.raises(AttributeError):
        getattr(RG, name)
    with pytest.raises(AttributeError):
        RG[name]


def test_terms_are_iris() -> None:
    """Terms are IRIs under their namespaces; open relations can have any name."""
    assert RG.signed == URIRef("https://w3id.org/reportgraph/ontology#signed")
    assert RG["signed"] == RG.signed
    assert NIF.isString == URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString")
    assert OPEN["lay-out"] == URIRef("https://w3id.org/reportgraph/open#lay-out")
