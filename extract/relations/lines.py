"""Lines of rail and power, which join places and not people; ties of which nothing is told; what only a title says."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import Proposition
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Token

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


def reached(heads: list[Token], frame: Frame, linking: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give where a link leads: a scheme that "links nurses to clinics in A" runs to no A; a road does."""
    laid = any(knowledge.is_a(t, "Facility", "InfrastructureProject") for t in linking.roles.get("agent", ()))
    people = any(knowledge.is_a(t, *PEOPLE) for t in linking.roles.get("object", ()))
    matched = people and not laid and "object" not in frame.object.split("|")
    return [t for t in heads if not matched or t.pos_ == "PROPN"]


def is_title_of_part(candidate: Candidate) -> bool:
    """Tell what the title of a part of a text says: "Chapter 2: Promoting Trade" tells of that, and promotes none."""
    deed = first_conjunct(candidate.predicate)
    begin = deed.left_edge
    part = neighbor_of(begin, -3)
    titled = neighbor_of(begin, -1).text == ":" and neighbor_of(begin, -2).like_num and part == candidate.subject
    return titled and deed.tag_ == "VBG" and child(deed, "nsubj") is None and part.lemma_.lower() in GRAMMAR.numbered
