"""Mends rows of principles that were hung inside one of them: "respect for unity, equality and mutual trust"."""

from __future__ import annotations

from itertools import takewhile

from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.repair.rows.noun_lists import is_determined
from reportgraph.extract.parsing.spelling import ARTICLES
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import hang, neighbor_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_INSIDE = frozenset({"for", "in", "of"})
_JOINTS = frozenset({",", "and"})
_WORDS = frozenset({"ADJ", "ADV", "DET", "NOUN", "PART", "PRON", "PROPN"})
_NAMED = frozenset({"ADJ", "NOUN", "PART", "PROPN"})
_FEWEST = 3  # of "respect for sovereignty and unity" both may be respected


def repair_ideal_rows(doc: Doc) -> None:
    """Hang the principles of a row on its first, where that or a later one has a phrase in which they were lost."""
    end = 0
    for token in doc:
        if token.tag_ == "NNS" and token.lemma_ in GRAMMAR.principles:
            _take_in(token)
        if token.i < end or not _is_ideal(token) or neighbor_of(token, 1).lower_ not in _INSIDE:
            continue
        _close(token)
        (first, _), *others = row = _row(token)
        last, closing = row[-1]
        end = last.i + 1
        second = first.i > first.head.i and _is_ideal(first.head) and neighbor_of(first.left_edge, -1).text == ","
        if len(row) + second < _FEWEST or closing.lower_ != "and":
            continue
        if first.dep_ == "appos" and second:
            hang(first, first.head, "conj")
        whole = _with_article(first, others) or first
        for other, _ in others:
            if not other.is_ancestor(first):
                hang(other, whole, "conj")
        hang(closing, whole, "cc")


def _take_in(ideals: Token) -> None:
    """ "the principles of trust, open trade and amity" as the principles, trade and amity: a row of what they are."""
    of = next((c for c in ideals.rights if c.lower_ == "of" and c.i == ideals.i + 1), None)
    thing = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if thing is not None and (told := child(thing, "relcl")) is not None and told.left_edge.i > conjuncts(thing)[-1].i:
        hang(told, ideals, "relcl")  # "the principles of peace and trust, which A upholds"
    if thing is not None and thing.pos_ == "NOUN" and not is_determined(thing):
        for name in [t for t in conjuncts(thing)[1:] if t.pos_ == "PROPN" and is_determined(t)]:
            hang(name, ideals, "conj")  # "the principles of trust, amity and the Lake Charter"
    joined = [t for t in conjuncts(ideals) if thing is not None and t.i > thing.i]
    row = list(takewhile(lambda t: t.pos_ == "NOUN", joined))
    if thing is None or len(row) + 1 < _FEWEST or not any(map(_is_ideal, (thing, *row))):
        return
    if thing.pos_ == "NOUN" and not any(map(is_determined, (thing, *row))) and row[0].left_edge.i == thing.i + 2:
        for item in row:
            hang(item, thing, "conj")


def _with_article(ideal: Token, others: list[tuple[Token, Token]]) -> Token | None:
    """Give A of "respect for the A, B and C": one article for all makes them one row, and each is respected.

    So it is with "the spirit of A, B and C".
    """
    inner = next((o for c in ideal.rights if c.i == ideal.i + 1 for o in c.rights if o.dep_ == "pobj"), None)
    if ideal.lemma_ == "spirit" and inner is not None and not any(map(is_determined, (inner, *(o for o, _ in others)))):
        return inner
    one = inner is not None and child(inner, "det") is not None and all(child(o, "det") is None for o, _ in others)
    return inner if one else None


def _close(ideal: Token) -> None:
    """ "trust, respect for unity and pursuit of peace" with the pursuit respected: it closes the row."""
    inside = next((o for c in ideal.rights if c.i == ideal.i + 1 for o in c.rights if o.dep_ == "pobj"), None)
    last = next((c for c in inside.rights if c.dep_ == "conj"), None) if inside is not None else None
    row = [t for t in conjuncts(first_conjunct(ideal)) if t.i <= ideal.i]
    open_ = len(row) >= _FEWEST - 1 and not any(c.dep_ == "cc" for t in row for c in t.rights)
    if inside is None or last is None or not open_:
        return
    if neighbor_of(last, 1).lower_ not in _INSIDE and not (_is_ideal(last) and not _is_ideal(inside)):
        return
    hang(last, ideal, "conj")
    for joint in [c for c in inside.rights if c.dep_ == "cc"]:
        hang(joint, ideal, "cc")


def _row(first: Token) -> list[tuple[Token, Token]]:
    """Give the principles of a row, and what joins each: in "A, non-interference in B and C" what it is in is none."""
    row, doc, at = [(first, first)], first.doc, first.i
    while (at := _end_of_phrase(doc, at)) < first.sent.end - 1 and doc[at].lower_ in _JOINTS:
        comma = doc[at].text == ","
        at += 1 + (comma and doc[at + 1].lower_ in _JOINTS)
        joint = doc[at - 1]
        while at + 1 < first.sent.end and doc[at].pos_ in _WORDS and doc[at + 1].pos_ in _NAMED:
            at += 1
        if at >= len(doc) or not _is_ideal(doc[at]):
            break
        if comma and row[-1][1].lower_ == "and":
            row.pop()  # "respect for unity and peace, equality and trust"
        row.append((doc[at], joint))
    return row


def _end_of_phrase(doc: Doc, at: int) -> int:
    """Give the end of a principle with what it is for or in."""
    at += 1
    while at < len(doc) and doc[at].lower_ in _INSIDE:
        at += 1
        while at + 1 < len(doc) and doc[at].pos_ in _WORDS:
            at += 1
    return at


def _is_ideal(noun: Token) -> bool:
    """Tell a noun, with the words around it, for a principle: "trust", "mutual benefit", "the rule of law"."""
    if noun.pos_ not in NOUNY:
        return False
    naming = load_naming()
    before = [t.lower_ for t in noun.doc[noun.left_edge.i : noun.i]]
    behind = tuple(t.lower_ for t in noun.doc[noun.i : noun.i + 5] if t.lower_ not in ARTICLES)
    fixed = next((p for p in naming.phrases_from.get(noun.lower_, ()) if behind[: len(p)] == p), None)
    return "Principle" in (naming.phrases.get(fixed or ()), naming.class_of_nominal([*before, noun.lemma_.lower()]))
