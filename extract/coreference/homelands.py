"""Whose country "his country" is: that of his office, "Brazilian President A", "A, the president of Brazil"."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.syntax import child

_TITLE = 4  # tokens from the people in a title to the name behind it
_OFFICE = 8  # tokens from a name to the country in the office behind it


def homeland(cue: Cue, discourse: Discourse) -> int | None:
    """Give the mention of the country that a phrase such as "his country" means, or None."""
    owner = child(discourse.parsed.doc[cue.mention.head], "poss")
    if owner is None or cue.modifiers or cue.plural or cue.mention.cls != "Country":
        return None
    whose = next((c for c in discourse.cues[: cue.index] if c.mention.head == owner.i), None)
    if whose is None:
        return None
    same = discourse.find(whose.index)
    people = (c for c in discourse.cues if c.is_name and c.mention.cls == "Person" and discourse.find(c.index) == same)
    found = (_country_beside(person, discourse) for person in people)
    return next((index for index in found if index is not None), None)


def _country_beside(person: Cue, discourse: Discourse) -> int | None:
    """Give the country in the title before a name ("Brazilian President A") or in the office behind it."""
    doc = discourse.parsed.doc
    for c in discourse.cues:
        if c.sentence != person.sentence or c.mention.cls != "Country":
            continue
        owns = doc[c.mention.end].tag_ == "POS" if c.mention.end < len(doc) else False
        near = 0 < person.mention.begin - c.mention.end <= _TITLE
        before = near and (c.mention.kind is MentionKind.DEMONYM or owns)
        behind = 0 < c.mention.begin - person.mention.end <= _OFFICE and doc[person.mention.end].text == ","
        if (before and person.title) or (behind and doc[c.mention.begin - 1].lower_ == "of"):
            return c.index
    return None
