"""What a meeting is about by what is told of its agenda: "A is on the agenda of the summit", "the agenda covers A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import child, conjuncts, objects_of, possessors, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.scenes.gathering_events import event_before, is_gathering, main_event
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_AGENDA = "agenda"
_REACH = 120  # tokens back to the meeting of which it is


def with_agendas(candidates: Sequence[Candidate], parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Say of the meeting what is said of its agenda, and add what stands on one."""
    events = {t.i: _event_of(t, parsed, knowledge) for t in parsed.doc if _is_agenda(t, knowledge)}
    found = list[Candidate]()
    for candidate in candidates:
        if candidate.source is Source.OPEN and events.get(candidate.object.i) is not None:
            continue  # "tops the agenda": what the meeting is about says it
        event = events.get(candidate.subject.i) if candidate.property == "about" else None
        found.append(candidate if event is None else replace(candidate, subject=event))
    for at, event in events.items():
        if event is not None:
            found += _on_agenda(parsed.doc[at], event, knowledge)
    return found


def _is_agenda(token: Token, knowledge: Knowledge) -> bool:
    """Tell the list of what people are to speak of from what somebody pursues: "the minister's green agenda"."""
    if token.lemma_ != _AGENDA or token.tag_ != "NN" or any(c.dep_ in ("amod", "compound") for c in token.lefts):
        return False
    return not any(e.is_named for e in knowledge.referents.entities(token))


def _event_of(agenda: Token, parsed: Parsed, knowledge: Knowledge) -> Token | None:
    """Give the meeting that the agenda is of, or the one last spoken of where nothing tells whose it is."""
    told = possessors(agenda)
    told += [t for word, p in prepositions(agenda) if word in ("of", "for", "at") for t in objects_of(p)]
    top = next((t for t in agenda.ancestors if t.lemma_ in GRAMMAR.seated), agenda)
    told += [t for word, p in prepositions(top) if word in ("at", "during") for t in objects_of(p)]
    held = next((t for t in told if is_gathering(t, knowledge)), None)
    if held is not None or any(knowledge.referents.entities(t) for t in told):
        return held
    inside = agenda.doc[agenda.sent.start : agenda.i]
    here = [t for t in inside if is_gathering(t, knowledge) and knowledge.referents.is_head(t)]
    return here[-1] if here else event_before(agenda, _REACH, main_event(parsed, knowledge), knowledge)


def _on_agenda(agenda: Token, event: Token, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give what "is on the agenda", "tops the agenda", or stands "with A on the agenda"."""
    place = agenda
    while place.dep_ == "pobj" and place.head.lower_ == "of" and place.head.head.lemma_ in GRAMMAR.at_top:
        place = place.head.head
    verb = place.head
    things: list[Token] = []
    if place.dep_ == "dobj" and verb.lemma_ in GRAMMAR.topping:
        things = surface_subject(verb)
    elif place.dep_ == "pobj" and verb.lower_ in ("on", "at"):
        high = verb.head if verb.head.pos_ == "ADJ" else None  # "is high on the agenda", "with A high on it"
        holder = verb.head if high is None else high.head
        if high is not None and (own := child(high, "nsubj")) is not None:
            things = conjuncts(own)
        elif holder.lemma_ in GRAMMAR.seated:
            things = surface_subject(holder) or [t for t in conjuncts(child(holder, "attr") or holder) if t != holder]
        elif holder.dep_ == "pobj" and holder.head.lower_ == "with":
            things = conjuncts(holder)
    for thing in things:
        if not knowledge.is_a(thing, "Actor") or knowledge.is_a(thing, "Place"):
            yield Candidate(event, "about", thing, agenda, Source.GATHERING, "on the agenda")
