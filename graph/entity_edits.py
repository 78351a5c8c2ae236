"""Finds entities and words of an extraction by what people call them, and puts changed entities back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reportgraph.extract.model import DOCUMENT_KEY, Entity, Extraction, Span, Value
from reportgraph.ontology.slugs import slug

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # one character for one, so that offsets stay

_ARTICLE = re.compile(r"^(?:the|an?) ")


def plain(text: str) -> str:
    """Give a name as names are compared: without case, article, and how quotation marks are drawn."""
    return _ARTICLE.sub("", " ".join(text.translate(_STRAIGHT).split()).casefold())


def is_called(entity: Entity, name: str) -> bool:
    """Tell whether a name is an entity's label or one of its aliases."""
    return plain(name) in {plain(n) for n in (entity.name, *entity.aliases)}


def named(extraction: Extraction, name: str) -> Entity | None:
    """Give the entity of a name: the one labelled so, else the first that has it for an alias."""
    entities = [e for e in extraction.entities if e.key != DOCUMENT_KEY]
    labelled = (e for e in entities if plain(e.name) == plain(name))
    return next(labelled, None) or next((e for e in entities if is_called(e, name)), None)


def with_aliases(entity: Entity, names: Iterable[str]) -> Entity:
    """Give the entity with more names."""
    added = (n for n in dict.fromkeys(names) if n != entity.name and n not in entity.aliases)
    return replace(entity, aliases=(*(a for a in entity.aliases if a != entity.name), *added))


def replaced(extraction: Extraction, entity: Entity) -> Extraction:
    """Put an entity in the place of the one with its key."""
    entities = tuple(entity if e.key == entity.key else e for e in extraction.entities)
    return replace(extraction, entities=entities, corrected=extraction.corrected | {entity.key})


def rekeyed(extraction: Extraction, keys: dict[str, str], *, touched: str) -> Extraction:
    """Put new keys for old ones wherever a statement or an observation names them; nothing is said of itself."""

    def new(key: str) -> str:
        return keys.get(key, key)

    statements = (
        replace(
            s,
            subject=new(s.subject),
            object=s.object if isinstance(s.object, Value) else new(s.object),
            speaker=new(s.speaker),
            reported_by=tuple(map(new, s.reported_by)),
        )
        for s in extraction.statements
    )
    observations = (
        replace(o, of=new(o.of), speaker=new(o.speaker), reported_by=tuple(map(new, o.reported_by)))
        for o in extraction.observations
    )
    return replace(
        extraction,
        statements=tuple(s for s in statements if s.subject != s.object),
        observations=tuple(observations),
        corrected=frozenset(map(new, extraction.corrected)) | {touched},
    )


def free_key(name: str, extraction: Extraction, *, own: str = "") -> str:
    """Give a key for a name that no entity has, but for the one with the key `own`."""
    taken = {e.key for e in extraction.entities} - {own}
    key, number = slug(name), 1
    while key in taken:
        number += 1
        key = f"{slug(name)}-{number}"
    return key


def find(extraction: Extraction, words: str) -> Span | None:
    """Give where words stand in the document's text, whatever white space is between them."""
    if not words:
        return None
    pattern = r"\s+".join(map(re.escape, words.translate(_STRAIGHT).split()))
    found = re.search(pattern, extraction.document.text.translate(_STRAIGHT))
    return None if found is None else Span(*found.span())


def within(extraction: Extraction, name: str, passage: Span) -> Span | None:
    """Give where a name stands in a passage."""
    at = extraction.document.text.find(name, passage.begin, passage.end)
    return None if at < 0 else Span(at, at + len(name))
