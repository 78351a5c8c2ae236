"""A small report and what is read out of it, written by hand: the example that the tests of the graph share."""

from __future__ import annotations

from decimal import Decimal

from rdflib import RDF, Graph, Literal, URIRef
from reportgraph.extract.model import (
    Block,
    BlockKind,
    Document,
    Entity,
    Evidence,
    Extraction,
    Modality,
    Observation,
    Span,
    Statement,
    Value,
)
from reportgraph.graph.assemble import assemble
from reportgraph.ontology.schema import Schema
from reportgraph.ontology.terms import RG

TITLE = "Fjord Council adopts ferry plan"
TEXT = f"""{TITLE}

Bergen Courier, May 3, 2024

The Fjord Council signed the Ferry Accord in April 2024. Norway and Denmark cooperate on ferries.
Denmark and Norway are partners, Liv Dahl said. Members should protect quiet waters, she added.
Traffic reached 1,250,000 passengers in 2023. The Fjord Council did not fund the Skagen Quay.
A second report by the council claims that it funded the quay. The council will hold a summit on June 1, 2024.
"""


def span(words: str, nth: int = 0) -> Span:
    """Return where the words stand in the report; the `nth` time, counted from zero."""
    begin = -1
    for _ in range(nth + 1):
        begin = TEXT.index(words, begin + 1)
    return Span(begin, begin + len(words))


def says(passage: str, subject: str | None = None, target: str | None = None) -> tuple[Evidence, ...]:
    """Return the evidence of a sentence and the words in it."""
    whole = span(passage)

    def inside(words: str | None) -> Span | None:
        if words is None:
            return None
        begin = TEXT.index(words, whole.begin, whole.end)
        return Span(begin, begin + len(words))

    return (Evidence(whole, inside(subject), inside(target)),)


def typed(text: str, datatype: str) -> Literal:
    """Return a literal of an XML Schema datatype."""
    return Literal(text, datatype=URIRef(f"http://www.w3.org/2001/XMLSchema#{datatype}"))


DOCUMENT = Document(
    text=TEXT,
    title=TITLE,
    blocks=(
        Block(span(TITLE), BlockKind.TITLE),
        Block(span("Bergen Courier, May 3, 2024"), BlockKind.BYLINE),
        Block(Span(span("The Fjord Council signed").begin, len(TEXT) - 1), BlockKind.PARAGRAPH),
    ),
    date="2024-05-03",
    publisher="Bergen Courier",
    authors=("Nils Berg",),
    source="ferries.txt",
    title_span=span(TITLE),
    date_span=span("May 3, 2024"),
    publisher_span=span("Bergen Courier"),
)

ENTITIES = (
    Entity("bergen-courier", "Bergen Courier", "MediaOrganization"),
    Entity("denmark", "Denmark", "Country", ids=("http://www.wikidata.org/entity/Q35",)),
    Entity("ferries", "ferries", "Topic"),
    Entity("ferry-accord", "Ferry Accord", "Document"),
    Entity("fjord-council", "Fjord Council", "InternationalOrganization", aliases=("council",)),
    Entity("liv-dahl", "Liv Dahl", "Person"),
    Entity("norway", "Norway", "Country"),
    Entity("quiet-waters", "quiet waters", "Topic"),
    Entity("second-report", "second report", "Document"),
    Entity("skagen-quay", "Skagen Quay", "InfrastructureProject"),
    Entity("summit", "summit", "Event"),
)

SIGNED = Statement(
    "fjord-council",
    "signed",
    "ferry-accord",
    Modality.ASSERTED,
    time=Value("2024-04", "gYearMonth"),
    confidence=0.97,
    evidence=says("The Fjord Council signed the Ferry Accord in April 2024.", "The Fjord Council", "the Ferry Accord"),
)
PARTNERS = Statement(
    "norway",
    "cooperatesWith",
    "denmark",
    Modality.ASSERTED,
    confidence=0.8,
    evidence=says("Norway and Denmark cooperate on ferries.", "Norway", "Denmark"),
)
PARTNERS_AGAIN = Statement(
    "denmark",
    "cooperatesWith",
    "norway",
    Modality.ASSERTED,
    speaker="liv-dahl",
    reported_by=("bergen-courier",),
    confidence=0.9,
    evidence=says("Denmark and Norway are partners, Liv Dahl said.", "Denmark", "Norway"),
)
ADVOCATED = Statement(
    "liv-dahl",
    "advocates",
    "quiet-waters",
    Modality.ASSERTED,
    confidence=0.85,
    evidence=says("Members should protect quiet waters, she added.", "she", "quiet waters"),
)
DENIED = Statement(
    "fjord-council",
    "funds",
    "skagen-quay",
    Modality.NEGATED,
    confidence=0.9,
    evidence=says("The Fjord Council did not fund the Skagen Quay.", "The Fjord Council", "the Skagen Quay"),
)
CLAIMED = Statement(
    "fjord-council",
    "funds",
    "skagen-quay",
    Modality.ASSERTED,
    speaker="second-report",
    confidence=0.7,
    evidence=says("A second report by the council claims that it funded the quay.", "it", "the quay"),
)
SCHEDULED = Statement(
    "summit",
    "date",
    Value("2024-06-01", "date"),
    Modality.PLANNED,
    confidence=0.9,
    evidence=says("The council will hold a summit on June 1, 2024.", "a summit", "June 1, 2024"),
)
FERRIED = Statement(
    "denmark",
    "open:team-up",
    "norway",
    Modality.POSSIBLE,
    confidence=0.5,
    evidence=says("Denmark and Norway are partners, Liv Dahl said."),
)
TRAFFIC = Observation(
    of="ferries",
    indicator="traffic",
    value=Decimal(1250000),
    unit="passenger",
    period=Value("2023", "gYear"),
    change=Decimal("-4.50"),
    change_from=Value("2022", "gYear"),
    qualifier="about",
    confidence=0.9,
    evidence=says("Traffic reached 1,250,000 passengers in 2023."),
)

EXTRACTION = Extraction(
    document=DOCUMENT,
    entities=ENTITIES,
    statements=(SIGNED, PARTNERS, PARTNERS_AGAIN, ADVOCATED, DENIED, CLAIMED, SCHEDULED, FERRIED),
    observations=(TRAFFIC,),
    left_out={"no such class": 2},
)


def graph_of(schema: Schema, *statements: Statement, entities: tuple[Entity, ...] = EXTRACTION.entities) -> Graph:
    return assemble(Extraction(DOCUMENT, entities, statements, ()), schema)


def claims_on(graph: Graph, name: str) -> list[URIRef]:
    return sorted(graph.subjects(RDF.predicate, RG[name]))  # type: ignore[type-var]
