"""Finds what a personal pronoun stands for: the likeliest thing that agrees, or nothing where it can't be told.

What grammar forbids is out (`binding.py`), the rest is weighed (`salience.py`). A wrong antecedent makes wrong claims,
so that nothing is the answer wherever nothing is likely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportgraph.extract.attribution.quotes import find_speeches
from reportgraph.extract.attribution.sources import sources_of
from reportgraph.extract.coreference.cues import Cue, nested_names
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.pronouns.barred import barred
from reportgraph.extract.coreference.pronouns.binding import REFLEXIVES, bound, coming, continued
from reportgraph.extract.coreference.pronouns.expletives import is_anyone, is_expletive
from reportgraph.extract.coreference.pronouns.last_speakers import FAR, FAR_SPEAKER, MOST, LastSpeakers
from reportgraph.extract.coreference.pronouns.salience import Key, Place, Signals, Spoken
from reportgraph.extract.coreference.pronouns.standing import PRONOUNS, addressees, role_of, speakers
from reportgraph.extract.coreference.pronouns.told import Told
from reportgraph.extract.coreference.pronouns.works import COMPLETED, JUDGED, is_done_to_owner, is_judged, kinds_told
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.syntax import VERBAL, child, first_conjunct, is_excluded, is_passive
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Option:
    """What a pronoun may stand for (no members: nothing), and what speaks for and against it."""

    members: Key
    signals: tuple[str, ...]


_MADE = ("Document", "Project", "Principle")  # what is adopted, signed and carried out


class Pronouns:
    """Remembers what was spoken of, and finds antecedents in it."""

    def __init__(self, discourse: Discourse):
        self._discourse, self._schema = discourse, discourse.knowledge.schema
        self._doc, self._cues = discourse.parsed.doc, discourse.cues
        self.speeches = speeches = find_speeches(discourse.parsed, discourse.lexicon.contexts)
        self._signals = Signals(discourse, speeches)
        self._speaking = speakers(self._doc, speeches, discourse.lexicon.contexts)
        self._recent: list[Spoken] = []
        self._members_at: dict[int, Key] = {}  # head token -> mentions that it stands for
        self._cue_at = {c.mention.head: c for c in self._cues if c.mention.kind is not MentionKind.PRONOUN}
        self._told = Told(discourse, self._signals, self._speaking, self._members_at, self._cue_at)
        self._last_of, self._groups = self._coordinations()
        self._inner = nested_names(self._cues)
        self._speakers = LastSpeakers(
            discourse=discourse,
            signals=self._signals,
            speaking=self._speaking,
            recent=self._recent,
            agrees=self._agrees,
            standing_at=self.standing_at,
            cue_at=self._cue_at,
        )

    def _coordinations(self) -> tuple[dict[int, int], dict[int, list[Cue]]]:
        """Give (last member -> head token, head token -> members) of the coordinations of actors."""
        groups: dict[int, list[Cue]] = {}
        for cue in self._cues:
            head = self._doc[cue.mention.head]
            if cue.mention.kind in (MentionKind.PRONOUN, MentionKind.DEMONYM) or is_excluded(head):
                continue
            groups.setdefault(first_conjunct(head).i, []).append(cue)
        kept = {
            head: members
            for head, members in groups.items()
            if len(members) > 1 and all(self._schema.is_a(c.mention.cls, "Actor") for c in members)
        }
        return {members[-1].index: head for head, members in kept.items()}, kept

    def remember(self, cue: Cue, members: Key) -> None:
        """Take note of a mention; `members` where it stands for several.

        A name inside another is not spoken of: Peru in "the Bank of Peru". Nor are those who are told what is said.
        """
        told = self._doc[cue.mention.head]
        addressed = told.lemma_ in GRAMMAR.press and (told.head.lower_ == "to" or told.head.lemma_ == "tell")
        whose = () if members else self._told.called(cue)
        if whose and told.dep_ == "attr" and all(c.pos_ != "PRON" for c in told.head.lefts):
            self._note(self._cues[whose[0]], (), cue)
        if cue.index in self._inner or addressed or whose:
            self._members_at[cue.mention.head] = whose or members or (cue.index,)
            return
        self._note(cue, members, cue)
        head = self._last_of.get(cue.index)
        if head is not None:
            group = self._groups[head]
            self._note(group[0], tuple(c.index for c in group), group[0], alone=False)

    def continue_with(self, cue: Cue, members: Key) -> None:
        """Keep what a pronoun stands for in mind as if it were named where the pronoun is."""
        if len(members) > 1:
            self._note(cue, members, cue)
        else:
            self._note(self._cues[members[0]], (), cue)
            self._members_at[cue.mention.head] = members

    def _note(self, cue: Cue, members: Key, at: Cue, *, alone: bool = True) -> None:
        head = at.mention.head
        self._recent.append(Spoken(cue, members, head, at.sentence, role_of(self._doc[head])))
        if alone:
            self._members_at[head] = members or (cue.index,)

    def standing_at(self, token: Token) -> Key:
        """Give the mentions that a head before stands for."""
        return self._members_at.get(token.i, ())

    def of(self, cue: Cue) -> Key:
        """Give the mentions that a pronoun stands for: one, several for a coordination, none if it can't be told."""
        token = self._doc[cue.mention.head]
        kind = next((kind for kind, forms in PRONOUNS.items() if token.lower_ in forms), None)
        if kind is None or (kind == "it" and is_expletive(token)) or is_anyone(token):
            return ()
        heads = bound(token) if token.lower_ in REFLEXIVES else self._told.heads(token, kind)
        if heads or token.lower_ in REFLEXIVES:
            return tuple(dict.fromkeys(m for t in heads for m in self._members_at.get(t.i, ())))
        if kind not in ("he", "she"):
            options = self.options(kind, cue, token)
            quoted = self._speakers.is_quoted(token)  # "“A grows,” it said" is told by who spoke before, and not by A
            chosen = (self._speakers.last_body if quoted else self._speakers.in_quotation)(token, kind, cue.sentence)
            chosen = chosen or self._speakers.of_list(token, kind, cue.sentence)
            chosen = chosen or self.choose(kind, options, cue) or self._sole_work(kind, options, token)
            chosen = chosen or self._speakers.sayer(token, kind)
            chosen = self._speakers.not_owner(chosen, token, kind)
            chosen = chosen or self._speakers.last_body(token, kind, cue.sentence)
            chosen = chosen or (self._parallel(token) if kind == "it" else self._same_subject(cue, token))
            before = continued(token) if kind == "they" else None
            return chosen or (self.standing_at(before) if before is not None else ())
        same = self._speakers.same_speaker(token, kind, cue.sentence)
        found = same or self.choose("he", self.options(kind, cue, token), cue)
        return self._speakers.alone(found or self._speakers.last_speaker(token, kind, cue.sentence), kind)

    def called_again(self, cue: Cue) -> int | None:
        """Give whom a bare noun for what somebody is takes up where he goes on speaking: "the scholar added that A"."""
        bare = cue.determiner == "the" and not (cue.modifiers or cue.complement or cue.plural)
        if not bare or cue.head not in self._discourse.knowledge.naming.words.callings:
            return None
        return next(iter(self._speakers.called_again(self._doc[cue.mention.head], cue.sentence)), None)

    def choose(self, kind: str, options: list[Option], cue: Cue) -> Key:
        """Give the likeliest of the options for a pronoun (`cue`), the first of which is nothing."""
        model = self._discourse.lexicon.antecedents[kind]
        odds = model.odds([option.signals for option in options])
        opening = len(options) == 2 and "coming here" in options[1].signals and 2 * odds[1] >= odds[0]
        return options[1 if opening else model.likeliest(odds)].members

    def _sole_work(self, kind: str, options: list[Option], token: Token) -> Key:
        """Give the only thing just named of which is told what no state does or undergoes: "it links A to B"."""
        kinds = self._kinds_of_it(token) if kind == "it" else ()
        fits = [o for o in options[1:] if any(self._discourse.is_a(self._cues[o.members[0]], c) for c in kinds)]
        last = max((self._cues[o.members[0]].sentence for o in fits), default=0)
        fits = [o for o in fits if self._cues[o.members[0]].sentence == last]
        return fits[0].members if len(fits) == 1 else ()

    def _parallel(self, token: Token) -> Key:
        """Give what the first of two clauses has in the same place: "A works with B, but it will not leave C".

        So "works in C, where it supports B". A thing goes on doing what it does: "The line links A to B, and it will
        lower costs"; a text is judged twice: "A backs the plan, but B rejects it", or for what it does.
        """
        verb = token.head
        there = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts)
        first = next((t for t in verb.head.ancestors if t.pos_ in VERBAL), verb) if there else verb.head
        if not (there or verb.dep_ == "conj") or verb.pos_ not in VERBAL:
            return ()
        subject, thing = child(first, "nsubj", "nsubjpass"), child(first, "dobj")
        judged = is_judged(verb, self._discourse.lexicon)
        if token.dep_ == "dobj":
            if subject is None or child(verb, "nsubj") is None or not judged:
                return ()
            doing = () if is_judged(first, self._discourse.lexicon) else self._same_place(subject, token, _MADE)
            return doing or self._same_place(thing, token, JUDGED)
        new = thing is not None and any(c.lower_ in ("a", "an") for c in thing.lefts)
        if token.dep_ not in ("nsubj", "nsubjpass") or (new and not there):
            return ()  # "A opened a port, and it links B to C"
        if token.dep_ == "nsubjpass":  # "the pact was signed by A, but it was rejected by B"
            return self._same_place(subject, token, JUDGED if judged and is_passive(first) else ("Actor",))
        going_on = not there and all(v.tag_ in ("VB", "VBP", "VBZ") for v in (first, verb))
        return self._same_place(subject, token, ("Actor", *(COMPLETED if going_on else ())))

    def _same_place(self, noun: Token | None, token: Token, kinds: Sequence[str]) -> Key:
        """Give what a noun of the clause before stands for, where a pronoun may stand for it too."""
        members = self.standing_at(noun) if noun is not None and noun.i < token.i else ()
        cue = self._cues[members[0]] if len(members) == 1 else None
        if cue is None or not self._agrees(Spoken(cue, (), cue.mention.head, cue.sentence, "subject"), "it"):
            return ()
        fits = any(self._discourse.is_a(cue, kind) for kind in kinds)
        return members if fits and members[0] not in self._forbidden(token) else ()

    def _same_subject(self, cue: Cue, token: Token) -> Key:
        """Give the several whom the sentence before was about, and no others: "Farmers are poor. They …"."""
        if role_of(token) != "subject" or self._signals.speech_at(token.i) is not None:
            return ()
        acting = self._signals.is_doer(token)
        near = [s for s in self._recent[-MOST:] if 0 <= cue.sentence - s.sentence <= 1 and s.head < token.i]
        many = [s for s in near if self._is_many(s) and not (acting and not self._discourse.is_a(s.cue, "Actor"))]
        before = [s for s in many if s.role == "subject" and s.sentence < cue.sentence]
        before = [s for s in before if s.members or self._discourse.is_a(s.cue, "Actor")]
        if not before or len({self._key(s.members or (s.cue.index,)) for s in many}) > 1:
            return ()
        quoted = self._signals.speech_at(before[-1].head) is not None
        return () if quoted else before[-1].members or (before[-1].cue.index,)

    def _is_many(self, spoken: Spoken) -> bool:
        """Tell several, but not what somebody is said to be: "present themselves as leaders"."""
        base = first_conjunct(self._doc[spoken.head])
        many = bool(spoken.members) or spoken.cue.plural or base.tag_ in ("NNS", "NNPS")
        return many and base.dep_ != "attr" and not (base.dep_ == "pobj" and base.head.lower_ == "as")

    def options(self, kind: str, cue: Cue, token: Token) -> list[Option]:
        """Give what may be meant; `kind` is that of a pronoun, or "one" for a phrase for anybody."""
        place = self._signals.place(cue, lambda i: self._key(self._members_at.get(i, ())))
        found, nearer = [Option((), tuple(self._signals.of_nothing(place)))], list[list[Spoken]]()
        told = Counter(self._key(m.members or (m.cue.index,)) for m in self._recent[-MOST:])
        for key, mentions in self._candidates(kind, token, place):
            members = mentions[0].members or (mentions[0].cue.index,)
            found.append(Option(members, tuple(self._signals.of(mentions, key, place, nearer=nearer, told=told[key]))))
            nearer.append(mentions)
        return found

    def _candidates(self, kind: str, token: Token, place: Place) -> list[tuple[Key, list[Spoken]]]:
        """Give what was spoken of lately that the pronoun may stand for, the nearest first, each with its mentions."""
        forbidden, cited = self._forbidden(token), self._cited_after(token)
        found: dict[Key, list[Spoken]] = {}
        for spoken in (*self._coming(token, place), *reversed(self._recent[-MOST:])):
            key = self._key(spoken.members or (spoken.cue.index,))
            near = 0 <= self._signals.distance(spoken, place) <= (FAR_SPEAKER if key == place.spoke else FAR)
            if near and not self._is_of_own_speech(spoken, token):
                found.setdefault(key, []).append(spoken)
        found = {k: s for k, s in found.items() if s[0].members or s[0].cue.words not in cited}
        found = {k: s for k, s in found.items() if s[0].members or self._signals.may_have(s[0], place)}
        found = {k: self._without_predicates(s) for k, s in found.items() if not self._is_only_quoted(s, place)}
        kinds = _MADE if is_done_to_owner(token) else self._kinds_of_it(token) if kind == "it" else ()
        found = {k: s for k, s in found.items() if any(self._discourse.is_a(s[0].cue, c) for c in kinds)} or found
        return [(k, s) for k, s in found.items() if not forbidden & set(k) and self._agrees(s[0], kind)]

    def _is_of_own_speech(self, spoken: Spoken, token: Token) -> bool:
        """Tell what he spoke of whom a pronoun tells of: in "“We sell to Peru,” said its director" it is not Peru's."""
        speech = self._signals.speech_at(spoken.head) if token.dep_ == "poss" else None
        own = speech is not None and self._signals.speech_at(token.i) is None
        return own and any(token.head in (t, t.head) for t in (speech.speaker if speech is not None else ()))

    def _is_only_quoted(self, mentions: list[Spoken], place: Place) -> bool:
        """Tell what only a quoted speaker spoke of, by no name: "“We lack a rulebook,” she said. It also warns"."""
        named = bool(mentions[0].members) or mentions[0].cue.is_name
        return place.speech is None and not named and all(self._is_persons(m.head) for m in mentions)

    def _is_persons(self, head: int) -> bool:
        """Tell the words of somebody quoted; those of a statement tell of the same people as the report of it."""
        speech = self._signals.speech_at(head)
        cues = [self._cue_at.get(t.i) for t in speech.speaker] if speech is not None else []
        text = bool(cues) and all(c is not None and self._discourse.is_a(c, "Document") for c in cues)
        return speech is not None and not text

    def _kinds_of_it(self, token: Token) -> tuple[str, ...]:
        """Give the kinds of things of which something is told that no state and no person does or undergoes."""
        return kinds_told(token) or self._signals.things_asked_for(token)

    def _without_predicates(self, mentions: list[Spoken]) -> list[Spoken]:
        """Leave out what somebody is said to be beside who it is: "A is the dean and head of B. He …"."""
        subjects = {m.sentence for m in mentions if m.role == "subject"}
        told = [m for m in mentions if first_conjunct(self._doc[m.head]).dep_ == "attr" and m.sentence in subjects]
        return [m for m in mentions if m not in told]

    def _coming(self, token: Token, place: Place) -> list[Spoken]:
        """Give the subject of the main clause where the pronoun stands in a phrase before it."""
        cues = [self._cue_at[t.i] for t in coming(token) if t.i in self._cue_at]
        if not cues:
            return []
        members = tuple(c.index for c in cues) if len(cues) > 1 else ()
        return [Spoken(cues[0], members, cues[0].mention.head, place.sentence, "coming")]

    def _key(self, members: Key) -> Key:
        return tuple(sorted({self._discourse.find(m) for m in members}))

    def _forbidden(self, token: Token) -> set[int]:
        heads = barred(token)
        speech = self._signals.speech_at(token.i)
        heads += speech.speaker if speech is not None else ()
        heads += [t for t in addressees(token) if self._is_press(t)]
        names = (self._cue_at[t.i] for t in heads if t.i in self._cue_at and self._cue_at[t.i].is_name)
        later = {self._discourse.find(c.index) for c in names}  # "his counterpart, A"
        return later | {self._discourse.find(m) for t in heads for m in self._members_at.get(t.i, ())}

    def _cited_after(self, token: Token) -> set[tuple[str, ...]]:
        """Give the words of the source that is named behind a pronoun, which isn't it: "it sank, according to A"."""
        source = sources_of(token, self._discourse.lexicon.contexts)
        return {self._cue_at[t.i].words for t in source if t.i > token.i and t.i in self._cue_at}

    def _is_press(self, told_one: Token) -> bool:
        """Tell those to whom people speak of others: "told the Lake Gazette that it would sign", "told the court"."""
        if told_one.lemma_.lower() in GRAMMAR.hearings:
            return True
        cues = (self._cues[m] for m in self._members_at.get(told_one.i, ()))
        return any(self._discourse.cls(c) == "MediaOrganization" for c in cues)

    def _agrees(self, spoken: Spoken, kind: str) -> bool:
        cue, cls = spoken.cue, self._discourse.cls(spoken.cue)
        several = bool(spoken.members) or self._discourse.is_several(cue)
        if kind in ("he", "she", "one"):
            wrong = {"he": "female", "she": "male"}.get(kind)
            return cls == "Person" and not several and self._discourse.gender(cue) != wrong
        if kind == "it":  # "the contractor withdrew its staff": a firm
            firm = not cue.is_name and "Company" in (self._discourse.knowledge.naming.classes_of(cue.head) or ())
            return (cls != "Person" or firm) and not several
        return several or cls == "Group" or (self._schema.is_a(cls, "Actor") and cls not in ("Country", "Person"))
