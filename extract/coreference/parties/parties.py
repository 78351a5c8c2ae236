"""Tells whom "the two sides", "both countries" are: the pair of actors that the text has just spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions.named_actors import LEADERS, SIDES, STATES, NamedActors, rows_of
from reportgraph.extract.coreference.parties.counted_parties import NEIGHBORS, counted, is_led, is_office, is_share
from reportgraph.extract.coreference.parties.named_groups import (
    COUNTS,
    FAR,
    lands_of_theirs,
    states_of_one_name,
    towns_listed,
)
from reportgraph.extract.coreference.parties.pairs import PairFinder, leads
from reportgraph.extract.coreference.parties.talkers import Talkers
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import DEFINITE
from reportgraph.extract.parsing.syntax import conjuncts
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Token

_CONTRACTING = frozenset({"party"})
_RIVAL = frozenset({"feuding", "opposing", "rival", "warring"})
_BOTH_SIDES = ("side",)
_PAIR = 2  # states whose ministers may be the two that are named
_RELATIVE = frozenset({"that", "which", "who", "to", "will", "would", "can", "should"})


class Parties:
    """The pairs of actors in a document, by where they stand."""

    def __init__(self, parsed: Parsed, cues: list[Cue], knowledge: Knowledge):
        self._parsed, self._knowledge = parsed, knowledge
        self._schema, self._naming = knowledge.schema, knowledge.naming
        self._finder = finder = PairFinder(parsed, cues, knowledge)
        told = finder.named()
        self._counts = Counter(pair.key for pair in told)
        told += finder.others()
        self._pairs = sorted([*told, *finder.derived(told)], key=lambda pair: (pair.at, pair.derived))
        self._before: dict[tuple[str, ...], tuple[int, ...]] = {}  # whom "the two countries" were
        self._nameless = finder.nameless()
        self._named = NamedActors(parsed, cues, knowledge)
        self.talkers = Talkers(parsed, cues, knowledge, self._pairs, self._named)
        self._towns = rows_of([c for c in cues if c.is_name and c.mention.cls == "City"], parsed.doc)
        self._cues = cues

    def of(self, cue: Cue) -> tuple[int, ...]:
        """Give one mention of each of those that the phrase or pronoun stands for, or nothing."""
        if cue.is_name:
            return states_of_one_name(cue, self._named.names, self._parsed.doc)
        count, kinds = counted(cue, self._parsed.doc, self._knowledge)
        if not count and (towns := towns_listed(cue, self._towns, self._parsed.doc, self._naming)):
            return towns
        if not count and (lands := lands_of_theirs(cue, self._named.rows, self._parsed.doc)):
            return lands
        if not count and self._is_bare(cue):
            if cue.head in SIDES or (cue.head in _CONTRACTING and cue.mention.name[0].isupper()):
                return (
                    self._named.last_row(cue)
                    or self._told_together(self._named.only_two(cue, STATES))
                    or self._nameless_two(cue)
                    or (self._of_readout(cue) if cue.head in _CONTRACTING else ())
                )
            if cue.head in _CONTRACTING:
                return self._pair(cue, ()) if self._called_both(cue) else self._of_readout(cue) or self._who_agreed(cue)
            if self._are_of_body(cue):
                return ()
            if (two := self._named.two_at_once(cue)) and cue.head in LEADERS:
                self._before[(*sorted(cue.modifiers), cue.head)] = two
            return two or self._both(cue) or self._called_again(cue)
        if count == 2 and cue.head in SIDES:
            return self._with_guest(cue, self._of_talks(cue) or self._spoken_for(cue) or self._pair(cue, kinds))
        if count > 2:
            return self._named.row(cue, count, kinds) or self._named.named_at_once(cue, count, kinds)
        return self._pair(cue, kinds) if count else self._both(cue)

    def neighbor_of(self, cue: Cue, whose: int | None, find: Callable[[int], int]) -> int | None:
        """Give the other of the two states just told of, one of which has it as a neighbour; `whose`: that one."""
        plain = cue.head in NEIGHBORS and not cue.plural and not (cue.modifiers or cue.complement)
        if whose is None or not plain:
            return None
        near = [p for p in self._pairs if p.at < cue.index and cue.sentence - p.sentence <= FAR]
        two = (near[-1].first.index, near[-1].second.index) if near else self._named.only_two(cue, STATES)
        states = all(self._cues[i].mention.cls == "Country" for i in two)
        others = [i for i in two if find(i) != whose]
        return others[0] if states and len(others) == 1 < len(two) else None

    def _are_of_body(self, cue: Cue) -> bool:
        """Tell "the ministers" where the text told of "the ministers of the Lake Union", or of three states."""
        bodies = {c.mention.head for c in self._named.names if self._schema.is_a(c.mention.cls, "Institution")}
        for same in self._cues[: cue.index]:
            alike = same.plural and same.head == cue.head and cue.modifiers <= same.modifiers
            if alike and same.complement and not self._named.is_of_meeting(same):
                heads = [o for c in self._parsed.doc[same.mention.head].rights if c.lower_ == "of" for o in c.children]
                if any(o.i in bodies or len(conjuncts(o)) > _PAIR for o in heads):
                    return True
        return False

    def _called_again(self, cue: Cue) -> tuple[int, ...]:
        """Give the two of whom the text spoke as "the two leaders" before it says "the leaders", and no others so."""
        called = (*sorted(cue.modifiers - COUNTS.keys()), cue.head)
        same = (c for c in reversed(self._cues[: cue.index]) if c.plural and c.head == cue.head)
        last = next(same, None)
        alike = last is not None and last.complement == cue.complement
        if alike and cue.head not in NEIGHBORS and called in self._before:
            return self._before[called]
        people = {two for two in self._before.values() if all(self._cues[i].mention.cls == "Person" for i in two)}
        return next(iter(people)) if last is None and cue.head in LEADERS and len(people) == 1 else ()

    def _both(self, cue: Cue) -> tuple[int, ...]:
        """Give the two that "the companies", "the neighbors" are: a pair lately, and the only two of their kind."""
        word = self._parsed.doc[cue.mention.head]
        told = [c for c in word.children if c.dep_ not in ("punct", "appos") and not _is_of_region(c)]
        plain = cue.mention.kind is MentionKind.NOMINAL and cue.plural and not cue.complement
        if not plain or [c.lower_ for c in told] != ["the"]:
            return ()
        cls = "Country" if cue.head in NEIGHBORS else self._naming.class_of_nominal([cue.head])
        before = [
            c for c in self._cues[: cue.index] if c.head == cue.head and c.plural and c.determiner not in DEFINITE
        ]
        if cls not in ("Country", "Company") or before:
            return ()  # "firms from Peru": other ones
        two = self._named.only_two(cue, (cls,))
        near = (p for p in self._pairs if p.at < cue.index and cue.sentence - p.sentence <= FAR)
        named = [{p.first.words, p.second.words} for p in near] + [self._named.firms_just_named(cue)]
        called = [set(self._cues[i].words) for i in two]
        alike = (
            all(any(c <= set(n) or c >= set(n) for n in names) for c in called) for names in named if len(names) == 2
        )
        return two if any(alike) else ()

    def pair(self, cue: Cue) -> tuple[int, ...]:
        """Give whom "both" and "the two" stand for, where they stand for themselves."""
        word = self._parsed.doc[cue.mention.head]
        adverb = word.i > 0 and word.nbor(-1).lower_ in _RELATIVE  # "ports that both serve A"
        if word.lower_ not in ("both", "two") or adverb:
            return ()
        return (self._who_talked(cue) if word.dep_ == "nsubj" else ()) or self._pair(cue, ())

    def _who_talked(self, cue: Cue) -> tuple[int, ...]:
        """Give the two people whose talk opens a text, where "the two" go on and others were only named by the way."""
        met = self._named.met_first
        near = [p for p in self._pairs if p.at < cue.index and not p.derived]
        first = len(met) == 2 and max(c.index for c in met) < cue.index
        aside = bool(near) and not (near[-1].first.subject or near[-1].met)
        return tuple(c.index for c in met) if first and aside else ()

    def _with_guest(self, cue: Cue, two: tuple[int, ...]) -> tuple[int, ...]:
        """Give the two sides of a meeting whose guest is from a third state: "At talks with Minister A of Peru"."""
        near = [c for c in self._cues[: cue.index] if c.sentence == cue.sentence and c.is_name]
        guests = [c for c in near if c.mention.cls == "Person" and self._is_met(self._parsed.doc[c.mention.head])]
        state = self._finder.state_of(guests[0]) if len(guests) == 1 else None
        states = [c for c in self._cues[: cue.index] if c.is_name or c.entry is not None]
        states = [c for c in states if c.mention.cls == "Country" and state and c.mention.name != state.mention.name]
        told = Counter(c.mention.name for c in states).most_common(2)
        clear = len(told) > 0 and (len(told) == 1 or told[0][1] > told[1][1])
        if state is None or not clear or state.mention.name in {self._cues[i].mention.name for i in two}:
            return two
        return (next(c.index for c in states if c.mention.name == told[0][0]), state.index)

    def _is_met(self, guest: Token) -> bool:
        """Tell A of "the meeting with A", "talks with Minister A"."""
        link = next((t for t in guest.ancestors if t.dep_ == "prep"), guest)
        return link.lower_ == "with" and link.head.lemma_ in GRAMMAR.talks

    def _spoken_for(self, cue: Cue) -> tuple[int, ...]:
        """Give the two states for whom the people spoke that were told of last: "ministers A and B … both sides"."""
        last = next((p for p in reversed(self._pairs) if p.at < cue.index and not p.derived), None)
        if last is None or last.first.mention.cls != "Person":
            return ()
        states = self._before.get(_BOTH_SIDES) or self._told_together(self._named.only_two(cue, STATES))
        self._before[_BOTH_SIDES] = states
        return states

    def _of_talks(self, cue: Cue) -> tuple[int, ...]:
        """Give the two states whose people's meeting opens the text, where "the two sides" say or do something."""
        met = {c.index for c in self._named.met_first if c.index < cue.index}
        if len(met) != 2 or self._parsed.doc[cue.mention.head].dep_ != "nsubj":
            return ()
        told = (p for p in self._pairs if p.derived and p.at in met)
        return next(((p.first.index, p.second.index) for p in told), ())

    def one_of_two(self, cue: Cue) -> tuple[int, ...]:
        """Give whom "the former" and "the latter" stand for: the first and the second of the two just named."""
        word = self._parsed.doc[cue.mention.head].lower_
        near = (p for p in reversed(self._pairs) if p.at < cue.index and cue.sentence - p.sentence <= 1)
        if word not in ("former", "latter"):
            return ()
        two = self._named.two_just_named(cue, 0)
        two = two or next(((p.first.index, p.second.index) for p in near), ()) or self._named.two_just_named(cue)
        return two[word == "latter" :][:1]

    def _pair(self, cue: Cue, kinds: tuple[str, ...]) -> tuple[int, ...]:
        """Give the pair that was spoken of last, if that is near, else the one that the text names most."""
        near, best, most, instead = None, None, 0, tuple[int, ...]()
        called = (*sorted(cue.modifiers - COUNTS.keys()), cue.head)
        for pair in self._pairs:
            if pair.at >= cue.index:
                break
            others = self._states_before(pair.key) if pair.at_issue else ()
            if others or (pair.at_issue and self._is_ours(cue)):
                instead = others or instead
                continue  # what the two of whom the text is speaking have talked over
            if all(self._named.fits(c, kinds) and self._named.is_called(cue, c) for c in (pair.first, pair.second)):
                if pair.derived and cue.mention.kind is MentionKind.PRONOUN:
                    continue  # "both welcomed A": the presidents did
                if leads(pair, cue, self._parsed.doc):
                    continue
                before = bool(self._before) if cue.head in SIDES else called in self._before
                if pair.first.plural and not pair.first.is_name and before:
                    continue  # "soldiers and nurses" are no sides where two states, or "the two leaders", were
                near = pair
                if self._counts[pair.key] >= most:
                    best, most = pair, self._counts[pair.key]
        led = near is not None and "Person" in (near.first.mention.cls, near.second.mention.cls)
        if led and cue.head in self._naming.words.sides and (states := self._states_before(("", ""))):
            return states  # "the two sides met … The parties agreed": not the people who led them
        aside = near is not None and "Person" in kinds and self._is_aside(near.first)
        if aside and (met := self._named.two_at_once(cue)):
            return met
        if near is not None and cue.sentence - near.sentence <= FAR:
            found: tuple[int, ...] = (near.first.index, near.second.index)
        elif cue.head in SIDES and not self._before and (two := self._nameless_two(cue)):
            found = two
        elif cue.head in SIDES and not self._before.get(called) and self._told_of_rivals(cue):
            found = ()  # "hosts Chad's warring factions": these are the sides, and not the two states
        elif best is None or self._before.get(called):
            found = self._before.get(called) or self._named.only_two(cue, kinds)
            found = found or (self._named.two_holders(cue) if "Person" in kinds else ())
            found = found or (instead if "Country" in kinds else ())
        else:
            found = (best.first.index, best.second.index)
        if found:
            self._before[called] = found
        return found

    def _is_ours(self, cue: Cue) -> bool:
        return any(c.lower_ == "our" for c in self._parsed.doc[cue.mention.head].lefts)

    def _states_before(self, names: tuple[str, str]) -> tuple[int, ...]:
        """Give the two states of which the text has spoken as two before, unless these are some with the names."""
        for two in reversed(self._before.values()):
            told = [self._cues[i].mention for i in two]
            if len(two) == 2 and all(m.cls == "Country" for m in told):
                return two if {m.name for m in told} != set(names) else ()
        return ()

    def _told_of_rivals(self, cue: Cue) -> bool:
        """Tell a text that has just told of "the rival generals", whoever else it names."""
        near = (c for c in self._cues[: cue.index] if cue.sentence - c.sentence <= 2 * FAR)
        return any(c.plural and not c.is_name and c.modifiers & _RIVAL for c in near)

    def _nameless_two(self, cue: Cue) -> tuple[int, ...]:
        """Give the two bodies without names that were told of together lately."""
        near = [p for p in self._nameless if p.at < cue.index and cue.sentence - p.sentence <= FAR]
        return (near[-1].first.index, near[-1].second.index) if near else ()

    def _told_together(self, two: tuple[int, ...]) -> tuple[int, ...]:
        """Give two actors that some words of the text join."""
        names = {self._cues[i].mention.name for i in two}
        return two if any(names == set(pair.key) for pair in self._pairs) else ()

    def _is_aside(self, cue: Cue) -> bool:
        """Tell who is named by the way: "praised the talks led by A and B"."""
        return any(t.dep_ in ("acl", "relcl") for t in self._parsed.doc[cue.mention.head].ancestors)

    def _is_bare(self, cue: Cue) -> bool:
        """Tell "the sides", "the leaders", who are all that met; who "the parties" are, a war may tell as well."""
        token = self._parsed.doc[cue.mention.head]
        office, led = is_office(cue, self._naming), is_led(token)
        if cue.mention.kind is not MentionKind.NOMINAL or not cue.plural or (cue.modifiers and not (office or led)):
            return False
        others = ("punct", "appos", "relcl", *(("amod", "compound") if office else ()), *(("prep",) if led else ()))
        before = [c.lower_ for c in token.children if c.dep_ not in others]
        opens = token.dep_ == "nsubj" and bool(token.left_edge.is_sent_start)
        bare = before == ["the"] or (not before and office and opens and cue.head not in GRAMMAR.envoys)
        named = cue.head in (*SIDES, *_CONTRACTING) or self._naming.class_of_nominal([cue.head]) == "Person"
        return bare and named and not is_share(token)

    def _called_both(self, cue: Cue) -> bool:
        """Tell "the parties" of a text that has called two states "both parties" before."""
        text = self._parsed.doc[: cue.mention.begin]
        return any(t.lower_ in ("both", "two") and t.head.lemma_ in (*SIDES, *_CONTRACTING) for t in text)

    def _of_readout(self, cue: Cue) -> tuple[int, ...]:
        """Give who "the parties" of a readout are: the two states, or else the two people, whose meeting opens it."""
        met = self._named.met_first
        first = len(met) == 2 and max(c.index for c in met) < cue.index
        if not first or self._told_of_party(cue):
            return ()
        return self._named.only_two(cue, STATES) or tuple(c.index for c in met)

    def _told_of_party(self, cue: Cue) -> bool:
        before = self._parsed.doc[: cue.mention.begin]
        return any(t.lemma_.lower() == "party" and t.tag_ in ("NN", "NNP", "NNPS") for t in before)

    def _who_agreed(self, cue: Cue) -> tuple[int, ...]:
        """Give the only two states, told of together, where "the parties" agree on something or talk about it."""
        noun = self._parsed.doc[cue.mention.head]
        acts = GRAMMAR.conferring | GRAMMAR.raised | GRAMMAR.sealing | GRAMMAR.vowing
        agreed = noun.dep_ == "nsubj" and noun.head.lemma_ in acts
        if not agreed or self._told_of_party(cue) or self._told_of_rivals(cue):
            return ()
        return self._told_together(self._named.only_two(cue, STATES))


def _is_of_region(word: Token) -> bool:
    """Tell "the South Asian neighbors", "the African neighbors" from "the poor neighbors"."""
    inner = all(c.lower_ in GRAMMAR.directions for c in word.children)
    return word.dep_ in ("amod", "compound", "nmod") and word.ent_type_ == "NORP" and inner
