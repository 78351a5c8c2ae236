"""Who stands behind a noun that names an act, by its own words or by the verb that it hangs on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportgraph.extract.grammar.noun_doers import (
    asked_of,
    bearers_of_spell,
    doers_beside,
    handed_to,
    holders_of,
    is_anothers_deed,
    is_gift,
    is_hearsay,
)
from reportgraph.extract.parsing.repair.somebody import is_somebody
from reportgraph.extract.parsing.syntax import (
    DEEPEST,
    NOMINAL,
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_passive,
    objects_of,
    possessors,
    prepositions,
)
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_PROVIDING = frozenset({"furnish", "provide", "supply"})
_BEFALLING = GRAMMAR.lessening | {"damage", "destruction", "devastation", "harm"}  # things, by whatever led to it
_RESULTING = frozenset({("contribute", "to"), ("lead", "to"), ("result", "in")})
_BEARING_ON = GRAMMAR.causing | GRAMMAR.grounding | GRAMMAR.guiding | GRAMMAR.hampering
_BEARING_ON |= {"delay", "explain", "influence", "justify"}
_MEANS = frozenset({"through", "via"})
_RESTING = frozenset({"around", "on", "upon"})
_COMPLEMENT_PREPOSITIONS = frozenset(
    {"of", "for", "to", "on", "in", "into", "about", "toward", "towards", "with", "through", "via"}
)
_BEARERS = frozenset({"Document", "Event", "Facility", "Initiative", "InfrastructureProject", "Institution", "Project"})


@dataclass(frozen=True)
class VerbRoles:
    """Tells who fills a role of a verb: what is said of a noun leads to that of a verb, and that back to nouns."""

    subject: Callable[[Token, int], list[Token]]
    agents: Callable[[Token], list[Token]]
    patients: Callable[[Token], list[Token]]


def bearers(governor: Token, verbs: VerbRoles) -> list[Token]:
    """Give what has a purpose "with" it: "a fund with a focus on A", "opened B with the aim of C"."""
    if governor.pos_ not in VERBAL:
        return conjuncts(governor)
    return [t for t in verbs.patients(governor) if _may_bear(t)] or verbs.subject(governor, 0)


def _may_bear(thing: Token) -> bool:
    """Tell what may have a purpose of its own; who "trains teachers with a focus on A" has the focus himself."""
    classes = load_naming().classes_of(thing.lemma_.lower()) or ()
    named = thing.pos_ == "PROPN" and thing.ent_type_ not in ("GPE", "NORP", "PERSON")  # "met A with the aim of B"
    return named or not _BEARERS.isdisjoint(classes)


_BY = ("prep", "agent")
_NEEDS = frozenset({"necessity", "need"})


def agent_of_noun(noun: Token, depth: int, verbs: VerbRoles) -> list[Token]:
    """Give who stands behind a noun that names an act: its possessor, its "by" phrase, or who does the governing verb.

    "Norway's plan", "a plan by Norway", "a Norwegian plan", "Norway announced a plan".
    """
    if depth > DEEPEST or (depth and (is_hearsay(noun) or noun.lemma_ in GRAMMAR.advising | GRAMMAR.barring)):
        return []
    if depth > 1 and noun.lemma_ in _NEEDS and _is_to_stop(noun):
        return []  # "A stressed the need to stop harming B": not A harms it
    if any(c.dep_ == "amod" and c.tag_ == "VBG" and c.lemma_ in GRAMMAR.others_acts for c in noun.lefts):
        return []  # "passed a law approving efforts to do B", whoever makes them
    if depth and (asked := asked_of(noun)):
        return asked
    if owners := possessors(noun):
        return owners
    if depth and noun.dep_ == "dobj" and noun.lemma_ in GRAMMAR.enabling and noun.head.lemma_ in GRAMMAR.using:
        return verbs.subject(noun.head, depth + 1)  # "wielded the power of A to do B"
    lent = lent_by(noun)
    hosts = [noun] if lent is None else [noun, lent]
    by = [p for t in hosts for c in t.children if c.dep_ in _BY and c.lower_ == "by" for p in c.children]
    if by and depth and noun.lemma_ in GRAMMAR.asking - GRAMMAR.plans:
        return []  # "pressure by A to do B": A does not
    if by:
        return [t for p in by if p.dep_ == "pobj" for t in conjuncts(p)]
    if held := holders_of(noun):
        return held
    aims = noun.lemma_ in GRAMMAR.takes_infinitive or noun.lemma_ == "initiative"
    joint = aims or noun.lemma_ in GRAMMAR.shared_work
    parties = [t for word, p in prepositions(noun) if word == "between" for t in objects_of(p)] if joint else []
    if len(parties) > 1 and all(t.pos_ in NOMINAL for t in parties):
        return parties  # "joined an effort between A and B to"
    if aims and (own := doers_beside(noun, told=bool(depth))):
        calls = GRAMMAR.asking - GRAMMAR.plans - {"petition", "request"}
        return [] if depth and noun.lemma_ in calls else own  # "the calls of A to do B": A does not
    at = first_conjunct(noun)
    head = at.head
    if at.dep_ == "oprd" and head.pos_ in VERBAL and (named := verbs.patients(head)):
        return named  # "called A a threat"
    if at.dep_ in ("dobj", "nsubjpass") and head.lemma_ in GRAMMAR.handing and not is_gift(at):
        return handed_to(at)
    if at.dep_ == "dobj" and head.lemma_ == "make" and child(head, "oprd") is not None:
        return []  # "made the signing of A a priority": whoever signs
    if at.dep_ in ("dobj", "attr", "dative", "oprd") and head.pos_ in VERBAL:
        return _doer_above(noun, head, depth, verbs)
    if at.dep_ == "nsubjpass":  # "A's plan was praised by B"
        return [] if head.lemma_ in GRAMMAR.others_acts else verbs.agents(head)
    if at.dep_ == "nsubj" and head.lemma_ == "come" and noun.lemma_ in GRAMMAR.voiced:
        return _voicing(head)
    is_part = head.lower_ == "as" and noun.lemma_ == "part"  # "as part of an effort to"
    if at.dep_ == "pobj" and (head.lower_ in _COMPLEMENT_PREPOSITIONS or is_part):
        return _doer_around(noun, head, depth, verbs)
    return []


def _voicing(coming: Token) -> list[Token]:
    """Give who voices what comes from him: "calls for A have come from B and from C"."""
    source = next((c for c in coming.rights if c.dep_ == "prep" and c.lower_ == "from"), None)
    return [t for p in (conjuncts(source) if source is not None else ()) for t in objects_of(p)]


def lent_by(noun: Token) -> Token | None:
    """Give the participle behind which the doer of a deed stands: "the support voiced by A for B"."""
    done = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    told = done is not None and done.lemma_ in GRAMMAR.lending and any(c.lower_ == "by" for c in done.rights)
    return done if told else None


def _doer_above(noun: Token, verb: Token, depth: int, verbs: VerbRoles) -> list[Token]:
    """Give who does what the noun names by the verb whose object it is: "A announced a plan to do B"."""
    if noun.lemma_ in GRAMMAR.assaults and verb.lemma_ not in GRAMMAR.attacking:
        return []  # "raised the arrest of A"
    able = noun.lemma_ in GRAMMAR.enabling and verb.lemma_ in ("accept", "await", "receive")  # "received approval to"
    able = able or (verb.lemma_ == "identify" and noun.lemma_ in word_lists()["pursuits"])  # "identified ways to"
    shown = verb.lemma_ in GRAMMAR.showing and (depth > 0 or noun.lemma_ in GRAMMAR.striving)
    if (verb.lemma_ in GRAMMAR.others_acts and not able) or shown:
        return []  # "recognised efforts to do B", whoever makes them
    if verb.lemma_ in GRAMMAR.hampering and child(noun, "acl", "relcl") is not None:
        return []  # "A hampered efforts to build B", whoever makes them
    if verb.lemma_ in _BEARING_ON and noun.lemma_ in GRAMMAR.takes_infinitive and _is_thing(child(verb, "nsubj")):
        return []  # "the drought prompted a plan to build A": no drought builds
    stirred = verb.lemma_ in GRAMMAR.stirring and noun.lemma_ not in GRAMMAR.worries  # "raised concerns" of one's own
    if noun.lemma_ in GRAMMAR.feelings and (stirred or verb.lemma_ in GRAMMAR.swaying):
        return []  # "left the talks, dashing hopes of a truce", whoever had them
    if verb.lemma_ == "announce" and noun.lemma_ in GRAMMAR.done_to_persons:
        return []  # "A announced the capture of B", whoever took it
    if noun.lemma_ in GRAMMAR.talks and any(word == "between" for word, _ in prepositions(noun)):
        return []  # "A hosted talks between B and C"
    enabled = noun.lemma_ in GRAMMAR.enabling and not is_gift(noun)
    if enabled and (given := child(verb, "dative")) is not None:
        return conjuncts(given)  # "gave A the power to"
    return verbs.subject(verb, depth + 1) if enabled or not is_passive(verb) else verbs.agents(verb)


def _is_thing(subject: Token | None) -> bool:
    return subject is not None and subject.pos_ == "NOUN" and not is_somebody(subject)


def _doer_around(noun: Token, preposition: Token, depth: int, verbs: VerbRoles) -> list[Token]:
    """Give who does what the noun names by what its preposition hangs on: "A vested B with the power to do C"."""
    if preposition.lower_ in ("of", "with") and is_anothers_deed(preposition.head):
        return verbs.patients(preposition.head)  # "charged A with spying for B"
    word, governor = preposition.lower_, preposition.head
    if word == "for" and governor.pos_ == "VERB" and governor.lemma_ in GRAMMAR.others_acts | GRAMMAR.reproving:
        blamed = verbs.patients(governor)
        return [t for t in blamed if t.pos_ == "PROPN" or is_somebody(t, sure=True)]  # "blames A for attacks on B"
    if (
        noun.lemma_ in GRAMMAR.assaults
        and governor.pos_ in VERBAL
        and governor.lemma_ not in GRAMMAR.partaking | GRAMMAR.attacking
    ):
        return []  # "offered condolences on behalf of A on the murder of B"
    if word == "with" and noun.lemma_ in GRAMMAR.borne:
        opens = preposition.i < governor.i and governor.pos_ in VERBAL  # "With a focus on A, B trains C"
        return verbs.subject(governor, 0) if opens else bearers(governor, verbs)
    if word == "with" and is_gift(noun) and governor.lemma_ in _PROVIDING:
        return verbs.subject(governor, 0)  # "provided A with a loan for B"
    if word == "with" and noun.lemma_ in GRAMMAR.enabling and (holders := verbs.patients(governor)):
        return holders  # "vests A with the power to"
    if word == "with" and _has_tie(governor, noun):
        return [governor]  # "visited states with ties with A"
    if governor.pos_ == "NOUN" and governor.lemma_ in GRAMMAR.halting | GRAMMAR.fruits:
        return []  # "A ordered a review of funding for B": A gives none; "A is the result of efforts to do B"
    if governor.pos_ == "NOUN":
        return agent_of_noun(governor, depth + 1, verbs)
    if governor.pos_ not in VERBAL:
        return []
    played = child(governor, "dobj") if word == "in" else None
    if played is not None and played.i < preposition.i and (bearing := bearers_of_spell(played)):
        return bearing  # "underlined A's role in efforts to"
    briefed = word == "on" and governor.lemma_ in GRAMMAR.told_about  # "briefed the mayor on efforts to"
    if briefed or word in ("about", "of") or governor.lemma_ in GRAMMAR.others_acts:
        return []  # "spoke of plans to", "commented on efforts to"
    if word in _MEANS and governor.lemma_ in GRAMMAR.given_by_others:
        over = governor.head if governor.dep_ == "ccomp" else governor
        return verbs.subject(over, depth + 1) if over.lemma_ in GRAMMAR.assuring else []  # "ensures A has B through C"
    if (governor.lemma_, word) in _RESULTING and noun.lemma_ not in _BEFALLING:
        return []  # "the war led to a ban on A"
    if is_passive(governor) and word in _RESTING and noun.lemma_ in GRAMMAR.planks:
        return verbs.patients(governor)  # "A is built on three pillars"
    return verbs.agents(governor) if is_passive(governor) else verbs.subject(governor, depth + 1)


def _has_tie(party: Token, tie: Token) -> bool:
    """Tell states, bodies or people that have something "with" others: "states with diplomatic ties with A"."""
    kinds = set(load_naming().classes_of(party.lemma_.lower()) or ()) if party.pos_ == "NOUN" else set[str]()
    able = not kinds.isdisjoint({"Country", "Company", "Institution", "Group", "Person"})
    return able and any(word in ("to", "with") for word, _ in prepositions(tie))


def _is_to_stop(need: Token) -> bool:
    """Tell a need for somebody not to do a thing: "to refrain from it"."""
    deeds = (t for c in need.rights if c.dep_ in ("acl", "relcl") for t in conjuncts(c))
    return any(t.lemma_ in GRAMMAR.stopping for t in deeds)
