"""Tells whose a thing is, by a name, a description or a pronoun: "Roe's speech … his speech", "the firm's plan"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Token

_LATELY = 6  # mentions of one noun that are looked at
_MAKING = frozenset({"authored", "founded", "implements", "published"})
_NEAR = 6  # sentences that another noun for the kind reaches back


@dataclass(frozen=True)
class Owners:
    """Knows possessors; `standing_at` gives the mentions that a pronoun stands for."""

    discourse: Discourse
    standing_at: Callable[[Token], tuple[int, ...]]

    @cached_property
    def _at(self) -> dict[int, int]:
        return {c.mention.head: c.index for c in self.discourse.cues}

    def of(self, cue: Cue) -> int | None:
        """Give the set of who possesses a thing."""
        owner = self._owner(cue)
        return None if owner is None else self.discourse.find(owner)

    def _owner(self, cue: Cue) -> int | None:
        owner = child(self.discourse.parsed.doc[cue.mention.head], "poss")
        if owner is None or owner.pos_ != "PRON":
            return None if owner is None else self._at.get(owner.i)
        members = self.standing_at(owner)
        return members[0] if len(members) == 1 else None

    def differ(self, cue: Cue, earlier: Cue) -> bool:
        """Tell "A sold its mill, B closed its mill": two things of one noun, each of which somebody else has."""
        mine, theirs = self.of(cue), self.of(earlier)
        return cue.mention.cls not in ABSTRACTIONS and None not in (mine, theirs) and mine != theirs

    def theirs(self, cue: Cue, by_head: Mapping[str, Sequence[Cue]]) -> int | None:
        """Give the thing told of with whose it is: "a ruling by the court … the court's ruling … its decision"."""
        whose = self.of(cue)
        if whose is None or self.discourse.cls(cue) == "Person":
            return None
        fitting = (e for e in self._alike(cue, by_head) if self._is_of(e, whose) and self._fits(cue, e, whose))
        return next((e.index for e in fitting), None)

    def _alike(self, cue: Cue, by_head: Mapping[str, Sequence[Cue]]) -> Iterator[Cue]:
        yield from by_head.get(cue.head, [])[-_LATELY:]
        kindred = self.discourse.knowledge.naming.words.kindred.get(cue.head, frozenset())
        near = (c for noun in sorted(kindred) for c in by_head.get(noun, [])[-1:])
        yield from (c for c in near if cue.sentence - c.sentence <= _NEAR and not cue.modifiers - cue.names)

    def _is_of(self, earlier: Cue, whose: int) -> bool:
        if whose == self.of(earlier) or self._is_made_by(earlier, whose):
            return True
        words = {singular(w) for i in self.discourse.named_with(earlier) for w in self.discourse.cues[i].words}
        alone = earlier.mention.cls not in ABSTRACTIONS or earlier.complement <= words  # not "growth of trade in Peru"
        return alone and whose in self.discourse.named_with(earlier)

    def _is_made_by(self, earlier: Cue, whose: int) -> bool:
        """Tell what somebody has made or published: "Peru is building a canal … Peru's canal"."""
        noun = self.discourse.parsed.doc[earlier.mention.head]
        frames = self.discourse.lexicon.frames.get((noun.head.lemma_.lower(), "verb"), ())
        made = noun.dep_ == "dobj" and any(f.property in _MAKING and not f.particle for f in frames)
        maker = child(noun.head, "nsubj") if made and earlier.determiner == "a" else None
        return maker is not None and not any(c.dep_ == "conj" for c in maker.children) and self._stands(maker) == whose

    def _stands(self, token: Token) -> int | None:
        members = self.standing_at(token)
        return self.discourse.find(members[0]) if len(members) == 1 else None

    def _fits(self, cue: Cue, earlier: Cue, whose: int) -> bool:
        if cue.plural != earlier.plural or not cue.complement <= earlier.complement or earlier.is_name:
            return False
        more, less = earlier.modifiers - earlier.names, cue.modifiers - cue.names
        same = less == more if cue.plural or cue.mention.cls in ABSTRACTIONS else less <= more
        owner = self._owner(cue)
        within = self.discourse.named_with(self.discourse.cues[owner]) if owner is not None else frozenset[int]()
        return same and self.discourse.named_with(cue) - within - {whose} <= self.discourse.named_with(earlier)
