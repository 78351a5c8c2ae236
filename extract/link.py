"""Turns clusters of mentions into entities with one name, one class, one key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgraph.extract.coref import WEIGHTS, Clusters
from reportgraph.extract.model import DOCUMENT_KEY, Entity, Mention, MentionKind
from reportgraph.extract.parse import Parsed
from reportgraph.ontology.naming import Knowledge, load_knowledge
from reportgraph.ontology.slugs import slug
from spacy.tokens import Token

MOST_ALIASES = 20


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a document, and which one each mention and each head token refers to."""

    entities: tuple[Entity, ...]
    of_mention: Mapping[int, str]
    by_head: Mapping[int, tuple[str, ...]]  # several keys where a group is resolved to its members
    by_key: Mapping[str, Entity]

    def entity(self, key: str) -> Entity:
        """Give the entity with this key."""
        return self.by_key[key]

    def keys_at(self, token: Token) -> tuple[str, ...]:
        """Give the keys of what a token refers to as the head of its phrase; none for a token that heads no mention."""
        return self.by_head.get(token.i, ())


def link(parsed: Parsed, mentions: tuple[Mention, ...], clusters: Clusters, ontology: Path | None = None) -> Entities:
    """Name and class each cluster; keys are slugs of the names, made unique by class, then by number."""
    knowledge = load_knowledge(ontology)
    drafts = [_draft([mentions[i] for i in cluster], knowledge) for cluster in clusters.clusters]
    keys = _keys(drafts)
    entities = [Entity(key, d.name, d.cls, d.aliases, d.ids, d.mentions) for key, d in zip(keys, drafts, strict=True)]
    own = tuple(mentions[i] for i in sorted(clusters.of_document))
    document = Entity(DOCUMENT_KEY, parsed.document.title, "Document", mentions=own)
    of_mention = {i: key for key, cluster in zip(keys, clusters.clusters, strict=True) for i in cluster}
    of_mention.update(dict.fromkeys(clusters.of_document, DOCUMENT_KEY))
    by_head = {mentions[i].head: (key,) for i, key in of_mention.items()}
    for i, sides in clusters.members.items():
        by_head[mentions[i].head] = tuple(dict.fromkeys(of_mention[side] for side in sides))
    everything = (document, *entities)
    return Entities(everything, of_mention, by_head, {e.key: e for e in everything})


@dataclass(frozen=True, slots=True)
class _Draft:
    name: str
    cls: str
    aliases: tuple[str, ...]
    ids: tuple[str, ...]
    mentions: tuple[Mention, ...]


def _draft(members: list[Mention], knowledge: Knowledge) -> _Draft:
    named = [m for m in members if m.kind is MentionKind.NAME]
    demonyms = [m for m in members if m.kind is MentionKind.DEMONYM]
    entry = next(
        (e for m in named if (e := knowledge.gazetteer.get(m.name)) is not None and m.how == "gazetteer"), None
    )
    cls = entry.cls if entry is not None else _class(members, knowledge)
    if entry is not None:
        name = entry.name
    elif named:
        name = _best_name(named, cls)
    elif demonyms:
        name = demonyms[0].name
    else:
        name = min(
            (m for m in members if m.kind is MentionKind.NOMINAL), key=lambda m: m.begin, default=members[0]
        ).name
    ids = entry.ids if entry is not None else next((m.ids for m in members if m.ids), ())
    return _Draft(name, cls, tuple(_aliases(members, name)), ids, tuple(members))


def _class(members: list[Mention], knowledge: Knowledge) -> str:
    """Give the class with the best evidence; of two on one line of descent the more specific."""
    votes: dict[str, float] = {}
    for m in members:
        if m.kind is not MentionKind.PRONOUN:
            weight = WEIGHTS.get(m.how, 0.5) * (1.0 if m.kind is not MentionKind.NOMINAL or len(members) == 1 else 0.5)
            votes[m.cls] = votes.get(m.cls, 0.0) + weight
    if not votes:
        return members[0].cls
    for cls in votes:
        for other in votes:
            if other != cls and knowledge.schema.is_a(cls, other):
                votes[cls] += votes[other]
    return max(votes, key=lambda c: (votes[c], len(knowledge.schema.ancestors(c)), c))


def _best_name(named: list[Mention], cls: str) -> str:
    """Give the fullest name; among equals the most frequent, then the first."""
    counts = Counter(m.name for m in named)
    order = {name: at for at, name in reversed(list(enumerate(m.name for m in named)))}
    return max(counts, key=lambda n: (not n.isupper(), len(n.split()), counts[n], -order[n]))


def _aliases(members: list[Mention], name: str) -> Iterator[str]:
    seen = {name.casefold()}
    counts = Counter(n for m in members if m.kind is not MentionKind.PRONOUN for n in _forms(m))
    for alias, _ in counts.most_common():
        if alias.casefold() not in seen and len(seen) <= MOST_ALIASES:
            seen.add(alias.casefold())
            yield alias


def _forms(mention: Mention) -> tuple[str, ...]:
    return (mention.name, mention.long_name) if mention.long_name else (mention.name,)


def _keys(drafts: list[_Draft]) -> list[str]:
    slugs = [slug(d.name) for d in drafts]
    shared = Counter(slugs)
    used: Counter[str] = Counter()
    keys: list[str] = []
    for base, draft in zip(slugs, drafts, strict=True):
        key = base if shared[base] == 1 else f"{base}-{slug(draft.cls)}"
        used[key] += 1
        keys.append(key if used[key] == 1 else f"{key}-{used[key]}")
    return keys
