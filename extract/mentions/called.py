"""What kind of thing a name is said to be where it first stands: "Lake Norte is a project", "Voltra, a carmaker,"."""

from __future__ import annotations

from reportgraph.extract.grammar.copulas import COPULAS
from reportgraph.extract.parsing.labels import MODIFYING, PAUSES
from reportgraph.extract.parsing.spelling import ORDINALS, singular
from reportgraph.extract.parsing.syntax import objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def said_to_be(name: Token) -> list[str] | None:
    """Give the words of the noun that a copula or an apposition calls a name by; None where nothing plainly does."""
    verb = name.head
    told = [c for c in verb.rights if c.dep_ == "attr"] if name.dep_ == "nsubj" and verb.lemma_ in COPULAS else []
    if name.dep_ == "nsubjpass" and verb.lemma_ in GRAMMAR.listing:
        told = [o for word, preposition in prepositions(verb) if word == "as" for o in objects_of(preposition)]
    if any(c.dep_ in ("neg", "aux") and c.lower_ in ("not", "n't", "may", "could", "would") for c in verb.lefts):
        return None
    told += [c for c in name.rights if c.dep_ == "appos" and c.left_edge.i and c.left_edge.nbor(-1).text in PAUSES]
    for noun in told:
        if any(c.dep_ in ("conj", "neg") for c in (noun, *noun.children)):
            continue
        if noun.lower_ == "one":  # "A is one of the largest banks"
            many = [o for word, p in prepositions(noun) if word == "of" for o in objects_of(p) if o.tag_ == "NNS"]
            return next(([*_modifiers(o), singular(o.lower_)] for o in many), None)
        if is_daughter(noun):
            return ["subsidiary"]
        if noun.tag_ == "NN" and any(c.lower_ in ("a", "an", *ORDINALS) or c.tag_ == "JJS" for c in noun.lefts):
            return [*_modifiers(noun), noun.lower_]
    return None


def is_daughter(noun: Token) -> bool:
    """Tell what belongs to a body and is one itself: "the oil arm of A", "A's lending unit"."""
    owned = any(c.dep_ == "poss" for c in noun.lefts) or any(word == "of" for word, _ in prepositions(noun))
    return owned and noun.tag_ == "NN" and noun.lower_ in GRAMMAR.daughters


def _modifiers(noun: Token) -> list[str]:
    return [c.lower_ for c in noun.lefts if c.dep_ in MODIFYING and c.tag_ != "JJS" and c.lower_ not in ORDINALS]
