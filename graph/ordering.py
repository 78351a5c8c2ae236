"""The order in which people read a graph: the same for every format that groups what is said of a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgraph.graph.ntriples import Term
from reportgraph.graph.prefixes import PREFIXES, term
from reportgraph.graph.quads import Named

TYPE = term("rdf:type")
_IS_STRING, _DERIVED = term("nif:isString"), term("prov:wasDerivedFrom")

# Sections of a file, in their order, and the classes that put a subject there; entities are whatever else there is.
ENTITIES, OBSERVATIONS, DOCUMENTS, CLAIMS, PASSAGES, PROVENANCE, DECLARATIONS = range(7)
_SECTIONS = {
    term("rdf:Statement"): CLAIMS,
    term("rg:Claim"): CLAIMS,
    term("rg:Observation"): OBSERVATIONS,
    term("qb:Observation"): OBSERVATIONS,
    term("rg:Passage"): PASSAGES,
    term("nif:OffsetBasedString"): PASSAGES,
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

_OURS = f"<{PREFIXES['rg']}"
_NUMBERS = re.compile(r"([0-9]+)")


def subjects(named: Named) -> Iterator[tuple[Term, list[tuple[Term, list[Term]]]]]:
    """Give the subjects of a graph with all that is said of each.

    Entities come first, grouped by their classes; then observations, documents, claims and passages, in the order of
    the text; in the end what made the graph, and the properties that it declares. The properties of a subject begin
    with its type and its label.
    """
    found = _by_subject(named)
    ranks = _Ranks()
    for _, subject in sorted((_place(subject, properties), subject) for subject, properties in found.items()):
        properties = found[subject]
        yield subject, [(p, _ordered(p, properties[p])) for p in sorted(properties, key=ranks.__getitem__)]


def _by_subject(named: Named) -> dict[Term, dict[Term, list[Term]]]:
    found: dict[Term, dict[Term, list[Term]]] = {}
    for subject, predicate, value in named.triples:
        found.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return found


def _ordered(predicate: Term, values: list[Term]) -> list[Term]:
    if len(values) == 1:
        return values
    return sorted(set(values), key=_ours_first if predicate == TYPE else natural)


def _place(subject: Term, properties: Mapping[Term, list[Term]]) -> tuple[object, ...]:
    """Say where a subject stands: entities by their classes, claims and passages in the order of the text."""
    types = sorted(properties.get(TYPE, ()))
    section = min((_SECTIONS[kind] for kind in types if kind in _SECTIONS), default=ENTITIES)
    if _IS_STRING in properties:
        section = DOCUMENTS
    if section in (CLAIMS, OBSERVATIONS):
        return section, min(map(natural, properties.get(_DERIVED, ())), default=[])
    return section, natural(subject) if section == PASSAGES else types


class _Ranks(dict[Term, tuple[int, Term]]):
    """Where a property stands among the others of its subject."""

    def __missing__(self, predicate: Term) -> tuple[int, Term]:
        rank = self[predicate] = (_RANKS.get(predicate, _DOTS), predicate)
        return rank


def _ours_first(cls: Term) -> tuple[bool, Term]:
    return not cls.startswith(_OURS), cls


def natural(text: str) -> list[object]:
    """Sort as people count: 9 before 10."""
    return [(len(part), part) if place % 2 else part for place, part in enumerate(_NUMBERS.split(text))]
