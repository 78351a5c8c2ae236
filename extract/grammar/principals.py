"""For whom somebody acts: A in "Jane Roe, on behalf of A, signed B" and "Jane Roe, representing A, signed B"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgraph.extract.parsing.syntax import VERBAL, conjuncts, first_conjunct, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_SENT = GRAMMAR.presiding | {"attend", "join", "open", "represent", "sign"}


def principals(roles: Mapping[str, Sequence[Token]]) -> list[Token]:
    """Give whom people who act represent; who is a person has not acted by that: "signed on behalf of King Roe"."""
    found = []
    for person in (t for t in roles.get("agent", ()) if t.ent_type_ == "PERSON"):
        for word, preposition in prepositions(person):
            if word in ("behalf", "for"):
                found += objects_of(preposition)
        for clause in person.rights:
            if clause.lemma_ == "represent" and clause.pos_ in VERBAL and clause.dep_ in ("acl", "relcl"):
                found += [t for c in clause.rights if c.dep_ == "dobj" for t in conjuncts(c)]
    found += [t for role in ("behalf", "object-behalf") for t in roles.get(role, ())]
    return [t for t in found if t.ent_type_ != "PERSON"]


def sent_by(person: Token) -> list[Token]:
    """Give whose a person is by whom something is led or signed: "chaired by Roe for A", "on A's side by Roe"."""
    by = first_conjunct(person).head
    verb = first_conjunct(by).head
    if by.lower_ != "by" or verb.lemma_ not in _SENT:
        return []
    found = [t for word, p in prepositions(person) if word == "for" for t in objects_of(p)]
    before = person.doc[by.i - 1]
    behind = [t for word, p in prepositions(person) if word in ("from", "on") for t in objects_of(p)]
    sides = [t for t in (before, *behind) if t.lemma_ == "side"]
    return found + [t for side in sides for t in side.lefts if t.dep_ in ("amod", "compound", "nmod", "poss")]
