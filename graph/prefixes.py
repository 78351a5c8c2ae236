"""The prefixes that files and queries use, in the order in which files declare them, and names made with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

PREFIXES: dict[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "open": "https://w3id.org/reportgraph/open#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rg": "https://w3id.org/reportgraph/ontology#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix -> namespace; `id:`, the namespace of the document at hand, is added where there is one document."""


def term(name: str) -> str:
    """Return a prefixed name as an IRI in N-Triples syntax.

    >>> term("rdfs:label")
    '<http://www.w3.org/2000/01/rdf-schema#label>'
    """
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


_SAFE_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")


class Names(dict[str, str]):
    """IRIs in N-Triples syntax -> prefixed names where these need no escape, else the IRI as it is.

    The namespace of the document at hand is `id:`; where a graph has several documents, `id1:`, `id2:` and so on.
    """

    def __init__(self, documents: Sequence[str] = ()) -> None:
        """Make the names of a graph with these documents (IRIs in N-Triples syntax)."""
        super().__init__()
        numbers = range(1, len(documents) + 1) if len(documents) > 1 else [""]
        ids = {f"id{number}": f"{iri[1:-1]}/" for number, iri in zip(numbers, documents, strict=False)}
        before = [prefix for prefix in PREFIXES if prefix < "id"]
        self.namespaces = {prefix: PREFIXES[prefix] for prefix in before} | ids | PREFIXES
        self._prefixes = {namespace: prefix for prefix, namespace in self.namespaces.items()}
        self._used: set[str] = set()

    @property
    def used(self) -> dict[str, str]:
        """The prefixes that names were made with so far, with their namespaces, in their fixed order."""
        return {prefix: namespace for prefix, namespace in self.namespaces.items() if prefix in self._used}

    def __missing__(self, iri: str) -> str:
        """Shorten an IRI that has not been seen."""
        end = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix, local = self._prefixes.get(iri[1:end]), iri[end:-1]
        if prefix is None or not _SAFE_LOCAL.fullmatch(local):
            short = iri
        else:
            self._used.add(prefix)
            short = f"{prefix}:{local}"
        self[iri] = short
        return short
