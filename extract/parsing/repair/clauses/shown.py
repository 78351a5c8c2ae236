"""Mends what pictures show: "images showed homes flooded, roads destroyed and a mosque surrounded by water"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import PAST
from reportgraph.extract.parsing.tree import NOUNS, hang, lift, neighbor_of
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_SHOWING = frozenset({"capture", "depict", "reveal", "show"})
_SHOWS = {"show": "VBP", "shows": "VBZ"}


def repair_shown(doc: Doc) -> None:
    """Make each thing that is shown an object, and the state in which it is seen its participle."""
    for verb in doc:
        if verb.lemma_ in _SHOWING and verb.pos_ == "VERB" and any(_is_picture(c) for c in verb.lefts):
            _shown(verb)
        elif verb.lower_ in _SHOWS and verb.dep_ == "pobj":
            _as_shown(verb)


def _as_shown(noun: Token) -> None:
    """ "fell, as the report on A's trade shows": what closes the clause is its verb, and no show of A's."""
    link, last = noun.head, neighbor_of(noun, -1)
    thing, at_end = link.head, neighbor_of(noun, 1)
    as_ = thing.head
    closes = at_end == noun or at_end.is_punct
    if "Document" not in (load_naming().classes_of(thing.lemma_.lower()) or ()):
        return  # "as host of the Lake talk show"
    if thing.dep_ != "pobj" or as_.lower_ != "as" or last.head != noun or last.dep_ != "compound" or not closes:
        return
    for c in [c for c in noun.lefts if c != last]:
        hang(c, last, c.dep_)
    hang(last, link, "pobj")
    noun.tag_, noun.pos_, noun.lemma_ = _SHOWS[noun.lower_], "VERB", "show"
    hang(noun, as_.head, "advcl")
    hang(thing, noun, "nsubj")
    hang(as_, noun, "mark")


def _is_picture(subject: Token) -> bool:
    return subject.dep_ == "nsubj" and "Work" in (load_naming().classes_of(subject.lemma_.lower()) or ())


def _shown(verb: Token) -> None:
    """ "showed A flooded", "showed A flooded and B burned": each was seen in a state, and none did anything."""
    if verb.dep_ == "ccomp" and verb.head.i > verb.i and _seen(verb.head) is not None:
        lift(verb, "conj")  # the last thing's state was taken for the main verb
    first = next((c for c in verb.rights if c.dep_ in ("ccomp", "dobj")), None)
    if first is None:
        return
    if first.dep_ == "ccomp":
        thing = _seen(first)
        if thing is None or any(c.dep_ == "mark" for c in first.lefts):
            return
        hang(thing, verb, "dobj")
        _as_state(first, thing)
        first = thing
    elif not any(c.dep_ == "acl" and c.tag_ in PAST for c in first.rights):
        return
    for state in [t for t in verb.subtree if t.i > first.i and t.tag_ in PAST and t.dep_ in ("conj", "ccomp")]:
        thing = _seen(state)
        if thing is not None:
            hang(thing, first, "conj")
            _as_state(state, thing)
    for other in [c for c in verb.rights if c.dep_ == "dobj" and c.i > first.i]:
        hang(other, first, "conj")
    for state in [c for t in (first, *first.conjuncts) for c in t.rights if c.dep_ == "acl"]:
        for c in [c for c in state.subtree if c.dep_ == "conj" and c.pos_ in NOUNS and c.head.pos_ == "VERB"]:
            hang(c, first, "conj")  # "roads destroyed and a bridge damaged"


def _seen(state: Token) -> Token | None:
    """Give the subject of a participle that has nothing else of a clause."""
    before = any(c.dep_ in ("aux", "auxpass") for c in state.lefts)
    if state.tag_ not in PAST or before or any(c.dep_ in ("dobj", "attr", "ccomp") for c in state.rights):
        return None
    return next((c for c in state.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in NOUNS), None)


def _as_state(state: Token, thing: Token) -> None:
    hang(state, thing, "acl")
    state.tag_ = "VBN"
