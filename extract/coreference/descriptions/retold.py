"""Finds what a definite phrase tells again: by another noun for its kind, in more words, in another order."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from reportgraph.extract.coreference.cues import NEAR, Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.spelling import DEFINITE, singular
from reportgraph.extract.parsing.syntax import conjuncts, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Token

_BONDS = ("relation", "relationship", "tie")
_TWO = 2
_NEAR = 2  # sentences that another noun for the kind ("the deal") reaches back
_FAR = 6  # sentences that the same noun with more words reaches back
_LATELY = 6  # mentions of the same noun that are looked at
_COMPLEMENT = 12  # tokens behind a noun in which its complement stands
_OWNED = ("Actor", "Document", "Facility", "InfrastructureProject", "Project", "Work")  # "A's X" is the X of A
_THINGS = ("Event", "Document", "Facility", "InfrastructureProject", "Project", "Work")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_ANY_KIND = frozenset({"project", "disaster"})  # "the Delta Farm Project" is no plant; "the Delta Plant Project" is
_POINTING = DEFINITE - {"the"} | {"such"}
_DETERMINING = ("amod", "det", "predet")
_JUST_MADE = frozenset({"new", "planned", "proposed"})  # said of what "a law" told of; another than "the law"


@dataclass(frozen=True, slots=True)
class Retold:
    """The mentions before a phrase, by their head nouns."""

    discourse: Discourse
    by_head: Mapping[str, Sequence[Cue]]

    @property
    def again(self) -> tuple[Callable[[Cue], int | None], ...]:
        """The ways in which a phrase says the same in other words."""
        return (self.in_other_order, self.of_same_complement, self.of_same_pair)

    def by_kindred(self, cue: Cue) -> int | None:
        """Give the last thing of a kind that another noun for the kind takes up: "the Lake Accord … the deal"."""
        kindred = self.discourse.knowledge.naming.words.kindred.get(cue.head)
        further = any(c.dep_ in ("relcl", "acl") and not _is_aside(c) for c in self._token(cue).rights)
        other = bool(cue.complement) and bool(cue.modifiers - cue.names)  # "the first meeting of the Lake Council"
        if kindred is None or further or other or cue.ordinals or not cue.definite:
            return None
        lately = 1 if not cue.modifiers - cue.names else _LATELY
        near = (c for noun in sorted(kindred) for c in self.by_head.get(noun, [])[-lately:] if not c.plural)
        near = (c for c in near if c.head not in _ANY_KIND or cue.head in c.modifiers)
        near = (c for c in near if c.determiner or self._token(c).head.lower_ != "into")  # "signed the act into law"
        words = self.discourse.knowledge.naming.words
        inside = (t for c in self._token(cue).lefts for t in c.subtree)
        origins = {t.lower_ for t in inside if t.i in self.discourse.names}  # "the Peruvian-Chadian deal"
        own = (
            cue.modifiers - cue.names - origins - (words.light if cue.determiner in NEAR else set[str]())
        )  # "this historic act"
        near = (c for c in near if own <= c.modifiers | self._said_of(c, kindred))  # "the trade deal": no peace accord
        of = any(word == "of" for word, _ in prepositions(self._token(cue)))  # "the summit of the Lake Union"
        named = self.discourse.named_with(cue) if cue.modifiers or of else frozenset[int]()
        told = (c for c in near if named <= self.discourse.named_with(c))  # "the Lima plant", "a mill in Lima"
        far = _FAR if self._is_sole(cue, kindred) else _NEAR
        fitting = [c for c in told if cue.sentence - c.sentence <= far and self.discourse.cls(c) != "Person"]
        if cue.head == "meeting":  # it takes up a council where that is a session
            fitting = [c for c in fitting if self.discourse.cls(c) == "Event" or c.head == "dialogue"]
        if cue.mention.cls == "Event":  # "the summit" is no parliament that is called a congress
            fitting = [c for c in fitting if not self.discourse.is_a(c, "GovernmentBody")]
            fitting = [c for c in fitting if not self._is_elsewhere(cue, c)]
        if self.discourse.is_a(cue, "Project"):  # which the UN Development Programme is not
            fitting = [c for c in fitting if c.entry is None or not self.discourse.is_a(c, "Institution")]
        last = max(fitting, key=lambda c: c.index, default=None)  # no Paul Law
        taken_up = last is not None and (bool(cue.modifiers) or self.discourse.find(last.index) != last.index)
        again = cue.mention.cls == "Event" and self._is_sole(cue, kindred)  # "the earthquake … the quake"
        if last is None or not (last.is_name or last.names or last.determiner in ("a", "poss") or taken_up or again):
            return None
        return last.index

    def _is_elsewhere(self, cue: Cue, earlier: Cue) -> bool:
        """Tell "the meeting in Lima" from a forum of which a clause tells that it was held in Chad."""
        there = {t.i for word, p in prepositions(self._token(earlier).head) if word == "in" for t in objects_of(p)}
        towns = {self.discourse.find(n) for i, n in self.discourse.names.items() if i in there}
        here, is_a = self.discourse.named_with(cue), self.discourse.is_a
        both = [self.discourse.cues[i] for i in (*towns, *here)]
        return bool(towns) and bool(here) and towns.isdisjoint(here) and all(is_a(c, "City") for c in both)

    def _is_sole(self, cue: Cue, kindred: Collection[str]) -> bool:
        """Tell a bare noun where the text has told of one such thing alone: "a new analysis by A … The report"."""
        alike = [c for noun in sorted({cue.head, *kindred}) for c in self.by_head.get(noun, ())]
        bare = not (cue.modifiers or cue.complement) and not any(c.plural for c in alike)
        return bare and len({self.discourse.find(c.index) for c in alike}) == 1

    def pointed_at(self, cue: Cue) -> int | None:
        """Give what was just told of in more words: "adopted rules on tolls ... These rules help A"."""
        words = self.discourse.knowledge.naming.words
        said = words.light | self.discourse.lexicon.bland
        pointing = {c.lower_ for c in self._token(cue).lefts if c.lower_ in _POINTING and c.dep_ in _DETERMINING}
        if not cue.plural and cue.mention.cls in ABSTRACTIONS:
            pointing -= {"such"}  # "hate crimes ... such violence": of any kind
        if not pointing or cue.complement or not cue.modifiers <= said:
            return None
        nouns = (cue.head, *sorted(words.kindred.get(cue.head, ())))
        lately = sorted((c for noun in nouns for c in self.by_head.get(noun, [])[-_LATELY:]), key=lambda c: c.index)
        near = (c for c in lately if cue.sentence - c.sentence <= _NEAR)
        counted = any(c.dep_ == "nummod" for c in self._token(cue).lefts)  # "These two efforts" are not the one effort
        mass = cue.plural and cue.mention.cls in ABSTRACTIONS and not counted  # "investment ... These investments"
        alike = [c for c in near if c.mention.kind is MentionKind.NOMINAL]
        alike = [c for c in alike if c.plural == cue.plural or (mass and c.head == cue.head)]
        alike = [c for c in alike if c.head == cue.head or c.head != "act" or not c.plural]  # "acts of hate": no laws
        told = [c for c in alike if c.complement or not c.modifiers <= said]
        return told[-1].index if told else None

    def _token(self, cue: Cue) -> Token:
        return self.discourse.parsed.doc[cue.mention.head]

    def _said_of(self, cue: Cue, nouns: Collection[str]) -> frozenset[str]:
        """Give the words before any of the nouns by which a thing was called so far."""
        if self.discourse.find(cue.index) == cue.index and not cue.is_name:
            return frozenset()
        mentions = (c for noun in nouns for c in self.by_head.get(noun, ()))
        same = [c for c in mentions if self.discourse.find(c.index) == self.discourse.find(cue.index)]
        return frozenset[str]().union(*(c.modifiers for c in same))

    def _is_of_year(self, cue: Cue, earlier: Cue) -> bool:
        """Tell "the 2015 deal" where the sentence that told of the deal has the year."""
        doc = self.discourse.parsed.doc
        said = {t.text for t in doc[earlier.mention.head].sent}
        return bool(cue.ordinals) and all(_YEAR.fullmatch(w) and w in said for w in cue.ordinals)

    def of_talks(self, cue: Cue) -> int | None:
        """Give the only talks lately that "the talks" may be, by whatever noun: "trade negotiations … the talks"."""
        words = self.discourse.knowledge.naming.words
        further = any(c.dep_ in ("relcl", "acl") for c in self._token(cue).rights)
        if cue.head not in words.negotiations or not cue.plural or cue.determiner not in ("the", "these"):
            return None
        if cue.complement or cue.ordinals or further:
            return None
        known = (c for noun in sorted(words.negotiations) for c in self.by_head.get(noun, ()) if c.plural)
        near = [c for c in known if cue.sentence - c.sentence <= _FAR and not c.is_name]
        own, named = cue.modifiers - cue.names - words.light, self.discourse.named_with(cue)
        told = [c for c in near if own <= c.modifiers and named <= self.discourse.named_with(c)]
        if not own and not named:
            last = max((c.sentence for c in told), default=0)
            told = [c for c in told if c.sentence == last]
        alone = len({self.discourse.find(c.index) for c in told}) == 1
        return max(told, key=lambda c: c.index).index if alone else None

    def in_more_words(self, cue: Cue) -> int | None:
        """Give the only thing of its noun so far, which the text says more of: "a farm … the offshore farm"."""
        extra = cue.modifiers - cue.ordinals
        before = self.by_head.get(cue.head, [])
        dated = bool(before) and self._is_of_year(cue, before[-1])
        extra |= cue.ordinals
        apart = cue.names or cue.complement or extra & GRAMMAR.setting_apart or not extra
        apart = bool(apart) or (bool(cue.ordinals) and not dated)
        thing = self.discourse.cls(cue) in _THINGS
        if not (cue.definite or cue.dated) or cue.plural or apart or not thing:
            return None
        before = [c for c in before if cue.sentence - c.sentence <= _FAR]
        alone = len({self.discourse.find(c.index) for c in before}) == 1 and not any(c.plural for c in before)
        last = before[-1] if alone else None
        if last is None or last.is_name or not (dated or last.modifiers - last.names - last.ordinals <= cue.modifiers):
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
            told = not (mine ^ theirs) & GRAMMAR.setting_apart and (mine <= theirs or theirs <= mine)
            again = cue.determiner != "a" or earlier.definite
            if not thing:
                again = len((mine & theirs) | cue.complement) > 1 and mine ^ theirs <= cue.names | earlier.names
            single = not (earlier.plural or earlier.is_name or earlier.ordinals)
            if told and again and single and earlier.complement == cue.complement:
                return earlier.index
        return None

    def of_same_pair(self, cue: Cue) -> int | None:
        """Give the relations of the same two: "Peru-Chile relations … bilateral relations between Peru and Chile"."""
        pair = self._pair_of(cue)
        alike = sorted((c for noun in _BONDS for c in self.by_head.get(noun, ())), key=lambda c: c.index)
        if not pair and cue.head in _BONDS and cue.modifiers == {"bilateral"} and not cue.complement:
            pairs = {p for c in alike if (p := self._pair_of(c))}
            pair = pairs.pop() if len(pairs) == 1 else pair  # "Peru-Chile ties … bilateral ties"
        same = (c.index for c in reversed(alike[-_LATELY:]) if self._pair_of(c) == pair)
        return next(same, None) if pair else None

    def _pair_of(self, cue: Cue) -> frozenset[int]:
        """Give the two whose relations as a whole a phrase tells of: no "trade relations", no "growth of relations"."""
        light = self.discourse.knowledge.naming.words.light
        of_field = cue.modifiers - cue.names - light - {"bilateral", "mutual"}
        if cue.head not in _BONDS or of_field:
            return frozenset()
        between = [c for c in self._token(cue).rights if c.lower_ == "between"]
        two = [t for c in between for o in objects_of(c) for t in conjuncts(o)]
        names, find = self.discourse.names, self.discourse.find
        named = frozenset(find(names[t.i]) for t in two if t.i in names) or self.discourse.named_with(cue)
        words = {singular(w) for i in named for w in self.discourse.cues[i].words}
        return named if len(named) == _TWO and cue.complement <= words | {"and"} else frozenset()

    def in_other_order(self, cue: Cue) -> int | None:
        """Give what has the same words on the other side of the noun: "members of A", "A members"; "oil exports"."""
        named, light = self.discourse.named_with(cue), self.discourse.knowledge.naming.words.light
        for earlier in reversed(self.by_head.get(cue.head, [])[-_LATELY:] if cue.determiner != "a" else ()):
            if self._is_of_same_people(cue, earlier):
                return earlier.index
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

    def _is_of_same_people(self, cue: Cue, earlier: Cue) -> bool:
        """Tell "British troops" and "UK troops": the same noun with two words for one country before it."""
        if cue.plural != earlier.plural or cue.names == earlier.names or self.discourse.cls(cue) in ABSTRACTIONS:
            return False
        named, cues = self.discourse.named_with(cue), self.discourse.cues
        one = len(named) == 1 and all(self.discourse.is_a(cues[i], "Country") for i in named)
        if not one or named != self.discourse.named_with(earlier) or earlier.is_name:
            return False
        people = [self._words_of_names_in(c) for c in (cue, earlier)]
        own = [c.modifiers - names for c, names in zip((cue, earlier), people, strict=True)]
        return (
            all(people)
            and own[0] == own[1]
            and cue.ordinals == earlier.ordinals
            and not any(map(self._goes_on, (cue, earlier)))
        )

    def _words_of_names_in(self, cue: Cue) -> set[str]:
        inside = (c for c in self.discourse.cues if cue.mention.begin <= c.mention.begin < cue.mention.head)
        doc = self.discourse.parsed.doc
        return {t.lower_.strip(".") for c in inside if c.is_name for t in doc[c.mention.begin : c.mention.end]}

    def _goes_on(self, cue: Cue) -> bool:
        """Tell a noun that something behind it tells from others: "UK troops in Mali"."""
        return any(c.dep_ in ("prep", "relcl", "acl") for c in self.discourse.parsed.doc[cue.mention.head].rights)

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


def _is_aside(clause: Token) -> bool:
    """Tell ", which A funds," from what tells one of many."""
    return clause.dep_ == "relcl" and clause.doc[clause.left_edge.i - 1].text == ","
