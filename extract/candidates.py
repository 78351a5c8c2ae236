"""What may become a statement: two tokens with a property between them, and what is known to find them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportgraph.extract.referents import Referents
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.schema import Schema
from spacy.tokens import Token


class Voice(StrEnum):
    """Whose a candidate is, and as what it stands."""

    CONTEXT = "context"  # coloured by the words around its predicate
    ACT = "act"  # a speech act is itself a fact, told by whoever is around the speaker
    PRESUPPOSED = "presupposed"  # what a noun phrase takes for granted: a fact in the document's voice


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two tokens, a property between them, and the predicate whose context colours it."""

    subject: Token
    property: str
    object: Token
    predicate: Token
    voice: Voice = Voice.CONTEXT
    certainty: float = 0.9
    through: Token | None = None  # the noun that was looked through to the object


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the relations stage needs to know."""

    schema: Schema
    lexicon: Lexicon
    referents: Referents
    open_relations: bool = True


def allowed(kind: str, classes: frozenset[str], schema: Schema) -> bool:
    """Tell whether a class is one of those that a domain or range admits (none: any)."""
    return not classes or any(schema.is_a(kind, c) for c in classes)
