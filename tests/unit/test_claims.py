"""When statements are one claim, and when they are several."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import RDF, Literal
from rdflib.namespace import PROV
from reportgraph.extract.model import DOCUMENT_KEY, Modality, Statement
from reportgraph.graph.claims import NO_PASSAGE, merged
from reportgraph.graph.iris import Iris
from reportgraph.ontology.schema import Schema, load_schema
from reportgraph.ontology.terms import RG
from reports import DOCUMENT, EXTRACTION, PARTNERS, PARTNERS_AGAIN, SIGNED, claims_on, graph_of, says, span, typed

IRIS = Iris.of(DOCUMENT)


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


def test_said_twice_is_one_claim_with_two_passages(schema: Schema) -> None:
    """With the better confidence of the two."""
    again = replace(SIGNED, confidence=0.6, evidence=says("The Fjord Council did not fund the Skagen Quay."))
    graph = graph_of(schema, again, SIGNED)
    (claim,) = claims_on(graph, "signed")
    assert len(list(graph.objects(claim, PROV.wasDerivedFrom))) == 2
    assert [typed("0.97", "decimal")] == list(graph.objects(claim, RG.confidence))


def test_reporters_of_every_passage_are_kept(schema: Schema) -> None:
    """Whoever passes the same words of the same speaker on."""
    said = replace(SIGNED, speaker="liv-dahl", reported_by=("norway",))
    again = replace(said, reported_by=("bergen-courier",), evidence=says("The Fjord Council did not fund"))
    graph = graph_of(schema, said, again)
    (claim,) = claims_on(graph, "signed")
    assert set(graph.objects(claim, RG.reportedBy)) == {IRIS.entity("norway"), IRIS.entity("bergen-courier")}


def test_of_two_readings_of_a_passage_the_one_that_marks_more_is_kept(schema: Schema) -> None:
    """Whichever comes first."""
    unmarked = replace(SIGNED, evidence=(replace(SIGNED.evidence[0], subject=None, object=None),))
    for statements in ((SIGNED, unmarked), (unmarked, SIGNED)):
        assert set(graph_of(schema, *statements)) == set(graph_of(schema, SIGNED))


@pytest.mark.parametrize(
    "other",
    [
        replace(SIGNED, modality=Modality.PLANNED),
        replace(SIGNED, speaker="liv-dahl"),
        replace(SIGNED, time=None),
        replace(SIGNED, object="second-report"),
    ],
)
def test_said_otherwise_is_another_claim(schema: Schema, other: Statement) -> None:
    """Another modality, speaker, time or object."""
    assert len(claims_on(graph_of(schema, SIGNED, other), "signed")) == 2


def test_symmetric_property_keeps_the_order_of_the_text(schema: Schema) -> None:
    """Stored once, whichever way it is said later; the marked words turn with it."""
    graph = graph_of(schema, PARTNERS_AGAIN, PARTNERS, replace(PARTNERS_AGAIN, speaker=DOCUMENT_KEY, reported_by=()))
    norway, denmark = IRIS.entity("norway"), IRIS.entity("denmark")
    assert [(norway, denmark)] == list(graph.subject_objects(RG.cooperatesWith))
    assert {norway} == {graph.value(claim, RDF.subject) for claim in claims_on(graph, "cooperatesWith")}
    assert len(claims_on(graph, "cooperatesWith")) == 2
    later = span("Denmark and Norway")
    assert (None, RG.subjectSpan, Literal(f"{later.begin + 12},{later.end}")) in graph


def test_what_no_passage_says_is_left_out(schema: Schema) -> None:
    """And counted."""
    extraction = merged(replace(EXTRACTION, statements=(replace(SIGNED, evidence=()),)), schema)
    assert "signed" not in {statement.property for statement in extraction.statements}
    assert extraction.left_out[NO_PASSAGE] == 1


def test_merging_twice_changes_nothing(schema: Schema) -> None:
    """So that what has been merged can be assembled."""
    once = merged(EXTRACTION, schema)
    assert once == merged(once, schema)
