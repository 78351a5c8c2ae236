"""Mends what somebody calls a thing "as": in "described the visits as proof" the visits are called so."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.lexicon import load_lexicon
from spacy.tokens import Doc, Token


def repair_told_asides(doc: Doc) -> None:
    """Hang what a thing is called on the verb that calls it so."""
    for token in doc[2:-1]:
        if token.lower_ == "as" and token.dep_ == "prep" and token.head.dep_ == "dobj":
            _role_of_object(token)


def _role_of_object(link: Token) -> None:
    """ "described the visits as proof that A" with visits that are so: it is what they are called."""
    verb = link.head.head
    called = load_lexicon().contexts.of(verb.lemma_, "VERB", "phrase", "as") if verb.pos_ == "VERB" else None
    if called is not None and called.name == "quote" and link.i > link.head.i and child(link, "pobj") is not None:
        hang(link, verb, "prep")
