"""Graphs of any kind as triples of plain text: what the writers, inference and comparison work on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import pyoxigraph
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from reportgraph.graph.ntriples import OxigraphTerms, RdflibTerms, Term, rdflib_literal
from reportgraph.graph.prefixes import term

Triple: TypeAlias = tuple[Term, Term, Term]
RdfGraph: TypeAlias = "rdflib.Graph | pyoxigraph.Store | Graphs | Iterable[pyoxigraph.Quad | pyoxigraph.Triple]"
"""What can be written: also rdflib's Dataset, and what pyoxigraph's parser gives."""

DEFAULT_GRAPH = ""

_IS_STRING = term("nif:isString")


class Named(NamedTuple):
    """One graph of a data set, with the IRI that names it; the default graph's name is empty."""

    name: Term
    triples: list[Triple]  # in no order


class Graphs(list[Named]):
    """A data set as its graphs."""


def graphs(graph: RdfGraph) -> Iterator[Named]:
    """Give the graphs of a data set one by one, sorted by name; one of them is in memory at a time.

    An iterable of quads is collected first. A plain graph is one graph without a name.

    Raises:
        GraphError: There is a blank node, a quoted triple or a relative IRI in it.

    """
    if isinstance(graph, Graphs):
        yield from sorted(graph)
    elif isinstance(graph, rdflib.Dataset):
        yield from _of_dataset(graph)
    elif isinstance(graph, rdflib.Graph):
        yield Named(DEFAULT_GRAPH, _rdflib_triples(graph, RdflibTerms()))
    elif isinstance(graph, pyoxigraph.Store):
        yield from _of_store(graph)
    else:
        yield from _of_quads(graph)


def triples(graph: RdfGraph) -> list[Triple]:
    """Return all triples of a graph or data set, sorted, each once."""
    return sorted({triple for named in graphs(graph) for triple in named.triples})


def rdflib_graph(found: Iterable[Triple]) -> rdflib.Graph:
    """Return triples as a graph of rdflib's, which keeps their literals as they are."""
    graph = rdflib.Graph()
    nodes: dict[Term, rdflib.URIRef | rdflib.Literal] = {}

    def node(text: Term) -> rdflib.URIRef | rdflib.Literal:
        if text not in nodes:
            nodes[text] = rdflib.URIRef(text[1:-1]) if text[0] == "<" else rdflib_literal(text)
        return nodes[text]

    for subject, predicate, value in found:
        graph.add((node(subject), node(predicate), node(value)))
    return graph


def rdflib_of_quads(quads: Sequence[pyoxigraph.Quad]) -> rdflib.Graph:
    """Return quads as one graph of rdflib's; blank nodes, which graphs of ours never have, stay blank."""
    nodes = (node for quad in quads for node in (quad.subject, quad.object))
    if not any(isinstance(node, pyoxigraph.BlankNode) for node in nodes):
        return rdflib_graph(triples(quads))
    text = pyoxigraph.serialize((quad.triple for quad in quads), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=text, format="nt")


def documents(found: Sequence[Triple]) -> list[Term]:
    """Return the documents whose text, or else passages of whose text, are among the triples, sorted."""
    texts = {subject for subject, predicate, _ in found if predicate == _IS_STRING}
    return sorted(texts or {f"{subject.partition('#')[0]}>" for subject, _, _ in found if "#char=" in subject})


def by_document(named: Named) -> Iterator[Named]:
    """Split a graph without a name into one for each document, `<document>#graph`; what is of none has no name."""
    if named.name:
        yield named
        return
    known = documents(named.triples)
    if len(known) == 1:
        yield Named(graph_name(known[0]), named.triples)
        return
    owners = _owners(named.triples, frozenset(known))
    split: dict[Term, list[Triple]] = {}
    for triple in named.triples:
        owner = owners.get(triple[0])
        split.setdefault(DEFAULT_GRAPH if owner is None else graph_name(owner), []).append(triple)
    for name in sorted(split):
        yield Named(name, split[name])


def graph_name(document: Term, name: str = "graph") -> Term:
    """Return the IRI of a document's graph.

    >>> graph_name("<http://example.org/report>")
    '<http://example.org/report#graph>'
    """
    return f"{document[:-1]}#{name}>"


def _rdflib_triples(graph: rdflib.Graph, terms: RdflibTerms) -> list[Triple]:
    literal_of: Callable[[object], Term] = terms.__missing__
    node = rdflib.Literal
    return [(terms[s], terms[p], literal_of(o) if type(o) is node else terms[o]) for s, p, o in graph]


def _of_dataset(dataset: rdflib.Dataset) -> Iterator[Named]:
    terms = RdflibTerms()
    named = {
        DEFAULT_GRAPH
        if context.identifier == DATASET_DEFAULT_GRAPH_ID or isinstance(context.identifier, rdflib.BNode)
        else terms[context.identifier]: context
        for context in dataset.graphs()
    }
    for name in sorted(named):
        if found := _rdflib_triples(named[name], terms):
            yield Named(name, found)


def _of_store(store: pyoxigraph.Store) -> Iterator[Named]:
    terms = OxigraphTerms()
    places: dict[Term, pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph]
    places = {terms[name]: name for name in store.named_graphs()}
    places[DEFAULT_GRAPH] = pyoxigraph.DefaultGraph()
    for name in sorted(places):
        quads = store.quads_for_pattern(None, None, None, places[name])
        if found := [(terms[q.subject], terms[q.predicate], _oxigraph_object(q.object, terms)) for q in quads]:
            yield Named(name, found)


def _of_quads(quads: Iterable[pyoxigraph.Quad | pyoxigraph.Triple]) -> Iterator[Named]:
    terms = OxigraphTerms()
    collected: dict[Term, dict[Triple, None]] = {}
    for quad in quads:
        graph = quad.graph_name if isinstance(quad, pyoxigraph.Quad) else None
        where = DEFAULT_GRAPH if graph is None or isinstance(graph, pyoxigraph.DefaultGraph) else terms[graph]
        triple = (terms[quad.subject], terms[quad.predicate], _oxigraph_object(quad.object, terms))
        collected.setdefault(where, {})[triple] = None
    for name in sorted(collected):
        yield Named(name, list(collected[name]))


def _oxigraph_object(node: object, terms: OxigraphTerms) -> Term:
    return terms.__missing__(node) if type(node) is pyoxigraph.Literal else terms[node]


def _owners(found: Iterable[Triple], known: frozenset[Term]) -> dict[Term, Term]:
    """Subject -> document: its own namespace, or that of what it was derived from or used."""
    owners: dict[Term, Term] = {}
    links = {term("prov:wasDerivedFrom"), term("prov:used")}
    for subject, predicate, value in found:
        if subject not in owners and (owner := _document_of(subject, known)):
            owners[subject] = owner
        if predicate in links and value[0] == "<" and (owner := _document_of(value, known)):
            owners.setdefault(subject, owner)
    return owners


def _document_of(node: Term, known: frozenset[Term]) -> Term | None:
    whole = node[1:-1].partition("#")[0]
    for candidate in (f"<{whole}>", f"<{whole.rpartition('/')[0]}>"):
        if candidate in known:
            return candidate
    return None
