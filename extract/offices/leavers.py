"""The offices that a clause says somebody leaves: "stepped down as chair of A", "was ousted as head of A"."""

from __future__ import annotations

from dataclasses import replace

from reportgraph.extract.grammar.arguments import agents
from reportgraph.extract.offices.office_titles import Office
from reportgraph.extract.parsing.syntax import VERBAL, child, is_infinitive, is_passive
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

POSTS = frozenset({"post", "position", "role", "job", "capacity", "seat"})
_HANDED_IN = frozenset({"send", "submit", "transmit"})
_AHEAD = frozenset({"will", "shall", "would", "may", "might", "could", "should", "must", "to", "not", "n't", "never"})


def as_left(office: Office, lexicon: Lexicon) -> Office:
    """Give an office that somebody leaves as a former one, or as held for the time being where that is to come."""
    if is_taken_back(office.title.head):
        return replace(office, title=replace(office.title, former=True))
    verb = _leaving(office.title.head, lexicon) if office.said else None
    if verb is None or (is_passive(verb) and office.person in agents(verb)):
        return office  # "A was replaced by B as chair of C": B comes
    if any(c.dep_ in ("aux", "neg") and c.lower_ in _AHEAD for c in verb.children):
        return replace(office, said=False)  # "will step down as chair of A": chairs it still
    return replace(office, title=replace(office.title, former=True))


def is_taken_back(office: Token) -> bool:
    """Tell "Jane Roe, to be dean of A, which was sent to the board in May": a nomination that is withdrawn."""
    be = office.head
    named = office.dep_ == "attr" and be.lemma_ == "be" and be.dep_ != "xcomp" and is_infinitive(be)
    behind = office.doc[office.i + 1 : office.sent.end] if named else ()
    sent = (child(t, "nsubjpass") for t in behind if t.lemma_ in _HANDED_IN and child(t, "dobj") is None)
    return any(what is not None and what.lower_ == "which" for what in sent)


def _leaving(noun: Token, lexicon: Lexicon) -> Token | None:
    """Give the verb by which who holds an office leaves it."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("as", "from"):
        return None
    verb = noun.head.head
    post = verb.lemma_.lower() in POSTS
    if post:
        verb = verb.head.head if verb.dep_ == "pobj" else verb.head  # "left her post as chair", "resigned from it"
    if verb.pos_ not in VERBAL:
        return None
    particle = child(verb, "prt", "advmod")
    word = f"{verb.lemma_} {particle.lower_}" if particle is not None else verb.lemma_
    if not lexicon.departing.isdisjoint((word, verb.lemma_)) or (post and verb.lemma_ == "leave"):
        return verb
    return verb if is_passive(verb) and verb.lemma_ in lexicon.offices.removing else None
