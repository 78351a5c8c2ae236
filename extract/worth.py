"""Whether the ends of a relation tell a reader anything: "ways", "a manner that harms A" and "the problem" do not.

Nor does a clause of which it is open what it goes on with.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.arguments import patients, surface_subject
from reportgraph.extract.cues import DEFINITE
from reportgraph.extract.model import Entity
from reportgraph.extract.syntax import child, first_conjunct
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_POINTING = frozenset({"this", "that", "these", "those"})
_TELLING = frozenset({"amod", "compound", "prep", "acl"})


def is_hollow(token: Token, entities: Sequence[Entity], lexicon: Lexicon, *, pointed: bool = False) -> bool:
    """Tell a noun whose name in the graph would leave open what is meant, however much stands beside it in the text.

    `pointed`: whether "these measures" says something of what was told before.
    """
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN" or any(e.is_named for e in entities):
        return False
    if pointed and any(c.lower_ in _POINTING for c in token.lefts):
        return False
    return lemma in lexicon.void or (lemma in lexicon.empty and all(" " not in e.name for e in entities))


def says_nothing(target: Token, entities: Sequence[Entity], lexicon: Lexicon, *, definite: bool) -> bool:
    """Tell a noun that stands for what it governs but governs nothing ("reviewed progress", "ways").

    `definite`: whether "the plan" says something of what was told before.
    """
    if target.pos_ != "NOUN" or target.lemma_.lower() not in lexicon.empty | lexicon.void:
        return False
    if any(e.is_named for e in entities):
        return False
    if definite and any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in target.lefts):
        return False
    return not any(c.dep_ in _TELLING or _tells(c, target) for c in target.children)


def _tells(clause: Token, noun: Token) -> bool:
    """Tell a clause that says what becomes of a thing ("the step that A opposed"), not "ways in which A grew"."""
    return clause.dep_ == "relcl" and noun in (*patients(clause), *surface_subject(clause))


def is_loose(verb: Token, subject: Token, entities: Sequence[Entity]) -> bool:
    """Tell a relative clause that may as well go on with all that was told: "acted against fees, which led to B".

    A name is meant by what follows it; so is what the clause before is about. What a preposition governs need not be.
    """
    at = first_conjunct(verb)
    relative = child(at, "nsubj") if at.dep_ == "relcl" and at.head == subject else None
    if relative is None or relative.lower_ != "which" or relative.left_edge.i == 0:
        return False
    apart = relative.doc[relative.left_edge.i - 1].text in (",", "-", "--")
    return apart and first_conjunct(subject).dep_ == "pobj" and not any(e.is_named for e in entities)
