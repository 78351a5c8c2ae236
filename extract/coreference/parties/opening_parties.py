"""Finds who says "we" in a text whose title does not tell: those with whom it begins, or of whom it goes on to tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.parties.governments import Governments
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Doc, Token

_SOON = 2  # sentences after its first in which a text without a title says "we" of people whom it began with
_HEADINGS = 2  # lines above the first sentence that tells of somebody
_AMONG = ("among", "between")
_I = frozenset({"i", "my"})


class OpeningParties:
    """Reads the first sentences of one document, and what its sentences are about."""

    def __init__(self, doc: Doc, cues: Sequence[Cue], knowledge: Knowledge, *, quoted: Collection[int]):
        self._doc, self._cues, self._quoted = doc, cues, quoted
        self._schema, self._naming = knowledge.schema, knowledge.naming
        self._governments = Governments(doc, cues, knowledge)
        self._in_sentence: defaultdict[int, list[Cue]] = defaultdict(list)
        for cue in cues:
            self._in_sentence[cue.sentence].append(cue)

    def apposed(self, we: Cue) -> tuple[int, ...]:
        """Give who "we" are in "We, the ministers of Peru and Chile, …", "We, President Roe, and President Doe, …"."""
        begin, verb = we.mention.end, self._doc[we.mention.head].head.i
        if self._doc[begin : begin + 1].text not in (",", "the", "—", *HYPHENS):
            return ()
        between = [c for c in self._cues[we.index + 1 :] if begin <= c.mention.begin and c.mention.end <= verb]
        people = [c for c in between if c.mention.cls == "Person" and c.mention.kind is not MentionKind.PRONOUN]
        named = [c for c in people if c.is_name]
        if len(named or people) > 1:  # holders of offices may stand without their names, and beside several others
            crowds = [c for c in between if c.mention.cls == "Group" and c.plural and self._is_office(c)]
            return tuple(c.index for c in named or sorted((*crowds, *people), key=lambda c: c.index))
        for cue in self._cues[we.index + 1 : we.index + 3]:
            if cue.mention.begin - begin <= 3 and self._can_speak(cue):
                return self._governments.of(cue) or (cue.index,)
        return ()

    def in_role(self, we: Cue) -> tuple[int, ...]:
        """Give who "we" are in "As leaders of the lake states, we …", "As leaders of A and B, aware of C, we …"."""
        verb = self._doc[we.mention.head].head
        for cue in self._in_sentence[we.sentence]:
            if cue.index >= we.index:
                break
            before = self._doc[max(0, cue.mention.begin - 2) : cue.mention.begin]
            head = self._doc[cue.mention.head]
            beside = head.right_edge.i == we.mention.begin - 2 or (verb.dep_ == "ROOT" and head.dep_ == "pobj")
            opens = any(t.lower_ == "as" and t.is_sent_start for t in before)
            if beside and opens and self._can_speak(cue) and self._are_members(cue):
                return (cue.index,)
        return ()

    def first_subject(self, we: Cue) -> tuple[int, ...]:
        """Give the first subject before "we" that can speak, conjuncts each on their own."""
        for cue in self._cues:
            if cue.index >= we.index:
                break
            if cue.subject and cue.sentence > 0 and self._can_speak(cue) and (cue.is_name or self._are_members(cue)):
                row = [c for c in self._cues[: we.index] if self._can_speak(c) and self._goes_with(c, cue)]
                people = self._people_before_verb(cue)
                return tuple(c.index for c in (people if len(people) > len(row) else row))
        return ()

    @cached_property
    def _is_ones(self) -> bool:
        """Tell the words of one person, who says "I", and "we" of others than those of whom he tells."""
        return any(t.lower_ in _I and t.pos_ == "PRON" and t.i not in self._quoted for t in self._doc)

    @cached_property
    def paired(self) -> tuple[int, ...]:
        """Give the states and bodies of which a text tells again and again as of one: "Peru and the EU will"."""
        rows: defaultdict[frozenset[tuple[str, ...]], list[list[Cue]]] = defaultdict(list)
        for first in self._cues:
            token = self._doc[first.mention.head]
            if first.subject and first_conjunct(token) == token and token.i not in self._quoted:
                row = [c for c in self._in_sentence[first.sentence] if c.is_name and self._goes_with(c, first)]
                if len(row) > 1 and self._are_bodies(row):
                    rows[frozenset(c.mention.ids or c.words for c in row)].append(row)
        again = sorted((found for found in rows.values() if len(found) > 1), key=len, reverse=True)
        most, second = [*again, [], []][:2]
        alone = len(most) > 2 * len(second) and not self._is_ones
        return tuple(c.index for c in most[0]) if alone else ()

    def of_statement(self, we: Cue) -> tuple[int, ...]:
        """Give who begins a text together that has no title: "Peru and Chile signed an accord. We will …"."""
        if self._is_ones:
            return ()
        row = self._opening_row(we)
        if self._called(self.paired) < self._called(row):
            return row  # "A, B and the members of B met": more than A and B, of whom the text goes on to tell
        return self.paired or row or self._opening_members(we) or self._among(we) or self.signers

    def _called(self, row: Iterable[int]) -> set[tuple[str, ...]]:
        return {self._cues[i].mention.ids or self._cues[i].words for i in row}

    @cached_property
    def signers(self) -> tuple[int, ...]:
        """Give whom a line names as those who signed the text: "Adopted by Peru and Chile.", "Signed at Oslo by A"."""
        for token in self._doc:
            if token.tag_ == "VBN" and token.is_sent_start and token.lemma_ in GRAMMAR.signed_lines:
                by = next((t for t in token.subtree if t.lower_ == "by"), token)
                sentence = next((c.sentence for c in self._cues if c.mention.begin > by.i), -1)
                named = [c for c in self._in_sentence[sentence] if c.is_name and c.mention.begin > by.i]
                row = [c for c in named if self._goes_with(c, named[0])]
                if by != token and len(row) > 1 and self._are_bodies(row):
                    return tuple(c.index for c in row)
        return ()

    def states_of(self, parties: Iterable[int]) -> tuple[int, ...]:
        """Give the parties, and for "the Governments of Peru and Chad" the two states."""
        cues = [self._cues[i] for i in parties]
        members = ((self._governments.of(c) or self._represented(c) or (c.index,)) for c in cues)
        return tuple(dict.fromkeys(i for row in members for i in row))

    def _represented(self, crowd: Cue) -> tuple[int, ...]:
        """Give for whom several speak: the states and bodies of "the representatives of A, B and C"."""
        row = conjuncts(first_conjunct(self._doc[crowd.mention.head]))  # "we the Ministers and Representatives of A, B"
        if not crowd.plural or GRAMMAR.representing.isdisjoint(t.lemma_.lower() for t in row):
            return ()
        of = {c for t in row for c in t.rights if c.dep_ == "prep" and c.lower_ in ("from", "of")}
        named = [c for c in self._in_sentence[crowd.sentence] if c.is_name]
        sent = [c for c in named if first_conjunct(self._doc[c.mention.head]).head in of and c.mention.cls != "Person"]
        heads = {c.mention.head for c in sent}
        all_named = bool(sent) and all(t.i in heads for t in conjuncts(first_conjunct(self._doc[min(heads)])))
        return tuple(c.index for c in sent) if len(sent) > 1 and all_named and self._are_bodies(sent) else ()

    def _opening_row(self, we: Cue) -> tuple[int, ...]:
        before = [c for c in self._in_sentence[self._opening] if c.index < we.index]
        opening = [c for c in before if self._can_speak(c) or c.holds_office]
        named = [c for c in opening if c.is_name]
        soon = 0 < we.sentence <= self._opening + _SOON
        for first in (c for c in opening if c.subject and not self._we_before(c)):
            row = [c for c in named if self._goes_with(c, first)]
            if first.is_name and len(row) > 1 and (soon or self._are_bodies(row)):
                return tuple(c.index for c in row)
            holders = [c.index for c in opening if self._goes_with(c, first) and c.holds_office]
            if len(holders) > 1 and soon:
                return tuple(holders)
            led = [c for c in named if self._doc[first.mention.head].is_ancestor(self._doc[c.mention.head])]
            if first.plural and len(led) > 1 and self._is_office(first) and soon:
                return (first.index,)
        return ()

    def _we_before(self, cue: Cue) -> bool:
        """Tell of whom a sentence tells that has said "we" before: "We celebrate the day when A and B set out"."""
        word = self._doc[cue.mention.head]
        return any(t.lower_ == "we" and t.i not in self._quoted for t in self._doc[word.sent.start : cue.mention.begin])

    def _opening_members(self, we: Cue) -> tuple[int, ...]:
        """Give whom a text begins with as one: "The members of the Lake Union met. We …"."""
        for first in self._in_sentence[self._opening]:
            named = any(t.pos_ == "PROPN" for t in self._doc[first.mention.head].subtree)
            if first.index < we.index and first.subject and first.plural and named and self._are_members(first):
                return self._governments.of(first) or (first.index,)
        return ()

    def _among(self, we: Cue) -> tuple[int, ...]:
        """Give those between whom what is ours is: "We met to widen our cooperation between Peru, Chad and Mali"."""
        for first in self._in_sentence[we.sentence] if we.sentence <= self._opening else ():
            link = self._doc[first.mention.head].head
            if first.is_name and link.lower_ in _AMONG and first_conjunct(self._doc[first.mention.head]).head == link:
                row = [c for c in self._in_sentence[we.sentence] if c.is_name and self._goes_with(c, first)]
                return tuple(c.index for c in row) if len(row) > 1 and self._are_bodies(row) else ()
        return ()

    @cached_property
    def _opening(self) -> int:
        """The first sentence that tells of somebody who can speak; what stands above are headings."""
        told = (c.sentence for c in self._cues if c.subject and (self._can_speak(c) or c.holds_office))
        first = next(told, 0)
        return first if first <= _HEADINGS else 0

    def _people_before_verb(self, first: Cue) -> list[Cue]:
        """Give all who are named before the verb of a sentence that begins with a person, each with his office."""
        if first.mention.cls != "Person" or not first.is_name:
            return []
        verb = first_conjunct(self._doc[first.mention.head]).head.i
        near = [c for c in self._in_sentence[first.sentence] if first.index <= c.index and c.mention.end <= verb]
        return [c for c in near if c.is_name and c.mention.cls == "Person"]

    def _are_bodies(self, row: Sequence[Cue]) -> bool:
        """Tell states, bodies and their members, a state among them at least."""
        kinds = [c.mention.cls for c in row]
        return "Country" in kinds and all(
            k in ("Country", "Group") or self._schema.is_a(k, "Institution") for k in kinds
        )

    def _are_members(self, cue: Cue) -> bool:
        """Tell those who may speak together: leaders, ministers, members, governments; not "supporters of A"."""
        word: Token = self._doc[cue.mention.head]
        ours = cue.mention.cls == "Group" and cue.mention.how == "gazetteer"  # "As Norwegians, we"
        return ours or self._is_office(cue) or word.lemma_.lower() in GRAMMAR.speaking_together

    def _is_office(self, cue: Cue) -> bool:
        words = [self._doc[cue.mention.head].lower_]
        return self._naming.title_at(words, 0, end=1, plural=True) > 0

    def _goes_with(self, cue: Cue, first: Cue) -> bool:
        return first_conjunct(self._doc[cue.mention.head]) == first_conjunct(self._doc[first.mention.head])

    def _can_speak(self, cue: Cue) -> bool:
        return cue.mention.kind is not MentionKind.PRONOUN and (
            cue.mention.cls == "Group" or (cue.is_name and self._schema.is_a(cue.mention.cls, "Actor"))
        )
