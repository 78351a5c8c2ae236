"""Who fills the roles of a frame: the tokens that a proposition has for its subject and its object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.grammar.endings import ended_by, is_wanted_gone
from reportgraph.extract.grammar.examples import examples_of, such_as
from reportgraph.extract.grammar.noun_doers import doers_of, pursuit_of
from reportgraph.extract.grammar.themes import Theme, counted_in, is_ill, themes_of
from reportgraph.extract.model import Entity
from reportgraph.extract.parsing.lists import list_after
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.syntax import NOMINAL, VERBAL, child, first_conjunct, objects_of, prepositions
from reportgraph.extract.parsing.tree import spine
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.fillers import Fillers
from reportgraph.extract.relations.ills import ills_told
from reportgraph.extract.relations.lines import reached
from reportgraph.extract.relations.parties import is_reciprocal, paired_off, parties_of, sides_of, speaking_before
from reportgraph.extract.relations.praise import deserving, is_praised, praises_doers
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.purposes import is_announced, is_item_alone, is_performed, is_weighed
from reportgraph.extract.relations.role_words import (
    are_these,
    areas_of,
    causes_of,
    examples_in,
    governs_deed,
    is_anothers,
    is_name_told,
    is_paper,
    paid_for,
)
from reportgraph.extract.relations.scenes.gathering_events import sitting_body
from reportgraph.extract.relations.wholes import body_of
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_SAID = frozenset({"advocates", "committedTo", "endorsed", "opposes", "proposed", "signed"})  # by a body at its meeting
_WANTED = frozenset({"advocates", "aimsAt", "committedTo", "endorsed"})
_PURSUED = frozenset({"aimsAt", "contributesTo", "opposes", "reduces"})
_CLAUSAL = frozenset({"acl", "advcl", "relcl"})
_HOME = ("of", "from")
_CROWD = 3  # of several means and several ends nobody says which serves which
_SPANNING = frozenset({"link"})
_LYING = ("Facility", "Place", "Project")
_GERUNDS = frozenset({"csubj", "csubjpass", "pcomp"})


def _nearest(theme: Token, subjects: Sequence[Token]) -> Token | None:
    """Give which of the subjects an object is told with, as part of its phrase."""
    return next((t for t in theme.ancestors if t in subjects), None)


def _shares(noun: Token, owner: Token, theme: Token, preposition: str) -> bool:
    """Tell "pacts and deals on A" from "a pact on A and a deal on B": a phrase behind all of them is said of all."""
    at = next((t.i for t in theme.ancestors if t.dep_ == "prep"), theme.i)
    first = min(noun.i, owner.i)
    return noun.i < at and all(t.lower_ != preposition for t in theme.doc[first:at])


class Roles:
    """The roles of one proposition, filled as a frame asks for them."""

    def __init__(self, proposition: Proposition, knowledge: Knowledge) -> None:
        self.proposition = proposition
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon
        self._filled = Fillers(proposition, knowledge)
        self.is_purpose = self._filled.is_purpose

    def _told_to_be(self) -> tuple[Token, ...]:
        """Give what the text says is what the noun says."""
        return tuple(t for t in self.proposition.roles.get("said", ()) if t != self.proposition.predicate)

    def pairs(self, frame: Frame) -> Iterator[tuple[Token, Theme]]:
        """Give each subject with each object that the frame finds in the proposition."""
        if frame.subject == "pair":
            if frame.word in _SPANNING and any(self.knowledge.is_a(t, *_LYING) for t in self._told_to_be()):
                return  # "the river is a link between A and B"
            parties = parties_of(self.proposition, self._filled.noun, self.knowledge)
            yield from ((a, Theme(b)) for a, b in paired_off(parties))
            return
        subjects = [
            t
            for head in self._filled.fill(frame.subject, frame)
            for t in self._subjects(head) or self._deed(head, frame)
        ]
        if frame.property in _SAID and self.proposition.kind is PredicateKind.VERB:
            subjects = [b for t in subjects for b in (sitting_body(t, self.knowledge) or [t])]
        if not subjects and frame.object == "areas":
            subjects = speaking_before(self.proposition.predicate, self.knowledge)
        causes = [] if subjects else self._things(causes_of(self.proposition, frame))
        alone = is_item_alone(self.proposition.predicate)
        if not (subjects or causes or alone):
            return
        symmetric = self.knowledge.schema.properties[frame.property].symmetric
        objects = self._objects(frame)
        if frame.property in ("metWith", "participatedIn"):
            subjects += self._hailing(subjects)
        if frame.property in _PURSUED:
            subjects += self._performers(subjects)
        if frame.property == "metWith":
            objects += [Theme(t) for t in self._hailing([theme.head for theme in objects])]
        if frame.parties > 1 and sum(self._count(t) for t in subjects) < frame.parties:
            return
        told = sum(len(self._filled.keys(t)) for t in subjects)
        people = told if all(self.knowledge.is_a(t, "Person") for t in subjects) else 0
        if not objects and symmetric and told > 1 and is_reciprocal(self.proposition, self.lexicon, people):
            apart = [t for t in subjects if not any(o in subjects for o in examples_of(t))]  # "leaders, including A"
            sides = sides_of(apart, self.knowledge)
            both = combinations(sides, 2) if len(apart) > 1 else ((apart[0], apart[0]),)  # "they met"
            yield from ((a, Theme(b)) for a, b in both)
            return
        means = self._means(frame) if subjects or alone else []
        if min(len(means), len(objects)) >= _CROWD:
            means = []
        behind = f"{frame.subject}-"  # "about: object -> object-on": each with its own phrase
        own = next((role for role in self._filled.options(frame) if role.startswith(behind)), "")
        word = own.removeprefix(behind)
        whose = [_nearest(theme.head, subjects) if own else None for theme in objects]
        for a in [*subjects, *means, *causes]:
            for theme, owner in zip(objects, whose, strict=True):
                if owner in (a, None) or _shares(a, owner, theme.head, word):  # no "pact on A and B on C" on C
                    yield a, theme

    def _performers(self, deeds: Sequence[Token]) -> list[Token]:
        """Give who does what the verb tells of: "took steps aimed at A", "took steps that widened A"."""
        noun = self.proposition.kind is PredicateKind.NOUN
        done = [] if noun else [t for t in deeds if (is_performed(t) or is_announced(t)) and not is_weighed(t)]
        doers = [d for t in done for d in surface_subject(first_conjunct(t).head)]
        return [d for d in doers if d not in deeds and self._filled.is_actor(d)]

    def _hailing(self, people: Sequence[Token]) -> list[Token]:
        """Give the states and bodies whose people they are, where examples tell them: "envoys of states, such as A"."""
        whose = [o for t in people if t.tag_ == "NNS" for w, p in prepositions(t) if w in _HOME for o in objects_of(p)]
        told = [t for whole in whose if whole.tag_ == "NNS" for t in examples_of(whole)]
        return [t for t in told if t not in people and t.pos_ == "PROPN" and self._filled.is_actor(t)]

    def _means(self, frame: Frame) -> list[Token]:
        """Give by what somebody does it: "A will improve B through C" says of C too that it improves B."""
        p = self.proposition
        verbal = p.kind is PredicateKind.VERB and p.predicate.dep_ != "amod"  # "learned AI-driven skills through A"
        if not verbal or frame.subject != "agent" or self.is_purpose:
            return []
        heads = [*p.roles.get("through", ()), *p.roles.get("object-through", ())]
        if frame.property == "funds":  # "Through the Lake Bank, A will lend money to B"
            return [t for t in heads if self.knowledge.is_a(t, "Institution")]
        if frame.property not in self.lexicon.effects or p.lemma in GRAMMAR.answering:
            return []  # "answered the attack by speeding A": A ends no attack
        heads = [t for t in heads if t.lemma_.lower() not in GRAMMAR.seasons and not is_ill(t, self.lexicon)]
        kept = self.lexicon.altering | GRAMMAR.shielding  # not "by mending A", "by guarding A"
        done = [t for t in p.roles.get("by", ()) if t.lemma_.lower() not in kept]
        return [
            *(t for head in heads for t in self._subjects(head) if not self._filled.is_actor(t) or self._is_forum(t)),
            *(t for head in (*heads, *done) for t in self._deed(head, frame)),
        ]

    def _is_forum(self, token: Token) -> bool:
        """Tell through what states work together, "the Lake Dialogue", from who helps them."""
        return any(e.is_named and e.cls == "CooperationMechanism" for e in self._filled.entities(token))

    def _things(self, heads: Sequence[Token]) -> list[Token]:
        return [t for head in heads for t in self._subjects(head) if not self._filled.is_actor(t)]

    def _deed(self, gerund: Token, frame: Frame) -> list[Token]:
        """Give what a gerund does good to, which then has the effect: "investing in A will boost B"."""
        acting = frame.property in (*self.lexicon.effects, "produces")
        mends = gerund.lemma_.lower() in self.lexicon.altering  # "modernising A will save B"
        less = gerund.lemma_ in GRAMMAR.trimming or (gerund.lemma_ in GRAMMAR.going_over and not mends)
        less = less or (gerund.lemma_ == "build" and child(gerund, "dobj") is None)  # "by building on A"
        less = less or (gerund.lemma_ == "open" and any(word == "to" for word, _ in prepositions(gerund)))  # "to A"
        if gerund.tag_ != "VBG" or gerund.dep_ not in _GERUNDS or not acting or less:
            return []  # "by simplifying A", "by monitoring A": what is left of A, or is looked at, does nothing
        themes = (t for t in themes_of(gerund, self.lexicon) if not (t.against or t.less or (t.open and not mends)))
        good = (t for t in themes if not is_ill(t.head, self.lexicon))  # "factoring in losses"
        return [  # not of "helping farmers"; of "adding posts for farmers" it is the posts
            t.through if t.through is not None and self._filled.is_actor(t.head) else t.head
            for t in good
            if t.more or not self._filled.is_actor(t.head)
        ]

    def _count(self, subject: Token) -> int:
        """Count the actors that a subject stands for; a plural that is not resolved is more than one."""
        if not self._filled.is_actor(subject):
            return 0
        several = subject.tag_ in ("NNS", "NNPS") or subject.lower_ in ("they", "we", "both")
        return max(len(self._filled.keys(subject)), 2 if several else 1)

    def is_own(self, subject: Token) -> bool:
        """Tell whose own the noun's stance is: "A's support", "A support"."""
        return bool(self.proposition.roles.get("possessor")) or subject in self._filled.noun.modifiers()

    def _objects(self, frame: Frame) -> list[Theme]:
        """Give what the frame's object is about; where the thing itself is meant, that and what it lists."""
        heads = self._filled.fill(frame.object, frame)
        if not heads and self.proposition.kind is PredicateKind.NOUN:
            heads = self._filled.noun.undergoers(frame)
        if frame.property == "connects":
            heads = reached(heads, frame, self.proposition, self.knowledge)
            heads = [t for head in heads for t in areas_of(head) or [head]]
        if frame.property == "opposes" and self.proposition.lemma not in GRAMMAR.rebuffing:
            heads = [t for head in heads for t in ills_told(head, self.lexicon) or [head]]
        if frame.property in self.lexicon.plain:
            if frame.property != "locatedIn":
                heads = [t for head in heads for t in counted_in(head) or [head]]
            if frame.property == "memberOf":
                heads = [t for head in heads for t in body_of(head)]
            good = [t for t in heads if not is_ill(t, self.lexicon)]  # "controls erosion, including at the Oslo Beach"
            listed = {t: list_after(t) or (examples_in(t, self.knowledge) if t in good else []) for t in heads}
            return [Theme(t) for head in heads for t in (listed[head] or [head])]
        themes = [t for head in heads for t in themes_of(head, self.lexicon)]
        if frame.property == "funds":
            themes = [p for t in themes for p in self._paid_for(t) or [t]]
        if frame.property == "endorsed" and praises_doers(frame, self.proposition):
            themes += [Theme(t, merit=True) for h in heads if is_praised(h, frame) for t in self._deserving(h)]
        if self._can_be_signed(frame):  # "signed a plan on A": the plan, and no A
            papers = (t.through for t in themes)
            themes = [Theme(p) if p is not None and is_paper(p) else t for p, t in zip(papers, themes, strict=True)]
        if self._is_stance(frame):
            themes = [
                Theme(t.through) if t.through is not None and self._is_pursuit(t.through) and not t.against else t
                for t in themes
            ]
        if frame.property in _WANTED:  # "called for an end to A", and for no A
            gone = [head for head in heads if is_wanted_gone(head, self.lexicon)]
            themes = [Theme(t.head, against=True) if t.head in gone else t for t in themes]
            own = frame.property == "committedTo"  # who promises to lift his ban was not against it
            ended = [t for head in heads if not own or head.pos_ in NOMINAL for t in ended_by(head)]
            themes += [Theme(t, against=True) for t in ended]
        if frame.property in ("advocates", "endorsed"):  # "stressed A's work to build B" asks for no B
            own = frame.property == "endorsed"  # "thanked A for B's support for C": it is B who backs C
            themes = [
                Theme(t.through) if t.through is not None and is_anothers(t.through, stance=own) else t for t in themes
            ]
        if frame.property not in (self.lexicon.opposite["advocates"], *self.lexicon.harming):
            return themes
        # who opposes or foils efforts to harm A has nothing to say of A, but of the efforts
        return [Theme(t.through) if t.against and t.through is not None else t for t in themes]

    def _paid_for(self, theme: Theme) -> list[Theme]:
        """Give what costs the money: the dam in "will provide half of the cost of the dam"; not the floods that did."""
        things = (t for t in paid_for(theme.head) if not is_ill(t, self.lexicon))
        return [replace(theme, head=t, through=theme.head) for t in things]

    def _deserving(self, noun: Token) -> list[Token]:
        """Give whose merit is praised: "praised A's efforts to build B", "thanks for the commitment that A made"."""
        able = [t for t in doers_of(noun) if t.i == 0 or t.nbor(-1).text not in HYPHENS]  # of "A-B ties" not B alone
        doers = deserving(able, noun, self.proposition, self.knowledge)
        named = (t for t in doers if t.pos_ in ("PROPN", "ADJ") or t.ent_type_ in ("GPE", "NORP") or self._is_named(t))
        forums = (t for t in doers if self._is_named(t) and self.knowledge.is_a(t, "Event"))
        return [*(t for t in named if self._filled.is_actor(t)), *forums]

    def _is_named(self, token: Token) -> bool:
        return any(e.is_named for e in self._filled.entities(token))

    def _is_stance(self, frame: Frame) -> bool:
        """Tell a word that says, in this or another frame, what somebody holds of its object: "support", "fight"."""
        views = ("endorsed", self.lexicon.opposite["advocates"])
        return any(f.property in views for f in self.lexicon.frames.get((frame.word, frame.pos), ()))

    def _can_be_signed(self, frame: Frame) -> bool:
        """Tell a verb that says, in this or another frame, that its object is signed or adopted."""
        frames = self.lexicon.frames.get((frame.word, frame.pos), ()) if frame.object == "object" else ()
        return any(f.property == "signed" and f.object == "object" for f in frames)

    def _is_pursuit(self, noun: Token | None) -> bool:
        """Tell what somebody is after from what it would do: who welcomes a decision to join A need not welcome A."""
        return noun is not None and noun.lemma_.lower() in self.lexicon.pursuing and governs_deed(noun)

    def _subjects(self, head: Token) -> list[Token]:
        """Give what a subject stands for: "projects like A and B" the examples, "the wave of change" the change."""
        holders = self.knowledge.referents.holders
        if head.tag_ == "VBG" and head.dep_ in _GERUNDS and head.pos_ in VERBAL and not self._filled.keys(head):
            return []  # what is done is no thing
        if head.i in holders:  # "President A, President B and Minister C", however their names are chained
            chained = (t for t in head.subtree if t.i in holders and t.i != head.i)
            served = _CLAUSAL | {"to"}  # not the president whose adviser the head is
            return [head, *(t for t in chained if not any({a.dep_, a.lower_} & served for a in spine(t, head)))]
        if counted := counted_in(head):
            return [t for inner in counted for t in self._subjects(inner)]
        handle = head.lemma_.lower() in self.lexicon.transparent and head.lemma_ not in GRAMMAR.areas
        handle = handle and self.lexicon.scant.isdisjoint(c.lower_ for c in head.lefts)  # "partial use of A harms B"
        handle = handle and head != self.proposition.predicate  # "parts of A and B": A is no part of B
        if handle and head.pos_ == "NOUN" and any(word == "of" for word, _ in prepositions(head)):
            done = any(child(preposition, "pcomp") is not None for _, preposition in prepositions(head))
            sought = done and head.lemma_ in GRAMMAR.pursued
            return [] if sought else [t.head for t in themes_of(head, self.lexicon)]  # "the aim of taking A drives B"
        examples = examples_in(head, self.knowledge)
        if not examples:
            return [head]
        people = (
            [t for t in examples if self._filled.is_actor(t)] if self._filled.is_actor(head) else []
        )  # "guests, including A"
        if any(is_name_told(t) for t in examples):
            named = [t for t in examples if is_name_told(t) or t in people or any(w.pos_ == "PROPN" for w in t.lefts)]
            return [*([head] if people and are_these(head) else []), *named]
        alike = (*such_as(head), *people)  # "storms such as A": other lists of things need not share
        return [head, *(t for t in examples if t in alike)]

    def is_pursued(self, frame: Frame, subject: Token) -> bool:
        """Tell what is taken for granted of an attempt: "opposed attempts by A to close B": A threatens B."""
        noun = pursuit_of(self.proposition.predicate) if self._filled.strives(frame) else None
        return noun is not None and (subject == noun or (subject in noun.subtree and subject.pos_ != "PRON"))

    def entities(self, token: Token) -> list[Entity]:
        """Give what a token may stand for."""
        return self._filled.entities(token)
