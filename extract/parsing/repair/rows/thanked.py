"""Mends who is thanked in the second place, each for what is his own: "thanked A for hosting B and C for its help"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token


def repair_thanked(doc: Doc) -> None:
    """Hang the second of those who are thanked on the first, and what for on each of them."""
    for token in doc:
        if token.lower_ != "for" or token.dep_ != "prep" or token.i < 2:
            continue
        second = token.nbor(-1)
        thing = child(token, "pobj")
        own = thing is not None and child(thing, "poss") is not None
        if second.dep_ == "conj" and second.pos_ == "PROPN" and own:
            _beside_thing(second, token)
        elif second.dep_ == "pobj" and second.head.dep_ == "conj":
            _beside_verb(second.head)


def _beside_thing(second: Token, behind: Token) -> None:
    """ "thanked A for hosting B and C for its support" with B and C hosted."""
    verb = next((t for t in second.ancestors if t.lemma_ in GRAMMAR.thanking), None)
    first = child(verb, "dobj", "dative") if verb is not None else None
    between = next((c for c in verb.rights if c.lower_ == "for" and c.i < second.i), None) if verb is not None else None
    if first is None or between is None or second == first or between not in second.ancestors:
        return
    hang(second, first, "conj")
    hang(behind, second, "prep")


def _beside_verb(second: Token) -> None:
    """ "expressed thanks to A for hosting B, and to C for its support" with the second "to" beside the verb."""
    verb = second.head.head if second.head.lower_ == "for" else second.head
    thanks = child(verb, "dobj") if verb.pos_ == "VERB" else None
    alike = (c for c in thanks.rights if c.dep_ == "prep" and c.lower_ == second.lower_) if thanks is not None else ()
    first = next(iter(alike), None)
    if first is not None and first.i < second.i:
        hang(second, first, "conj")
