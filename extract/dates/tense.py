"""Whether what a word belongs to lies in the past or in the future, as the verb around it tells."""

from __future__ import annotations

from reportgraph.extract.text.calendar_terms import MONTHS
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_FUTURE = frozenset("will shall 'll ’ll would wo may might could should must can".split())


def tense_at(token: Token) -> str:
    """Give "past" or "future" for the clause that the token stands in, "" where it can't be told.

    What is said of the noun that a date belongs to goes before the clause: "the upcoming talks in May", "the May talks
    that ended".
    """
    noun = _noun_above(token)
    if noun is not None:
        of = noun.head if noun.dep_ == "pobj" else noun
        upcoming = of.lower_ == "of" and of.head.lower_ == "ahead"  # "ahead of Friday's talks"
        if upcoming or any(c.dep_ == "amod" and c.lower_ in GRAMMAR.ahead for c in noun.children):
            return "future"
        clause = next((c for c in noun.children if c.dep_ == "relcl" and token.i < c.i), None)
        if clause is not None and (told := tense_of(clause)):
            return told
    verb = _verb_above(token)
    if verb is None:
        return ""
    tense = tense_of(verb)
    if (
        noun is not None
        and noun.i > token.i
        and noun.dep_ not in ("nsubj", "nsubjpass")
        and verb.tag_ in ("VBZ", "VBP")
    ):
        return "past" if tense == "past" else ""  # "the plan builds on Sunday's deal"
    if tense == "past" and verb.lemma_ in GRAMMAR.looking_ahead and (token.head.pos_ != "VERB" or verb.tag_ == "VBN"):
        if _is_put_off(token, verb):
            return "future"
        inner = [a for a in token.ancestors if a.i != verb.i][:3]
        if verb.lemma_ == "announce" and not any(a.pos_ == "NOUN" for a in inner):
            return "past"  # "announced on Friday"
        if verb.tag_ == "VBN" and token.head.lower_ in ("for", "until") and token.head.head == verb:
            return "future"  # "scheduled for 5 July", "postponed until May"
        if any(a.pos_ == "NOUN" for a in inner) or (verb.lemma_ != "announce" and verb.tag_ == "VBN"):
            return ""  # "agreed on a summit on Friday", "scheduled for 5 July"
    return tense


def _is_put_off(token: Token, verb: Token) -> bool:
    """Tell when an event is to be: "called elections for June", "postponed the vote to May"; no "record for June"."""
    event = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    while event is not None and token.dep_ in ("compound", "nummod") and token.head.i > token.i:
        token = token.head  # "for 12 July"
    link = token.head
    if event is None or link.dep_ != "prep" or link.head not in (verb, event):
        return False
    gathering = "Event" in (load_naming().classes_of(event.lemma_.lower()) or ())[:1]
    return gathering and (
        link.lower_ in ("for", "until") or (link.lower_ == "to" and verb.lemma_ in GRAMMAR.scheduling)
    )


def _noun_above(token: Token) -> Token | None:
    """Give the noun that a date belongs to: "Sunday's deal", "the talks in May"."""
    if token.head.lower_ in MONTHS and token.head.i > token.i:
        token = token.head  # "31 December"
    head = token.head
    if token.dep_ == "pobj":
        head = head.head
    elif token.dep_ not in ("poss", "compound", "nmod", "nummod", "npadvmod") or head.i < token.i:
        return None
    while head.dep_ == "compound" and head.head.i > head.i:
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN") and head.i != token.i else None


def _verb_above(token: Token) -> Token | None:
    for at in token.ancestors:
        if at.pos_ == "AUX" and at.dep_ in ("aux", "auxpass"):
            return at.head
        if at.pos_ in ("VERB", "AUX"):
            return at
    return None


def tense_of(verb: Token) -> str:
    """Give "past" or "future" of a verb with its auxiliaries; participles and infinitives take that of what governs."""
    at = verb
    for _ in range(8):
        auxiliaries = [c for c in at.children if c.dep_ in ("aux", "auxpass")]
        if any(c.lower_ in _FUTURE for c in auxiliaries):
            return "past" if any(c.lower_ == "have" for c in auxiliaries) else "future"  # "may have met on Friday"
        if at.tag_ in ("VBZ", "VBP"):
            return "future" if at.lemma_ not in GRAMMAR.speech_verbs else "past"
        if at.tag_ == "VBD":
            return "past"
        finite = [c for c in auxiliaries if c.tag_ in ("VBD", "VBZ", "VBP")]
        if finite and at.tag_ in ("VBN", "VB", "VBG"):
            if any(c.tag_ == "VBD" for c in finite):
                return "past" if at.lemma_ not in GRAMMAR.looking_ahead or at.tag_ != "VBN" else ""
            if at.tag_ == "VBN" and any(c.lemma_ == "have" for c in finite):
                return "past"
            return "future" if at.tag_ != "VBN" or at.lemma_ in GRAMMAR.looking_ahead else "past"
        if at.tag_ == "VBN" and at.dep_ in ("acl", "advcl", "amod"):
            return "past" if at.lemma_ not in GRAMMAR.looking_ahead else ""
        infinitive = any(c.tag_ == "TO" for c in auxiliaries)
        head = at.head
        if head.i == at.i:
            return ""
        if infinitive and (head.lemma_ in GRAMMAR.looking_ahead or head.lemma_ == "be"):
            return "future"
        if infinitive and head.pos_ == "NOUN":
            return "future"  # "plans to meet on Friday"
        at = next((a for a in at.ancestors if a.pos_ in ("VERB", "AUX")), at)
        if at is verb:
            return ""
    return ""
