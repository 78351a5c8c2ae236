"""Who says it, and as what: the contexts around a predicate, from the inside outwards.

Each clause is coloured by what governs it: modal verbs, negation, conditions, and verbs, nouns and adjectives of
saying, believing, wishing, planning, failing (`lexicon/contexts.toml`). One walk up the tree composes them, after the
idea of De Facto (Saurí and Pustejovsky 2012) and TruthTeller (Lotan et al. 2013): each context turns the modality of
what is inside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgraph.extract.attribution.alleged import beside_alleged, is_falsified
from reportgraph.extract.attribution.beside import beside_in_time, is_any, is_outside, told_beside
from reportgraph.extract.attribution.colouring import Link, colouring, words_of
from reportgraph.extract.attribution.deeds import (
    has_helped,
    has_striven,
    is_accomplished,
    is_given_office,
    is_given_verdict,
    is_own_saying,
    is_performed,
    is_prompting,
    is_thing,
    is_voted,
    will_of,
)
from reportgraph.extract.attribution.denials import is_untold
from reportgraph.extract.attribution.governing import (
    class_over,
    effect,
    is_hearsay,
    is_seen_through,
    is_shown,
    is_to_be_said,
)
from reportgraph.extract.attribution.links import is_aside, link_of
from reportgraph.extract.attribution.moods import mood_of, strongest
from reportgraph.extract.attribution.singled_out import is_singled_out
from reportgraph.extract.attribution.sources import cited_beside, cited_by, is_retold, sayers, sources_of, voiced_by
from reportgraph.extract.attribution.ways import (
    governor,
    is_left_open,
    is_resolve,
    is_wanted_means,
    of_way,
    set_against,
    shared_mood,
)
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.leadins import lead_of
from reportgraph.extract.parsing.memory import kept
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive, is_passive
from reportgraph.ontology.contexts import ContextClass, Contexts
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_UNREAL = (Modality.ADVOCATED, Modality.PLANNED, Modality.POSSIBLE)
_UNSAID = (Modality.ADVOCATED, Modality.POSSIBLE)
_THOUGHT_OVER = ("attempt", "converse")  # "explored how A does" grants that it does
_GRANTING = ("change", "meet", "answer", "show")  # of what is there already
_ASKING = frozenset({"how", "why", "what"})
_SAYING = ("say",)
_MEETING = ("confront",)
_HEARD = frozenset({"allegedly", "apparently", "reportedly"})
_NEARING = ("close", "closer", "drift")
_STANDING = frozenset({"existing", "longstanding", "ongoing", "previous", "recent"})
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Context:
    """The modality of a predicate and the speakers around it (heads of their phrases), innermost first."""

    modality: Modality
    speakers: tuple[tuple[Token, ...], ...] = ()


@kept
def context_of(predicate: Token, contexts: Contexts) -> Context:
    """Read the context of a predicate (a verb, a noun or an adjective) off the tree above it."""
    around = _around(predicate, contexts)
    modality = strongest(mood_of(predicate, contexts, own=True), _yet_to_come(predicate, contexts), around.modality)
    told = predicate.lemma_ in GRAMMAR.chairmanships and predicate.dep_ in ("dobj", "pobj")  # "it will begin": not yet
    held = any((told and c.dep_ == "poss") or c.lower_ in _STANDING for c in predicate.lefts)
    if predicate.pos_ == "NOUN" and around.modality in _UNREAL and held:
        modality = mood_of(predicate, contexts)  # "will follow up on the recent talks of A", "on A's presidency of B"
    if predicate.pos_ == "NOUN" and is_any(predicate) and modality is not Modality.NEGATED:
        modality = Modality.POSSIBLE  # "any attack by A will be met with force"
    sources = sources_of(predicate, contexts)
    tellers, cited = around.speakers, (cited_beside(sources, contexts), sources)
    inside = bool(tellers) and is_retold(sources, tellers[0], predicate)
    speakers = (*cited, *tellers) if inside else (*tellers, *cited)
    return Context(modality, tuple(_distinct(speakers)))


def own_modality(predicate: Token, contexts: Contexts) -> Modality:
    """Give as what a word states its own relation: "pledged a million to A", "announced a new investment" is a plan."""
    given = child(predicate, "dobj")
    pair = (f"{predicate.lemma_} {given.lemma_.lower()}",) if given is not None else ()
    word = contexts.of((*pair, *words_of(predicate)), predicate.pos_, "itself")
    return Modality(word.effects["itself"][0]) if word is not None else Modality.ASSERTED


def _around(at: Token, contexts: Contexts, depth: int = 0, *, apart: bool = False) -> Context:
    """Give what a token's governor makes of it, and the speakers above it.

    `apart`: what is asked for is told beside ("A plans to visit B, which hosts C"): those speak who say it in words.
    """
    above = governor(at, contexts) if at.head != at else lead_of(at)
    if above is None or depth > _DEEPEST:
        return Context(Modality.ASSERTED)
    link = link_of(at, above, contexts)
    head = colouring(above, link, contexts)
    apart = apart or link is Link.APART or is_prompting(at)
    outer = _around(head, contexts, depth + 1, apart=apart)
    if (settled := _settled_by_link(at, head, link, outer, contexts)) is not None:
        return settled
    if (verb := set_against(at, contexts)) is not None:
        above_all = _around(verb, contexts, depth + 1, apart=apart)
        return Context(strongest(mood_of(verb, contexts, negation=False), above_all.modality), above_all.speakers)
    if link is Link.BESIDE:
        return Context(strongest(shared_mood(at, head, contexts), outer.modality), outer.speakers)
    lends = head.pos_ in ("VERB", "AUX", "ADJ") or link in (Link.CLAUSE, Link.INFINITIVE, Link.GERUND)
    lends = lends or (link is Link.PHRASE and child(at, "pcomp") is not None)  # "no intention of doing A"
    lends = lends or is_untold(at, contexts)
    mood = mood_of(head, contexts, negation=not (link is Link.INSIDE and is_aside(at)))
    governing = strongest(mood, outer.modality) if lends else outer.modality
    if link is Link.TIME:
        return Context(beside_in_time(at, head, governing), outer.speakers)
    if link in (Link.PURPOSE, Link.INSIDE):
        return Context(_along(of_way(at, head, link, contexts), governing), outer.speakers)
    if governing is Modality.NEGATED and link in (Link.OBJECT, Link.PHRASE) and is_resolve(at):
        return Context(Modality.ASSERTED, outer.speakers)
    ahead = link is Link.PHRASE and at.i < head.i and head.pos_ == "VERB"  # "At the A Summit, B announced C"
    word = None if ahead else class_over(at, head, link, contexts)
    if is_falsified(above, link, contexts) and (link is Link.CLAUSE or at.lower_ == "of"):
        return Context(Modality.NEGATED, outer.speakers)
    if word is None and link is Link.CLAUSE and head.pos_ == "NOUN":
        return Context(Modality.ASSERTED, outer.speakers)  # "the pact that A signed" read as its content
    shown = link is Link.CLAUSE and is_shown(at)  # "should study how A does B"
    if word is None or (word.name in _THOUGHT_OVER and any(c.lower_ in _ASKING for c in at.children)):
        own = of_way(at, head, link, contexts)
        return Context(Modality.ASSERTED if shown else strongest(own, governing), outer.speakers)
    if link is Link.INFINITIVE and (will := will_of(at, head, contexts)) is not None:
        return Context(strongest(will, governing), outer.speakers)
    done = is_accomplished(head, contexts) or is_voted(at, head, contexts) or is_given_office(at, head)
    if done or is_seen_through(at, link, word, contexts):
        return Context(governing, outer.speakers)
    way = _Way(at, head, link, word)
    unsaid = link is not Link.CLAUSE and _is_unsaid(head, governing, contexts)
    said = [] if unsaid else _voices(way, contexts, apart=apart)
    modality = Modality.ASSERTED if shown else _made_of(way, contexts, governing)
    return Context(modality, (*said, *outer.speakers))


def _settled_by_link(at: Token, head: Token, link: Link, outer: Context, contexts: Contexts) -> Context | None:
    """Give what the way in which a token hangs on its governor makes of it, whatever the governor says."""
    if is_wanted_means(at, contexts):
        return Context(strongest(Modality.ADVOCATED, outer.modality), outer.speakers)
    unsettled = link is Link.CONDITION or is_left_open(at)
    if unsettled or is_prompting(at):
        return Context(Modality.POSSIBLE if unsettled else Modality.ASSERTED, outer.speakers)
    if link is Link.APART:
        alleged = beside_alleged(head, outer.modality, contexts) if at.tag_ == "VBG" and at.dep_ == "acl" else None
        told = alleged or told_beside(at, head, contexts, outer.modality)
        return Context(told, () if is_outside(at, head) else outer.speakers)
    if link is Link.INFINITIVE and is_given_verdict(at, head, contexts):
        return Context(Modality.ASSERTED, outer.speakers)
    if link in (Link.INFINITIVE, Link.PURPOSE) and is_performed(at, head, contexts):
        return outer
    if at.dep_ == "pcomp" and is_shown(at):
        return Context(Modality.ASSERTED, outer.speakers)  # "will hear about how A does B"
    return None


def _along(own: Modality, governing: Modality) -> Modality:
    """Compose what a purpose says of itself with what governs it: "may sign B to fund C" goes no further."""
    no_further = governing is Modality.POSSIBLE and own is not Modality.NEGATED
    return governing if no_further else strongest(own, governing)


@dataclass(frozen=True, slots=True)
class _Way:
    """From a token to the word that governs it, with the class of that word."""

    at: Token
    head: Token
    link: Link
    word: ContextClass


def _voices(way: _Way, contexts: Contexts, *, apart: bool) -> list[tuple[Token, ...]]:
    """Give whose words, or whose belief, a complement is by what governs it, innermost first."""
    head, word = way.head, way.word
    in_words = not apart or (word.speech and way.link is not Link.INFINITIVE)
    state = word.name == "plan" and head.dep_ == "acomp"  # "is committed to": told of somebody
    state = state or (way.link is Link.CLAUSE and head.pos_ == "ADJ" and is_infinitive(way.at))  # "proud to have done"
    state = state or (head.lemma_ in contexts.perceiving and is_shown(way.at))  # "saw how A serves B"
    state = state or (way.link is Link.INFINITIVE and _is_foretold(head))
    said = [cited_by(head, contexts), sayers(head)] if way.link in word.says and in_words and not state else []
    return [heads for heads in said or [voiced_by(head, contexts)] if heads]


def _is_foretold(over: Token) -> bool:
    """Tell what a thing bodes, which nobody says or plans: "the drought threatens to harm A"."""
    return over.lemma_ == "threaten" and is_thing(over)


def _is_unsaid(head: Token, governing: Modality, contexts: Contexts) -> bool:
    """ "said that the sides can agree on A": they have not; nor have those who are called on to stress a need."""
    if governing is Modality.POSSIBLE and any(c.lower_ in _HEARD for c in head.lefts):
        return False  # "reportedly urged A to do B": whoever tells it, he urged
    wanted = head.pos_ == "NOUN" and head.dep_ == "dobj" and _around(head.head, contexts).modality in _UNSAID
    return governing in _UNSAID or wanted or is_to_be_said(head, contexts)


def _made_of(way: _Way, contexts: Contexts, governing: Modality) -> Modality:
    """Give what the governing word makes of a complement."""
    head, link, word = way.head, way.link, way.word
    modality = Modality.POSSIBLE if is_hearsay(head, link, word) else effect(word, link, governing)
    if word.name == "hinder" and governing in _UNREAL and mood_of(head, contexts) is Modality.ASSERTED:
        return Modality.POSSIBLE  # "a law to keep A from doing B": it may, or does so already
    if governing in _UNREAL and link is Link.CLAUSE and is_own_saying(head, contexts):
        return effect(word, link, Modality.ASSERTED)
    further = not word.says or (word.name in ("plan", "speech") and link is Link.INFINITIVE)
    if modality is Modality.PLANNED and governing is Modality.POSSIBLE and head.pos_ in ("VERB", "ADJ") and further:
        modality = governing  # "may name B to chair C", "may agree to fund C": it goes no further
    if link is Link.INFINITIVE and is_passive(head) and head.lemma_ in GRAMMAR.proven:
        return governing  # "has been shown to work"
    if link is Link.INFINITIVE and _is_foretold(head) and modality is Modality.PLANNED:
        modality = Modality.POSSIBLE
    serves = word.name == "need" and head.pos_ == "ADJ" and not head.lower_.endswith("ed")  # not "is supposed to"
    if link is Link.INFINITIVE and serves and is_thing(head.head):
        return governing  # "aid is vital to help A"
    if link is Link.INFINITIVE and modality is Modality.PLANNED and has_striven(head):
        modality = governing
    if link is Link.INFINITIVE and governing is Modality.ASSERTED and has_helped(head):
        return governing  # "helped A sign B", "has enabled A to sign B"
    if link is Link.INFINITIVE and word.name == "manage" and (child(way.at, "nsubj") or child(head, "dobj")):
        modality = strongest(Modality.POSSIBLE, modality)  # "helped A to sign B": A may have
    return strongest(modality, of_way(way.at, head, link, contexts)) if link is Link.PHRASE else modality


def _yet_to_come(predicate: Token, contexts: Contexts) -> Modality:
    """ "a bridge to be built", "Jane Roe to be dean": what an infinitive says of a noun is still to be done."""
    verb = predicate.head if predicate.dep_ == "attr" else predicate
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and child(verb, "aux", "auxpass") is None:
        verb = first_conjunct(verb)  # "to be chaired by A and hosted by B"
    said_of_noun = verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN")
    named = said_of_noun and verb.head.pos_ == "PROPN" and verb.tag_ == "VB" and child(verb, "nsubj") is None
    if named and verb.lemma_ == "be" and is_infinitive(verb):
        return Modality.PLANNED
    if verb.tag_ != "VBN" or not is_infinitive(verb):
        return Modality.ASSERTED
    word = contexts.of(words_of(verb.head), "VERB", Link.INFINITIVE) if verb.dep_ == "ccomp" else None
    coloured = word is not None and word.effects[Link.INFINITIVE][0] != Modality.ASSERTED
    if said_of_noun and child(verb, "nsubjpass") is None:
        return Modality.ASSERTED if is_singled_out(verb.head) else Modality.PLANNED  # "the first to be named"
    thing = child(verb.head, "dobj") if verb.dep_ == "advcl" else child(verb, "nsubjpass")
    told = verb.dep_ in ("advcl", "ccomp") and not coloured and child(verb, "agent") is not None
    close = thing is not None and thing.right_edge.i >= verb.left_edge.i - 1
    return Modality.PLANNED if told and close else Modality.ASSERTED


def _distinct(speakers: Iterable[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    kept: list[tuple[Token, ...]] = []
    for heads in speakers:
        if heads and heads not in kept:
            kept.append(heads)
    return kept
