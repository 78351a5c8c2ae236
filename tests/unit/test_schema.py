"""The vocabulary as the program reads it, for the shipped pack and for a pack of one's own."""

from __future__ import annotations

from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Namespace, URIRef
from rdflib.namespace import SKOS
from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.resources import pack_file
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.terms import RG

PACK = """
@prefix ex: <https://example.org/chess#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rg: <https://w3id.org/reportgraph/ontology#> .

ex:Player a owl:Class ; rdfs:label "player"@en ; rdfs:subClassOf rg:Actor .
ex:Grandmaster a owl:Class ; rdfs:label "grandmaster"@en ; rdfs:subClassOf ex:Player .
ex:Opening a owl:Class ; rdfs:label "opening"@en .
ex:plays a owl:ObjectProperty ; rdfs:label "plays"@en ; rdfs:domain ex:Player ; rdfs:range ex:Opening .
ex:playedBy a owl:ObjectProperty ; rdfs:label "played by"@en ; owl:inverseOf ex:plays .
ex:mastered a owl:ObjectProperty ; rdfs:label "mastered"@en ; rdfs:subPropertyOf ex:plays .
"""


@pytest.fixture(scope="module")
def core() -> Graph:
    return Graph().parse(pack_file("core.ttl"))


def test_classes_know_all_above_them() -> None:
    """Ancestors are all superclasses, without the class itself."""
    schema = load_schema()
    assert schema.ancestors("University") == {"Institution", "Actor"}
    assert schema.ancestors("Country") == {"Actor", "Place"}
    assert schema.ancestors("Topic") == frozenset()
    assert schema.is_a("Initiative", "Project")
    assert schema.is_a("Project", "Project")
    assert not schema.is_a("Project", "Initiative")


def test_what_is_two_things_at_once_is_all_that_both_are() -> None:
    """A town as a place and as those who act for it; a class that is none is an error here as well."""
    schema = load_schema()
    assert schema.ancestors("City+GovernmentBody") == {"City", "Place", "GovernmentBody", "Institution", "Actor"}
    assert schema.is_a("City+GovernmentBody", "Place")
    assert not schema.is_a("City+GovernmentBody", "Company")
    with pytest.raises(OntologyError, match="no class 'Citty'"):
        schema.ancestors("Citty+GovernmentBody")


def test_properties_have_domain_and_range() -> None:
    """Domain and range are classes, one of which it must be; an empty one takes anything."""
    properties = load_schema().properties
    assert properties["signed"].domain == {"Actor"}
    assert properties["signed"].range == {"Document"}
    assert properties["hosted"].domain == {"Actor", "Place"}
    assert properties["threatens"].domain == properties["threatens"].range == frozenset()
    assert properties["affiliatedWith"].range == {"Institution", "Country"}


def test_axioms_of_properties() -> None:
    """Symmetry and super-properties are read."""
    properties = load_schema().properties
    assert {name for name, p in properties.items() if p.symmetric} == {"cooperatesWith", "tradesWith", "metWith"}
    assert properties["suppliesTo"].supers == {"tradesWith"}
    assert properties["headOf"].supers == {"affiliatedWith"}


def test_literals_have_datatypes() -> None:
    """Literal properties have datatypes instead of a range."""
    properties = load_schema().properties
    assert properties["date"].datatypes == {"date", "gYearMonth", "gYear"}
    assert properties["position"].literal
    assert not properties["signed"].literal


def test_kernel_is_apart() -> None:
    """What describes claims is no property that a claim may state."""
    schema = load_schema()
    assert {"speaker", "modality", "confidence", "mentionedIn"} <= schema.kernel.keys()
    assert not schema.kernel.keys() & schema.properties.keys()
    assert schema.iri("speaker") == str(RG.speaker)


def test_unknown_terms_are_errors() -> None:
    """An unknown class or term says what there is."""
    with pytest.raises(OntologyError, match=r"Univercity.*University"):
        load_schema().ancestors("Univercity")
    with pytest.raises(OntologyError, match="signd"):
        load_schema().iri("signd")


def test_own_pack(tmp_path: Path) -> None:
    """A pack's own ontology replaces the domain, in a namespace of its own; the kernel stays."""
    (tmp_path / "core.ttl").write_text(PACK, "utf-8")
    schema = load_schema(tmp_path)
    assert schema.ancestors("Grandmaster") == {"Player", "Actor"}
    assert schema.iri("plays") == "https://example.org/chess#plays"
    assert schema.properties["playedBy"].inverse == "plays"
    assert schema.properties["mastered"].supers == {"plays"}
    assert {"Claim", "Passage", "Observation", "Document", "Actor"} <= schema.classes.keys()
    assert "Country" not in schema.classes
    assert "signed" not in schema.properties
    assert schema.kernel["speaker"].range == {"Actor", "Document"}


def test_pack_without_ontology_keeps_the_shipped_one(tmp_path: Path) -> None:
    """What a pack lacks is taken from the shipped one."""
    assert load_schema(tmp_path).classes == load_schema().classes


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ex:broken", "core.ttl: not Turtle"),
        (PACK + "ex:Player rdfs:subClassOf ex:Grandmaster .", "is above itself"),
        (
            PACK + '<https://example.org/other#Player> a owl:Class ; rdfs:label "player" .',
            "share the local name Player",
        ),
    ],
)
def test_broken_ontology_is_an_error(tmp_path: Path, text: str, says: str) -> None:
    """A file that can't be used is named, with what is wrong in it."""
    (tmp_path / "core.ttl").write_text(text, "utf-8")
    with pytest.raises(OntologyError, match=says):
        load_schema(tmp_path)


def test_missing_directory_is_an_error(tmp_path: Path) -> None:
    """A pack that isn't there is an error, not the shipped one."""
    with pytest.raises(OntologyError, match="is no directory"):
        load_schema(tmp_path / "nowhere")


def test_a_directory_without_anything_of_a_pack_is_an_error(tmp_path: Path) -> None:
    """The folder above a pack is easily given; the shipped pack would be used and the graph would name the other."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "core.ttl").touch()
    with pytest.raises(OntologyError, match=r"holds nothing of a domain pack; .* any of core\.ttl"):
        load_schema(tmp_path)


def test_everything_is_documented(core: Graph) -> None:
    """Every term has one English label and one definition."""
    terms = {s for s in core.subjects() if str(s).startswith(str(RG._NS))}
    assert {RG.signed, RG.Claim, RG.Country} <= terms
    for term in terms:
        assert len(list(core.objects(term, RDFS.label))) == 1, term
        assert len(list(core.objects(term, SKOS.definition))) == 1, term


def test_ontology_is_described(core: Graph) -> None:
    """The ontology has a title, a licence, a version and a version IRI."""
    ontology = URIRef("https://w3id.org/reportgraph/ontology")
    version = core.value(ontology, OWL.versionInfo)
    assert core.value(ontology, OWL.versionIRI) == URIRef(f"{ontology}/{version}")
    dcterms = Namespace("http://purl.org/dc/terms/")
    assert core.value(ontology, dcterms.title) is not None
    assert core.value(ontology, dcterms.license) is not None


def test_nothing_becomes_an_organisation_by_inference(core: Graph) -> None:
    """Alignments are sub-properties only where domain and range agree: just rg:date below dcterms:date does."""
    outside = {(s, o) for s, o in core.subject_objects(RDFS.subPropertyOf) if not str(o).startswith(str(RG._NS))}
    assert outside == {(RG.date, URIRef("http://purl.org/dc/terms/date"))}
    schema_project = URIRef("https://schema.org/Project")  # schema.org has it below Organization
    assert (RG.Project, RDFS.subClassOf, schema_project) not in core
    assert (RG.Project, SKOS.closeMatch, schema_project) in core


def inconsistencies(graph: Graph) -> list[str]:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    errors = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
    return [str(o) for o in graph.objects(None, errors.error)]


def test_consistent_with_one_thing_of_each_class_and_property(core: Graph) -> None:
    """A reasoner finds no contradiction when every class has a member and every property a statement."""
    schema = load_schema()
    things = {name: URIRef(f"urn:thing:{name}") for name in schema.classes if name != "Modality"}
    graph = core + Graph()
    for name, thing in things.items():
        graph.add((thing, RDF.type, RG[name]))
    for rule in schema.properties.values():
        if rule.literal:
            continue
        for subject in rule.domain or {"Event"}:
            for target in rule.range or {"Topic"}:
                graph.add((things[subject], RG[rule.name], things[target]))
    assert inconsistencies(graph) == []
    assert (things["Person"], RG.affiliatedWith, things["Event"]) in graph  # by headOf, and still no institution
    assert (things["Event"], RDF.type, RG.Institution) not in graph


def test_reasoner_finds_contradictions(core: Graph) -> None:
    """What can't be both is found: the test above is no matter of course."""
    graph = core + Graph()
    graph.add((BNode(), RDF.type, RG.Person))
    for person in list(graph.subjects(RDF.type, RG.Person)):
        graph.add((person, RDF.type, RG.Event))
    assert inconsistencies(graph) != []
