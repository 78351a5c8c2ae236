"""Mends deeds behind a verb that were read as what kind of thing does them: "denied arming rebels"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.lemmas import lemma_of_gerund
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import transitive_verbs
from spacy.tokens import Token

_CHARGING = frozenset({"absolve", "accuse", "acquit", "convict", "suspect"})
_ADMITTING = frozenset({"admit", "deny"})


def mend_deed_denied(deed: Token, noun: Token) -> None:
    """ "denied arming rebels", "accused A of harbouring rebels" with rebels that arm or harbour: it is a deed.

    So it is in "went on arming rebels", "will begin manufacturing trucks".
    """
    at, lemma = noun.head, lemma_of_gerund(deed)
    charged = noun.dep_ == "pobj" and at.lower_ == "of" and at.head.lemma_ in _CHARGING
    verb = at.head if noun.dep_ == "pobj" and at.lower_ == "on" and at.i == at.head.i + 1 else at
    words = verb.lemma_ if at == verb and child(at, "prt") is None else f"{verb.lemma_} on"
    done = lemma in transitive_verbs() - set(GRAMMAR.describing) or (lemma in GRAMMAR.manufacturing and _is_good(noun))
    goes_on = noun.dep_ in ("dobj", "pobj") and words in GRAMMAR.phasing and done and "Event" not in _classes(noun)[:1]
    denied = noun.dep_ == "dobj" and at.lemma_ in _ADMITTING
    stuff = noun.tag_ == "NNS" or (goes_on and lemma in GRAMMAR.manufacturing and noun.lower_ in word_lists()["goods"])
    if noun.left_edge != deed or lemma is None or not stuff or not (charged or denied or goes_on):
        return
    if at != verb:
        at.dep_, at = "prt", verb
    hang(deed, at, "pcomp" if charged else "xcomp")
    hang(noun, deed, "dobj")
    deed.pos_, deed.tag_, deed.lemma_ = "VERB", "VBG", lemma


def _classes(noun: Token) -> tuple[str, ...]:
    return load_naming().classes_of(noun.lower_) or load_naming().classes_of(noun.lemma_.lower()) or ("Topic",)


def _is_good(noun: Token) -> bool:
    """Tell what may be made: trucks, and no manufacturing plants or activities."""
    return _classes(noun)[0] == "Topic" and "Event" not in _classes(noun)
