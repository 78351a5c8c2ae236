"""What somebody wants to be over: "an end to A", "the lifting of A", "to phase A out"."""

from __future__ import annotations

from reportgraph.extract.grammar.arguments import patients
from reportgraph.extract.parsing.syntax import NOMINAL, VERBAL, objects_of, prepositions
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_TO = frozenset({"of", "to"})
_LIFTING = frozenset({"ease", "lift", "relax", "remove"})
_WANTING = frozenset({"like", "want"})
_LISTED = "from"  # "the removal of A from the list"


def ended_by(word: Token) -> list[Token]:
    """Give of what a phrase tells the end: "an immediate halt to A", "the abolition of A", "to phase A out"."""
    if word.pos_ in VERBAL:
        return _ended_by_verb(word)
    lemma, lists = word.lemma_.lower(), word_lists()
    if lemma not in lists["ends"]:
        return []
    governed = [(preposition, p) for preposition, p in prepositions(word) if p.i > word.i]
    if any(preposition == _LISTED for preposition, _ in governed):
        return []
    first = [p for preposition, p in governed if preposition in _TO][:1]  # not "the end of A and threats to B"
    found = [t for p in first for t in objects_of(p) if t.pos_ in NOMINAL]
    return [t for t in found if lemma not in lists["liftings"] or _is_curb(t)]  # rubble is removed too


def _ended_by_verb(verb: Token) -> list[Token]:
    """Give what a verb ends step by step, and the ban or siege that it lifts."""
    if any(c.dep_ == "neg" for c in verb.children):
        return []
    over = verb.lemma_ == "phase" and any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.rights)
    return [t for t in patients(verb) if over or (verb.lemma_ in _LIFTING and _is_curb(t))]


def _is_curb(thing: Token) -> bool:
    return thing.lemma_.lower() in word_lists()["curbs"]


def is_to_end(noun: Token) -> bool:
    """Tell a noun of which another names the end: who calls for the lifting of a ban has not imposed it."""
    link = noun.head
    return noun.dep_ == "pobj" and link.lower_ in _TO and link.head.lemma_.lower() in word_lists()["ends"]


def is_wanted_gone(thing: Token, lexicon: Lexicon) -> bool:
    """Tell what somebody wants undone: "wants the mine closed", "would like the ban lifted"."""
    if thing.dep_ != "dobj" or thing.head.lemma_ not in _WANTING:
        return False
    done = [c for c in thing.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.n_rights == 0]
    return any(c.lemma_ in lexicon.ending or (c.lemma_ in _LIFTING and _is_curb(thing)) for c in done)
