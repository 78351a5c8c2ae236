"""Mends the verb behind "to" and a word for how somebody feels about doing it, where it was read as a noun."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import put
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token

_FELT = GRAMMAR.gladdened | GRAMMAR.disposed


def mend_felt(to: Token) -> None:
    """ "is pleased to partner with A" with somebody pleased by a partner: a bare noun that is a verb is one here."""
    if to.lower_ != "to" or to.i + 1 == len(to.doc):
        return
    noun = to.nbor()
    feeling = to.head if to.dep_ == "prep" else noun.head
    if noun.tag_ != "NN" or feeling.lower_ not in _FELT or noun.lower_ not in known_verbs():
        return
    if (to.dep_ == "prep" and noun.dep_ == "pobj" and noun.head == to) or (to.dep_ == "aux" and to.head == noun):
        noun.pos_, noun.tag_, noun.lemma_ = "VERB", "VB", noun.lower_
        put(noun, feeling, "xcomp")
        put(to, noun, "aux")
        to.pos_, to.tag_ = "PART", "TO"
