"""Lines of rail, power and the like, which join places and not those who live there; ties of which nothing is told."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.extract.relations.candidates import Candidate, Source
from reportgraph.ontology.grammar import GRAMMAR

_LINKS = frozenset({"connection", "link"})
_TIES = frozenset({"relation", "relationship"})


def is_line(candidate: Candidate) -> bool:
    """Tell "the rail link between A and B": that is no bond of A with B, as "the link between A and B" may be.

    Nor are bare relations that somebody looks into or steers: "reviewed A's relations with B".
    """
    noun = candidate.predicate
    if candidate.property != "cooperatesWith" or candidate.source is not Source.NOUN:
        return False
    if noun.lemma_ in _TIES and not any(c.dep_ == "amod" for c in noun.lefts):
        base = first_conjunct(noun)
        return base.dep_ in ("dobj", "nsubjpass") and base.head.lemma_ in GRAMMAR.minding_ties
    return noun.lemma_ in _LINKS and any(c.dep_ == "compound" for c in noun.lefts)
