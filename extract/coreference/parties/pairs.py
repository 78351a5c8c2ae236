"""Finds the pairs of actors of whom a text speaks together: joined by "and", met with each other, or their states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.parties.opening_talks import who_met
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS, singular
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts, first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge, load_naming
from spacy.tokens import Doc, Token

_OF_SAME_OFFICE = "counterpart"
_IN_ROW = frozenset({",", "and", "of", "the"})  # "Ministers Jane Roe of Peru and Tom Beke of Chad"
_FORUMS = frozenset({"in", "inside", "under", "within"})
_TITLE = 8  # tokens from the state in a title to the name behind it


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, and from which mention on the text has told of both."""

    at: int
    first: Cue
    second: Cue
    sentence: int
    met: bool = False  # two people, with each other
    at_issue: bool = False  # told of for the strife between them alone
    derived: bool = False  # the states in whose offices two people stand

    @property
    def key(self) -> tuple[str, str]:
        """What pairs of the same two have in common."""
        return (self.first.mention.name, self.second.mention.name)


def leads(pair: Pair, cue: Cue, doc: Doc) -> bool:
    """Tell those who lead others from these: "Led by A and B, both sides met"."""
    by = first_conjunct(doc[pair.first.mention.head]).head
    led = by.lower_ == "by" and by.head.lemma_ in GRAMMAR.leading_others and child(by.head, "auxpass") is None
    return led and pair.sentence == cue.sentence


class PairFinder:
    """Reads pairs off the words between two names, and off who met whom."""

    def __init__(self, parsed: Parsed, cues: Sequence[Cue], knowledge: Knowledge):
        self._doc, self._cues = parsed.doc, cues
        self._schema, self._naming = knowledge.schema, knowledge.naming
        self._at_head = {c.mention.head: c for c in cues}
        self._states = [c for c in cues if c.is_name and c.mention.cls == "Country"]

    def named(self) -> list[Pair]:
        """Give the pairs that count for how often a text tells of two: names, and states whose offices met."""
        names = [c for c in self._cues if self._is_actor(c) and not self._is_origin(c)]
        found = [
            replace(_pair(a, b), at_issue=self._is_strife(a, b))
            for a, b in pairwise(names)
            if self._alike(a, b) and self._joined(a, b) and not self._is_of_more(a, b)
        ]
        found += [pair for pair in self._between() if pair.at not in {p.at for p in found}]
        found += [
            _pair(a, b)
            for a, b in pairwise(self._states)
            if a.sentence == b.sentence and a.mention.name != b.mention.name and self._met(a, b)
        ]
        return sorted(found, key=lambda pair: pair.at)

    def _between(self) -> Iterator[Pair]:
        """Give the two of whom a "between" tells, with or without names: "talks between A's army and the rebels"."""
        for word in self._doc:
            if word.lower_ != "between" or word.head.pos_ not in ("NOUN", "VERB"):
                continue
            two = [self._at_head.get(t.i) for c in word.rights if c.dep_ == "pobj" for t in conjuncts(c)]
            told = [c for c in two if c is not None and not c.holds_office]
            told = [c for c in told if self._schema.is_a(c.mention.cls, "Actor")]
            if len(told) == len(two) == 2 and "Person" not in {c.mention.cls for c in told}:
                yield replace(_pair(*told), at_issue=self._is_strife(*told))

    def _is_strife(self, first: Cue, second: Cue) -> bool:
        """Tell who is named for a conflict, or as a matter: "the Peru-Chile war", "discussed the issue of A and B"."""
        heads = [self._doc[c.mention.head].head for c in (first, second)]
        matter = any(h.lower_ == "of" and h.head.lemma_ in GRAMMAR.topics for h in heads)
        return matter or any((h.head if h.lower_ == "between" else h).lemma_ in GRAMMAR.strife for h in heads)

    def _is_of_more(self, first: Cue, second: Cue) -> bool:
        """Tell the last two of a longer row: "Peru, Chile and Togo"."""
        row = conjuncts(first_conjunct(self._doc[second.mention.head]))
        return len([t for t in row if t.pos_ == "PROPN" and t.i < first.mention.begin]) > 0

    def nameless(self) -> list[Pair]:
        """Give the pairs of bodies and bands without names: "the council and an opposition coalition"."""
        actors = [c for c in self._cues if c.mention.kind is MentionKind.NOMINAL and self._is_body(c)]
        return [_pair(a, b) for a, b in pairwise(actors) if self._joined(a, b, articles=ARTICLES)]

    def _is_body(self, cue: Cue) -> bool:
        return cue.mention.cls != "Country" and any(
            self._schema.is_a(cue.mention.cls, k) for k in ("Group", "Institution")
        )

    def others(self) -> list[Pair]:
        """Give the pairs of holders of offices, and of those who met."""
        holders = [c for c in self._cues if c.holds_office]
        found = [_pair(a, b) for a, b in pairwise(holders) if self._joined(a, b)]
        people = [c for c in self._cues if (c.is_name or self._state_in(c)) and c.mention.cls == "Person"]
        mixed = ((a, b) for a, b in pairwise(people) if a.is_name != b.is_name)
        found += [_pair(a, b) for a, b in mixed if self._joined(a, b)]  # "the Peruvian president and Minister Roe"
        for verb in self._doc:
            met = who_met(verb, self._at_head) if verb.pos_ in VERBAL else ()
            if len(met) == 2 and all(c.is_name and c.mention.cls == "Person" for c in met):
                found.append(replace(_pair(*met), met=True))
        return found

    def derived(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Give the states in whose offices two people stand: "the two sides" whose ministers met."""
        for pair in pairs:
            told = [self.state_of(c) for c in (pair.first, pair.second) if c.mention.cls == "Person"]
            states = [c for c in told if c is not None]
            if len(states) == 2 and states[0].mention.name != states[1].mention.name:
                yield Pair(pair.at, states[0], states[1], pair.sentence, derived=True)

    def state_of(self, person: Cue) -> Cue | None:
        """Give the state in the title before any mention of a person's name: "Peruvian Foreign Minister Jane Roe"."""
        if not person.is_name:
            return self._state_in(person)
        for name in self._cues:
            if not (name.is_name and name.mention.cls == "Person" and name.words[-1:] == person.words[-1:]):
                continue
            near = [c for c in self._states if 0 < name.mention.begin - c.mention.end <= _TITLE]
            told = [c for c in near if c.sentence == name.sentence and self._is_in_title(c, name)]
            told = told or [c for c in self._states if self._is_behind(c, name)]
            if told:
                return told[-1]
        return None

    def _state_in(self, office: Cue) -> Cue | None:
        """Give the state whose office a phrase names: "the Peruvian president"."""
        inside = range(office.mention.begin, office.mention.head)
        described = office.definite and not office.plural and office.mention.kind is MentionKind.NOMINAL
        return next((c for c in self._states if c.mention.begin in inside), None) if described else None

    def _is_behind(self, state: Cue, name: Cue) -> bool:
        """Tell the state of "Foreign Minister Jane Roe of Peru"."""
        return state.mention.begin == name.mention.end + 1 and self._doc[name.mention.end].lower_ == "of"

    def _is_in_title(self, state: Cue, name: Cue) -> bool:
        between = self._doc[state.mention.end : name.mention.begin]
        polite = self._naming.words.honorifics
        words = [t.lower_ for t in between if t.tag_ != "POS" and t.text != "," and t.lower_ not in polite]
        if not words and len(between):  # "the Minister of Peru, Mr Roe"
            return self._doc[state.mention.head].head.lower_ == "of"
        return (
            bool(words) and set(words) <= name.title | {_OF_SAME_OFFICE} and not any(t.pos_ == "VERB" for t in between)
        )

    def _is_actor(self, cue: Cue) -> bool:
        """Tell a name, and a government or a band that fights it, "the rebels", of which there is one alone."""
        if not self._schema.is_a(cue.mention.cls, "Actor"):
            return False
        governs = cue.mention.cls == "GovernmentBody" or (cue.mention.cls == "Group" and cue.plural)
        bare = cue.mention.kind is MentionKind.NOMINAL and cue.determiner == "the" and len(cue.words) == 1
        return cue.is_name or (governs and bare and not cue.complement)

    def _is_origin(self, cue: Cue) -> bool:
        """Tell where somebody is from, or whose office he holds: "Peruvian President Jane Roe"."""
        token = self._doc[cue.mention.head]
        if cue.mention.cls != "Country":
            return False
        if token.dep_ == "pobj" and token.head.lower_ == "of":  # "the Minister of Peru, Mr Roe"
            after = (c for c in self._cues[cue.index + 1 :] if c.is_name and c.sentence == cue.sentence)
            name = next(after, None)
            return name is not None and name.mention.cls == "Person" and self._is_in_title(cue, name)
        if token.dep_ not in ("amod", "compound", "nmod", "poss"):
            return False
        if token.dep_ == "poss" and (own := self._at_head.get(token.head.i)) is not None and own.is_name:
            return True  # "Peru's Voltra"
        holder = holder_of(token)
        told = self._at_head.get(holder.i) if holder is not None else None
        return told is not None and told.mention.cls == "Person" and told.is_name

    def _alike(self, a: Cue, b: Cue) -> bool:
        """Tell two people, or two of whom none is a person; at least one has a name."""
        people = [c.mention.cls == "Person" for c in (a, b)]
        return people[0] == people[1] and a.mention.name != b.mention.name and (a.is_name or b.is_name)

    def _joined(self, a: Cue, b: Cue, *, articles: frozenset[str] = frozenset({"the", "with"})) -> bool:
        doc = self._doc
        owner = child(doc[b.mention.head], "poss")  # "Voltra and Peru's Delta" are Voltra and Delta
        whose = set(owner.subtree) if owner is not None and owner.pos_ == "PROPN" and b.is_name else set[Token]()
        between = [t for i in range(a.mention.end, b.mention.begin) if (t := doc[i]) not in whose]
        words = [t.lower_ for t in between if t.lower_ not in articles]
        if "and" in words[:2] and words[0] in ("and", ",") and len(words) > 1:
            inside = {i for c in self._states for i in range(c.mention.begin, c.mention.end)}
            left_out = self._naming.words.honorifics | {"the", ","}
            titles = [t.lower_ for t in between if t.i not in inside and t.tag_ != "POS"]
            titles = [w for w in titles if w not in left_out]
            if titles and self._naming.title_at(titles, 1) == len(titles) - 1 - (titles[-1] == "of"):
                words = ["and"]  # "President Roe and Chilean Prime Minister Doe", "A, and the Minister of Chile, Mr B"
        if len(words) != 1 or not (words[0] in HYPHENS or words[0] in ("and", "&")):
            return False
        after = doc[b.mention.end : b.mention.end + 2].text.lower()
        lands = any(self._naming.class_of_nominal([singular(t.lower_)]) == "Country" for t in doc[b.mention.end :][:1])
        if lands and {a.mention.cls, b.mention.cls} == {"Region"}:
            return False  # "works with the Andean and Caribbean countries", who are one side
        before = doc[a.mention.begin - 1].text if a.mention.begin else ""
        first = doc[a.mention.head]
        if before == "," and (first.dep_ == "nsubj" or (first.dep_ == "amod" and first.head.dep_ == "nsubj")):
            before = ""  # "the work goes on, Peru and Chile said": no third one stands before the comma
        if before.lower() in (",", "and"):
            return False  # "A, B, and C and D" are more than two
        if first.dep_ == "pobj" and first.head.dep_ == "agent" and first.head.head.lemma_ in GRAMMAR.mediating:
            return False  # "the pact, brokered by A and B": none of theirs
        if first.dep_ == "pobj" and first.head.lower_ in _FORUMS and a.mention.cls != "Country":
            return False  # "work within the Lake Union and the Bank": where others work
        if self._are_examples(a) or self._are_sending(a, b):
            return False  # "representatives of the Fund and the Bank"
        return (before not in HYPHENS and not after.startswith(tuple(HYPHENS))) or words[0] == "and"

    def _are_examples(self, a: Cue) -> bool:
        """Tell who is named as one of several: "asked firms, including A and B, to invest"."""
        before = [t.lower_ for t in self._doc[max(0, a.mention.begin - 3) : a.mention.begin] if t.lower_ != "the"]
        return before[-1:] == ["including"] or before[-2:] == ["such", "as"]

    def _are_sending(self, a: Cue, b: Cue) -> bool:
        """Tell two bodies, and no two states, that are named for their people alone."""
        of = self._doc[a.mention.head].head
        people = of.head if of.lower_ in ("at", "of", "from") and of.dep_ == "prep" else None
        states = all(self._schema.is_a(c.mention.cls, "Place") for c in (a, b))
        if people is not None and load_naming().class_of_nominal([people.lower_]) == "Person":
            return not states  # "a professor at the College and the Institute"
        told = self._at_head.get(people.i) if people is not None and people.tag_ == "NNS" else None
        return told is not None and told.mention.cls == "Group" and not states

    def _met(self, a: Cue, b: Cue) -> bool:
        """Tell the states of "the Peruvian president met his Chilean counterpart", "talks with the Chilean king"."""
        first, second = holder_of(self._doc[a.mention.head]), holder_of(self._doc[b.mention.head])
        if first is None or second is None or first.dep_ != "nsubj":
            return False
        verb = first.head
        if second.dep_ == "pobj" and second.head.lower_ == "with":
            second = second.head if second.head.head == verb else second.head.head
        meets = verb.lemma_ in GRAMMAR.meeting or any(
            c.dep_ == "dobj" and c.lemma_ in GRAMMAR.talks for c in verb.rights
        )
        return meets and second.head == verb and second.dep_ in ("dobj", "prep")


def _pair(a: Cue, b: Cue) -> Pair:
    return Pair(b.index, a, b, b.sentence)


def holder_of(state: Token) -> Token | None:
    """Give who holds an office of a state: the name in "Peruvian President Jane Roe", the minister "of Peru"."""
    at = state.head if state.dep_ in ("amod", "compound", "nmod", "poss") else None
    if state.dep_ == "pobj" and state.head.lower_ == "of":
        at = state.head.head
    while at is not None and at.dep_ in ("compound", "nmod", "amod"):
        at = at.head
    return at if at is not None and at.pos_ in ("NOUN", "PROPN") else None


def titles_of(cues: Sequence[Cue], doc: Doc) -> Iterator[tuple[str, frozenset[str]]]:
    """Give the surnames of people with the words of their titles; a "counterpart" has the office of the other one."""
    people = [c for c in cues if c.is_name and c.mention.cls == "Person" and c.words]
    shared = frozenset[str]()
    for before, name in pairwise([None, *people]):
        assert name is not None
        row = doc[before.mention.end : name.mention.begin] if before is not None else ()
        if not (len(row) and all(t.lower_ in _IN_ROW or t.pos_ == "PROPN" for t in row)):
            shared = _title_of_several(name, doc)
        near = {t.lower_ for t in doc[max(0, name.mention.begin - 2) : name.mention.begin]}
        same = before is not None and before.sentence == name.sentence and _OF_SAME_OFFICE in near
        yield name.words[-1], name.title | shared | (before.title if same and before is not None else frozenset())


def _title_of_several(name: Cue, doc: Doc) -> frozenset[str]:
    """Give the words of the title in the plural before the first name of a row: "Foreign Ministers A and B"."""
    end = name.mention.begin
    words = [singular(t.lower_) for t in doc[max(0, end - _TITLE) : end]]
    if not words or words[-1] == doc[end - 1].lower_:
        return frozenset()
    starts = (n for n in range(len(words)) if load_naming().title_at(words, n) == len(words) - n)
    return frozenset(words[next(starts, len(words)) :])
