"""What becomes one claim: statements that say the same are one, with all the passages that say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from reportgraph.extract.model import (
    DOCUMENT_KEY,
    Document,
    Evidence,
    Extraction,
    Modality,
    Observation,
    Span,
    Statement,
    Value,
)
from reportgraph.ontology.schema import Schema

NO_PASSAGE = "no passage says it"
CORRECTION = "correction"  # the rule of a statement that a reader added
LONGEST_PASSAGE = 1500
_DATATYPE_BY_LENGTH = {4: "gYear", 7: "gYearMonth", 10: "date"}

Said = TypeVar("Said", Statement, Observation)


def merged(extraction: Extraction, schema: Schema) -> Extraction:
    """Return the extraction with one statement for each claim, in the order of the text.

    The document's date becomes a statement where the text shows it. What no passage says is counted as
    left out. Doing it twice changes nothing.
    """
    statements = [*extraction.statements, *document_statements(extraction.document)]
    observations = extraction.observations
    left_out = dict(extraction.left_out)
    ungrounded = sum(not s.evidence for s in statements) + sum(not o.evidence for o in observations)
    if ungrounded:
        left_out[NO_PASSAGE] = left_out.get(NO_PASSAGE, 0) + ungrounded
    return replace(
        extraction,
        statements=merge_statements(statements, schema),
        observations=merge_observations(observations),
        left_out=dict(sorted(left_out.items())),
    )


def merge_statements(statements: Iterable[Statement], schema: Schema) -> tuple[Statement, ...]:
    """Return one statement for each subject, property, object, modality, speaker and time.

    A symmetric property keeps the order in which the text first names the two.
    """
    first: dict[tuple[str, frozenset[str]], tuple[str, str]] = {}
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for statement in _in_order(statements):
        known = schema.properties.get(statement.property)
        if known is not None and known.symmetric and isinstance(statement.object, str):
            ends = (statement.subject, statement.object)
            if first.setdefault((statement.property, frozenset(ends)), ends) != ends:
                statement = _turned(statement, statement.object)
        groups.setdefault(claim_key(statement), []).append(statement)
    return tuple(_in_order(_joined(same) for same in groups.values()))


def merge_observations(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return one observation for each figure, modality and speaker."""
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for observation in _in_order(observations):
        groups.setdefault(observation_key(observation), []).append(observation)
    return tuple(_in_order(_joined(same) for same in groups.values()))


def claim_key(statement: Statement) -> tuple[object, ...]:
    """Return what makes a statement this claim and no other, within its document."""
    return (
        statement.subject,
        statement.property,
        statement.object,
        statement.modality,
        statement.speaker,
        statement.time,
    )


def observation_key(observation: Observation) -> tuple[object, ...]:
    """Return what makes an observation this one and no other, within its document."""
    return (
        observation.of,
        observation.indicator,
        observation.value,
        observation.unit,
        observation.period,
        observation.change,
        observation.change_from,
        observation.qualifier,
        observation.modality,
        observation.speaker,
    )


def denied(statements: Iterable[Statement]) -> frozenset[tuple[str, str, str | Value]]:
    """Return the subject, property and object of all that somebody in the document denies."""
    return frozenset((s.subject, s.property, s.object) for s in statements if s.modality is Modality.NEGATED)


def is_plain(statement: Statement, denials: frozenset[tuple[str, str, str | Value]]) -> bool:
    """Tell whether the statement is also a plain triple: asserted, or a literal that is planned, and not denied."""
    if (statement.subject, statement.property, statement.object) in denials:
        return False
    if statement.modality is Modality.PLANNED:
        return isinstance(statement.object, Value)
    return statement.modality is Modality.ASSERTED


def document_statements(document: Document) -> tuple[Statement, ...]:
    """Return what the document's own header states: its date, where the text shows it."""
    if document.date is None or document.date_span is None:
        return ()
    evidence = Evidence(header_passage(document, document.date_span), object=document.date_span)
    return (Statement(DOCUMENT_KEY, "date", date_value(document.date), Modality.ASSERTED, evidence=(evidence,)),)


def date_value(text: str) -> Value:
    """Return an ISO 8601 date, month or year as a value of its precision."""
    return Value(text, _DATATYPE_BY_LENGTH.get(len(text), "string"))


def header_passage(document: Document, span: Span) -> Span:
    """Return the block, or else the line, or else the words themselves, that show a piece of metadata."""
    line = Span(document.text.rfind("\n", 0, span.begin) + 1, _line_end(document.text, span.end))
    blocks = (block.span for block in document.blocks if block.span.begin <= span.begin and span.end <= block.span.end)
    return next((wide for wide in (*blocks, line) if wide.end - wide.begin <= LONGEST_PASSAGE), span)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _in_order(said: Iterable[Said]) -> list[Said]:
    """Drop what no passage says, and order the rest by its place in the text; ties by content, never by chance."""
    placed = sorted(((_place(item), item) for item in said if item.evidence), key=itemgetter(0))
    groups = ([item for _, item in same] for _, same in groupby(placed, key=itemgetter(0)))
    return [item for group in groups for item in (sorted(group, key=str) if len(group) > 1 else group)]


def _place(item: Said) -> Span:
    return min(e.passage for e in item.evidence)


def _turned(statement: Statement, subject: str) -> Statement:
    evidence = tuple(replace(e, subject=e.object, object=e.subject) for e in statement.evidence)
    return replace(statement, subject=subject, object=statement.subject, evidence=evidence)


def _joined(same: Sequence[Said]) -> Said:
    """Join what several places say: all passages, all reporters, and the best confidence that one of them gives."""
    if len(same) == 1 and len(same[0].evidence) == 1:
        return same[0]
    return replace(
        same[0],
        reported_by=tuple(dict.fromkeys(speaker for item in same for speaker in item.reported_by)),
        confidence=max(item.confidence for item in same),
        evidence=_one_for_each_passage(e for item in same for e in item.evidence),
    )


def _one_for_each_passage(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Keep, for each passage, the evidence that marks the most words in it; of equals, the first."""
    best: dict[Span, Evidence] = {}
    for item in evidence:
        if item.passage not in best or _marks(item) > _marks(best[item.passage]):
            best[item.passage] = item
    return tuple(best[passage] for passage in sorted(best))


def _marks(evidence: Evidence) -> int:
    return (evidence.subject is not None) + (evidence.object is not None)
