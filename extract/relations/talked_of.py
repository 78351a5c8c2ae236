"""What people only talk of: "discussed ways to widen trade", "know which rules hurt A", "falsely said that A did"."""

from __future__ import annotations

from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.syntax import child, first_conjunct, objects_of, prepositions
from reportgraph.extract.relations.candidates import Candidate, Source
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming

_TALKED_OF = frozenset(
    {"advocates", "contributesTo", "funds", "implements", "opposes", "produces", "reduces", "threatens"}
)


def is_only_talked_of(candidate: Candidate, modality: Modality) -> bool:
    """Tell what somebody speaks of and need not do: who "discussed approaches to widening trade" widens none."""
    if modality is not Modality.POSSIBLE and not _is_of_efforts(candidate):
        return False
    how = any(c.tag_ == "WRB" for c in candidate.predicate.lefts)  # "how to widen trade" is what they are after
    deed = not how and (candidate.property in _TALKED_OF or candidate.source is Source.OPEN)
    talks = GRAMMAR.raised | GRAMMAR.conferring
    above = (t for t in candidate.predicate.ancestors if t.pos_ == "VERB")
    verb = next((first_conjunct(t) for t in above if t.lemma_ in talks), None) if deed else None
    done = verb is not None and child(verb, "auxpass") is None
    return done and verb is not None and first_conjunct(candidate.subject).head == verb


def _is_of_efforts(candidate: Candidate) -> bool:
    """Tell what efforts are to do of which it is not told whose they are: "discussed efforts to support A"."""
    noun = first_conjunct(candidate.predicate).head
    return noun.lemma_ == "effort" and child(noun, "poss") is None


def is_fight_over_matter(candidate: Candidate) -> bool:
    """Tell a war, or an attack, on what is no place and nobody: "an assault on the freedom to vote" is none."""
    noun = candidate.object
    if candidate.property != "participatedIn" or noun.lemma_ not in GRAMMAR.assaults | GRAMMAR.strife:
        return False
    on = [o for word, p in prepositions(noun) if word in ("against", "on", "over") for o in objects_of(p)]
    classes = {load_naming().class_of_nominal([o.lemma_.lower()]) for o in on if not o.ent_type_}
    return bool(on) and classes <= {"Principle", "Topic"} and all(o.pos_ == "NOUN" for o in on)


def is_asked_which(candidate: Candidate) -> bool:
    """Tell of which things something is asked: "they know which rules hurt A" does not tell which do."""
    doer = first_conjunct(candidate.subject)
    which = any(c.tag_ == "WDT" and c.dep_ == "det" and c.lower_ in ("what", "which") for c in doer.lefts)
    return which and doer.dep_ in ("nsubj", "nsubjpass") and first_conjunct(doer.head).dep_ == "ccomp"


def is_falsely_told(candidate: Candidate) -> bool:
    """Tell what the text itself calls false: "A falsely claimed that B attacked C"."""
    for end in (candidate.subject, candidate.predicate):
        for word in (end, *end.ancestors):
            if word.dep_ == "ccomp" and any(
                c.dep_ == "advmod" and c.lower_ in GRAMMAR.falsely for c in word.head.children
            ):
                return True
    return False
