"""Whether a relation named after its verb is told too loosely: what a speaker does by the way, things without names."""

from __future__ import annotations

from reportgraph.extract.coreference.referents import is_first_person
from reportgraph.extract.model import Entity, Modality
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct
from reportgraph.extract.relations.candidates import Candidate, Source
from reportgraph.ontology.grammar import GRAMMAR

_PLAIN = ("ROOT", "ccomp")
_FAR = 15  # words between a doer and a verb, over which the parser often takes somebody else for him


def is_doubted_verb(candidate: Candidate, subject: Entity, target: Entity, modality: Modality) -> bool:
    """Tell a relation named after its verb that says nothing which a reader would look up, or is misread too often."""
    if candidate.source is not Source.OPEN:
        return False
    base = first_conjunct(candidate.predicate)
    if base.dep_ == "relcl" and base.head.lemma_ in GRAMMAR.manners:
        return True  # "will do A in a way that respects B"
    if subject.cls == "Person" and is_first_person(candidate.subject):
        return _is_by_the_way(candidate, target)
    return not (_has_name(subject) or _has_name(target)) and _is_loosely_told(candidate, modality)


def _is_by_the_way(candidate: Candidate, target: Entity) -> bool:
    """Tell what somebody says of himself while he speaks: "I will close with A", "the people whom we met in B".

    What he did together with others that have a name, and what he talked over, he reports.
    """
    reports = len(conjuncts(first_conjunct(candidate.subject))) > 1 or candidate.predicate.lemma_ in GRAMMAR.discussing
    plain = target.is_named and first_conjunct(candidate.predicate).dep_ == "ROOT"
    return not (reports or plain)


def _is_loosely_told(candidate: Candidate, modality: Modality) -> bool:
    """Tell what is to come or may be, what an inner clause says, and what is done far from who does it."""
    verb = candidate.predicate
    base = first_conjunct(verb)
    beside = "-" in candidate.property and not candidate.property.startswith("open:be-")
    inner = base.dep_ not in _PLAIN
    ahead = modality in (Modality.PLANNED, Modality.POSSIBLE)
    denied = modality is Modality.NEGATED and inner
    return ahead or denied or (inner and beside) or base.dep_ == "relcl" or verb.i - candidate.subject.i >= _FAR


def _has_name(entity: Entity) -> bool:
    """Tell what has a name, or is told with one: "the effects of the Lake Treaty"."""
    return entity.is_named or any(word[:1].isupper() for word in entity.name.split())
