"""Groups the mentions that are one thing."""

from __future__ import annotations

from pathlib import Path

from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parse import Parsed
from reportgraph.ontology.naming import load_knowledge


def resolve(parsed: Parsed, mentions: tuple[Mention, ...], ontology: Path | None = None) -> tuple[tuple[int, ...], ...]:
    """Give clusters of mention indices, each sorted, ordered by their first mention; every mention is in one."""
    load_knowledge(ontology)
    clusters: dict[tuple[str, ...], list[int]] = {}
    for i, m in enumerate(mentions):
        if m.kind is MentionKind.PRONOUN:
            continue
        clusters.setdefault((m.name.lower(),), []).append(i)
    return tuple(tuple(c) for c in sorted(clusters.values()))
