"""Finds the one name just spoken of that a description fits: "the Danish company", "the regional body"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.model import MentionKind

_NEAR = 2  # sentences that a description reaches back
_INSIDE = 12  # mentions around a phrase among which those inside it are


def described_name(cue: Cue, *, names: Mapping[str, Sequence[Cue]], discourse: Discourse) -> int | None:
    """Give the name that a description takes up, or None; `names`: those before it, by class."""
    token = discourse.parsed.doc[cue.mention.head]
    further = any(c.dep_ in ("prep", "relcl", "acl", "appos") and c.i > token.i for c in token.children)
    if cue.determiner != "the" or not cue.modifiers or further or cue.ordinals - cue.modifiers:
        return None
    around = discourse.cues[max(0, cue.index - _INSIDE) : cue.index + _INSIDE]
    parts = [c for c in around if cue.mention.begin <= c.mention.begin < cue.mention.end]
    if any(c.is_name and c.entry is None for c in parts):
        return None  # "the Better Roads plan" is no other plan
    inside = {discourse.find(c.index) for c in parts}
    states = {c.entry.name for c in parts if c.entry is not None and c.entry.cls == "Country"}
    spoken_of = _spoken_of(cue, discourse) - inside
    near = {
        discourse.find(c.index): c
        for cls in _classes(cue, discourse)
        for c in names.get(cls, [])[-8:]
        if discourse.find(c.index) in spoken_of and c.mention.kind is MentionKind.NAME and c.mention.how != "shape"
        if not states or c.entry is None or not c.entry.of or c.entry.of in states  # no Danish one is Peru's
    }
    found = [c.index for c in near.values() if not any(_is_branch(c, other) for other in near.values())]
    return found[0] if len(found) == 1 else None


def _is_branch(cue: Cue, other: Cue) -> bool:
    """Tell "Voltra UK" from Voltra."""
    return len(cue.words) > len(other.words) and cue.words[: len(other.words)] == other.words


def _spoken_of(cue: Cue, discourse: Discourse) -> set[int]:
    """Give what the sentences right before a phrase speak of, by whatever name."""
    found: set[int] = set()
    for i in range(cue.index - 1, -1, -1):
        if cue.sentence - discourse.cues[i].sentence > _NEAR:
            break
        found.add(discourse.find(i))
    return found


def _classes(cue: Cue, discourse: Discourse) -> list[str]:
    """Give the classes of names that a noun takes up; an unknown institution may be any kind of one."""
    if cue.mention.cls == "Person":
        return ["Person"] if {"year", "old"} <= cue.modifiers else []
    classes = discourse.knowledge.naming.generic.get(cue.head, frozenset())
    loose = any(discourse.knowledge.schema.is_a(cls, "Institution") for cls in classes)
    return sorted(classes | {"Institution"} if loose else classes)
