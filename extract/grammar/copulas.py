"""What a copula says of its subject without more: "the Lake Pact is a framework that …"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from spacy.tokens import Token

_COPULAS = frozenset({"be", "remain", "become"})
_OPEN = frozenset({"if", "whether", "unless"})


def told_to_be(noun: Token) -> Token | None:
    """Give the subject of which a noun is the plain predicate; None in questions, conditions, denials and wishes."""
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ not in _COPULAS:
        return None
    subject = child(verb, "nsubj")
    if (
        subject is None
        or not subject.i < verb.i < noun.i
        or any(c.dep_ == "conj" for c in (*subject.children, *noun.children))
    ):
        return None
    around = [c for c in verb.children if c.dep_ in ("aux", "neg", "mark") or c.lower_ in _OPEN]
    denied = any(c.dep_ == "neg" or c.lower_ == "no" for c in noun.children)
    open_ = denied or any(c.dep_ == "neg" or c.tag_ == "MD" or c.lower_ in _OPEN | {"to"} for c in around)
    return subject if not open_ else None


def predicated_of(noun: Token) -> Token | None:
    """Give what a noun is plainly said of, also by a second verb: "A is long and is a key project under B"."""
    verb = noun.head
    if (subject := told_to_be(noun)) is not None or verb.dep_ != "conj" or noun.dep_ != "attr":
        return subject
    bare = verb.lemma_ == "be" and all(c.dep_ in ("attr", "punct", "advmod") for c in verb.children)
    first = verb.head if bare and verb.head.lemma_ == "be" else None
    return child(first, "nsubj") if first is not None else None
