"""Lines of rail and power, which join places and not people; ties of which nothing is told; what only a title says."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import neighbor_of
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


def is_title_of_part(candidate: Candidate) -> bool:
    """Tell what the title of a part of a text says: "Chapter 2: Promoting Trade" tells of that, and promotes none."""
    deed = first_conjunct(candidate.predicate)
    begin = deed.left_edge
    part = neighbor_of(begin, -3)
    titled = neighbor_of(begin, -1).text == ":" and neighbor_of(begin, -2).like_num and part == candidate.subject
    return titled and deed.tag_ == "VBG" and child(deed, "nsubj") is None and part.lemma_.lower() in GRAMMAR.numbered
