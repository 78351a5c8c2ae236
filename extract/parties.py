"""Tells whom "the two sides", "both countries" are: the pair of actors that the text has just spoken of."""

from __future__ import annotations

from collections import Counter

from reportgraph.extract.cues import Cue
from reportgraph.extract.model import MentionKind
from reportgraph.extract.names import HYPHENS
from reportgraph.extract.parse import Parsed
from reportgraph.ontology.naming import Knowledge

_PAIRS = frozenset({"two", "both"})
_ANY = frozenset({"side", "party", "partner"})
_KINDS = {
    "country": ("Country",), "nation": ("Country",), "state": ("Country",), "neighbor": ("Country",),
    "neighbour": ("Country",), "government": ("Country",), "leader": ("Person",), "president": ("Person",),
    "minister": ("Person",), "official": ("Person",), "man": ("Person",), "woman": ("Person",),
    "company": ("Company",), "university": ("University",), "institution": ("Institution",), "organization": ("Institution",),
}  # fmt: skip
_FAR = 4  # sentences


class Parties:
    """The pairs of actors in a document, by where they stand."""

    def __init__(self, parsed: Parsed, cues: list[Cue], knowledge: Knowledge):
        self._parsed, self._schema = parsed, knowledge.schema
        self._pairs: list[tuple[int, Cue, Cue]] = []
        counts: Counter[tuple[str, str]] = Counter()
        names = [c for c in cues if c.is_name and self._schema.is_a(c.mention.cls, "Actor")]
        for a, b in zip(names, names[1:], strict=False):
            if a.mention.name != b.mention.name and self._joined(a, b):
                self._pairs.append((b.index, a, b))
                counts[_key(a, b)] += 1
        self._counts = counts
        self._states = knowledge.naming.words.states
        countries = [c for c in cues if c.mention.cls == "Country" and c.is_name]
        self._country_at = {c.mention.head: c.index for c in countries}
        self._head_of = {c.index: c.mention.head for c in countries}

    def _joined(self, a: Cue, b: Cue) -> bool:
        doc = self._parsed.doc
        between = [doc[i].lower_ for i in range(a.mention.end, b.mention.begin) if doc[i].lower_ not in ("the", "with")]
        if len(between) != 1 or not (between[0] in HYPHENS or between[0] in ("and", "&")):
            return False
        after = doc[b.mention.end : b.mention.end + 2].text.lower()
        before = doc[a.mention.begin - 1].text if a.mention.begin else ""
        return (before not in HYPHENS and before != "," and not after.startswith(tuple(HYPHENS))) or (
            between[0] == "and" and before != ","
        )

    def of(self, cue: Cue) -> tuple[int, ...]:
        """Give one mention of each of the two that the phrase or pronoun stands for, or nothing."""
        kinds = self._wanted(cue)
        if kinds is None:
            return ()
        fitting = [
            (at, a, b) for at, a, b in self._pairs if at < cue.index and self._fits(a, kinds) and self._fits(b, kinds)
        ]
        if not fitting:
            return ()
        at, a, b = fitting[-1]
        if cue.sentence - b.sentence > _FAR:
            most = max(fitting, key=lambda p: (self._counts[_key(p[1], p[2])], p[0]))
            a, b = most[1], most[2]
        return (a.index, b.index)

    def governed(self, cue: Cue) -> tuple[int, ...]:
        """Give the countries whose governments a phrase means: "the governments of Peru and Chile", "Peru's government"."""
        if cue.head not in self._states or cue.modifiers - cue.names - self._demonyms(cue):
            return ()
        doc = self._parsed.doc
        token = doc[cue.mention.head]
        near = [c for c in token.children if c.dep_ in ("poss", "amod", "compound", "nmod")]
        near += [
            o for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children if o.dep_ == "pobj"
        ]
        found = [self._country_at[t.i] for t in near if t.i in self._country_at]
        for cue_index in list(found):
            found += [self._country_at[c.i] for c in doc[self._head_of[cue_index]].conjuncts if c.i in self._country_at]
        return tuple(dict.fromkeys(found))

    def _demonyms(self, cue: Cue) -> set[str]:
        doc = self._parsed.doc
        return {doc[i].lower_ for i in range(cue.mention.begin, cue.mention.head) if i in self._country_at}

    def _fits(self, cue: Cue, kinds: tuple[str, ...]) -> bool:
        return not kinds or any(self._schema.is_a(cue.mention.cls, kind) for kind in kinds)

    def _wanted(self, cue: Cue) -> tuple[str, ...] | None:
        """Give the classes that the pair must have (empty: any), or None if the phrase stands for no pair."""
        doc = self._parsed.doc
        token = doc[cue.mention.head]
        if cue.mention.kind is not MentionKind.NOMINAL or not cue.plural:
            return None
        number = {doc[i].lower_ for i in range(max(0, cue.mention.begin - 2), token.i)} & _PAIRS
        if not number or (cue.modifiers - _PAIRS):
            return None
        if cue.head in _ANY:
            return ()
        return _KINDS.get(cue.head)


def _key(a: Cue, b: Cue) -> tuple[str, str]:
    return (a.mention.name, b.mention.name)
