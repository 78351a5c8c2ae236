"""Mends clauses with two subjects: "the fund, whose head, Ana Roe, leads A, is run by B", "With a grant, A built B"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS, hang, is_finite, take_place
from spacy.tokens import Token


def mend_whose(whose: Token) -> None:
    """Give the noun of "whose" the verb behind it, and the owner's own verb the owner."""
    noun, owner = whose.head, whose.head.head
    if noun.dep_ == "dobj":
        _named_behind(noun)
        return
    does = owner.head
    if noun.dep_ != "appos" or owner.dep_ not in SUBJECTS or does.i < noun.right_edge.i or not is_finite(does):
        return
    main = _main_verb(does)
    if main is None:
        return
    if main.head == does:
        take_place(main, does)
    hang(owner, main, "nsubj" if child(main, "auxpass") is None else "nsubjpass")
    hang(does, owner, "relcl")
    hang(noun, does, "nsubj")


def mend_with(word: Token) -> None:
    """ "With a grant from A, B set up C" with the grant as what set it up: it is a phrase before the subject."""
    subjects = [c for c in word.head.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    if (
        len(subjects) > 1
        and subjects[0].left_edge.i == word.i + 1
        and word.doc[subjects[-1].left_edge.i - 1].text == ","
    ):
        hang(word, word.head, "prep")
        hang(subjects[0], word, "pobj")


def _main_verb(does: Token) -> Token | None:
    """Give the next verb behind a comma that has no subject: "…, is run by B", "…, said A"."""
    verbs = [c for c in does.rights if c.dep_ in ("conj", "ccomp")]
    verbs += [does.head] if does.dep_ == "ccomp" and does.head.i > does.i else []
    for verb in verbs:
        first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass", "advmod", "neg")), verb)
        apart = first.nbor(-1).text == "," and first.i > does.i
        own = any(c.dep_ in SUBJECTS and c.i < verb.i and c.i > does.i for c in verb.children)
        if apart and not own and (verb.tag_ in FINITE or is_finite(verb)):
            return verb
    return None


def _named_behind(noun: Token) -> None:
    """ "whose director Jane Roe heads A" with the director as whom she heads: it is she."""
    verb = noun.head
    name = child(verb, "nsubj")
    others = [c for c in verb.rights if c.dep_ == "dobj"]
    if name is not None and others and name.left_edge.i == noun.i + 1 and verb.dep_ == "relcl":
        hang(noun, verb, "nsubj")
        hang(name, noun, "appos")
