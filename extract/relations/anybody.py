"""Claims in the first person: those that tell nothing of who speaks ("when we meet, we win"), and deeds of a body."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.attribution.ways import has_modal
from reportgraph.extract.coreference.referents import is_first_person
from reportgraph.extract.model import Entity, Modality
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.relations.candidates import Candidate, Knowledge
from spacy.tokens import Token

_WHENEVER = frozenset({"when", "whenever", "if"})
_PRESENT = frozenset({"VBP", "VBZ"})
_PAST = frozenset({"VBD", "VBN"})
_WE = frozenset({"we", "us"})
_OURS = _WE | {"our"}
_HAVING = "open:have"  # no deed
# what a body does, and no person alone; what somebody thinks of a thing is his own
_DEEDS = frozenset(
    "aimsAt connects contributesTo cooperatesOn cooperatesWith founded funds hosted implements leads memberOf owns "
    "participatedIn produces published reduces signed suppliesTo tradesWith".split()
)
_HIGHEST = 4  # verbs above


def is_of_anybody(candidate: Candidate, subject: Entity, modality: Modality) -> bool:
    """Tell what all are meant by, or what a speaker only imagines of himself.

    Somebody who says "we can win", "if I met him" or "an America where we defend A" gives no word on what he does.
    """
    if subject.cls != "Person" or not is_first_person(candidate.subject):
        return False
    return modality is Modality.POSSIBLE or (candidate.subject.lower_ in _WE and _is_general(candidate.predicate))


def _is_general(word: Token) -> bool:
    """Tell a clause, around a word, that holds for all and always: "when we act", "where we live", "how we build"."""
    for _ in range(_HIGHEST):
        opener = child(word, "advmod", "mark")
        opened = opener.lower_ if opener is not None and opener.i < word.i else ""
        if _is_always(word) and _opens_general(word, opened):
            return True
        if word.head == word:
            break
        word = word.head
    return False


def _opens_general(verb: Token, opened: str) -> bool:
    if (verb.dep_ == "advcl" and opened in _WHENEVER) or (verb.dep_ == "relcl" and opened == "where"):
        return True
    if opened == "how" and verb.dep_ in ("ccomp", "pcomp", "advcl"):
        return True
    times = (c for c in verb.children if c.dep_ == "advcl" and _is_always(c))
    return any(
        (mark := child(c, "advmod", "mark")) is not None and mark.lower_ in _WHENEVER and _has_we(c) for c in times
    )


def _is_always(verb: Token) -> bool:
    """Tell a verb of the present, which says neither what was done nor what will be."""
    forms = {verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass"))}
    return bool(forms & _PRESENT) and forms.isdisjoint(_PAST) and not has_modal(verb)


def _has_we(verb: Token) -> bool:
    subject = child(verb, "nsubj")
    return subject is not None and subject.lower_ in _WE


def who_does(subject: Token, name: str, knowledge: Knowledge) -> Sequence[str]:
    """Give the keys of who does something; "We will build A," says the head of B, and B will build it.

    Nobody does where a report picks out what one person says of those for whom it tells no body, though it has some.
    """
    referents = knowledge.referents
    if name not in _DEEDS and not name.startswith("open:"):
        return referents.keys(subject)
    keys = referents.acting(subject)
    alone = len(keys) == 1 and referents.entity(keys[0]).cls == "Person"
    if not alone or subject.lower_ not in _OURS or name == _HAVING:
        return keys
    speech = referents.speech(subject)
    quoted = speech is not None and speech.quoted
    return (
        () if quoted and any(knowledge.schema.is_a(e.cls, "Institution") for e in referents.linked.entities) else keys
    )


def to_whom(target: Token, name: str, knowledge: Knowledge) -> Sequence[str]:
    """Give the keys of what something is done to; "The Lake Fund lends us money," says the head of B: to B."""
    referents = knowledge.referents
    return referents.acting(target) if name in _DEEDS else referents.keys(target)
