"""Joins "Chad's central bank" and the name that the text has for it: "the Bank of Chad", "the Reserve Bank of Chad"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.labels import OWNING
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.ontology.naming import Knowledge

_BEFORE = frozenset({"central", "reserve"})  # but a "National Bank of" is often one of commerce
_TRADING = frozenset({"China", "India", "Ireland"})  # whose "Bank of" is one of commerce


def central_banks(parsed: Parsed, cues: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions, a name and a phrase without one; a phrase of no land where the text names one bank."""
    called = [c for c in cues if c.mention.kind is MentionKind.NOMINAL and _is_central_bank(c)]
    if not called:
        return
    named: dict[str, int] = {}
    for cue in cues:
        if cue.mention.kind is MentionKind.NAME and (land := _land_of_name(cue, knowledge)):
            named.setdefault(land, cue.index)
    lands = {c.mention.head: c.entry.name for c in cues if c.entry is not None and c.entry.cls == "Country"}
    for cue in called:
        own = [lands[t.i] for t in parsed.doc[cue.mention.head].lefts if t.dep_ in (*OWNING, "amod") and t.i in lands]
        owner = own[0] if own else next(iter(named)) if len(named) == 1 and not cue.owner else ""
        if owner in named:
            yield named[owner], cue.index


def _is_central_bank(cue: Cue) -> bool:
    return cue.head == "bank" and "central" in cue.modifiers and not cue.plural and cue.determiner != "a"


def _land_of_name(cue: Cue, knowledge: Knowledge) -> str:
    """Give the country of a central bank's name, or nothing."""
    before, _, land = cue.mention.name.partition("Bank of ")
    entry = knowledge.gazetteer.get(land.removeprefix("the ")) if land else None
    if entry is None or entry.cls != "Country" or entry.demonym or not set(before.lower().split()) <= _BEFORE | {"the"}:
        return ""
    return entry.name if before.strip().removeprefix("the").strip() or entry.name not in _TRADING else ""
