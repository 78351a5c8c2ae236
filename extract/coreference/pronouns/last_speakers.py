"""Tells who goes on speaking: "he added", "it said", a quotation that follows another, what a body says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.pronouns.salience import Key, Signals, Spoken
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.model import BlockKind
from reportgraph.extract.parsing.leadins import lead_of
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct, is_passive
from spacy.tokens import Token

FAR = 3  # sentences
FAR_SPEAKER = 8  # sentences, as those between a speaker and "he added" are often the quotation
MOST = 80  # mentions looked at
_THINGS = ("Document", "Event", "Facility", "Institution", "Project", "Work")  # of which somebody goes on speaking


@dataclass(frozen=True, slots=True)
class LastSpeakers:
    """What was spoken of, `recent`, the last one last; `speaking`: heads of all who say something."""

    discourse: Discourse
    signals: Signals
    speaking: frozenset[int]
    recent: Sequence[Spoken]
    agrees: Callable[[Spoken, str], bool]
    standing_at: Callable[[Token], Key]
    cue_at: Mapping[int, Cue]

    def last_speaker(self, token: Token, kind: str, sentence: int) -> Key:
        """Give the person who spoke or acted last, for "he added" and the like where nobody else is likely.

        Or the only one who was named at all: "The hall opened with a talk by A. “B grows,” he said".
        """
        if token.i not in self.speaking:
            return ()
        near: dict[int, Cue] = {}
        for spoken in reversed(self.recent[-MOST:]):
            if sentence - spoken.sentence > FAR_SPEAKER:
                break
            acted = spoken.role == "subject" or spoken.head in self.speaking
            if self.signals.speech_at(spoken.head) is not None or not self.agrees(spoken, kind):
                continue
            if acted:
                return spoken.members or (spoken.cue.index,)
            if sentence - spoken.sentence <= FAR:
                near.setdefault(self.discourse.find(spoken.cue.index), spoken.cue)
        sole = next(iter(near.values())) if len(near) == 1 else None
        return (sole.index,) if sole is not None and sole.is_name else ()

    def same_speaker(self, token: Token, kind: str, sentence: int) -> Key:
        """Give the person who spoke last where a quotation goes on with "he said", and no other was told of since."""
        quoted = self.is_quoted(token) and token.i in self.speaking
        if not quoted or self.signals.speech_at(token.i) is not None:
            return ()
        for spoken in reversed(self.recent[-MOST:]):
            if sentence - spoken.sentence > FAR or spoken.sentence == sentence:
                continue
            if self.signals.speech_at(spoken.head) is None and self.discourse.cls(spoken.cue) == "Person":
                last = spoken.head in self.speaking and self.agrees(spoken, kind) and not spoken.members
                return (spoken.cue.index,) if last else ()
        return ()

    def called_again(self, token: Token, sentence: int) -> Key:
        """Give the named person who spoke last, for "the scholar said" and the like."""
        if token.i not in self.speaking or self.signals.speech_at(token.i) is not None:
            return ()
        for spoken in reversed(self.recent[-MOST:]):
            if sentence - spoken.sentence > FAR_SPEAKER:
                break
            people = self.discourse.cls(spoken.cue) in ("Person", "Group") and spoken.sentence < sentence
            said = spoken.head in self.speaking
            if people and (said or spoken.role == "subject") and self.signals.speech_at(spoken.head) is None:
                named = self.discourse.cues[self.discourse.find(spoken.cue.index)].is_name and not spoken.members
                return (spoken.cue.index,) if named and said else ()
        return ()

    def alone(self, chosen: Key, kind: str) -> Key:
        """Give who was chosen, and nobody where another one of the same row of names may be meant as well."""
        if len(chosen) != 1:
            return chosen
        one = self.discourse.parsed.doc[self.discourse.cues[chosen[0]].mention.head]
        row = {t.i for t in conjuncts(first_conjunct(one)) if t != one and t.pos_ == "PROPN"}
        return () if any(s.head in row and self.agrees(s, kind) for s in self.recent[-MOST:]) else chosen

    def not_owner(self, chosen: Key, token: Token, kind: str) -> Key:
        """Give the body that says of itself what it does in the place of whose it is: "Peru's bank said it would"."""
        sayer = self.sayer(token, kind) if len(chosen) == 1 and kind == "it" else ()
        if not sayer or sayer == chosen:
            return chosen
        noun = self.discourse.parsed.doc[self.discourse.cues[sayer[0]].mention.head]
        inside = (c.index for i, c in self.cue_at.items() if noun.left_edge.i <= i < noun.i)
        owners = {self.discourse.find(i) for i in inside}
        return sayer if self.discourse.find(chosen[0]) in owners else chosen

    def is_quoted(self, token: Token) -> bool:
        """Tell who stands beside a quotation as whose words it is."""
        return any(token.i in (t.i for t in s.speaker) for s in self.signals.speeches)

    def last_body(self, token: Token, kind: str, sentence: int) -> Key:
        """Give the body that spoke or acted last, for "it said" where nothing else is likely; none after a person."""
        if token.i not in self.speaking or kind != "it" or self.signals.speech_at(token.i) is not None:
            return ()
        for spoken in reversed(self.recent[-MOST:]):
            if sentence - spoken.sentence > FAR:
                break
            body = any(self.discourse.is_a(spoken.cue, kind) for kind in ("Country", "Institution"))
            body &= not spoken.members
            acted = body and spoken.cue.is_name and spoken.role == "subject" and spoken.sentence < sentence
            if (acted or spoken.head in self.speaking) and self.signals.speech_at(spoken.head) is None:
                return (spoken.cue.index,) if body else ()
        return ()

    def in_quotation(self, token: Token, kind: str, sentence: int) -> Key:
        """Give the one thing that a quotation spoke of that goes on: A in "“We reject A,” he said. “It harms B”"."""
        speech = self.signals.speech_at(token.i)
        if kind != "it" or speech is None or not speech.quoted or token.i > speech.begin + 1:
            return ()
        found: dict[int, Cue] = {}
        for spoken in (s for s in self.recent[-MOST:] if self.discourse.parsed.doc[s.head].dep_ != "attr"):
            before = self.signals.speech_at(spoken.head)
            near = before is not None and before != speech and 0 <= sentence - spoken.sentence <= 1
            if before is not None and near and before.speaker == speech.speaker and self.agrees(spoken, kind):
                found[self.discourse.find(spoken.cue.index)] = spoken.cue
        things = all(any(self.discourse.is_a(c, kind) for kind in _THINGS) for c in found.values())
        return tuple(found) if len(found) == 1 and things else ()

    def of_list(self, token: Token, kind: str, sentence: int) -> Key:
        """Give the one thing that a list is about, of which an item tells: A in "Facts about A:", "- B funds it"."""
        sentences = self.discourse.parsed.sentences
        here = sentences[sentence].block
        above = next((s for s in reversed(sentences[:sentence]) if s.block.kind is not BlockKind.ITEM), None)
        if kind != "it" or here.kind is not BlockKind.ITEM or above is None or lead_of(token.sent.root) is not None:
            return ()
        told = [s for s in self.recent[-MOST:] if s.head < token.i and self.agrees(s, kind)]
        own = [s for s in told if sentences[s.sentence].block == here and s.role in ("subject", "object")]
        own = [s for s in own if self.discourse.parsed.doc[s.head].head != token.head]
        about = {self.discourse.find(s.cue.index) for s in told if s.sentence == above.index and s.role != "owner"}
        return tuple(about) if len(about) == 1 and not own else ()

    def sayer(self, token: Token, kind: str) -> Key:
        """Give the body that says of itself what it does: "A said it would sign B", "A is glad to say that it will"."""
        verb, over = token.head, token.head.head
        if token.dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.pos_ != "VERB" or is_passive(over):
            return ()
        saying = surface_subject(over) if self.discourse.lexicon.contexts.colours(over.lemma_, over.pos_) else []
        members = self.standing_at(saying[0]) if len(saying) == 1 and saying[0].i < token.i else ()
        if len(members) != 1 or not self.discourse.knowledge.schema.is_a(
            self.discourse.cls(self.discourse.cues[members[0]]), "Actor"
        ):
            return ()
        cue = self.discourse.cues[members[0]]
        many = self.discourse.is_several(cue)
        fits = (many or cue.mention.cls == "Group") if kind == "they" else not many  # "the coalition said it would"
        return members if fits and self.discourse.cls(cue) != "Person" else ()
