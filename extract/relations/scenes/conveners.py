"""Who meets by holding talks: "Minister A and Secretary B convened the Lake Dialogue"."""

from __future__ import annotations

from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import Proposition
from reportgraph.ontology.grammar import GRAMMAR

_CONVENING = GRAMMAR.presiding | {"conduct", "convene", "hold", "open"}
_ROUNDS = frozenset({"dialogue", "round", "roundtable", "session"})


def find_conveners(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """Give that two people meet who hold talks together."""
    held = {t.lemma_.lower() for t in p.roles.get("object", ())}
    if p.lemma not in _CONVENING or (GRAMMAR.talks | _ROUNDS).isdisjoint(held):
        return []
    if any(t.lower_ == "with" and t.dep_ == "prep" for t in p.predicate.subtree):
        return []  # "Ministers A and B held talks with C": it is C whom they met
    agents = p.roles.get("agent", ())
    people = [t for t in agents if t.pos_ == "PROPN" and knowledge.is_a(t, "Person")]
    if len(people) != 2 or len(agents) != 2 or any(t.lower_ == "or" for t in p.predicate.subtree):
        return []
    return [Candidate(people[0], "metWith", people[1], p.predicate, Source.GATHERING, "convened together")]
