"""Where events are held, as told by who hosts or attends them there: "A hosted B", "while in A, she attended B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.parsing.syntax import child, objects_of, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.gathering_events import is_gathering
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_TOWNS = ("City", "Country", "Facility")
_LANDS = ("City", "Country", "Region")
_NOWHERE = frozenset({"digital", "online", "remote", "teleconference", "videoconference", "virtual", "webinar"})
_PLACED = frozenset({"at", "in", "on", "alongside"})
_PRESENT = ("leads", "participatedIn")


def find_venues(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give where that takes place for which people come together, and what is first told of after a place."""
    found: list[Candidate] = []
    for p in propositions:
        if p.kind is PredicateKind.VERB:
            if not (p.passive and "agent" not in p.roles):
                found += _venue(p, knowledge)
            found += _fronted(p, knowledge)
    return found


def _venue(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "A and B met in C for D", "A flew to C for D": D takes place in C."""
    if p.lemma not in knowledge.lexicon.gathering:
        return []
    events = [t for word in ("for", "at") for t in p.roles.get(word, ()) if knowledge.is_a(t, "Event")]
    places = [t for word in ("in", "to") for t in p.roles.get(word, ()) if knowledge.is_a(t, "Place")]
    rule = "met in a place"
    return [
        Candidate(a, "locatedIn", b, p.predicate, Source.GATHERING, rule) for a in events for b in places if a.i != b.i
    ]


def _fronted(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "In A, a plant opened": what is first told of after a place that opens the sentence lies there."""
    opener = p.predicate.sent[0]
    if opener.lower_ != "in" or opener.dep_ != "prep" or opener.head != p.predicate:
        return []
    places = [t for t in objects_of(opener) if t.pos_ == "PROPN" and knowledge.is_a(t, "Place")]
    things = [t for t in p.roles.get("object" if p.passive else "agent", ()) if _is_new(t)]
    if p.lemma in GRAMMAR.attending_in_person and not p.passive:
        things += [t for t in p.roles.get("object", ()) if is_gathering(t, knowledge)]  # "In A, Roe attended the forum"
    return [
        Candidate(a, "locatedIn", b, a, Source.GATHERING, "fronted place", Voice.PRESUPPOSED)
        for a in things
        for b in places
        if any(knowledge.is_a(a, kind) for kind in ("Facility", "InfrastructureProject", "Event"))
    ]


def _is_new(noun: Token) -> bool:
    """Tell a thing that is told of for the first time: "a plant", "riots", and not "the plant"."""
    if noun.pos_ != "NOUN" or any(c.dep_ in ("poss", "nummod") for c in noun.children):
        return False
    determiner = child(noun, "det")
    return determiner.lower_ in ("a", "an", "another") if determiner is not None else noun.tag_ == "NNS"


def with_venues(candidates: Sequence[Candidate], knowledge: Knowledge) -> list[Candidate]:
    """Add where an event is held that nothing else places: where it is hosted, and where those are who attend it."""
    placed = {
        key for c in candidates if c.property == "locatedIn" for key in knowledge.referents.keys(c.subject)
    }  # told of it anywhere
    found = list(candidates)
    for c in candidates:
        if c.voice is Voice.ENDED or not is_gathering(c.object, knowledge) or _is_nowhere(c.object):
            continue
        if placed.isdisjoint(knowledge.referents.keys(c.object)):
            rule = f"where it is {'hosted' if c.property == 'hosted' else 'attended'}"
            places = _of_host(c, knowledge) if c.property == "hosted" else _of_guest(c, knowledge)
            found += [
                Candidate(c.object, "locatedIn", place, c.predicate, Source.GATHERING, rule, c.voice)
                for place in places
            ]
    return found


def _is_nowhere(event: Token) -> bool:
    """Tell one that is held on screens: "a virtual summit", "a summit held online"."""
    return any(t.lower_ in _NOWHERE for t in event.subtree) or any(t.lower_ in _NOWHERE for t in event.head.rights)


def _of_host(c: Candidate, knowledge: Knowledge) -> list[Token]:
    """Give the host of an event where it is a place, and no other is told: "Peru hosted a summit in Rome"."""
    if c.source is not Source.VERB or not c.predicate.lemma_.endswith("host") or not knowledge.is_a(c.subject, *_TOWNS):
        return []
    joint = c.predicate.lemma_ != "host"  # "co-hosted by A and B": one of the two
    elsewhere = any(word in _PLACED and not _is_time(at) for word, at in prepositions(c.predicate))
    return [] if joint or elsewhere or not _is_named(c.subject, knowledge) else [c.subject]


def _is_time(preposition: Token) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") for t in objects_of(preposition))


def _of_guest(c: Candidate, knowledge: Knowledge) -> Iterator[Token]:
    """Give where somebody is who attends: "while in A", "during a visit to A", "attended B on Monday in A"."""
    if c.property not in _PRESENT or c.source is not Source.VERB or not knowledge.is_a(c.subject, "Person", "Group"):
        return
    verb = c.predicate
    for part in verb.children:
        at = part if part.dep_ == "advcl" and any(k.lower_ == "while" for k in part.lefts) else None
        if at is not None and at.lower_ in _PLACED:  # "while in A"
            yield from _towns(at, knowledge)
    for word, at in prepositions(verb):
        if word == "in" and at.i > c.object.i:
            yield from _towns(at, knowledge)
        if word in ("at", "in") and at.i == c.object.right_edge.i + 1:  # "attended a dinner at the Lake Palace"
            yield from (t for t in objects_of(at) if t.pos_ == "PROPN" and knowledge.is_a(t, "Facility"))
        elif word in ("during", "on"):
            visits = [t for t in objects_of(at) if t.lemma_.lower() in GRAMMAR.visits]
            for to in (to for t in visits for inner, to in prepositions(t) if inner in ("to", "in")):
                yield from _towns(to, knowledge)
    where = verb.dep_ == "relcl" and any(t.lower_ == "where" for t in verb.lefts)
    if where and _is_town(verb.head, knowledge) and verb.head.head.lower_ in ("at", "in", "to"):
        yield verb.head  # "went to A, where she attended B"
    if any(t.lower_ == "there" and t.i > c.object.i for t in verb.rights):
        before = [t for t in verb.doc[verb.sent.start : verb.i] if _is_town(t, knowledge)]
        yield from before[-1:]  # "arrived in A, and will attend B there"


def _towns(preposition: Token, knowledge: Knowledge) -> list[Token]:
    return [t for t in objects_of(preposition) if _is_town(t, knowledge)]


def _is_town(token: Token, knowledge: Knowledge) -> bool:
    return token.pos_ == "PROPN" and knowledge.referents.is_head(token) and knowledge.is_a(token, *_LANDS)


def _is_named(token: Token, knowledge: Knowledge) -> bool:
    return all(e.is_named for e in knowledge.referents.entities(token))
