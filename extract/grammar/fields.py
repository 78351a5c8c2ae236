"""In which fields something is done, where the sentence names them elsewhere: "results in areas such as A and B"."""

from __future__ import annotations

from reportgraph.extract.grammar.arguments import patients
from reportgraph.extract.grammar.examples import examples_of
from reportgraph.extract.grammar.predication import is_copula
from reportgraph.extract.parsing.lists import list_after
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts, is_passive, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_CONSISTING = frozenset({"comprise", "consist", "lie"})
_REACHING = {"center": "on", "centre": "on", "concentrate": "on", "extend": "to", "focus": "on"}


def fields_of(noun: Token) -> list[Token]:
    """Give the areas that a clause names for a noun: "cooperation has yielded results in areas such as A and B".

    Also what it is said to cover: "cooperation between A and B spans C", "focuses on C", "extends to C".
    """
    if noun.dep_ == "nsubj" and noun.head.pos_ in VERBAL:
        verb = noun.head
        if verb.lemma_ in GRAMMAR.comprising and not is_passive(verb):
            return patients(verb)
        if reached := [
            t for word, p in prepositions(verb) if word == _REACHING.get(verb.lemma_) for t in objects_of(p)
        ]:
            return reached
        phrases = [*prepositions(verb), *(p for c in verb.children if c.dep_ == "dobj" for p in prepositions(c))]
        return [
            t for word, p in phrases if word in ("in", "across") for t in objects_of(p) if t.lemma_ in GRAMMAR.areas
        ]
    governor = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for") else noun
    if governor.lemma_ in GRAMMAR.areas and governor.dep_ == "nsubj":  # "areas of cooperation include A and B"
        said = child(governor.head, "attr") if is_copula(governor.head) else None
        said_to_be = conjuncts(said) if said is not None else []
        within = [t for word, p in prepositions(governor.head) if word in ("in", "of") for t in objects_of(p)]
        within = within if governor.head.lemma_ in _CONSISTING else []
        return list(list_after(governor.head)) or patients(governor.head) or said_to_be or within
    if governor.lemma_ in GRAMMAR.areas and governor != noun and (named := examples_of(governor)):
        return named  # "discussed areas of cooperation, including A and B"
    as_areas = governor.dep_ == "pobj" and governor.head.lower_ == "as"  # "named A and B as areas of cooperation"
    return patients(governor.head.head) if as_areas and governor.lemma_ in GRAMMAR.areas else []
