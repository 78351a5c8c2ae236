"""Joins "Chad's central bank" and the name that the text has for it: "the Bank of Chad", "the Riksbank"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.labels import OWNING
from reportgraph.extract.parsing.parse import Parsed

_LENDING = frozenset({"export-import", "for"})  # "Export-Import Bank of A", "Bank for International Cooperation"


def central_banks(parsed: Parsed, cues: list[Cue]) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions, a name and a phrase without one; a phrase of no land where the text names one bank."""
    called = [c for c in cues if c.mention.kind is MentionKind.NOMINAL and _is_central_bank(c)]
    if not called:
        return
    named: dict[str, int] = {}
    for cue in cues:
        if cue.mention.kind is MentionKind.NAME and (land := _land_of_name(cue)):
            named.setdefault(land, cue.index)
    lands = {c.mention.head: c.entry.name for c in cues if c.entry is not None and c.entry.cls == "Country"}
    for cue in called:
        own = [lands[t.i] for t in parsed.doc[cue.mention.head].lefts if t.dep_ in (*OWNING, "amod") and t.i in lands]
        owner = own[0] if own else next(iter(named)) if len(named) == 1 and not cue.owner else ""
        if owner in named:
            yield named[owner], cue.index


def _is_central_bank(cue: Cue) -> bool:
    return cue.head == "bank" and "central" in cue.modifiers and not cue.plural and cue.determiner != "a"


def _land_of_name(cue: Cue) -> str:
    """Give the country of a central bank that the gazetteer knows, or nothing."""
    entry = cue.entry
    if entry is None or entry.cls != "GovernmentBody" or entry.of is None:
        return ""
    name = entry.name.lower()
    return entry.of if "bank" in name and not _LENDING & set(name.split()) else ""
