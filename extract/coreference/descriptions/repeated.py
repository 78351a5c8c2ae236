"""Tells whether a phrase may say again what an earlier one with the same noun said."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import GOVERNING, NEAR, Cue, completes
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.schema import ABSTRACTIONS

_NEAR = 6  # sentences
_PRESENT = frozenset({"current", "ongoing", "present"})
_THINGS = frozenset({"CooperationMechanism", "Document", "Event", "InfrastructureProject", "Initiative", "Project"})
_OF_RANK = frozenset({"senior"})  # "a senior official … the official"
_AWAY = frozenset({"last", "next", "previous"})  # "last year's": not the one that is on
_KINDS = ABSTRACTIONS | {"Group", "Person"}  # "the people of Chad" are not "the people" of the sentence before


def may_repeat(cue: Cue, earlier: Cue, discourse: Discourse) -> bool:
    """Tell whether a phrase with the head noun of an earlier one may stand for the same thing."""
    words = discourse.knowledge.naming.words
    if earlier.entry is not None and cue.head in GOVERNING and len(cue.words) == 1 < len(earlier.words) - 1:
        return False  # "the administration" after "the Food and Drug Administration"
    if earlier.plural or not cue.ordinals <= earlier.ordinals or _is_later(earlier, cue, discourse):
        return False
    described = earlier.modifiers or earlier.determiner == "a"
    if cue.head in GRAMMAR.alone_of_kind and cue.determiner == "the" and described and not cue.complement:
        return False  # "to protect the environment" after "the business environment", "the world" after "a fair world"
    undertaken = cue.mention.cls == "Project" and (cue.determiner == "this" or not cue.subject) and earlier.is_name
    if undertaken and discourse.is_a(earlier, "Institution"):
        return False  # "this programme" after "the World Food Programme"
    below = words.subordinate - _OF_RANK
    if (
        cue.complement
        and not completes(cue, earlier)
        and (earlier.complement or cue.mention.cls in _KINDS or cue.head in GOVERNING)
    ):
        return False  # "the Government of Peru" is not "the Federal Government"
    told = earlier.modifiers - earlier.names - words.light - words.grading
    else_told = cue.complement and told and not earlier.complement and cue.determiner == "the"
    else_told = else_told and not (cue.is_name or earlier.is_name)
    if else_told and cue.complement.isdisjoint(told | cue.modifiers):
        return False  # "the project on trade" is not "the dam project"
    if earlier.mention.cls == "Person" and (earlier.is_name or below & (earlier.modifiers ^ cue.modifiers)):
        return False  # the chair is not the vice chair
    extra = cue.modifiers - earlier.modifiers - earlier.ordinals
    if cue.definite and not cue.complement and cue.sentence - earlier.sentence <= _NEAR and cue.mention.cls in _THINGS:
        pointing = words.light - GRAMMAR.setting_apart if cue.determiner in NEAR else frozenset[str]()
        extra -= _PRESENT | pointing  # "the 9th session … the current session", "this historic summit"
    if cue.mention.cls == "Person" and earlier.complement and extra & cue.names:
        return False  # "the LTA director" is not "the director of the Lake Office"
    if extra <= cue.names and _is_elsewhere(cue, earlier, discourse):
        return False  # "a plant in Japan … the Arizona plant"
    bare = not earlier.names and not earlier.ordinals and not (earlier.is_name and earlier.modifiers)
    ends = cue.head in GRAMMAR.lines and len(extra & cue.names) > 1
    if ends and not earlier.names:
        return False  # "a railway from Oslo … the Gulu-Nimule line"
    if not extra or (extra <= cue.names and bare and told <= cue.modifiers):
        return True  # "a long summit … the Lake Council summit", but not after "a regional summit"
    named = discourse.named_with(cue) if extra <= cue.names else frozenset[int]()
    return bool(named) and named <= discourse.named_with(earlier)  # "Roe's meeting with Poe … the Poe meeting"


def _is_elsewhere(cue: Cue, earlier: Cue, discourse: Discourse) -> bool:
    """Tell things with the names of different places, and events with those of different bodies."""
    here, there = discourse.named_with(cue), discourse.named_with(earlier)
    named = [discourse.cues[i] for i in (*here, *there)]
    alike = all(discourse.is_a(c, "Place") for c in named)
    if cue.mention.cls == "Event":
        alike |= all(discourse.is_a(c, "Institution") or discourse.is_a(c, "CooperationMechanism") for c in named)
    return bool(here) and bool(there) and alike and here.isdisjoint(there)


def is_of_other_time(cue: Cue, discourse: Discourse) -> bool:
    """Tell a thing of another year than what the text tells of now: "last year's summit in Peru"."""
    owner = child(discourse.parsed.doc[cue.mention.head], "poss")
    away = owner is not None and any(c.lower_ in _AWAY for c in owner.lefts)
    return cue.mention.cls not in ABSTRACTIONS and cue.dated and away


def _is_later(earlier: Cue, cue: Cue, discourse: Discourse) -> bool:
    """Tell an event "to be held in May" from one at which something was done."""
    event, told = discourse.parsed.doc[earlier.mention.head], discourse.parsed.doc[cue.mention.head]
    coming = any(c.dep_ in ("relcl", "acl") and c.tag_ == "VBN" and is_infinitive(c) for c in event.rights)
    return cue.mention.cls == "Event" and coming and told.sent != event.sent and told.sent.root.tag_ == "VBD"
