"""What is wanted by whom it is told of: who calls for a bridge wants one; who asks to join a body would be in it."""

from __future__ import annotations

from reportgraph.extract.grammar.themes import is_ill
from reportgraph.extract.parsing.syntax import is_infinitive
from reportgraph.extract.relations.candidates import Candidate, Source
from reportgraph.extract.relations.worth import is_kept
from reportgraph.ontology.lexicon import Lexicon

_TAKING_PART = ("hosted", "participatedIn")


def wished_property(candidate: Candidate, lexicon: Lexicon) -> str | None:
    """Give what a wish says of who has it: "called for building A" advocates A; None where it says nothing."""
    if candidate.source is Source.OPEN or candidate.predicate.lemma_.lower() in lexicon.altering:
        return None  # "proposed to streamline A"
    if candidate.property in _TAKING_PART and is_own_deed(candidate):
        return None  # "wants to host A": of it he wants his own part
    if is_kept(candidate.object, candidate.predicate, lexicon):
        return None  # "called for improving roads"
    if candidate.property == "cooperatesOn" and candidate.rule.endswith(" against"):
        return lexicon.opposite["advocates"]  # "called for cooperation against A"
    if candidate.property == "reduces" and not is_ill(candidate.object, lexicon):
        return None
    return lexicon.wished(candidate.property)


def is_own_deed(candidate: Candidate) -> bool:
    """Tell what somebody wants to do himself: "asked to join A", not "asked B to join A" nor "called for joining A"."""
    noun = candidate.predicate
    become = noun.dep_ == "attr" and candidate.source is Source.NOUN  # "wants to become a member of A"
    verb = noun.head if become else noun
    asks = verb.dep_ == "xcomp" and is_infinitive(verb) and (become or candidate.source is Source.VERB)
    return asks and not any(c.dep_ in ("dobj", "dative", "nsubjpass", "prep") for c in verb.head.children)
