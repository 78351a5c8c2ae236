"""What a copula says of its subject without more: "the Lake Pact is a framework that …"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, conjuncts
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

COPULAS = frozenset({"be", "remain", "become"})
_OPEN = frozenset({"if", "whether", "unless"})


def told_to_be(noun: Token) -> Token | None:
    """Give the subject of which a noun is the plain predicate; None in questions, conditions, denials and wishes."""
    subjects = _told_to_be(noun)
    return subjects[0] if len(subjects) == 1 else None


def _told_to_be(noun: Token) -> list[Token]:
    """Give all of whom a noun is the plain predicate, after a copula or in "A and B are listed as projects"."""
    verb, found = noun.head, None
    if noun.dep_ == "attr" and verb.lemma_ in COPULAS:
        found = child(verb, "nsubj")
    elif noun.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lemma_ in GRAMMAR.listing:
        verb = verb.head
        found = child(verb, "nsubjpass")
    if found is None or not found.i < verb.i < noun.i or any(c.dep_ == "conj" for c in noun.children):
        return []
    around = [c for c in verb.children if c.dep_ in ("aux", "neg", "mark") or c.lower_ in _OPEN]
    denied = any(c.dep_ == "neg" or c.lower_ == "no" for c in noun.children)
    open_ = denied or any(c.dep_ == "neg" or c.tag_ == "MD" or c.lower_ in _OPEN | {"to"} for c in around)
    return [] if open_ else conjuncts(found)


def predicated_of(noun: Token) -> list[Token]:
    """Give what a noun is plainly said of, also by a second verb: "A is long and is a key project under B"."""
    verb = noun.head
    if (subjects := _told_to_be(noun)) or verb.dep_ != "conj" or noun.dep_ != "attr":
        return subjects
    bare = verb.lemma_ == "be" and all(c.dep_ in ("attr", "punct", "advmod") for c in verb.children)
    subject = child(verb.head, "nsubj") if bare and verb.head.lemma_ == "be" else None
    return [subject] if subject is not None else []
