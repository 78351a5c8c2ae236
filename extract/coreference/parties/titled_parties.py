"""Finds by whom a title says that the document is: "Joint Statement of A and B", "Agreement between A and B"."""

from __future__ import annotations

import re

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.model import BlockKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge

_CHAIR = frozenset({"chair", "chairman", "chairperson", "chairs", "chairwoman", "presidency"})
_BY = frozenset({"by", "from", "of"})
_OF_OFFICE = frozenset({"for", "of", "to"})
_IN_OFFICES = _OF_OFFICE | {"and", "the", *HYPHENS}
_OFFICE = 12  # tokens from there to a person with his office: "Statement by A's Minister for B and C Jane Roe"
_BEHIND = 4  # tokens from what a title calls its document to its issuer: "Communiqué of the Ninth A Meeting"

_ROW = frozenset({",", "and", "the", *HYPHENS})
_PLACED_BODY = 2  # words of a body's name that begins with a people or a place


class TitledParties:
    """Reads the title; `head` is the token of what it calls the document, `own` are its words."""

    def __init__(self, parsed: Parsed, cues: list[Cue], knowledge: Knowledge, *, head: int, own: frozenset[str]):
        self.title_head, self.own_words = head, own
        self._doc, self._cues, self._schema, self._naming = parsed.doc, cues, knowledge.schema, knowledge.naming
        self._sentences = parsed.sentences

    def _of_title(self) -> tuple[int, ...]:
        """Give who speaks in "Statement of the Lake Council", "Peru-Chile Statement", "between Peru and Chile"."""
        actors = self._titled_actors()
        before = [c.index for c in actors if c.mention.end <= self.title_head]
        together = "joint" in self.own_words and len(before) == 1 and self._is_many(before[0])
        if len(before) > 1 or together:
            return tuple(before)
        if behind := self._behind_title():
            return behind
        first = next((c for c in actors if self._is_between(c)), None)
        row = self._row(first, actors) if first is not None and "joint" in self.own_words else ()
        return row if len(row) > 1 else ()  # not of the "Joint Statement on the Invasion of A"

    def _between_in_title(self) -> tuple[int, ...]:
        """Give the parties of "Agreement between A and B on Trade"."""
        actors = self._titled_actors() if self.title_head >= 0 else []
        ends = {c.mention.end: c for c in reversed(actors)}  # the longest first: not the Peru of "the Bank of Peru"
        actors = [c for c in actors if ends[c.mention.end] == c]
        before = {c.index: self._doc[max(0, c.mention.begin - 2) : c.mention.begin] for c in actors}
        first = next((c for c in actors if any(t.lower_ == "between" for t in before[c.index])), None)
        return self._row(first, [c for c in actors if c.index >= first.index]) if first is not None else ()

    def _titled_actors(self) -> list[Cue]:
        """Give who is named in the title: of "the Nordic Labour Council" the council, and not the lands around it."""
        titled = [c for c in self._cues if c.sentence == 0 and self._schema.is_a(c.mention.cls, "Actor")]
        bodies = [c for c in titled if self._schema.is_a(c.mention.cls, "Institution") and self._is_named_body(c)]
        named = [c for c in titled if c.is_name or c in bodies]
        within = (
            (c.index, b)
            for c in named
            for b in bodies
            if b.mention.begin <= c.mention.begin and b.mention.head > c.mention.head
        )
        inner = {i for i, body in within if body.index != i}
        inner |= {c.index for c in named for b in named if b != c and self._is_within(c, b)}  # "the Peru-Chad Council"
        people = [c for c in named if c.mention.cls == "Person"]
        inner |= {
            c.index for c in named for p in people if c.mention.end <= p.mention.begin and self._has_office_of(p, c)
        }
        return [c for c in named if c.index not in inner]

    def _has_office_of(self, person: Cue, body: Cue) -> bool:
        """Tell whose office somebody is named with: the bank in "Lake Bank President A", Peru in "Envoy to Peru A"."""
        if body.mention.end > person.mention.begin:
            return False
        office = [t.lower_ for t in self._doc[body.mention.end : person.mention.begin] if t.tag_ != "POS"]
        if not office:
            return body.mention.begin > 0 and self._doc[body.mention.begin - 1].lower_ in _OF_OFFICE
        return self._naming.title_at(office, 0) == len(office)

    @staticmethod
    def _is_within(cue: Cue, body: Cue) -> bool:
        apart = cue.mention.end - cue.mention.begin < body.mention.end - body.mention.begin
        return apart and body.mention.begin <= cue.mention.begin and cue.mention.end <= body.mention.end

    def _is_named_body(self, cue: Cue) -> bool:
        """Tell a body whose name a title only seems to describe, since its words all have capitals."""
        words = self._doc[cue.mention.begin : cue.mention.end]
        return (
            not cue.is_name and not cue.plural and len(words) > _PLACED_BODY and all(t.text[0].isupper() for t in words)
        )

    def _behind_title(self) -> tuple[int, ...]:
        """Give who is named behind what a title calls its document: "Statement of A", "Report by A and B"."""
        after = self._doc[self.title_head + 1] if 0 <= self.title_head < len(self._doc) - 1 else None
        actors = self._titled_actors() if after is not None and after.lower_ in _BY else []
        if after is not None and after.lower_ in ("at", "following", "on") and self._is_of_chair():
            return self._whose_meeting()
        if after is not None and after.lower_ == "of":  # "Communiqué of the Peruvian Trade Ministers' Meeting"
            groups = [c for c in self._cues if c.sentence == 0 and c.mention.cls == "Group" and not c.is_name]
            inside = {c.index for c in actors for g in groups if g.mention.begin <= c.mention.begin < g.mention.end}
            actors = [c for c in (*actors, *groups) if c.index not in inside]  # "of the Lake Union Trade Ministers"
        first = next((c for c in actors if self._is_near(c)), None)
        row = self._row(first, actors) if first is not None else ()
        row = () if len(row) == 1 and self._is_of_event(self._cues[row[0]]) else row
        return row or (self._whose_meeting() if after is not None and after.lower_ == "of" else ())

    def _is_of_event(self, cue: Cue) -> bool:
        """Tell a place before what took place: "Statement of the Chad Envoys' Meeting", to which others came."""
        token = self._doc[cue.mention.head]
        over = token.head
        meeting = over.lemma_.lower() in GRAMMAR.gatherings and token.dep_ in ("compound", "nmod", "poss")
        return meeting and cue.mention.cls in ("Country", "Place", "Region")

    def _is_near(self, cue: Cue) -> bool:
        """Tell who is named right behind what a title calls its document, a person with all words of his office."""
        between = self._doc[self.title_head + 2 : cue.mention.begin]
        office = cue.mention.cls == "Person" and all(t.text[0].isupper() or t.lower_ in _IN_OFFICES for t in between)
        return 0 < cue.mention.begin - self.title_head <= (_OFFICE if office else _BEHIND)

    def _is_of_chair(self) -> bool:
        """Tell "Chair's Summary", "Chairman's Statement", "Co-Chairs' Statement"."""
        return any(t.lower_ in _CHAIR for t in self._doc[max(0, self.title_head - 3) : self.title_head])

    def _whose_meeting(self) -> tuple[int, ...]:
        """Give who meets where the chairman, or all, state what was agreed on: "Chairman's Statement on the A Summit".

        That is a body with members, or several: "Joint Statement of the 5th Lake Union-Peru Summit".
        """
        behind = self._doc[self.title_head + 1 : self._sentences[0].span.end]
        stop = next((t.i for t in behind if t.lemma_.lower() in GRAMMAR.gatherings), behind.start)
        said, found = self._doc[behind.start : stop].text, dict[int, Cue]()
        for cue in (c for c in self._cues if c.is_name and (self._is_many(c.index) or c.mention.cls == "Country")):
            name = re.escape(self._doc[cue.mention.begin : cue.mention.end].text)
            if (at := re.search(rf"(?<!\w){name}(?!\w)", said)) is not None:
                known = found.setdefault(at.start(), cue)
                if len(cue.words) > len(known.words):  # "ASEAN Plus Three", and no ASEAN
                    found[at.start()] = cue
        met = tuple(found[at].index for at in sorted(found))
        return met if len(met) > 1 or any(self._is_many(i) for i in met) else ()

    def _is_many(self, index: int) -> bool:
        """Tell a body with members, which alone can make a joint statement."""
        cls = self._cues[index].mention.cls
        return cls == "Group" or self._schema.is_a(cls, "CooperationMechanism") or cls == "InternationalOrganization"

    def _row(self, first: Cue, actors: list[Cue]) -> tuple[int, ...]:
        """Give an actor with those that are coordinated with it, or that only "and" and "the" part from it."""
        head, end = first_conjunct(self._doc[first.mention.head]), first.mention.end
        row: list[int] = []
        for cue in (c for c in actors if c.index >= first.index):
            linked = {t.lower_ for t in self._doc[end : cue.mention.begin]} <= _ROW
            if cue == first or linked or first_conjunct(self._doc[cue.mention.head]) == head:
                row.append(cue.index)
                end = max(end, cue.mention.end) if linked else end
        return tuple(row)

    def _is_between(self, cue: Cue) -> bool:
        governor = first_conjunct(self._doc[cue.mention.head]).head
        return cue.mention.begin > self.title_head and governor.lower_ in ("between", "by", "of")

    def _is_titled(self, cue: Cue) -> bool:
        return self._sentences[cue.sentence].block.kind is BlockKind.TITLE
