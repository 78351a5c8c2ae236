"""Which classes a relation would give its two ends, where their own words leave it open."""

from __future__ import annotations

import re
from enum import IntEnum

from reportgraph.extract.mentions.surroundings import is_acronym
from reportgraph.extract.model import Entity, MentionKind
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.relations.candidates import Knowledge, allowed
from reportgraph.extract.relations.open_classes import is_common, is_open
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Doc, Token

_AGENTIVE = ("er", "or", "ist", "ian")  # of unknown nouns that may be people: "dockers"
_TOPICAL = ("on", "for")  # "Dialogue on Energy"
_FIELD = re.compile("areas? of [a-z]")
ACTING = {"City": "City+GovernmentBody", "Facility": "Facility+Institution"}  # a place -> with those who act for it
SITE, BUILT = "Facility", "InfrastructureProject"  # what stands somewhere, and what is built, run or paid for
# what lasts, and what only an event undergoes
STANDING, CONVENED = "CooperationMechanism", ("hosted", "participatedIn")
_SPEECHES = frozenset({"address", "debut", "remarks", "speech"})
_MET = tuple(("object", name) for name in CONVENED)
_POPULATED = ("City", "Place", "Region")


def meets(entity: Entity) -> bool:
    """Tell an assembly of states, which is a body, and its session where people go."""
    return entity.cls == "InternationalOrganization" and "assembly" in entity.name.lower().split()


def is_session(entity: Entity, doc: Doc) -> bool:
    """Tell an assembly at which something takes place: "met on the sidelines of the General Assembly"."""
    heads = (doc[m.head] for m in entity.mentions if m.kind is MentionKind.NAME)
    return meets(entity) and any(t.dep_ == "pobj" and _is_at(t.head) for t in heads)


def _is_at(link: Token) -> bool:
    spoken = link.lower_ in ("before", "to") and link.head.lower_ in _SPEECHES
    return link.lower_ == "at" or spoken or (link.lower_ == "of" and link.head.lower_ in GRAMMAR.margins)


class Change(IntEnum):
    """How far the class of an end may be changed, so that a frame fits; what fits with less goes before."""

    NONE = 0
    UNNAMED = 1  # of what no head noun of its name tells
    NAMED = 2
    ACTING = 3  # a place is taken for those who act for it, too, and nothing else
    ALL = 4


def acting(entity: Entity) -> str | None:
    """Give the class of a place where it acts: "Milan launched the Lake Pact"; "a city" may be a body."""
    known = not is_common(entity) or not GRAMMAR.stations.isdisjoint(entity.name.lower().split())
    return ACTING.get(entity.cls) if known else None


class Fitting:
    """Tells by which classes the ends of a frame fit."""

    def __init__(self, knowledge: Knowledge, naming: Naming) -> None:
        self._knowledge, self._naming = knowledge, naming

    def wanted(self, frame: Frame, a: Entity, b: Entity, change: Change) -> tuple[str, str] | None:
        """Give the classes of the two ends by which a frame fits, or None."""
        schema = self._knowledge.schema
        rule = schema.properties[frame.property]
        subject = self._fitting(a, rule.domain, ("subject", frame.property), change)
        target = self._fitting(b, frame.when or rule.range, ("object", frame.property), change)
        if subject is None or target is None or any(schema.is_a(target, kind) for kind in frame.unless):
            return None
        if frame.property == "partOf":
            subject, target = self._of_kind(a, subject, target), self._of_kind(b, target, subject)
        return (subject, target) if allowed(target, rule.range, schema) else None

    def _of_kind(self, entity: Entity, cls: str, whole: str) -> str:
        """Give the class of a part or a whole; a field is what the other end is, if its head noun may be that."""
        if cls != "Topic" or whole not in ("Event", "Project") or not is_open(entity):
            return cls
        able = whole in self.possible(entity)
        return whole if able else cls

    def _fitting(self, entity: Entity, classes: frozenset[str], end: tuple[str, str], change: Change) -> str | None:
        """Give the entity's class if the relation admits it, else one that its head noun or a name may have."""
        schema = self._knowledge.schema
        if allowed(entity.cls, classes, schema):
            return entity.cls
        if entity.cls == STANDING and end in _MET and self.possible(entity)[:1] == ("Event",):
            return "Event"  # "attended the Lake Summit", known as what lasts
        if end in _MET and meets(entity):
            return "Event"  # "addressed the UN General Assembly": its session
        acts = end[0] == "subject" or ("Actor" in classes and end[1] != "metWith")  # who meets it plays against it
        if change >= Change.ACTING and acts and (both := acting(entity)) and allowed(both, classes, schema):
            return both
        if not is_open(entity) or change in (Change.NONE, Change.ACTING):
            return None
        likely = self._knowledge.lexicon.selection.get(end, "")
        if likely == "Person" and is_acronym(entity.name.split()):
            return None
        possible: tuple[str, ...] = (likely,)
        names = [m for m in entity.mentions if m.kind is MentionKind.NAME]
        if names and likely == "Document" and end[0] == "subject":
            return None  # "Roe and Ali discussed A": who talks of a thing is as often somebody
        if not names or any(m.how == "lexicon" for m in names):
            if names and change is Change.UNNAMED:
                return None
            possible = self.possible(entity)
            if names and entity.cls == "Company":  # with a name of its own it is no mere group, and nobody
                possible = tuple(cls for cls in possible if cls not in ("Group", "Person"))
            if not likely:
                people = entity.cls in _POPULATED and singular(entity.name.split()[-1]) != entity.name.split()[-1]
                possible = tuple(cls for cls in possible if cls in ABSTRACTIONS or (people and cls == "Group"))
        if not names and _FIELD.match(entity.name):
            possible = tuple(cls for cls in possible if cls in ABSTRACTIONS)  # "talks in the area of trade"
        if entity.cls == SITE:
            possible = (BUILT, *(cls for cls in possible if cls not in ABSTRACTIONS))  # a plant is no field
        return next((cls for cls in possible if cls and allowed(cls, classes, schema)), None)

    def possible(self, entity: Entity) -> tuple[str, ...]:
        """Give the classes that a phrase may have by its head; people in the plural are a group."""
        words = entity.mentions[0].name.lower().split()
        if entity.mentions[0].kind is MentionKind.NAME:
            words = words[: next((k for k, w in enumerate(words) if k and w in _TOPICAL), None)]
        one = singular(words[-1])
        listed = self._naming.nouns.get(tuple(words[-2:])) if len(words) > 1 else None
        if len(words) > 1 and listed is None and self._naming.nouns.get((words[-2], one)) in ABSTRACTIONS:
            return ()  # "solar panels" are none of the kinds of panels
        if listed is not None:
            written = listed == "Initiative" and "Document" in (self._naming.classes_of(one) or ())
            return (listed, "Document") if written else ()  # "an action plan"; "high alert": listed with its modifier
        many = words[-1] != one
        if many and (own := self._naming.common.get(words[-1])) is not None:
            return own  # "arms" are no arm of a body
        classes = self._naming.classes_of(one) or (("Person",) if one.endswith(_AGENTIVE) else ())
        return tuple(self._naming.plural["Person"] if cls == "Person" and many else cls for cls in classes)
