"""As what a clause stands that is told beside another one: on a thing that is yet to be, or on the time of a deed."""

from __future__ import annotations

from reportgraph.extract.attribution.colouring import Link, words_of
from reportgraph.extract.attribution.deeds import is_in_the_making
from reportgraph.extract.attribution.denials import is_merely, is_negative
from reportgraph.extract.attribution.inversions import colons_between
from reportgraph.extract.attribution.moods import modified, mood_of
from reportgraph.extract.attribution.ways import has_modal, is_passed_over
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.spelling import QUOTES, is_ordinal
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_UNREAL = (Modality.ADVOCATED, Modality.PLANNED, Modality.POSSIBLE)
_UNSAID = (Modality.ADVOCATED, Modality.POSSIBLE)
_NOT_YET = frozenset({"before", "until", "till"})


def told_beside(at: Token, head: Token, contexts: Contexts, around: Modality) -> Modality:
    """Give as what a clause of its own stands: a fact, but for what is said of a thing that is yet to be.

    "a planned line linking A and B", "will adopt a law that bans A".
    """
    if at.dep_ == "advcl" and is_passed_over(at, head):
        return Modality.NEGATED
    if at.dep_ == "nsubj" and at.lemma_ in contexts.steps and mood_of(head, contexts) is Modality.POSSIBLE:
        return Modality.POSSIBLE  # "A's accession to B would anger C"
    if at.dep_ == "conj" and head.dep_ == "relcl":
        return told_beside(head, head.head, contexts, around)  # "no law that bans A or which bans B"
    if at.dep_ == "relcl" and head.dep_ in SUBJECTS and head.i < head.head.i < at.i and not has_modal(at):
        denied = mood_of(head.head, contexts) is Modality.NEGATED
        return Modality.NEGATED if denied else Modality.ASSERTED  # "a law has not emerged that bans A"
    if around in (Modality.NEGATED, Modality.POSSIBLE) and _is_in_unsent_text(at, head):
        return Modality.POSSIBLE
    to_be = _is_to_be(at, head)
    if at.dep_ == "relcl" and (to_be or _was_meant(at)) and _is_called_off(head, contexts):
        return Modality.NEGATED  # "has called off the summit, which A was to host"
    if to_be and around is not Modality.NEGATED:
        return Modality.PLANNED
    if at.dep_ == "relcl" and has_modal(at):
        return Modality.ASSERTED  # "proposes a tax that would harm A": its own modal tells
    contrast = head.dep_ == "conj" and child(head, "neg") is not None  # "it was A, and not B, that did C"
    if at.dep_ in ("acl", "relcl") and not contrast and is_negative(head, contexts):
        return (
            Modality.NEGATED if head.head.lemma_ in ("be", "have") else Modality.POSSIBLE
        )  # "there are no A deployed"
    lot = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head  # "not a lot of A doing B"
    told = at.dep_ == "relcl" or (at.dep_ == "acl" and at.tag_ == "VBG")
    denial = child(lot.head, "neg") if told and lot.dep_ == "attr" else None
    if denial is not None and not is_merely(denial):
        return Modality.NEGATED  # "is not a country that did A"; "is not the only country that did A"
    if at.dep_ in ("acl", "relcl") and at.tag_ != "VBN" and not is_past(at) and _is_imagined(head, contexts):
        return Modality.POSSIBLE
    if at.dep_ == "acl" and at.tag_ == "VBN" and is_any(head):
        return Modality.POSSIBLE  # "any coalition led by A"
    if at.dep_ == "acl" and at.tag_ == "VBG" and (planned := modified(head, contexts)) is not Modality.ASSERTED:
        return planned
    return around if around in _UNREAL and is_in_the_making(at, head, contexts) else Modality.ASSERTED


def _is_to_be(at: Token, head: Token) -> bool:
    """Tell what is still to be done, "the next summit, to be hosted by A"; "the first treaty to be signed by A" was."""
    passive = at.dep_ == "relcl" and is_infinitive(at) and any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in at.lefts)
    listed = [c.lower_ for c in (head, *head.lefts)]
    done = any(is_ordinal(word) or word in GRAMMAR.sole for word in listed if word != "next")
    return passive and not done and not any(c.lower_ == "have" for c in at.lefts)


def _is_in_unsent_text(clause: Token, text: Token) -> bool:
    """Tell the words of a text that somebody stops or will not sign: "blocked a statement in which B condemned C"."""
    new = any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in text.lefts)
    inside = any(c.lower_ == "which" and c.dep_ == "pobj" and c.head.lower_ == "in" for c in clause.subtree)
    paper = "Document" in (load_naming().classes_of(text.lemma_.lower()) or ())
    return clause.dep_ == "relcl" and new and inside and paper and not has_modal(clause)


def _was_meant(clause: Token) -> bool:
    """Tell what was meant to be: "which A was to host"."""
    return clause.lower_ in ("was", "were") and any(c.dep_ == "xcomp" and is_infinitive(c) for c in clause.rights)


def _is_called_off(thing: Token, contexts: Contexts) -> bool:
    """Tell what will not be: "cancelled the summit", "the summit has been called off"."""
    word = contexts.of(words_of(thing.head), "VERB", Link.OBJECT) if thing.dep_ in ("dobj", "nsubjpass") else None
    return word is not None and word.name == "cancel"


def _is_imagined(noun: Token, contexts: Contexts) -> bool:
    """Tell what is no thing in particular: "any port that serves A", "a port that serves A should be closed"."""
    if is_any(noun):
        return True
    one = any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.lefts)
    return one and noun.dep_ in ("nsubj", "nsubjpass") and mood_of(noun.head, contexts) in _UNSAID


def beside_in_time(at: Token, head: Token, governing: Modality) -> Modality:
    """Give as what a clause of time stands: beside a plan it is one, beside what is not done it may be a fact."""
    mark = child(at, "mark") or next((c for c in at.children if c.dep_ == "advmod" and c.tag_ == "WRB"), None)
    if governing is Modality.ASSERTED and mark is not None and mark.lower_ in _NOT_YET and not is_past(head):
        return Modality.POSSIBLE if head.tag_ in ("VBP", "VBZ") else governing  # "stays in force until A signs"
    ahead = mark is not None and has_modal(head)  # "shall not be made after A has signed"
    if governing is Modality.NEGATED and not ahead and (mark is None or mark.lower_ not in ("once", "until", "till")):
        return Modality.ASSERTED  # "did not sign, after winning"
    return governing if governing in (Modality.ASSERTED, Modality.PLANNED) else Modality.POSSIBLE


def is_outside(clause: Token, verb: Token) -> bool:
    """Tell what stands before a quotation, and is none of it: 'A has a warning: "We will find B," she wrote'."""
    return any(colon.nbor().text in QUOTES for colon in colons_between(clause, verb))


def is_any(noun: Token) -> bool:
    """Tell a thing of which there may be none: "any attack"."""
    return any(c.dep_ == "det" and c.lower_ == "any" for c in noun.lefts)


def is_past(verb: Token) -> bool:
    """Tell "signed", "was signed", "had signed"; "has signed" is of the present."""
    return not has_modal(verb) and any(t.tag_ == "VBD" for t in (verb, *(c for c in verb.children if "aux" in c.dep_)))
