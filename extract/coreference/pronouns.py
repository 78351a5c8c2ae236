"""Finds what a personal pronoun stands for: the likeliest thing that agrees, or nothing where it can't be told.

What grammar forbids is out (`binding.py`), the rest is weighed (`salience.py`). A wrong antecedent makes wrong claims,
so that nothing is the answer wherever nothing is likely.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reportgraph.extract.attribution.quotes import find_speeches
from reportgraph.extract.attribution.sources import sources_of
from reportgraph.extract.coreference.barred import barred
from reportgraph.extract.coreference.binding import (
    REFLEXIVES,
    acting_then,
    beside,
    bound,
    coming,
    continued,
    controlled,
    credited,
    debated,
    described,
    enabled,
    for_ones_part,
    is_done_to_owner,
    is_expletive,
    is_made,
    is_works,
    judged_by,
    paired,
    subject_above,
)
from reportgraph.extract.coreference.cues import Cue, nested_names
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.last_speakers import FAR, FAR_SPEAKER, MOST, LastSpeakers
from reportgraph.extract.coreference.salience import Key, Place, Signals, Spoken
from reportgraph.extract.coreference.standing import PRONOUNS, addressees, role_of, speakers
from reportgraph.extract.coreference.tellers import (
    brought_about,
    done_to_again,
    just_named,
    led_by_next,
    opened_by_own,
    own_of_teller,
    resumed,
    sole_partner,
    source_before,
    told_by_another,
)
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Option:
    """What a pronoun may stand for (no members: nothing), and what speaks for and against it."""

    members: Key
    signals: tuple[str, ...]


_HELD = frozenset({"Facility", "InfrastructureProject", "Company", "GovernmentBody"})
_OWNING_NOTHING = ("Topic", "Principle", "Event", "Document")
_MADE = ("Document", "Project", "Principle")  # what is adopted, signed and carried out
_COMPLETED = ("Document", "Project", "Facility", "Event", "Work", "CooperationMechanism")  # no state and no ministry
_WORKS = ("Project", "Facility")


def _is_impersonal(sentence: Span) -> bool:
    """Tell what those who speak say without naming themselves: "It was agreed to widen trade"."""
    subject = child(sentence.root, "nsubjpass")
    return subject is not None and subject.lower_ == "it" and is_expletive(subject)


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
            if cue.mention.kind in (MentionKind.PRONOUN, MentionKind.DEMONYM):
                continue
            groups.setdefault(first_conjunct(self._doc[cue.mention.head]).i, []).append(cue)
        kept = {
            head: members
            for head, members in groups.items()
            if len(members) > 1 and all(self._schema.is_a(c.mention.cls, "Actor") for c in members)
        }
        return {members[-1].index: head for head, members in kept.items()}, kept

    def remember(self, cue: Cue, members: Key) -> None:
        """Take note of a mention; `members` where it stands for several.

        A name inside another is not spoken of: Peru in "the Bank of Peru".
        """
        if cue.index in self._inner:
            self._members_at[cue.mention.head] = members or (cue.index,)
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
        if kind is None or (kind == "it" and is_expletive(token)):
            return ()
        if heads := bound(token) if token.lower_ in REFLEXIVES else self._told(token, kind):
            return tuple(dict.fromkeys(m for t in heads for m in self._members_at.get(t.i, ())))
        if token.lower_ in REFLEXIVES:
            return ()
        if kind not in ("he", "she"):
            options = self._options(kind, cue, token)
            chosen = self.choose(kind, options, cue) or self._sole_work(kind, options, token)
            chosen = chosen or self._speakers.sayer(token, kind)
            chosen = self._speakers.not_owner(chosen, token, kind)
            chosen = chosen or self._speakers.last_body(token, kind, cue.sentence)
            before = continued(token) if kind == "they" else None
            return chosen or (self.standing_at(before) if before is not None else ())
        same = self._speakers.same_speaker(token, kind, cue.sentence)
        found = same or self.choose("he", self._options(kind, cue, token), cue)
        return found or self._speakers.last_speaker(token, kind, cue.sentence)

    def called_again(self, cue: Cue) -> int | None:
        """Give whom a bare noun for what somebody is takes up where he goes on speaking: "the scholar added that A"."""
        words, bare = self._discourse.knowledge.naming.words, not (cue.modifiers or cue.complement or cue.plural)
        if cue.determiner != "the" or cue.head not in words.callings or not bare:
            return None
        return next(iter(self._speakers.called_again(self._doc[cue.mention.head], cue.sentence)), None)

    def _told(self, token: Token, kind: str) -> list[Token]:
        """Give what the words around a pronoun tell it to stand for, however likely it is."""
        heads = (
            for_ones_part(token)
            or described(token)
            or debated(token)
            or (judged_by(token) if kind in ("it", "they") else [])
            or self._controlled(token, kind)
            or self._credited(token, kind)
            or self._enabled(token, kind)
        )
        heads = (
            heads
            or self._paired(token, kind)
            or self._conceded(token, kind)
            or (self._going_on(token) if kind == "they" else [])
        )
        if heads or kind != "it":
            return heads
        if made := brought_about(token, self._made()):
            return made
        if len(then := acting_then(token)) == 1 and then[0].i in self._doers():
            return then
        again = resumed(token, self._doers()) if self._signals.is_doer(token) else self._done_to_again(token)
        return again or told_by_another(token, self._speaking, self._things()) or led_by_next(token, self._bodies())

    def _done_to_again(self, token: Token) -> list[Token]:
        """Give what another did something to just before, unless that can act too and is no body of one person's."""
        heads = done_to_again(token, self._things())
        first = heads[0].head if heads else token
        subject = child(first, "nsubj") if heads else None
        acts = any(self._discourse.is_a(self._cue_at[t.i], "Actor") for t in heads)
        return heads if subject is not None and (not acts or subject.i in self._people()) else []

    def _going_on(self, token: Token) -> list[Token]:
        """Give who go on with their joint statement: A and B in "A and B welcomed C. They stressed the need for D"."""
        before = token.doc[token.sent.start - 1] if token.dep_ == "nsubj" and token.sent.start else token
        if _is_impersonal(before.sent) and before.sent.start:
            before = token.doc[before.sent.start - 1]
        verbs = (token.head, before.sent.root)
        if before == token or token.head.dep_ != "ROOT" or any(v.tag_ not in FINITE for v in verbs):
            return []
        subject = child(verbs[1], "nsubj")
        if subject is None or not all(map(self._is_stance, verbs)):
            return []
        heads = conjuncts(subject)
        found = {m for t in heads for m in self._members_at.get(t.i, ())}
        actors = all(self._schema.is_a(self._discourse.cls(self._cues[m]), "Actor") for m in found)
        return heads if len(found) > 1 and actors and all(t.i in self._members_at for t in heads) else []

    def _is_stance(self, verb: Token) -> bool:
        """Tell a verb for what somebody says, or holds of something: "noted that", "welcomed A"."""
        lexicon = self._discourse.lexicon
        frames = lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
        held = any(f.property in lexicon.stances and not f.particle for f in frames)
        told = bool(lexicon.contexts.colours(verb.lemma_, verb.pos_))
        return held or told or verb.lemma_ in load_grammar().speaking

    def _paired(self, token: Token, kind: str) -> list[Token]:
        """Give the person named beside those of whose deeds on him a clause tells, if the pronoun agrees."""
        named = paired(token) if kind in ("he", "she") else None
        if named is None and kind in ("he", "she"):
            named = just_named(token, self._speaking, self._discourse.parsed)
        if named is None and kind in ("he", "she"):
            people = self._people()
            named = sole_partner(token, self._speaking, people) or source_before(token, self._speaking, people)
            named = named or own_of_teller(token, people)
        if named is None and kind in ("he", "she") and (named := opened_by_own(token, self._people())) is not None:
            self._members_at.setdefault(named.i, (self._cue_at[named.i].index,))
        members = self.standing_at(named) if named is not None else ()
        if named is None or len(members) != 1:
            return []
        cue, wrong = self._cues[members[0]], "female" if kind == "he" else "male"
        fits = self._discourse.cls(cue) == "Person" and self._discourse.gender(cue) != wrong
        return [named] if fits else []

    def _conceded(self, token: Token, kind: str) -> list[Token]:
        """Give the person of whom the clause above tells, and no other: "A said B would help, although he left"."""
        whose = subject_above(token) if kind in ("he", "she") else None
        members = self.standing_at(whose) if whose is not None else ()
        if whose is None or len(members) != 1:
            return []
        between = [c for i, c in self._cue_at.items() if whose.right_edge.i < i < token.i]
        others = any(self._discourse.cls(c) == "Person" for c in between)
        cue, wrong = self._cues[members[0]], "female" if kind == "he" else "male"
        fits = self._discourse.cls(cue) == "Person" and self._discourse.gender(cue) != wrong
        return [whose] if fits and not others else []

    def _credited(self, token: Token, kind: str) -> list[Token]:
        """Give who is thanked, praised or blamed for what is theirs, or stands beside it, if the pronoun agrees."""
        heads = credited(token) or beside(token)
        found = {m for t in heads for m in self._members_at.get(t.i, ())}
        alone = len(found) == 1 and kind in ("it", "he", "she")
        cue = self._cues[next(iter(found))] if alone else None
        fits = cue is not None and (self._discourse.cls(cue) == "Person") == (kind != "it")
        return heads if fits or (kind == "they" and (len(found) > 1 or any(map(self._is_several, found)))) else []

    def _is_several(self, member: int) -> bool:
        cue = self._cues[member]
        return cue.mention.cls == "Group" or self._discourse.is_several(cue)

    def _enabled(self, token: Token, kind: str) -> list[Token]:
        """Give whose location, growth or choice lets the pronoun do something, where that is nobody who acts."""
        heads = enabled(token) if kind in ("it", "they") else []
        thing = heads[0].head if heads else token
        acts = thing.i in self._cue_at and self._discourse.is_a(self._cue_at[thing.i], "Actor")
        fits = not acts and (len(heads) > 1) == (kind == "they")
        named = all(m in self._doers() | self._things() for m in (t.i for t in heads))
        return heads if fits and named else []

    def _controlled(self, token: Token, kind: str) -> list[Token]:
        """Give who is asked to do something about what is his own, where the pronoun may stand for him."""
        heads = controlled(token)
        several = len(heads) > 1 or any(t.tag_ in ("NNS", "NNPS") for t in heads)
        return heads if kind in ("it", "they") and several == (kind == "they") else []

    def choose(self, kind: str, options: list[Option], cue: Cue) -> Key:
        """Give the likeliest of the options, the first of which is nothing."""
        model = self._discourse.lexicon.antecedents[kind]
        odds = model.odds([option.signals for option in options])
        best = max(range(len(odds)), key=lambda i: (odds[i], -i))
        return options[best].members if odds[best] >= model.least else ()

    def _sole_work(self, kind: str, options: list[Option], token: Token) -> Key:
        """Give the only thing just named of which is told what no state does or undergoes: "it links A to B"."""
        kinds = self._kinds_of_it(token) if kind == "it" else ()
        fits = [o for o in options[1:] if any(self._discourse.is_a(self._cues[o.members[0]], c) for c in kinds)]
        last = max((self._cues[o.members[0]].sentence for o in fits), default=0)
        fits = [o for o in fits if self._cues[o.members[0]].sentence == last]
        return fits[0].members if len(fits) == 1 else ()

    def _options(self, kind: str, cue: Cue, token: Token) -> list[Option]:
        place = self._signals.place(cue, lambda i: self._key(self._members_at.get(i, ())))
        found = [Option((), tuple(self._signals.of_nothing(place)))]
        nearer: list[list[Spoken]] = []
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
            if 0 <= self._signals.distance(spoken, place) <= (FAR_SPEAKER if key == place.spoke else FAR):
                found.setdefault(key, []).append(spoken)
        found = {k: s for k, s in found.items() if s[0].members or s[0].cue.words not in cited}
        found = {k: s for k, s in found.items() if s[0].members or self._may_have(s[0], place)}
        found = {k: self._without_predicates(s) for k, s in found.items()}
        kinds = _MADE if is_done_to_owner(token) else self._kinds_of_it(token) if kind == "it" else ()
        found = {k: s for k, s in found.items() if any(self._discourse.is_a(s[0].cue, c) for c in kinds)} or found
        return [(k, s) for k, s in found.items() if not forbidden & set(k) and self._agrees(s[0], kind)]

    def _kinds_of_it(self, token: Token) -> tuple[str, ...]:
        """Give the kinds of things of which something is told that no state and no person does or undergoes."""
        return _COMPLETED if is_made(token) else _WORKS if is_works(token) else ()

    def _without_predicates(self, mentions: list[Spoken]) -> list[Spoken]:
        """Leave out what somebody is said to be beside who it is: "A is the dean and head of B. He …"."""
        subjects = {m.sentence for m in mentions if m.role == "subject"}
        told = [m for m in mentions if first_conjunct(self._doc[m.head]).dep_ == "attr" and m.sentence in subjects]
        return [m for m in mentions if m not in told]

    def _may_have(self, spoken: Spoken, place: Place) -> bool:
        """Tell who may have a plant, a senate: no field, value or event has one ("stopped work at its plant")."""
        if place.possessed not in _HELD:
            return True
        return not any(self._discourse.is_a(spoken.cue, kind) for kind in _OWNING_NOTHING)

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

    def _things(self) -> set[int]:
        """Give the heads of what is no person, people or field, which may be spoken of further as "it"."""
        kinds = ("Institution", "Country", "Event", "Facility", "Project", "Document")
        return {i for i, c in self._cue_at.items() if any(self._discourse.is_a(c, k) for k in kinds)}

    def _made(self) -> set[int]:
        """Give the heads of what somebody makes and carries out: plans and texts."""
        made, nouns = frozenset({"Document", "Initiative", "Project"}), self._discourse.knowledge.naming
        told = {i for i, c in self._cue_at.items() if any(self._discourse.is_a(c, kind) for kind in made)}
        told |= {i for i, c in self._cue_at.items() if not c.is_name and made & set(nouns.classes_of(c.head) or ())}
        return {i for i in told if not self._discourse.is_several(self._cue_at[i])}

    def _doers(self) -> set[int]:
        """Give the heads of what can act and is no person, and not several."""
        cues = ((i, c) for i, c in self._cue_at.items() if self._discourse.cls(c) != "Person")
        return {i for i, c in cues if self._discourse.is_a(c, "Actor") and not self._discourse.is_several(c)}

    def _people(self) -> set[int]:
        """Give the heads of what names or calls a person."""
        return {i for i, c in self._cue_at.items() if self._discourse.cls(c) == "Person"}

    def _bodies(self) -> set[int]:
        """Give the heads of the names of what somebody may be the head of."""
        kinds = ("Institution", "Country")
        return {i for i, c in self._cue_at.items() if c.is_name and any(self._discourse.is_a(c, k) for k in kinds)}

    def _cited_after(self, token: Token) -> set[tuple[str, ...]]:
        """Give the words of the source that is named behind a pronoun, which isn't it: "it sank, according to A"."""
        source = sources_of(token, self._discourse.lexicon.contexts)
        return {self._cue_at[t.i].words for t in source if t.i > token.i and t.i in self._cue_at}

    def _is_press(self, told_one: Token) -> bool:
        """Tell those to whom people speak of others: "told the Lake Gazette that it would sign", "told the court"."""
        if told_one.lemma_.lower() in load_grammar().hearings:
            return True
        cues = (self._cues[m] for m in self._members_at.get(told_one.i, ()))
        return any(self._discourse.cls(c) == "MediaOrganization" for c in cues)

    def _agrees(self, spoken: Spoken, kind: str) -> bool:
        cue, cls = spoken.cue, self._discourse.cls(spoken.cue)
        several = bool(spoken.members) or self._discourse.is_several(cue)
        if kind in ("he", "she"):
            wrong = "female" if kind == "he" else "male"
            return cls == "Person" and not several and self._discourse.gender(cue) != wrong
        if kind == "it":
            return cls != "Person" and not several
        return several or cls == "Group" or (self._schema.is_a(cls, "Actor") and cls != "Person")
