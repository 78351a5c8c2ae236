"""What is wished to be of a kind, and what then matters: the law in "believes in a world that respects the law"."""

from __future__ import annotations

from reportgraph.extract.grammar.arguments import patients
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def upheld_in(noun: Token) -> list[Token]:
    """Give what such a world, region or future respects, protects or promotes."""
    verbs = GRAMMAR.upholding
    return [t for v in _clauses(noun) if v.lemma_.lower() in verbs for t in patients(v)]


def is_of_ideal(subject: Token, verb: Token) -> bool:
    """Tell what a world does that there is not yet."""
    return first_conjunct(verb) in _clauses(subject) or verb in _clauses(subject)


def _clauses(noun: Token) -> list[Token]:
    if noun.lemma_.lower() not in GRAMMAR.ideals or not any(c.lower_ in ("a", "an") for c in noun.lefts):
        return []
    return [v for c in noun.rights if c.dep_ == "relcl" for v in conjuncts(c)]
