"""Mends participles that tell what something is aimed at or devoted to, and hang on somebody, a place or a verb."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

DESCRIBING = {"aimed": "aim", "dedicated": "dedicate", "devoted": "devote", "focused": "focus", "related": "relate"}
_PURPOSES = frozenset({"at", "for", "to"})
_IN = frozenset({"across", "for", "in", "on", "within"})


def mend_told_of_held(participle: Token) -> None:
    """ "Talks were held related to A", "a seminar was organised devoted to B": the talks are related to it."""
    verb, subject = participle.head, child(participle.head, "nsubjpass")
    bare = child(participle, "nsubj", "nsubjpass", "aux", "auxpass", "mark") is None
    near = participle.left_edge.i == verb.i + 1 and participle.i < participle.sent.end - 1
    governs = near and participle.nbor().lower_ in ("at", "on", "to")
    if subject is None or not (bare and governs) or verb.pos_ != "VERB":
        return
    participle.pos_, participle.tag_, participle.lemma_ = "VERB", "VBN", DESCRIBING[participle.lower_]
    hang(participle, subject, "acl")


def mend_aim_of_somebody(verb: Token) -> None:
    """ "signed a deal with the minister, Jane Roe, aimed at A" with a minister who is aimed at it: the deal is."""
    someone = verb.head
    if not _is_person(someone) or verb.i + 1 >= len(verb.doc) or verb.nbor().lower_ not in _PURPOSES:
        return
    while someone.dep_ in ("appos", "conj"):
        someone = someone.head
    host = someone.head.head if someone.dep_ == "pobj" else someone
    if host.pos_ == "VERB":
        host = next((c for c in host.rights if c.dep_ == "dobj" and c.i < verb.i), host)
    if host.pos_ == "NOUN" and not _is_person(host) and host.i < verb.i:
        hang(verb, host, "acl")


def mend_aim_of_undertaking(verb: Token) -> None:
    """ "an initiative in the north aimed at A" with a north that is aimed at it: what somebody undertakes is."""
    place = verb.head
    if place.dep_ == "pobj" and place.head.lower_ in _IN and not _is_undertaking(place):
        undertaken = place.head.head
        if _is_undertaking(undertaken) and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in _PURPOSES:
            hang(verb, undertaken, "acl")


def _is_undertaking(noun: Token) -> bool:
    """Tell a plan, a text or an event by its noun: "campaign", "law", "talks"."""
    kind = next(iter(load_naming().classes_of(noun.lemma_.lower()) or ()), None)
    return noun.lemma_ in GRAMMAR.striving or kind in ("Document", "Event", "Initiative", "Project")


def mend_aim_of_made(verb: Token) -> None:
    """ "the adoption of A, aimed at B" with an adoption that is aimed at B: what was adopted is."""
    deed = verb.head
    of = next((c for c in deed.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i < verb.i), None)
    made = child(of, "pobj") if of is not None and deed.lemma_ in GRAMMAR.undergone else None
    if made is not None and made.pos_ in NOUNY:
        hang(verb, made, "acl")


def _is_person(noun: Token) -> bool:
    naming = load_naming()
    named = noun.ent_type_ == "PERSON" or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in noun.rights)
    return named or (noun.lower_,) in naming.words.titles or "Person" in (naming.classes_of(noun.lemma_.lower()) or ())
