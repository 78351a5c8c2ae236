"""Finds what the first sentences take up from the headline: "Lake dam fails" above "A dam on the lake has failed"."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import GOVERNING, Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.schema import ABSTRACTIONS

_LEAD = 2  # sentences below the headline


class HeadlineThings:
    """Remembers what the headline speaks of until the text has taken it up."""

    def __init__(self, discourse: Discourse):
        self._discourse, self._kindred = discourse, discourse.knowledge.naming.words.kindred
        sentences = discourse.parsed.sentences
        titles = {s.index for s in sentences if s.block.kind is BlockKind.TITLE}
        prose = [s.index for s in sentences if s.block.kind is BlockKind.PARAGRAPH]
        self._lead = frozenset(prose[:_LEAD])
        self._things = [c for c in discourse.cues if c.sentence in titles and c.mention.kind is MentionKind.NOMINAL]

    def of(self, cue: Cue) -> int | None:
        """Give the mention in the headline of what is told of here in full for the first time, or None."""
        if not self._things or cue.sentence == self._things[0].sentence:
            return None
        named, lead = cue.is_name, cue.sentence in self._lead and cue.mention.kind is MentionKind.NOMINAL
        alike = [t for t in self._things if (named or lead) and self._is_called_alike(cue, t)]
        alike = [t for t in alike if t.head == cue.head] or alike  # the project, and not the road to the project
        if len(alike) != 1:
            return None
        self._things.remove(alike[0])  # what another thing is called by now is taken up no more
        fits = _is_name_of(cue, alike[0]) if named else self._fits(cue, alike[0])
        return alike[0].index if fits else None

    def _is_called_alike(self, cue: Cue, thing: Cue) -> bool:
        person = cue.mention.cls == "Person"
        if person != (thing.mention.cls == "Person") or cue.plural != thing.plural:
            return False
        told = cue.is_name and bool(thing.complement)  # "plan for cleaner ports", "the Reef Plan for Cleaner Ports"
        things = _is_particular(cue) and (_is_particular(thing) or told)
        if cue.head == thing.head:
            return things or cue.determiner == "a"
        return things and not person and not cue.plural and thing.head in self._kindred.get(cue.head, ())

    def _fits(self, cue: Cue, thing: Cue) -> bool:
        told = [(cue.ordinals, thing.ordinals), (cue.complement, thing.complement), self._names_in(cue, thing)]
        if cue.head != thing.head:  # "a trade forum" is no "Reef Union summit"
            told.append((cue.modifiers | cue.names, thing.modifiers | thing.names))
        return not any(a and b and a.isdisjoint(b) for a, b in told)

    def _names_in(self, cue: Cue, thing: Cue) -> tuple[frozenset[int], frozenset[int]]:
        """Give whom and what two phrases name: "Peru's summit" is not "the Chad summit"."""
        return self._discourse.named_with(cue), self._discourse.named_with(thing)


def _is_name_of(cue: Cue, thing: Cue) -> bool:
    """Tell the name of what the headline calls for short: "Energy ministry", "the Ministry of Energy of Zambia"."""
    if thing.head in GOVERNING or cue.head != thing.head or thing.mention.cls == "Person":
        return False
    words = {singular(w.removesuffix("'s")) for w in cue.words}
    return {singular(w) for w in thing.modifiers | thing.complement} <= words and len(words) > 1


def _is_particular(cue: Cue) -> bool:
    """Tell a phrase for a thing or a person from one for a field: "growth"."""
    return cue.mention.cls not in ABSTRACTIONS or cue.mention.how == "default"
