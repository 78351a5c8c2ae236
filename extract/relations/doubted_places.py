"""Whether a reading puts somebody where nobody is said to be: ways that things take, places that are left, posts."""

from __future__ import annotations

from reportgraph.extract.model import Entity, Modality
from reportgraph.extract.parsing.syntax import child, first_conjunct, objects_of
from reportgraph.extract.relations.candidates import Candidate, Source
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def is_doubted_place(candidate: Candidate, subject: Entity, modality: Modality) -> bool:
    """Tell where somebody or something is not, or not yet, for all that the verb says."""
    if candidate.property == "visited" and candidate.object.lemma_ in GRAMMAR.posts:
        return True  # "will stay in his post"
    if candidate.property == "locatedIn" and _is_elected(candidate.predicate):
        return True
    if candidate.source is not Source.VERB:
        return False
    if candidate.property == "locatedIn":
        return _is_place_of_deeds(candidate, subject) or _is_opened_there(candidate)
    if candidate.property != "visited":
        return False
    left = _is_left(candidate) and (
        modality is not Modality.ASSERTED or _is_outcome(candidate.predicate) or _goes_on(candidate.predicate)
    )
    return left or _is_carried(candidate)


def _is_place_of_deeds(candidate: Candidate, subject: Entity) -> bool:
    """Tell a place that a list was cut before: "operates in A and B" does not say that B is in A."""
    place = subject.is_named and subject.main_class in ("Place", "City", "Region", "Country")
    return place and candidate.predicate.lemma_ not in GRAMMAR.lying


def _is_elected(noun: Token) -> bool:
    """Tell who is elected: "Peru's election to the council" is held by the members of the council."""
    return noun.lower_ == "election" and any(c.lower_ == "to" for c in noun.rights)


def _is_opened_there(candidate: Candidate) -> bool:
    """Tell where something else is put: "A opened an office in B" says of the office that it is in B, not of A."""
    verb, doer = candidate.predicate, first_conjunct(candidate.subject)
    opened = verb.lemma_ in GRAMMAR.unveiling and child(verb, "dobj") is not None
    return opened and doer.dep_ == "nsubj" and doer.head == verb


def _is_carried(candidate: Candidate) -> bool:
    """Tell a way that something else takes: who "drives investment to A" need not go there."""
    moved = child(candidate.predicate, "dobj")
    if moved is None or "-" in candidate.rule:
        return False
    whither = first_conjunct(candidate.object).head.lower_ in ("to", "into", "through", "across")
    other = moved not in (candidate.subject, candidate.object)
    return whither and other and moved.ent_type_ not in ("DATE", "TIME", "QUANTITY")


def _is_left(candidate: Candidate) -> bool:
    """Tell a place that somebody is to leave: "ordered A to leave B" sends nobody to B."""
    base = first_conjunct(candidate.object)
    return base.head.lower_ == "from" or (base.dep_ == "dobj" and candidate.predicate.lemma_ in ("leave", "depart"))


def _goes_on(verb: Token) -> bool:
    """Tell who sets out: "left Moscow by plane for Riga" need not have been a guest there."""
    ahead = (p for p in verb.subtree if p.i > verb.i and p.dep_ == "prep" and p.lower_ == "for")
    return any(t.ent_type_ in ("GPE", "LOC") for p in ahead for t in objects_of(p))


def _is_outcome(verb: Token) -> bool:
    """Tell what came of a deed: "prices rose, leaving A exposed"."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.doc[max(0, verb.i - 1)].text == ","
