"""Turns clusters of mentions into entities with one name, one class, one key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Token

from reportgraph.extract.model import DOCUMENT_KEY, Entity, Mention, MentionKind
from reportgraph.extract.parse import Parsed
from reportgraph.ontology.naming import load_knowledge
from reportgraph.ontology.slugs import slug

MOST_ALIASES = 20


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a document, and which one each mention and each head token refers to."""

    entities: tuple[Entity, ...]
    of_mention: Mapping[int, str]
    by_head: Mapping[int, tuple[str, ...]]  # several keys where a group is resolved to its members
    by_key: Mapping[str, Entity]
    groups: Mapping[str, tuple[str, ...]]

    def entity(self, key: str) -> Entity:
        """Give the entity with this key."""
        return self.by_key[key]

    def keys_at(self, token: Token) -> tuple[str, ...]:
        """Give the keys of what a token refers to as the head of its phrase; none for a token that heads no mention."""
        return self.by_head.get(token.i, ())

    def members(self, key: str) -> tuple[str, ...]:
        """Give the members of a group that the text lets one tell, or none."""
        return self.groups.get(key, ())


def link(
    parsed: Parsed, mentions: tuple[Mention, ...], clusters: tuple[tuple[int, ...], ...], ontology: Path | None = None
) -> Entities:
    """Name and class each cluster."""
    load_knowledge(ontology)
    used: Counter[str] = Counter()
    entities: list[Entity] = []
    of_mention: dict[int, str] = {}
    for cluster in clusters:
        members = tuple(mentions[i] for i in cluster)
        best = next((m for m in members if m.kind is MentionKind.NAME), members[0])
        key = slug(best.name)
        if used[key]:
            key = f"{key}-{slug(best.cls)}"
        used[key] += 1
        if used[key] > 1:
            key = f"{key}-{used[key]}"
            used[key] += 1
        names = [n for m in members for n in (m.name, m.long_name) if n and n != best.name]
        aliases = tuple(dict.fromkeys(names))[:MOST_ALIASES]
        entities.append(Entity(key, best.name, best.cls, aliases, best.ids, members))
        of_mention.update(dict.fromkeys(cluster, key))
    by_head = {mentions[i].head: (key,) for i, key in of_mention.items()}
    document = Entity(DOCUMENT_KEY, parsed.document.title, "Document")
    return Entities(
        (document, *entities), of_mention, by_head, {e.key: e for e in (document, *entities)}, {}
    )
