"""Mends "back" and "fund" read as no verbs where they are the sentence's own: "Most farmers back the plan"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import FINITE, NOUNS, SUBJECTS, hang, put, take_place
from spacy.tokens import Token

_CLAUSES = frozenset({"ROOT", "advcl", "ccomp", "conj", "relcl"})
_BEFORE = frozenset({"poss", "compound", "nmod", "amod", "nummod"})


def mend_backing_verb(back: Token) -> None:
    """Make a verb of it behind a plural, where the clause has no other; who tells of it may stand behind."""
    doc, sentence = back.doc, back.sent
    if back.i == sentence.start or back.i + 1 >= sentence.end or back.tag_ == "VBP" or not back.is_lower:
        return
    doer = doc[back.i - 1]
    thing = next((t for t in doc[back.i + 1 : sentence.end] if t.pos_ in NOUNS and _begins_at(t, back.i + 1)), None)
    while thing is not None and thing.dep_ in _BEFORE and thing.head.i > thing.i:
        thing = thing.head
    several = doer.pos_ == "PROPN" and any(t.lower_ == "and" for t in doc[sentence.start : back.i])
    if (
        not (several or doer.tag_ in ("NNS", "NNPS"))
        or thing is None
        or any(t.tag_ in (*FINITE, "MD") for t in doc[sentence.start : back.i])
    ):
        return
    teller = thing.head if thing.dep_ in SUBJECTS and thing.head.tag_ in FINITE else None
    if teller is not None and not any(c.dep_ == "nsubj" and c.i > thing.i for c in teller.lefts):
        return  # "Thousands back the bill would help"
    while doer.head != doer and doer.head.i < back.i:
        doer = doer.head
    first = thing.head if several and thing.dep_ == "conj" and thing.head.pos_ in NOUNS else doer
    if first != doer:  # "A and B fund C" with C beside A
        hang(doer, first, "conj")
        doer = first
    take_place(back, thing if thing.is_ancestor(doer) else doer)
    if teller is not None:
        put(back, teller, "ccomp")
    back.pos_, back.tag_, back.lemma_ = "VERB", "VBP", back.lower_
    hang(thing, back, "dobj")
    for c in [c for c in (*doer.rights, *thing.rights) if c.i > thing.i and c.dep_ == "punct"]:
        hang(c, back, "punct")
    hang(doer, back, "nsubj")


def mend_backing_clause(back: Token) -> None:
    """Make a verb of it where it has a subject and an object, or stands between them: "while the Greens back A"."""
    doer = next((c for c in back.lefts if c.dep_ in SUBJECTS), None)
    if back.dep_ in _CLAUSES and doer is not None and any(c.dep_ == "dobj" for c in back.rights):
        back.pos_, back.tag_, back.lemma_ = "VERB", "VBP", back.lower_
        return
    doer, thing = back.head, back.head.head
    marked = any(c.dep_ == "mark" and c.i < doer.i for c in thing.lefts)
    between = doer.i == back.i - 1 and thing.left_edge.i < doer.i < thing.i and doer.dep_ in SUBJECTS
    if not (between and marked and thing.pos_ in NOUNS and thing.dep_ in ("advcl", "ccomp")):
        return
    take_place(back, thing)
    back.pos_, back.tag_, back.lemma_ = "VERB", "VBP", back.lower_
    for c in [c for c in thing.lefts if c.i <= doer.i]:
        hang(c, back, c.dep_)
    hang(thing, back, "dobj")


def _begins_at(noun: Token, at: int) -> bool:
    """Tell a noun phrase that begins there, whatever before it was hung on its noun."""
    return noun.left_edge.i == at or any(c.i == at and c.dep_ in ("det", "poss", "amod") for c in noun.lefts)
