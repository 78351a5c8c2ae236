"""What a relation makes of its ends: "visited Upernavik" makes a place of a name that nothing else tells the class of.

Selectional preferences (Resnik 1993) used the other way round: a verb that takes places for its object says of an
unknown name in that position that it is a place. Only classes that no gazetteer and no head noun decides are open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, product

from reportgraph.extract.attribution.contexts import context_of
from reportgraph.extract.coreference.link import Entities
from reportgraph.extract.model import Entity, Mention, MentionKind
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import first_conjunct, objects_of, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, allowed
from reportgraph.extract.relations.fitting import (
    BUILT,
    CONVENED,
    SITE,
    STANDING,
    Change,
    Fitting,
    acting,
    is_session,
    meets,
)
from reportgraph.extract.relations.frame_pairs import frame_pairs
from reportgraph.extract.relations.frames import Matcher
from reportgraph.extract.relations.neighbor_classes import classes_beside
from reportgraph.extract.relations.open_classes import (
    AREAS,
    WITHIN,
    is_common,
    is_guessed,
    is_open,
    is_told_by_kind,
    is_where,
    weight_of,
)
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.lenders import find_lenders
from reportgraph.extract.relations.scenes.payments import find_payments
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from reportgraph.ontology.schema import ABSTRACTIONS, BOTH
from spacy.tokens import Doc, Token

_CONTENT = 0.4  # what a relation adds to a class that may be said of anything
_CERTAIN = 10.0  # outweighs what all others may ask, which were heard before
_ABSTRACT = frozenset({"Topic", "Document", "Event", "Project", "Initiative"})
_AGREED = 5.0  # outweighs the votes of single relations
_PRINCIPLES = frozenset({"Principle"})
_DATED = ("Document", "Project")  # what begins and ends without being an event
_SPEAKING = frozenset({"Actor", "Document"})
_TOGETHER = ("visited", "metWith")  # what only people do

Votes = dict[str, dict[str, float]]  # entity key -> class -> weight


def select_classes(
    propositions: Sequence[Proposition], entities: Entities, knowledge: Knowledge, naming: Naming
) -> Entities:
    """Give the entities with the classes that the relations around them ask for, where nothing else decides."""
    selector = _Selector(knowledge, naming)
    for proposition in propositions:
        selector.hear(Matcher(proposition, knowledge))
        if proposition.kind is PredicateKind.VERB:
            selector.hear_deed(proposition)
            for heads in context_of(proposition.predicate, knowledge.lexicon.contexts).speakers:
                selector.hear_speakers(heads)
    for payment in (*find_payments(propositions, knowledge), *find_lenders(propositions, knowledge)):
        selector.hear_payment(payment)
    selector.hear_all(entities)
    if propositions:
        doc = propositions[0].predicate.doc
        selector.hear_places(entities, doc)
        for key, cls in classes_beside(entities, propositions, knowledge, naming):
            selector.votes.setdefault(key, {})[cls] = _CERTAIN
    changed = {}
    for key, asked in selector.votes.items():
        if key in selector.acting:
            continue
        entity = entities.entity(key)
        asked[entity.cls] = asked.get(entity.cls, 0.0) + weight_of(entity)
        best = max(asked, key=lambda cls: (asked[cls], cls == entity.cls, cls))
        if best != entity.cls:
            main = best.partition(BOTH)[0]
            changed[key] = replace(entity, cls=best, mentions=tuple(replace(m, cls=main) for m in entity.mentions))
    if not changed:
        return entities
    by_key = {**entities.by_key, **changed}
    return replace(entities, entities=tuple(by_key[e.key] for e in entities.entities), by_key=by_key)


def reclassed(mentions: Sequence[Mention], entities: Entities) -> tuple[Mention, ...]:
    """Give the mentions with the classes of their entities, pronouns as they are."""
    return tuple(
        replace(m, cls=entities.entity(key).main_class)
        if (key := entities.of_mention.get(i)) and m.kind is not MentionKind.PRONOUN and is_open(entities.entity(key))
        else m
        for i, m in enumerate(mentions)
    )


def _takes_none(proposition: Proposition) -> bool:
    return not proposition.roles.get("object") and not proposition.roles.get("clause")


class _Selector:
    """Hears what the frames of each proposition ask of the classes of its ends."""

    def __init__(self, knowledge: Knowledge, naming: Naming) -> None:
        self._knowledge, self._naming = knowledge, naming
        self._fitting = Fitting(knowledge, naming)
        self.votes: Votes = {}
        self._ends: dict[str, list[frozenset[str]]] = {}  # entity key -> the classes that each relation of it admits
        self._visitors = set[str]()
        self.acting = set[str]()  # assemblies that do something, and stay the bodies that they are

    def hear(self, matcher: Matcher) -> None:
        """Let the first frame that fits a pair of entities speak for the classes by which it fits."""
        done: set[tuple[str, str]] = set()
        heard: set[tuple[str, str]] = set()
        wholes: set[tuple[str, str]] = set()
        told = frame_pairs(matcher, self._knowledge)
        for pairs, change in product(told, Change):  # a head noun's class is changed if no frame fits it
            for frame, a, b, _ in pairs:
                if change >= Change.ACTING and acting(a) is None and acting(b) is None:
                    continue
                somebody = b.cls == "Person" and " " in b.name and "Person" in frame.when  # "hosted Ana Roe": no event
                if (a.key, b.key) in done or (
                    change is Change.NONE and (is_guessed(a) or is_guessed(b)) and not (somebody and not is_guessed(a))
                ):
                    continue
                wanted = self._fitting.wanted(frame, a, b, change)
                if wanted is not None and not (wanted[1] == "Event" and is_where(b, matcher.proposition.predicate)):
                    done.add((a.key, b.key))
                    wholes |= {(b.key, a.key)} if frame.property == "partOf" else set()
                    schema = self._knowledge.schema
                    rule = schema.properties[frame.property]
                    lies = (
                        frame.property == "locatedIn" and a.cls == "City" == wanted[0]
                    )  # a city that acts lies somewhere, too
                    if (a.key, frame.property) not in heard and not lies:  # a row of objects says no more of A than one
                        self._vote(a, wanted[0], asked=bool(rule.domain))
                    heard.add((a.key, frame.property))
                    self._vote_others(a, wanted[0], rule.domain)
                    if (a.key, b.key) in wholes and wanted[1] != b.cls:
                        continue  # "A includes B": as what it is, B is a part of A
                    self._vote(b, wanted[1], asked=bool(frame.when or rule.range))
                    self._vote_others(b, wanted[1], frame.when or rule.range)
                    part = frame.property == "partOf" and wanted[0] == "Project"  # a loan that pays for B
                    self._ends.setdefault(a.key, []).append(frozenset({"Project"}) if part else rule.domain)
                    self._ends.setdefault(b.key, []).append(frame.when or rule.range)
                    if frame.property == "visited":
                        self._visitors.add(a.key)
                    body = schema.is_a(a.cls, "Institution")  # "the navy left for A": still the navy
                    if (
                        frame.property in _TOGETHER
                        and is_common(a)
                        and not (body or allowed(a.cls, rule.domain, schema))
                    ):
                        # "the mission left for A": its people
                        sure = _CERTAIN if frame.property == "visited" else _AGREED
                        self.votes.setdefault(a.key, {})[wanted[0]] = sure
                    if meets(a):
                        self.acting.add(a.key)
                    chaired = matcher.proposition.lemma == "chair" and a.cls != "Person"  # "The forum is chaired by A"
                    standing = b.cls == STANDING and not chaired
                    held = standing or (meets(b) and frame.property == "participatedIn")
                    if frame.property in CONVENED and held and wanted[1] == "Event":
                        self.votes.setdefault(b.key, {})["Event"] = (
                            _CERTAIN  # "hosted the Lake Dialogue": one that takes place
                        )
        self._hear_principles([(b, at) for f, _, b, at in chain(*told) if f.when == _PRINCIPLES or _is_ideal(at)])

    def _hear_principles(self, asked: Sequence[tuple[Entity, Token]]) -> None:
        """Let a field beside a principle be one too: "embodies the ideals of respect and clean growth"."""
        rows = {first_conjunct(target).i for entity, target in asked if entity.cls == "Principle"}
        for entity, target in asked:
            if entity.cls != "Topic" or not is_common(entity):
                continue
            if _is_ideal(target) and is_open(entity) and len(entity.mentions) == 1:
                self.votes.setdefault(entity.key, {})["Principle"] = _CERTAIN
            elif first_conjunct(target).i in rows:
                self._vote(entity, "Principle", asked=True)

    def _vote(self, entity: Entity, cls: str, *, asked: bool) -> None:
        """Count a class; a relation that may be said of anything is content with what a head noun tells, no more."""
        if BOTH in cls:
            self.votes.setdefault(entity.key, {})[cls] = _CERTAIN
        if is_open(entity) and (asked or any(m.how == "lexicon" for m in entity.mentions)):
            chosen = self.votes.setdefault(entity.key, {})
            chosen[cls] = chosen.get(cls, 0.0) + (1.0 if asked else _CONTENT)

    def _vote_others(self, entity: Entity, cls: str, classes: frozenset[str]) -> None:
        """Let what a facility does or undergoes not speak against what else it may be: it is built or run, too.

        So "opened a hospital in A" founds what lies in A.
        """
        if cls != SITE or not classes:
            return
        others = self._fitting.possible(entity) if is_common(entity) else ()
        for other in dict.fromkeys((*others, BUILT)):
            if other not in (cls, *ABSTRACTIONS) and allowed(other, classes, self._knowledge.schema):
                self._vote(entity, other, asked=True)

    def hear_deed(self, proposition: Proposition) -> None:
        """Let what is only said to be done tell what it is done to: "a plan was launched", "the hearing took place"."""
        place = any(t.lemma_ == "place" for t in proposition.roles.get("object", ()))
        lemma = "take-place" if place and proposition.lemma == "take" else proposition.lemma
        cls = self._knowledge.lexicon.selection.get(("done", lemma))
        if cls is None or not (proposition.passive or place or _takes_none(proposition)):
            return
        for head in proposition.roles.get("object" if proposition.passive else "agent", ()):
            for entity in self._knowledge.referents.entities(head):
                if lemma in GRAMMAR.scheduling and entity.cls == STANDING and cls in self._fitting.possible(entity):
                    self.votes.setdefault(entity.key, {})[cls] = _CERTAIN
                if cls == "Event" and any(self._knowledge.schema.is_a(entity.cls, kind) for kind in _DATED):
                    continue  # a contract that ends is no event
                if is_common(entity) and cls in self._fitting.possible(entity):
                    self._vote(entity, cls, asked=True)

    def hear_payment(self, payment: Candidate) -> None:
        """Let what is paid for be an undertaking: "the port was built with a loan from A"."""
        range_ = self._knowledge.schema.properties[payment.property].range
        for entity in self._knowledge.referents.entities(payment.object):
            self._ends.setdefault(entity.key, []).append(range_)

    def hear_speakers(self, heads: Iterable[Token]) -> None:
        """Let what says something be one that can: "data show that A did", "a poll found"."""
        for entity in (e for head in heads for e in self._knowledge.referents.entities(head)):
            known = self._naming.classes_of(singular(entity.mentions[0].name.split()[-1].lower())) or ()
            able = next((c for c in (entity.cls, *known) if allowed(c, _SPEAKING, self._knowledge.schema)), None)
            if (able is None or not is_open(entity)) and (both := acting(entity)) is not None:
                self._vote(entity, both, asked=True)
                continue
            project = not is_common(entity) and self._knowledge.schema.is_a(entity.cls, "Project")  # it aims at A
            if able in known and is_open(entity) and not project:
                chosen = self.votes.setdefault(entity.key, {})
                chosen[able] = chosen.get(able, 0.0) + 1.0
                self._ends.setdefault(entity.key, []).append(_SPEAKING)

    def hear_places(self, entities: Entities, doc: Doc) -> None:
        """Let a field that is said to be in a place be what lies or happens there, where all else allows that.

        "violence in A" is an event, and a topic where somebody cooperates on it.
        """
        schema, referents = self._knowledge.schema, self._knowledge.referents
        for entity in entities.entities:
            if is_session(entity, doc):
                self.votes.setdefault(entity.key, {})["Event"] = _CERTAIN
            if entity.cls != "Topic" or not is_open(entity):
                continue
            heads = [doc[m.head] for m in entity.mentions if m.kind is MentionKind.NOMINAL]
            places = [o for t in heads for word, p in prepositions(t) if word in WITHIN for o in objects_of(p)]
            if not any(e.cls in AREAS and e.is_named for o in places for e in referents.entities(o)):
                continue
            for cls in self._fitting.possible(entity):
                ends = [schema.properties["locatedIn"].domain, *self._ends.get(entity.key, ())]
                if all(allowed(cls, classes, schema) for classes in ends):
                    self.votes.setdefault(entity.key, {})[cls] = _CERTAIN
                    break

    def hear_all(self, entities: Entities) -> None:
        """Let what several relations are said of be what all of them allow, where its head noun may be that.

        "research on A, which B funds" is a project: a field may be funded, but is about nothing.
        """
        schema = self._knowledge.schema
        for key, ends in self._ends.items():
            entity = entities.entity(key)
            called = is_told_by_kind(entity) and schema.properties["produces"].domain not in ends  # what makes cars
            common = is_common(entity) or called
            site = entity.cls == SITE and is_open(entity) and common
            bad = {cls for cls in (SITE, BUILT) if not all(allowed(cls, classes, schema) for classes in ends)}
            if site and bad == {SITE}:
                self.votes.setdefault(key, {})[BUILT] = _AGREED  # "will pay for a mill", "the mill makes steel"
            if is_guessed(entity) and is_open(entity):
                self._settle_name(key, ends)
            if not (is_open(entity) and is_common(entity)) or entity.cls not in _ABSTRACT:
                continue
            votes = self.votes.get(key, {})
            best = max(
                (entity.cls, *votes), key=lambda cls: votes.get(cls, 0.0) + (cls == entity.cls) * weight_of(entity)
            )
            possible = (entity.cls, *self._fitting.possible(entity))
            firm = (
                _ABSTRACT | _PRINCIPLES if entity.cls in ABSTRACTIONS else _ABSTRACT - ABSTRACTIONS
            )  # what happens is made no mere field
            able = [c for c in possible if c in firm and all(allowed(c, classes, schema) for classes in ends)]
            if able and not all(allowed(best, classes, schema) for classes in ends):
                others = 0.0 if entity.cls in ABSTRACTIONS else sum(votes.values())  # many words of a field outweigh it
                self.votes.setdefault(key, {})[able[0]] = _AGREED + others

    def _settle_name(self, key: str, ends: Sequence[frozenset[str]]) -> None:
        """Let who visits be what fits all else that is said of it: "A visited B and signed C" tells of a person."""
        schema, votes = self._knowledge.schema, self.votes.get(key, {})
        if key not in self._visitors:
            return
        able = [c for c in sorted(votes) if all(allowed(c, classes, schema) for classes in ends)]
        if len(able) == 1 and len(votes) > 1:
            votes[able[0]] += _AGREED


def _is_ideal(noun: Token) -> bool:
    """Tell what is named as a principle: A and B in "put forward the principles of A and B"."""
    of = first_conjunct(noun).head
    return of.lower_ == "of" and of.head.tag_ == "NNS" and of.head.lemma_ in GRAMMAR.principles
