"""Whether a reading of a lasting bond is too doubtful to be told: membership, parts, offices, ties."""

from __future__ import annotations

from reportgraph.extract.model import Entity, Modality
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import (
    child,
    first_conjunct,
    is_infinitive,
    objects_of,
    prepositions,
)
from reportgraph.extract.relations.candidates import Candidate, Source
from reportgraph.extract.relations.untold import is_unowned
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_BONDS = (
    "memberOf",
    "partOf",
    "owns",
    "leads",
    "headOf",
    "affiliatedWith",
    "cooperatesWith",
    "suppliesTo",
    "contributesTo",
)
_LANDS = ("Place", "City", "Region", "Country", "Facility")  # the "Pacific Bank" is no part of an ocean


def is_doubted_bond(candidate: Candidate, ends: tuple[Entity, Entity], *, modality: Modality, lexicon: Lexicon) -> bool:
    """Tell a bond that had better not be told; the arguments are those of `is_doubtful`."""
    subject, target = ends
    return (
        _is_over(candidate, lexicon.offices.former)
        or _is_means_of_ties(candidate, subject)
        or _is_one_people(candidate, ends)
        or _is_mere_role(candidate, subject, lexicon)
        or (candidate.property == "partOf" and target.cls == "Place" and subject.main_class not in _LANDS)
        or _is_own_body(candidate, subject, target)
        or _is_kind(candidate, subject, target)
        or (candidate.property == "owns" and is_unowned(candidate, target, modality))
        or (candidate.rule == "include" and _is_included_in_own(candidate.predicate))
    )


def _is_included_in_own(verb: Token) -> bool:
    """Tell "the union includes Chad in its programme": Chad is a part of that, and not of the union."""
    inside = [o for word, p in prepositions(verb) if word == "in" for o in objects_of(p)]
    return any(owner is not None and owner.tag_ == "PRP$" for owner in (child(o, "poss") for o in inside))


def _is_means_of_ties(candidate: Candidate, subject: Entity) -> bool:
    """Tell what ties are made with: of "arrangements to deepen ties with A" no arrangement has them."""
    means = subject.cls == "CooperationMechanism" and not subject.is_named
    aim = candidate.source is Source.NOUN or is_infinitive(first_conjunct(candidate.predicate))
    return means and candidate.property == "cooperatesWith" and aim


def _is_one_people(candidate: Candidate, ends: tuple[Entity, Entity]) -> bool:
    """Tell the two halves of one people: "the island's sons and daughters fought together" against somebody else."""
    halves = (candidate.subject.lemma_.lower(), candidate.object.lemma_.lower())
    named = any(end.is_named for end in ends)
    return candidate.property in ("cooperatesWith", "metWith") and not named and GRAMMAR.halves.issuperset(halves)


def _is_over(candidate: Candidate, former: frozenset[str]) -> bool:
    """Tell a bond that a noun says was one: "a former owner of A", "A, its former province", "an ex-member of A"."""
    noun = first_conjunct(candidate.predicate)
    if candidate.source not in (Source.NOUN, Source.PHRASE) or candidate.property not in _BONDS:
        return False
    said = any(t.lower_ in former for t in noun.lefts) or noun.lower_.startswith("ex-")
    return noun.pos_ == "NOUN" and said


def _is_own_body(candidate: Candidate, subject: Entity, target: Entity) -> bool:
    """Tell whose cabinet a cabinet is by its name, "Roe's cabinet", and "our government" of one who serves in it."""
    if candidate.property != "leads" or candidate.source is not Source.PHRASE or subject.cls != "Person":
        return False
    owner, mark, _ = target.name.partition("'s ")
    own = bool(mark) and owner.split()[-1] == subject.name.split()[-1]
    return not target.is_named and (own or candidate.subject.lower_ == "our")


def _is_kind(candidate: Candidate, subject: Entity, target: Entity) -> bool:
    """Tell what the name says of the thing: that warehouse workers are workers."""
    return (
        candidate.property == "partOf"
        and candidate.source is Source.VERB
        and not target.is_named
        and subject.name.lower().endswith(f" {target.name.lower()}")
    )


def _is_mere_role(candidate: Candidate, subject: Entity, lexicon: Lexicon) -> bool:
    """Tell that participants participate and members are members: it is what they are called for.

    "The members of A include B" puts B in A, and in no members.
    """
    listed = candidate.object.lemma_.lower()
    if candidate.rule == "involve" and candidate.object.lower_ == "parties":
        return candidate.property == "participatedIn"
    if candidate.property == "partOf" and candidate.source is Source.VERB:
        return listed in lexicon.participants or listed in ("member", "signatory")
    word = singular(subject.name.lower())
    role = word in lexicon.participants if candidate.property == "participatedIn" else word == "member"
    return role and not subject.is_named and candidate.property in ("participatedIn", "memberOf")
