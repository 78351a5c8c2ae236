"""Who says it, and as what: the contexts around a predicate, from the inside outwards.

Each clause is coloured by what governs it: modal verbs, negation, conditions, and verbs, nouns and adjectives of
saying, believing, wishing, planning, failing (`lexicon/contexts.toml`). One walk up the tree composes them, after the
idea of De Facto (Saurí and Pustejovsky 2012) and TruthTeller (Lotan et al. 2013): each context turns the modality of
what is inside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reportgraph.extract.leadins import lead_of
from reportgraph.extract.model import Modality
from reportgraph.extract.syntax import (
    VERBAL,
    agents,
    child,
    is_infinitive,
    is_passive,
    noun_agent,
    objects_of,
    prepositions,
    surface_subject,
)
from reportgraph.ontology.contexts import THROUGH, ContextClass, Contexts
from spacy.tokens import Token

_STRENGTH = (Modality.NEGATED, Modality.ADVOCATED, Modality.PLANNED, Modality.POSSIBLE, Modality.ASSERTED)
_AFTERWARDS = frozenset({"later", "eventually", "subsequently", "soon", "ultimately"})
_ASKING = frozenset({"how", "why", "what"})
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Context:
    """The modality of a predicate and the speakers around it (heads of their phrases), innermost first."""

    modality: Modality
    speakers: tuple[tuple[Token, ...], ...] = ()


class Link(StrEnum):
    """The way from a token to what governs it; the first five are the forms of complement in `contexts.toml`."""

    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PHRASE = "phrase"
    OBJECT = "object"
    PURPOSE = "purpose"  # "met to sign A"
    CONDITION = "condition"
    APART = "apart"  # a clause of its own, or a subject: no colour reaches it
    INSIDE = "inside"  # all else: what colours the governor colours it too


def strongest(*modalities: Modality) -> Modality:
    """Compose modalities: negation wins; then advocated, planned, possible in this order."""
    return min(modalities, key=_STRENGTH.index)


def context_of(predicate: Token, contexts: Contexts) -> Context:
    """Read the context of a predicate (a verb, a noun or an adjective) off the tree above it."""
    around = _around(predicate, contexts)
    modality = strongest(_local(predicate, contexts, own=True), _yet_to_come(predicate), around.modality)
    speakers = (*around.speakers, *_according(predicate))
    return Context(modality, tuple(_distinct(speakers)))


def _around(at: Token, contexts: Contexts, depth: int = 0) -> Context:
    """Give what a token's governor makes of it, and the speakers above it."""
    head = at.head if at.head != at else lead_of(at)
    if head is None or depth > _DEEPEST:
        return Context(Modality.ASSERTED)
    outer = _around(head, contexts, depth + 1)
    link = _link(at, head, contexts)
    if link is Link.CONDITION:
        return Context(Modality.POSSIBLE, outer.speakers)
    if link is Link.APART:
        return Context(Modality.ASSERTED, outer.speakers)
    lends = head.pos_ in ("VERB", "AUX", "ADJ") or link in (Link.CLAUSE, Link.INFINITIVE, Link.GERUND)
    governing = strongest(_local(head, contexts), outer.modality) if lends else outer.modality
    if link in (Link.PURPOSE, Link.INSIDE):
        return Context(strongest(_of_link(at, head, link, contexts), governing), outer.speakers)
    word = contexts.of(head.lemma_, head.pos_, link, at.lower_)
    if word is None or (word.name == "attempt" and any(c.lower_ in _ASKING for c in at.children)):
        return Context(strongest(_of_link(at, head, link, contexts), governing), outer.speakers)
    said = sayers(head) if link in word.says else ()
    modality = Modality.POSSIBLE if _is_hearsay(head, link, word) else _effect(word, link, governing)
    return Context(modality, (said, *outer.speakers) if said else outer.speakers)


def _effect(word: ContextClass, link: Link, governing: Modality) -> Modality:
    """Turn the governor's own modality into that of its complement, by the table of the governor's class."""
    holds, denied = (Modality(name) for name in word.effects[link])
    if governing is Modality.NEGATED:
        return denied
    if governing is Modality.ASSERTED or holds is denied:
        return holds
    if holds is Modality.ASSERTED and link in word.says:
        return Modality.POSSIBLE  # "may say that A signed B"
    return strongest(holds, governing)


def _is_hearsay(head: Token, link: Link, word: ContextClass) -> bool:
    """ "is said to", "it was reported that": words or a belief that are nobody's."""
    holds, denied = word.effects.get(Link.CLAUSE, ("", ""))
    told = link is Link.INFINITIVE and word.effects[link][0] == Modality.ADVOCATED
    return holds == Modality.ASSERTED != denied and not told and is_passive(head) and not sayers(head)


def _of_link(at: Token, head: Token, link: Link, contexts: Contexts) -> Modality:
    """Give what the way itself says, whatever the governor: purposes, "is to sign", "without signing"."""
    if link is Link.PURPOSE:
        carried = contexts.of(head.lemma_, head.pos_, Link.INFINITIVE)
        managed = carried is not None and carried.effects[Link.INFINITIVE][0] == Modality.ASSERTED
        return Modality.ASSERTED if managed else Modality.POSSIBLE  # "fought to pass the act"
    if link is Link.INFINITIVE and head.lemma_ == "be" and at.dep_ == "xcomp" and is_infinitive(at):
        return Modality.PLANNED  # "is to sign"
    if link is Link.INFINITIVE and head.lower_ in ("going", "gon"):
        return Modality.PLANNED  # "is going to sign"; "went on to sign" is a fact
    if at.dep_ == "prep" and at.lower_ in contexts.negations:
        return Modality.NEGATED  # "without signing"
    return Modality.ASSERTED


def _link(at: Token, head: Token, contexts: Contexts) -> Link:
    dep, mark = at.dep_, child(at, "mark")
    if dep in ("relcl", "advcl", "ccomp") and mark is not None and mark.lower_ in contexts.conditions:
        return Link.CONDITION
    if dep in ("relcl", "advcl"):
        if at.tag_ == "VB" and is_infinitive(at):
            complement = head.pos_ in ("NOUN", "PROPN", "ADJ")  # "the need for all to act"
            bare = head.tag_ == "VBN" or child(head, "dobj") is None
            set_to = bare and contexts.of(head.lemma_, head.pos_, Link.INFINITIVE)  # "a meeting set to take place"
            return Link.INFINITIVE if complement or set_to else Link.PURPOSE
        finite = dep == "relcl" or mark is not None or child(at, "nsubj", "nsubjpass") is not None
        return Link.APART if finite else Link.INSIDE
    if dep == "acl" and at.tag_ in ("VBG", "VBN", "VBD"):
        return Link.APART  # "steps taken": presupposed
    if dep == "ccomp" and at.i < head.i and not contexts.is_speech(head.lemma_):
        return Link.APART  # "A grows, so that B can build": the clause before is no complement
    if dep == "xcomp" and is_infinitive(at) and child(head, "dobj") is not None:
        governed = contexts.of(head.lemma_, head.pos_, Link.INFINITIVE)
        return Link.INFINITIVE if governed else Link.PURPOSE  # "used tariffs to build A"
    if dep in ("ccomp", "xcomp", "parataxis", "acl"):
        return _form(at)
    if dep == "prep" and (contexts.of(head.lemma_, head.pos_, Link.PHRASE, at.lower_) or at.lower_ in THROUGH):
        return Link.PHRASE
    if dep in ("dobj", "oprd", "nsubjpass"):
        return Link.OBJECT
    if dep in ("nsubj", "csubj"):
        return Link.APART
    if dep in ("conj", "dep") and (child(at, "nsubj", "nsubjpass") is not None or _has_modal(at)):
        return Link.APART
    return Link.INSIDE


def _form(at: Token) -> Link:
    """Tell the forms of a complement clause; "to have signed" says that it is done."""
    auxiliaries = [c for c in at.children if c.dep_ in ("aux", "auxpass")]
    infinitive = is_infinitive(at) or (at.tag_ == "VB" and not any(c.tag_ == "MD" for c in auxiliaries))
    perfect = at.tag_ == "VBN" and any(c.lemma_ == "have" for c in auxiliaries)
    if infinitive and not perfect and child(at, "mark") is None:
        return Link.INFINITIVE
    if at.tag_ == "VBG" and not any(c.tag_ in ("VBZ", "VBP", "VBD", "MD") for c in auxiliaries):
        return Link.GERUND
    return Link.CLAUSE


def _has_modal(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def _local(token: Token, contexts: Contexts, *, own: bool = False) -> Modality:
    """Read what stands with the token itself: modal, negation, question.

    `own`: the token is the predicate in question, so that a negative argument ("no country signed") negates it.
    """
    found = [Modality(contexts.modal(token.lower_)) if token.tag_ == "MD" else Modality.ASSERTED]
    for c in token.children:
        word = c.lower_
        if word == "not" and c.i + 1 < len(c.doc) and c.nbor(1).lower_ == "only":
            continue  # "not only signed but also …"
        no_longer = c.dep_ == "advmod" and any(g.dep_ == "neg" for g in c.children)
        negation = c.dep_ in ("det", "preconj", "cc", "advmod") and word in contexts.negations
        no_way = c.dep_ == "prep" and word == "in" and any(_is_no_way(g) for g in c.children)
        nobody = own and c.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_negative(c, contexts)
        if c.dep_ == "neg" or no_longer or negation or no_way or nobody:
            found.append(Modality.NEGATED)
        elif c.dep_ == "aux" and c.tag_ == "MD":
            found.append(_of_modal(c, token, contexts))
        elif c.dep_ == "advmod" and word in contexts.doubts:
            found.append(Modality.POSSIBLE)
        elif c.dep_ == "advmod" and word in contexts.undone:
            found.append(Modality.NEGATED)
    if token.pos_ in VERBAL and token.dep_ == "ROOT":
        if token.sent[-1].text == "?":
            found.append(Modality.POSSIBLE)
        if token.tag_ == "VB" and child(token, "nsubj") is not None and is_infinitive(token):
            found.append(Modality.PLANNED)  # headlines: "Ghana to host forum"
        elif token.tag_ == "VB" and child(token, "nsubj", "aux", "csubj") is None:
            found.append(Modality.ADVOCATED)  # an imperative
    return strongest(*found)


def _of_modal(modal: Token, verb: Token, contexts: Contexts) -> Modality:
    """Read a modal; "said that it would" is "will", "would later build" tells what came after."""
    word = modal.lower_
    if word in ("would", "'d"):
        if verb.dep_ == "ccomp" and verb.head.tag_ == "VBD":
            return Modality.PLANNED
        on = verb.lemma_ == "go" and any(c.lower_ == "on" for c in verb.children)
        if on or any(c.dep_ == "advmod" and c.lower_ in _AFTERWARDS for c in verb.children):
            return Modality.ASSERTED
    return Modality(contexts.modal(word))


def _yet_to_come(verb: Token) -> Modality:
    """ "a bridge to be built": what a passive infinitive says of a noun is still to be done."""
    said_of_noun = verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN")
    if verb.tag_ == "VBN" and said_of_noun and is_infinitive(verb) and child(verb, "nsubjpass") is None:
        return Modality.PLANNED
    return Modality.ASSERTED


def _is_no_way(noun: Token) -> bool:
    """ "in no way", "under no circumstances"."""
    in_ways = noun.lemma_ in ("way", "sense", "manner", "circumstance", "case")
    return in_ways and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _is_negative(subject: Token, contexts: Contexts) -> bool:
    return subject.lower_ in contexts.negations or any(
        c.dep_ == "det" and c.lower_ in contexts.negations for c in subject.children
    )


def sayers(head: Token) -> tuple[Token, ...]:
    """Give the heads of who says, believes, wishes or plans, for a verb, noun or adjective of that kind."""
    if head.pos_ in VERBAL:
        return tuple(agents(head) if is_passive(head) else surface_subject(head))
    if head.pos_ == "NOUN":
        return tuple(noun_agent(head))
    if head.pos_ == "ADJ" and head.head.pos_ in VERBAL:
        return tuple(surface_subject(head.head))
    return ()


def _according(predicate: Token) -> list[tuple[Token, ...]]:
    """ "according to A", "in the words of A" anywhere on the way up to the sentence's root."""
    at = predicate
    for _ in range(_DEEPEST):
        for c in at.children:
            if c.lower_ == "according":
                return [tuple(t for p in c.children if p.lower_ == "to" for t in p.children if t.dep_ == "pobj")]
            view = child(c, "pobj") if c.lower_ == "in" else None
            if view is not None and view.lemma_ in ("view", "opinion", "word", "judgment", "assessment"):
                holders = [t for word, p in prepositions(view) if word == "of" for t in objects_of(p)]
                return [tuple(holders or (t for t in view.children if t.dep_ == "poss"))]
        if at.head is at:
            return []
        at = at.head
    return []


def _distinct(speakers: Iterable[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    kept: list[tuple[Token, ...]] = []
    for heads in speakers:
        if heads and heads not in kept:
            kept.append(heads)
    return kept
