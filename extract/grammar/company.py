"""Who comes along with whoever acts: "A, accompanied by B, flew to C", "A led a delegation to C, joined by B"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.arguments import agents
from reportgraph.extract.parsing.labels import MEASURES
from reportgraph.extract.parsing.syntax import objects_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_BESIDE = frozenset({"alongside", "beside"})


def escorts(verb: Token, doers: Sequence[Token]) -> list[Token]:
    """Give who is said by a participle to be with those who act, and whom these are with in turn."""
    places = (*doers[:1], verb)
    phrases = [c for t in places for c in t.rights if c.dep_ in ("acl", "advcl", "conj") and c.tag_ == "VBN"]
    phrases += [c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBN"]  # "Flanked by B, A opened C"
    found: list[Token] = []
    for phrase in phrases:
        if phrase.lemma_.lower() in GRAMMAR.escorting and not any(c.dep_ == "nsubjpass" for c in phrase.lefts):
            found += [t for t in agents(phrase) if t not in found and t not in doers]
            found += [t for t in alongside(phrase) if t not in found and t not in doers]
    return found


def followers(verb: Token) -> list[Token]:
    """Give those of whom the same is true later, or to a lesser degree: B in "A signed the pact, followed by B"."""
    ends = [verb, *(t for c in verb.rights if c.dep_ in ("attr", "dobj", "prep") for t in c.subtree)]
    phrases = [c for t in ends for c in t.rights if c.lower_ == "followed" and c.dep_ in ("acl", "advcl")]
    after = [c for c in phrases if c.left_edge.i > verb.i and c.doc[c.left_edge.i - 1].text == ","]
    return [t for c in after for t in agents(c) if t.pos_ == "PROPN" and t.ent_type_ not in MEASURES]


def alongside(verb: Token) -> list[Token]:
    """Give with whom something is done: "together with A", "jointly with A", "alongside A", "along with A"."""
    found: list[Token] = []
    for c in verb.children:
        if c.dep_ == "prep" and c.lower_ == "with" and any(g.lower_ in ("together", "jointly") for g in c.lefts):
            found += objects_of(c)
        elif c.dep_ in ("advmod", "prep") and c.lower_ in ("together", "jointly", "along"):
            found += [o for g in c.children if g.lower_ == "with" for o in objects_of(g)]
        elif c.dep_ == "prep" and c.lower_ in _BESIDE:
            found += objects_of(c)
        elif c.dep_ == "prep" and c.i > verb.i:  # "took part in the summit alongside A"
            found += [o for t in objects_of(c) for g in t.rights if g.lower_ in _BESIDE for o in objects_of(g)]
    return found
