"""What a proposition has for a role of a frame: the tokens that its verb or noun governs, not yet read further."""

from __future__ import annotations

from reportgraph.extract.attribution.colouring import Link
from reportgraph.extract.attribution.deeds import is_performed
from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.grammar.company import escorts, followers
from reportgraph.extract.grammar.noun_doers import pursuit_of
from reportgraph.extract.model import Entity
from reportgraph.extract.parsing.syntax import VERBAL, child, first_conjunct, objects_of, prepositions
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.doers import NounPhrase
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.purposes import (
    first_purpose,
    is_doers,
    is_for_noun,
    is_purpose,
    purposes_of,
    things_for,
)
from reportgraph.extract.relations.role_words import (
    asked_of,
    assured,
    gerunds,
    is_it,
    is_quality,
    means_in,
    owners_of,
    paid_in,
    wanted_in,
)
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_OF_ITSELF = frozenset({"about", "locatedIn"})  # "Kano District" lies in no Kano
_OWNERS = ("of", "possessor")
# of whom a demonym tells where they are from: "a Dutch rival", "a Kenyan investor"
_HAILING = frozenset({"funds", "opposes", "owns", "suppliesTo"})


class Fillers:
    """The tokens of one proposition that a role of a frame may mean."""

    def __init__(self, proposition: Proposition, knowledge: Knowledge) -> None:
        self.proposition = proposition
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon
        self.noun = NounPhrase(proposition, knowledge)
        self.is_purpose = is_purpose(proposition.predicate, knowledge.lexicon)

    def fill(self, role: str, frame: Frame) -> list[Token]:
        """Give the heads that fill the first filled one of the options of a role."""
        nominal = self.proposition.kind is PredicateKind.NOUN
        for option in role.split("|"):
            heads = self._of_noun(option, frame) if nominal else self._of_verb(option, frame)
            if option == "object" and not heads and not nominal and frame.property in self.lexicon.stances:
                heads = gerunds(self.proposition, self.lexicon.contexts)
            if option == "clause" and role is frame.object and frame.property == "about":
                heads = [t for clause in heads for t in asked_of(clause) if not self._is_somebody(t)]
            elif option == "clause" and role is frame.object and self._makes_sure(frame):
                heads = assured(heads, self.lexicon, self.is_actor)
            elif option == "clause" and role is frame.object:
                heads = wanted_in(heads, self.proposition.lemma, self.lexicon.contexts)
                if frame.property == "committedTo":  # "agreed that B will do C": no pledge of one's own
                    heads = [t for t in heads if not self._is_done_by_others(t)]
                if frame.property == "aimsAt":  # "wanted to say" aims at no words
                    heads = [t for t in heads if t.lemma_ not in GRAMMAR.saying]
                if frame.property in ("advocates", "aimsAt"):  # who "would like to extend a welcome" extends it
                    wish, contexts = self.proposition.predicate, self.lexicon.contexts
                    heads = [t for t in heads if not is_performed(t, wish, contexts)]
            hindered = self.proposition.lemma in GRAMMAR.hindering and self.proposition.lemma != "protect"
            if hindered and frame.particle == "from" and role is frame.object and not frame.ended:
                kept = child(self.proposition.predicate, "dobj")  # drugs are kept from reaching A, and nobody from it
                able = kept is None or kept.pos_ == "PRON" or self.is_actor(kept)
                ends = _turned_into(heads, self.lexicon.ills | GRAMMAR.strife)
                heads = ends or [t for t in heads if able and t.pos_ in VERBAL and patients(t)]  # not "barred A from B"
            if frame.property in ("cooperatesWith", "metWith") and option.endswith("with") and not nominal:
                heads = [t for t in heads if t.lemma_ not in GRAMMAR.borne]  # "with the goal of weakening A"
            if frame.property == "opposes" and option.removeprefix("object-") in ("for", "over"):
                heads = [t for t in heads if t.lemma_ not in GRAMMAR.failing]  # "criticised A for failing to build B"
            thanking = frame.property == "endorsed" and option.removeprefix("object-") in ("for", "on")
            if thanking and self.proposition.lemma not in ("support", "backing"):  # "support for opening A"
                heads = [t for t in heads if t.pos_ not in VERBAL and not is_quality(t)]
            if frame.property == "funds" and option in ("in", "object-in") and not nominal:
                heads = paid_in(self.proposition, heads)
            if heads:
                return heads
        return []

    def options(self, frame: Frame) -> list[str]:
        """Give the options of a frame's object; where a verb fills one, that alone: it speaks for the others."""
        options, roles = frame.object.split("|"), self.proposition.roles
        verbal = self.proposition.kind is PredicateKind.VERB
        return next(([o] for o in options if roles.get(o)), options) if verbal else options

    def _of_verb(self, option: str, frame: Frame) -> list[Token]:
        if option == "modifier":
            return []
        if option == "agent":
            other = bool(self.proposition.roles.get("object")) and "-" not in frame.word  # not "face-challenge"
            caused = frame.subject == "because" and other
            return [] if caused else self._actors(frame)  # "A widened B as C rose": C widened no A
        if option == "object-modifier":  # "assumed the G20 presidency"
            return [t for noun in self.proposition.roles.get("object", ()) for t in owners_of(noun)]
        together = option == "clause" and frame.property == "cooperatesOn"
        told = self.proposition.roles.get(option, ())
        return list(told) if told or not together else purposes_of(self.proposition.predicate)

    def _of_noun(self, option: str, frame: Frame) -> list[Token]:
        if option == "modifier":
            return self.noun.modifiers()
        if option == "agent":
            return self.noun.doers(frame)
        noun = self.proposition.predicate
        if noun.tag_ == "NN" and noun.lemma_ == "demand" and any(c.lemma_ in GRAMMAR.mounting for c in noun.lefts):
            return []  # "Peru's growing demand for A": what people want to buy, nobody calls for
        heads = self.noun.fill(option)
        if not heads and self.proposition.predicate.pos_ == "PROPN" and frame.property in self.lexicon.harming:
            return []  # the Boston Massacre harms no Boston
        if not heads and option == "of" and frame.subject not in _OWNERS and frame.property not in _OF_ITSELF:
            if frame.subject == "agent" and not self.noun.is_done_to_owner():
                named = [t for t in self.noun.modifiers() if frame.property != "funds" or not self._is_purse(t)]
                if frame.property == "produces":  # "HIV drug production" makes drugs
                    named = [t for t in named if t.nbor().dep_ != "compound"]
                return [t for t in named if t.head.pos_ != "PROPN"]  # "Peru Bank funding": not Peru's
            hails = frame.subject == "self" and frame.property in _HAILING
            return [t for t in self.noun.undergone(frame) if not hails or t.pos_ != "ADJ"]
        if option == "of" and frame.property == "aimsAt" and frame.subject == "agent":
            return [t for t in heads if child(t, "poss") is None]  # "the ambition of our partnership" is its own
        if frame.property == "about" and option == "into":  # "an inquiry into how A harms B"
            return [a for t in heads for a in (surface_subject(t) if t.pos_ in VERBAL and child(t, "nsubj") else [t])]
        if frame.property in ("proposed", "participatedIn"):
            return [t for t in heads if t.pos_ not in VERBAL]  # "a proposal for reforming A" proposes no A
        return heads

    def _actors(self, frame: Frame) -> list[Token]:
        """Give who does what a verb says; a thing made for a purpose has it too ("opened A to serve B")."""
        p = self.proposition
        if is_for_noun(self.proposition.predicate, self.lexicon):
            noun = first_purpose(p.predicate).head
            doers = p.roles.get("agent", ()) if is_doers(noun, self.lexicon) else ()
            return [*things_for(noun), *doers]
        heads = [t for t in p.roles.get("agent", ()) if not self._is_way(t)]
        if frame.property in self.lexicon.shared and p.kind is PredicateKind.VERB:
            heads += escorts(p.predicate, heads)
        if heads and p.kind is PredicateKind.VERB:
            heads += [t for t in followers(p.predicate) if t not in heads]
        act = first_purpose(p.predicate).head
        if not heads and self.strives(frame):
            return [act]  # "efforts to close A failed": the efforts, whosever they are
        bare = act.lemma_.lower() in self.lexicon.purposive and child(act, "prt") is None
        ordered = any(c.dep_ in ("xcomp", "ccomp") and c != p.predicate for c in act.rights)
        if heads and self.is_purpose and bare and not ordered and not is_it(act):
            heads += [t for t in means_in(act, p.predicate, frame, self.lexicon) if t not in heads]
        return heads

    def _is_way(self, token: Token) -> bool:
        """Tell what a thing goes through and who does nothing for it: "a road is built from A to B via C"."""
        return first_conjunct(token).head.lower_ in ("through", "via") and self.knowledge.is_a(token, "Place")

    def strives(self, frame: Frame) -> bool:
        """Tell a noun that threatens what its infinitive would harm: "attempts to close A"."""
        return frame.property in self.lexicon.harming and pursuit_of(self.proposition.predicate) is not None

    def _is_purse(self, modifier: Token) -> bool:
        """Tell what money is named after because it comes from there: "Rescue Act funding"."""
        named = [e for e in self.entities(modifier) if e.is_named]
        return any(
            self.knowledge.schema.is_a(e.cls, kind) for e in named for kind in ("Document", "Project", "Institution")
        )

    def _is_somebody(self, token: Token) -> bool:
        """Tell people without a name: "explains how farmers apply for loans" is about no farmers."""
        entities = self.entities(token)
        return bool(entities) and all(e.cls in ("Group", "Person") and not e.is_named for e in entities)

    def _makes_sure(self, frame: Frame) -> bool:
        word = self.lexicon.contexts.of(self.proposition.lemma, "VERB", Link.CLAUSE)
        return frame.property == "contributesTo" and word is not None and word.name == "ensure"

    def _is_done_by_others(self, verb: Token) -> bool:
        """Tell a clause whose own subject is somebody else: an actor, and not who the sentence is about."""
        own = child(verb, "nsubj")
        if own is None or not self.is_actor(own) or own.pos_ == "PRON":
            return False
        keys = {key for t in surface_subject(self.proposition.predicate) for key in self.keys(t)}
        return keys.isdisjoint(self.keys(own))

    def is_actor(self, token: Token) -> bool:
        """Tell what may be one who acts."""
        return any(self.knowledge.schema.is_a(e.cls, "Actor") for e in self.entities(token))

    def keys(self, token: Token) -> tuple[str, ...]:
        """Give the keys of what a token may stand for."""
        return self.knowledge.referents.keys(token)

    def entities(self, token: Token) -> list[Entity]:
        """Give what a token may stand for."""
        return self.knowledge.referents.entities(token)


def _turned_into(deeds: list[Token], bad: frozenset[str]) -> list[Token]:
    """Give the ills that a thing is kept from turning into: "prevent the row from escalating into war"."""
    ends = (t for deed in deeds for word, into in prepositions(deed) if word == "into" for t in objects_of(into))
    return [t for t in ends if t.lemma_.lower() in bad]
