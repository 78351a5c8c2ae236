"""Mends a vow read as a thing: "We call for peace and pledge to support A" with a pledge that is called for."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import VERBAL, child, is_infinitive
from reportgraph.extract.parsing.tree import hang
from spacy.tokens import Token

_PLURAL = frozenset({"NNS", "NNPS"})
_SAID_OF_MANY = frozenset({"we", "they", "you", "i"})


def mend_second_vow(noun: Token) -> None:
    """Make a verb of it where many act, it stands bare behind "and", and an infinitive tells what is vowed."""
    deed = next((c for c in noun.rights if c.dep_ in ("acl", "xcomp", "relcl") and is_infinitive(c)), None)
    bare = noun.left_edge == noun and noun.i > 0 and noun.nbor(-1).lower_ == "and"
    if not bare or deed is None or deed.left_edge.i != noun.i + 1 or noun.head.i > noun.i:
        return
    verb = next((t for t in noun.ancestors if t.pos_ in VERBAL), noun)
    subject = child(verb, "nsubj")
    many = subject is not None and (subject.tag_ in _PLURAL or subject.lower_ in _SAID_OF_MANY)
    many = many or (subject is not None and child(subject, "conj") is not None)
    if verb.tag_ not in ("VBP", "VB") or not many:
        return
    hang(noun, verb, "conj")
    hang(noun.nbor(-1), verb, "cc")
    noun.pos_, noun.tag_ = "VERB", verb.tag_
    deed.dep_ = "xcomp"
