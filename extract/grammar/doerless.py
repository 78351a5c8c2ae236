"""Verbs that nothing in their sentence does: asides, clauses whose subject was not seen, titles that go on."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS
from spacy.tokens import Token


def is_doerless(verb: Token) -> bool:
    """Tell a verb without a subject of its own that nothing which it hangs on does."""
    return _is_aside(verb) or _is_clause_alone(verb) or _is_in_title(verb) or _lies_in(verb)


def _is_aside(verb: Token) -> bool:
    """Tell what somebody says of the whole: "will pay A, as required by B", "held a meeting as outlined by B"."""
    if verb.tag_ == "VBG" and verb.dep_ == "relcl":
        return verb.left_edge.lower_ in ("when", "while")  # "the difficulty when judging A": whoever judges it
    told = verb.dep_ == "advcl" and verb.tag_ == "VBN" and child(verb, "agent") is not None and verb.i > verb.head.i
    return told and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)


def _is_clause_alone(verb: Token) -> bool:
    """Tell a clause whose subject was not seen: "asks all to build a future where secure homes are a need of all"."""
    told = verb.dep_ == "ccomp" and verb.tag_ in FINITE and verb.i > verb.head.i + 1
    turned = any(c.dep_ == "prep" for c in verb.lefts)  # "affirm that among their values is a commitment to A"
    return told and not turned and not any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children)


def _is_in_title(participle: Token) -> bool:
    """Tell the second half of a title: "has the theme of Lake Deeds: Inspiring the World"."""
    if participle.tag_ != "VBG" or not participle.text.istitle() or participle.i < participle.sent.start + 2:
        return False
    return participle.nbor(-1).text == ":" and participle.nbor(-2).tag_ in ("NNP", "NNPS")


def _lies_in(gerund: Token) -> bool:
    """Tell what a thing comes down to: "the folly of the plan was in trying to run A", which the folly does not."""
    while gerund.dep_ == "xcomp" and gerund.head.dep_ == "pcomp":
        gerund = gerund.head
    link = gerund.head
    return gerund.dep_ == "pcomp" and link.lower_ == "in" and link.head.lemma_ in ("be", "lie")
