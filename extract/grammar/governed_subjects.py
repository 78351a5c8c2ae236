"""Who does what a verb without a subject of its own says, by what governs it: a verb, a preposition, a lead."""

from __future__ import annotations

from reportgraph.extract.grammar import open_doers
from reportgraph.extract.grammar.control import controller
from reportgraph.extract.grammar.gaps import goes_on_from
from reportgraph.extract.grammar.noun_agents import VerbRoles, agent_of_noun
from reportgraph.extract.grammar.noun_doers import (
    bearers_of_spell,
    is_anothers_deed,
    owners_of,
    punished_by,
    recipient_of,
    weighed_in,
)
from reportgraph.extract.parsing.repair.somebody import may_act
from reportgraph.extract.parsing.syntax import (
    RELATIVES,
    VERBAL,
    child,
    first_conjunct,
    is_infinitive,
    is_passive,
    objects_of,
    prepositions,
    singled_out,
)
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_WHEN = frozenset({"after", "before", "since", "upon", "without", "despite"})
_JOINED = frozenset({"force", "hand"})


def subject_of_complement(governor: Token, depth: int, verbs: VerbRoles) -> list[Token]:
    """Give who does what complements a verb: "A agreed to sign", "A's goal is to sign", "A urged B to sign"."""
    if governor.lemma_ == "mean" and any(c.tag_ == "VBG" for c in governor.rights):
        return []  # "security means saving power": nobody in particular saves it
    handle = child(governor, "nsubj") if governor.lemma_ in ("be", "include", "involve") else None
    if handle is not None and handle.lower_ == "it" and governor.lemma_ == "be":
        handle = child(governor, "attr") or handle  # "it is A's goal to do B"
    if handle is not None and handle.lower_ == "one":
        handle = next(iter(singled_out(handle)), handle)  # "one of A's duties is to do B"
    if handle is not None and handle.lemma_ in GRAMMAR.equated | GRAMMAR.pursued:
        done = governor.lemma_ == "be" or handle.lemma_ in GRAMMAR.duties
        return owners_of(handle) if done else []  # "A's goals include ending B": who has them may do nothing yet
    return controller(governor) or verbs.subject(governor, depth + 1)


def subject_of_item(lead: Token, depth: int, verbs: VerbRoles) -> list[Token]:
    """Give who does what stands in an item below "A will:", "A urged B to:", "A's plans:", "A will help by:"."""
    if lead.pos_ in VERBAL:
        if lead.lemma_ in GRAMMAR.others_doing - GRAMMAR.urging and child(lead, "dobj") is None:
            return []  # "A condemned:", "A refused to applaud:": what others do
        doers = controller(lead) or verbs.subject(lead, depth + 1)
        return [t for t in doers if t.lemma_ not in GRAMMAR.areas]  # "areas of work include:": who works there
    if lead.dep_ == "prep":
        aided = lead.lower_ == "by" and lead.head.head.lemma_ in GRAMMAR.assisting  # "A helped B do C by:"
        return verbs.subject(lead.head.head, depth + 1) if aided else subject_of_gerund(lead, depth, verbs)
    if (
        doing := child(lead, "relcl", "acl")
    ) is not None and doing.tag_ != "VB":  # "steps that A takes:", "taken by A:"
        own = child(doing, "nsubj")
        if doing.tag_ == "VBN" or (own is not None and own.lower_ not in RELATIVES):
            return verbs.agents(doing) if is_passive(doing) else verbs.subject(doing, depth + 1)
    if lead.lemma_ in GRAMMAR.equated:
        if owners := owners_of(lead):
            return owners
        if lead.dep_ == "dobj" and lead.head.pos_ in VERBAL:  # "A identified the following goals:", whose aims they are
            return verbs.subject(lead.head, depth + 1)
    acting, told = agent_of_noun(lead, depth + 1, verbs), open_doers.announced_before(lead)
    return acting if acting or told is None else agent_of_noun(told, depth + 1, verbs)


def subject_of_gerund(preposition: Token, depth: int, verbs: VerbRoles) -> list[Token]:
    """Give who does what stands in "by doing", "progress in doing", "thanked A for doing"."""
    preposition = first_conjunct(preposition)
    governor = preposition.head
    if preposition.lower_ == "by" and governor.lower_ == "including" and governor.dep_ == "prep":
        governor = governor.head  # "A grows, including by doing B"
    if preposition.lower_ == "whether":
        return []  # "whether fighting A or B, a lack of C can harm us": whoever does
    thankful = governor if governor.dep_ == "acomp" else child(governor, "acomp")
    if preposition.lower_ == "for" and thankful is not None and (thanked := recipient_of(thankful)):
        return thanked  # "A is grateful to B for building C"
    beside = governor.dep_ in ("acomp", "advmod") and governor.pos_ in ("ADJ", "ADV")
    if beside and governor.head.pos_ in VERBAL:  # "A is close to building B", "A stopped short of building B"
        return verbs.subject(governor.head, depth + 1)
    if preposition.lower_ == "for" and (punished := punished_by(governor)) is not None:
        return punished
    if governor.pos_ not in VERBAL:
        return _subject_in_noun(preposition, governor, depth, verbs)
    if (acted_on := _acted_on(preposition, governor, depth, verbs)) is not None:
        return acted_on
    told = child(governor, "dobj") if preposition.lower_ in ("in", "for", "to") else None
    if told is not None and told.lemma_ == "finger":  # "pointed the finger at A for harming B"
        return [o for t in (governor, told) for word, p in prepositions(t) if word == "at" for o in objects_of(p)]
    if told is not None and told.i < preposition.i and (bearing := bearers_of_spell(told) or weighed_in(told)):
        return bearing
    if told is not None and told.i < preposition.i and (workers := _workers_of(told)):
        return workers
    if preposition.lower_ == "in" and governor.lemma_ == "join":  # "joined A in signing": A signs too
        joined = [t for t in verbs.patients(governor) if t.lemma_ not in _JOINED]  # "joined hands in building B"
        asked = governor.tag_ == "VB" and is_infinitive(governor)  # "asked all to join A in signing": A does so already
        return [*verbs.subject(governor, depth + 1), *([] if asked else joined)]
    instead = preposition.i > 0 and preposition.nbor(-1).lower_ == "instead"  # "Instead of signing, A attacked B"
    if preposition.lower_ in ("for", "of", "on", "with", "as") and not instead:
        if is_anothers_deed(governor) and (target := verbs.patients(governor)):
            return _before(preposition, target)
        objects = child(governor, "dobj")
        if objects is not None and (thanked := recipient_of(objects) or recipient_of(governor)):
            return _before(preposition, thanked)
    if preposition.lower_ == "by" and governor.lemma_ in GRAMMAR.describing | GRAMMAR.mounting:
        doer = child(governor, "nsubj") if child(governor, "dobj", "xcomp") is None else None
        if doer is not None and doer.pos_ == "NOUN" and doer.tag_ == "NN" and not may_act(doer):
            return []  # "by closing gaps, output would grow": output closes none, and the government does
    return _subject_of_governor(preposition, governor, depth, verbs)


def _subject_in_noun(preposition: Token, governor: Token, depth: int, verbs: VerbRoles) -> list[Token]:
    """Give who does what a noun governs: "progress in doing", "thanks to A for doing", "the work of A in doing"."""
    thanked = recipient_of(governor) if preposition.lower_ == "for" else []
    thanked = thanked or (bearers_of_spell(governor) if preposition.lower_ == "in" else [])
    thanked = thanked or (weighed_in(governor) if preposition.lower_ in ("in", "for", "to") else [])
    thanked = thanked or (_workers_of(governor) if preposition.lower_ in ("in", "for") else [])
    fined = governor.lemma_ in GRAMMAR.penalties | GRAMMAR.set_down  # "the fine for harming A"
    penal = fined and preposition.lower_ == "for"
    return thanked or ([] if penal else agent_of_noun(governor, depth + 1, verbs))


def _acted_on(preposition: Token, governor: Token, depth: int, verbs: VerbRoles) -> list[Token] | None:
    """Give whom a verb keeps from doing, charges with it or binds to it; None for other verbs."""
    if preposition.lower_ == "from" and governor.lemma_ in GRAMMAR.hindering:
        return verbs.patients(governor)  # "kept A from signing"
    if preposition.lower_ == "with" and governor.lemma_ in GRAMMAR.charging:
        return verbs.patients(governor)  # "tasked A with building B"
    warned = verbs.patients(governor) if governor.lemma_ in GRAMMAR.warning else []
    if preposition.lower_ == "against" and warned:
        return warned
    binds = preposition.lower_ == "to" and governor.lemma_ in GRAMMAR.binding
    if binds and is_passive(governor):
        return verbs.patients(governor)  # "A is dedicated to building B"
    if binds:
        bound = (t for t in verbs.patients(governor) if t.tag_ != "PRP" or not t.lower_.endswith(("self", "selves")))
        return list(bound) or verbs.subject(governor, depth + 1)
    return None


def _subject_of_governor(preposition: Token, governor: Token, depth: int, verbs: VerbRoles) -> list[Token]:
    """Give who does what tells how or when a verb is done: "A grew by doing B", "A was built by B before doing C"."""
    if child(governor, "xcomp") is not None or not is_passive(governor) or goes_on_from(preposition):
        return verbs.subject(governor, depth + 1)  # "by closing A, B is expected to save C"
    if preposition.lower_ in _WHEN:
        return []  # "the boat was held by A after crossing B": no sure doer
    if (doers := verbs.agents(governor)) or governor.dep_ not in ("acl", "ccomp"):
        return doers
    if governor.dep_ == "acl":  # "the progress made in doing"
        return agent_of_noun(governor.head, depth + 1, verbs) if governor.head.pos_ == "NOUN" else []
    over = governor.head.head if governor.head.lower_ == "sure" else governor.head  # "A ensures that B is done, by"
    seen_to = over.lemma_ in GRAMMAR.attaining or over != governor.head
    return verbs.subject(over, depth + 1) if seen_to and preposition.lower_ == "by" else []


def _workers_of(deed: Token) -> list[Token]:
    """Give who does it in "appreciated the work of A in doing": A, and not who speaks of it."""
    return owners_of(deed) if deed.lemma_ in GRAMMAR.efforts and child(deed, "poss") is None else []


def _before(preposition: Token, heads: list[Token]) -> list[Token]:
    """Leave out whom more is said of behind: "thanked A for hosting B, and C for its help"."""
    return [t for t in heads if t.i < preposition.i] or heads
