"""What speaks for and against a thing as what a pronoun stands for: signals, weighed in `lexicon/antecedents.toml`.

How near and in what role it was last spoken of, how often, what the governing word asks for, how the two stand to each
other in the sentence; after Lappin and Leass (1994) and Ge, Hale and Charniak (1998). The weights are fitted
(`tests/benchmarks/fit_antecedents.py`), so that a sum of them is a log-probability.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportgraph.extract.attribution.turns import Speech
from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.pronouns.binding import governing_verb
from reportgraph.extract.coreference.pronouns.demands import ATTENDED, PAID, Demands
from reportgraph.extract.coreference.pronouns.standing import is_same_pronoun, role_of, sayers_of, subjects_above
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.labels import POSSESSIVES
from reportgraph.extract.parsing.syntax import VERBAL
from spacy.tokens import Token

_OPEN = frozenset({"default", "shape", "ner"})  # ways of finding a class that may be wrong
_FEW = 3  # kinds of things: a verb that asks for one of more tells little
_KINDS = (
    "Country",
    "Institution",
    "Region",
    "Person",
    "Group",
    "Place",
    "Event",
    "Document",
    "Project",
    "Concept",
    "Work",
)
_HELD = frozenset({"Facility", "InfrastructureProject", "Company", "GovernmentBody"})
_STATELY = "government"  # what only a land, a party or a people has
_OWNING_NOTHING = ("Topic", "Principle", "Event", "Document")


Key = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A mention, or a coordination or group, where it was spoken of."""

    cue: Cue
    members: Key  # mentions; empty: the mention itself
    head: int  # token that speaks of it, a pronoun's where one does
    sentence: int
    role: str


@dataclass(frozen=True, slots=True)
class Place:
    """A pronoun with what its sentence says of it."""

    token: Token
    sentence: int
    role: str
    asked: frozenset[str] | None  # classes of which its governing word asks for one
    clause: frozenset[Key]  # what the subject of its clause stands for
    sayer: frozenset[Key]  # who says, thinks or plans what it is the subject of
    above: frozenset[Key]  # what the subjects of the clauses around its clause stand for
    speech: Speech | None
    possessed: str | None  # class of what it possesses
    spoke: Key | None = None  # who spoke last before it, where it is itself the subject of a verb of saying


class Signals:
    """Reads the signals of candidates."""

    def __init__(self, discourse: Discourse, speeches: Sequence[Speech]):
        self._discourse, self.speeches = discourse, speeches
        self._doc = discourse.parsed.doc
        self._schema, self._naming = discourse.knowledge.schema, discourse.knowledge.naming
        self._demands = Demands(discourse.lexicon, self._schema)
        self._speaking = self._speakers()
        blocks = discourse.parsed.sentences
        self._quoted = [
            i
            for i, s in enumerate(blocks)
            if any(q.begin <= s.span.start + 1 and s.span.end - 1 <= q.end for q in speeches)
        ]

    def place(self, cue: Cue, key_at: Callable[[int], Key]) -> Place:
        """Describe where a pronoun stands; `key_at` gives what a head before it stands for."""
        token = self._doc[cue.mention.head]
        verb = governing_verb(token)
        subjects = surface_subject(verb) if verb is not None else []
        return Place(
            token,
            cue.sentence,
            role_of(token),
            self._demands.of(token),
            _together([t for t in subjects if t.i != token.i], key_at),
            _together(sayers_of(token), key_at),
            frozenset().union(*(_together(subject, key_at) for subject in subjects_above(token))),
            self.speech_at(token.i),
            self._possessed(token),
            self._last_speaker(token, key_at),
        )

    def may_have(self, spoken: Spoken, place: Place) -> bool:
        """Tell who may have a plant, a senate: no field, value or event has one ("stopped work at its plant").

        Nor is somebody what is lent: "it is the first tranche of A".
        """
        if place.asked == PAID and self._discourse.is_a(spoken.cue, "Actor"):
            return False
        if place.asked == ATTENDED and self._discourse.is_a(spoken.cue, "Institution"):
            return False  # "the head of the Lake Council is among its participants": those of the summit
        if place.possessed == _STATELY and self._is_ungoverned(spoken.cue):
            return False
        if place.possessed not in _HELD:
            return True
        return not any(self._discourse.is_a(spoken.cue, kind) for kind in _OWNING_NOTHING)

    def _is_ungoverned(self, cue: Cue) -> bool:
        """Tell a body that has no government: a bank, a union of states; a junta and a party may have one."""
        is_a = self._discourse.is_a
        return is_a(cue, "Institution") and not (is_a(cue, "GovernmentBody") or is_a(cue, "PoliticalParty"))

    def is_doer(self, token: Token) -> bool:
        """Tell a pronoun of which its clause says what only somebody does: "it imports oil"."""
        asked = self._demands.of(token)
        return bool(asked) and token.dep_ == "nsubj" and all(self._schema.is_a(kind, "Actor") for kind in asked or ())

    def may_do(self, cue: Cue, token: Token) -> bool:
        """Tell what may do what a pronoun does: no treaty joins an alliance."""
        asked = self._demands.of(token)
        return not asked or any(self._discourse.is_a(cue, kind) for kind in asked)

    def things_asked_for(self, token: Token) -> tuple[str, ...]:
        """Give the kinds of things of which a verb asks for one as what it is done to: "B operates it", "B owns it"."""
        if token.dep_ == "poss" and self._demands.of(token) == ATTENDED:
            return ("Event",)  # "its participants"
        asked = self._demands.of_bare_object(token)
        few = asked is not None and len(asked) <= _FEW and not {"Actor", "Person", "Country"} & asked
        things = asked if asked is not None and few else ()
        return tuple(sorted((*things, "Facility") if "Project" in things else things))

    def _speakers(self) -> list[int]:
        """Give the heads of all who say something, in order: beside quotations, and subjects of verbs of saying."""
        contexts = self._discourse.lexicon.contexts
        quoting = {t.i for s in self.speeches for t in s.speaker}
        saying = {
            c.i
            for verb in self._doc
            if verb.pos_ in VERBAL and contexts.is_speech(verb.lemma_)
            for c in verb.children
            if c.dep_ == "nsubj"
        }
        return sorted(quoting | saying)

    def _last_speaker(self, token: Token, key_at: Callable[[int], Key]) -> Key | None:
        if token.i not in self._speaking:
            return None
        return next((key for i in reversed(self._speaking) if i < token.i and (key := key_at(i))), None)

    def speech_at(self, i: int) -> Speech | None:
        """Give the quotation that a token stands in."""
        return next((s for s in self.speeches if s.begin <= i < s.end), None)

    def distance(self, spoken: Spoken, place: Place) -> int:
        """Count the sentences back to a mention; for words outside quotations those inside count nothing."""
        away = place.sentence - spoken.sentence
        if place.speech is not None or away < 2 or self.speech_at(spoken.head) is not None:
            return away
        return away - sum(spoken.sentence < s < place.sentence for s in self._quoted)

    def of(
        self, mentions: Sequence[Spoken], key: Key, place: Place, *, nearer: Sequence[Sequence[Spoken]], told: int
    ) -> Iterator[str]:
        """Give the signals of a candidate.

        Args:
            mentions: Where it was spoken of lately, the last one first.
            key: What it is.
            place: Where the pronoun stands.
            nearer: The mentions of the candidates that were spoken of later.
            told: How often it was spoken of before.

        """
        rank = len(nearer)
        last = mentions[0]
        distance = self.distance(last, place)
        yield f"{last.role} {_ago(distance)}"
        yield f"nearest {rank + 1 if rank < 3 else '4 to 6' if rank < 6 else 'beyond'}"
        yield f"mentioned {min(4, len(mentions))}"
        yield f"told {min(6, told)}"
        if last.role == place.role:
            yield f"also {last.role}"
        blocks = self._discourse.parsed.sentences
        if blocks[last.sentence].block != blocks[place.sentence].block:
            yield "another paragraph"
        if any(_is_newer(other[0], last) for other in nearer):
            yield "a name since"
        if key in place.clause:
            yield "subject of its clause"
        if key in place.sayer:
            yield "who says it"
            doing = place.token.dep_ == "nsubj" and place.token.head.lemma_ != "be"  # "said it was safe": anything is
            doing = doing and place.token.lower_ == "it"
            if doing and any(self._discourse.is_a(last.cue, kind) for kind in ("Country", "Institution")):
                yield "a body says it"
        if key == place.spoke:
            yield "spoke last"
        if place.token.lower_ in POSSESSIVES and distance == 0:
            yield "owner here"
        spoken = self._doc[last.head]
        if spoken.pos_ == "PRON":
            yield "last a pronoun"
            same = is_same_pronoun(spoken, place.token)
            yield f"last the same pronoun {_ago(distance)}" if same else "last another pronoun"
        if key in place.above:
            yield "subject above"
        if self.speech_at(last.head) != place.speech:
            yield "across a quotation mark"
        yield from self._of_kind(last, place)

    def of_nothing(self, place: Place) -> Iterator[str]:
        """Give the signals that a pronoun stands for nothing that was named."""
        yield "nothing"
        yield f"nothing {place.role}"
        if place.speech is not None:
            yield "nothing in a quotation"
        if place.spoke is not None:
            yield "nothing after a speaker"
        if place.token.head.lemma_ == "be":
            yield "nothing is"
        if place.token.i == place.token.sent.start:
            yield "nothing opens"
        if any(c.dep_ in ("ccomp", "xcomp") and c.i > place.token.i for c in place.token.head.children):
            yield "nothing with a clause"
        if place.asked is not None:
            yield f"nothing {'acts' if self._is_act(place.asked) else 'place'}"

    def _of_kind(self, last: Spoken, place: Place) -> Iterator[str]:
        cue = last.cue
        if cue.is_name:
            yield "name"
        yield {"a": "indefinite", "poss": "owned", "": "bare"}.get(cue.determiner, "definite")
        if self._discourse.gender(cue):
            yield "gender told"
        yield "group" if last.members else "several" if self._discourse.is_several(cue) else "one"
        cls = self._discourse.cls(cue)
        broad = "group" if last.members else next((kind for kind in _KINDS if self._schema.is_a(cls, kind)), "thing")
        yield f"class {broad}"
        if not last.members:
            token = self._doc[last.head]
            if token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children):
                yield "one of several"
        if cue.mention.how in _OPEN:
            yield "class open"
        if place.asked is not None:
            yield f"{'acts' if self._is_act(place.asked) else 'place'} {self._fitness(last, place.asked)}"
        if place.possessed in ("Person", "Group"):
            able = last.members or any(self._schema.is_a(cls, kind) for kind in ("Actor", "Place"))
            yield "may have people" if able else "has no people"

    def _is_act(self, asked: frozenset[str]) -> bool:
        """Tell whether somebody who can act, speak or wish is asked for."""
        return all(self._schema.is_a(kind, "Actor") or kind == "Document" for kind in asked)

    def _fitness(self, last: Spoken, asked: frozenset[str]) -> str:
        if last.members or self._is_among(self._discourse.cls(last.cue), asked):
            return "fits"
        others = self._naming.classes_of(last.cue.head) or ()
        if last.cue.mention.how in _OPEN or any(self._is_among(cls, asked) for cls in others):
            return "may fit"
        return "doesn't fit"

    def _is_among(self, cls: str, classes: frozenset[str]) -> bool:
        return any(self._schema.is_a(cls, kind) for kind in classes)

    def _possessed(self, token: Token) -> str | None:
        if token.dep_ != "poss" or token.head.pos_ not in ("NOUN", "PROPN"):
            return None
        if any(c.lower_ == "owned" and c.dep_ == "amod" for c in token.head.children):
            return "Company"  # "its 80%-owned mine": somebody's who may own one
        if token.head.lemma_.lower() == _STATELY:
            return _STATELY
        return self._naming.class_of_nominal([token.head.lemma_.lower()])


def _together(heads: list[Token], key_at: Callable[[int], Key]) -> frozenset[Key]:
    """Give what these heads stand for, those that are coordinated as one thing: "A and B announced their plan"."""
    keys = [key for t in heads if (key := key_at(t.i))]
    return frozenset([tuple(sorted({part for key in keys for part in key}))] if keys else [])


def _is_newer(spoken: Spoken, other: Spoken) -> bool:
    """Tell a name that became the subject of a sentence since: what the text is about from there on."""
    return spoken.sentence > other.sentence and spoken.role == "subject" and spoken.cue.is_name


def _ago(distance: int) -> str:
    return ("here", "a sentence before")[distance] if distance < 2 else f"{distance} sentences before"
