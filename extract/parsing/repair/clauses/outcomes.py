"""Mends clauses that tell what came of a thing or when it is to be: who was led to act, what made matters worse."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.somebody import is_person, is_somebody
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import SUBJECTS, hang, spine, word_before
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_DONE = frozenset({"advcl", "ccomp", "xcomp"})
_FORETELLING = GRAMMAR.foreseeing | {"believe", "caution", "predict", "think", "warn"}


def mend_led_to_act(verb: Token) -> None:
    """ "the revolt spread, leading the army to arm A" with the revolt at the head of an army: it moves it."""
    led = child(verb, "dobj")
    act = next((c for c in verb.rights if c.dep_ in _DONE and c.tag_ == "VB" and is_infinitive(c)), None)
    doer = child(verb, "nsubj") or child(verb.head, "nsubj", "nsubjpass")
    if led is None or act is None or act.left_edge.i != led.right_edge.i + 1 or doer is None:
        return
    if doer.pos_ == "NOUN" and not is_person(doer) and act.left_edge.lower_ == "to":
        hang(led, act, "nsubj")
        act.dep_ = "ccomp"


def mend_worsened_by_trouble(verb: Token) -> None:
    """ "A faces a drought, worsening B" with A as what worsens B: what it faces does."""
    main = verb.head
    trouble = next((c for c in main.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if trouble is None or main.lemma_ not in GRAMMAR.befallen or child(verb, "dobj") is None:
        return
    if verb.lemma_ in GRAMMAR.worsening and child(verb, "mark") is None and not is_somebody(trouble, sure=True):
        hang(verb, trouble, "acl")


def mend_foreseen_outcome(verb: Token) -> None:
    """ "fears that A may close B, hurting C" with who fears as what hurts C: what is feared does."""
    mind = verb.head
    foretold = mind.lemma_ in (GRAMMAR.telling_nouns if mind.pos_ == "NOUN" else _FORETELLING)
    if (
        not foretold
        or verb.lemma_ in GRAMMAR.speaking - GRAMMAR.effecting
        or child(verb, *SUBJECTS, "mark") is not None
    ):
        return
    clauses = (c for c in mind.rights if c.dep_ in ("ccomp", "acl", "relcl") and c.i < verb.left_edge.i)
    told = next((c for c in clauses if child(c, *SUBJECTS) is not None and c.tag_ != "VBG"), None)
    if told is not None and (mind.pos_ == "VERB" or "that" in (c.lower_ for c in told.lefts if c.dep_ == "mark")):
        hang(verb, told, "advcl")


def mend_scheduled(verb: Token) -> None:
    """ "spoke ahead of a summit, set to take place in A" with who speaks as what takes place: the summit does."""
    act, before = child(verb, "xcomp"), word_before(verb)
    told = verb.lemma_ in GRAMMAR.foretelling | {"plan"} and child(verb, "mark") is None
    if act is None or before is None or not told:
        return
    place = child(act, "dobj")
    held = act.lemma_ in GRAMMAR.taking_place | {"hold"} or (act.lemma_ == "take" and place and place.lower_ == "place")
    kinds = {"Event"} if held else {"Document", "Work"} if act.lemma_ in GRAMMAR.released | {"unveil"} else set()
    nouns = (t for t in spine(before, verb.head) if t.pos_ in ("NOUN", "PROPN"))
    event = next((t for t in nouns if kinds & set((load_naming().classes_of(t.lemma_.lower()) or ())[:1])), None)
    if event is not None and event.i < verb.i:
        hang(verb, event, "acl")
