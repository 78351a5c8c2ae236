"""Finds what somebody wants a place to be: "a free and open Indian Ocean" is an aim, and not the ocean."""

from __future__ import annotations

from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.extract.text.surface import chars_of

_PLACES = ("Place", "Region", "Country")
_JOINING = frozenset({"and", ","})


def as_vision(mention: Mention, finder: NameFinder) -> Mention:
    """Give the aim that the name of a place is part of behind "a" and words for how it should be, or the mention."""
    doc = finder.doc
    head = doc[mention.head]
    first = head.left_edge
    told = [t.lower_ for t in doc[first.i + 1 : mention.begin] if t.lower_ not in _JOINING]
    place = mention.kind is MentionKind.NAME and any(finder.knowledge.schema.is_a(mention.cls, k) for k in _PLACES)
    if not place or head.dep_ in SUBJECTS or first.lower_ not in ("a", "an") or not told:
        return mention
    if any(word not in finder.words.visions for word in told):
        return mention
    begin = first.i + 1
    name = " ".join(doc[begin : mention.end].text.split())
    chars = chars_of(doc, begin, mention.end)
    return Mention(begin, mention.end, mention.head, chars, MentionKind.NOMINAL, "Principle", name, "lexicon", name)
