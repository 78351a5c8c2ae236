"""What a relation makes of its ends: "visited Upernavik" makes a place of a name that nothing else tells the class of.

Selectional preferences (Resnik 1993) used the other way round: a verb that takes places for its object says of an
unknown name in that position that it is a place. Only classes that no gazetteer and no head noun decides are open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgraph.extract.candidates import Knowledge, allowed
from reportgraph.extract.frames import Matcher
from reportgraph.extract.link import Entities
from reportgraph.extract.model import DOCUMENT_KEY, Entity, Mention, MentionKind
from reportgraph.extract.propositions import Proposition
from reportgraph.ontology.frames import Frame

_OPEN = {"ner": 0.9, "shape": 0.5, "default": 0.3}  # how a class was found that may be another -> its weight
_MOST = 1.5

Votes = dict[str, dict[str, float]]  # entity key -> class -> weight


def select_classes(propositions: Iterable[Proposition], entities: Entities, knowledge: Knowledge) -> Entities:
    """Give the entities with the classes that the relations around them ask for, where nothing else decides."""
    votes: Votes = {}
    for proposition in propositions:
        _vote(Matcher(proposition, knowledge), knowledge, votes)
    changed = {}
    for key, asked in votes.items():
        entity = entities.entity(key)
        asked[entity.cls] = asked.get(entity.cls, 0.0) + _weight(entity)
        best = max(asked, key=lambda cls: (asked[cls], cls == entity.cls, cls))
        if best != entity.cls:
            changed[key] = replace(entity, cls=best, mentions=tuple(replace(m, cls=best) for m in entity.mentions))
    if not changed:
        return entities
    by_key = {**entities.by_key, **changed}
    return replace(entities, entities=tuple(by_key[e.key] for e in entities.entities), by_key=by_key)


def reclassed(mentions: Sequence[Mention], entities: Entities) -> tuple[Mention, ...]:
    """Give the mentions with the classes of their entities, pronouns as they are."""
    return tuple(
        replace(m, cls=entities.entity(key).cls)
        if (key := entities.of_mention.get(i)) and m.kind is not MentionKind.PRONOUN and _is_open(entities.entity(key))
        else m
        for i, m in enumerate(mentions)
    )


def _is_open(entity: Entity) -> bool:
    found = [m.how for m in entity.mentions if m.kind is not MentionKind.PRONOUN]
    return entity.key != DOCUMENT_KEY and bool(found) and all(how in _OPEN for how in found)


def _weight(entity: Entity) -> float:
    return min(_MOST, sum(_OPEN[m.how] for m in entity.mentions if m.kind is not MentionKind.PRONOUN))


def _vote(matcher: Matcher, knowledge: Knowledge, votes: Votes) -> None:
    """Let the first frame that fits a pair speak for its classes; a description changes only where no frame fits it."""
    pairs = [
        (frame, a, b)
        for frame in matcher.frames()
        for subject, theme in matcher.pairs(frame)
        if subject.i != theme.head.i
        for a in knowledge.referents.entities(subject)
        for b in knowledge.referents.entities(theme.head)
        if a.key != b.key
    ]
    done: set[tuple[str, str]] = set()
    for bending in (False, True):
        for frame, a, b in pairs:
            if (a.key, b.key) in done:
                continue
            wanted = _wanted(frame, a, b, knowledge, bending=bending)
            if wanted is not None:
                done.add((a.key, b.key))
                for entity, cls in zip((a, b), wanted, strict=True):
                    if _is_open(entity):
                        chosen = votes.setdefault(entity.key, {})
                        chosen[cls] = chosen.get(cls, 0.0) + 1.0


def _wanted(frame: Frame, a: Entity, b: Entity, knowledge: Knowledge, *, bending: bool) -> tuple[str, str] | None:
    """Give the classes of the two ends by which a frame fits, or None; `bending` may change those of descriptions."""
    rule = knowledge.schema.properties[frame.property]
    subject = _fitting(a, rule.domain, "subject", frame, knowledge, bending=bending)
    target = _fitting(b, frame.when or rule.range, "object", frame, knowledge, bending=bending)
    if subject is None or target is None or any(knowledge.schema.is_a(target, kind) for kind in frame.unless):
        return None
    return subject, target


def _fitting(
    entity: Entity, classes: frozenset[str], end: str, frame: Frame, knowledge: Knowledge, *, bending: bool
) -> str | None:
    if allowed(entity.cls, classes, knowledge.schema):
        return entity.cls
    if not _is_open(entity) or not (entity.is_named or bending):
        return None
    name, description = knowledge.lexicon.selection.get((end, frame.property), ("", ""))
    wanted = name if entity.is_named else description
    return wanted if wanted and allowed(wanted, classes, knowledge.schema) else None
