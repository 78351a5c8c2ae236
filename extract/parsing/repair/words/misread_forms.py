"""Mends verbs that the tagger took for nouns, adjectives and auxiliaries, by what stands around them."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.lemmas import (
    form_of,
    lemma_of,
    lemma_of_past,
)
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import FINITE, hang, lift, neighbor_of, put
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token

_FORMS = FINITE | {"VB", "VBN"}


def mend_infinitive_read_as_finite(verb: Token) -> None:
    """ "helps families grow A": the bare infinitive looks like a present."""
    if child(verb, "mark", "aux") is None and child(verb.head, "dobj", "acomp") is None:
        verb.tag_ = "VB"


def mend_verb_read_as_other(token: Token) -> None:
    """An adjective or noun with a direct object is a verb ("deepen ties" read as an adjective)."""
    told = token.dep_ == "ROOT" and child(token, "nsubj") is not None and child(token, "aux", "det") is None
    past = told and lemma_of_past(token) is not None  # "jeered at A"
    if past or any(c.dep_ == "dobj" and c.i > token.i for c in token.children):
        token.pos_, (token.tag_, token.lemma_) = "VERB", form_of(token)


def mend_verb_read_as_plural(verb: Token) -> None:
    """ "while A excels in B" read as a plural noun: a clause with a subject or a conjunction has a verb."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    opener = next((c for c in verb.children if c.dep_ == "mark"), None)
    if any(c.dep_ == "cop" or c.pos_ == "AUX" for c in verb.children):
        return
    if subject is None and opener is not None:
        subject = next(
            (c for c in verb.children if c.dep_ == "compound" and c.tag_ in ("NN", "NNP") and c.i == verb.i - 1), None
        )
        if load_naming().classes_of(lemma_of(verb)) is not None or lemma_of(verb) not in known_verbs():
            return  # "while Peru exports of A fell"
    if subject is None:
        return
    subject.dep_ = "nsubj"
    for c in list(verb.lefts):
        if c.i < subject.i and c.dep_ in ("det", "poss", "amod", "compound"):
            hang(c, subject, c.dep_)
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", lemma_of(verb)


def mend_verb_read_as_singular(verb: Token) -> None:
    """ "Millions of pilgrims arrive in A" with "arrive" as a noun: what has a subject and no "is" is a verb."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None:
        return
    begin = subject.left_edge.i
    own = [c for c in verb.lefts if c.dep_ != "punct" or c.i > begin]  # "In May, A and B call on C"
    if any(c.dep_ in ("det", "poss", "amod", "compound", "cop", "punct") or c.pos_ == "AUX" for c in own):
        return
    several = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" and c.i < verb.i for c in subject.rights)
    if several and verb.lower_ in known_verbs():
        verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBP", verb.lower_


def mend_finite_behind_with(verb: Token) -> None:
    """ "with A expected to do B" with A as who expects: no finite verb stands behind "with"."""
    mark, subject = child(verb, "mark"), child(verb, "nsubj")
    if mark is not None and mark.lower_ == "with" and subject is not None and child(verb, "xcomp") is not None:
        verb.tag_, subject.dep_ = "VBN", "nsubjpass"


def mend_verb_read_as_auxiliary(verb: Token) -> None:
    """ "A helped improve B" with "helped" as an auxiliary: only a few verbs are, others govern."""
    governed = verb.head
    that = child(governed, "nsubj")
    if verb.tag_ in ("NN", "NNS") and that is not None and that.lower_ == "that" and that.i == verb.i - 1:
        verb.pos_, verb.dep_, that.dep_ = "NOUN", "nsubj", "mark"  # "say that dams harm A" with "dams" as an auxiliary
    if verb.tag_ not in _FORMS or governed.tag_ != "VB" or verb.lemma_ not in known_verbs():
        return
    moved = [c for c in governed.children if c.i < verb.i or (c.dep_ == "punct" and c.i > governed.right_edge.i)]
    lift(verb, "xcomp")
    verb.pos_ = "VERB"
    for c in moved:
        put(c, verb, c.dep_)


def mend_run_read_as_noun(run: Token) -> None:
    """ "owns a fleet run by A" with a run of the fleet: what names who does it is a participle."""
    by, noun = neighbor_of(run, 1), neighbor_of(run, -1)
    if by.lower_ != "by" or by.head != run or noun.tag_ not in ("NN", "NNS"):
        return
    if noun.dep_ == "compound" and noun.head == run:
        for c in [c for c in run.lefts if c.i < noun.i]:
            hang(c, noun, c.dep_)
        behind = [c for c in run.rights if c.i > by.i and c.dep_ != "prep"]
        lift(noun, "acl")
        for c in behind:
            hang(c, noun, c.dep_)
    if run.dep_ == "acl":
        run.pos_, run.tag_, by.dep_ = "VERB", "VBN", "agent"
