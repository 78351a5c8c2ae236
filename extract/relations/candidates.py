"""What may become a statement: two tokens with a property between them, and what is known to find them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reportgraph.extract.coreference.referents import Referents
from reportgraph.extract.grammar.themes import names_of
from reportgraph.extract.model import Entity, MentionKind, Statement
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.schema import BOTH, Schema
from spacy.tokens import Token

_WHERE = frozenset("across at around in inside into near outside through throughout via within".split())


class Voice(StrEnum):
    """Whose a candidate is, and as what it stands."""

    CONTEXT = "context"  # coloured by the words around its predicate
    ACT = "act"  # a speech act is itself a fact, told by whoever is around the speaker
    VIEW = "view"  # what somebody says shows where he stands: a fact, in the voice of whose words it is read from
    HELD = "held"  # what a noun with an owner takes for granted, for whoever speaks of it: "A's support for B"
    ENDED = "ended"  # what the predicate says to hold no longer: "left the union"
    DUE = "due"  # what is to come, coloured by the words around its predicate: "A was named as the next dean of B"
    AHEAD = "ahead"  # what a noun phrase takes for granted to come: "the incoming dean of A"
    PRESUPPOSED = "presupposed"  # what a noun phrase takes for granted: a fact, in the voice of whose words it is


class Source(StrEnum):
    """What found a candidate, or a statement that is no relation between two phrases."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"  # the make-up of a noun phrase, by `structure.toml`
    OFFICE = "office"
    ADVICE = "advice"  # "A said B should do C": A advocates C
    GATHERING = "gathering"
    OPEN = "open"  # a verb that no property covers
    DATE = "date"
    FIGURE = "figure"
    MASTHEAD = "masthead"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two tokens, a property between them, and the predicate whose context colours it."""

    subject: Token
    property: str
    object: Token
    predicate: Token
    source: Source
    rule: str  # the entry that found it, as a person who mends the lexicon would look it up
    voice: Voice = Voice.CONTEXT
    through: Token | None = None  # the noun that was looked through to the object
    whole: bool = False  # said of the document itself, which no word of it stands for; the subject is the predicate


NO_CLASSES = "no property allows these classes"
NO_REFERENT = "a pronoun or phrase could not be resolved"
NO_NAME = "the relation says nothing of what has no name"
SAME_THING = "subject and object are one thing"
NO_CONTENT = "subject or object says nothing"
SAID_BETTER = "the same words say more"
TOO_DOUBTFUL = "a kind of reading that is wrong too often"
TOO_WEAK = "confidence below the minimum"


@dataclass(slots=True)
class Journal:
    """What was dropped on the way, and why."""

    dropped: list[tuple[str, Candidate]] = field(default_factory=list)
    left_out: list[tuple[str, Statement]] = field(default_factory=list)

    def drop(self, reason: str, candidate: Candidate) -> None:
        """Note that a candidate does not become a statement."""
        self.dropped.append((reason, candidate))

    def keep(self, reason: str, statements: Sequence[Statement], kept: Sequence[Statement]) -> Sequence[Statement]:
        """Give those of the statements that are kept, and note why the others are not."""
        left = set(kept)
        self.left_out += [(reason, s) for s in statements if s not in left]
        return kept

    def counts(self) -> Counter[str]:
        """Count the reasons."""
        return Counter(reason for reason, _ in (*self.dropped, *self.left_out))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the relations stage needs to know."""

    schema: Schema
    lexicon: Lexicon
    referents: Referents
    open_relations: bool = True

    def is_a(self, token: Token, *kinds: str) -> bool:
        """Tell whether a token may stand for something of one of these classes."""
        for entity in self.referents.entities(token):  # loops, as little is called more often
            for kind in kinds:
                if self.schema.is_a(entity.cls, kind):
                    return True
        return False

    def names_of(self, token: Token) -> tuple[str, ...]:
        """Give by what nouns a thing goes: "change", "climate-change"; a pronoun by those that it stands for."""
        if token.pos_ != "PRON":
            return names_of(token)
        mentions = (m for e in self.referents.entities(token) for m in e.mentions if m.kind is not MentionKind.PRONOUN)
        return tuple(name for m in mentions for name in names_of(token.doc[m.head]))


def class_at(entity: Entity, token: Token) -> str:
    """Give the class that a thing has where a token names it: "in Milan" is a town, and nobody who acts."""
    return entity.main_class if BOTH in entity.cls and is_whereabouts(token) else entity.cls


def is_whereabouts(token: Token) -> bool:
    """Tell where something is, happens or goes: "in Milan", "via Milan"."""
    link = first_conjunct(token).head
    return link.dep_ == "prep" and link.lower_ in _WHERE


def allowed(kind: str, classes: frozenset[str], schema: Schema) -> bool:
    """Tell whether a class is one of those that a domain or range admits (none: any)."""
    return not classes or kind in classes or not classes.isdisjoint(schema.ancestors(kind))
