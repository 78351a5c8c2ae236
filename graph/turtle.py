"""Our own Turtle and TriG: read by every store that we know, and by people.

Both of the libraries' writers can be corrupted silently or change with the run; this one keeps to the plainest part
of the language: no blank nodes, no long strings, prefixed names only where nothing needs an escape, literals as they
are. What is written depends on the set of triples alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from reportgraph.graph.prefixes import PREFIXES, term
from reportgraph.graph.quads import Named, RdfGraph, Term, Triple, by_document, documents, graphs

_TYPE, _IS_STRING, _DERIVED = term("rdf:type"), term("nif:isString"), term("prov:wasDerivedFrom")

# Sections of a file, in their order, and the classes that put a subject there; entities are whatever else there is.
ENTITIES, OBSERVATIONS, DOCUMENTS, CLAIMS, PASSAGES, PROVENANCE, DECLARATIONS = range(7)
_SECTIONS = {
    term("rdf:Statement"): CLAIMS,
    term("rg:Claim"): CLAIMS,
    term("rg:Observation"): OBSERVATIONS,
    term("rg:Passage"): PASSAGES,
    term("prov:Activity"): PROVENANCE,
    term("prov:Entity"): PROVENANCE,
    term("prov:SoftwareAgent"): PROVENANCE,
    term("rdf:Property"): DECLARATIONS,
}

# The order in which a subject's properties are read best; all others stand where the dots are, by name.
# fmt: off
_ORDER = (
    "rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:exactMatch", "rdfs:subPropertyOf",
    "dcterms:title", "rdf:subject", "rdf:predicate", "rdf:object", "rg:observedOf", "rg:indicator", "rg:qualifier",
    "rg:value", "rg:unit", "rg:period", "rg:change", "rg:changeFrom", "rg:modality", "rg:speaker", "rg:reportedBy",
    "prov:wasAttributedTo", "rg:confidence", "rg:atTime", "rg:subjectSpan", "rg:objectSpan", "nif:referenceContext",
    "nif:beginIndex", "nif:endIndex", "nif:anchorOf", "...", "prov:wasDerivedFrom", "nif:isString",
)
# fmt: on
_DOTS = _ORDER.index("...")
_RANKS = {term(name): rank for rank, name in enumerate(_ORDER) if name != "..."}

_SAFE_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
# Literals that every reader takes for the same thing when they stand without quotes; integers fit into 64 bits.
_BARE = {
    term("xsd:integer"): re.compile(r"0|-?[1-9][0-9]{0,17}"),
    term("xsd:decimal"): re.compile(r"(?!-0\.0$)-?(0|[1-9][0-9]*)\.([0-9]*[1-9]|0)"),
    term("xsd:boolean"): re.compile(r"true|false"),
}
_OURS = f"<{PREFIXES['rg']}"
_NEXT = " ;\n    "
_NUMBERS = re.compile(r"([0-9]+)")


def turtle(graph: RdfGraph) -> Iterator[str]:
    """Give a graph as Turtle, in pieces; the graphs of a data set follow each other and lose their names."""
    declared: dict[str, str] = {}
    between = ""
    for named in graphs(graph):
        names, blocks = _written(named)
        for piece in (*_declarations(names, declared), *blocks):
            yield between + piece
            between = "\n"


def trig(graph: RdfGraph) -> Iterator[str]:
    """Give a graph as TriG, in pieces, with a named graph for each document."""
    declared: dict[str, str] = {}
    between = ""
    for whole in graphs(graph):
        for named in by_document(whole):
            names, blocks = _written(named)
            opening = f"{named.name} {{\n" if named.name else "{\n"
            for piece in (*_declarations(names, declared), opening, *blocks):
                yield between + piece
                between = "\n"
            yield "}\n"


class Names(dict[Term, str]):
    """Terms as Turtle has them: prefixed names and bare literals where these are safe. Notes the prefixes it uses.

    The namespace of the document at hand is `id:`; where a graph has several documents, `id1:`, `id2:` and so on.
    """

    def __init__(self, found: list[Term]) -> None:
        super().__init__()
        ids = {f"id{number if len(found) > 1 else ''}": f"{iri[1:-1]}/" for number, iri in enumerate(found, start=1)}
        self.namespaces = dict(sorted((PREFIXES | ids).items(), key=lambda item: _natural(item[0])))
        self.used: set[str] = set()
        self._prefixes = {namespace: prefix for prefix, namespace in self.namespaces.items()}

    def __missing__(self, node: Term) -> str:
        """Shorten a term that has not been seen; only IRIs are kept."""
        if node[0] == '"':
            return self._literal(node)
        end = max(node.rfind("#"), node.rfind("/")) + 1
        prefix, local = self._prefixes.get(node[1:end]), node[end:-1]
        if prefix is None or not _SAFE_LOCAL.fullmatch(local):
            short = node
        else:
            self.used.add(prefix)
            short = f"{prefix}:{local}"
        self[node] = short
        return short

    def _literal(self, node: Term) -> str:
        if node[-1] != ">":
            return node
        end = node.rindex('"')
        datatype = node[end + 3 :]
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(node, 1, end):
            return node[1:end]
        return f"{node[: end + 3]}{self[datatype]}"


def _declarations(names: Names, declared: dict[str, str]) -> Iterator[str]:
    """Declare, in their fixed order, the prefixes that are used and not yet declared so."""
    fresh = {
        prefix: namespace
        for prefix, namespace in names.namespaces.items()
        if prefix in names.used and declared.get(prefix) != namespace
    }
    declared.update(fresh)
    if fresh:
        yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in fresh.items())


def _written(named: Named) -> tuple[Names, list[str]]:
    """Return the subjects of a graph, each with all that is said of it, grouped by what they are and sorted."""
    names = Names(documents(named.triples))
    subjects = _by_subject(named.triples)
    ordered = sorted((_place(subject, properties), subject) for subject, properties in subjects.items())
    ranks = _Ranks()
    return names, [_block(subject, subjects[subject], names=names, ranks=ranks) for _, subject in ordered]


def _by_subject(found: Iterable[Triple]) -> dict[Term, dict[Term, list[Term]]]:
    subjects: dict[Term, dict[Term, list[Term]]] = {}
    for subject, predicate, value in found:
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return subjects


def _block(subject: Term, properties: dict[Term, list[Term]], *, names: Names, ranks: _Ranks) -> str:
    lines = []
    for predicate in sorted(properties, key=ranks.__getitem__):
        values = properties[predicate]
        if predicate == _TYPE:
            lines.append(f"a {' , '.join(names[value] for value in sorted(set(values), key=_ours_first))}")
        elif len(values) == 1:
            lines.append(f"{names[predicate]} {names[values[0]]}")
        else:
            written = " , ".join(names[value] for value in sorted(set(values), key=_natural))
            lines.append(f"{names[predicate]} {written}")
    return f"{names[subject]} {_NEXT.join(lines)} .\n"


def _place(subject: Term, properties: Mapping[Term, list[Term]]) -> tuple[object, ...]:
    """Say where a subject stands: entities by their classes, claims and passages in the order of the text."""
    types = sorted(properties.get(_TYPE, ()))
    section = min((_SECTIONS[kind] for kind in types if kind in _SECTIONS), default=ENTITIES)
    if _IS_STRING in properties:
        section = DOCUMENTS
    if section in (CLAIMS, OBSERVATIONS):
        return section, min(map(_natural, properties.get(_DERIVED, ())), default=[])
    return section, _natural(subject) if section == PASSAGES else types


class _Ranks(dict[Term, tuple[int, Term]]):
    """Where a property stands among the others of its subject."""

    def __missing__(self, predicate: Term) -> tuple[int, Term]:
        rank = self[predicate] = (_RANKS.get(predicate, _DOTS), predicate)
        return rank


def _ours_first(cls: Term) -> tuple[bool, Term]:
    return not cls.startswith(_OURS), cls


def _natural(text: str) -> list[str | int]:
    """Sort as people count: 9 before 10."""
    return [int(part) if place % 2 else part for place, part in enumerate(_NUMBERS.split(text))]
