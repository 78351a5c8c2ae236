"""The values that travel through the pipeline; all frozen, all offsets count code points of `Document.text`.

Document -> Parsed -> Mention -> Entity -> Statement, and Parsed -> Proposition -> Statement.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from reportgraph.ontology.schema import BOTH

DOCUMENT_KEY = "#"
"""The entity key of the document itself; `#` never stands in a slug."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `begin` (inclusive) to `end` (exclusive) of the document's text."""

    begin: int
    end: int


class BlockKind(StrEnum):
    """What a stretch of the text is; only some kinds are prose that states something."""

    TITLE = "title"
    BYLINE = "byline"  # publisher, date, authors, dateline ("LAGOS, May 3 (Agency) --"), editors' line
    HEADING = "heading"
    LABEL = "label"  # what a paragraph or an item opens with before a colon: "THE PRESIDENT:", "Length:"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a bulleted or numbered list
    CAPTION = "caption"
    FURNITURE = "furniture"  # menus, "Begin Text:", page numbers: nothing is read from it


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of the text of one kind; blocks are disjoint and in order."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Document:
    """A report as it was read; its text never changes after this."""

    text: str
    title: str
    blocks: tuple[Block, ...]
    date: str | None = None  # ISO 8601, "2025-06-24", "2025-06" or "2025"
    dateline_place: str | None = None  # "Lagos": what "here" means
    dateline_date: str | None = None  # ISO 8601; relative dates count from it, else from `date`
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"  # BCP 47
    source: str | None = None  # file name or URL
    title_span: Span | None = None
    date_span: Span | None = None
    publisher_span: Span | None = None

    def block_at(self, offset: int) -> Block | None:
        """Give the block that holds a character; None between blocks."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.begin) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None

    def byline_of(self, name: str) -> Span | None:
        """Give where a byline, or the end, names one of the authors; None where only data about the file do."""
        bylines = [b for b in self.blocks if b.kind is BlockKind.BYLINE]
        for block in (*bylines, *self.blocks[-1:]):
            at = block.span.begin
            words = self.text[at : block.span.end].casefold()
            found = re.search(rf"\b{re.escape(name.casefold())}\b", words)
            if found:
                return Span(at + found.start(), at + found.end())
        return None


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"  # a common noun phrase: "the railway", "green energy"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"  # "Chinese" in "the Chinese president": refers to the country


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span that names or describes one thing.

    `begin`, `end` and `head` are token indices of the parsed text (`end` exclusive); one head, one mention.
    """

    begin: int
    end: int
    head: int
    span: Span
    kind: MentionKind
    cls: str  # local name of a class of the vocabulary: "Country"
    name: str  # the text without article, possessive, title or honorific
    how: str  # "gazetteer", "ner", "shape", "lexicon", "default", "quotes"
    long_name: str = ""  # with its complement, where it has one: "protection of the Niger basin"
    owner: str = ""  # who possesses it, with the mark: "Peru's"
    ids: tuple[str, ...] = ()  # external IRIs


@dataclass(frozen=True, slots=True)
class Entity:
    """The mentions that are one thing."""

    key: str  # slug of the name, unique in the document; DOCUMENT_KEY for the document itself
    name: str
    cls: str  # local name of its class, or of two that it has at once, joined: "City+GovernmentBody"
    aliases: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether the text has a proper name for it, or one of origin ("Norwegian"), and does not only describe it.

        What only a dateline or a byline names has no mention in a sentence.
        """
        return not self.mentions or any(m.kind in (MentionKind.NAME, MentionKind.DEMONYM) for m in self.mentions)

    @property
    def main_class(self) -> str:
        """The class itself, or the first of what is two things at once: "City" of a city that acts."""
        return self.cls.partition(BOTH)[0]

    def is_called(self, name: str) -> bool:
        """Tell whether this is its name or one of its aliases, case aside."""
        return name.casefold() in {n.casefold() for n in (self.name, *self.aliases)}


class Modality(StrEnum):
    """Whether a statement is a fact, a plan or a wish (vocabulary.md, Claims)."""

    ASSERTED = "asserted"
    ADVOCATED = "advocated"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A literal object: `datatype` is "string", "date", "gYearMonth", "gYear" or "decimal"."""

    text: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The passage that says it, and the words in it that are subject and object."""

    passage: Span
    subject: Span | None = None
    object: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the document says; subject, object, speakers are entity keys."""

    subject: str
    property: str  # local name of a property of the vocabulary, or "open:<verb-lemma[-particle]>"
    object: str | Value
    modality: Modality
    speaker: str = DOCUMENT_KEY  # the innermost one
    reported_by: tuple[str, ...] = ()  # speakers around it, from inside outwards
    time: Value | None = None
    confidence: float = 1.0  # probability in [0, 1]
    evidence: tuple[Evidence, ...] = ()
    rule: str = ""  # what found it: "verb: call for"
    signals: tuple[str, ...] = ()  # what tells how sure it is


@dataclass(frozen=True, slots=True)
class Observation:
    """One measured figure."""

    of: str  # entity key
    indicator: str
    value: Decimal
    unit: str = ""  # ISO 4217, UCUM, "%" or the counted noun
    period: Value | None = None
    change: Decimal | None = None
    change_from: Value | None = None
    qualifier: str | None = None
    modality: Modality = Modality.ASSERTED
    speaker: str = DOCUMENT_KEY
    reported_by: tuple[str, ...] = ()
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document; sorted, so that equal input gives equal bytes."""

    document: Document
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    observations: tuple[Observation, ...]
    left_out: dict[str, int] = field(default_factory=dict)  # reason -> number of candidates dropped
    corrected: frozenset[str] = frozenset()  # keys of the entities that a reader's correction changed
