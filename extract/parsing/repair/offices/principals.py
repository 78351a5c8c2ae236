"""Mends for whom people act: "signed by Jane Roe on behalf of A and by John Doe on behalf of B", "the Aide to A"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgraph.extract.parsing.repair.somebody import is_role
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token


def repair_principals(doc: Doc) -> None:
    """Hang each "on behalf of A" on the person before it, and the next person on the first, not on A."""
    for word in doc:
        if word.lower_ == "to" and word.dep_ in ("prep", "dative") and word.i > word.sent.start:
            _serve(word)
    for sentence in doc.sents:
        phrases = [t for t in sentence if _is_for_somebody(t)]
        people = [_person_before(t) for t in phrases]
        if len(phrases) < 2 or None in people:
            continue
        for phrase, person in zip(phrases, people, strict=True):
            if person is not None:
                hang(phrase, person, "prep")
        for phrase, (first, second) in zip(phrases, _pairs(people), strict=False):
            _add_to(first, second, phrase)


def _serve(to: Token) -> None:
    """ "directs the Aide to the President to do B" with who is directed to the president: that is whose aide he is."""
    aide, principal = to.nbor(-1), child(to, "pobj")
    told = aide.lemma_.lower() in GRAMMAR.serving_somebody and aide.text[0].isupper() and aide.dep_ == "dobj"
    if told and to.head == aide.head and principal is not None and is_role(principal):
        hang(to, aide, "prep")


def _is_for_somebody(word: Token) -> bool:
    """Tell "on behalf of A", and "for A" right behind a person by whom something is done."""
    if word.lower_ == "behalf":
        return word.dep_ == "prep"
    person = word.doc[word.i - 1] if word.i else word
    done = word.lower_ == "for" and word.dep_ == "prep" and person.ent_type_ == "PERSON"
    named = any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in word.rights)
    return done and named and person.head.lower_ == "by" and person.head.dep_ in ("agent", "conj")


def _person_before(phrase: Token) -> Token | None:
    """Give the person next before a phrase, with no verb and no other phrase of the kind in between."""
    for word in reversed(phrase.doc[phrase.sent.start : phrase.i]):
        if word.pos_ == "VERB":  # "A signed B on behalf of C"
            doer = child(word, "nsubj")
            return doer if doer is not None and doer.ent_type_ == "PERSON" and phrase.head == word else None
        if word.lower_ == "behalf":
            return None
        if word.ent_type_ == "PERSON" and word.pos_ == "PROPN" and word.nbor().ent_type_ != "PERSON":
            return word
    return None


def _pairs(people: list[Token | None]) -> Iterator[tuple[Token, Token]]:
    for first, second in pairwise(people):
        if first is not None and second is not None:
            yield first, second


def _add_to(first: Token, second: Token, phrase: Token) -> None:
    """Add the second person to the first, where the parser adds it to what stands with "on behalf of"."""
    by = second.head if second.head.lower_ == "by" else second
    host = first.head if by != second and first.head.lower_ == "by" else first
    if by.dep_ in ("conj", "appos", "prep", "pobj") and (by.head == phrase or phrase.is_ancestor(by.head)):
        for link in [c for c in by.head.children if c.dep_ == "cc"]:
            hang(link, host, "cc")
        hang(by, host, "conj")
