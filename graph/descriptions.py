"""What a server offers, told to machines: DCAT and VoID of the data, and the SPARQL service description."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import QuerySolutions, Store
from rdflib import RDF, VOID, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF
from reportgraph.graph.answers import GRAPHS, RESULTS
from reportgraph.graph.prefixes import PREFIXES
from reportgraph.graph.query import ask, rows
from reportgraph.graph.store import graph_names

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
_FORMAT_IRIS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}
_COUNTS = {
    "entities": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class }",
    "subjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "objects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "claims": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a rg:Claim }",
}
_DOCUMENTS = """SELECT ?document ?title ?date {
    ?document nif:isString ?text ; dcterms:title ?title .
    OPTIONAL { ?document dcterms:issued ?date }
} ORDER BY ?title ?document"""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A report whose graph is served."""

    iri: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a store holds, counted once when it is opened."""

    triples: int
    counts: dict[str, int]  # entities, subjects, objects, claims
    classes: dict[str, int]  # IRI of the class -> number of its members, largest first
    properties: dict[str, int]  # IRI of the property -> number of triples, largest first
    documents: tuple[ReadDocument, ...]
    graphs: tuple[str, ...]  # IRIs of the named graphs


def count(store: Store) -> Statistics:
    """Count what a store holds."""
    return Statistics(
        triples=len(store),
        counts={name: _rows(store, query)[0]["n"] for name, query in _COUNTS.items()},  # type: ignore[misc]
        classes=_partition(store, "?s a ?key"),
        properties=_partition(store, "?s ?key ?o"),
        documents=tuple(
            ReadDocument(*(str(row[name] or "") for name in ("document", "title", "date")))
            for row in _rows(store, _DOCUMENTS)
        ),
        graphs=tuple(name.value for name in graph_names(store)),
    )


def describe(base: str, statistics: Statistics) -> Graph:
    """Return the description of a server at a base URL: the data set with its parts, and where it can be had."""
    graph = Graph()
    data, service = URIRef(f"{base}#data"), URIRef(f"{base}#service")
    graph.add((data, RDF.type, VOID.Dataset))
    graph.add((data, RDF.type, DCAT.Dataset))
    graph.add((data, RDF.type, SD.Dataset))
    graph.add((data, DCTERMS.title, Literal("Knowledge graph of reports", lang="en")))
    graph.add((data, FOAF.homepage, URIRef(base)))
    graph.add((data, VOID.sparqlEndpoint, URIRef(f"{base}sparql")))
    graph.add((data, VOID.triples, Literal(statistics.triples)))
    graph.add((data, VOID.entities, Literal(statistics.counts["entities"])))
    graph.add((data, VOID.distinctSubjects, Literal(statistics.counts["subjects"])))
    graph.add((data, VOID.distinctObjects, Literal(statistics.counts["objects"])))
    graph.add((data, VOID.classes, Literal(len(statistics.classes))))
    graph.add((data, VOID.properties, Literal(len(statistics.properties))))
    for namespace in PREFIXES.values():
        graph.add((data, VOID.vocabulary, URIRef(namespace)))
    _add_partitions(graph, data, base, statistics)
    _add_documents(graph, data, base, statistics)
    _add_service(graph, service, base, statistics)
    return graph


def _add_partitions(graph: Graph, data: URIRef, base: str, statistics: Statistics) -> None:
    for number, (name, members) in enumerate(statistics.classes.items()):
        part = URIRef(f"{base}#class-{number}")
        graph.add((data, VOID.classPartition, part))
        graph.add((part, VOID["class"], URIRef(name)))
        graph.add((part, VOID.entities, Literal(members)))
    for number, (name, triples) in enumerate(statistics.properties.items()):
        part = URIRef(f"{base}#property-{number}")
        graph.add((data, VOID.propertyPartition, part))
        graph.add((part, VOID.property, URIRef(name)))
        graph.add((part, VOID.triples, Literal(triples)))


def _add_documents(graph: Graph, data: URIRef, base: str, statistics: Statistics) -> None:
    catalog, access = URIRef(f"{base}#catalog"), URIRef(f"{base}#sparql")
    graph.add((catalog, RDF.type, DCAT.Catalog))
    graph.add((catalog, DCTERMS.title, Literal("What this server offers", lang="en")))
    graph.add((catalog, DCAT.dataset, data))
    graph.add((catalog, DCAT.service, URIRef(f"{base}#service")))
    graph.add((data, DCAT.distribution, access))
    graph.add((access, RDF.type, DCAT.Distribution))
    graph.add((access, DCAT.accessURL, URIRef(f"{base}sparql")))
    graph.add((access, DCAT.accessService, URIRef(f"{base}#service")))
    for document in statistics.documents:
        graph.add((data, DCTERMS.source, URIRef(document.iri)))
        graph.add((URIRef(document.iri), DCTERMS.title, Literal(document.title)))


def _add_service(graph: Graph, service: URIRef, base: str, statistics: Statistics) -> None:
    whole = URIRef(f"{base}#default-graph")
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, RDF.type, DCAT.DataService))
    graph.add((service, DCTERMS.title, Literal("SPARQL endpoint", lang="en")))
    graph.add((service, SD.endpoint, URIRef(f"{base}sparql")))
    graph.add((service, DCAT.endpointURL, URIRef(f"{base}sparql")))
    graph.add((service, DCAT.servesDataset, URIRef(f"{base}#data")))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    graph.add((service, SD.feature, SD.UnionDefaultGraph))
    for name in (*RESULTS, *GRAPHS):
        graph.add((service, SD.resultFormat, FORMATS[_FORMAT_IRIS[name]]))
    graph.add((service, SD.defaultDataset, URIRef(f"{base}#data")))
    graph.add((URIRef(f"{base}#data"), SD.defaultGraph, whole))
    graph.add((whole, RDF.type, SD.Graph))
    graph.add((whole, VOID.triples, Literal(statistics.triples)))
    for number, name in enumerate(statistics.graphs):
        part = URIRef(f"{base}#graph-{number}")
        graph.add((URIRef(f"{base}#data"), SD.namedGraph, part))
        graph.add((part, RDF.type, SD.NamedGraph))
        graph.add((part, SD.name, URIRef(name)))


def _partition(store: Store, pattern: str) -> dict[str, int]:
    query = f"SELECT ?key (COUNT(*) AS ?n) {{ {pattern} FILTER(ISIRI(?key)) }} GROUP BY ?key ORDER BY DESC(?n) ?key"
    return {row["key"].value: int(row["n"].value) for row in _solutions(store, query)}


def _rows(store: Store, query: str) -> list[dict[str, object]]:
    return rows(ask(store, query))


def _solutions(store: Store, query: str) -> QuerySolutions:
    answer = ask(store, query)
    assert isinstance(answer, QuerySolutions)
    return answer
