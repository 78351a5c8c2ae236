"""Who gives what is only called an investment or a pledge: whoever says that he will."""

from __future__ import annotations

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.syntax import VERBAL, is_passive
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def giver(thing: Token) -> Token | None:
    """Give who says what he will give: "Voltra announced an investment" is Voltra's."""
    verb = thing.head
    offered = thing.dep_ == "dobj" and thing.lemma_ in GRAMMAR.offered and verb.lemma_ in GRAMMAR.offering
    givers = surface_subject(verb) if offered and verb.pos_ in VERBAL and not is_passive(verb) else []
    return givers[0] if len(givers) == 1 and givers[0].pos_ in NOUNY else None
