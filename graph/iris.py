"""Deterministic IRIs: the same document gives the same ones, whatever was built before it (vocabulary.md, IRIs)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from rdflib import URIRef
from reportgraph.extract.model import DOCUMENT_KEY, Document, Span
from reportgraph.ontology.errors import GraphError
from reportgraph.ontology.slugs import slug
from reportgraph.ontology.terms import OPEN

DEFAULT_BASE = "https://w3id.org/reportgraph/id/"
OPEN_PREFIX = "open:"
"""What the property of a statement starts with that no property of the vocabulary covers."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`#?]+")
_RESERVED = "/:?#@!$&'()*+,;=-._~%"
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def check_base(base: str) -> str:
    """Return the base under which IRIs are minted, with a slash at its end.

    Raises:
        GraphError: It is not an absolute IRI, or has a query or a fragment.

    """
    if not _ABSOLUTE.fullmatch(base):
        raise GraphError(
            f"The base {base!r} is no absolute IRI without query and fragment; "
            f"give one such as {DEFAULT_BASE} or leave out --base."
        )
    return base if base.endswith(("/", ":")) else f"{base}/"


def digest(parts: Iterable[str], *, length: int = 16) -> str:
    """Return the first hex digits of the SHA-256 of the parts, one a line."""
    return sha256("\n".join(parts).encode()).hexdigest()[:length]


def external(iri: str) -> URIRef:
    """Return an IRI that somebody else minted, percent-encoded where strict readers ask for it (RFC 3986)."""
    return URIRef(quote(_BARE_PERCENT.sub("%25", iri), safe=_RESERVED))


def open_property(name: str) -> URIRef:
    """Return the IRI of an open relation from its "<verb-lemma[-particle]>"."""
    return OPEN[slug(name)]


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints the IRIs of one document."""

    base: str
    document: URIRef

    @classmethod
    def of(cls, document: Document, base: str = DEFAULT_BASE) -> Iris:
        """Return the minter of a document: the slug of its title and eight digits of its text's hash name it."""
        base = check_base(base)
        name = f"{slug(document.title)}-{digest([document.text], length=8)}"
        return cls(base, URIRef(base + name))

    def entity(self, key: str) -> URIRef:
        """Return the IRI of an entity of the document, or of the document itself, from its key."""
        return self.document if key == DOCUMENT_KEY else URIRef(f"{self.document}/{key}")

    @property
    def corrections(self) -> URIRef:
        """The IRI of the corrections that a reader made to the graph of the document."""
        return URIRef(f"{self.document}#corrections")

    def passage(self, span: Span) -> URIRef:
        """Return the IRI of a stretch of the document's text (RFC 5147)."""
        return URIRef(f"{self.document}#char={span.begin},{span.end}")

    def claim(self, parts: Iterable[str]) -> URIRef:
        """Return the IRI of a claim from what makes it this claim and no other."""
        return self._hashed("claim", parts)

    def observation(self, parts: Iterable[str]) -> URIRef:
        """Return the IRI of an observation from what makes it this one and no other."""
        return self._hashed("observation", parts)

    def activity(self, parts: Iterable[str]) -> URIRef:
        """Return the IRI of what made the graph, from its inputs and options."""
        return self._hashed("activity", parts)

    def _hashed(self, kind: str, parts: Iterable[str]) -> URIRef:
        return URIRef(f"{self.base}{kind}/{digest([self.document, *parts])}")
