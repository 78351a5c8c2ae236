"""As what a modal verb, or a time to come, says that something stands."""

from __future__ import annotations

from reportgraph.extract.attribution.deeds import is_thing
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

FUTURE = frozenset({"will", "would", "'ll", "'d", "shall", "wo"})
_AHEAD = frozenset({"tomorrow", "tonight"})
_PARTS_OF_DAY = frozenset({"afternoon", "evening", "weekend"})
_WARNING = frozenset({"argue", "contend", "warn"})
_AFTERWARDS = frozenset({"later", "eventually", "subsequently", "soon", "ultimately"})


def of_modal(modal: Token, verb: Token, contexts: Contexts) -> Modality:
    """Read a modal; "said that it would" is "will", "would later build" tells what came after."""
    clause = first_conjunct(verb) if verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass") is None else verb
    word, head, mark = modal.lower_, clause.head, child(clause, "mark")
    if mark is not None and mark.lower_ == "whether":
        return Modality.POSSIBLE  # "whether A will sign", "whether A should sign": nobody plans it, or calls for it
    if word in FUTURE and any(
        c.dep_ == "advmod" and (c.lower_ == "likely" or c.lower_ in contexts.doubts) for c in verb.children
    ):
        return Modality.POSSIBLE  # "will likely win", "will probably win"
    if word in ("would", "'d") and verb.dep_ == "ccomp" and _is_estimated(verb):
        return Modality.POSSIBLE
    if word in FUTURE and (clause.dep_ == "ccomp" or (clause.dep_ == "acl" and mark is not None)):
        hoped = contexts.of(head.lemma_, head.pos_, "clause")
        denied = any(c.dep_ == "neg" or c.lower_ == "no" for c in head.children)  # "no doubt that A will sign"
        sure = hoped is not None and denied and hoped.effects["clause"][1] == Modality.ASSERTED
        sure = sure or (hoped is not None and hoped.name == "converse" and _is_way(verb))
        if hoped is not None and hoped.effects["clause"][0] == Modality.POSSIBLE and not sure:
            return Modality.POSSIBLE  # "hopes that A will sign": nobody plans it
        if word in ("would", "'d") and _is_told_in_past(head):
            return Modality.PLANNED
    if word in ("would", "'d"):
        on = verb.lemma_ == "go" and any(c.lower_ == "on" for c in verb.children)
        if on or any(c.dep_ == "advmod" and c.lower_ in _AFTERWARDS for c in verb.children):
            return Modality.ASSERTED
    if is_forecast(modal, verb):
        return Modality.POSSIBLE
    if word == "must" and verb.tag_ == "VBN" and any(c.lower_ == "have" for c in verb.children):
        return Modality.POSSIBLE  # "must have signed": a guess
    return Modality(contexts.modal(word))


def _is_way(clause: Token) -> bool:
    """Tell how a thing will be done, which grants that it will: "discussed how A will fund B"."""
    return any(c.dep_ == "advmod" and c.lower_ == "how" for c in clause.lefts)


def _is_estimated(clause: Token) -> bool:
    """Tell what a study works out, or somebody thinks, of others: "found that A would harm B"; "decided it would"."""
    subject, thinking = child(clause, "nsubj", "nsubjpass"), clause.head.lemma_
    if subject is None or subject.tag_ == "PRP":
        return False
    return thinking in GRAMMAR.estimating or (thinking in _WARNING and is_thing(clause))


def _is_told_in_past(verb: Token) -> bool:
    """Tell "said", and "saying" beside what was done: "met A, saying B would", "said A would C and B would D".

    So too "quoted A as saying that B would", "gave an assurance that it would".
    """
    if verb.lemma_ in GRAMMAR.assurances and verb.dep_ in ("dobj", "nsubjpass"):
        if verb.head.dep_ == "xcomp" or any(c.lower_ == "no" for c in verb.lefts):
            return False  # "refused to give an assurance that", "gave no assurance that"
        verb = verb.head
    while verb.head != verb and ((verb.dep_ == "xcomp" and verb.tag_ == "VB") or verb.dep_ == "acomp"):
        verb = verb.head  # "went on to say that A would", "made clear that A would"
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        verb = verb.head.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return first_conjunct(verb.head).tag_ == "VBD"
    told = any(c.lemma_ == "have" or c.tag_ == "VBD" for c in verb.lefts)  # "has said", "was told"
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and told)


def is_forecast(modal: Token, verb: Token) -> bool:
    """Tell what is expected from what is called for: "the bridge should be completed in June"."""
    subject = child(verb, "nsubj", "nsubjpass")
    due = modal.lower_ in ("should", "ought") and verb.lemma_ in GRAMMAR.falling_due
    if not due or subject is None or subject.pos_ != "NOUN" or child(verb, "dobj", "neg") is not None:
        return False
    times = (c for c in verb.rights if c.dep_ in ("prep", "npadvmod"))
    return any(t.ent_type_ in ("DATE", "TIME") for c in times for t in c.subtree)


def is_arranged(verb: Token) -> bool:
    """Tell what is to come by its time: "is flying to A tomorrow", "are meeting B this evening"."""
    if verb.tag_ != "VBG" or not any(c.dep_ == "aux" and c.tag_ in ("VBP", "VBZ") for c in verb.lefts):
        return False
    times = [c for c in verb.children if c.dep_ in ("npadvmod", "advmod")]
    later = any(c.lower_ == "next" for t in times for c in t.lefts)
    part = any(t.lemma_ in _PARTS_OF_DAY and any(c.lower_ == "this" for c in t.lefts) for t in times)
    return later or part or any(t.lower_ in _AHEAD for t in times)
