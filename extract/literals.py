"""Literal statements: the offices that persons hold, the dates of events, documents and projects."""

from __future__ import annotations

from collections.abc import Iterable

from reportgraph.extract.date_hosts import date_literals, date_of
from reportgraph.extract.model import DOCUMENT_KEY, Mention, MentionKind, Statement, Value
from reportgraph.extract.statements import Scene, literal
from reportgraph.extract.titles import Office

_DATED = ("Event", "Document", "Project")


def find_positions(offices: Iterable[Office], scene: Scene) -> list[Statement]:
    """Give the position of each person who holds an office, in the words of the text."""
    found = []
    for office in offices:
        text = office.title.text
        for key in scene.referents.keys(office.person):
            found.append(literal(key, "position", Value(text), office.title.head, scene))
    return found


def find_event_dates(mentions: Iterable[Mention], scene: Scene) -> list[Statement]:
    """Give the dates of the events, documents and projects whose phrase, or the verb that holds them, has one."""
    found = []
    for mention in mentions:
        if mention.kind is MentionKind.PRONOUN or not any(scene.knowledge.schema.is_a(mention.cls, k) for k in _DATED):
            continue
        token = scene.parsed.doc[mention.head]
        when = date_of(token, scene.dates, phrase=(mention.begin, mention.end))
        if when is None:
            continue
        for key in scene.referents.keys(token):
            if key != DOCUMENT_KEY:
                found += [literal(key, name, value, token, scene) for name, value in date_literals(when)]
    return found
