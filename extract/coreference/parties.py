"""Tells whom "the two sides", "both countries" are: the pair of actors that the text has just spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from reportgraph.extract.coreference.counted_parties import NEIGHBORS, counted, is_led, is_office
from reportgraph.extract.coreference.cues import DEFINITE, Cue
from reportgraph.extract.coreference.named_groups import COUNTS, FAR, lands_of_theirs, states_of_one_name, towns_listed
from reportgraph.extract.coreference.opening_talks import are_these, opening_talks, others_since
from reportgraph.extract.coreference.pairs import PairFinder, titles_of
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.ontology.grammar import load_grammar
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Token

_LINKS = frozenset({",", "and", "&", "the"})
_SIDES, _CONTRACTING = frozenset({"side"}), frozenset({"party"})
_LEADERS = frozenset({"leader", "leaders"})
_LEADING = frozenset(
    "chairman chancellor chief commander emir governor head king leader minister premier president queen".split()
)
_SERVING = frozenset(
    "adviser advisor aide ambassador analyst delegate envoy fellow negotiator official professor representative"
    " spokesman spokesperson spokeswoman".split()
)
_BOTH_SIDES = ("side",)
_UNNAMED = frozenset({"delegate", "diplomat", "envoy", "negotiator", "official", "representative"})  # without "the"
_STATES = ("Country", "Region")
_PAST = frozenset({"former", "ex", "late", "then", "deputy", "vice"})  # who holds an office no more, or another one
_RELATIVE = frozenset({"that", "which", "who", "to", "will", "would", "can", "should"})
_HEAD = frozenset({"head"})


class Parties:
    """The pairs of actors in a document, by where they stand."""

    def __init__(self, parsed: Parsed, cues: list[Cue], knowledge: Knowledge):
        self._parsed, self._knowledge = parsed, knowledge
        self._schema, self._naming = knowledge.schema, knowledge.naming
        names = [c for c in cues if c.is_name and self._schema.is_a(c.mention.cls, "Actor")]
        finder = PairFinder(parsed, cues, knowledge)
        told = finder.named()
        self._counts = Counter(pair.key for pair in told)
        told += finder.others()
        self._pairs = sorted([*told, *finder.derived(told)], key=lambda pair: (pair.at, pair.derived))
        self._before: dict[tuple[str, ...], tuple[int, ...]] = {}  # whom "the two countries" were
        self._nameless = finder.nameless()
        self._names, self._holders = names, [c for c in cues if c.holds_office]
        self._titles: dict[str, frozenset[str]] = {}
        for surname, title in titles_of(cues, parsed.doc):
            self._titles[surname] = self._titles.get(surname, frozenset()) | title
        self._crowded = {c.sentence for c in cues if c.plural and self._schema.is_a(c.mention.cls, "Actor")}
        self._rows = self._listed(names)
        self._towns = self._listed([c for c in cues if c.is_name and c.mention.cls == "City"])
        self._cues, self._met_first = cues, opening_talks(parsed, cues)

    def _listed(self, names: list[Cue]) -> list[list[Cue]]:
        """Give the names that stand in one list, "A, B and C", in the order of the text."""
        doc, rows = self._parsed.doc, list[list[Cue]]()
        for name in names:
            last = rows[-1][-1] if rows else None
            between = doc[last.mention.end : name.mention.begin] if last is not None else ()
            linked = last is not None and all(t.lower_ in _LINKS for t in between) and len(between) > 0
            linked &= last is not None and (last.mention.cls == "Person") == (name.mention.cls == "Person")
            rows[-1].append(name) if linked else rows.append([name])
        return rows

    def of(self, cue: Cue) -> tuple[int, ...]:
        """Give one mention of each of those that the phrase or pronoun stands for, or nothing."""
        if cue.is_name:
            return states_of_one_name(cue, self._names, self._parsed.doc)
        count, kinds = counted(cue, self._parsed.doc, self._knowledge)
        if not count and (towns := towns_listed(cue, self._towns, self._parsed.doc, self._naming)):
            return towns
        if not count and (lands := lands_of_theirs(cue, self._rows, self._parsed.doc)):
            return lands
        if not count and self._is_bare(cue):
            if cue.head in _SIDES or (cue.head in _CONTRACTING and cue.mention.name[0].isupper()):
                return (
                    self._last_row(cue) or self._told_together(self._only_two(cue, _STATES)) or self._nameless_two(cue)
                )
            if cue.head in _CONTRACTING:
                return self._pair(cue, ()) if self._called_both(cue) else self._of_readout(cue)
            if self._are_of_body(cue):
                return ()
            return self._two_at_once(cue) or self._both(cue) or self._called_again(cue)
        if count == 2 and cue.head in _SIDES and (states := self._of_talks(cue) or self._spoken_for(cue)):
            return states
        if count > 2:
            return self._row(cue, count, kinds)
        return self._pair(cue, kinds) if count else self._both(cue)

    def neighbor_of(self, cue: Cue, whose: int | None, find: Callable[[int], int]) -> int | None:
        """Give the other of the two states just told of, one of which has it as a neighbour; `whose`: that one."""
        plain = cue.head in NEIGHBORS and not cue.plural and not (cue.modifiers or cue.complement)
        if whose is None or not plain:
            return None
        near = [p for p in self._pairs if p.at < cue.index and cue.sentence - p.sentence <= FAR]
        two = (near[-1].first.index, near[-1].second.index) if near else self._only_two(cue, _STATES)
        states = all(self._cues[i].mention.cls == "Country" for i in two)
        others = [i for i in two if find(i) != whose]
        return others[0] if states and len(others) == 1 < len(two) else None

    def _are_of_body(self, cue: Cue) -> bool:
        """Tell "the ministers" where the text told of "the ministers of the Lake Union", who are many."""
        bodies = {c.mention.head for c in self._names if self._schema.is_a(c.mention.cls, "Institution")}
        for same in self._cues[: cue.index]:
            if same.plural and same.head == cue.head and same.complement and cue.modifiers <= same.modifiers:
                heads = [o for c in self._parsed.doc[same.mention.head].rights if c.lower_ == "of" for o in c.children]
                if any(o.i in bodies for o in heads):
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
        return next(iter(people)) if last is None and cue.head in _LEADERS and len(people) == 1 else ()

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
        two = self._only_two(cue, (cls,))
        near = (p for p in self._pairs if p.at < cue.index and cue.sentence - p.sentence <= FAR)
        named = [{p.first.words, p.second.words} for p in near] + [self._named_just_before(cue)]
        called = [set(self._cues[i].words) for i in two]
        alike = (
            all(any(c <= set(n) or c >= set(n) for n in names) for c in called) for names in named if len(names) == 2
        )
        return two if any(alike) else ()

    def _named_just_before(self, cue: Cue) -> set[tuple[str, ...]]:
        """Give the names of the firms in the sentence before: "A signed a deal with B. The companies will"."""
        firms = (c for c in self._names if self._schema.is_a(c.mention.cls, "Company") and c.index < cue.index)
        return {c.words for c in firms if cue.sentence - c.sentence == 1}

    def pair(self, cue: Cue) -> tuple[int, ...]:
        """Give whom "both" and "the two" stand for, where they stand for themselves."""
        word = self._parsed.doc[cue.mention.head]
        adverb = word.lower_ == "both" and word.i > 0 and word.nbor(-1).lower_ in _RELATIVE  # "ports that both serve A"
        return self._pair(cue, ()) if word.lower_ in ("both", "two") and not adverb else ()

    def _spoken_for(self, cue: Cue) -> tuple[int, ...]:
        """Give the two states for whom the people spoke that were told of last: "ministers A and B … both sides"."""
        last = next((p for p in reversed(self._pairs) if p.at < cue.index and not p.derived), None)
        if last is None or last.first.mention.cls != "Person":
            return ()
        states = self._before.get(_BOTH_SIDES) or self._told_together(self._only_two(cue, _STATES))
        self._before[_BOTH_SIDES] = states
        return states

    def _of_talks(self, cue: Cue) -> tuple[int, ...]:
        """Give the two states whose people's meeting opens the text, where "the two sides" say or do something."""
        met = {c.index for c in self._met_first if c.index < cue.index}
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
        pair = next(near, None)
        two = (pair.first.index, pair.second.index) if pair is not None else self._people_just_named(cue)
        return two[word == "latter" :][:1]

    def _people_just_named(self, cue: Cue) -> tuple[int, ...]:
        """Give the two people of the sentence before, where it names just two: "A wrote to B"."""
        people = [c for c in self._names if c.mention.cls == "Person" and cue.sentence - c.sentence == 1]
        first = {c.words[-1]: c.index for c in reversed(people) if c.words}
        return tuple(sorted(first.values())) if len(first) == 2 else ()

    def _pair(self, cue: Cue, kinds: tuple[str, ...]) -> tuple[int, ...]:
        """Give the pair that was spoken of last, if that is near, else the one that the text names most."""
        near, best, most, instead = None, None, 0, tuple[int, ...]()
        called = (*sorted(cue.modifiers - COUNTS.keys()), cue.head)
        for pair in self._pairs:
            if pair.at >= cue.index:
                break
            if pair.at_issue and (others := self._states_before(pair.key)):
                instead = others
                continue  # what the two of whom the text is speaking have talked over
            if all(self._fits(c, kinds) and self._is_called(cue, c) for c in (pair.first, pair.second)):
                if pair.derived and cue.mention.kind is MentionKind.PRONOUN:
                    continue  # "both welcomed A": the presidents did
                near = pair
                if self._counts[pair.key] >= most:
                    best, most = pair, self._counts[pair.key]
        if near is not None and "Person" in kinds and self._is_aside(near.first) and (met := self._two_at_once(cue)):
            return met
        if near is not None and cue.sentence - near.sentence <= FAR:
            found: tuple[int, ...] = (near.first.index, near.second.index)
        elif cue.head in _SIDES and (two := self._nameless_two(cue)):
            found = two
        elif best is None or self._before.get(called):
            found = self._before.get(called) or self._only_two(cue, kinds)
            found = found or (self._two_holders(cue) if "Person" in kinds else ())
            found = found or (instead if "Country" in kinds else ())
        else:
            found = (best.first.index, best.second.index)
        if found:
            self._before[called] = found
        return found

    def _states_before(self, names: tuple[str, str]) -> tuple[int, ...]:
        """Give the two states of which the text has spoken as two before, unless these are some with the names."""
        for two in reversed(self._before.values()):
            told = [self._cues[i].mention for i in two]
            if len(two) == 2 and all(m.cls == "Country" for m in told):
                return two if {m.name for m in told} != set(names) else ()
        return ()

    def _nameless_two(self, cue: Cue) -> tuple[int, ...]:
        """Give the two bodies without names that were told of together lately."""
        near = [p for p in self._nameless if p.at < cue.index and cue.sentence - p.sentence <= FAR]
        return (near[-1].first.index, near[-1].second.index) if near else ()

    def _told_together(self, two: tuple[int, ...]) -> tuple[int, ...]:
        """Give two actors that some words of the text join."""
        names = {self._cues[i].mention.name for i in two}
        return two if any(names == set(pair.key) for pair in self._pairs) else ()

    def _is_called(self, cue: Cue, person: Cue) -> bool:
        """Tell whether people may be called so: a president and a general are leaders or men, and no two rebels."""
        if person.mention.cls != "Person" or cue.mention.kind is not MentionKind.NOMINAL:
            return True
        known = self._titles.get(person.words[-1], frozenset()) if person.words else frozenset()
        if (own := cue.modifiers - COUNTS.keys()) and cue.head not in _HEAD:
            return own | {cue.head} <= known  # "the two foreign ministers"
        told = frozenset(w for w in known if self._naming.class_of_nominal([w]) == "Person")
        if cue.head in _LEADERS and not known.isdisjoint(_SERVING) and known.isdisjoint(_LEADING):
            return False  # two advisers who met at a summit
        return not told or cue.head in told | self._naming.words.anybody | self._naming.words.sides | _SIDES | _HEAD

    def _is_aside(self, cue: Cue) -> bool:
        """Tell who is named by the way: "praised the talks led by A and B"."""
        return any(t.dep_ in ("acl", "relcl") for t in self._parsed.doc[cue.mention.head].ancestors)

    def _row(self, cue: Cue, count: int, kinds: tuple[str, ...]) -> tuple[int, ...]:
        """Give the last list of so many before the phrase, "Peru, Chile and Cuba … the three countries".

        One that is far counts if the text lists no others of that number.
        """
        lists = [
            row
            for row in self._rows
            if row[-1].index < cue.index and len(row) == count and all(self._fits(c, kinds) for c in row)
        ]
        named = [frozenset(c.entry.name if c.entry else c.mention.name for c in row) for row in lists]
        told = [(row, names) for row, names in zip(lists, named, strict=True) if len(names) == count]
        if not told:
            return ()
        near = cue.sentence - told[-1][0][-1].sentence <= FAR
        return tuple(c.index for c in told[-1][0]) if near or len({names for _, names in told}) == 1 else ()

    def _is_bare(self, cue: Cue) -> bool:
        """Tell "the sides", "the leaders", who are all that met; who "the parties" are, a war may tell as well."""
        token = self._parsed.doc[cue.mention.head]
        office, led = is_office(cue, self._naming), is_led(token)
        if cue.mention.kind is not MentionKind.NOMINAL or not cue.plural or (cue.modifiers and not (office or led)):
            return False
        others = ("punct", "appos", "relcl", *(("amod", "compound") if office else ()), *(("prep",) if led else ()))
        before = [c.lower_ for c in token.children if c.dep_ not in others]
        opens = token.dep_ == "nsubj" and bool(token.left_edge.is_sent_start)
        bare = before == ["the"] or (not before and office and opens and cue.head not in _UNNAMED)
        return bare and (cue.head in (*_SIDES, *_CONTRACTING) or self._naming.class_of_nominal([cue.head]) == "Person")

    def _called_both(self, cue: Cue) -> bool:
        """Tell "the parties" of a text that has called two states "both parties" before."""
        text = self._parsed.doc[: cue.mention.begin]
        return any(t.lower_ in ("both", "two") and t.head.lemma_ in (*_SIDES, *_CONTRACTING) for t in text)

    def _of_readout(self, cue: Cue) -> tuple[int, ...]:
        """Give who "the parties" of a readout are: the two states, or else the two people, whose meeting opens it."""
        met = self._met_first
        before = self._parsed.doc[: cue.mention.begin]
        first = len(met) == 2 and max(c.index for c in met) < cue.index
        if not first or any(t.lemma_.lower() == "party" and t.tag_ in ("NN", "NNP", "NNPS") for t in before):
            return ()
        return self._only_two(cue, _STATES) or tuple(c.index for c in met)

    def _two_at_once(self, cue: Cue) -> tuple[int, ...]:
        """Give the two people that the text has named so far, by name or by office alone, if it named them together."""
        if named := self._two_titled(cue):
            return named
        if are_these(cue, self._met_first, self._cues[: cue.index], self._titles):
            return tuple(c.index for c in self._met_first)
        two = self._only_two(cue, ("Person",)) or self._two_holders(cue)
        people = [n for n in (*self._names, *self._holders) if n.index in two]
        together = len({n.sentence for n in people}) == 1 and all(self._is_called(cue, n) for n in people)
        return two if together and not others_since(cue, people, self._cues[: cue.index]) else ()

    def _two_titled(self, cue: Cue) -> tuple[int, ...]:
        """Give the two people that the text has named so far by an office, "the presidents", whoever else it names."""
        doc, seen = self._parsed.doc, dict[str, int]()
        people = [n for n in self._names if n.index < cue.index and n.mention.cls == "Person"]
        for before, name in pairwise([None, *people]):
            assert name is not None
            begin = before.mention.end if before is not None and before.sentence == name.sentence else 0
            own = any(t.lower_ == cue.head for t in doc[max(begin, name.mention.begin - 10) : name.mention.end + 10])
            if own and cue.head in name.title and _PAST.isdisjoint(name.title):
                seen.setdefault(name.mention.name.split()[-1], name.index)
        return tuple(seen.values()) if len(seen) == 2 else ()

    def who_state(self, they: Cue, lexicon: Lexicon) -> tuple[int, ...]:
        """Give who "they" are that open a sentence and state something: the two people that a text is about so far."""
        token = self._parsed.doc[they.mention.head]
        opens = token.lower_ == "they" and token.dep_ == "nsubj" and token.head.dep_ == "ROOT"
        states = opens and token.head.tag_ in FINITE and lexicon.contexts.colours(token.head.lemma_, "VERB")
        others = {they.sentence - 1, they.sentence} & self._crowded  # "thousands of voters came. They demanded A"
        return self._two_at_once(they) if states and not others else ()

    def who_met(self, they: Cue) -> tuple[int, ...]:
        """Give whose talks "their talks" are: those of the two who have just met, where nobody else is several."""
        token = self._parsed.doc[they.mention.head]
        theirs = token.dep_ == "poss" and token.lower_ == "their" and token.head.lemma_ in load_grammar().talks
        near = [p for p in self._pairs if p.at < they.index and they.sentence - p.sentence <= 1 and p.met]
        if not theirs or not near or {they.sentence - 1, they.sentence} & self._crowded:
            return ()
        return (near[-1].first.index, near[-1].second.index)

    def _two_holders(self, cue: Cue) -> tuple[int, ...]:
        """Give the two that the text knows by their offices alone: "the King of Peru and the King of Chile"."""
        if any(n.index < cue.index and n.mention.cls == "Person" for n in self._names):
            return ()
        seen: dict[str, int] = {}
        for holder in self._holders:
            if holder.index < cue.index:
                seen.setdefault(holder.mention.long_name, holder.index)
        return tuple(seen.values()) if len(seen) == 2 else ()

    def _last_row(self, cue: Cue) -> tuple[int, ...]:
        """Give the last list of states before the phrase."""
        for row in reversed(self._rows):
            before = row[-1].index < cue.index and cue.sentence - row[-1].sentence <= FAR
            if before and len(row) > 1 and all(self._fits(c, ("Country",)) for c in row):
                return tuple(c.index for c in row)
        return ()

    def _only_two(self, cue: Cue, kinds: tuple[str, ...]) -> tuple[int, ...]:
        """Give the two actors of a kind that the text has named so far, if they are just two."""
        seen: dict[str, int] = {}
        for name in self._names:
            if name.index >= cue.index or len(seen) > 2:
                break
            if self._fits(name, kinds or _STATES) and self._is_called(cue, name):
                called = name.entry.name if name.entry else name.mention.name
                words = set(called.split())
                alike = ({*s.replace(",", "").split()} for s in seen)
                short = name.mention.cls in ("Person", "Company") and any(words <= s or s < words for s in alike)
                if not short:  # "Ana Roe … Roe"
                    seen.setdefault(called, name.index)
        return tuple(seen.values()) if len(seen) == 2 else ()

    def _fits(self, cue: Cue, kinds: tuple[str, ...]) -> bool:
        """Tell an actor of one of the kinds; a name that tells no kind may be of each that institutions have."""
        cls, is_a = cue.mention.cls, self._schema.is_a
        return not kinds or any(is_a(cls, k) or (cls == "Institution" and is_a(k, cls)) for k in kinds)


def _is_of_region(word: Token) -> bool:
    """Tell "the South Asian neighbors", "the African neighbors" from "the poor neighbors"."""
    inner = all(c.lower_ in load_grammar().directions for c in word.children)
    return word.dep_ in ("amod", "compound", "nmod") and word.ent_type_ == "NORP" and inner
