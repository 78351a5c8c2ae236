"""What a graph implies by the schema, and what it does not."""

from __future__ import annotations

import pyoxigraph
import pytest
from rdf_examples import DOCUMENT, ID, report
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, SKOS
from reportgraph.graph.infer import Rules, Saying, implied, infer, with_inferred, write_inferred
from reportgraph.graph.writers import write
from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.resources import pack_file
from reportgraph.ontology.terms import OPEN, RG

SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
A, B = ID["a"], ID["b"]


def inferred(*triples: tuple[URIRef, URIRef, URIRef | Literal]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return infer(graph)


def test_classes_of_other_vocabularies_follow():
    found = infer(report())
    kinds = set(found.objects(ID["mia-vale"], RDF.type))
    assert kinds == {FOAF.Agent, FOAF.Person, PROV.Agent, SCHEMA.Person}


def test_superclasses_follow_where_a_graph_leaves_them_out():
    assert {RG.Institution, RG.Actor} <= set(inferred((A, RDF.type, RG.University)).objects(A, RDF.type))


def test_super_properties_follow_and_symmetric_ones_in_both_directions():
    found = inferred((A, RG.suppliesTo, B))
    assert set(found) == {(A, RG.tradesWith, B), (B, RG.tradesWith, A)}


def test_open_relations_have_a_parent_that_the_graph_declares():
    relation = OPEN["clean-up"]
    found = inferred((relation, RDFS.subPropertyOf, RG.relatedTo), (A, relation, B))
    assert set(found) == {(A, RG.relatedTo, B)}


def test_only_plain_triples_imply_something():
    """That ports should be cleaned is claimed, not asserted."""
    assert not set(infer(report()).triples((None, RG.relatedTo, None)))


def test_inverses_follow_from_either_side():
    rules = Rules(
        above={},
        implied={"<p:a>": (Saying("<p:b>", turned=True),), "<p:b>": (Saying("<p:a>", turned=True),)},
        close={},
        domains={},
        ranges={},
    )
    assert implied([("<x:1>", "<p:a>", "<x:2>")], rules) == [("<x:2>", "<p:b>", "<x:1>")]
    assert implied([("<x:1>", "<p:b>", "<x:2>")], rules) == [("<x:2>", "<p:a>", "<x:1>")]
    assert implied([("<x:1>", "<p:a>", '"text"')], rules) == []


def test_dates_are_found_as_dublin_core():
    date = Literal("2024-05", datatype=URIRef("http://www.w3.org/2001/XMLSchema#gYearMonth"), normalize=False)
    assert (A, DCTERMS.date, date) in inferred((A, RG.date, date))


def test_close_matches_are_added_where_both_ends_fit():
    member = inferred((A, RDF.type, RG.Person), (B, RDF.type, RG.Company), (A, RG.memberOf, B))
    assert {(A, SCHEMA.memberOf, B), (A, ORG.memberOf, B)} <= set(member)


def test_nothing_becomes_an_organisation_or_a_concept_that_is_not_one():
    """A country is none of schema.org's organisations, a project is no organisation, a company no concept."""
    country = inferred((A, RDF.type, RG.Country), (B, RDF.type, RG.Company), (A, RG.memberOf, B))
    assert (A, ORG.memberOf, B) in country
    assert (A, SCHEMA.memberOf, B) not in country
    project = inferred((A, RDF.type, RG.Person), (B, RDF.type, RG.Project), (A, RG.memberOf, B))
    assert not set(project.triples((A, None, B)))
    body = inferred((A, RDF.type, RG.Company), (B, RDF.type, RG.Principle), (A, RG.hasPrinciple, B))
    assert not set(body.triples((A, None, B)))
    idea = inferred((A, RDF.type, RG.Principle), (B, RDF.type, RG.Principle), (A, RG.hasPrinciple, B))
    assert (A, SKOS.narrower, B) in idea


def test_matches_of_the_inverse_are_turned():
    found = inferred((A, RDF.type, RG.Person), (B, RDF.type, RG.Document), (A, RG.authored, B))
    assert (B, SCHEMA.author, A) in found
    met = inferred((A, RDF.type, RG.Country), (B, RDF.type, RG.Event), (A, RG.participatedIn, B))
    assert (B, SEM.hasActor, A) in met


def test_names_are_found_where_other_vocabularies_look_for_them():
    found = infer(report())
    assert (ID["cleaner-ports"], SKOS.prefLabel, Literal("cleaner ports", lang="en")) in found
    assert (ID["mia-vale"], SCHEMA.alternateName, Literal("Vale", lang="en")) in found
    assert (DOCUMENT, SCHEMA.mentions, ID["orla"]) in found
    assert (ID["cleaner-ports"], FOAF.name, None) not in found


def test_what_is_there_already_is_not_given_again():
    whole = report() + infer(report())
    assert len(infer(whole)) == 0


def test_no_term_is_implied_that_core_ttl_and_the_alignments_do_not_name():
    named = {
        str(node)
        for name in ("core.ttl", "alignments.ttl")
        for quad in pyoxigraph.parse(path=pack_file(name))
        for node in (quad.subject, quad.object)
    }
    found = infer(report())
    said = {value if predicate == RDF.type else predicate for _, predicate, value in found}
    assert len(said) > 5
    assert {node.n3() for node in said} <= named


def test_a_data_set_has_the_implied_triples_in_a_graph_of_their_own(tmp_path):
    names = [named.name for named in with_inferred(report())]
    assert names == [f"<{DOCUMENT}#graph>", f"<{DOCUMENT}#inferred>"]
    assert write_inferred(report(), tmp_path / "a.trig", "trig") == [tmp_path / "a.trig"]
    found = {quad.graph_name.value for quad in pyoxigraph.parse(path=tmp_path / "a.trig")}
    assert found == {f"{DOCUMENT}#graph", f"{DOCUMENT}#inferred"}


def test_turtle_has_them_in_a_second_file(tmp_path):
    paths = write_inferred(report(), tmp_path / "a.ttl", "ttl")
    assert [path.name for path in paths] == ["a.ttl", "a.inferred.ttl"]
    write(report(), tmp_path / "b.ttl", "ttl")
    assert paths[0].read_bytes() == (tmp_path / "b.ttl").read_bytes()
    assert set(Graph().parse(paths[1])) == set(infer(report()))


def test_a_picture_of_the_claims_has_nothing_that_is_implied(tmp_path):
    assert write_inferred(report(), tmp_path / "a.graphml", "graphml") == [tmp_path / "a.graphml"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.graphml"]


def test_a_domain_pack_has_its_own_rules(tmp_path):
    (tmp_path / "core.ttl").write_text(
        f"<{A}> a <{OWL.SymmetricProperty}> . <{B}> <{RDFS.subClassOf}> <{FOAF.Agent}> .", encoding="utf-8"
    )
    graph = Graph()
    graph.add((ID["x"], A, ID["y"]))
    graph.add((ID["x"], RDF.type, B))
    assert set(infer(graph, ontology=tmp_path)) == {(ID["y"], A, ID["x"]), (ID["x"], RDF.type, FOAF.Agent)}


def test_a_domain_pack_that_is_not_turtle_is_told(tmp_path):
    (tmp_path / "core.ttl").write_text("no Turtle", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"core\.ttl: not Turtle"):
        infer(Graph(), ontology=tmp_path)
