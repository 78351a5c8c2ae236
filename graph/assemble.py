"""Statements to triples, as vocabulary.md promises them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, SKOS
from rdflib.term import Node
from reportgraph.extract.model import DOCUMENT_KEY, Entity, Extraction, Observation, Statement, Value
from reportgraph.graph.claims import CORRECTION, date_value, denied, is_plain, merged
from reportgraph.graph.iris import DEFAULT_BASE, OPEN_PREFIX, Iris, external, open_property
from reportgraph.ontology.schema import Schema
from reportgraph.ontology.terms import NIF, RG


def assemble(
    extraction: Extraction, schema: Schema, *, base: str = DEFAULT_BASE, assert_document_only: bool = False
) -> Graph:
    """Return the graph of one document: entities, claims, plain triples, observations, passages, metadata.

    Args:
        extraction: What was read out of the document; statements that say the same become one claim.
        schema: Gives the superclasses, and which properties are symmetric.
        base: The IRI under which everything is minted.
        assert_document_only: Plain triples only for what the document says in its own voice.

    """
    return _Assembler(merged(extraction, schema), schema, Iris.of(extraction.document, base)).graph(
        own_voice_only=assert_document_only
    )


def literal(value: Value) -> Literal:
    """Return a value as a literal that keeps its characters: "007" stays "007"."""
    if value.datatype == "string":
        return Literal(value.text)
    if value.datatype == "decimal":
        return decimal(Decimal(value.text))
    return Literal(value.text, datatype=XSD[value.datatype], normalize=False)


def decimal(value: Decimal) -> Literal:
    """Return an xsd:decimal in canonical form, in full and without exponent: 94800000000.0."""
    text = format(value, "f")
    text = text.rstrip("0") if "." in text else f"{text}."
    return Literal(f"{text}0" if text.endswith(".") else text, datatype=XSD.decimal, normalize=False)


class _Assembler:
    """Writes one extraction into one graph."""

    def __init__(self, extraction: Extraction, schema: Schema, iris: Iris) -> None:
        self._extraction = extraction
        self._schema = schema
        self._iris = iris
        self._graph = Graph()
        self._language = extraction.document.language.split("-")[0].lower() or "en"
        self._classes = {DOCUMENT_KEY: "Document"} | {entity.key: entity.cls for entity in extraction.entities}
        self._names = {name: e.key for e in reversed(extraction.entities) for name in (*e.aliases, e.name)}

    def graph(self, *, own_voice_only: bool) -> Graph:
        self._document()
        for entity in self._extraction.entities:
            self._entity(entity)
        denials = denied(self._extraction.statements)
        for statement in self._extraction.statements:
            triple = self._triple(statement)
            self._claim(statement, triple)
            if is_plain(statement, denials) and (statement.speaker == DOCUMENT_KEY or not own_voice_only):
                self._graph.add(triple)
        for observation in self._extraction.observations:
            self._observation(observation)
        self._passages()
        return self._graph

    def _add(self, subject: URIRef, predicate: URIRef, *objects: Node) -> None:
        for value in objects:
            self._graph.add((subject, predicate, value))

    def _text(self, text: str) -> Literal:
        return Literal(text, lang=self._language)

    def _document(self) -> None:
        document, me = self._extraction.document, self._iris.document
        self._types(me, self._classes[DOCUMENT_KEY])
        self._add(me, RDFS.label, self._text(document.title))
        self._add(me, DCTERMS.title, self._text(document.title))
        self._add(me, DCTERMS.language, Literal(document.language))
        self._add(me, NIF.isString, self._text(document.text))
        if document.date is not None:
            date = literal(date_value(document.date))
            self._add(me, DCTERMS.issued, date)
            if document.date_span is None:  # known, but not by words of the text: no claim gives it
                self._add(me, RG.date, date)
        if document.publisher is not None:
            self._add(me, DCTERMS.publisher, self._agent(document.publisher))
        self._add(me, DCTERMS.creator, *map(self._agent, document.authors))
        if document.source is not None:
            web = document.source.startswith(("http://", "https://"))
            self._add(me, DCTERMS.source, external(document.source) if web else Literal(document.source))

    def _agent(self, name: str) -> Node:
        """Return the entity of that name where the text has one, else the bare name."""
        key = self._names.get(name)
        return Literal(name) if key is None else self._iris.entity(key)

    def _entity(self, entity: Entity) -> None:
        me = self._iris.entity(entity.key)
        name = entity.name
        if entity.key == DOCUMENT_KEY:
            name = self._extraction.document.title
        else:
            self._types(me, entity.cls)
            self._add(me, RDFS.label, self._text(name))
            self._add(me, RG.mentionedIn, self._iris.document)
        self._add(me, SKOS.altLabel, *(self._text(alias) for alias in entity.aliases if alias != name))
        self._add(me, SKOS.exactMatch, *map(external, entity.ids))

    def _types(self, node: URIRef, cls: str) -> None:
        names = {cls, *self._schema.ancestors(cls)} & self._schema.classes.keys()
        self._add(node, RDF.type, *(URIRef(self._schema.iri(name)) for name in names))

    def _triple(self, statement: Statement) -> tuple[URIRef, URIRef, Node]:
        target = statement.object
        return (
            self._iris.entity(statement.subject),
            self._property(statement.property),
            literal(target) if isinstance(target, Value) else self._iris.entity(target),
        )

    def _property(self, name: str) -> URIRef:
        if not name.startswith(OPEN_PREFIX):
            return URIRef(self._schema.iri(name))
        words = name.removeprefix(OPEN_PREFIX)
        relation = open_property(words)
        self._add(relation, RDF.type, RDF.Property)
        self._add(relation, RDFS.subPropertyOf, RG.relatedTo)
        self._add(relation, RDFS.label, Literal(words.replace("-", " "), lang="en"))
        return relation

    def _claim(self, statement: Statement, triple: tuple[URIRef, URIRef, Node]) -> None:
        speaker = self._iris.entity(statement.speaker)
        time = None if statement.time is None else literal(statement.time)
        parts = (*triple, RG[statement.modality], speaker, *(() if time is None else (time,)))
        me = self._iris.claim(part.n3() for part in parts)
        self._add(me, RDF.type, RG.Claim, RDF.Statement)
        for predicate, value in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
            self._add(me, predicate, value)
        if time is not None:
            self._add(me, RG.atTime, time)
        self._said(me, statement)
        if statement.rule == CORRECTION:
            self._add(me, PROV.wasInfluencedBy, self._iris.corrections)
        for evidence in statement.evidence:
            if evidence.subject is not None:
                self._add(me, RG.subjectSpan, Literal(f"{evidence.subject.begin},{evidence.subject.end}"))
            if evidence.object is not None:
                self._add(me, RG.objectSpan, Literal(f"{evidence.object.begin},{evidence.object.end}"))

    def _observation(self, observation: Observation) -> None:
        values: list[tuple[URIRef, Node | None]] = [
            (RG.observedOf, self._iris.entity(observation.of)),
            (RG.indicator, Literal(observation.indicator)),
            (RG.value, decimal(observation.value)),
            (RG.unit, Literal(observation.unit) if observation.unit else None),
            (RG.period, None if observation.period is None else literal(observation.period)),
            (RG.change, None if observation.change is None else decimal(observation.change)),
            (RG.changeFrom, None if observation.change_from is None else literal(observation.change_from)),
            (RG.qualifier, Literal(observation.qualifier) if observation.qualifier else None),
        ]
        given = [(predicate, value) for predicate, value in values if value is not None]
        identity = [f"{predicate} {value.n3()}" for predicate, value in given]
        me = self._iris.observation([*identity, observation.modality, self._iris.entity(observation.speaker)])
        self._add(me, RDF.type, RG.Observation)
        for predicate, value in given:
            self._add(me, predicate, value)
        self._said(me, observation)

    def _said(self, node: URIRef, said: Statement | Observation) -> None:
        """Who says it, as what, in which words, and how sure it is."""
        self._add(node, RG.modality, RG[said.modality])
        self._add(node, RG.speaker, self._iris.entity(said.speaker))
        self._add(node, RG.reportedBy, *map(self._iris.entity, said.reported_by))
        speakers = (said.speaker, *said.reported_by)
        self._add(node, PROV.wasAttributedTo, *(self._iris.entity(s) for s in speakers if self._is_actor(s)))
        self._add(node, RG.confidence, decimal(Decimal(str(round(said.confidence, 3)))))
        self._add(node, PROV.wasDerivedFrom, *(self._iris.passage(e.passage) for e in said.evidence))

    def _is_actor(self, key: str) -> bool:
        return self._schema.is_a(self._classes.get(key, "Document"), "Actor")

    def _passages(self) -> None:
        text = self._extraction.document.text
        said: Iterable[Statement | Observation] = (*self._extraction.statements, *self._extraction.observations)
        for span in sorted({evidence.passage for item in said for evidence in item.evidence}):
            me = self._iris.passage(span)
            self._add(me, RDF.type, RG.Passage)
            self._add(me, NIF.referenceContext, self._iris.document)
            self._add(me, NIF.beginIndex, Literal(span.begin))
            self._add(me, NIF.endIndex, Literal(span.end))
            self._add(me, NIF.anchorOf, self._text(text[span.begin : span.end]))
