"""Mends a name behind the description of another: "a venture of A, a builder, and B" is one of A and B."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.somebody import is_first_actor, is_person
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS, hang, neighbor_of, spine
from spacy.tokens import Token

_OF_BODY = frozenset({"at", "from", "of"})
_LABELS = ("appos", "conj")


def mend_beside_described(last: Token) -> None:
    """ "a deal between A, a bank, and B" with B beside the deal, or beside the bank: the bank is what A is."""
    doc, begin = last.doc, last.left_edge.i
    if begin - last.sent.start < 5 or doc[begin - 1].lower_ != "and" or doc[begin - 2].text != ",":
        return
    told = next((t for t in spine(doc[begin - 3]) if t.pos_ == "NOUN" and t.dep_ in _LABELS), None)
    if told is None or told.right_edge.i > begin or doc[told.left_edge.i - 1].text != "," or not _describes(told):
        return
    named = neighbor_of(told.left_edge, -2)
    whole = named.head.head if named.dep_ == "pobj" else named
    if named.pos_ != "PROPN" or named.dep_ != "pobj" or named.ent_type_ == "GPE" or is_person(whole):
        return
    beside = last.dep_ == "conj" and last.head in (told, named, whole)
    second = last.dep_ in SUBJECTS and any(c.dep_ in SUBJECTS and c.i < named.i for c in last.head.lefts)
    if beside or second:
        hang(told, named, "appos")
        hang(last, named, "conj")
        hang(doc[begin - 1], named, "cc")


def mend_beside_led(last: Token) -> None:
    """ "A, led by B, and C, run by D, signed E" with C beside B or beside the leading: A and C signed it."""
    doc, begin, own = last.doc, last.left_edge.i, neighbor_of(last, 2)
    led = last.head if last.head.tag_ == "VBN" else last.head.head.head
    if begin - last.sent.start < 6 or doc[begin - 1].lower_ != "and" or doc[begin - 2].text != ",":
        return
    if led.tag_ != "VBN" or led.dep_ != "acl" or doc[led.i - 1].text != "," or led.head.i > led.i:
        return
    agent = child(led, "agent")
    beside = agent is not None and (last.head == led or last.head.head == agent)
    if beside and neighbor_of(last, 1).text == "," and own.tag_ == "VBN" and neighbor_of(last, 3).lower_ == "by":
        host = led.head
        hang(last, host, "conj")
        hang(doc[begin - 1], host, "cc")
        hang(own, last, "acl")
        hang(neighbor_of(last, 3), own, "agent")


def mend_second_of_body(last: Token) -> None:
    """ "by Jane Roe of A and John Doe of B" with Doe beside A, and Roe of B as well: B is where Doe is from."""
    doc, begin, behind = last.doc, last.left_edge.i, neighbor_of(last, 1)
    body = last.head
    first = body.head.head if body.dep_ == "pobj" and body.head.lower_ in _OF_BODY else body
    if first == body or first.ent_type_ != "PERSON" or last.ent_type_ != "PERSON" or body.ent_type_ == "PERSON":
        return
    if doc[begin - 1].lower_ == "and" and behind.lower_ in _OF_BODY and behind.head in (first, body, last):
        hang(last, first, "conj")
        hang(doc[begin - 1], first, "cc")
        hang(behind, last, "prep")


def _describes(noun: Token) -> bool:
    """Tell what somebody is called: "a bank", "Peru's largest bank", "the bank"."""
    first = noun.left_edge
    owned = any(c.dep_ == "poss" for c in noun.lefts)
    return is_first_actor(noun) and noun.tag_ == "NN" and (owned or first.lower_ in ("a", "an", "the"))
