"""Mends words of wishing: the bare verb of what is demanded, read as a noun, and "would like", which is "want"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS, hang, lift
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token

_OF_NOUN = ("det", "poss", "amod", "compound", "nmod", "nummod")


def mend_liked(verb: Token) -> None:
    """ "would like A to resign": no condition, and nothing that anybody likes."""
    would = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ in ("would", "'d")), None)
    if would is not None and any(c.dep_ in ("xcomp", "ccomp", "dobj") for c in verb.rights):
        verb.lemma_, would.dep_ = "want", "dep"


def mend_demanded(verb: Token) -> None:
    """ "demanded that A resign" with the resign of A: what stands behind "that" has a verb, after a wish a bare one.

    So has "that the state pay compensation", read as compensation for state pay.
    """
    noun, that = verb, child(verb, "mark", "det")
    if that is None or that.lower_ != "that" or noun.head.lemma_ not in GRAMMAR.wishing:
        return
    if that.dep_ == "mark":
        verb = next((c for c in noun.lefts if c.i > that.i + 1 and _is_done_by(c.nbor(-1), c)), noun)
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if before.head not in (verb, noun) or before.dep_ not in ("compound", "nmod") or before.tag_ not in ("NN", "NNP"):
        return
    if that.dep_ == "det" and (before.pos_ != "PROPN" or load_naming().classes_of(verb.lower_) is not None):
        return  # "demanded that bank report"
    if verb.lower_ not in known_verbs() or any(c.dep_ in (*SUBJECTS, "cop", "aux") for c in noun.children):
        return
    for c in [*noun.lefts, *verb.lefts]:
        if c.i < before.i and c != that and c.dep_ in _OF_NOUN:
            hang(c, before, c.dep_)
    if verb != noun:
        lift(verb, "dobj")
    hang(before, verb, "nsubj")
    hang(that, verb, "mark")
    verb.dep_ = "ccomp"
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VB", verb.lower_


def _is_done_by(doer: Token, verb: Token) -> bool:
    """Tell "state" before "pay": somebody, and what a verb of English may say that he does."""
    kinds = load_naming().classes_of(doer.lemma_.lower()) or ()
    somebody = doer.pos_ == "PROPN" or any(load_schema().is_a(cls, "Actor") for cls in kinds[:1])
    return somebody and verb.tag_ in ("NN", "VB", "VBP") and verb.text.islower() and verb.lower_ in known_verbs()


def mend_seen(verb: Token) -> None:
    """ "wants to see trade flourish" with a flourish of trade: what is seen does well."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    seen = verb.head.lemma_ == "see" and verb.head.tag_ == "VB" and verb.lower_ in GRAMMAR.thriving
    if not seen or before.head != verb or before.dep_ not in ("compound", "nmod") or child(verb, "prep") is not None:
        return
    for c in [c for c in verb.lefts if c != before]:
        hang(c, before, c.dep_)
    hang(before, verb, "nsubj")
    verb.dep_ = "ccomp"
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VB", verb.lower_
