"""What the way from a word to its governor says of itself, whatever the governor: purposes, infinitives, conjuncts."""

from __future__ import annotations

from reportgraph.extract.attribution.colouring import Link, words_of
from reportgraph.extract.attribution.deeds import (
    has_used,
    is_come_for,
    is_done_much,
    is_for_step,
    is_part_played,
    is_serving,
    is_won,
)
from reportgraph.extract.attribution.inversions import is_inverted
from reportgraph.extract.attribution.links import link_of
from reportgraph.extract.attribution.moods import mood_of
from reportgraph.extract.grammar.control import holding
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive, is_passive
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_PAST = frozenset({"did", "had", "was", "were"})
_OPEN_QUESTIONS = frozenset({"how", "where", "when", "whether", "what", "why"})  # before an infinitive


def of_way(at: Token, head: Token, link: Link, contexts: Contexts) -> Modality:
    """Give what the way itself says, whatever the governor: purposes, "is to sign", "without signing"."""
    if (held := holding(at)) is not None and held.lemma_ != "need":
        none = held.lemma_ == "lack" or any(c.lower_ == "no" for c in head.lefts)
        return Modality.NEGATED if none else Modality.POSSIBLE  # "has no money to build A", "has the staff to do B"
    if link is Link.PURPOSE:
        if has_modal(at):
            return Modality.ASSERTED  # "so that A can sign": its own modal tells
        if is_part_played(at, head):
            return mood_of(head, contexts)  # "plays no role to end A"
        carries = child(head, "xcomp") in (None, at) and head.lemma_ != "get"  # "managed to sign", not "gets money to"
        carried = contexts.of(words_of(head), head.pos_, Link.INFINITIVE) if carries else None
        if carried is not None and carried.name == "lack":
            return Modality.NEGATED  # "lacks the money to build A"
        managed = carried is not None and carried.effects[Link.INFINITIVE][0] == Modality.ASSERTED
        managed = managed or at.lemma_ == "include"  # "a tour to include a visit to A"
        managed = managed or is_done_much(head, contexts) or has_used(head) or is_won(head, at) or is_come_for(head, at)
        return Modality.ASSERTED if managed else Modality.PLANNED
    if link is Link.INFINITIVE:
        return _of_infinitive(at, head)
    instead = any(c.lower_ in ("instead", "rather") for c in at.children)
    instead = instead or (at.lower_ == "than" and at.i > 0 and at.nbor(-1).lower_ == "rather")
    against = at.lower_ == "against" and child(at, "pcomp") is not None
    told = at.dep_ == "prep" and (at.lower_ in contexts.negations or against)
    told = told or (at.dep_ == "advcl" and is_passed_over(at, head))
    if told or (at.dep_ in ("prep", "cc") and instead):
        return Modality.NEGATED  # "without signing", "rather than signing", "voted against signing"
    return Modality.ASSERTED


def is_passed_over(at: Token, head: Token) -> bool:
    """Tell what somebody would rather not do: "rather than sign A, B left", "B would rather leave than sign A"."""
    first = at.left_edge
    than = next((c for c in at.lefts if c.lower_ == "than"), first.nbor(-1) if first.i else first)
    before = than.nbor(-1).lower_ if than.i else ""
    return than.lower_ == "than" and (before == "rather" or any(c.lower_ == "rather" for c in head.lefts))


def _of_infinitive(at: Token, head: Token) -> Modality:
    if any(c.lower_ == "whether" or (c.tag_ == "WRB" and c.i > head.i) for c in at.lefts):
        return Modality.POSSIBLE  # "discussed how to sign"
    described = child(head, "acomp", "attr") or head
    adverbs = {c.lower_ for word in (head, described) for c in word.children if c.dep_ == "advmod"}
    to = child(at, "aux")
    if is_infinitive(at) and to is not None and to.i and to.nbor(-1).lower_ in _OPEN_QUESTIONS:
        return Modality.POSSIBLE  # "discussed how to sign", "knows whether to sign"
    if "yet" in adverbs or "too" in adverbs:
        return Modality.NEGATED  # "has yet to sign", "too weak to sign"
    part = child(head, "nsubj")
    if head.lemma_ == "be" and part is not None and part.lemma_ in GRAMMAR.functions and head.tag_ in FINITE:
        return Modality.ASSERTED  # "the role of A is to do B"
    if head.lemma_ == "be" and described is head and at.dep_ == "xcomp":
        supposed = head.lower_ == "were" and child(head, "mark") is not None  # "if A were to sign"
        return Modality.ASSERTED if supposed or is_inverted(head) else Modality.PLANNED  # "is to sign"
    if head.lemma_ == "have" and head.tag_ in ("VBZ", "VBP", "VB"):
        return Modality.ADVOCATED  # "has to sign"; "had to sign" did
    if at.dep_ == "ccomp" and child(at, "nsubj") is not None and is_infinitive(at):
        return Modality.POSSIBLE  # "rallied A to build B"
    if head.lower_ in ("going", "gon"):
        return Modality.PLANNED  # "is going to sign"; "went on to sign" is a fact
    return Modality.ASSERTED


def is_left_open(at: Token) -> bool:
    """Tell "considers whether to sign", "has not decided whether to sign", "whether it is wise for A to sign"."""
    over = at.head.head if at.head.dep_ == "acomp" else at.head
    asked = (at, over) if over.lemma_ == "be" else (at,)
    return is_infinitive(at) and any(c.dep_ == "mark" and c.lower_ == "whether" for t in asked for c in t.lefts)


def shared_mood(at: Token, head: Token, contexts: Contexts) -> Modality:
    """Give what a coordinated verb shares of the mood of the one before it.

    "will sign and fund": the modal; "did not sign but funded", "will sign but not fund": each its own negation.
    """
    word = next((c.lower_ for c in head.children if c.dep_ == "cc" and head.i < c.i < at.i), ",")
    if word == "than" or child(at, "nsubj", "nsubjpass") is not None or has_modal(at):
        denied = word in ("than", "nor")  # "left rather than sign", "nor should A sign"
        return Modality.NEGATED if denied else Modality.ASSERTED
    if any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in at.children):
        return Modality.NEGATED if word in ("than", "nor") else Modality.ASSERTED  # "did not sign and is opposed"
    finite_beside = at.tag_ == "VBZ" and head.tag_ == "VBN" and word not in ("or", "nor")
    if at.tag_ in FINITE and at.lower_ != at.lemma_ and (head.tag_ in ("VB", "VBG") or finite_beside):
        return Modality.ASSERTED  # "did not sign and funded", "is not signed and harms A"
    acts = at.tag_ in ("VBD", "VBN") and child(at, "dobj") is not None and word not in ("or", "nor")
    if acts and child(head, "auxpass") is not None and child(head, "dobj") is None:
        return Modality.ASSERTED  # "had not been asked and opposed A"
    if is_infinitive(at) and head.tag_ == "VBN" and not is_infinitive(head) and child(at, "auxpass") is not None:
        left = any(c.lower_ == "yet" for c in at.lefts)
        return Modality.NEGATED if left else Modality.PLANNED  # "signed by A and still to be signed by B"
    if is_infinitive(at) and word != "or" and _joins_all(at, word):
        return mood_of(head, contexts, negation=False)  # "not to sign, and to fund A"
    both_finite = at.tag_ in FINITE and head.tag_ in FINITE
    negation = word in ("or", "nor") or (word not in ("but", "yet") and not both_finite)
    return mood_of(head, contexts, negation=negation)


def _joins_all(verb: Token, word: str) -> bool:
    """Tell whether verbs in a row are joined by "and": "to sign A, to fund B and to lead C"."""
    later: Token | None = verb
    while word == "," and later is not None:
        word = next((c.lower_ for c in later.rights if c.dep_ == "cc"), ",")
        later = child(later, "conj")
    return word in ("and", "as", "but")


def set_against(noun: Token, contexts: Contexts) -> Token | None:
    """Give the verb that is denied of the noun before this one alone: "is no threat but a chance for A"."""
    first = first_conjunct(noun)
    joint = next((c.lower_ for c in first.rights if c.dep_ == "cc" and first.i < c.i < noun.i), "")
    if noun.dep_ != "conj" or noun.pos_ not in NOUNY or joint != "but" or first.dep_ not in ("attr", "dobj"):
        return None
    return first.head if mood_of(first.head, contexts, own=True) is Modality.NEGATED else None


def has_modal(verb: Token) -> bool:
    """Tell a verb with a modal verb of its own."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def is_resolve(at: Token) -> bool:
    """Tell what somebody is set on, be it liked or not: "did not welcome Chad's decision to join A"."""
    noun = child(at, "pobj") or at
    owner, deed = child(noun, "poss"), child(noun, "acl")
    return owner is not None and owner.pos_ == "PROPN" and deed is not None and is_infinitive(deed)


def is_called_for(noun: Token, contexts: Contexts) -> bool:
    """Tell a noun that calls for what it governs: "the need for A"."""
    wish = contexts.of(noun.lemma_, "NOUN", Link.INFINITIVE) if noun.pos_ == "NOUN" else None
    return wish is not None and wish.effects[Link.INFINITIVE][0] == Modality.ADVOCATED


def is_wanted_means(by: Token, contexts: Contexts) -> bool:
    """Tell the means of what is called for: "stressed the need to do A, including by doing B"."""
    if by.lower_ != "by" or by.i == 0 or by.nbor(-1).lower_ != "including":
        return False
    verb = next((t for t in by.ancestors if t.pos_ == "VERB"), None)
    wanted = child(verb, "dobj") if verb is not None else None
    return wanted is not None and is_called_for(wanted, contexts)


def governor(at: Token, contexts: Contexts) -> Token:
    """Give what a word hangs on: what came of a deed goes with it, not its purpose: "met to end A, signing B"."""
    over, before = at.head, at.doc[max(0, at.left_edge.i - 1)]
    if (deed := _done_together(at, contexts)) is not None:
        return deed
    if _is_means(at, over, contexts):
        return over.head.head if over.dep_ == "acl" else over.head  # "works to save A by planting B"
    if at.lower_ == "including" and at.dep_ == "prep" and child(at, "prep") is not None:
        meant = [c for c in over.children if over.i < c.i < at.i and (c.dep_ == "xcomp" or child(c, "pcomp"))]
        return meant[-1] if meant else over  # "committed to widening A, including by cutting B"
    if at.lower_ == "including" and at.dep_ == "prep" and child(at, "pcomp") is not None:
        if link_of(over, over.head, contexts) is Link.PURPOSE:
            return over.head  # "took steps to end A, including signing B"
        if (
            over.dep_ == "dobj"
            and link_of(over.head, over.head.head, contexts) is Link.PURPOSE
            and is_for_step(over.head)
        ):
            return over.head.head
        listed = [c for c in over.children if over.i < c.i < at.i and c.dep_ in ("prep", "dobj", "xcomp")]
        at_work = over.lemma_ == "work" and bool(listed) and listed[-1].lower_ == "on"  # "is working on A, including B"
        return listed[-1] if listed and not at_work else over  # "committed to reforms, including cutting A"
    beside = at.dep_ == "advcl" and at.tag_ == "VBG" and before.text == "," and child(at, "mark", "nsubj") is None
    if beside and is_infinitive(over) and _is_refused(over, contexts):
        return over.head  # "refused to sign A, insisting on B"
    if not beside or contexts.introduces(at.lemma_) or at.lemma_ in GRAMMAR.judging_deeds | GRAMMAR.appraising:
        return over
    if link_of(over, over.head, contexts) is Link.PURPOSE:
        return over.head
    planned = next((c for c in over.rights if c.i < at.i and c.dep_ == "xcomp" and is_infinitive(c)), over)
    if planned != over and _is_refused(planned, contexts):
        return over  # "was not invited to join A, angering B"
    return planned if contexts.of(words_of(over), over.pos_, Link.INFINITIVE) else over  # "plans to do A, doing B"


def _done_together(at: Token, contexts: Contexts) -> Token | None:
    """Give what somebody is to do with others: "A, in consultation with B, is directed to do C" has not asked B."""
    noun = child(at, "pobj") if at.dep_ == "prep" and at.lower_ == "in" else None
    if noun is None or noun.lemma_ not in GRAMMAR.together:
        return None
    verb = at.head.head if at.head.dep_ in SUBJECTS else at.head
    deed = next((c for c in verb.rights if c.dep_ == "xcomp" and c.i > at.i and is_infinitive(c)), None)
    told = verb.pos_ == "VERB" and (verb.tag_ in ("VBP", "VBZ") or is_passive(verb))
    word = contexts.of(words_of(verb), verb.pos_, Link.INFINITIVE) if told and deed is not None else None
    return deed if word is not None and word.effects[Link.INFINITIVE][0] != Modality.ASSERTED else None


def _is_refused(deed: Token, contexts: Contexts) -> bool:
    """Tell what somebody refused or failed to do, or was not asked to."""
    head = deed.head
    word = contexts.of(words_of(head), head.pos_, Link.INFINITIVE) if deed.dep_ == "xcomp" else None
    past = any(c.dep_ in ("aux", "auxpass") and c.lower_ in _PAST for c in head.lefts)
    if word is not None and past and child(head, "neg") is not None:
        return word.effects[Link.INFINITIVE][1] == Modality.NEGATED
    return word is not None and word.effects[Link.INFINITIVE][0] == Modality.NEGATED


def _is_means(by: Token, purpose: Token, contexts: Contexts) -> bool:
    """Tell by what somebody who is at work on a thing does it: "has acted to save A, including by planting B".

    "sent A to do B by doing C" tells how B is to be done.
    """
    means = child(by, "prep") if by.lower_ == "including" else by
    if means is None or means.lower_ != "by" or child(means, "pcomp") is None or not is_infinitive(purpose):
        return False
    mere = by.lower_ == "including" or purpose.head.lemma_ in GRAMMAR.at_work or is_for_step(purpose)
    return mere and purpose.dep_ in ("advcl", "xcomp", "acl") and is_serving(purpose.head, contexts)
