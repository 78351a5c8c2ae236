"""Mends what stands around a time and hangs on it, and times that hang on the wrong word: "in Bonn May 3"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def mend_purpose_after_time(word: Token) -> None:
    """ "launched a scheme last year for A" with A as for whom it was launched: the scheme is for them."""
    before = word.doc[word.i - 1] if word.i else word
    verb = word.head if word.head.pos_ == "VERB" else before.head
    timed = before.dep_ == "npadvmod" and before.head == verb and before.ent_type_ in ("DATE", "TIME")
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i == before.left_edge.i - 1), None)
    if timed and noun is not None and word.head in (verb, before):
        hang(word, noun, "prep")


def mend_day_of_coming(word: Token) -> None:
    """ "praised the coming forum in Bonn on May 3" with praise on that day: it is the day of the forum."""
    day, before = child(word, "pobj"), word.doc[word.i - 1] if word.i else word
    place = before.dep_ == "pobj" and before.head.lower_ in ("at", "in") and before.head.dep_ == "prep"
    event = before.head.head if place else before
    ahead = any(c.dep_ == "amod" and c.lower_ in GRAMMAR.ahead for c in event.lefts)
    dated = day is not None and day.ent_type_ == "DATE"
    if dated and ahead and event.dep_ in ("dobj", "pobj") and word not in event.subtree:
        hang(word, event, "prep")


def mend_time_on_adjective(word: Token) -> None:
    """ "host a meeting of ministers responsible for A on 3 May" with ministers responsible then: it is held then."""
    if word.head.dep_ != "amod":
        return
    described = word.head.head
    dated = any(c.dep_ == "pobj" and c.ent_type_ == "DATE" for c in word.children)
    verb = next((t for t in described.ancestors if t.pos_ == "VERB"), None)
    if dated and verb is not None and verb.i < described.i < word.head.i:
        hang(word, verb, "prep")


def mend_place_behind_time(word: Token) -> None:
    """ "broke out before 9 a.m. at A" with an hour that is at A: it is where it broke out."""
    time = word.head
    host = time.head.head  # a verb, or the summit of "a summit on 3 May in A"
    timed = time.ent_type_ in ("DATE", "TIME") and time.tag_ != "NNS"  # not "after 20 years at A"
    if timed and time.head.dep_ == "prep" and host.pos_ in ("VERB", "NOUN"):
        hang(word, host, "prep")


def mend_day_of_end(word: Token) -> None:
    """ "drew to a close on 9 May" with a close on that day: it is when what draws to it ends."""
    to = word.head.head
    if to.lower_ == "to" and to.head.pos_ == "VERB" and f"{to.head.lemma_}-{word.head.lower_}" in GRAMMAR.closing:
        hang(word, to.head, "prep")


def mend_day_behind_place(month: Token) -> None:
    """ "will be held in Bonn May 3" with a Bonn that is May: it is when it is held."""
    place = month.head
    if place.ent_type_ == "GPE" and place.dep_ == "pobj" and place.i == month.i - 1 and place.head.dep_ == "prep":
        hang(month, place.head.head, "npadvmod")


def mend_too_long(long: Token) -> None:
    """ "for too long, unfair rules have hurt A" with rules that are too long: that is how long they have."""
    opening = next((t for t in long.doc[max(0, long.left_edge.i - 1) : long.left_edge.i]), long)
    if opening.lower_ != "for" or opening.n_rights or not any(c.lower_ == "too" for c in long.lefts):
        return
    noun, after = long.head, long.nbor()
    hang(long, opening, "pcomp")
    if after.text == "," and after.head == noun:
        hang(after, opening.head, "punct")
