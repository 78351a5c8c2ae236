"""The dates that things have from what is done to them or at them, and visits from what is said of the visitor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.dates.hosts import date_literals
from reportgraph.extract.model import DOCUMENT_KEY, Evidence, Modality, Statement, Value
from reportgraph.extract.parsing.syntax import child, objects_of, prepositions
from reportgraph.extract.relations.candidates import Source
from reportgraph.extract.relations.scene import Scene, evidence
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

DATED = ("Event", "Document", "Project", "CooperationMechanism", "Institution")
_ACTS = {  # whose time is that of their object: property, class of the object, its date
    ("participatedIn", "Event"): "date",
    ("hosted", "Event"): "date",
    ("signed", "Document"): "date",
    ("published", "Document"): "date",
    ("founded", "Project"): "startDate",
    ("founded", "CooperationMechanism"): "startDate",
    ("founded", "Institution"): "startDate",
}

_COMING = GRAMMAR.journeying - {"tour", "visit"}


def kind_of(cls: str, scene: Scene) -> str | None:
    """Give which of the classes that have dates a class is one of."""
    return next((kind for kind in DATED if scene.knowledge.schema.is_a(cls, kind)), None)


def is_as_of(mention: DateMention, doc: Doc) -> bool:
    """Tell the day on which something is so: "As of May 2022, 20 states had signed the treaty"."""
    return [t.lower_ for t in doc[max(0, mention.begin - 2) : mention.begin]] == ["as", "of"]


def dates_of_acts(statements: Iterable[Statement], dated: Collection[str], scene: Scene) -> Iterator[Statement]:
    """Give the dates of what was done to or at a thing: who signed it on Monday, who took part in May.

    Args:
        statements: What the text says.
        dated: Keys of what has a date from its own words.
        scene: The document.

    """
    as_of = {m.value for m in scene.dates if is_as_of(m, scene.parsed.doc)}
    statements = list(statements)
    visits = [(token, key) for token, key in _visits(scene) if key not in dated]
    stays = Counter((s.subject, s.object) for s in statements if s.property == "visited" and s.time is not None)
    for statement in statements:
        if statement.time is None or statement.time in as_of or not isinstance(statement.object, str):
            continue
        if statement.modality not in (Modality.ASSERTED, Modality.PLANNED) or statement.object == DOCUMENT_KEY:
            continue
        now = scene.today is None or statement.time.text[:4] == scene.today[:4]  # "he had first gone there in 1998"
        if statement.property == "visited" and now and stays[statement.subject, statement.object] == 1:
            yield from _of_visit(statement, visits, scene)
        word = set(statement.rule.split())
        if word & (GRAMMAR.joining_treaties if statement.property == "signed" else _COMING):
            continue  # "arrived on Monday for the summit"
        kind = kind_of(scene.referents.entity(statement.object).cls, scene)
        name = _ACTS.get((statement.property, kind or ""))
        if name is not None:
            words = tuple(replace(e, subject=e.object, object=None) for e in statement.evidence)
            yield from _dated(statement, statement.object, name, words, scene)


def _visits(scene: Scene) -> Iterator[tuple[Token, str]]:
    """Give the visits that the text names, each with its noun."""
    for mention in scene.mentions.values():
        noun = scene.parsed.doc[mention.head]
        if mention.cls == "Event" and noun.lemma_.lower() in GRAMMAR.visits:
            yield from ((noun, key) for key in scene.referents.keys(noun))


def _of_visit(statement: Statement, visits: Iterable[tuple[Token, str]], scene: Scene) -> Iterator[Statement]:
    """Give the days of a visit that is named elsewhere: "A's visit to B … A will travel to B on 2-3 May"."""
    for noun, visit in visits:
        visitor = child(noun, "poss")
        ends = [t for word, p in prepositions(noun) if word in ("to", "in") for t in objects_of(p)]
        places = {key for t in ends for key in scene.referents.keys(t)}
        if visitor is not None and statement.subject in scene.referents.keys(visitor) and statement.object in places:
            told = tuple(replace(e, subject=None, object=None) for e in statement.evidence)
            yield from _dated(statement, visit, "date", (evidence(noun, noun, None, scene), *told), scene)


def _dated(statement: Statement, key: str, name: str, words: tuple[Evidence, ...], scene: Scene) -> Iterator[Statement]:
    """Give a thing the time of a statement."""
    for called, value in _days(name, statement, scene):
        signals = (f"by {Source.DATE}", f"modality {statement.modality}", f"property {called}")
        yield replace(
            statement,
            subject=key,
            property=called,
            object=value,
            time=None,
            confidence=min(statement.confidence, scene.weights.probability(signals)),
            evidence=words,
            rule=f"{Source.DATE}: of {statement.property}",
            signals=signals,
        )


def _days(name: str, statement: Statement, scene: Scene) -> tuple[tuple[str, Value], ...]:
    """Give the date of an act, or the first and the last day of one of which the sentence tells both: "on 3-4 May"."""
    assert statement.time is not None
    passages = [e.passage for e in statement.evidence]
    for mention in scene.dates if name == "date" else ():
        span, whole = mention.span, mention.start is not None and mention.end_value is not None
        if whole and mention.value == statement.time and any(p.begin <= span.begin < p.end for p in passages):
            return date_literals(mention)
    return ((name, statement.time),)
