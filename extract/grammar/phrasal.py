"""By which words a verb is looked up: alone, with its particle, with a phrase that makes another verb of it."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import objects_of, prepositions
from reportgraph.ontology.frames import PARTICLES
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token


def words_of(verb: Token) -> set[str]:
    """Give the lemma, and with its particle, or with the phrase that makes another verb of it: "bring to-end"."""
    lemma = verb.lemma_.lower()
    words = {lemma} | {f"{lemma} {c.lower_}" for c in verb.children if c.dep_ in ("prt", "advmod")}
    for word, preposition in prepositions(verb):
        words |= {f"{lemma} {word}-{o.lemma_.lower()}" for o in objects_of(preposition) if o.i <= preposition.i + 2}
    return words


def leaves_open(words: set[str], lexicon: Lexicon) -> bool:
    """Tell a verb that neither makes, keeps nor grows what it acts on: "spot A", "upgrade A", "take A off"."""
    phrasal = {w for w in words if w.partition(" ")[0] in GRAMMAR.particle_verbs and w.partition(" ")[2] in PARTICLES}
    words = phrasal or words
    return bool(words & lexicon.altering) or words.isdisjoint(lexicon.making)
