"""Whom those who come together stand for: the countries of "delegates from A and B" take part, and meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child, objects_of, prepositions
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.gathering_events import event_before, is_gathering, main_event
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_ATTENDING = frozenset({"attend", "participate", "take-part"})
_PRESENT = ("attendance", "present")
_WHERE = ("object", "in", "at")
_NEAR = 120  # tokens back to the event in which somebody "took part"
_BINDING = ("founded", "memberOf", "signed")  # what the leaders of countries do for these
_BOUND = ("CooperationMechanism", "Document", "Initiative", "Institution")
_MOST = 4  # countries that are said to meet each other


def find_delegations(propositions: Sequence[Proposition], knowledge: Knowledge, *, parsed: Parsed) -> list[Candidate]:
    """Give the countries and bodies that take part in events and meet by those whom they send."""
    main = main_event(parsed, knowledge)
    return [
        candidate
        for p in propositions
        if p.kind is PredicateKind.VERB
        for candidate in (*_gathering(p, main, knowledge), *_binding(p, knowledge))
    ]


def _gathering(p: Proposition, main: Token | None, knowledge: Knowledge) -> Iterator[Candidate]:
    if not p.passive or p.lemma == "attend":
        yield from (*_attendance(p, main, knowledge), *_programme(p, knowledge), *_meeting(p, knowledge))


def _attendance(p: Proposition, main: Token | None, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "Delegates from A and B attended C", "A and B took part as observers", in the event just spoken of."""
    parted = p.lemma == "take" and any(t.lemma_ == "part" for t in p.roles.get("object", ()))
    if p.predicate.lemma_ == "be":
        yield from _presence(p, knowledge)
    if p.lemma not in _ATTENDING and not parted and not _holds_talks(p):
        return
    said = [t for role in _WHERE for t in p.roles.get(role, ()) if t.lemma_ != "part"]
    events = [t for t in said if is_gathering(t, knowledge)]
    if not said and (event := _event_told(p.predicate, main, knowledge)) is not None:
        events = [event]
        for doer in p.roles.get("agent", ()):
            if knowledge.is_a(doer, "Actor"):
                yield _candidate(doer, "participatedIn", event, p)
    drills = [
        t
        for t in said
        if t.lemma_.lower() in GRAMMAR.drills or any(c.lemma_.lower() in GRAMMAR.drills for c in t.lefts)
    ]
    for doer in p.roles.get("agent", ()):
        for sender in senders_of(doer, knowledge):
            yield from (_candidate(sender, "participatedIn", event, p) for event in events)
        for sender in flags_of(doer, knowledge):
            yield from (_candidate(sender, "participatedIn", event, p) for event in drills)


def _presence(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "Delegates from A and B were present at C", "… were in attendance at C"."""
    told = [t for role in ("object", "in") for t in p.roles.get(role, ()) if t.lower_ in _PRESENT]
    places = [(word, at) for t in (p.predicate, *told) for word, at in prepositions(t)] if told else []
    events = [t for word, at in places if word == "at" for t in objects_of(at) if is_gathering(t, knowledge)]
    for doer in p.roles.get("agent", ()):
        for one in (doer, *senders_of(doer, knowledge)):
            if knowledge.is_a(one, "Actor"):
                yield from (_candidate(one, "participatedIn", event, p) for event in events)


def _programme(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "The forum featured officials from A and B"."""
    if p.lemma in GRAMMAR.gathering:
        events = [t for t in p.roles.get("agent", ()) if is_gathering(t, knowledge)]
        senders = [t for guest in p.roles.get("object", ()) for t in senders_of(guest, knowledge)] if events else ()
        yield from (_candidate(sender, "participatedIn", event, p) for sender in senders for event in events)
    if p.lemma in GRAMMAR.gathering | {"involve", "see"}:
        drills = [
            t for t in p.roles.get("agent", ()) if t.lemma_.lower() in GRAMMAR.drills and knowledge.is_a(t, "Event")
        ]
        guests = p.roles.get("object", ()) if drills else ()
        senders = [t for guest in guests for t in flags_of(guest, knowledge)]
        forces = any(singular(t.lower_) in GRAMMAR.forces for t in guests)
        senders += [t for t in p.roles.get("from", ()) if forces and knowledge.is_a(t, "Country")]
        yield from (_candidate(sender, "participatedIn", drill, p) for sender in senders for drill in drills)


def _event_told(verb: Token, main: Token | None, knowledge: Knowledge) -> Token | None:
    """Give the one event just spoken of; where that is several, the one that the report is about."""
    inside = verb.doc[verb.sent.start : verb.i]
    here = [t for t in inside if is_gathering(t, knowledge) and knowledge.referents.is_head(t)]
    if here and (here[-1].tag_ not in ("NNS", "NNPS") or (_is_beside(verb) and here[-1].dep_ in SUBJECTS)):
        return here[-1]  # "A hosted the summit, with B attending as an observer", "the talks opened with B taking part"
    near = event_before(verb, _NEAR, main, knowledge)
    if near is not None and near.i < verb.i and _is_set_up(near, verb, knowledge):
        return None
    return main if near is not None and near.tag_ in ("NNS", "NNPS") else near


def _is_beside(verb: Token) -> bool:
    """Tell what is told beside a clause, of what that is about: "the talks took place, with B attending"."""
    return verb.dep_ in ("pcomp", "advcl") and verb.tag_ == "VBG" and child(verb, "nsubj") is not None


def _is_set_up(event: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Tell whether a scheme was set up since, in which somebody may take part: "set up a fund, and A will join"."""
    since = verb.doc[event.i + 1 : verb.i]
    made = [t for t in since if t.dep_ == "dobj" and t.head.lemma_ in GRAMMAR.made_when | {"set", "found"}]
    return any(knowledge.is_a(t, "Project") or knowledge.is_a(t, "Institution") for t in made)


def _meeting(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "The ministers of A and B met", "held talks": A and B did."""
    met = p.lemma in GRAMMAR.assembling and not p.roles.get("object")
    if not (met or _holds_talks(p)) or any(p.roles.get(role) for role in ("with", "object-with", "object-between")):
        return
    for doer in p.roles.get("agent", ()):
        countries = [t for t in senders_of(doer, knowledge) if knowledge.is_a(t, "Country")]
        countries = countries or senders_of(doer, knowledge)  # of bodies
        several = doer.tag_ in ("NNS", "NNPS") or doer.lower_ == "we"
        if several and len(countries) <= _MOST:
            yield from (_candidate(a, "metWith", b, p) for a, b in combinations(countries, 2))


def _binding(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "The leaders of A and B launched the Lake Framework", "signed the Lake Treaty": their countries did."""
    frames = knowledge.lexicon.frames.get((p.lemma, "verb"), ())
    said = {f.property for f in frames if f.property in _BINDING and f.object == "object" and f.subject == "agent"}
    targets = [t for t in p.roles.get("object", ()) if knowledge.is_a(t, *_BOUND)] if said else []
    named = [t for t in targets if any(e.is_named for e in knowledge.referents.entities(t))]
    for doer in p.roles.get("agent", ()) if named else ():
        countries = [t for t in senders_of(doer, knowledge) if knowledge.is_a(t, "Country")]
        if (doer.tag_ == "NNS" or doer.lower_ == "we") and len(countries) > 1:
            done = [(target, name) for target in named for name in sorted(said)]
            yield from (_candidate(country, name, target, p) for country in countries for target, name in done)


def _holds_talks(p: Proposition) -> bool:
    return p.lemma in GRAMMAR.carrying_on and any(t.lemma_.lower() in GRAMMAR.talks for t in p.roles.get("object", ()))


def senders_of(doer: Token, knowledge: Knowledge) -> list[Token]:
    """Give the countries and bodies with a name that somebody represents: those of "the delegates from A and B"."""
    named = next((c for c in doer.rights if c.dep_ == "appos"), None) if doer.lower_ == "we" else None
    doer = named or doer  # "we, the ministers of A and B"
    if any(c.lower_ in GRAMMAR.no_longer for c in doer.lefts):
        return []  # "a former president of A"
    if singular(doer.lower_) not in knowledge.lexicon.delegates or doer.pos_ not in ("NOUN", "PROPN"):
        return []
    return _named_in(doer, knowledge)


def flags_of(doer: Token, knowledge: Knowledge) -> list[Token]:
    """Give the countries and alliances whose forces they are: "warships from A and B", "A and B troops"."""
    return _named_in(doer, knowledge) if singular(doer.lower_) in GRAMMAR.forces and doer.pos_ == "NOUN" else []


def _named_in(doer: Token, knowledge: Knowledge) -> list[Token]:
    clauses = [c for c in doer.rights if c.dep_ in ("relcl", "acl", "appos")]
    clauses += [c for c in doer.rights if c.dep_ == "prep" and c.lower_ == "to"]  # "A's ambassador to B"
    inside = [t for t in doer.subtree if t != doer and not any(c == t or c.is_ancestor(t) for c in clauses)]
    return [
        t
        for t in inside
        if t.dep_ not in ("compound", "nmod") or t.head == doer  # not the A of "the A Secretariat"
        for e in knowledge.referents.entities(t)
        if not _is_in_name(t, knowledge)
        if e.is_named and any(knowledge.schema.is_a(e.cls, kind) for kind in ("Country", "Institution"))
    ]


def _is_in_name(token: Token, knowledge: Knowledge) -> bool:
    """Tell the Chad of "an official from the Bank of Chad"."""
    outer = token.head.head if token.dep_ == "pobj" else token
    return outer != token and any(
        e.is_named and outer.text in (words := e.name.split()) and token.text in words
        for e in knowledge.referents.entities(outer)
    )


def _candidate(subject: Token, name: str, target: Token, p: Proposition) -> Candidate:
    return Candidate(subject, name, target, p.predicate, Source.GATHERING, "sent to an event")
