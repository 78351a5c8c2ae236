"""Who is singled out by what they do: "the first state to sign A", "appointed the first woman to sit on B"."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import is_ordinal
from reportgraph.extract.parsing.syntax import child
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_PICKING = GRAMMAR.appointing | {"confirm"}
_DONE_BY = frozenset({"about", "for", "of"})  # but "a report to A listing B" lists B


def is_singled_out(noun: Token) -> bool:
    """Tell one of those who did: "the first country to sign A", "was one of eight farmers to win A"."""
    return _is_one_of(noun) or any(
        c.tag_ == "JJS" or c.lower_ in GRAMMAR.sole or c.ent_type_ == "ORDINAL" or is_ordinal(c.lower_)
        for c in noun.lefts
    )


def is_doer_of(gerund: Token, noun: Token) -> bool:
    """Tell a name between a noun and a gerund, which is who does it: "the importance of A signing B"."""
    name = gerund.nbor(-1)
    link = name.head
    return name.pos_ == "PROPN" and name.dep_ == "pobj" and link.head == noun and link.lower_ in _DONE_BY


def is_named_first(verb: Token) -> bool:
    """Tell who has been put where they are: "appointed the first woman to sit on A"."""
    chosen = child(verb, "dobj") if verb.lemma_ in _PICKING and verb.tag_ in ("VBD", "VBN") else None
    return chosen is not None and is_singled_out(chosen)


def _is_one_of(noun: Token) -> bool:
    """Tell one of those who did: "was one of eight farmers to win A"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in ("one", "two", "some", "among")
