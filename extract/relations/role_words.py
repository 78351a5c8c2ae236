"""What the words that may fill a role say of themselves."""

from __future__ import annotations

from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.parsing.syntax import child, is_infinitive, objects_of, prepositions
from spacy.tokens import Token

_IN = ("across", "in", "throughout")


def is_it(verb: Token) -> bool:
    """Tell "it takes A to do B": no A does it."""
    return any(t.lower_ == "it" for t in surface_subject(verb))


def areas_of(noun: Token) -> list[Token]:
    """Give where places without a name lie: A and B in "ports in A and B"."""
    if noun.tag_ != "NNS":
        return []
    return [o for word, p in prepositions(noun) if word in _IN for o in objects_of(p) if o.pos_ == "PROPN"]


def governs_deed(noun: Token) -> bool:
    """Tell a noun that goes on with what is to be done: "the decision to"."""
    return any(c.dep_ in ("acl", "relcl") and is_infinitive(c) for c in noun.children)


def is_anothers(noun: Token) -> bool:
    """Tell what somebody who is named does, of which it is said to what end: "A's work to"."""
    owner = child(noun, "poss")
    return owner is not None and owner.pos_ != "PRON" and governs_deed(noun)


def asked_of(verb: Token) -> list[Token]:
    """Give what an indirect question asks of: A and B in "how A affects B", "whether to join B"."""
    asks = any(c.tag_ in ("WRB", "WP") or c.lower_ == "whether" for c in verb.lefts)
    ends = (*surface_subject(verb), *patients(verb)) if child(verb, "nsubj", "nsubjpass") else patients(verb)
    return [t for t in ends if t.pos_ in ("NOUN", "PROPN")] if asks else []


def is_told(verb: Token) -> bool:
    """Tell what is said to go on ("that A was doing B") from what is to be done."""
    return any(c.dep_ == "aux" and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children)
