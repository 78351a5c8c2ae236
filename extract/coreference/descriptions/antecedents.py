"""Finds what a common noun phrase takes up: the nearest antecedent that fits, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from reportgraph.extract.coreference.cues import Cue, may_be_another
from reportgraph.extract.coreference.descriptions.described_people import described_person
from reportgraph.extract.coreference.descriptions.descriptions import described_name
from reportgraph.extract.coreference.descriptions.general_nouns import GeneralNouns
from reportgraph.extract.coreference.descriptions.headline_things import HeadlineThings
from reportgraph.extract.coreference.descriptions.homelands import home, homeland
from reportgraph.extract.coreference.descriptions.joined_things import joined_things
from reportgraph.extract.coreference.descriptions.kinds import is_own_noun
from reportgraph.extract.coreference.descriptions.lands import is_bare, is_spoken_of, realm, region_named, visited
from reportgraph.extract.coreference.descriptions.lead_offices import person_of_lead
from reportgraph.extract.coreference.descriptions.led_bodies import led_body, own_government
from reportgraph.extract.coreference.descriptions.mentioned import Mentioned
from reportgraph.extract.coreference.descriptions.names_beside import NamesBeside
from reportgraph.extract.coreference.descriptions.own_document import is_document
from reportgraph.extract.coreference.descriptions.owners import Owners
from reportgraph.extract.coreference.descriptions.repeated import is_of_other_time, may_repeat
from reportgraph.extract.coreference.descriptions.retold import Retold
from reportgraph.extract.coreference.descriptions.role_holders import RoleHolders, is_taken_on
from reportgraph.extract.coreference.descriptions.set_apart import is_set_apart
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.names.delayed_names import apposed_thing, delayed_name, delayed_thing
from reportgraph.extract.coreference.parties.governments import Governments
from reportgraph.extract.coreference.parties.issuer import Issuer
from reportgraph.extract.coreference.parties.parties import Parties
from reportgraph.extract.coreference.pronouns.barred import parts_of
from reportgraph.extract.coreference.pronouns.binding import doers_to, told_beside
from reportgraph.extract.coreference.pronouns.pronouns import Pronouns
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parsing.spelling import DEFINITE
from reportgraph.extract.parsing.syntax import child, objects_of
from reportgraph.ontology.schema import ABSTRACTIONS

_YEAR = 4  # digits
_OFTEN = 2  # uses of a bare noun with a capital that make it the name of a body
# "Roe & Company" is no more a company than others, and the east of Peru is no Middle East
_UNLIKE_NAMES = frozenset({"company", "east", "north", "south", "west"})
_GENDERS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
_ON_MAP = frozenset({"City", "Facility", "Place", "Region"})
_BY_NAME = frozenset({"Country", "Region", "City"})  # "the region" is the one last named, not "a landlocked region"


class Antecedents:
    """Reads the mentions from left to right and remembers what may be taken up."""

    def __init__(self, discourse: Discourse):
        self.discourse = discourse
        self.parsed, self.cues, self.find, self.cls = discourse.parsed, discourse.cues, discourse.find, discourse.cls
        self.naming, self.schema = discourse.knowledge.naming, discourse.knowledge.schema
        self.issuer = Issuer(self.parsed, self.cues, discourse.knowledge, discourse.lexicon)
        self.parties = Parties(self.parsed, self.cues, discourse.knowledge)
        self.governments = Governments(self.parsed.doc, self.cues, discourse.knowledge)
        self.pronouns = Pronouns(discourse)
        self.owners = Owners(discourse, self.pronouns.standing_at)
        self.headline = HeadlineThings(discourse)
        self.roles = RoleHolders(discourse)
        self._names = {c.mention.head: c for c in self.cues if c.mention.kind is MentionKind.NAME}
        self._beside = NamesBeside(discourse, self._names, self.pronouns.standing_at)
        self.unresolved: set[int] = set()
        self.of_document: set[int] = set()
        self.members: dict[int, tuple[int, ...]] = {}
        self.mentioned = Mentioned(discourse)
        self._general = GeneralNouns(discourse, self.mentioned.names_of_class, self.mentioned.by_head)

    def of(self, cue: Cue) -> int | None:
        """Give the mention that this one takes up, or None; then remember this one."""
        found: int | None = None
        if cue.mention.kind is MentionKind.PRONOUN and is_document(
            cue, self.discourse, self.issuer, own=self.of_document
        ):
            self.of_document.add(cue.index)
            return None
        if cue.mention.kind is MentionKind.PRONOUN:
            return self._of_pronoun(cue)
        if self.issuer.is_document(cue, self.mentioned.by_head.get(cue.head, ())):
            self.of_document.add(cue.index)
            return None
        if cue.is_name and len(members := self.parties.of(cue)) > 1:
            self._stand_for(cue, members)
            return None
        if cue.is_name:
            found = _first(
                cue,
                lambda c: delayed_name(c, self.discourse),
                lambda c: delayed_thing(c, self.discourse),
                lambda c: apposed_thing(c, self.discourse),
                self.headline.of,
            )
        if cue.mention.kind is MentionKind.NOMINAL:
            told = self.issuer.states(cue) or self.issuer.sides(cue)
            members = told or self.parties.of(cue) or self.governments.of(cue) or joined_things(cue, self.discourse)
            if len(members) > 1:
                self._stand_for(cue, members)
                return None
            settled = self._is_named(cue) or self.discourse.holds_its_name(cue)
            found = members[0] if members else None if settled else self._of_nominal(cue)
            if found is not None:
                whole = self._is_part_of(found, cue)
                found = None if whole else self.roles.said_to_hold(self.cues[found], self._names)
        self.mentioned.remember(cue)
        if cue.mention.kind is not MentionKind.DEMONYM:
            self.pronouns.remember(cue, ())
        return found

    def _is_part_of(self, found: int, cue: Cue) -> bool:
        """Tell whether the clause says of the one that it is a part of the other."""
        parts = {t.i for t in parts_of(self.parsed.doc[cue.mention.head])}
        told = (c for c in self.cues[: cue.index] if c.mention.head in parts)
        return any(self.find(c.index) == self.find(found) for c in told)

    def _stand_for(self, cue: Cue, members: tuple[int, ...]) -> None:
        """Keep in mind that a phrase stands for several."""
        self.members[cue.index] = members
        self.pronouns.remember(cue, members)

    def _is_named(self, cue: Cue) -> bool:
        """Tell "the Pact" that the text has defined, or that can be no other thing than the name it was joined with."""
        first = self.find(cue.index)
        known = cue.mention.cls == "Person" or cue.head == "capital"  # "east of the Ghanaian capital … in Accra"
        holder = known and any(self.find(n.index) == first for n in self._names.values())
        return self.cues[first].is_name or holder  # "the President of Peru, Jane Roe … the President of Peru"

    def _of_pronoun(self, cue: Cue) -> int | None:
        told = self.issuer.of(cue) or self.pronouns.of(cue) or self.issuer.goes_on(cue, self.discourse.lexicon)
        told = told or self.parties.one_of_two(cue) or self.parties.pair(cue)
        members = told or self.parties.talkers.who_state(cue, self.discourse.lexicon)
        members = members or self.parties.talkers.who_met(cue)
        members = members or joined_things(cue, self.discourse) or self.issuer.author(cue)
        if len(members) > 1:
            self.members[cue.index] = members
        elif not members:
            self.unresolved.add(cue.index)
        gender = _GENDERS.get(self.parsed.doc[cue.mention.head].lower_)
        if len(members) == 1 and gender is not None and self.cls(self.cues[members[0]]) == "Person":
            self.discourse.genders.setdefault(self.find(members[0]), gender)
        if members:
            self.pronouns.continue_with(cue, members)
        return members[0] if len(members) == 1 else None

    def _of_nominal(self, cue: Cue) -> int | None:
        land = partial(homeland, discourse=self.discourse, quoted=self.issuer.quoted)
        region, named = (partial(way, discourse=self.discourse) for way in (region_named, realm))
        ways = (self.issuer.own_event, self._label_before, region, named, self._beside.of, land, self.headline.of)
        told = _first(cue, *ways)
        if told is not None or is_of_other_time(cue, self.discourse):
            return told
        if (beside := self.parties.neighbor_of(cue, self.owners.of(cue), self.find)) is not None:
            return beside
        for own in (led_body, own_government):
            if (body := own(cue, self.owners.of(cue), self.discourse)) is not None:
                return body
        if (holder := self.roles.of_body(cue, self.owners.of(cue))) is not None:
            return holder
        if (leader := person_of_lead(cue, self.discourse)) is not None:
            self.roles.give(leader, cue)
            return leader.index
        if (speaker := self.pronouns.called_again(cue)) is not None:
            return speaker
        retold = Retold(self.discourse, self.mentioned.by_head)
        if (pointed := retold.pointed_at(cue)) is not None:
            return pointed
        of = child(self.parsed.doc[cue.mention.head], "prep")
        if of is not None and of.lower_ == "of" and child(of, "pcomp") is not None:
            return None  # "the initiative of jointly building A" says itself which
        if is_taken_on(cue, self.parsed.doc) and not self._is_label(cue):
            return None
        cls, same = cue.mention.cls, self.mentioned.same_phrase(cue)
        if same is None and (year := self._year_of(cue)) and year not in map(self._year_of, self.cues[: cue.index]):
            return None  # "it replaces the agreement of 2017"
        if same is not None and (self.find(same.index) in self._doers_to(cue) or self.owners.differ(cue, same)):
            same = None  # "strikes of A on the country" are on another one
        if same is not None and (later := self._holder_since(same, cue) or self._land_since(same, cue)) is not None:
            return later.index
        if cue.determiner in DEFINITE and not cue.plural and (nearer := self._named_since(same, cue)) is not None:
            return nearer
        if same is not None and (cls in ABSTRACTIONS or not may_be_another(cue, same)):
            return same.index
        of_theirs = partial(self.owners.theirs, by_head=self.mentioned.by_head)
        if (theirs := _first(cue, of_theirs, *retold.again)) is not None:
            return theirs
        if (talks := retold.of_talks(cue)) is not None:
            return talks
        if cue.plural and (again := self.mentioned.many_again(cue)) is not None:
            return again
        if cue.plural or not (cue.definite or cue.dated) or self._is_pictured(cue):
            return None
        found = self._by_kind(cue)
        return None if found is None or is_set_apart(cue, self.cues[found], self.discourse) else found

    def _by_kind(self, cue: Cue) -> int | None:
        """Give what a definite phrase takes up by the noun for its kind: "the accord", "the Danish company"."""
        cls, retold = cue.mention.cls, Retold(self.discourse, self.mentioned.by_head)
        if cue.names and cls in _ON_MAP and not self.discourse.named_with(cue):
            return None  # "the Akora region" is no region spoken of before
        if cls in _BY_NAME and (named := self._by_generic(cue)) is not None:
            return named
        for earlier in reversed(self.mentioned.by_head.get(cue.head, [])[-6:]):
            body = cls in ABSTRACTIONS and earlier.mention.cls not in ABSTRACTIONS  # the Forum on Lake Cooperation
            body = body and not is_own_noun(cue, earlier, self.discourse)
            called = earlier.is_name and (body or cue.head in _UNLIKE_NAMES)
            if not called and may_repeat(cue, earlier, self.discourse) and not self.owners.differ(cue, earlier):
                return earlier.index
        described = partial(
            described_name, names=self.mentioned.names_of_class, discourse=self.discourse, apart=self._doers_to(cue)
        )
        lending = retold.by_kindred if cue.head == "lender" else self._by_generic  # a bank sooner than a firm
        at_home = cls == "Country" and is_bare(cue, self.discourse)  # "across the country" in a text about one
        person = partial(described_person, discourse=self.discourse, pronouns=self.pronouns)
        found = _first(cue, lending, self._by_generic, retold.by_kindred, described, person, retold.in_more_words)
        return home(cue, self.discourse, alone=True) if found is None and at_home else found

    def _named_since(self, same: Cue | None, cue: Cue) -> int | None:
        """Give the name with this head that came after the bare word: "a programme … the X Scheme … the programme"."""
        further = any(c.dep_ in ("relcl", "acl") for c in self.parsed.doc[cue.mention.head].rights)
        if same is None or cue.modifiers or further or cue.mention.cls in ABSTRACTIONS | _BY_NAME:
            return None
        said = [e for e in self.mentioned.by_head.get(cue.head, ()) if e.words == cue.words]
        if len(said) > _OFTEN and all(self.parsed.doc[c.mention.head].text[0].isupper() for c in (cue, *said)):
            return None  # "The Council reaffirms … The Council notes … the Peace Council … The Council decides"
        named = {c.sentence: c.index for c in self.mentioned.by_head.get(cue.head, ()) if c.is_name}
        if any(e.definite and e.index < named.get(e.sentence, -1) for e in said):
            return None  # "The Council met the Lake Council. The Council then adopted A"
        for earlier in reversed([c for c in self.mentioned.by_head.get(cue.head, []) if not c.plural][-6:]):
            if not earlier.modifiers:  # "the programme" again, whatever it was the last time
                return earlier.index if self.find(earlier.index) != self.find(same.index) else None
            just_held = (
                cue.mention.cls == "Event" and earlier.determiner == "a" and cue.sentence - earlier.sentence <= 1
            )
            told = earlier.is_name or earlier.names or just_held or self.cues[self.find(earlier.index)].is_name
            if told and may_repeat(cue, earlier, self.discourse):
                return earlier.index  # "held the meeting … A held a joint meeting. At the meeting B"
        return None

    def _holder_since(self, same: Cue, cue: Cue) -> Cue | None:
        """Give who has an office and was named after whom the same words meant before: "the prime minister"."""
        people = self._people(cue)
        if cue.mention.cls != "Person" or cue.plural or cue.determiner != "the" or self._is_label(same):
            return None  # "THE PRESIDENT:" is who speaks, whomever he names
        holder = self.roles.last(cue, people)
        before = [c for c in people if self.find(c.index) == self.find(same.index)]
        return holder if holder is not None and (not before or holder.index > before[-1].index) else None

    def _is_label(self, cue: Cue) -> bool:
        return cue.sentence >= 0 and self.parsed.sentences[cue.sentence].block.kind is BlockKind.LABEL

    def _label_before(self, cue: Cue) -> int | None:
        """Give who spoke under the same label: "THE PRESIDENT:" is who speaks, whomever he names."""
        alike = self.mentioned.by_head.get(cue.head, ()) if self._is_label(cue) else ()
        return next((c.index for c in alike if self._is_label(c) and c.words == cue.words), None)

    def _people(self, cue: Cue) -> list[Cue]:
        """Give who was named so far; who speaks did not name himself: '"I met Minister A," the minister said'."""
        said = [s for s in self.pronouns.speeches if any(t.i == cue.mention.head for t in s.speaker)]
        people = self.mentioned.names_of_class.get("Person", [])
        return [c for c in people if not any(s.begin <= c.mention.head < s.end for s in said)]

    def _land_since(self, same: Cue, cue: Cue) -> Cue | None:
        """Give the country that somebody went to since another was called so, or that alone is still spoken of."""
        if cue.mention.cls != "Country" or not is_bare(cue, self.discourse):
            return None
        named = self.mentioned.names_of_class.get("Country", [])
        if (went := visited(cue, named, self.discourse)) is not None:
            return went
        if is_spoken_of(self.find(same.index), cue, self.discourse):
            return None
        found = self._by_generic(cue)
        return None if found is None else self.cues[found]

    def _is_pictured(self, cue: Cue) -> bool:
        """Tell "this photo" of a caption: the picture above it, and not that of an earlier caption."""
        block = self.parsed.sentences[cue.sentence].block if cue.sentence >= 0 else None
        return cue.determiner == "this" and block is not None and block.kind is BlockKind.CAPTION

    def _year_of(self, cue: Cue) -> str:
        behind = (o for c in self.parsed.doc[cue.mention.head].rights if c.lower_ == "of" for o in objects_of(c))
        return next((o.text for o in behind if o.text.isdigit() and len(o.text) == _YEAR), "")

    def _by_generic(self, cue: Cue) -> int | None:
        """Give the name that a general noun takes up: "the country", "the company", "the concept"."""
        if cue.mention.cls == "Person":
            holder = self.roles.last(cue, self._people(cue))
            return holder.index if holder is not None else None
        if cue.mention.cls == "Topic" and cue.head == "state":
            return None  # "the state and prospects of trade"
        return self._general.of(cue, apart=self._doers_to(cue))

    def _doers_to(self, cue: Cue) -> set[int]:
        """Give who does something to what a phrase stands for: it is none of them."""
        token, body = self.parsed.doc[cue.mention.head], self.discourse.is_a(cue, "Institution")
        doers = {t.i for t in (*doers_to(token), *(told_beside(token) if body else ()))}
        return {self.find(c.index) for c in self.cues[: cue.index] if c.mention.head in doers}


def _first(cue: Cue, *ways: Callable[[Cue], int | None]) -> int | None:
    """Give what the first of several ways finds for a phrase."""
    found = (way(cue) for way in ways)
    return next((index for index in found if index is not None), None)
