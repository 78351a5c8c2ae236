"""What a verb dates: how something begins, ends, is founded or signed, and whether it happens by itself."""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.dates.lasting import ENDS, FORCE, RUNNING
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.syntax import is_passive, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_ALONE = frozenset({"air", "debut", "meet", "pass"})  # what also stands without an object: "the council met in May"
_STARTING = frozenset({"begin", "commence", "start"})
_RUN = frozenset({"operation", "production", "service", "work"})  # "started operations in 2015"
_WITH_VERB = frozenset({"effect", "fire", "place"})  # "take effect", "open fire"


@dataclass(frozen=True, slots=True)
class DatingVerb:
    """A verb with its key in the lists of `lexicon/grammar.toml`: its lemma, with its particle if it has one."""

    token: Token
    key: str


def acts_itself(verb: DatingVerb) -> bool:
    """Tell what makes something, and is not made: "the trip builds on the 2023 summit"."""
    other = GRAMMAR.taking_place | GRAMMAR.opening | GRAMMAR.closing | GRAMMAR.founding | _ALONE
    passive = is_passive(verb.token) or verb.token.dep_ == "acl"
    return verb.key in GRAMMAR.making and verb.key not in other and not passive


def happens(noun: Token, verb: Token) -> bool:
    """Tell what does something then, and takes a short time: "the storm killed ten on Monday", "the vote is today"."""
    if noun.lemma_.lower() not in GRAMMAR.occurrences or verb.pos_ not in ("VERB", "AUX") or is_passive(verb):
        return False
    called = any(c.dep_ in ("attr", "acomp") for c in verb.children)
    return not called and noun.i in {t.i for t in surface_subject(verb)}


def dating_verb(host: Token) -> DatingVerb | None:
    """Give what a date hangs on if it is a verb that dates its subject or object; also "due" ("is due on Monday")."""
    key = host.lemma_.lower()
    if key in ("be", "become"):  # "is due on Monday", "becomes operational in May"
        key = next((c.lemma_.lower() for c in host.children if c.dep_ == "acomp"), key)
        key = "enter-force" if key == "be" and _holds_by_then(host) else key
    if key in RUNNING and host.dep_ == "xcomp" and host.head.lemma_ in _STARTING:  # "started operating in May"
        return DatingVerb(host.head, host.head.lemma_)
    if host.lemma_ in ("build", "construct") and host.dep_ == "xcomp" and host.head.lemma_ in _STARTING:
        return DatingVerb(host, host.head.lemma_)  # "will start building A in May"
    if host.lemma_ in _STARTING and any(c.dep_ == "dobj" and c.lemma_ in _RUN and _is_bare(c) for c in host.rights):
        return DatingVerb(host, "enter-operation")
    extra = next((c for c in host.children if c.dep_ == "prt" or (c.dep_ == "dobj" and c.lower_ in _WITH_VERB)), None)
    if extra is None:  # "entered into force", "came to an end"
        within = [(word, t) for word, p in prepositions(host) if word in ("into", "on", "to") for t in objects_of(p)]
        extra = next((t for word, t in within if t.lower_ in (ENDS if word == "to" else FORCE)), None)
    if extra is not None:
        key = f"{key}-{extra.lower_}"
    if key not in GRAMMAR.taking_place | GRAMMAR.opening | GRAMMAR.closing | GRAMMAR.founding | GRAMMAR.making:
        return None
    if any(c.dep_ == "ccomp" for c in host.children):  # "concluded that": it says
        return None
    if key == "expect" and any(c.dep_ == "xcomp" for c in host.children) and not is_passive(host):
        return None  # "expects to lend B in 2022"
    return DatingVerb(host.head if host.pos_ == "ADJ" else host, key)


def _holds_by_then(verb: Token) -> bool:
    """Tell "will be in force by 2027", from when it holds, unlike "until 2027"."""
    put = {(word, t.lower_) for word, p in prepositions(verb) for t in objects_of(p)}
    return any(word == "by" for word, _ in put) and any(("in", word) in put for word in FORCE)


def _is_bare(noun: Token) -> bool:
    """Tell "commercial operations" from "work on the dam" and "its operations"."""
    return all(c.dep_ == "amod" for c in noun.children)
