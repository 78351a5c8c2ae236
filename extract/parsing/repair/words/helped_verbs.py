"""Mends help read as a noun, and what is helped to be done: "bases in A help protect B", "helps A and B train C"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ACTORS
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS, hang, take_place
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token

_BETWEEN = frozenset({"and", ",", "the"})
_NAMING = frozenset({"compound", "nmod", "nsubj", "poss"})


def mend_verb_of_helped(helping: Token) -> None:
    """Make the plain verb right behind the names of those who are helped govern the noun that it was a part of."""
    doc, end = helping.doc, helping.sent.end
    at = helping.i + 1
    while at < end and (doc[at].pos_ == "PROPN" or doc[at].lower_ in _BETWEEN):
        at += 1
    names = [t for t in doc[helping.i + 1 : at] if t.pos_ == "PROPN"]
    if not names or at + 1 >= end or names[-1].i != at - 1 or any(t.ent_type_ not in ACTORS for t in names):
        return
    verb, first = doc[at], next((t for t in names if t.head.i > at), None)
    thing = verb.head
    if verb.dep_ != "compound" or thing.i < at or thing.head != helping or verb.lower_ not in known_verbs():
        return
    if first is None or first.head != thing or first.dep_ not in _NAMING or not verb.text.islower():
        return
    hang(verb, helping, "ccomp")
    hang(thing, verb, "dobj")
    hang(first, verb, "nsubj")
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VB", verb.lower_


def mend_help_read_as_noun(helping: Token) -> None:
    """ "Bases in the Gulf help protect A" with a "Gulf help": what stands before a plain verb is no noun."""
    verb, noun = helping.nbor(), helping.nbor(-1)
    subject = child(verb, *SUBJECTS)
    part = noun.head == helping and noun.dep_ == "compound"
    if verb.tag_ != "VB" or not part or subject is None or not subject.is_ancestor(helping):
        return
    if any(c.dep_ == "aux" for c in verb.children):
        return
    before = helping.head
    for c in [c for c in helping.lefts if c != noun]:
        hang(c, noun, c.dep_)
    hang(noun, before, helping.dep_)
    take_place(helping, verb)
    hang(verb, helping, "xcomp")
    for c in [c for c in verb.children if c.i < helping.i or c.dep_ == "punct"]:
        hang(c, helping, c.dep_)
    helping.pos_, helping.tag_, helping.lemma_ = "VERB", "VBP", "help"
