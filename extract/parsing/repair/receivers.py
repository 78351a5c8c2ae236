"""Mends who is given something: a name right behind a verb of giving, read as part of what is given."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import load_grammar
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_NAMED = frozenset({"GPE", "LOC", "PERSON"})
_ADJECTIVAL = frozenset({"us", "u.s.", "uk", "u.k.", "eu", "un", "u.n."})  # "gave US aid to A" is aid of the US
_PEOPLE = frozenset({"Person", "Group"})
_LEADING_TO = frozenset({"access", "admission", "entry", "path", "right", "route"})  # "gave A access to B"


def mend_receiver(name: Token) -> None:
    """ "gave Chad permission to use A" with a Chad permission: who is given it is named first."""
    gift = name.head
    verb = gift.head
    if name.ent_type_ not in _NAMED or name.lower_ in _ADJECTIVAL or gift.dep_ != "dobj" or gift.pos_ != "NOUN":
        return
    span = [t for t in name.doc[gift.left_edge.i : gift.i] if t.ent_type_ == name.ent_type_]
    if verb.lemma_ not in load_grammar().giving or not span or span[-1] != name or span[0].i != verb.i + 1:
        return
    if any(c.dep_ in ("det", "poss", "case", "dative") for t in (gift, name) for c in t.lefts):
        return
    if child(verb, "dative", "auxpass") is not None or load_naming().class_of_nominal([gift.lower_]) in _PEOPLE:
        return
    if gift.lemma_ not in _LEADING_TO and any(
        c.dep_ in ("prep", "dative") and c.lower_ == "to" for t in (verb, gift) for c in t.rights
    ):
        return  # "sent Chad oil to A"
    hang(name, verb, "dative")
    for part in span[:-1]:
        if part.head == gift:
            hang(part, name, "compound")
