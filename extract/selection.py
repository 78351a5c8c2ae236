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
from reportgraph.extract.spelling import singular
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.naming import Naming

_OPEN = {"ner": 0.9, "shape": 0.5, "default": 0.3}  # how a class was found that may be another -> its weight
_USUAL = 0.5  # of a head noun that may have another class
_MOST = 1.5

Votes = dict[str, dict[str, float]]  # entity key -> class -> weight


def select_classes(
    propositions: Iterable[Proposition], entities: Entities, knowledge: Knowledge, naming: Naming
) -> Entities:
    """Give the entities with the classes that the relations around them ask for, where nothing else decides."""
    selector = _Selector(knowledge, naming)
    for proposition in propositions:
        selector.hear(Matcher(proposition, knowledge))
    changed = {}
    for key, asked in selector.votes.items():
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
    return entity.key != DOCUMENT_KEY and bool(found) and all(how in _OPEN or how == "lexicon" for how in found)


def _weight(entity: Entity) -> float:
    mentions = (m for m in entity.mentions if m.kind is not MentionKind.PRONOUN)
    return min(_MOST, sum(_OPEN.get(m.how, _USUAL) for m in mentions))


class _Selector:
    """Hears what the frames of each proposition ask of the classes of its ends."""

    def __init__(self, knowledge: Knowledge, naming: Naming) -> None:
        self._knowledge, self._naming = knowledge, naming
        self.votes: Votes = {}

    def hear(self, matcher: Matcher) -> None:
        """Let the first frame that fits a pair speak; a description changes its class only where no frame fits it."""
        referents = self._knowledge.referents
        pairs = [
            (frame, a, b)
            for frame in matcher.frames()
            for subject, theme in matcher.pairs(frame)
            if subject.i != theme.head.i
            for a in referents.entities(subject)
            for b in referents.entities(theme.head)
            if a.key != b.key
        ]
        done: set[tuple[str, str]] = set()
        for bending in (False, True):
            for frame, a, b in pairs:
                wanted = None if (a.key, b.key) in done else self._wanted(frame, a, b, bending=bending)
                if wanted is not None:
                    done.add((a.key, b.key))
                    for entity, cls in zip((a, b), wanted, strict=True):
                        if _is_open(entity):
                            chosen = self.votes.setdefault(entity.key, {})
                            chosen[cls] = chosen.get(cls, 0.0) + 1.0

    def _wanted(self, frame: Frame, a: Entity, b: Entity, *, bending: bool) -> tuple[str, str] | None:
        """Give the classes of the two ends by which a frame fits; `bending` also changes descriptions."""
        schema = self._knowledge.schema
        rule = schema.properties[frame.property]
        subject = self._fitting(a, rule.domain, ("subject", frame.property), bending=bending)
        target = self._fitting(b, frame.when or rule.range, ("object", frame.property), bending=bending)
        if subject is None or target is None or any(schema.is_a(target, kind) for kind in frame.unless):
            return None
        return (subject, target) if allowed(target, rule.range, schema) else None

    def _fitting(self, entity: Entity, classes: frozenset[str], end: tuple[str, str], *, bending: bool) -> str | None:
        schema = self._knowledge.schema
        if allowed(entity.cls, classes, schema):
            return entity.cls
        if not _is_open(entity):
            return None
        name, description = self._knowledge.lexicon.selection.get(end, ("", ""))
        possible: tuple[str, ...] = (name,)
        if not entity.is_named or any(m.how == "lexicon" for m in entity.mentions):
            known = self._naming.classes_of(singular(entity.mentions[0].name.split()[-1].lower()))
            possible = known or ((description,) if bending and not entity.is_named else ())
        return next((cls for cls in possible if cls and allowed(cls, classes, schema)), None)
