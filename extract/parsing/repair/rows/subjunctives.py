"""Mends rows of verbs in what somebody asks for: "recommends that Peru widen A, close B and join C"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, take_place
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_OTHER_FORMS = frozenset({"VBD", "VBN", "VBZ"})  # of who asks, to which no bare form is added
_BARE = frozenset({"VB", "VBP"})


def mend_subjunctive_row(verb: Token) -> None:
    """Hang a verb that was added to who asks on what is asked for, where that has the bare form of a wish."""
    above = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.pos_ == "VERB"), None)
    asking = above or verb.head
    asked = next((c for c in asking.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    subject = child(asked, "nsubj") if asked is not None else None
    if asked is None or subject is None or not all(map(_is_bare, (asked, verb))):
        return
    if not _is_one(subject) and asking.tag_ not in _OTHER_FORMS:
        return  # "we recommend that they open A and urge B": only the sense tells who urges
    between = verb.doc[asked.i : verb.left_edge.i if above is None else verb.i]
    joined = any(t.dep_ == "cc" and t.head in (asking, asked) for t in between)
    own = child(verb, "nsubj", "aux", "mark") is not None or verb.lemma_.lower() in GRAMMAR.speaking
    told_by_many = asking.tag_ in ("VBP", "VB")  # "we urge that Peru join A and call on B to do C"
    if own or (joined and told_by_many):
        return
    if above is not None:  # "we recommend that A do B, close C" read as said of closing
        take_place(asking, verb)
    hang(verb, asked, "conj")
    asked.tag_ = verb.tag_ = "VB"


def _is_one(subject: Token) -> bool:
    return subject.tag_ in ("NN", "NNP") and child(subject, "conj") is None


def _is_bare(verb: Token) -> bool:
    auxiliary = child(verb, "aux") is not None
    return verb.pos_ == "VERB" and verb.tag_ in _BARE and verb.lower_ == verb.lemma_.lower() and not auxiliary
