"""Mends rows whose last member stands far off: "Peru, Chile and, since May, Bolivia", "root of A and core of B"."""

from __future__ import annotations

from itertools import pairwise

from reportgraph.extract.parsing.repair.somebody import is_person
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import FINITE, NOUNS, SUBJECTS, hang, neighbor_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_ONE = ("a", "an")
_LONGEST = 7  # words between the commas
_SHORTEST = 3  # members of a row that commas part
_OPENERS = ("ADP", "ADV", "SCONJ")


def repair_late_members(doc: Doc) -> None:
    """Join the last member to the one before, and the aside between the commas to it."""
    for joint in doc:
        if joint.dep_ == "cc" and neighbor_of(joint, 1).text == ",":
            _join(joint)
        if joint.dep_ == "cc" and joint.lower_ in ("and", "or"):
            _hang_link(joint)
    for noun in doc:
        if noun.dep_ == "conj" and noun.lemma_ in GRAMMAR.characterizing and noun.head.dep_ == "pobj":
            _join_role(noun)
        if noun.dep_ == "conj" and noun.left_edge.lower_ in _ONE and noun.head.dep_ in ("dobj", "pobj"):
            _join_described(noun)
        if noun.dep_ == "appos" and noun.tag_ == "NNS":
            _join_greeted(noun)
        if noun.dep_ == "conj" and noun.head.dep_ == "appos" and any(c.lower_ == "other" for c in noun.lefts):
            _join_list(noun)
        if noun.dep_ == "conj" and noun.pos_ == "NOUN" and noun.head.pos_ == "NOUN" and noun.i > noun.head.i + 3:
            _join_grounds(noun)
        if noun.dep_ == "conj" and noun.pos_ in NOUNS and any(c.dep_ == "conj" for c in noun.rights):
            _join_in_clause(noun)


def _join_in_clause(noun: Token) -> None:
    """ "cuts dependence on tin, which is used in cars, chips and EVs" with dependence and chips: cars and chips."""
    doc, at = noun.doc, noun.left_edge.i
    if at - 2 <= noun.head.i or doc[at - 1].text != ",":
        return
    last = doc[at - 2]
    clause = next((t for t in last.ancestors if t.dep_ == "relcl" and noun.head.i < t.i), None)
    bare = not any(c.dep_ in ("det", "poss") for t in (last, noun) for c in t.lefts)
    if clause is None or clause.left_edge.lower_ != "which" or not bare or clause in noun.ancestors:
        return
    if last.pos_ in NOUNS and last.dep_ in ("dobj", "pobj") and clause.right_edge.i == last.i:
        hang(noun, last, "conj")


def _join_role(noun: Token) -> None:
    """ "the cornerstone of A and the foundation for B" with a cornerstone of the foundation: both are roles."""
    inner, of, joint = noun.head, noun.head.head, neighbor_of(noun.left_edge, -1)
    role = of.head
    alike = role.lemma_ in GRAMMAR.characterizing and of.i == role.i + 1 and noun.lemma_ != role.lemma_
    articles = [next((c for c in t.lefts if c.dep_ == "det"), None) for t in (role, noun)]
    if not alike or None in articles or inner.lemma_ in GRAMMAR.characterizing or joint.dep_ != "cc":
        return
    hang(noun, role, "conj")
    hang(joint, role, "cc")


def _join_described(noun: Token) -> None:
    """ "is a sign of efforts to cut A and a key part of B" with parts that are cut: "a" goes with "a"."""
    joint, said = neighbor_of(noun.left_edge, -1), next((t for t in noun.head.ancestors if t.dep_ == "attr"), None)
    if said is None or said.left_edge.lower_ not in _ONE or child(noun, "prep") is None:
        return
    between = [t for t in noun.head.ancestors if said.i < t.i] + [noun.head]
    if joint.dep_ == "cc" and all(child(t, "det") is None and t.tag_ not in FINITE for t in between):
        hang(noun, said, "conj")
        hang(joint, said, "cc")


def _join_greeted(people: Token) -> None:
    """ "Speaker Roe, Mayor Beke, members of the Senate, welcome" with both as members: those are others in the row.

    "Jane Roe and Tom Beke, members of the Senate" are.
    """
    doc, begin = people.doc, people.left_edge.i
    last = neighbor_of(doc[begin - 1], -1) if begin > people.sent.start + 1 else people
    apart = doc[begin - 1].text == "," and last.pos_ == "PROPN" and last.dep_ in ("appos", "conj")
    if not apart or not is_person(people):
        return
    before = doc[people.sent.start : begin]
    row = [t for t in (people.head, *conjuncts(people.head)) if t.i < begin]
    named = last == people.head or last in row or last.head in row or last.head == people.head
    if named and neighbor_of(last.left_edge, -1).text == "," and not any(t.dep_ == "cc" for t in before):
        hang(people, last, "conj")


def _join_list(last: Token) -> None:
    """ "the chair, the dean, the head of A, and other members" with a dean who heads A: the members stand in a row."""
    row = [last.head]
    while row[-1].dep_ == "appos" and row[-1].i > row[-1].head.i:
        row.append(row[-1].head)
    if len(row) < _SHORTEST or any(t.right_edge.i > last.right_edge.i for t in row[:-1]):
        return
    for member, before in pairwise(row):
        hang(member, before, "conj")


def _join_grounds(last: Token) -> None:
    """ "a bond, based on A and B, old C, and D" with C beside the bond: what it is based on goes on."""
    based = next((c for c in last.head.rights if c.lower_ == "based" and c.i < last.i), None)
    on = child(based, "prep") if based is not None else None
    ground = child(on, "pobj") if on is not None and on.lower_ == "on" else None
    if ground is None or neighbor_of(last.left_edge, -1).text != ",":
        return
    for c in [c for c in last.head.rights if ground.i < c.i < last.i and c.dep_ in ("cc", "punct")]:
        hang(c, ground, c.dep_)
    hang(last, ground, "conj")


def _join(joint: Token) -> None:
    doc, before = joint.doc, neighbor_of(joint, -1)
    before = neighbor_of(before, -1) if before.text == "," else before
    aside = doc[joint.i + 2 : min(joint.i + 2 + _LONGEST, joint.sent.end)]
    comma = next((t for t in aside if t.text == ","), None)
    if comma is None or comma.i + 1 >= joint.sent.end or before.pos_ != "PROPN" or aside[0].pos_ not in _OPENERS:
        return
    told = doc[joint.i + 2 : comma.i]
    member = doc[comma.i + 1]
    while (
        member.head.i > member.i
        and member.dep_ in ("compound", "amod", "det", "nmod", "poss")
        and member.head.pos_ in NOUNS
    ):
        member = member.head
    if member.pos_ != "PROPN" or member.dep_ in SUBJECTS or any(t.pos_ in ("AUX", "VERB") for t in told):
        return
    if member.is_ancestor(before):
        return
    hang(member, before, "conj")
    hang(joint, before, "cc")
    for t in told:
        if t.head not in told:
            hang(t, member, "advmod" if t.pos_ == "ADV" else "prep")


def _hang_link(link: Token) -> None:
    """ "help those who are poor and build A" with an "and" of those who are poor: it stands with what it adds to."""
    last = neighbor_of(link, 1)
    while last.dep_ != "conj" and last.head.i > link.i and last.head != last:
        last = last.head
    joined = any(c.dep_ == "conj" and c.i > link.i for c in link.head.rights)
    apart = last.i > link.i and not last.is_ancestor(link.head)
    if last.dep_ == "conj" and not joined and apart and last.head in link.head.ancestors:
        hang(link, last.head, "cc")


def mend_person_beside_lands(person: Token) -> None:
    """ "with the presidents of the three lands and Peru's Jane Roe" with her as a land: she stands beside them."""
    lands = first_conjunct(person)
    people = lands.head.head
    told = lands.dep_ == "pobj" and lands.head.lower_ == "of" and people.tag_ == "NNS" and is_person(people)
    named = person.ent_type_ == "PERSON" and any(c.dep_ in ("compound", "poss") for c in person.lefts)
    if told and named and lands.ent_type_ != "PERSON" and lands.pos_ in ("NOUN", "PROPN"):
        link = next((c for c in person.head.rights if c.dep_ == "cc" and c.i < person.i), None)
        hang(person, people, "conj")
        if link is not None:
            hang(link, people, "cc")


def mend_last_described(noun: Token) -> None:
    """ "Voltra and Delta, a bank from Peru, left" with Voltra as the bank: one of two is what stands beside it."""
    first = noun.head
    row = [c for c in conjuncts(first) if c != first and c.i < noun.i]
    single = noun.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in noun.lefts)
    if not row or not single or first.pos_ != "PROPN" or row[-1].pos_ != "PROPN":
        return
    begin = noun.left_edge.i
    if noun.doc[begin - 1].text == "," and row[-1].right_edge.i == begin - 2:
        hang(noun, row[-1], "appos")
