"""Which infinitives say what for: of what is done ("met to sign A"), and of a thing ("a fund to widen A")."""

from __future__ import annotations

from reportgraph.extract.attribution.colouring import words_of
from reportgraph.extract.attribution.deeds import is_part_played
from reportgraph.extract.grammar.antecedents import called_so
from reportgraph.extract.grammar.control import holding
from reportgraph.extract.grammar.nominals import is_placed
from reportgraph.extract.parsing.syntax import (
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    possessors,
    singled_out,
)
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_DOING = frozenset({"take", "make", "undertake"})


_STEPS = GRAMMAR.moves | {"effort"}  # which say nothing without what they are for


def is_purpose(verb: Token, lexicon: Lexicon) -> bool:
    """Tell a clause of purpose: "(in order) to do", "so as to do"."""
    verb = first_purpose(verb)
    if verb.tag_ != "VB" or not is_infinitive(verb):
        return False
    head = verb.head
    if head == verb:
        return False  # what a line above governs: "agreed: 1. To sign A"
    if is_part_played(verb, head):
        return False  # "plays a role to protect A" protects it
    if is_called_aim(verb):
        return True
    striving = lexicon.contexts.of(head.lemma_, head.pos_, "infinitive") if verb.dep_ == "xcomp" else None
    if striving is not None and striving.name == "strive":
        return True  # "works to support A", however it is parsed
    if verb.dep_ == "xcomp" and child(head, "dobj") is not None and head.lemma_ not in ("help", "assist"):
        return not lexicon.contexts.colours(head.lemma_, "VERB")  # "used tariffs to build A"
    over = lexicon.contexts.of(words_of(head), head.pos_, "infinitive")
    if over is not None and (over.name == "lack" or lexicon.contexts.of(words_of(head)[:-1], head.pos_, "infinitive")):
        return False  # "went on to build A", "would do well to build A", "lacks the money to build A"
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ == "for" and child(head, "acomp") is not None:
        return False  # "it is wise for A to do B"
    return (verb.dep_ == "advcl" and verb.head.pos_ in VERBAL) or is_for_noun(verb, lexicon)


def is_called_aim(verb: Token) -> bool:
    """Tell what a copula says somebody's aim to be: "the goal of A is to widen B", "it is the goal of A to"."""
    told = child(verb.head, "nsubj") if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" else None
    if told is not None and told.lower_ == "it":
        told = child(verb.head, "attr")
    if any(child(t, "neg") is not None for t in (verb, verb.head)):
        return False  # "the goal of A is not to harm B"
    aims = [told, *singled_out(told)] if told is not None else []  # "one of the goals of A is to widen B"
    return any(aim.lemma_ in GRAMMAR.pursued for aim in aims)


def is_for_noun(verb: Token, lexicon: Lexicon) -> bool:
    """Tell a thing's purpose ("programmes to expand ties") from what a noun of wishing governs ("a plan to")."""
    verb = first_purpose(verb)
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ != "VB" or not is_infinitive(verb):
        return False
    noun = verb.head.lemma_.lower()
    if holding(verb) is not None:
        return False  # "has the staff to build A": who has it does
    if is_placed(verb.head) or _is_in_order(verb.head) or is_part_played(verb, verb.head):
        return False  # "A was the first to sign B"
    if verb.head.lower_ == "order":
        return True
    if verb.head.pos_ == "PROPN" and verb.head.dep_ == "pobj":
        return False  # "paid for A since the Summit to widen B": not the Summit's purpose
    if verb.head.dep_ == "attr" and (subject := child(verb.head.head, "nsubj")) is not None and subject.lower_ == "it":
        return False  # "it is an honor to serve A"
    over = lexicon.contexts.of(noun, "NOUN", "phrase", "toward")
    step = over is not None and over.name == "drift"  # a step towards doing A is for it
    return (step or not lexicon.contexts.colours(noun, "NOUN")) and noun not in GRAMMAR.enabling


def _is_in_order(noun: Token) -> bool:
    """Tell "state" in "became the first state to sign B", which is who signs."""
    return noun.dep_ == "attr" and any(c.lower_ in GRAMMAR.sole for c in noun.lefts)


def first_purpose(verb: Token) -> Token:
    """Give the first of several infinitives that stand side by side: "met to widen A and deepen B"."""
    first = first_conjunct(verb)
    alike = first.tag_ == verb.tag_ == "VB" and is_infinitive(first) and child(verb, "nsubj") is None
    return first if alike else verb


def purposes_of(verb: Token) -> list[Token]:
    """Give what something is done for: the mapping in "worked together to map A"."""
    return [t for c in verb.rights if c.dep_ == "advcl" and is_infinitive(c) for t in conjuncts(c)]


def is_item_alone(verb: Token) -> bool:
    """Tell a line that is but a gerund: "Improving health through A" says of A what it does, whoever is behind it."""
    return verb.dep_ == "ROOT" and verb.tag_ == "VBG" and verb.i == verb.sent.start and not verb.is_upper


def is_doers(noun: Token, lexicon: Lexicon) -> bool:
    """Tell a noun whose purpose is that of whoever stands behind it: "has a contract to", "its measures to"."""
    pact = noun.lower_ == "order" or noun.lemma_ in lexicon.pacts
    ranked = any(c.tag_ == "JJS" for c in noun.lefts)  # "the world's largest drive to": not the world's purpose
    return (
        pact
        or is_performed(noun)
        or is_announced(noun)
        or (noun.lemma_ in GRAMMAR.acts and bool(possessors(noun)) and not ranked)
    )


def things_for(noun: Token) -> list[Token]:
    """Give what is for a purpose: the noun, or what a copula says to be it ("the fund is a tool to close A")."""
    return [] if is_performed(noun) else called_so(noun) or [noun]


def is_performed(noun: Token) -> bool:
    """Tell an order, and an act only said to be done or planned: "took swift action to", "includes steps to"."""
    at = first_conjunct(noun)
    done = at.dep_ == "dobj" and at.head.lemma_ in _DOING | GRAMMAR.comprising and noun.lemma_ in GRAMMAR.acts
    return noun.lower_ == "order" or done


def is_announced(noun: Token) -> bool:
    """Tell steps that somebody makes known as his own: "announced steps to", "imposed sanctions aimed at"."""
    at = first_conjunct(noun)
    verb = at.head.lemma_ if at.dep_ == "dobj" else ""
    imposed = verb in GRAMMAR.imposing and noun.lemma_ in GRAMMAR.imposed
    return imposed or (verb in GRAMMAR.launching and noun.lemma_ in _STEPS)


def is_weighed(noun: Token) -> bool:
    """Tell steps of which it is said only how good they would be: "the importance of taking steps that"."""
    verb = first_conjunct(noun).head
    return verb.dep_ == "pcomp" and verb.head.lower_ == "of" and verb.head.head.lemma_ in GRAMMAR.weighing
