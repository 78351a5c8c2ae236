"""RDF to what a view shows, in one pass over the triples.

Reads every graph of ours, and of any other RDF graph what it has: labels, types and edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from reportgraph.graph.contents import (
    Claim,
    Contents,
    Figure,
    Grounds,
    Passage,
    Properties,
    Source,
    Term,
    Text,
    Thing,
    Triple,
    local_name,
)
from reportgraph.graph.files import read_quads
from reportgraph.graph.prefixes import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Quad

RDF, RDFS, OWL, SKOS, PROV, DCTERMS, NIF, RG = (
    PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "skos", "prov", "dcterms", "nif", "rg")
)

TYPE = f"{RDF}type"
LABELS = (
    f"{RDFS}label",
    f"{SKOS}prefLabel",
    f"{PREFIXES['foaf']}name",
    "http://schema.org/name",
    f"{PREFIXES['schema']}name",
    f"{DCTERMS}title",
    "http://purl.org/dc/elements/1.1/title",
)
ALIASES = (f"{SKOS}altLabel", "http://schema.org/alternateName", f"{PREFIXES['schema']}alternateName")
SAME = (f"{SKOS}exactMatch", f"{OWL}sameAs")
# Types that say nothing of what a thing is.
GENERIC_TYPES = frozenset({f"{OWL}NamedIndividual", f"{OWL}Thing", f"{RDFS}Resource"})
# Predicates that describe a node and are no edges of a foreign graph.
DESCRIBING = frozenset({TYPE, *LABELS, *ALIASES, *SAME, f"{RG}mentionedIn"})
# What a document node carries besides claims; shown where documents are, not as statements.
METADATA = ("title", "issued", "publisher", "creator", "language", "source")


def read(triples: Iterable[Triple]) -> Contents:
    """Read a graph's triples, in any order; everything in the result is sorted by IRI or by place in the text."""
    return _Reader(_by_subject(triples)).contents()


def from_rdflib(triples: Iterable[tuple[object, object, object]]) -> Iterator[Triple]:
    """Turn rdflib's triples into plain ones; which graph of a data set they are in makes no difference."""
    from rdflib import BNode, Literal

    def node(term: object) -> str:
        return f"_:{term}" if type(term) is BNode else str(term)

    for subject, predicate, value, *_ in triples:
        if type(value) is Literal:
            yield node(subject), str(predicate), Text(str(value), value.language or "")
        else:
            yield node(subject), str(predicate), node(value)


def from_pyoxigraph(quads: Iterable[Quad]) -> Iterator[Triple]:
    """Turn pyoxigraph's quads into plain triples; which graph they are in makes no difference."""
    from pyoxigraph import Literal, NamedNode

    def node(term: object) -> str:
        return term.value if isinstance(term, NamedNode) else str(term)

    for quad in quads:
        value = quad.object
        if isinstance(value, Literal):
            yield node(quad.subject), quad.predicate.value, Text(value.value, value.language or "")
        else:
            yield node(quad.subject), quad.predicate.value, node(value)


def load(path: Path) -> Contents:
    """Read a graph from a file, as `read_quads`."""
    return read(from_pyoxigraph(read_quads(path)))


def _by_subject(triples: Iterable[Triple]) -> dict[str, Properties]:
    subjects: dict[str, Properties] = {}
    for subject, predicate, value in triples:
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return subjects


class _Reader:
    """Sorts the subjects of a graph by what they are."""

    def __init__(self, subjects: dict[str, Properties]) -> None:
        self._subjects = subjects
        self._kinds: dict[str, list[str]] = {}
        for subject, properties in subjects.items():
            for kind in properties.get(TYPE, ()):
                if isinstance(kind, str):
                    self._kinds.setdefault(kind, []).append(subject)

    def contents(self) -> Contents:
        claims = self._claims()
        figures = tuple(self._figure(iri) for iri in self._of_kind(f"{RG}Observation") if self._has(iri, "observedOf"))
        if not claims and not figures:
            claims = self._plain()
        passages = {iri: self._passage(iri) for iri in self._of_kind(f"{RG}Passage")}
        documents = sorted({passage.document for passage in passages.values() if passage.document})
        return Contents(
            things=self._things(claims, figures),
            claims=claims,
            figures=figures,
            passages=passages,
            sources=tuple(self._source(iri) for iri in documents),
            names=self._names(claims),
            making=self._making(),
        )

    def _of_kind(self, kind: str) -> list[str]:
        return sorted(self._kinds.get(kind, ()))

    def _has(self, iri: str, name: str) -> bool:
        return f"{RG}{name}" in self._subjects[iri]

    def _claims(self) -> tuple[Claim, ...]:
        return tuple(
            claim for iri in self._of_kind(f"{RG}Claim") if (claim := self._claim(iri, self._subjects[iri])) is not None
        )

    def _claim(self, iri: str, properties: Properties) -> Claim | None:
        subject, predicate = _node(properties, f"{RDF}subject"), _node(properties, f"{RDF}predicate")
        values = properties.get(f"{RDF}object")
        if not (subject and predicate and values):
            return None
        return Claim(
            iri=iri,
            subject=subject,
            predicate=predicate,
            object=min(values, key=str),
            grounds=self._grounds(properties),
            time=_text(properties, f"{RG}atTime"),
            subject_spans=_spans(properties, f"{RG}subjectSpan"),
            object_spans=_spans(properties, f"{RG}objectSpan"),
        )

    def _grounds(self, properties: Properties) -> Grounds:
        passages = [iri for iri in properties.get(f"{PROV}wasDerivedFrom", ()) if isinstance(iri, str)]
        return Grounds(
            modality=local_name(_node(properties, f"{RG}modality")),
            speaker=_node(properties, f"{RG}speaker"),
            reported_by=tuple(sorted(iri for iri in properties.get(f"{RG}reportedBy", ()) if isinstance(iri, str))),
            confidence=_number(_text(properties, f"{RG}confidence")),
            passages=tuple(sorted(passages, key=self._place)),
        )

    def _place(self, passage: str) -> tuple[str, int, str]:
        properties = self._subjects.get(passage, {})
        return _node(properties, f"{NIF}referenceContext"), _integer(properties, f"{NIF}beginIndex"), passage

    def _figure(self, iri: str) -> Figure:
        properties = self._subjects[iri]

        def text(name: str) -> str:
            return _text(properties, f"{RG}{name}")

        return Figure(
            iri=iri,
            of=_node(properties, f"{RG}observedOf"),
            indicator=text("indicator"),
            value=text("value"),
            unit=text("unit"),
            period=text("period"),
            change=text("change"),
            change_from=text("changeFrom"),
            qualifier=text("qualifier"),
            grounds=self._grounds(properties),
        )

    def _passage(self, iri: str) -> Passage:
        properties = self._subjects[iri]
        return Passage(
            document=_node(properties, f"{NIF}referenceContext"),
            begin=_integer(properties, f"{NIF}beginIndex"),
            end=_integer(properties, f"{NIF}endIndex"),
            text=_text(properties, f"{NIF}anchorOf"),
        )

    def _plain(self) -> tuple[Claim, ...]:
        """Take the triples of a graph that has no claims."""
        found = [
            Claim(iri="", subject=subject, predicate=predicate, object=value)
            for subject, properties in self._subjects.items()
            for predicate, values in properties.items()
            if predicate not in DESCRIBING
            for value in values
        ]
        return tuple(sorted(found, key=lambda claim: (claim.subject, claim.predicate, str(claim.object))))

    def _things(self, claims: tuple[Claim, ...], figures: tuple[Figure, ...]) -> tuple[Thing, ...]:
        iris = {claim.subject for claim in claims}
        iris |= {claim.object for claim in claims if isinstance(claim.object, str)}
        iris |= {figure.of for figure in figures}
        for grounds in (*(claim.grounds for claim in claims), *(figure.grounds for figure in figures)):
            iris.update((grounds.speaker, *grounds.reported_by))
        iris |= {iri for iri, properties in self._subjects.items() if f"{RG}mentionedIn" in properties}
        if not claims:
            iris |= {iri for iri, properties in self._subjects.items() if TYPE in properties}
        return tuple(self._thing(iri) for iri in sorted(iris - {""}))

    def _thing(self, iri: str) -> Thing:
        properties = self._subjects.get(iri, {})
        aliases = {value.value for name in ALIASES for value in properties.get(name, ()) if isinstance(value, Text)}
        label = self._label(iri)
        return Thing(
            iri=iri,
            label=label,
            aliases=tuple(sorted(aliases - {label})),
            types=tuple(sorted({str(kind) for kind in properties.get(TYPE, ())} - GENERIC_TYPES)),
            same=tuple(sorted(value for name in SAME for value in properties.get(name, ()) if isinstance(value, str))),
            documents=tuple(sorted(str(value) for value in properties.get(f"{RG}mentionedIn", ()))),
        )

    def _label(self, iri: str) -> str:
        return _best_label(self._subjects.get(iri, {})) or local_name(iri)

    def _names(self, claims: tuple[Claim, ...]) -> dict[str, str]:
        iris = {claim.predicate for claim in claims} | self._kinds.keys()
        return {iri: label for iri in sorted(iris) if (label := _best_label(self._subjects.get(iri, {})))}

    def _source(self, iri: str) -> Source:
        properties = self._subjects.get(iri, {})
        metadata = [
            (name, self._label(value) if isinstance(value, str) and value in self._subjects else _plain(value))
            for name in METADATA
            for value in sorted(properties.get(f"{DCTERMS}{name}", ()), key=str)
        ]
        return Source(iri, self._label(iri), tuple(dict.fromkeys(metadata)))

    def _making(self) -> tuple[tuple[str, str], ...]:
        """Tell what made the graph, from the PROV activities that say so."""
        made: list[tuple[str, str]] = []
        for activity in self._of_kind(f"{PROV}Activity"):
            properties = self._subjects[activity]
            for role, predicate in (("made by", "wasAssociatedWith"), ("with", "used")):
                labels = [
                    _best_label(self._subjects.get(str(value), {}))
                    for value in properties.get(f"{PROV}{predicate}", ())
                    if DCTERMS + "hasVersion" in self._subjects.get(str(value), {})
                ]
                made += [(role, label) for label in sorted(labels) if label]
            made += [("at", _plain(value)) for value in properties.get(f"{PROV}endedAtTime", ())]
            for role, predicate in (("option", "option"), ("left out", "leftOut")):
                made += sorted((role, _plain(value)) for value in properties.get(f"{RG}{predicate}", ()))
            for used in sorted(map(str, properties.get(f"{PROV}used", ()))):
                corrections = self._subjects.get(used, {}).get(f"{RG}correction", ())
                made += sorted(("corrected", _plain(value)) for value in corrections)
        return tuple(dict.fromkeys(made))


def _plain(value: Term) -> str:
    return value.value if isinstance(value, Text) else value


def _best_label(properties: Properties) -> str:
    """Return the label, in English before others."""
    for predicate in LABELS:
        texts = [value for value in properties.get(predicate, ()) if isinstance(value, Text)]
        if texts:
            return min(texts, key=lambda text: (not text.language.lower().startswith("en"), text.language, text)).value
    return ""


def _node(properties: Properties, predicate: str) -> str:
    return min((value for value in properties.get(predicate, ()) if isinstance(value, str)), default="")


def _text(properties: Properties, predicate: str) -> str:
    return min((value.value for value in properties.get(predicate, ()) if isinstance(value, Text)), default="")


def _integer(properties: Properties, predicate: str) -> int:
    text = _text(properties, predicate)
    return int(text) if text.isdecimal() else 0


def _number(text: str) -> float | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() else None


def _spans(properties: Properties, predicate: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of "begin,end" literals; what is not of that form is no span."""
    pairs = [value.value.split(",") for value in properties.get(predicate, ()) if isinstance(value, Text)]
    return tuple(sorted((int(p[0]), int(p[1])) for p in pairs if len(p) == 2 and all(n.isdecimal() for n in p)))
