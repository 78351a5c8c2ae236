"""Who is told to have been at an event: participants that are listed, sent or given as examples."""

from __future__ import annotations

from collections.abc import Iterable

from reportgraph.extract.grammar.examples import examples_of
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import companions, conjuncts, objects_of
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import Proposition
from reportgraph.extract.relations.scenes.gathering_events import event_before, event_of
from spacy.tokens import Token

PRESENT = frozenset({"present", "there", "attendance", "hand"})
COMING = frozenset({"attend", "participate", "represent"})
_LISTING = ("include", "comprise", "represent")
NEAR = 80  # tokens back to the event at which somebody "was there"


def taking_part(
    people: Iterable[Token], events: Iterable[Token], predicate: Token, *, rule: str, knowledge: Knowledge
) -> list[Candidate]:
    """Give that each of these people is at each of these events."""
    there = list(events)
    return [
        Candidate(a, "participatedIn", b, predicate, Source.GATHERING, rule)
        for a in people
        if knowledge.is_a(a, "Actor")
        for b in there
    ]


def listed_at(p: Proposition, main: Token | None, knowledge: Knowledge) -> list[Candidate]:
    """ "The participants included A and B": in the event that they are said to take part in, or the last one named."""
    if p.lemma not in _LISTING:
        return []
    if p.lemma == "represent" and (told := represented(p, main, knowledge)):
        return told
    listed = [t for head in p.roles.get("agent", ()) for t in conjuncts(head)]
    roles = [t for t in listed if singular(t.lower_) in knowledge.lexicon.participants or _is_present(t, p)]
    event = event_of(roles[0], main, knowledge) if roles else None
    if event is None:
        return []
    return taking_part(
        p.roles.get("object", ()), [event], p.predicate, rule="participants include", knowledge=knowledge
    )


def _is_present(noun: Token, p: Proposition) -> bool:
    """Tell those who are at an event: "delegates in attendance", "his delegation" of which it is told who was in it."""
    return (noun.lemma_.lower() == "delegation" and p.lemma != "represent") or _is_of_those_present(noun)


def represented(p: Proposition, main: Token | None, knowledge: Knowledge) -> list[Candidate]:
    """ "A was represented by B": both were at the event just spoken of."""
    envoys = [t for t in p.roles.get("agent", ()) if knowledge.is_a(t, "Person") and t.pos_ == "PROPN"]
    senders = [t for t in p.roles.get("object", ()) if knowledge.is_a(t, "Country", "Institution", "Region")]
    told = p.passive or p.predicate.tag_ == "VBG"  # "representing A were B and C"
    sent = any(singular(t.lower_) in knowledge.lexicon.delegates for t in p.roles.get("agent", ()))  # "its ministers"
    sent = envoys != [] or sent or any(t.lemma_ == "level" for t in p.roles.get("at", ()))  # "at ministerial level"
    event = event_before(p.predicate, NEAR, main, knowledge) if told and sent and senders else None
    elsewhere = any(knowledge.is_a(t, "Event") for word in ("at", "in") for t in p.roles.get(word, ()))
    if event is None or elsewhere:
        return []
    envoys += [c for t in envoys for c in companions(t) if c not in envoys]
    return taking_part([*envoys, *senders], [event], p.predicate, rule="represented at an event", knowledge=knowledge)


def _is_of_those_present(noun: Token) -> bool:
    """Tell "agencies in attendance at the summit", "states represented at it", "firms present"."""
    own = [c for t in (noun, *(c for c in noun.rights if c.dep_ == "appos")) for c in t.rights]
    told = [c for c in own if c.dep_ in ("amod", "acl", "relcl")]
    if any(c.lower_ in PRESENT or c.lemma_.lower() in COMING for c in told):
        return True
    return any(o.lower_ in PRESENT for c in own if c.lower_ == "in" for o in objects_of(c))


def named_as(p: Proposition, main: Token | None, knowledge: Knowledge) -> list[Candidate]:
    """ "Guests such as A and B": in the event whose guests they are."""
    people = [t for t in (*examples_of(p.predicate), *p.roles.get("listed", ())) if t.pos_ == "PROPN"]
    event = event_of(p.predicate, main, knowledge) if people else None
    if event is None:
        return []
    return taking_part(people, [event], p.predicate, rule="participants such as", knowledge=knowledge)
