"""Mends where a place goes: a role, a signing, a post or a branch "in A" is there, not what stands before the words."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, neighbor_of
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_knowledge
from spacy.tokens import Token

_BRANCHES = frozenset({"branch", "bureau", "consulate", "embassy", "headquarters", "office", "subsidiary"})
_SHOWN = frozenset("air announce broadcast deliver follow give hear see show stream televise view watch".split())
_MISSIONS = frozenset({"consulate", "delegation", "embassy", "mission"})


def mend_role_somewhere(in_: Token) -> None:
    """ "the role of A in B" with A in B: the role is."""
    state = in_.head
    role = state.head.head if state.dep_ == "pobj" and state.head.lower_ == "of" else state
    if state.ent_type_ in ("GPE", "ORG", "NORP") and role.pos_ == "NOUN" and role.lemma_ in GRAMMAR.reaching:
        hang(in_, role, "prep")


def mend_second_place(in_: Token) -> None:
    """ "opened a plant in A and another in B" with the opening in B: only the other one is there."""
    other = neighbor_of(in_, -1)
    if in_.i and other.lower_ in ("another", "one") and other.dep_ == "conj" and in_.head.pos_ == "VERB":
        hang(in_, other, "prep")


def mend_signing_place(in_: Token) -> None:
    """ "welcomed the signing of the accord between A and B in Doha" with B in Doha: the signing was.

    So is "filed a lawsuit against A in Doha" no word of where A is.
    """
    place, of = child(in_, "pobj"), in_.head
    while of.dep_ in ("conj", "pobj") or (of.dep_ == "prep" and of.lower_ in ("between", "of", "by", "on")):
        of = of.head
    against = of.lower_ == "against" and in_.head.pos_ == "PROPN"
    of = of.head if against else of
    deed = place is not None and (against or of.lemma_ in GRAMMAR.signings)
    words = place.doc[place.left_edge.i : place.i + 1].text if place is not None else ""
    entry = load_knowledge().gazetteer.get(words) if deed else None
    if entry is not None and entry.cls == "City":
        hang(in_, of, "prep")


def mend_post_abroad(preposition: Token) -> None:
    """ "works at the Lake Delegation to A" with the work as done to A: a mission abroad is one to that country.

    So it is with "paid a State Visit to A", "gave money to the Office of the Envoy to A".
    """
    noun = neighbor_of(preposition, -1)
    place = child(preposition, "pobj") or preposition
    mission = noun.pos_ == "PROPN" and noun.lower_ in _MISSIONS and noun.dep_ == "pobj"
    mission = mission or (noun.text == "Visit" and noun.dep_ == "dobj" and noun.head == preposition.head)
    mission = mission or (noun.pos_ == "PROPN" and noun.lower_ in GRAMMAR.envoys and noun.head.lower_ == "of")
    if mission and preposition.head != noun and place.pos_ == "PROPN":
        hang(preposition, noun, "prep")


def mend_branch(in_: Token) -> None:
    """ "opened an office of the Lake Bank in Lima" with a bank in Lima: the office is there."""
    body, place = in_.head, child(in_, "pobj")
    if body.dep_ != "pobj" or body.pos_ != "PROPN" or body.head.lower_ != "of" or in_.i < body.i:
        return
    branch = body.head.head
    if branch.lemma_ in _BRANCHES and branch.pos_ == "NOUN" and place is not None and place.ent_type_ == "GPE":
        hang(in_, branch, "prep")


def mend_under_way(in_: Token) -> None:
    """ "A, under construction in B" with a construction in B: what is being built there is A."""
    work, under = in_.head, in_.head.head
    if work.lower_ in GRAMMAR.works_under_way and work.n_lefts == 0 and work.dep_ == "pobj" and under.lower_ == "under":
        hang(in_, under.head, "prep")


def mend_medium(on: Token) -> None:
    """ "watched the trial on television" with a trial on it: it is where it was watched, or told."""
    told, medium = on.head, child(on, "pobj")
    verb = told.head
    seen = told.dep_ == "dobj" and verb.lemma_ in _SHOWN and told.pos_ == "NOUN"
    if seen and medium is not None and medium.lemma_.lower() in word_lists()["platforms"]:
        hang(on, verb, "prep")
