"""Parts of a place that have no name of their own: "northern Peru", "the south-east of Chad" without its article.

And places with their kind before them: "the State of Ohio".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.ontology.grammar import GRAMMAR

if TYPE_CHECKING:
    from reportgraph.extract.mentions.persons import NameSpan
    from reportgraph.extract.mentions.wording import Wording

_DIVIDED = ("Country", "Region")
_KINDS = ("Country", "Region", "City")
_PLAIN = ("Country", "City")


def with_kinds(spans: list[NameSpan], wording: Wording) -> list[NameSpan]:
    """Give the names, those of places with the kind before them: "the State of Ohio" is Ohio, and no State."""
    placed = [s for s in spans if s.entry is not None and s.entry.cls in _KINDS and _kind_before(s, wording)]
    begins, ends = {s.begin - 2 for s in placed}, {s.end for s in placed}
    wide = [replace(s, begin=s.begin - 2, nested=False) for s in placed]
    kept = [s for s in spans if s not in placed and not (s.begin in begins and (s.end in ends or s.end == s.begin + 1))]
    return sorted([*kept, *wide], key=lambda s: (s.begin, -s.end))


def _kind_before(span: NameSpan, wording: Wording) -> bool:
    """Tell a kind of place with a capital and "of" before a name: "the State of Ohio"."""
    kind = wording.text[max(0, span.begin - 2)]
    told = kind.istitle() and wording.low[span.begin - 1] == "of" and not (span.entry is None or span.entry.demonym)
    longer = span.begin > 2 and wording.text[span.begin - 3].istitle() and wording.low[span.begin - 3] != "the"
    cls = wording.naming.class_of_nominal([kind.lower()])
    other = wording.naming.named.get((kind.lower(),), "City") == "Country" != (span.entry.cls if span.entry else "")
    return told and not longer and cls in _PLAIN and not other  # not "the Republic of Chad", "the District of Ohio"


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
