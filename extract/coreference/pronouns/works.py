"""Tells what is said of works, texts and plans alone, and of no state that has them made: "it was inaugurated"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import VERBAL, child, is_passive, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

COMPLETED = ("Document", "Project", "Facility", "Event", "Work", "CooperationMechanism")  # no state and no ministry
JUDGED = ("Document", "Project", "Principle", "Event", "Topic", "Work")  # what somebody has a stance on
_DONE = ("Document", "Project", "Principle", "Event")  # what has effects
_JUDGING = frozenset({"endorsed", "opposes", "signed"})
_WORKS = ("Project", "Facility")


def kinds_told(token: Token) -> tuple[str, ...]:
    """Give the kinds of things of which something is told that no state does or undergoes, if it is."""
    return COMPLETED if is_made(token) else _WORKS if is_works(token) else _DONE if is_appraised(token) else ()


def is_done_to_owner(token: Token) -> bool:
    """Tell whose signing or carrying out is spoken of, without more: "called for its full implementation"."""
    deed = token.head if token.dep_ == "poss" else token
    return deed != token and deed.lemma_.lower() in GRAMMAR.agreed_acts and child(deed, "prep") is None


def is_made(token: Token) -> bool:
    """Tell what is built, signed or held: "it was inaugurated in May", "Launched in May, it is half complete"."""
    verbs = [v for v in _told_of(token) if is_passive(v)]
    if token.dep_ == "nsubj":
        opening = (c for c in token.head.lefts if c.dep_ == "advcl" and c.tag_ == "VBN")
        verbs += [c for c in opening if child(c, "nsubj", "mark") is None]
    if token.dep_ == "dobj" and token.head.lemma_ in GRAMMAR.honouring | GRAMMAR.made_things | GRAMMAR.completing:
        return True  # "B signed it", "B is building it"
    valid = any(_comes_into_force(v) for v in _told_of(token))
    return valid or any(v.lemma_ in GRAMMAR.completing | GRAMMAR.honouring for v in verbs)


def _comes_into_force(verb: Token) -> bool:
    objects = [t for _, p in prepositions(verb) for t in objects_of(p)] + [c for c in verb.children if c.dep_ == "dobj"]
    return any(t.lower_ in ("effect", "force") for t in objects)


def is_works(token: Token) -> bool:
    """Tell what lies there, costs something and carries people, and does no deed: "it will link A to B"."""
    verbs = [v for v in _told_of(token) if not is_passive(v)]
    opens = any(v.lemma_ == "open" and child(v, "dobj") is None for v in verbs)  # "it opens in May"
    return opens or any(v.lemma_ in GRAMMAR.running for v in verbs)


def is_judged(verb: Token, lexicon: Lexicon) -> bool:
    """Tell a verb for what somebody holds of a text, or makes of it: "reject", "sign"."""
    return any(f.property in _JUDGING for f in lexicon.frames.get((verb.lemma_, "verb"), ()))


def is_appraised(token: Token) -> bool:
    """Tell what people foresee the effect of: "they say it will harm A"."""
    saying = token.head.head
    told = token.dep_ == "nsubj" and token.head.dep_ == "ccomp" and saying.lemma_ in GRAMMAR.saying
    teller = child(saying, "nsubj") if told and token.head.lemma_ in GRAMMAR.effecting else None
    return teller is not None and teller.i < token.i and teller.lower_ in ("he", "she", "they")


def _told_of(token: Token) -> list[Token]:
    """Give the verbs that a subject stands for, also those of "it is expected to be completed"."""
    above = token.head
    if token.dep_ not in ("nsubj", "nsubjpass") or above.pos_ not in VERBAL:
        return []
    adjective = child(above, "acomp")  # "is due to open"
    below = [child(t, "xcomp") for t in (above, adjective) if t is not None and t.lemma_ in GRAMMAR.foretelling]
    return [above, *(t for t in below if t is not None)]
