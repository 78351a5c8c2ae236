"""Lines of rail, power and the like, which join places and not those who live there."""

from __future__ import annotations

from reportgraph.extract.relations.candidates import Candidate, Source

_LINKS = frozenset({"connection", "link"})


def is_line(candidate: Candidate) -> bool:
    """Tell "the rail link between A and B": that is no bond of A with B, as "the link between A and B" may be."""
    noun = candidate.predicate
    line = noun.lemma_ in _LINKS and any(c.dep_ == "compound" for c in noun.lefts)
    return line and candidate.property == "cooperatesWith" and candidate.source is Source.NOUN
