"""Mends clauses that tell of harm: what kills is the war or the flood before them, and not what tells of it."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_DYING = frozenset({"die", "drown", "perish"})
_MEANT = frozenset({"Document", "Initiative", "Principle", "Project", "Topic"})  # what kills nobody


def mend_deadly_beside(verb: Token) -> None:
    """ "a deal on ending fights in A that killed B" with a deal that did: what kills is the fights."""
    thing, pronoun = verb.head, verb.left_edge
    tells = pronoun.lower_ in ("that", "which") and pronoun.dep_ == "nsubj" and verb.lemma_ in GRAMMAR.hurting
    deadly = word_lists()["deadly"]
    if (
        tells
        and thing.pos_ == "NOUN"
        and thing.lemma_ not in deadly
        and (load_naming().classes_of(thing.lemma_.lower()) or ("Topic",))[0] in _MEANT
    ):
        near = [t for t in thing.doc[thing.i : pronoun.i] if t.pos_ == "NOUN" and t.lemma_ in deadly]
        if near:
            hang(verb, near[-1], "relcl")


def mend_deadly_before(verb: Token) -> None:
    """ "a pact that grew out of the fall of A, in which B died" with how it grew: people die in what is deadly."""
    ahead = next((c for c in verb.lefts if c.dep_ == "prep" and child(c, "pobj") is not None), None)
    which = child(ahead, "pobj") if ahead is not None else None
    dies = verb.lemma_ in _DYING or (verb.lemma_ in GRAMMAR.hurting and child(verb, "auxpass") is not None)
    if ahead is None or which is None or which.lower_ != "which" or ahead.lower_ != "in" or not dies:
        return
    ruinous = {*word_lists()["deadly"], *word_lists()["ruin"]}
    near = [t for t in verb.doc[verb.sent.start : ahead.i] if t.pos_ == "NOUN" and t.lemma_ in ruinous]
    told = load_naming().classes_of(verb.head.lemma_.lower()) or ("Topic",)
    if near and verb.head not in near and not (verb.dep_ == "relcl" and told[0] == "Event"):
        hang(verb, near[-1], "relcl")
