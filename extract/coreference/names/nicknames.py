"""Joins a person and the nickname that stands inside the name: "Jane "Reed" Roe", "William (Bill) Roe"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.parsing.spelling import QUOTES
from spacy.tokens import Doc

_MARKS = QUOTES | {"(", ")"}
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


def nicknames(doc: Doc, names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join a person and the nickname inside the name: "Jane “Reed” Roe", "Reed Roe", "Reed"."""
    for cue in names:
        span = doc[cue.mention.begin : cue.mention.end]
        marks = [t.i for t in span[1:-1] if t.text in _MARKS]
        if cue.mention.cls != "Person" or len(marks) != 2:
            continue
        called = tuple(t.lower_ for t in doc[marks[0] + 1 : marks[1]])
        surname = tuple(t.lower_ for t in span if t.i > marks[1])
        for other in names:
            whole = tuple(w.strip(".") for w in surname if w.strip(".") not in _SUFFIXES)
            if other.words in (called, (*called, *whole), (*called, *surname)):
                yield cue.index, other.index
