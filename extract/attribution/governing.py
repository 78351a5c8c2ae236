"""What a word of saying, wishing or failing makes of its complement, by the table of its class."""

from __future__ import annotations

from reportgraph.extract.attribution.adverbial_links import called_for
from reportgraph.extract.attribution.beside import is_past
from reportgraph.extract.attribution.colouring import Link, words_of
from reportgraph.extract.attribution.deeds import is_there_already
from reportgraph.extract.attribution.moods import mood_of, strongest
from reportgraph.extract.attribution.sources import sayers
from reportgraph.extract.attribution.ways import has_modal, is_called_for
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.syntax import child, is_infinitive, is_passive
from reportgraph.ontology.contexts import ContextClass, Contexts
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token

_GRANTING = ("change", "meet", "answer", "show")  # of what is there already
_SAYING = ("say",)
_MEETING = ("confront",)
_NEARING = ("close", "closer", "drift")
_AIMING_AT = frozenset({"target", "threaten"})
_STANDING = ("Actor", "Place", "InfrastructureProject")


def class_over(at: Token, head: Token, link: Link, contexts: Contexts) -> ContextClass | None:
    """Give the class of what governs a complement; who swears that something was done says so.

    Who talks about a friendship meets with it.
    """
    word = contexts.of(words_of(head), head.pos_, link, at.lower_ if at.dep_ == "prep" else "")
    mark = child(at, "mark")
    if word is None and link is Link.INFINITIVE and mark is not None:
        return called_for(mark, contexts)
    if word is not None and word.name == "converse" and link in (Link.OBJECT, Link.PHRASE):
        noun = at if link is Link.OBJECT else child(at, "pobj") or at
        said = (w for c in noun.lefts if c.dep_ == "amod" for w in (c, *c.conjuncts))
        present = any(w.lower_ in contexts.present for w in said)
        if (present or noun.lemma_ in contexts.standing) and is_there_already(noun):
            return contexts.of(_MEETING, "VERB", link, "on")  # "will discuss the dispute between A and B"
    if word is not None and word.name in _NEARING and child(at, "pcomp") is None:
        return None  # "a road close to the border"
    if word is not None and word.name == "wish" and link is Link.OBJECT and child(head, "oprd") is not None:
        return None  # "called A's visit to B a success"
    if head.lemma_ in GRAMMAR.worries and link is Link.PHRASE and at.lower_ in ("about", "over"):
        feared = child(at, "pobj")  # "concerns about A's deals with B are unfounded": the deals are there
        owned = feared is not None and child(feared, "poss") is not None
        there = feared is not None and (is_there_already(feared) or _is_first_of_all(feared, "Document"))
        return contexts.of(_MEETING, "VERB", link, "on") if owned and there else word
    if word is not None and word.name == "plan" and link is Link.OBJECT and _is_victim(at, head):
        return None  # "targeted a clinic in A": the clinic is there
    if head.lemma_ in GRAMMAR.mediating and link is Link.OBJECT and _is_first_of_all(at, "Document"):
        return None  # "tried to mediate a deal between A and B": there is none yet
    told = word is not None and word.name == "plan" and link is Link.CLAUSE and is_past(at)
    return contexts.of(_SAYING, "VERB", link) if told else word


def _is_victim(noun: Token, verb: Token) -> bool:
    """Tell what is there to be threatened or targeted, from what is threatened with ("a strike") or is yet to be."""
    classes = load_naming().classes_of(noun.lemma_.lower()) or ()
    if any(c.lower_ == "new" for c in noun.lefts):
        return False
    return verb.lemma_ in _AIMING_AT and any(load_schema().is_a(classes[0], c) for c in _STANDING if classes)


def _is_first_of_all(noun: Token, cls: str) -> bool:
    return cls in (load_naming().classes_of(noun.lemma_.lower()) or ())[:1]


def is_seen_through(at: Token, link: Link, word: ContextClass, contexts: Contexts) -> bool:
    """Tell a complement of which the governor makes nothing: "discussed the need for A", "will widen options for A"."""
    if word.name == "converse":
        return link is Link.OBJECT and is_called_for(at, contexts)
    if word.name == "interest":  # "interest in the plan that A signed"
        return is_there_already(child(at, "pobj") or at)
    if word.name == "probe":
        noun = at if link is Link.OBJECT else child(at, "pobj") or at
        return _is_first_of_all(noun, "Event")
    if at.head.lemma_ == "announce" and link is Link.OBJECT and at.lemma_ in contexts.concluded:
        return True  # "announced the approval of A"
    if word.name == "plan":  # "agreed on the importance of A": the stance is taken
        return link is Link.PHRASE and any(is_called_for(c, contexts) for c in at.children)
    return word.name in _GRANTING and not is_there_already(at if link is Link.OBJECT else child(at, "pobj") or at)


def is_to_be_said(noun: Token, contexts: Contexts) -> bool:
    """Tell what nobody has said yet: "will sign an agreement to do A"; not "will announce their plan to do A"."""
    to_come = noun.pos_ == "NOUN" and noun.dep_ == "dobj" and mood_of(noun.head, contexts) is Modality.PLANNED
    return to_come and not is_there_already(noun)


def is_shown(clause: Token) -> bool:
    """Tell what is granted by who shows how it is: "will highlight how A has built B"; not "how A will build it".

    "How much A cost B" is granted too.
    """
    asked = any(w.lower_ in ("how", "why") and w.dep_ == "advmod" for c in clause.lefts for w in (c, *c.lefts))
    return asked and not has_modal(clause) and not is_infinitive(clause)


def effect(word: ContextClass, link: Link, governing: Modality) -> Modality:
    """Turn the governor's own modality into that of its complement, by the table of the governor's class."""
    holds, denied = (Modality(name) for name in word.effects[link])
    if governing is Modality.NEGATED:
        return denied
    if governing is Modality.ASSERTED or holds is denied:
        return holds
    if holds is Modality.ASSERTED and link in word.says:
        return Modality.POSSIBLE  # "may say that A signed B"
    return strongest(holds, governing)


def is_hearsay(head: Token, link: Link, word: ContextClass) -> bool:
    """ "is said to", "it was reported that", "is accused of", "the idea that": words or a belief that are nobody's."""
    form = link if link in (Link.PHRASE, Link.PREDICATIVE) else Link.CLAUSE
    holds, denied = word.effects.get(form, ("", ""))
    told = link is Link.INFINITIVE and word.effects[link][0] == Modality.ADVOCATED
    told |= link is Link.CLAUSE and head.pos_ == "VERB" and head.lemma_ in GRAMMAR.proven | GRAMMAR.settled
    believed = bool(word.says) and holds != denied
    return (
        holds == Modality.ASSERTED
        and (believed or word.name == "grasp")  # "is understood to have signed"
        and not told
        and (head.pos_ == "NOUN" or is_passive(head))
        and not sayers(head)
    )
