"""Joins statements that say the same, and leaves out those that only echo another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgraph.extract.model import DOCUMENT_KEY, Modality, Statement, Value
from reportgraph.ontology.schema import Schema


def merge(statements: Iterable[Statement], schema: Schema) -> list[Statement]:
    """Join what says the same: one statement with all passages, in the order of the text.

    A statement is dropped where the same passage says a more special one ("headOf" beside "affiliatedWith"), and a
    symmetric one is kept in the direction that came first.
    """
    merged: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        key = _key(statement, schema)
        same = merged.get(key)
        if same is None:
            merged[key] = statement
            continue
        passages = {e.passage for e in same.evidence}
        merged[key] = replace(
            same,
            evidence=same.evidence + tuple(e for e in statement.evidence if e.passage not in passages),
            confidence=max(same.confidence, statement.confidence),
        )
    kept = _without_echoes(_without_self_cooperation(merged.values()))
    special = {
        (s.subject, general, s.object, s.modality, s.speaker)
        for s in kept
        if s.property in schema.properties
        for general in schema.properties[s.property].supers
    }
    kept = [s for s in kept if (s.subject, s.property, s.object, s.modality, s.speaker) not in special]
    made = {(s.object, s.subject, e.passage) for s in kept if s.property == "published" for e in s.evidence}
    return [  # "A was published in B" beside "B published A"
        s
        for s in kept
        if s.property in schema.properties or any((s.subject, s.object, e.passage) not in made for e in s.evidence)
    ]


_FIRMNESS = (Modality.ASSERTED, Modality.PLANNED, Modality.ADVOCATED, Modality.POSSIBLE)


def _without_echoes(statements: Iterable[Statement]) -> list[Statement]:
    """Drop what a passage says twice: a commitment to combat A is a stance as it stands, and a plan by its verb."""
    by_triple: dict[tuple[str, str, str | Value], list[Statement]] = {}
    for s in statements:
        by_triple.setdefault((s.subject, s.property, s.object), []).append(s)

    def echoes(s: Statement, other: Statement) -> bool:
        heard = s.speaker in (other.speaker, s.subject) or other.speaker == DOCUMENT_KEY  # the text says it itself
        if Modality.NEGATED in (s.modality, other.modality) or not heard:
            return False
        firmer = _FIRMNESS.index(other.modality) < _FIRMNESS.index(s.modality)
        return firmer and {e.passage for e in s.evidence} <= {e.passage for e in other.evidence}

    return [
        s
        for group in by_triple.values()
        for s in group
        if not any(echoes(s, other) for other in group if other is not s)
    ]


def _without_self_cooperation(statements: Iterable[Statement]) -> list[Statement]:
    """Drop what a country does with who leads it ("launched A with President B of C" beside C's own part)."""
    every = list(statements)
    led = {(s.subject, s.object) for s in every if s.property == "headOf" and s.modality is Modality.ASSERTED}
    together = ("cooperatesWith", "metWith")
    return [
        s for s in every if s.property not in together or not {(s.subject, s.object), (str(s.object), s.subject)} & led
    ]


def _key(statement: Statement, schema: Schema) -> tuple[object, ...]:
    ends: tuple[object, object] = (statement.subject, statement.object)
    rule = schema.properties.get(statement.property)
    if rule is not None and rule.symmetric:
        ends = tuple(sorted((statement.subject, str(statement.object))))  # type: ignore[assignment]
    return (ends, statement.property, statement.modality, statement.speaker, statement.time)
