"""For whom somebody acts: A in "Jane Roe, on behalf of A, signed B" and "Jane Roe, representing A, signed B"."""

from __future__ import annotations

from collections.abc import Iterable

from reportgraph.extract.parsing.syntax import VERBAL, conjuncts, objects_of, prepositions
from spacy.tokens import Token


def principals(doers: Iterable[Token]) -> list[Token]:
    """Give whom people who act represent."""
    found = []
    for person in (t for t in doers if t.ent_type_ == "PERSON"):
        for word, preposition in prepositions(person):
            if word in ("behalf", "for"):
                found += objects_of(preposition)
        for clause in person.rights:
            if clause.lemma_ == "represent" and clause.pos_ in VERBAL and clause.dep_ in ("acl", "relcl"):
                found += [t for c in clause.rights if c.dep_ == "dobj" for t in conjuncts(c)]
    return found
