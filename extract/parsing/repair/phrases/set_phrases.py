"""Mends words that say one thing together, or by themselves: "left A behind", "up front", "and the like"."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import is_ordinal
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, neighbor_of
from spacy.tokens import Token


def mend_turned_around(particle: Token) -> None:
    """ "turned around" with an adverb: a particle right behind the verb goes with it."""
    if particle.head.i == particle.i - 1:
        particle.dep_ = "prt"


def mend_counted_aside(count: Token) -> None:
    """ "opened an office in Lima, its third in Peru" with a third Lima: what was opened is counted."""
    place = count.head
    verb = next((t for t in place.ancestors if t.pos_ == "VERB"), None)
    counted = child(verb, "dobj", "nsubjpass") if verb is not None and is_ordinal(count.lower_) else None
    told = any(c.tag_ == "PRP$" or c.lower_ == "the" for c in count.lefts)
    if told and counted is not None and counted.i < place.i and counted != place:
        hang(count, counted, "appos")


def mend_left_behind(behind: Token) -> None:
    """ "left millions of people behind" with a behind of the people: it goes with the verb."""
    verb = next((t for t in behind.ancestors if t.lemma_ == "leave"), behind)
    left = child(verb, "dobj")
    if left is not None and left.i < behind.i and behind.n_rights == 0:
        hang(behind, verb, "prt")
        behind.pos_, behind.tag_ = "ADP", "RP"


def mend_up_front(up: Token) -> None:
    """ "list fees up front" with a listing up: the two words tell when."""
    front = neighbor_of(up, 1)
    if front.lower_ == "front" and up.head.pos_ == "VERB" and front != up:
        hang(front, up.head, "advmod")
        front.pos_, front.tag_ = "ADV", "RB"
        hang(up, front, "advmod")


def mend_and_the_like(like: Token) -> None:
    """ "food and the like" with one more thing: that there are more of the kind."""
    the = neighbor_of(like, -1)
    if the.lower_ == "the" and the.head == like and neighbor_of(the, -1).dep_ == "cc":
        like.dep_, like.pos_, like.tag_ = "advmod", "ADV", "RB"


def mend_extent(extent: Token) -> None:
    """ "to the extent practicable" with an extent before its noun: the adjective behind it tells which."""
    which, to = extent.head, extent.head.head
    if which.i == extent.i + 1 and which.dep_ == "pobj" and to.lower_ == "to":
        hang(extent, to, "pobj")
        hang(which, extent, "amod")
        which.pos_, which.tag_ = "ADJ", "JJ"
        for c in [c for c in which.lefts if c.i < extent.i]:
            hang(c, extent, c.dep_)


def mend_throughout(word: Token) -> None:
    """ "had backed A throughout": when, and no other verb."""
    if not any(c.dep_ in ("pobj", "pcomp") for c in word.children):
        word.dep_, word.pos_, word.tag_ = "advmod", "ADV", "RB"
