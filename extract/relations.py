"""Propositions to statements: the lexicon's frames matched against predicates, domain and range as constraints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reportgraph.extract.attribution import context_of
from reportgraph.extract.lists import list_after
from reportgraph.extract.model import Entity, MentionKind, Modality
from reportgraph.extract.propositions import PredicateKind, Proposition
from reportgraph.extract.referents import Referents
from reportgraph.extract.syntax import VERBAL, child, examples_of, first_conjunct, prepositions
from reportgraph.extract.themes import Theme, themes_of
from reportgraph.ontology.grammar import load_grammar
from reportgraph.ontology.lexicon import Frame, Lexicon
from reportgraph.ontology.schema import Schema
from spacy.tokens import Token

_POS = {PredicateKind.VERB: "verb", PredicateKind.NOUN: "noun", PredicateKind.ADJECTIVE: "adjective"}
_EMPTY_VERBS = frozenset(
    "accord appear be become bring come continue do get give go have include keep let make obtain pay put receive say "
    "see seem start take use".split()
)
_OPEN_PREPOSITIONS = tuple("to on in for with from against at into of by over under about".split())


class Voice(StrEnum):
    """Whose a candidate is, and as what it stands."""

    CONTEXT = "context"  # coloured by the words around its predicate
    ACT = "act"  # a speech act is itself a fact, told by whoever is around the speaker
    PRESUPPOSED = "presupposed"  # what a noun phrase takes for granted: a fact in the document's voice


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two tokens, a property between them, and the predicate whose context colours it."""

    subject: Token
    property: str
    object: Token
    predicate: Token
    voice: Voice = Voice.CONTEXT
    certainty: float = 0.9
    through: Token | None = None  # the noun that was looked through to the object


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the relations stage needs to know."""

    schema: Schema
    lexicon: Lexicon
    referents: Referents
    open_relations: bool = True


def find_candidates(
    propositions: Iterable[Proposition], knowledge: Knowledge, left_out: Counter[str]
) -> list[Candidate]:
    """Give the typed and open relations that the propositions state; each token pair of a predicate once.

    Where a noun says of its own what it stands between ("recognized the urgency of peace"), the noun is heard, and not
    the verb that was looked through it.
    """
    found: list[Candidate] = []
    for proposition in propositions:
        matcher = _Matcher(proposition, knowledge)
        typed = list(matcher.typed(left_out))
        found += typed
        found += matcher.advice()
        if not typed and knowledge.open_relations and proposition.kind is PredicateKind.VERB:
            found += matcher.open()
    own = {(c.subject.i, c.predicate.i) for c in found}
    return _strongest([c for c in found if c.through is None or (c.subject.i, c.through.i) not in own])


def _strongest(candidates: list[Candidate]) -> list[Candidate]:
    """Of what is said of the same two words keep the telling part ("pledged to sustain A" is a commitment)."""
    rank = {"contributesTo": 0, "aimsAt": 1}
    best: dict[tuple[int, int], int] = {}
    for c in candidates:
        pair = (c.subject.i, c.object.i)
        best[pair] = max(best.get(pair, 0), rank.get(c.property, 2) if not c.property.startswith("open:") else 0)
    return [c for c in candidates if rank.get(c.property, 2) >= best[c.subject.i, c.object.i]]


class _Matcher:
    """Matches one proposition against the frames of its word."""

    def __init__(self, proposition: Proposition, knowledge: Knowledge) -> None:
        self.proposition = proposition
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon

    def frames(self) -> list[Frame]:
        """Give the frames of the predicate's lemma, and of the lemma with its bare object or modifier, in order."""
        p, pos = self.proposition, _POS[self.proposition.kind]
        found = [f for word in self._words() for f in self.lexicon.frames.get((word, pos), ())]
        found.sort(key=lambda f: (("-" not in f.word), f.order))
        return [f for f in found if self._particle_fits(f, p) or self._is_mutual(f, p)]

    def _is_mutual(self, frame: Frame, p: Proposition) -> bool:
        """ "A and B cooperate" for "A cooperates with B"."""
        symmetric = self.knowledge.schema.properties[frame.property].symmetric
        mutual = symmetric and p.lemma in self.lexicon.mutual and not p.roles.get("object") and not p.roles.get("with")
        return mutual and p.kind is PredicateKind.VERB and not p.particle and len(p.roles.get("agent", ())) > 1

    def _words(self) -> list[str]:
        p = self.proposition
        words = [p.lemma]
        if p.lemma.startswith(("co-", "re-")):
            words.append(p.lemma[3:])
        if p.kind is PredicateKind.VERB:
            bare = [c for c in p.predicate.children if c.dep_ in ("dobj", "advmod") and c.i > p.predicate.i]
            words += [f"{p.lemma}-{c.lemma_.lower()}" for c in bare]
        else:
            before = p.predicate.nbor(-1) if p.predicate.i > 0 else None
            if before is not None and before.head == p.predicate:
                words.append(f"{before.lower_}-{p.lemma}")
        return words

    @staticmethod
    def _particle_fits(frame: Frame, p: Proposition) -> bool:
        if p.kind is not PredicateKind.VERB or not frame.particle:
            return not (p.particle and p.kind is PredicateKind.VERB and not frame.particle and frame.object == "object")
        return frame.particle == p.particle or bool(p.roles.get(frame.particle)) or frame.object in ("clause",)

    def typed(self, left_out: Counter[str]) -> Iterator[Candidate]:
        """Give the candidates of the first frame that fits each pair of tokens."""
        done: set[tuple[int, int]] = set()
        tried = 0
        for frame in self.frames():
            if frame.subject == "agent" and self._is_ended():
                continue
            for subject, theme in self._pairs(frame):
                pair = (subject.i, theme.head.i)
                if pair in done or subject.i == theme.head.i or self._is_mere_word(subject):
                    continue
                if frame.object == "agent" and theme.head.lemma_ in load_grammar().areas:
                    continue
                if self._says_nothing(theme.head) or (theme.through is not None and frame.object == "agent"):
                    continue
                name = frame.property
                if theme.against:
                    name = self.lexicon.opposite.get(name, name)
                elif name == "contributesTo" and self._is_purpose():
                    name = "aimsAt"
                if theme.against and not self._fits(frame, name, subject, theme.head):
                    name = "reduces"  # an event or a project opposes nothing, but works against it
                if self._fits(frame, name, subject, theme.head):
                    done.add(pair)
                    yield Candidate(
                        subject,
                        name,
                        theme.head,
                        self._ground(name),
                        self._voice(frame, subject),
                        through=theme.through,
                    )
                else:
                    tried += 1
        if tried and not done:
            left_out["no property allows these classes"] += 1

    def _is_mere_word(self, subject: Token) -> bool:
        """Tell a nominal predicate that is said of nothing ("lays a foundation for") from one that names a thing."""
        if subject.i != self.proposition.predicate.i:
            return False
        return not any(
            self.knowledge.schema.is_a(e.cls, kind) or any(m.kind is MentionKind.NAME for m in e.mentions)
            for e in self._entities(subject)
            for kind in ("Document", "Event", "Project", "Work")
        )

    def _is_ended(self) -> bool:
        """Tell an act that somebody puts an end to ("choke off funding for A"): not theirs."""
        p = self.proposition
        if p.kind is not PredicateKind.NOUN or p.predicate.dep_ != "dobj" or p.roles.get("possessor"):
            return False
        particle = child(p.predicate.head, "prt")
        verb = p.predicate.head.lemma_.lower() + (f" {particle.lower_}" if particle is not None else "")
        return verb in self.lexicon.ending

    def _says_nothing(self, target: Token) -> bool:
        """Tell a noun that stands for what it governs but governs nothing ("reviewed progress", "ways")."""
        if target.pos_ != "NOUN" or target.lemma_.lower() not in self.lexicon.empty:
            return False
        if any(m.kind is MentionKind.NAME for e in self._entities(target) for m in e.mentions):
            return False
        return not any(c.dep_ in ("amod", "compound", "prep", "acl") for c in target.children)

    def _voice(self, frame: Frame, subject: Token) -> Voice:
        """What a noun phrase says of the thing that it names is taken for granted ("the treaty on climate change")."""
        p = self.proposition
        granted = p.kind is PredicateKind.NOUN and (
            (frame.subject == "self" and subject.i == p.predicate.i) or frame.object == "self"
        )
        return Voice.PRESUPPOSED if granted else Voice.CONTEXT

    def _ground(self, name: str) -> Token:
        """Give the token whose context colours the relation: an aim stands as what has the aim does."""
        verb = self.proposition.predicate
        return verb.head if name == "aimsAt" and self._is_purpose() else verb

    def _is_purpose(self) -> bool:
        """Tell a clause of purpose: "(in order) to do", "so as to do"."""
        verb = self.proposition.predicate
        if verb.tag_ != "VB" or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
            return False
        head = verb.head
        if verb.dep_ == "xcomp" and child(head, "dobj") is not None and head.lemma_ not in ("help", "assist"):
            return not self.lexicon.contexts.kind(head.lemma_.lower(), "VERB")  # "used tariffs to build A"
        return (verb.dep_ == "advcl" and verb.head.pos_ in VERBAL) or self._is_for_noun()

    def _is_for_noun(self) -> bool:
        """Tell a thing's purpose ("programmes to expand ties") from what a noun of wishing governs ("a plan to")."""
        verb = self.proposition.predicate
        if verb.dep_ != "acl" or verb.tag_ != "VB":
            return False
        return verb.head.lower_ == "order" or not self.lexicon.contexts.kind(verb.head.lemma_.lower(), "NOUN")

    def _pairs(self, frame: Frame) -> Iterator[tuple[Token, Theme]]:
        if frame.subject == "pair":
            parties = self._parties()
            for i, a in enumerate(parties):
                for b in parties[i + 1 :]:
                    yield a, Theme(b)
            return
        subjects = self._fill(frame.subject, frame.object)
        if not subjects and frame.object == "areas":
            subjects = self._speaking_before()
        symmetric = self.knowledge.schema.properties[frame.property].symmetric
        plain = frame.property in self.lexicon.plain
        objects = [
            Theme(t) if isinstance(t, Token) else t
            for t in self._fill(frame.object, frame.property, themes=not plain, plain=plain)
        ]
        if len(subjects) < frame.parties and sum(len(self._keys(t)) for t in subjects) < frame.parties:
            return
        if not objects and symmetric and len(subjects) > 1 and self._is_reciprocal():
            for i, a in enumerate(subjects):
                for b in subjects[i + 1 :]:
                    yield a, Theme(b)
            return
        for a in subjects:
            for theme in objects:
                yield a, theme

    def _is_reciprocal(self) -> bool:
        """ "A and B met", "A and B held talks": of a noun only where the parties do it."""
        p = self.proposition
        if p.kind is PredicateKind.NOUN:
            return p.predicate.dep_ in ("dobj", "attr")
        return p.lemma in self.lexicon.mutual and not p.roles.get("object")

    def _fill(self, role: str, frame_object: str = "of", *, themes: bool = False, plain: bool = False) -> list[Any]:
        p = self.proposition
        for option in role.split("|"):
            heads = list(self._modifiers()) if option == "modifier" else list(p.roles.get(option, ()))
            if option == "agent" and p.kind is PredicateKind.VERB and self._is_for_noun():
                heads = [p.predicate.head] if p.predicate.head.lower_ != "order" else heads
            if not heads and option == "agent" and p.kind is PredicateKind.NOUN and frame_object != "of":
                heads = list(p.roles.get("of", ()))  # "the visit of A to B"
            if not heads and option == "of" and p.kind is PredicateKind.NOUN and frame_object != "about":
                heads = list(p.roles.get("possessor", ())) or list(self._modifiers())
            if heads:
                if plain:
                    return [t for head in heads for t in (list_after(head) or examples_of(head) or [head])]
                if not themes:
                    return [t for head in heads for t in self._subjects(head)]
                if option == "clause":
                    heads = [t for t in heads if t.tag_ in ("VB", "VBG")]  # "suggested that A had done B" is no wish
                return [t for head in heads for t in themes_of(head, self.lexicon)]
        return []

    def _subjects(self, head: Token) -> list[Token]:
        """Give what a subject stands for: "projects like A and B" the examples, "the wave of change" the change."""
        holders = self.knowledge.referents.holders
        if head.i in holders:  # "President A, President B and Minister C", however their names are chained
            return [head, *(t for t in head.subtree if t.i in holders and t.i != head.i)]
        of = any(word == "of" for word, _ in prepositions(head))
        if of and head.lemma_.lower() in self.lexicon.transparent and head.pos_ == "NOUN":
            return [t.head for t in themes_of(head, self.lexicon)]
        return examples_of(head) or [head]

    def _speaking_before(self) -> list[Token]:
        """Give the last "we" before the predicate: whose cooperation "the areas of cooperation" are."""
        at = self.proposition.predicate
        return [t for t in at.doc[max(0, at.i - 200) : at.i] if t.lower_ == "we" and self._keys(t)][-1:]

    def _modifiers(self) -> Iterator[Token]:
        """Give the heads of the things named before a noun inside its phrase ("Norwegian", "Foreign Ministry")."""
        noun = self.proposition.predicate
        if self.proposition.kind is not PredicateKind.NOUN:
            return
        possessed = {t.i for c in noun.children if c.dep_ == "poss" for t in c.subtree}
        for token in noun.doc[noun.left_edge.i : noun.i]:
            if self.knowledge.referents.is_head(token) and token.i not in possessed:
                yield token

    def _parties(self) -> list[Token]:
        """Give the parties of a reciprocal noun: "between A and B", "A-B cooperation", "A's cooperation with B"."""
        p = self.proposition
        between = list(p.fill("between|among"))
        if len(between) == 1:
            return [t for t in between if len(self._keys(t)) > 1] * 2
        if len(between) > 1:
            return between
        modifiers = [t for t in self._modifiers() if self._is_actor(t)]
        return modifiers if len(modifiers) > 1 else []

    def _is_actor(self, token: Token) -> bool:
        return any(self.knowledge.schema.is_a(e.cls, "Actor") for e in self._entities(token))

    def _keys(self, token: Token) -> tuple[str, ...]:
        return self.knowledge.referents.keys(token)

    def _entities(self, token: Token) -> list[Entity]:
        return self.knowledge.referents.entities(token)

    def _fits(self, frame: Frame, name: str, subject: Token, target: Token) -> bool:
        """Check domain, range and the frame's own conditions for some reading of the two tokens."""
        rule, is_a = self.knowledge.schema.properties[name], self.knowledge.schema.is_a
        for a in self._entities(subject):
            for b in self._entities(target):
                if (
                    allowed(a.cls, rule.domain, self.knowledge.schema)
                    and allowed(b.cls, rule.range, self.knowledge.schema)
                    and (not frame.when or any(is_a(b.cls, kind) for kind in frame.when))
                    and not any(is_a(b.cls, kind) for kind in frame.unless)
                    and (name != "partOf" or self._is_same_kind(a.cls, b.cls))
                    and (not frame.nouns or target.lemma_.lower() in frame.nouns)
                ):
                    return True
        return False

    def _is_same_kind(self, a: str, b: str) -> bool:
        """Tell a thing from a field: a country is no part of a topic."""
        things = ("Actor", "Place", "Event", "Project", "Document", "Work")
        is_a = self.knowledge.schema.is_a
        return any(is_a(a, kind) for kind in things) == any(is_a(b, kind) for kind in things)

    def advice(self) -> list[Candidate]:
        """From "A said B should do C" comes that A advocates C (and, elsewhere, what B should do)."""
        p = self.proposition
        verb = p.predicate
        if verb.pos_ not in VERBAL or p.kind is not PredicateKind.VERB:
            return []
        modal = child(verb, "aux")
        if modal is None and verb.dep_ == "conj":
            modal = child(first_conjunct(verb), "aux")
        if modal is None or self.lexicon.contexts.modal(modal.lower_) != Modality.ADVOCATED:
            return []
        speakers = context_of(verb, self.lexicon.contexts).speakers
        if not speakers:
            return []
        found = []
        for theme in themes_of(verb, self.lexicon):
            name = self.lexicon.opposite["advocates"] if theme.against else "advocates"
            if self._rewards(verb):
                name = "endorsed"  # "said that B should reward C"
            rule = self.knowledge.schema.properties[name]
            for speaker in speakers[0]:
                if any(allowed(e.cls, rule.domain, self.knowledge.schema) for e in self._entities(speaker)) and any(
                    allowed(e.cls, rule.range, self.knowledge.schema) for e in self._entities(theme.head)
                ):
                    found.append(Candidate(speaker, name, theme.head, verb, Voice.ACT, 0.7))
        return found

    def _rewards(self, verb: Token) -> bool:
        frames = self.lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
        return bool(frames) and frames[0].property == "endorsed"

    def open(self) -> list[Candidate]:
        """Give a relation named after the verb, where no property covers it."""
        p = self.proposition
        kinds = self.lexicon.contexts.kind(p.lemma, "VERB")
        if p.lemma in _EMPTY_VERBS or kinds in ("speech", "belief") or not p.lemma.isalpha():
            return []
        target, word = p.roles.get("object", ()), ""
        if not target or (p.passive and not p.roles.get("agent")):
            word = next((w for w in _OPEN_PREPOSITIONS if p.roles.get(w)), "")
            if not word:
                return []
            target = p.roles[word]
        subjects = p.roles.get("agent") or (p.roles.get("object", ()) if p.passive else ())
        name = "open:" + "-".join(w for w in (p.lemma, p.particle, word) if w)
        return [
            Candidate(a, name, b, p.predicate, Voice.CONTEXT, 0.6)
            for a in subjects
            for b in target
            if a.i != b.i and self._keys(a) and self._keys(b) and not _is_figure(b)
        ]


def _is_figure(token: Token) -> bool:
    """Tell "an increase of 5 million dollars": figures are observations."""
    return token.pos_ == "NOUN" and any(t.like_num and t.pos_ == "NUM" for t in token.subtree)


def allowed(kind: str, classes: frozenset[str], schema: Schema) -> bool:
    """Tell whether a class is one of those that a domain or range admits (none: any)."""
    return not classes or any(schema.is_a(kind, c) for c in classes)
