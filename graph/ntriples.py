"""Terms as N-Triples text: `<iri>`, `"words"@en`, `"0.5"^^<datatype>`.

Equal terms are equal strings, whichever library they came from, and nothing is parsed or normalised on the way.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

import pyoxigraph
import rdflib
from reportgraph.graph.prefixes import PREFIXES, term
from reportgraph.ontology.errors import GraphError

Term: TypeAlias = str

_XSD = PREFIXES["xsd"]
_STRING = f"{_XSD}string"
_DECIMAL = f"{_XSD}decimal"
_STRING_TERM = f"<{_STRING}>"
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


def rdflib_literal(node: Term) -> rdflib.Literal:
    """Return a literal as one of rdflib's, which keeps its characters: "007" stays "007"."""
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
