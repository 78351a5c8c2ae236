"""Graphs of any kind as triples of plain text: what the writers, inference and comparison work on.

A term is its N-Triples text (`<iri>`, `"words"@en`, `"0.5"^^<datatype>`), so that equal terms are equal strings,
whichever library they came from, and nothing is parsed or normalised on the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

import pyoxigraph
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from reportgraph.graph.prefixes import PREFIXES, term
from reportgraph.ontology.errors import GraphError

Term: TypeAlias = str
Triple: TypeAlias = tuple[Term, Term, Term]
RdfGraph: TypeAlias = "rdflib.Graph | pyoxigraph.Store | Graphs | Iterable[pyoxigraph.Quad | pyoxigraph.Triple]"
"""What can be written: also rdflib's Dataset, and what pyoxigraph's parser gives."""

DEFAULT_GRAPH = ""

_XSD = PREFIXES["xsd"]
_STRING = f"{_XSD}string"
_DECIMAL = f"{_XSD}decimal"
_STRING_TERM = f"<{_STRING}>"
_IS_STRING = term("nif:isString")
_MOST_DIGITS = 400  # more than any float has: no short text becomes a long one

# Characters that no IRI may hold (RFC 3987), bidirectional controls among them, and percent signs that encode nothing.
_NOT_IN_IRIS = re.compile(
    r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ud800-\udfff\ufff0-\uffff]"
    r"|%(?![0-9A-Fa-f]{2})"
)
# What is written as an escape: what N-Triples asks for, other controls, and what turns the reading direction.
_ESCAPED = re.compile(r"[\x00-\x1f\"\\\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))")
_SHORT_ESCAPES = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
_LONG = {escape[1]: character for character, escape in _SHORT_ESCAPES.items()}


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
            nodes[text] = rdflib.URIRef(text[1:-1]) if text[0] == "<" else _rdflib_literal(text)
        return nodes[text]

    for subject, predicate, value in found:
        graph.add((node(subject), node(predicate), node(value)))
    return graph


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


def iri(text: str) -> Term:
    """Return an IRI as a term; characters that no IRI may hold are percent-encoded.

    Raises:
        GraphError: It is relative, or can't be mended so.

    >>> iri("http://example.org/100% of (it)")
    '<http://example.org/100%25%20of%20(it)>'

    """
    text = _NOT_IN_IRIS.sub(_percent, text)
    try:
        pyoxigraph.NamedNode(text)
    except ValueError:
        head, hash_sign, fragment = text.partition("#")
        text = head.replace("[", "%5B").replace("]", "%5D") + hash_sign + quote(fragment, safe="!$&'()*+,;=-._~%/?:@")
        try:
            pyoxigraph.NamedNode(text)
        except ValueError as error:
            raise GraphError(f"{text!r} is no absolute IRI ({error}); mend it before the graph is written.") from error
    return f"<{text}>"


def literal(text: str, *, language: str | None = None, datatype: str = _STRING) -> Term:
    r"""Return a literal as a term: canonical language tags, decimals without exponent.

    >>> literal('say "no"', language="EN")
    '"say \\"no\\""@en'
    """
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(_escape, text)
    if language:
        return f'"{text}"@{language.lower()}'
    if datatype == _STRING:
        return f'"{text}"'
    if datatype == _DECIMAL and "E" in text.upper():
        text = _without_exponent(text)
    return f'"{text}"^^{iri(datatype)}'


class Value(NamedTuple):
    """A literal, taken apart."""

    text: str
    language: str
    datatype: Term


def value_of(node: Term) -> Value:
    r"""Take a literal apart.

    >>> value_of('"say \\"no\\""@en').text
    'say "no"'
    """
    end = node.rindex('"')
    text = node[1:end]
    if "\\" in text:
        text = _ESCAPE.sub(_unescape, text)
    language = node[end + 2 :] if node[end + 1 : end + 2] == "@" else ""
    datatype = node[end + 3 :] if node[-1] == ">" else term("rdf:langString") if language else _STRING_TERM
    return Value(text, language, datatype)


class RdflibTerms(dict[object, Term]):
    """rdflib's terms as text; IRIs are kept, since they come again and again."""

    def __missing__(self, node: object) -> Term:
        """Turn a term that has not been seen."""
        if isinstance(node, rdflib.Literal):
            return literal(str(node), language=node.language, datatype=str(node.datatype or _STRING))
        if not isinstance(node, rdflib.URIRef):
            raise _no_blank_nodes(node)
        text = self[node] = iri(str(node))
        return text


class OxigraphTerms(dict[object, Term]):
    """pyoxigraph's terms as text; IRIs are kept, since they come again and again."""

    def __missing__(self, node: object) -> Term:
        """Turn a term that has not been seen."""
        if isinstance(node, pyoxigraph.Literal):
            return literal(node.value, language=node.language, datatype=node.datatype.value)
        if not isinstance(node, pyoxigraph.NamedNode):
            raise _no_blank_nodes(node)
        text = self[node] = iri(node.value)
        return text


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
    whole = f"{node[1:-1].partition('#')[0]}"
    for candidate in (f"<{whole}>", f"<{whole.rpartition('/')[0]}>"):
        if candidate in known:
            return candidate
    return None


def _rdflib_literal(node: Term) -> rdflib.Literal:
    text, language, datatype = value_of(node)
    if language or datatype == _STRING_TERM:
        return rdflib.Literal(text, lang=language or None)
    return rdflib.Literal(text, datatype=rdflib.URIRef(datatype[1:-1]), normalize=False)


def _percent(found: re.Match[str]) -> str:
    return quote(found[0], safe="", errors="replace")


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":  # not text; readers of reports have replaced them, other sources may not
        return "\N{REPLACEMENT CHARACTER}"
    return _SHORT_ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _unescape(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _LONG[found[2]]


def _without_exponent(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return format(number, "f") if number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS else text


def _no_blank_nodes(node: object) -> GraphError:
    return GraphError(
        f"The graph holds {node!r}, and files take only IRIs and literals; "
        "give blank nodes names first, in rdflib by graph.skolemize()."
    )
