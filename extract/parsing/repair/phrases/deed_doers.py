"""Mends who does what a noun names, where a "by" tells it: "the signing of the pact by B", "the signing by B of it"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ACTORS
from reportgraph.extract.parsing.syntax import child, conjuncts
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from spacy.tokens import Token


def doer_on_deed(by: Token) -> None:
    """ "the signing of the pact by B", "the ratification of the Treaty on A by B" with a pact by B: B signs."""
    at = by.head
    thing = at
    while at.dep_ == "pobj" and at.head.head.pos_ in ("NOUN", "PROPN"):
        named, of, at = at.pos_ == "PROPN", at.head, at.head.head
        struck = of.lower_ in ("against", "on") and at.lemma_ in word_lists()["onslaughts"]  # "raids on A by B"
        done = of.lower_ == "of" and (_is_deed(at, named=named) or _is_done(at, thing, by))
        if at.pos_ == "NOUN" and (struck or done):
            hang(by, at, "prep")
            return
        if not named:
            return


def interposed_doer(by: Token) -> None:
    """ "the construction by B of the dam" with B of the dam: what the deed is done to stands behind its doers."""
    deed = by.head
    doers = [t for c in by.children if c.dep_ == "pobj" for t in conjuncts(c)]
    of = next((c for t in doers for c in t.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is None or any(t.pos_ != "PROPN" for t in doers) or of.i != max(t.i for t in doers) + 1:
        return
    between = by.doc[deed.i + 1 : by.i]
    if all(t.dep_ in ("prep", "pobj", "det") for t in between) and _is_done_by(deed):
        hang(of, deed, "prep")


def _is_deed(noun: Token, *, named: bool) -> bool:
    return named and noun.lemma_.endswith(("ation", "option", "ession"))


def _is_done(noun: Token, thing: Token, by: Token) -> bool:
    """Tell a deed done by somebody with a name, to what is known already, or made: "the signing of the pact by B"."""
    doer = child(by, "pobj")
    known = any(c.lower_ in ("the", "this", "its", "their") for c in thing.lefts) or thing.pos_ == "PROPN"
    if doer is None:
        return False
    if noun.lemma_.lower() in GRAMMAR.makings and thing.dep_ == "pobj" and doer.ent_type_ in ACTORS:
        return True  # "production of vaccines by B"
    return _is_done_by(noun) and known and doer.tag_ in ("NNP", "NNPS", "NNS")


def _is_done_by(deed: Token) -> bool:
    """Tell a noun for what somebody does to a thing: "ratification"."""
    word = deed.lemma_.lower()
    told = any((f.subject, f.object) == ("agent", "of") for f in load_lexicon().frames.get((word, "noun"), ()))
    return told or word in GRAMMAR.agreed_acts | GRAMMAR.done_by


def doer_of_what_is_felt(by: Token) -> None:
    """ "voiced concern over tests by B" with the concern as B's: it is the tests that B does."""
    felt = by.head
    over = next((c for c in felt.rights if c.dep_ == "prep" and c.right_edge.i == by.i - 1), None)
    deed = next((c for c in over.rights if c.dep_ == "pobj"), None) if over is not None else None
    if felt.lemma_.lower() in GRAMMAR.feelings and deed is not None:
        hang(by, deed, "prep")


def doer_left_out(by: Token) -> None:
    """ "was signed by A but not by B" with two phrases: B is set against A, and did not."""
    first = next((c for c in by.head.rights if c.dep_ == "agent" and c.i < by.i), None)
    denied, other = child(by, "neg"), child(by, "pobj")
    doer = child(first, "pobj") if first is not None else None
    if by.dep_ not in ("agent", "prep") or denied is None or other is None or doer is None:
        return
    for link in [c for c in by.head.rights if c.dep_ == "cc" and doer.i < c.i < by.i]:
        hang(link, doer, "cc")
    hang(other, doer, "conj")
    hang(denied, other, "neg")
    hang(by, other, "case")
