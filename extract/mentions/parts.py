"""Parts of a place that have no name of their own: "northern Peru", "the south-east of Chad" without its article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.ontology.grammar import GRAMMAR

if TYPE_CHECKING:
    from reportgraph.extract.mentions.persons import NameSpan
    from reportgraph.extract.mentions.wording import Wording

_DIVIDED = ("Country", "Region")


def part_of_place(span: NameSpan, wording: Wording) -> NameSpan:
    """Give the name with the side that is meant of a country or a region: "northern Peru" is a part of Peru."""
    entry, at = span.entry, span.begin - 1
    if (
        entry is None
        or entry.demonym
        or entry.cls not in _DIVIDED
        or at < 0
        or wording.low[at] not in GRAMMAR.directions
    ):
        return span
    if at > 1 and wording.text[at - 1] in HYPHENS and wording.low[at - 2] in GRAMMAR.directions:
        at -= 2  # "north-eastern"
    if at > 1 and wording.low[at - 1] == "and" and wording.low[at - 2] in GRAMMAR.directions:
        at -= 2  # "northern and central Peru": both sides of it
    written = wording.text[at] == wording.low[at] or wording.doc[at].is_sent_start
    if not written or wording.doc[at].sent != wording.doc[span.begin].sent:
        return span
    return replace(span, begin=at, entry=None, cls="Region")
