"""Clauses whose verb goes before its subject: conditions without a conjunction, questions, "nor did A sign".

And clauses that stand before another without being its complement: "A left: B opened C".
"""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import VERBAL, child
from reportgraph.extract.parsing.tree import SUBJECTS
from spacy.tokens import Token

_INVERTED = frozenset({"had", "should", "were"})


def is_inverted(verb: Token) -> bool:
    """Tell a condition without a conjunction: "had A signed B, …", "should A sign B, …", "were A to sign B, …"."""
    subject, first = child(verb, "nsubj", "nsubjpass"), child(verb, "aux", "auxpass")
    first = verb if verb.lower_ == "were" else first
    if verb.dep_ not in ("advcl", "ccomp", "ROOT") or child(verb, "mark") is not None:
        return False
    if subject is None or first is None or is_question(verb):
        return False
    if verb.dep_ == "ROOT" and (first.i > verb.sent.start or not (first.lower_ == "should" or _has_outcome(verb))):
        return False  # a condition read as the sentence itself
    return first.lower_ in _INVERTED and first.i < subject.i


def _has_outcome(condition: Token) -> bool:
    """Tell a condition behind which stands what would have come of it: "had A signed B, C would have joined"."""
    comes = (c for c in condition.rights if c.dep_ in ("conj", "ccomp", "advcl", "dep"))
    return any(g.tag_ == "MD" for c in comes for g in c.lefts)


def is_question(verb: Token) -> bool:
    """Tell a clause with its own question mark: "Who built A?" asked B.

    The quotation mark behind it may have been read as the verb's.
    """
    last = verb.right_edge
    last = last.nbor(-1) if last.text in QUOTES and last.i > verb.i else last
    return last.text == "?" or (last.i + 1 < len(verb.doc) and last.nbor(1).text == "?")


def opens_with_negation(verb: Token) -> bool:
    """Tell "nor did A sign", "neither has A", whatever the conjunction was hung on."""
    first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    subject = child(verb, *SUBJECTS, "dobj")
    ahead = first.i > first.sent.start and first.nbor(-1).lower_ in ("nor", "neither")
    return ahead and verb.pos_ in VERBAL and subject is not None and subject.i > first.i


def is_before_colon(clause: Token, verb: Token) -> bool:
    """Tell a clause that a colon parts from the one that explains it, and not one that ends in a list of its own."""
    return any(not clause.is_ancestor(colon.nbor()) for colon in colons_between(clause, verb))


def colons_between(clause: Token, verb: Token) -> list[Token]:
    """Give the colons that stand between a clause and the subject of another verb."""
    subject = child(verb, "nsubj", "nsubjpass")
    return [t for t in clause.doc[clause.i + 1 : subject.i] if t.text == ":"] if subject is not None else []


def has_outcome_in(clause: Token, verb: Token) -> bool:
    """Tell a clause from which the next one follows: "A fled, so she told B of it"."""
    between = (c for c in verb.lefts if c.i > clause.i and c.dep_ in ("advmod", "cc", "mark"))
    return any(c.lower_ in ("so", "thus", "therefore") and c.nbor(-1).text in (",", ";") for c in between)
