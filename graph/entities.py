"""What a graph says of one thing: for its page, and as triples."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple
from reportgraph.graph.contents import local_name
from reportgraph.graph.prefixes import PREFIXES, Names, term
from reportgraph.graph.query import ask, rows

MOST = 500  # statements, links or values on one page

_STATEMENTS = """SELECT DISTINCT ?claim ?subject ?subjectName ?property ?object ?objectName ?modality
    ?speaker ?speakerName ?confidence ?when ?words ?passage {
  VALUES ?thing { %s }
  { ?claim rdf:subject ?thing } UNION { ?claim rdf:object ?thing } UNION { ?claim rg:speaker ?thing }
  ?claim a rg:Claim ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ; rg:modality ?modality ;
    rg:speaker ?speaker ; rg:confidence ?confidence ; prov:wasDerivedFrom ?passage .
  ?passage nif:anchorOf ?words .
  OPTIONAL { ?subject rdfs:label ?subjectName }
  OPTIONAL { ?object rdfs:label ?objectName }
  OPTIONAL { ?speaker rdfs:label ?speakerName }
  OPTIONAL { ?claim rg:atTime ?when }
} ORDER BY DESC(?confidence) ?claim ?passage LIMIT %d"""


@dataclass(frozen=True, slots=True)
class Link:
    """Something that a page names, with the page about it where there is one here."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in which the thing occurs."""

    claim: str
    subject: Link
    property: str
    object: Link
    modality: str
    speaker: Link
    confidence: str
    when: str
    words: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What is known of one thing."""

    iri: str
    name: str
    kinds: list[str]
    aliases: list[str]
    values: list[tuple[str, Link]]  # property and value, as the graph has them
    links: list[tuple[str, Link]]  # what points to it: property and subject
    statements: list[Said] = field(default_factory=list)


def describe_thing(store: Store, iri: str) -> Thing | None:
    """Return what a store says of a thing, or None if it says nothing."""
    node = NamedNode(iri)
    names = Names()
    out = list(islice(store.quads_for_pattern(node, None, None), MOST))
    incoming = list(islice(store.quads_for_pattern(None, None, node), MOST))
    if not out and not incoming:
        return None
    labels = _texts(out, "rdfs:label")
    return Thing(
        iri=iri,
        name=labels[0] if labels else iri,
        kinds=sorted(names[str(quad.object)] for quad in out if str(quad.predicate) == term("rdf:type")),
        aliases=_texts(out, "skos:altLabel"),
        values=sorted(
            ((names[str(quad.predicate)], _link(store, quad.object, names)) for quad in out if not _is_naming(quad)),
            key=_order,
        ),
        links=sorted(
            ((names[str(quad.predicate)], _link(store, quad.subject, names)) for quad in incoming), key=_order
        ),
        statements=_statements(store, node),
    )


def triples_of(store: Store, iri: str) -> list[Triple]:
    """Return the triples in which a thing is subject or object, and those of the statements about it."""
    node = NamedNode(iri)
    found: dict[Triple, None] = {}
    for quads in (store.quads_for_pattern(node, None, None), store.quads_for_pattern(None, None, node)):
        for quad in islice(quads, MOST):
            found[quad.triple] = None
            if quad.predicate.value.startswith(PREFIXES["rdf"]) and isinstance(quad.subject, NamedNode):
                about = store.quads_for_pattern(quad.subject, None, None)
                found.update(dict.fromkeys(each.triple for each in about))
    return list(found)


def _statements(store: Store, node: NamedNode) -> list[Said]:
    return [
        Said(
            claim=str(row["claim"]),
            subject=Link(str(row["subjectName"] or row["subject"]), str(row["subject"])),
            property=local_name(str(row["property"])),
            object=Link(str(row["objectName"] or row["object"]), str(row["object"]) if row["objectName"] else ""),
            modality=local_name(str(row["modality"])),
            speaker=Link(str(row["speakerName"] or row["speaker"]), str(row["speaker"])),
            confidence=str(row["confidence"]),
            when=str(row["when"] or ""),
            words=str(row["words"]),
        )
        for row in rows(ask(store, _STATEMENTS % (node, MOST)))
    ]


def _texts(quads: list[Quad], name: str) -> list[str]:
    found = [
        quad.object.value for quad in quads if str(quad.predicate) == term(name) and isinstance(quad.object, Literal)
    ]
    return sorted(found)


def _is_naming(quad: Quad) -> bool:
    return str(quad.predicate) in (term("rdf:type"), term("rdfs:label"), term("skos:altLabel"))


def _link(store: Store, node: object, names: Names) -> Link:
    if not isinstance(node, NamedNode):
        return Link(getattr(node, "value", str(node)))
    label = next(store.quads_for_pattern(node, NamedNode(f"{PREFIXES['rdfs']}label"), None), None)
    if label is not None and isinstance(label.object, Literal):
        return Link(label.object.value, node.value)
    return Link(names[str(node)].strip("<>"), node.value)


def _order(entry: tuple[str, Link]) -> tuple[str, str, str]:
    return entry[0], entry[1].text, entry[1].iri
