"""What nouns have in common before the first of them: "Chilean farmers and fishers", "fever testing and treatment"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from spacy.tokens import Token

_PAIR = 2


def shared_modifiers(noun: Token, naming: Naming) -> tuple[int, ...]:
    """Give the words before the first noun of a list that tell of a bare one behind it too, or nothing.

    Adjectives of origin or level tell of all kinds of people or bodies ("federal agencies and offices", not "young
    people and families"), nouns of all deeds that are done to one thing ("malaria testing and treatment").
    """
    row = conjuncts(first_conjunct(noun))
    first = row[0]
    bare = all(t.pos_ == "NOUN" for t in row) and all(t.left_edge == t for t in row[1:])
    if noun.lemma_ == first.lemma_ or not bare or (first.dep_ == "pobj" and first.head.lower_ == "between"):
        return ()  # "clashes between Chilean troops and militants": the one side is not the other
    acted_on = next((c for c in reversed([*first.lefts]) if c.dep_ == "compound" and not _tells_of_all(c)), None)
    done = acted_on is not None and _are_deeds(first, noun, naming)  # "Peruvian coffee growing and export"
    if not done and (all(t.tag_ == "NNS" for t in row) or (len(row) == _PAIR and noun == row[-1])):
        told = tuple(c.i for c in first.lefts if c.dep_ in MODIFYING and c.left_edge == c and _tells_of_all(c))
        if any(c.dep_ == "prep" and c.lower_ == "from" and c.i == row[-1].i + 1 for t in row for c in t.rights):
            return ()  # "African leaders and officials from A"
        if told or row[0].tag_ == "NNS":
            return told
    others = [c for c in first.lefts if c.dep_ in MODIFYING and c != acted_on]
    origins = [c for c in others if c.left_edge == c and _tells_of_all(c)]
    if acted_on is None or not done or len(origins) < len(others):
        return ()
    if any(c.dep_ == "prep" and c.lower_ == "of" and c.i == row[-1].i + 1 for t in row for c in t.rights):
        return ()  # "water relocation and construction of a bridge"
    begin = min([acted_on.left_edge.i, *(c.i for c in origins)])
    return tuple(t.i for t in first.doc[begin : first.i] if t.dep_ != "det")


def _tells_of_all(adjective: Token) -> bool:
    return adjective.ent_type_ in ("GPE", "NORP") or adjective.lower_ in GRAMMAR.shared_kinds


def _are_deeds(first: Token, noun: Token, naming: Naming) -> bool:
    """Tell two deeds, or access to a thing and a quality that this has: "care access and affordability"."""
    words, one, other = naming.words, first.lemma_.lower(), noun.lemma_.lower()
    quality = one in words.relational and other in words.attributes and other.endswith("ty")
    return quality or (one in words.processes | words.relational and other in words.processes)
