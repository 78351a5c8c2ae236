"""Finds what a definite phrase tells again: by another noun for its kind, in more words, in another order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.grammar import load_grammar

_NEAR = 2  # sentences that another noun for the kind ("the deal") reaches back
_FAR = 6  # sentences that the same noun with more words reaches back
_LATELY = 6  # mentions of the same noun that are looked at
_COMPLEMENT = 12  # tokens behind a noun in which its complement stands
_OWNED = ("Actor", "Document", "Facility", "InfrastructureProject", "Project", "Work")  # "A's X" is the X of A
_THINGS = ("Event", "Document", "Facility", "InfrastructureProject", "Project", "Work")
_ANY_KIND = frozenset({"project", "disaster"})  # "the Delta Farm Project" is no plant; "the Delta Plant Project" is
_JUST_MADE = frozenset({"new", "planned", "proposed"})  # said of what "a law" told of; another than "the law"


@dataclass(frozen=True, slots=True)
class Retold:
    """The mentions before a phrase, by their head nouns."""

    discourse: Discourse
    by_head: Mapping[str, Sequence[Cue]]

    def by_kindred(self, cue: Cue) -> int | None:
        """Give the last thing of a kind that another noun for the kind takes up: "the Lake Accord … the deal"."""
        kindred = self.discourse.knowledge.naming.words.kindred.get(cue.head)
        further = any(c.dep_ in ("relcl", "acl") for c in self.discourse.parsed.doc[cue.mention.head].rights)
        other = bool(cue.complement) and bool(cue.modifiers - cue.names)  # "the first meeting of the Lake Council"
        if kindred is None or further or other or cue.ordinals or not cue.definite:
            return None
        near = (c for noun in sorted(kindred) for c in self.by_head.get(noun, [])[-1:] if not c.plural)
        near = (c for c in near if c.head not in _ANY_KIND or cue.head in c.modifiers)
        near = (c for c in near if cue.modifiers - cue.names <= c.modifiers)  # "the trade deal": not the peace accord
        named = self.discourse.named_with(cue) if cue.modifiers else frozenset[int]()
        told = (c for c in near if named <= self.discourse.named_with(c))  # "the Lima plant", "a mill in Lima"
        fitting = [c for c in told if cue.sentence - c.sentence <= _NEAR and self.discourse.cls(c) != "Person"]
        last = max(fitting, key=lambda c: c.index, default=None)  # no Paul Law
        taken_up = last is not None and (bool(cue.modifiers) or self.discourse.find(last.index) != last.index)
        if last is None or not (last.is_name or last.determiner in ("a", "poss") or taken_up):
            return None
        return last.index

    def in_more_words(self, cue: Cue) -> int | None:
        """Give the only thing of its noun so far, which the text says more of: "a farm … the offshore farm"."""
        extra = cue.modifiers - cue.ordinals
        apart = cue.ordinals or cue.names or cue.complement or extra & load_grammar().setting_apart or not extra
        thing = self.discourse.cls(cue) in _THINGS
        if not (cue.definite or cue.dated) or cue.plural or apart or not thing:
            return None
        before = [c for c in self.by_head.get(cue.head, []) if cue.sentence - c.sentence <= _FAR]
        alone = len({self.discourse.find(c.index) for c in before}) == 1 and not any(c.plural for c in before)
        last = before[-1] if alone else None
        if last is None or last.is_name or not last.modifiers - last.names <= cue.modifiers:
            return None
        if (last.determiner != "a" and extra & _JUST_MADE) or self._is_manner(last):
            return None
        return last.index

    def _is_manner(self, cue: Cue) -> bool:
        """Tell a noun that only says how something is done: "signed into law", "went to court"."""
        noun = self.discourse.parsed.doc[cue.mention.head]
        return noun.dep_ == "pobj" and not cue.plural and noun.n_lefts == 0 and noun.pos_ == "NOUN"

    def of_same_complement(self, cue: Cue) -> int | None:
        """Give what has the same complement, with a name in it, and more or fewer words: "side event on the Lake Pact".

        A principle needs no name: "a closer community with a shared future".
        """
        kind, light = self.discourse.cls(cue), self.discourse.knowledge.naming.words.light
        thing = kind in _THINGS and bool(cue.complement) and bool(self.discourse.named_with(cue))
        if cue.plural or cue.ordinals or not (thing or kind == "Principle"):
            return None
        mine = cue.modifiers - light
        for earlier in reversed(self.by_head.get(cue.head, [])[-_LATELY:]):
            theirs = earlier.modifiers - light
            told = not (mine ^ theirs) & load_grammar().setting_apart and (mine <= theirs or theirs <= mine)
            again = cue.determiner != "a" or earlier.definite
            if not thing:
                again = len((mine & theirs) | cue.complement) > 1 and mine ^ theirs <= cue.names | earlier.names
            single = not (earlier.plural or earlier.is_name or earlier.ordinals)
            if told and again and single and earlier.complement == cue.complement:
                return earlier.index
        return None

    def in_other_order(self, cue: Cue) -> int | None:
        """Give what has the same words on the other side of the noun: "members of A", "A members"; "oil exports"."""
        named, light = self.discourse.named_with(cue), self.discourse.knowledge.naming.words.light
        for earlier in reversed(self.by_head.get(cue.head, [])[-_LATELY:] if cue.determiner != "a" else ()):
            before, behind = (cue, earlier) if earlier.complement else (earlier, cue)
            if not behind.complement or before.complement or earlier.is_name:
                continue
            alike = cue.plural == earlier.plural and cue.modifiers - cue.names == earlier.modifiers - earlier.names
            same = bool(named) and named == self.discourse.named_with(earlier) and bool(before.names)
            if same and alike and self._is_turned(before, behind):
                return earlier.index
            after, kind = self.discourse.parsed.doc[behind.mention.head + 1], behind.modifiers - light
            words = frozenset(singular(w) for w in before.modifiers - light - kind)
            plain = after.lower_ == "of" and not (named or self.discourse.named_with(earlier))
            if plain and words and words == behind.complement and kind <= before.modifiers:
                return earlier.index
        return None

    def _is_turned(self, before: Cue, behind: Cue) -> bool:
        """Tell "the ships of A" and "A's ships"; exports to A are not A's, and A invades others than who invades it."""
        doc, head = self.discourse.parsed.doc, behind.mention.head
        after = doc[head + 1 : head + _COMPLEMENT]
        if not behind.complement <= {singular(t.lower_) for t in after if t.pos_ == "PROPN"}:
            return False
        inside = doc[before.mention.begin : before.mention.head]
        whose = before.determiner == "poss" or any(t.ent_type_ == "NORP" or t.pos_ == "ADJ" for t in inside)
        owned = any(self.discourse.is_a(behind, kind) for kind in _OWNED)
        return not whose or (after[0].lower_ == "of" and owned)
