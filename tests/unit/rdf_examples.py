"""Graphs that several tests use."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS
from reportgraph.ontology.terms import RG

BASE = "https://w3id.org/reportgraph/id/"
DOCUMENT = URIRef(f"{BASE}harbour-pact-signed-0a1b2c3d")
ID = Namespace(f"{DOCUMENT}/")

REPORT = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix open: <https://w3id.org/reportgraph/open#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rg: <https://w3id.org/reportgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

id:orla a rg:Actor , rg:Country , rg:Place ;
    rdfs:label "Orla"@en ;
    skos:exactMatch wd:Q42 ;
    rg:mentionedIn <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> ;
    rg:signed id:harbour-pact .

id:mia-vale a rg:Actor , rg:Person ;
    rdfs:label "Mia Vale"@en ;
    skos:altLabel "Vale"@en ;
    rg:advocates id:cleaner-ports ;
    rg:mentionedIn <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> .

id:harbour-pact a rg:Document ;
    rdfs:label "Harbour Pact"@en ;
    rg:mentionedIn <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> .

id:cleaner-ports a rg:Topic ;
    rdfs:label "cleaner ports"@en ;
    rg:mentionedIn <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> .

<https://w3id.org/reportgraph/id/observation/000000000000000a> a rg:Observation ;
    rg:observedOf id:orla ;
    rg:indicator "ports" ;
    rg:value 12.5 ;
    rg:unit "km" ;
    rg:modality rg:planned ;
    rg:speaker id:mia-vale ;
    prov:wasAttributedTo id:mia-vale ;
    rg:confidence 0.8 ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d#char=103,133> .

<https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> a rg:Document ;
    rdfs:label "Harbour Pact signed"@en ;
    dcterms:title "Harbour Pact signed"@en ;
    dcterms:issued "2024-06-01"^^xsd:date ;
    dcterms:language "en" ;
    nif:isString "Harbour Pact signed\\n\\nOrla signed the Harbour Pact in May 2024. Ports should be cleaner, Mia Vale said. There will be 12.5 km of them."@en .

<https://w3id.org/reportgraph/id/claim/0000000000000002> a rg:Claim , rdf:Statement ;
    rdf:subject id:orla ;
    rdf:predicate rg:signed ;
    rdf:object id:harbour-pact ;
    rg:modality rg:asserted ;
    rg:speaker <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> ;
    rg:confidence 0.97 ;
    rg:atTime "2024-05"^^xsd:gYearMonth ;
    rg:subjectSpan "21,25" ;
    rg:objectSpan "37,49" ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d#char=21,62> .

<https://w3id.org/reportgraph/id/claim/0000000000000001> a rg:Claim , rdf:Statement ;
    rdf:subject id:mia-vale ;
    rdf:predicate rg:advocates ;
    rdf:object id:cleaner-ports ;
    rg:modality rg:asserted ;
    rg:speaker <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> ;
    rg:confidence 0.88 ;
    rg:subjectSpan "88,96" ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d#char=63,102> .

<https://w3id.org/reportgraph/id/claim/0000000000000003> a rg:Claim , rdf:Statement ;
    rdf:subject id:orla ;
    rdf:predicate open:clean-up ;
    rdf:object id:cleaner-ports ;
    rg:modality rg:advocated ;
    rg:speaker id:mia-vale ;
    prov:wasAttributedTo id:mia-vale ;
    rg:confidence 0.5 ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d#char=63,102> .

<https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d#char=21,62> a rg:Passage ;
    nif:referenceContext <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> ;
    nif:beginIndex 21 ;
    nif:endIndex 62 ;
    nif:anchorOf "Orla signed the Harbour Pact in May 2024."@en .

<https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d#char=63,102> a rg:Passage ;
    nif:referenceContext <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> ;
    nif:beginIndex 63 ;
    nif:endIndex 102 ;
    nif:anchorOf "Ports should be cleaner, Mia Vale said."@en .

<https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d#char=103,133> a rg:Passage ;
    nif:referenceContext <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> ;
    nif:beginIndex 103 ;
    nif:endIndex 133 ;
    nif:anchorOf "There will be 12.5 km of them."@en .

<https://w3id.org/reportgraph/id/activity/00000000000000aa> a prov:Activity ;
    prov:used <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> ;
    rg:option "assert: all" .

<https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d#graph> a prov:Entity ;
    prov:wasGeneratedBy <https://w3id.org/reportgraph/id/activity/00000000000000aa> ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/harbour-pact-signed-0a1b2c3d> .

open:clean-up a rdf:Property ;
    rdfs:label "clean up"@en ;
    rdfs:subPropertyOf rg:relatedTo .
"""  # noqa: E501
"""A short report's graph, in the very bytes that our writer gives it."""

# What somebody can put into a text, each of which has broken some writer or reader.
HOSTILE = {
    "quotes": "He said \"no\", she said 'yes'",
    "three quotes": '"""',
    "ends with a quote": 'the "Pact"',
    "ends with a backslash": "C:\\",
    "backslashes": "a\\b \\n \\u0041 \\\\",
    "lines": "one\ntwo\r\nthree\rfour\n",
    "tabs and controls": "a\tb\x0bc\x1fd\x7fe\x85f",
    "right to left": "\u202eevil\u202c \u200fעברית\u200e \u2067x\u2069",
    "separators": "a\u2028b\u2029c\u00a0d\ufeffe",
    "emoji": "👩🏽‍🚒 🇰🇬 \U0010fffd",
    "braces": "<script>alert('x')</script> ]]> {{7*7}} ${x} <!-- -->",
    "looks like Turtle": '" . <http://example.org/a> <http://example.org/b> <http://example.org/c> .',
    "lower": "straße",
    "upper": "Straße",
    "accent": "strasse",
    "composed": "café",
    "decomposed": "cafe\u0301",
    "empty": "",
    "spaces": "  a  ",
    "long": "Worte und Wörter. " * 5_556,
    "digits": "9" * 5_000,
}

HOSTILE_IRIS = [
    "http://example.org/Mercury_(planet)",
    "http://example.org/a%20b",
    "http://example.org/100%25",
    "http://example.org/it's-a;b,c:d@e!f$g&h*i+j=k",
    "http://example.org/a.b.",
    "http://example.org/-a",
    "http://example.org/a/",
    "http://example.org/?q=a&b=c#d",
    "https://schema.org/a~b",
    "https://schema.org/",
    "https://w3id.org/reportgraph/ontology#a.b",
    "https://w3id.org/reportgraph/ontology#1-a",
    "http://example.org/Zoë/日本",
    "urn:uuid:0b7c8a52-5f5e-4c8e-9a55-3f8f3c3f4a11",
    "mailto:a@example.org",
]

# Lexical forms that must come back as they are, with their datatypes.
LEXICAL = [
    ("0", XSD.integer),
    ("-12", XSD.integer),
    ("007", XSD.integer),
    ("9223372036854775807", XSD.integer),
    ("0.1", XSD.decimal),
    ("94800000000.0", XSD.decimal),
    ("-0.5", XSD.decimal),
    ("1.50", XSD.decimal),
    ("5", XSD.decimal),
    ("0.0", XSD.decimal),
    ("true", XSD.boolean),
    ("1", XSD.boolean),
    ("1.0E1", XSD.double),
    ("2024", XSD.gYear),
    ("2024-02", XSD.gYearMonth),
    ("2024-02-29", XSD.date),
    ("2024-02-29T12:00:00Z", XSD.dateTime),
    ("words", URIRef("http://example.org/datatype")),
]


def hostile() -> Graph:
    """Return a graph of everything that has gone wrong somewhere."""
    graph = Graph()
    for number, (name, text) in enumerate(HOSTILE.items()):
        node = URIRef(f"http://example.org/text/{number}")
        graph.add((node, RDFS.label, Literal(name)))
        graph.add((node, SKOS.altLabel, Literal(text, lang="en")))
        graph.add((node, RG.position, Literal(text)))
        graph.add((node, RDFS.comment, Literal(text, lang="zh-hans-cn")))
    for iri in HOSTILE_IRIS:
        graph.add((URIRef(iri), RDF.type, URIRef(iri)))
        graph.add((URIRef("http://example.org/all"), RG.relatedTo, URIRef(iri)))
    for number, (text, datatype) in enumerate(LEXICAL):
        value = Literal(text, datatype=datatype, normalize=False)
        graph.add((URIRef(f"http://example.org/value/{number}"), RDF.value, value))
    return graph


def report() -> Graph:
    """Return the graph of a short report, with something of every kind that a build puts into one."""
    return Graph().parse(data=REPORT, format="turtle")


def plain(graph: Graph) -> set[tuple[str, ...]]:
    """Return rdflib's triples as tuples of text, by no code of ours."""
    return {
        (str(s), str(p), str(o), *((o.language or "", str(o.datatype or "")) if isinstance(o, Literal) else ()))
        for s, p, o in graph
    }


def plain_quads(quads: Iterable[pyoxigraph.Quad]) -> set[tuple[str, ...]]:
    """Return pyoxigraph's triples in the same way; a string's datatype is left out, as rdflib does it."""
    found = set()
    for quad in quads:
        value = quad.object
        more: tuple[str, ...] = ()
        if isinstance(value, pyoxigraph.Literal):
            datatype = "" if value.language else value.datatype.value
            more = (value.language or "", "" if datatype == str(XSD.string) else datatype)
        found.add((quad.subject.value, quad.predicate.value, value.value, *more))
    return found
