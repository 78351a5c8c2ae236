"""Runs a text through the stages from parse to link, for the tests of mentions, coreference and linking."""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.coreference.coref import resolve
from reportgraph.extract.coreference.link import Entities, link
from reportgraph.extract.mentions.mentions import find_mentions
from reportgraph.extract.model import Block, BlockKind, Document, Entity, Mention, Span
from reportgraph.extract.parsing.parse import Parsed, parse


@dataclass(frozen=True, slots=True)
class Linked:
    """A text with its mentions and entities."""

    parsed: Parsed
    mentions: tuple[Mention, ...]
    entities: Entities

    def classes(self) -> dict[str, str]:
        """Give the class of each mention by its name."""
        return {m.name: m.cls for m in self.mentions}

    def at(self, word: str, which: int = 0) -> tuple[str, ...]:
        """Give the names of the entities that an occurrence of a word refers to as the head of its phrase."""
        token = [t for t in self.parsed.doc if t.text == word][which]
        return tuple(self.entities.entity(key).name for key in self.entities.keys_at(token))

    def entity(self, name: str) -> Entity:
        """Give the entity with this name."""
        return next(e for e in self.entities.entities if e.name == name)

    def names(self) -> list[str]:
        """Give the names of all entities but the document."""
        return [e.name for e in self.entities.entities[1:]]


def linked(text: str, *, title: str = "") -> Linked:
    """Parse a text of one paragraph, under a title if one is given, and run the three stages."""
    whole = f"{title}\n\n{text}" if title else text
    begin = len(whole) - len(text)
    blocks = [Block(Span(begin, len(whole)), BlockKind.PARAGRAPH)]
    if title:
        blocks.insert(0, Block(Span(0, len(title)), BlockKind.TITLE))
    parsed = parse(Document(whole, title or "Untitled", tuple(blocks)))
    mentions = find_mentions(parsed)
    return Linked(parsed, mentions, link(parsed, mentions, resolve(parsed, mentions)))
