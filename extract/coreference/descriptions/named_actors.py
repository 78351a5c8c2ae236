"""The actors that a text has named so far: the only two of a kind, the last list of so many."""

from __future__ import annotations

from itertools import pairwise

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.parties.named_groups import COUNTS, FAR
from reportgraph.extract.coreference.parties.opening_talks import are_these, opening_talks, others_since, talks_in
from reportgraph.extract.coreference.parties.pairs import titles_of
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Doc

_LINKS = frozenset({",", "and", "&", "the"})
SIDES = frozenset({"side"})
LEADERS = frozenset({"leader", "leaders"})
_SPEAKING = ("spokesman", "spokesperson", "spokeswoman")
STATES = ("Country", "Region")
_PAST = GRAMMAR.no_longer | {"deputy", "vice"}  # who holds an office no more, or another one
_HEAD = frozenset({"head"})


class NamedActors:
    """The actors of a document that are named, and the holders of offices that are not, by where they stand."""

    def __init__(self, parsed: Parsed, cues: list[Cue], knowledge: Knowledge):
        self._parsed, self._cues = parsed, cues
        self._schema, self._naming = knowledge.schema, knowledge.naming
        self._at_head = {c.mention.head: c for c in cues}
        self.names = [c for c in cues if c.is_name and self._schema.is_a(c.mention.cls, "Actor")]
        self._holders = [c for c in cues if c.holds_office]
        self._titles: dict[str, frozenset[str]] = {}
        for surname, title in titles_of(cues, parsed.doc):
            self._titles[surname] = self._titles.get(surname, frozenset()) | title
        self.rows = rows_of(self.names, parsed.doc)
        self.met_first = opening_talks(parsed, cues)

    def only_two(self, cue: Cue, kinds: tuple[str, ...]) -> tuple[int, ...]:
        """Give the two actors of a kind that the text has named so far, if they are just two."""
        seen: dict[str, int] = {}
        for name in self.names:
            if name.index >= cue.index or len(seen) > 2:
                break
            if self.fits(name, kinds or STATES) and self.is_called(cue, name):
                called = name.entry.name if name.entry else name.mention.name
                words = set(called.split())
                alike = ({*s.replace(",", "").split()} for s in seen)
                short = name.mention.cls in ("Person", "Company") and any(words <= s or s < words for s in alike)
                if not short:  # "Ana Roe … Roe"
                    seen.setdefault(called, name.index)
        return tuple(seen.values()) if len(seen) == 2 else ()

    def two_at_once(self, cue: Cue) -> tuple[int, ...]:
        """Give the two people that the text has named so far, by name or by office alone, if it named them together."""
        before = [c for c in self._cues[: cue.index] if not self.is_of_meeting(c)]
        if are_these(cue, self.met_first, before, self._titles):
            return tuple(c.index for c in self.met_first)
        if named := self._two_titled(cue):
            return named
        two = self.only_two(cue, ("Person",)) or self.two_holders(cue)
        people = [n for n in (*self.names, *self._holders) if n.index in two]
        together = len({n.sentence for n in people}) == 1 and all(self.is_called(cue, n) for n in people)
        # "Roe met the ministers, spokesman Jo Doe said. The officials": Doe is none of them
        together = together and not any(w.startswith(_SPEAKING) for n in people for w in n.title)
        return two if together and not others_since(cue, people, self._cues[: cue.index]) else ()

    def is_of_meeting(self, crowd: Cue) -> bool:
        """Tell whose meeting is told of: "the meeting of the ministers of A and B", "the A ministers' meeting"."""
        token = self._parsed.doc[crowd.mention.head]
        of = token.dep_ == "pobj" and token.head.lower_ == "of"
        meeting = token.head.head if of else token.head if token.dep_ in ("compound", "nmod", "poss") else token
        return meeting.lemma_.lower() in GRAMMAR.gatherings

    def still_talking(self, they: Cue) -> tuple[int, ...]:
        """Give those who met in the sentence before "they", or at first, where one of them did what it tells."""
        doc = self._parsed.doc
        if just := self.just_met(they):
            return tuple(c.index for c in just)
        met = self.met_first
        if not met or max(c.index for c in met) > they.index:
            return ()
        doing = (c for c in self._cues[: they.index] if c.subject and they.sentence - c.sentence <= 1)
        since = (c for c in doing if c.sentence > met[0].sentence and self._schema.is_a(c.mention.cls, "Actor"))
        told = [c for c in since if first_conjunct(first_conjunct(doc[c.mention.head]).head).dep_ == "ROOT"]
        called = {*(c.words[-1] for c in met if c.words), *(c.head for c in met)}
        called |= {w for name in called for w in self._titles.get(name, ())}
        return tuple(c.index for c in met) if all(c.head in called for c in told) else ()

    def just_met(self, they: Cue) -> tuple[Cue, ...]:
        """Give those of whom the sentence before tells that they met."""
        return talks_in(self._parsed.sentences[they.sentence - 1].span, self._at_head) if they.sentence > 0 else ()

    def _two_titled(self, cue: Cue) -> tuple[int, ...]:
        """Give the two people that the text has named so far by an office, "the presidents", whoever else it names."""
        doc, seen = self._parsed.doc, dict[str, int]()
        people = [n for n in self.names if n.index < cue.index and n.mention.cls == "Person"]
        for before, name in pairwise([None, *people]):
            assert name is not None
            begin = before.mention.end if before is not None and before.sentence == name.sentence else 0
            own = any(t.lower_ == cue.head for t in doc[max(begin, name.mention.begin - 10) : name.mention.end + 10])
            if own and cue.head in name.title and _PAST.isdisjoint(name.title):
                seen.setdefault(name.mention.name.split()[-1], name.index)
        return tuple(seen.values()) if len(seen) == 2 else ()

    def two_holders(self, cue: Cue) -> tuple[int, ...]:
        """Give the two that the text knows by their offices alone: "the King of Peru and the King of Chile"."""
        if any(n.index < cue.index and n.mention.cls == "Person" for n in self.names):
            return ()
        seen: dict[str, int] = {}
        for holder in self._holders:
            if holder.index < cue.index:
                seen.setdefault(holder.mention.long_name, holder.index)
        return tuple(seen.values()) if len(seen) == 2 else ()

    def row(self, cue: Cue, count: int, kinds: tuple[str, ...]) -> tuple[int, ...]:
        """Give the last list of so many before the phrase, "Peru, Chile and Cuba … the three countries".

        One that is far counts if the text lists no others of that number.
        """
        lists = [
            row
            for row in self.rows
            if row[-1].index < cue.index and len(row) == count and all(self.fits(c, kinds) for c in row)
        ]
        named = [frozenset(c.entry.name if c.entry else c.mention.name for c in row) for row in lists]
        told = [(row, names) for row, names in zip(lists, named, strict=True) if len(names) == count]
        if not told:
            return ()
        near = cue.sentence - told[-1][0][-1].sentence <= FAR
        return tuple(c.index for c in told[-1][0]) if near or len({names for _, names in told}) == 1 else ()

    def named_at_once(self, cue: Cue, count: int, kinds: tuple[str, ...]) -> tuple[int, ...]:
        """Give those of a kind in the last sentence that names any, if these are so many: "the three ministers"."""
        if kinds not in (("Person",), ("Country",)):
            return ()
        near = [n for n in self.names if n.index < cue.index and 0 < cue.sentence - n.sentence <= FAR]
        near = [n for n in near if self.fits(n, kinds)]
        named: dict[str, int] = {}
        for n in near:
            if n.sentence == near[-1].sentence:
                named.setdefault(n.entry.name if n.entry else n.mention.name.split()[-1], n.index)
        return tuple(named.values()) if len(named) == count else ()

    def last_row(self, cue: Cue) -> tuple[int, ...]:
        """Give the last list of states before the phrase."""
        for row in reversed(self.rows):
            before = row[-1].index < cue.index and cue.sentence - row[-1].sentence <= FAR
            if before and len(row) > 1 and all(self.fits(c, ("Country",)) for c in row):
                return tuple(c.index for c in row)
        return ()

    def two_just_named(self, cue: Cue, back: int = 1) -> tuple[int, ...]:
        """Give the two people of the sentence before, or else the two actors, if it names just two: "A wrote to B"."""
        near = [c for c in self.names if cue.sentence - c.sentence == back and c.index < cue.index and c.words]
        for named in ([c for c in near if c.mention.cls == "Person"], near):
            first = {c.words[-1]: c.index for c in reversed(named)}
            if len(first) == 2:
                return tuple(sorted(first.values()))
        return ()

    def firms_just_named(self, cue: Cue) -> set[tuple[str, ...]]:
        """Give the names of the firms in the sentence before: "A signed a deal with B. The companies will"."""
        firms = (c for c in self.names if self._schema.is_a(c.mention.cls, "Company") and c.index < cue.index)
        return {c.words for c in firms if cue.sentence - c.sentence == 1}

    def fits(self, cue: Cue, kinds: tuple[str, ...]) -> bool:
        """Tell an actor of one of the kinds; a name that tells no kind may be of each that institutions have."""
        cls, is_a = cue.mention.cls, self._schema.is_a
        return not kinds or any(is_a(cls, k) or (cls == "Institution" and is_a(k, cls)) for k in kinds)

    def is_called(self, cue: Cue, person: Cue) -> bool:
        """Tell whether people may be called so: a president and a general are leaders or men, and no two rebels."""
        if person.mention.cls != "Person" or cue.mention.kind is not MentionKind.NOMINAL:
            return True
        known = self._titles.get(person.words[-1], frozenset()) if person.words else frozenset()
        if (own := cue.modifiers - COUNTS.keys() - cue.names) and cue.head not in _HEAD:
            return own | {cue.head} <= known  # "the two foreign ministers"
        told = frozenset(w for w in known if self._naming.class_of_nominal([w]) == "Person")
        if cue.head in LEADERS and not known.isdisjoint(GRAMMAR.aides) and known.isdisjoint(GRAMMAR.rulers):
            return False  # two advisers who met at a summit
        anybody = self._naming.words.anybody | self._naming.words.sides | SIDES | _HEAD
        if not told:  # nobody knows what they are, but not a crowd: "the rebels", "the farmers"
            return cue.head in anybody or self._naming.title_at([cue.head], 0) > 0
        return cue.head in told | anybody


def rows_of(names: list[Cue], doc: Doc) -> list[list[Cue]]:
    """Give the names that stand in one list, "A, B and C", in the order of the text."""
    rows: list[list[Cue]] = []
    for name in names:
        last = rows[-1][-1] if rows else None
        between = doc[last.mention.end : name.mention.begin] if last is not None else ()
        linked = last is not None and all(t.lower_ in _LINKS for t in between) and len(between) > 0
        linked &= last is not None and (last.mention.cls == "Person") == (name.mention.cls == "Person")
        rows[-1].append(name) if linked else rows.append([name])
    return rows
