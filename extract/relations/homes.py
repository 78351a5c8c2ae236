"""Who comes to a meeting from abroad: the president of Chad, who meets a Kenyan minister in N'Djamena, goes nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportgraph.extract.model import Entity
from reportgraph.extract.parsing.syntax import objects_of, possessors, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.extract.relations.scenes.gathering_events import is_gathering
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_knowledge
from spacy.tokens import Token

_OFFICES = ("headOf", "affiliatedWith")
_MEETING = GRAMMAR.conferring | {"meet", "receive", "welcome"}
_LANDS = frozenset({"country", "kingdom", "nation", "republic"})
_PLACED = frozenset({"in", "at"})

Lands = Mapping[str, set[str]]  # key of a person -> names of the countries whose offices he holds


def with_visitors(candidates: Sequence[Candidate], knowledge: Knowledge) -> list[Candidate]:
    """Send nobody to his own capital to meet others there, and those who met him there to it."""
    lands = _lands(candidates, knowledge)
    kept = [c for c in candidates if not any(_is_at_home(c.subject, t, lands, knowledge) for t in _reached(c))]
    return [*kept, *_from_abroad(candidates, lands, knowledge)] if lands else kept


def _lands(candidates: Sequence[Candidate], knowledge: Knowledge) -> Lands:
    found: dict[str, set[str]] = defaultdict(set)
    for c in candidates:
        if c.property in _OFFICES:
            names = {e.name for e in knowledge.referents.entities(c.object) if e.cls == "Country" and e.is_named}
            people = [e for e in knowledge.referents.entities(c.subject) if e.cls in ("Person", "Group")]
            for person in people:
                found[person.key] |= names
    return {key: names for key, names in found.items() if names}


def _reached(candidate: Candidate) -> list[Token]:
    """Give where a candidate takes somebody for a meeting, or on a visit that is his by a pronoun alone."""
    visit = candidate.object if candidate.property == "participatedIn" else candidate.predicate
    his = visit.lemma_ in GRAMMAR.visits and any(t.pos_ == "PRON" for t in possessors(visit))
    if his and candidate.property in ("participatedIn", "visited"):
        return [t for word, p in prepositions(visit) if word == "to" for t in objects_of(p)]
    met = candidate.predicate.lemma_ in _MEETING
    country = candidate.object.lemma_ in _LANDS  # "the Peruvian minister's visit to the country": to another one
    return [candidate.object] if candidate.property == "visited" and (met or country) else []


def _is_at_home(person: Token, place: Token, lands: Lands, knowledge: Knowledge) -> bool:
    own = _lands_of(person, lands, knowledge)
    return bool(own) and own <= _land_of(place, knowledge)  # not "the envoys of A and B"


def _is_from_abroad(person: Token, place: Token, lands: Lands, knowledge: Knowledge) -> bool:
    own, there = _lands_of(person, lands, knowledge), _land_of(place, knowledge)
    return bool(own and there) and not own & there


def _lands_of(person: Token, lands: Lands, knowledge: Knowledge) -> set[str]:
    keys = knowledge.referents.keys(person)
    return lands.get(keys[0], set()) if len(keys) == 1 else set()


def _land_of(place: Token, knowledge: Knowledge) -> set[str]:
    """Give the country that a place is, or whose capital it is or stands in: "at the Hall of Lakes in A"."""
    around = [t for word, p in prepositions(place) if word == "in" for t in objects_of(p)]
    entities = [e for t in (place, *around) for e in knowledge.referents.entities(t)]
    return {land for e in entities if (land := _country(e)) is not None}


def _country(place: Entity) -> str | None:
    if place.cls == "Country":
        return place.name if place.is_named else None
    entry = load_knowledge().gazetteer.get(place.name) if place.main_class == "City" else None
    return None if entry is None else entry.of


def _from_abroad(candidates: Sequence[Candidate], lands: Lands, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who was at a meeting in the capital of another country, be it told by a verb or by the meeting's name."""
    held: dict[str, list[Token]] = defaultdict(list)
    for c in candidates:
        if c.property == "locatedIn" and is_gathering(c.subject, knowledge):
            for key in knowledge.referents.keys(c.subject):
                held[key].append(c.object)
    for c in candidates:
        if c.property == "participatedIn" and c.voice is not Voice.ENDED:  # "skipped the summit in A"
            places = [t for key in knowledge.referents.keys(c.object) for t in held[key] if t.sent == c.predicate.sent]
            people = [c.subject]
        elif c.property == "metWith" and (c.predicate.lemma_ in _MEETING or is_gathering(c.predicate, knowledge)):
            places = [t for word, p in prepositions(c.predicate) if word in _PLACED for t in objects_of(p)]
            told = [t for key in knowledge.referents.keys(c.predicate) for t in held[key]]
            places += [t for t in told if t.sent == c.predicate.sent]
            people = [c.subject, c.object]
        else:
            continue
        for place in places:
            for person in people:
                if person.pos_ == "PROPN" and _is_from_abroad(person, place, lands, knowledge):
                    yield Candidate(person, "visited", place, c.predicate, Source.GATHERING, "comes from abroad")
