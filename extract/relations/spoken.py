"""What somebody holds in words that tell no relation elsewhere: "A said that B has the water", "C is a slogan"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.attribution.contexts import context_of
from reportgraph.extract.grammar.clefts import called_by_what
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.open_relations import is_empty, is_figure
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_SUBORDINATE = frozenset({"relcl", "acl", "advcl", "amod", "csubj", "csubjpass", "pcomp", "xcomp"})
_GOVERNED = frozenset({"xcomp", "ccomp", "oprd", "prt"})
_REASONS = frozenset({"because", "since", "although", "though", "whereas", "while"})
_TELLING = frozenset({"amod", "compound", "nmod", "poss", "prep", "acl", "relcl"})


def spoken_relations(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """Give what a main clause of somebody's words says by a light verb or "is"; elsewhere it is not worth telling."""
    verb = p.predicate
    if p.kind is not PredicateKind.VERB or not _is_main(verb) or not _is_spoken(verb, knowledge):
        return []
    if verb.lemma_ == "be":
        return list(_called(p, knowledge))
    if any(c.dep_ in _GOVERNED or is_infinitive(c) for c in verb.rights):
        return []  # "need B to sign": no need of B
    if p.passive:
        told, name = p.roles.get("recipient", ()), f"open:be-{verb.lower_}"  # "A was asked questions"
    else:
        told, name = p.roles.get("agent", ()), f"open:{p.lemma}"
    if not p.passive and (p.lemma not in GRAMMAR.having or p.particle):
        return []
    return [
        Candidate(a, name, b, verb, Source.OPEN, "said with a light verb")
        for a in told
        for b in p.roles.get("object", ())
        if b.i > verb.i and _is_told(a, knowledge) and _is_object(b, knowledge)
        if p.lemma != "have" or not _is_somebody(b, knowledge)
    ]


def _called(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "Energy is a matter for the regions": what somebody calls a thing, where the noun says no relation itself."""
    noun = child(p.predicate, "attr")
    if noun is None or noun.pos_ != "NOUN" or (noun.lemma_.lower(), "noun") in knowledge.lexicon.frames:
        return
    if not any(c.dep_ in _TELLING for c in noun.children) or not _is_object(noun, knowledge):
        return
    for thing in p.roles.get("agent", ()):
        person = any(knowledge.schema.is_a(e.cls, "Person") for e in knowledge.referents.entities(thing))
        if thing.pos_ != "PRON" and not person and _is_told(thing, knowledge) and not is_empty(thing, knowledge):
            yield Candidate(thing, "open:be", noun, p.predicate, Source.OPEN, "said to be")


def _is_main(verb: Token) -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    finite = verb.tag_ in FINITE or any(c.tag_ in (*FINITE, "MD") for c in auxiliaries)
    first = first_conjunct(verb)
    if called_by_what(verb):
        return finite  # "what we have is water"
    mark = child(first, "mark")
    reason = first.dep_ == "advcl" and mark is not None and mark.lower_ in _REASONS
    return finite and (reason or first.dep_ not in _SUBORDINATE)


def _is_spoken(verb: Token, knowledge: Knowledge) -> bool:
    """Tell words that a report picks out; one that gives a whole speech tells enough of it."""
    speech = knowledge.referents.speech(verb)
    return speech.quoted if speech is not None else bool(context_of(verb, knowledge.lexicon.contexts).speakers)


def _is_told(thing: Token, knowledge: Knowledge) -> bool:
    """Tell what a reader knows: a name, a described thing, or those for whom somebody speaks."""
    return thing.lower_ != "i" and bool(knowledge.referents.entities(thing))


def _is_somebody(noun: Token, knowledge: Knowledge) -> bool:
    """Tell whom one has only in words: "we had a president who failed", "they have good police here"."""
    return any(knowledge.schema.is_a(e.cls, "Actor") and not e.is_named for e in knowledge.referents.entities(noun))


def _is_object(noun: Token, knowledge: Knowledge) -> bool:
    """Tell an object that stands for a thing of its own: "the water", "higher yields", not "part", "to hold"."""
    if is_figure(noun) or noun.lemma_.lower() in knowledge.lexicon.void or not knowledge.referents.entities(noun):
        return False
    bare = not any(c.dep_ in (*_TELLING, "det") for c in noun.children)
    return noun.pos_ == "PROPN" or noun.tag_ == "NNS" or not bare
