"""What is kept in the end: what domain and range allow, the most special of what a passage says, what is spoken of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reportgraph.extract.model import DOCUMENT_KEY, Entity, Mention, MentionKind, Modality, Span, Statement, Value
from reportgraph.extract.relations.finish import admitted, told_once, used
from reportgraph.extract.relations.merging import merge
from reportgraph.ontology.schema import load_schema
from reports import ENTITIES, PARTNERS, PARTNERS_AGAIN, SCHEDULED, SIGNED, TRAFFIC, says

BY_KEY = {entity.key: entity for entity in ENTITIES}
HEADS = Statement(
    "liv-dahl", "headOf", "fjord-council", Modality.ASSERTED, evidence=says("Denmark and Norway are partners")
)
BELONGS = replace(HEADS, property="affiliatedWith")


@pytest.mark.parametrize(
    ("statement", "kept"),
    [
        (SIGNED, True),
        (replace(SIGNED, subject="ferries"), False),  # a topic signs nothing
        (replace(SIGNED, object="liv-dahl"), False),  # nobody signs a person
        (SCHEDULED, True),
        (replace(SIGNED, property="position", object=Value("chair")), False),  # a council has no position
        (replace(SIGNED, property="open:row", subject="ferries"), True),
    ],
)
def test_domain_and_range_are_kept(statement: Statement, kept: bool) -> None:
    """Whichever stage the statement came from; an open relation may join anything."""
    assert admitted([statement], BY_KEY, load_schema()) == [statement] * kept


def test_what_the_same_words_say_with_its_day_is_said_once() -> None:
    """Not what other words say without it, or another speaker, or of another day."""
    undated, elsewhere = replace(SIGNED, time=None), replace(SIGNED, time=None, evidence=says("Norway and Denmark"))
    other, later = replace(undated, speaker="liv-dahl"), replace(SIGNED, time=Value("2025", "gYear"))
    assert told_once([undated, SIGNED]) == [SIGNED]
    for statements in ([elsewhere, SIGNED], [other, SIGNED], [SIGNED, later], [undated]):
        assert told_once(statements) == statements


def test_the_more_special_of_two_is_enough() -> None:
    """ "headOf" says "affiliatedWith" too; but not where another says it, or says it of the future."""
    schema = load_schema()
    assert merge([BELONGS, HEADS], schema) == [HEADS]
    for other in (replace(BELONGS, speaker="norway"), replace(BELONGS, modality=Modality.PLANNED)):
        assert merge([other, HEADS], schema) == [other, HEADS]


def test_equal_statements_are_one_with_all_passages() -> None:
    """With the best confidence; a symmetric property is the same either way round."""
    back = replace(PARTNERS_AGAIN, speaker=PARTNERS.speaker)
    (one,) = merge([PARTNERS, back, PARTNERS], load_schema())
    assert (one.subject, one.object, one.confidence) == (PARTNERS.subject, PARTNERS.object, back.confidence)
    assert one.evidence == PARTNERS.evidence + back.evidence


def test_only_what_is_named_or_spoken_of_is_kept() -> None:
    """Ends, speakers and reporters of statements, what figures are of, and whatever has a name."""
    phrase = Mention(0, 1, 0, Span(0, 4), MentionKind.NOMINAL, "Topic", "bare phrase", "default")
    entities = (
        Entity(DOCUMENT_KEY, "document", "Document"),
        *ENTITIES,
        Entity("bare", "bare phrase", "Topic", mentions=(phrase,)),
        Entity("named", "Quay Board", "Institution", mentions=(replace(phrase, kind=MentionKind.NAME),)),
    )
    kept = {entity.key for entity in used(entities, [SIGNED, PARTNERS_AGAIN, SCHEDULED], [TRAFFIC])}
    assert kept == {
        DOCUMENT_KEY, "fjord-council", "ferry-accord", "denmark", "norway", "liv-dahl", "bergen-courier", "summit",
        "ferries", "named",
    }  # fmt: skip
