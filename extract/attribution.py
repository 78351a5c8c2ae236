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
from reportgraph.extract.moods import is_inverted, is_question, mood_of, strongest
from reportgraph.extract.sources import cited_by, sayers, sources_of
from reportgraph.extract.syntax import VERBAL, child, is_infinitive, is_passive
from reportgraph.ontology.contexts import THROUGH, ContextClass, Contexts
from spacy.tokens import Token

_ASKING = frozenset({"how", "why", "what"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PRESUPPOSING = frozenset({"despite", "since", "besides", "following", "upon", "notwithstanding"})
_COPULAS = frozenset({"be", "seem", "appear", "remain", "become"})
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
    TIME = "time"  # "once A signs"
    BESIDE = "beside"  # coordinated verbs: they share what is above, and of what stands with the first a part
    APART = "apart"  # a clause of its own, or a subject: no colour reaches it
    INSIDE = "inside"  # all else: what colours the governor colours it too


def context_of(predicate: Token, contexts: Contexts) -> Context:
    """Read the context of a predicate (a verb, a noun or an adjective) off the tree above it."""
    around = _around(predicate, contexts)
    modality = strongest(mood_of(predicate, contexts, own=True), _yet_to_come(predicate), around.modality)
    speakers = (*around.speakers, sources_of(predicate, contexts))
    return Context(modality, tuple(_distinct(speakers)))


def own_modality(predicate: Token, contexts: Contexts) -> Modality:
    """Give as what a word states its own relation: "pledged a million to A" is a plan."""
    word = contexts.of(_words(predicate), predicate.pos_, "itself")
    return Modality(word.effects["itself"][0]) if word is not None else Modality.ASSERTED


def _around(at: Token, contexts: Contexts, depth: int = 0) -> Context:
    """Give what a token's governor makes of it, and the speakers above it."""
    above = at.head if at.head != at else lead_of(at)
    if above is None or depth > _DEEPEST:
        return Context(Modality.ASSERTED)
    link = _link(at, above, contexts)
    head = _colouring(above, link, contexts)
    outer = _around(head, contexts, depth + 1)
    if link is Link.CONDITION:
        return Context(Modality.POSSIBLE, outer.speakers)
    if link is Link.APART:
        return Context(Modality.ASSERTED, outer.speakers)
    if link is Link.BESIDE:
        return Context(strongest(_shared(at, head, contexts), outer.modality), outer.speakers)
    lends = head.pos_ in ("VERB", "AUX", "ADJ") or link in (Link.CLAUSE, Link.INFINITIVE, Link.GERUND)
    governing = strongest(mood_of(head, contexts), outer.modality) if lends else outer.modality
    if link is Link.TIME:
        return Context(_beside_in_time(at, governing), outer.speakers)
    if link in (Link.PURPOSE, Link.INSIDE):
        return Context(strongest(_of_link(at, head, link, contexts), governing), outer.speakers)
    word = contexts.of(_words(head), head.pos_, link, at.lower_)
    if word is None and link is Link.CLAUSE and head.pos_ == "NOUN":
        return Context(Modality.ASSERTED, outer.speakers)  # "the pact that A signed" read as its content
    if word is None or (word.name == "attempt" and any(c.lower_ in _ASKING for c in at.children)):
        return Context(strongest(_of_link(at, head, link, contexts), governing), outer.speakers)
    said = [cited_by(head, contexts), sayers(head)] if link in word.says else []
    modality = Modality.POSSIBLE if _is_hearsay(head, link, word) else _effect(word, link, governing)
    return Context(modality, (*filter(None, said), *outer.speakers))


def _colouring(head: Token, link: Link, contexts: Contexts) -> Token:
    """Give the word that colours a complement in the place of what it hangs on.

    "It is false that A did": the adjective; "denied reports that A did", "reports that A did are false": what is
    said of the reports colours what they say.
    """
    if link is Link.CLAUSE and head.pos_ == "NOUN" and (word := contexts.of(head.lemma_, "NOUN", link)) is not None:
        over = head.head
        if word.says and head.dep_ in ("dobj", "nsubjpass") and contexts.of(_words(over), over.pos_, link):
            return over
        if head.dep_ == "nsubj":
            return _predicated(over, link, contexts) or head
        if head.dep_ == "pobj" and over.lower_ == "with" and contexts.of(_words(over.head), over.head.pos_, link):
            return over.head  # "noted with concern that A did": what is noted
    if link in (Link.CLAUSE, Link.INFINITIVE):
        return _predicated(head, link, contexts) or head
    return head


def _predicated(verb: Token, link: Link, contexts: Contexts) -> Token | None:
    """Give the adjective or noun that a copula says of its subject, if it colours a complement of this form."""
    said = child(verb, "acomp", "attr", "oprd") if verb.lemma_ in _COPULAS else None
    return said if said is not None and contexts.of(said.lemma_, said.pos_, link) else None


def _words(head: Token) -> tuple[str, ...]:
    """Give the lemma with its particle, which may colour in a way of its own, and without."""
    particle = child(head, "prt")
    return (f"{head.lemma_} {particle.lower_}", head.lemma_) if particle is not None else (head.lemma_,)


def _beside_in_time(at: Token, governing: Modality) -> Modality:
    """Give as what a clause of time stands: beside a plan it is one, beside what is not done it may be a fact."""
    mark = child(at, "mark")
    if governing is Modality.NEGATED and (mark is None or mark.lower_ not in ("once", "until", "till")):
        return Modality.ASSERTED  # "did not sign, after winning"
    return governing if governing in (Modality.ASSERTED, Modality.PLANNED) else Modality.POSSIBLE


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
    """ "is said to", "it was reported that", "is accused of": words or a belief that are nobody's."""
    form = Link.PHRASE if link is Link.PHRASE else Link.CLAUSE
    holds, denied = word.effects.get(form, ("", ""))
    told = link is Link.INFINITIVE and word.effects[link][0] == Modality.ADVOCATED
    return holds == Modality.ASSERTED != denied and not told and is_passive(head) and not sayers(head)


def _of_link(at: Token, head: Token, link: Link, contexts: Contexts) -> Modality:
    """Give what the way itself says, whatever the governor: purposes, "is to sign", "without signing"."""
    if link is Link.PURPOSE:
        carried = contexts.of(_words(head), head.pos_, Link.INFINITIVE)
        managed = carried is not None and carried.effects[Link.INFINITIVE][0] == Modality.ASSERTED
        return Modality.ASSERTED if managed else Modality.POSSIBLE  # "fought to pass the act"
    if link is Link.INFINITIVE and any(c.dep_ == "advmod" and c.lower_ == "yet" for c in head.children):
        return Modality.NEGATED  # "has yet to sign"
    if link is Link.INFINITIVE and head.lemma_ == "be" and at.dep_ == "xcomp" and is_infinitive(at):
        return Modality.ASSERTED if is_inverted(head) else Modality.PLANNED  # "is to sign"
    if link is Link.INFINITIVE and head.lower_ in ("going", "gon"):
        return Modality.PLANNED  # "is going to sign"; "went on to sign" is a fact
    instead = any(c.lower_ == "instead" for c in at.children)
    if at.dep_ == "prep" and (at.lower_ in contexts.negations or instead):
        return Modality.NEGATED  # "without signing", "instead of signing"
    return Modality.ASSERTED


def _link(at: Token, head: Token, contexts: Contexts) -> Link:
    dep, mark = at.dep_, child(at, "mark")
    if dep in ("relcl", "advcl", "ccomp", "pcomp"):
        opener = mark if dep != "pcomp" else head  # "provided that"
        if (opener is not None and opener.lower_ in contexts.conditions) or is_inverted(at):
            return Link.CONDITION
        if dep == "ccomp" and is_question(at):
            return Link.CONDITION
    if dep in ("relcl", "advcl"):
        return _link_of_adverbial(at, head, mark, contexts)
    if dep == "pcomp" and at.tag_ == "VBG" and (head.lower_ in contexts.times or head.lower_ in _PRESUPPOSING):
        return Link.TIME  # "after signing"
    if dep == "xcomp" and is_infinitive(at) and child(head, "dobj") and not contexts.colours(head.lemma_, "VERB"):
        return Link.PURPOSE  # "used tariffs to build A"
    if dep == "acl" and at.tag_ in ("VBG", "VBN", "VBD") and child(at, "nsubj", "nsubjpass") is None:
        return Link.APART  # "steps taken": presupposed
    if dep == "ccomp" and at.i < head.i and not contexts.introduces(head.lemma_):
        return Link.APART  # "A grows, so that B can build": the clause before is no complement
    if dep == "csubj" and _predicated(head, Link.CLAUSE, contexts) is not None:
        return Link.CLAUSE  # "that A signed B is false"
    if dep in ("ccomp", "xcomp", "parataxis", "acl"):
        return _form(at)
    if dep == "prep" and (contexts.of(_words(head), head.pos_, Link.PHRASE, at.lower_) or at.lower_ in THROUGH):
        return Link.PHRASE
    if dep in ("dobj", "oprd", "nsubjpass"):
        return Link.OBJECT
    if dep in ("nsubj", "csubj"):
        return Link.APART
    if dep in ("conj", "dep") and at.pos_ in VERBAL:
        return _link_of_conjunct(at, head)
    return Link.INSIDE


def _link_of_adverbial(at: Token, head: Token, mark: Token | None, contexts: Contexts) -> Link:
    if at.tag_ == "VB" and is_infinitive(at):
        complement = head.pos_ in ("NOUN", "PROPN", "ADJ")  # "the need for all to act"
        bare = head.tag_ == "VBN" or child(head, "dobj") is None
        set_to = bare and contexts.of(_words(head), head.pos_, Link.INFINITIVE)  # "a meeting set to take place"
        return Link.INFINITIVE if complement or set_to else Link.PURPOSE
    opener = mark or next((c for c in at.children if c.dep_ == "advmod" and c.tag_ == "WRB"), None)
    if at.dep_ == "advcl" and opener is not None:
        present = at.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in at.children if "aux" in c.dep_)
        until = opener.lower_ in ("until", "till")
        soon = opener.lower_ == "as" and head.lower_ == "soon"
        if (opener.lower_ in contexts.times or soon) and (present or until):
            return Link.TIME
        if opener.lower_ == "as" and head.lower_ == "long":
            return Link.CONDITION
    if at.dep_ == "relcl" and head.pos_ == "NOUN" and _is_content(at, head, contexts):
        return Link.CLAUSE
    finite = at.dep_ == "relcl" or mark is not None or child(at, "nsubj", "nsubjpass") is not None
    return Link.APART if finite else Link.INSIDE


def _is_content(at: Token, noun: Token, contexts: Contexts) -> bool:
    """Tell what a noun says from a relative clause: "no chance A will sign B" lacks neither subject nor object."""
    whole = child(at, "nsubj", "nsubjpass") is not None and child(at, "dobj", "attr", "acomp", "ccomp") is not None
    relative = any(c.tag_ in ("WP", "WDT", "WRB") for c in at.subtree)
    return whole and not relative and contexts.of(noun.lemma_, "NOUN", Link.CLAUSE) is not None


def _link_of_conjunct(at: Token, head: Token) -> Link:
    if child(at, "nsubj", "nsubjpass") is None:
        return Link.BESIDE
    if at.dep_ == "dep" or at.i < head.i or head.tag_ not in (*_FINITE, "VBN", "VBG", "VB"):
        return Link.APART
    if is_infinitive(head) and not is_infinitive(at):
        return Link.APART  # what is finite is no conjunct of an infinitive, whatever the parse
    joined = child(at, "mark") is not None or at.doc[max(0, at.left_edge.i - 2)].text != ","
    return Link.BESIDE if joined else Link.APART


def _shared(at: Token, head: Token, contexts: Contexts) -> Modality:
    """Give what a coordinated verb shares of the mood of the one before it.

    "will sign and fund": the modal; "did not sign but funded", "will sign but not fund": each its own negation.
    """
    word = next((c.lower_ for c in head.children if c.dep_ == "cc" and head.i < c.i < at.i), ",")
    if word == "than" or child(at, "nsubj", "nsubjpass") is not None or _has_modal(at):
        return Modality.NEGATED if word == "than" else Modality.ASSERTED  # "left rather than sign"
    if at.tag_ in _FINITE and head.tag_ in ("VB", "VBG"):
        return Modality.ASSERTED  # "did not sign and funded"
    both_finite = at.tag_ in _FINITE and head.tag_ in _FINITE
    negation = word in ("or", "nor") or (word not in ("but", "yet") and not both_finite)
    return mood_of(head, contexts, negation=negation)


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


def _yet_to_come(verb: Token) -> Modality:
    """ "a bridge to be built": what a passive infinitive says of a noun is still to be done."""
    said_of_noun = verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN")
    if verb.tag_ == "VBN" and said_of_noun and is_infinitive(verb) and child(verb, "nsubjpass") is None:
        return Modality.PLANNED
    return Modality.ASSERTED


def _distinct(speakers: Iterable[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    kept: list[tuple[Token, ...]] = []
    for heads in speakers:
        if heads and heads not in kept:
            kept.append(heads)
    return kept
