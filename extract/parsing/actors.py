"""Which nouns are of whom that does things on purpose."""

from __future__ import annotations

from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token


def may_act(noun: Token) -> bool:
    """Tell a common noun, or a short form, for who does things on purpose: "the government", "UNICEF"."""
    cls = load_naming().class_of_nominal([noun.lemma_.lower()])
    return noun.text.isupper() or (cls is not None and load_schema().is_a(cls, "Actor"))
