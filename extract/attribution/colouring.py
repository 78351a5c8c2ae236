"""The forms of complement, and which word colours one: what it hangs on, or what that is said of."""

from __future__ import annotations

from enum import StrEnum

from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.syntax import child, possessors, singled_out
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


class Link(StrEnum):
    """The way from a token to what governs it; the first eight are the forms of complement in `contexts.toml`."""

    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PHRASE = "phrase"
    OBJECT = "object"
    PREDICATIVE = "predicative"
    SUBJECT = "subject"
    DEED = "deed"
    PURPOSE = "purpose"  # "met to sign A"
    CONDITION = "condition"
    TIME = "time"  # "once A signs"
    BESIDE = "beside"  # coordinated verbs: they share what is above, and of what stands with the first a part
    APART = "apart"  # a clause of its own, or a subject: no colour reaches it
    INSIDE = "inside"  # all else: what colours the governor colours it too


def colouring(head: Token, link: Link, contexts: Contexts) -> Token:
    """Give the word that colours a complement in the place of what it hangs on.

    "It is false that A did": the adjective; "denied reports that A did", "reports that A did are false": what is
    said of the reports colours what they say.
    """
    if link is Link.CLAUSE and head.pos_ == "NOUN" and (word := contexts.of(head.lemma_, "NOUN", link)) is not None:
        over = head.head
        if _is_anothers(head, over, link, contexts):
            return head
        if word.says and head.dep_ in ("dobj", "nsubjpass") and contexts.of(words_of(over), over.pos_, link):
            return over
        if head.dep_ == "nsubj":
            return predicated(over, link, contexts) or head
        if head.dep_ == "pobj" and over.lower_ == "with" and contexts.of(words_of(over.head), over.head.pos_, link):
            return over.head  # "noted with concern that A did": what is noted
    if link is Link.CLAUSE and head.pos_ == "ADJ" and contexts.of(words_of(head.head)[:-1], head.head.pos_, link):
        return head.head  # "made it clear that A did": who made it clear says it
    if link in (Link.CLAUSE, Link.INFINITIVE):
        return predicated(head, link, contexts) or head
    return head


def _is_anothers(noun: Token, verb: Token, link: Link, contexts: Contexts) -> bool:
    """Tell the words of another that one lets stand: "noted A's assertion that it signed B"."""
    over = contexts.of(words_of(verb), verb.pos_, link) if noun.dep_ in ("dobj", "nsubjpass") else None
    return over is not None and over.effects[link][0] == Modality.ASSERTED and bool(possessors(noun))


def predicated(verb: Token, link: Link, contexts: Contexts) -> Token | None:
    """Give the adjective or noun that a copula says of its subject, if it colours a complement of this form.

    In "the demand is that A do B", "one of A's duties is to do B" the subject itself colours what is said of it.
    """
    said = child(verb, "acomp", "attr", "oprd") if verb.lemma_ in GRAMMAR.copulas else None
    if said is None and link is Link.CLAUSE and verb.lemma_ == "be":
        said = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
    if said is None and link is Link.INFINITIVE and verb.lemma_ == "be":
        return _called_for_by(verb, contexts)
    return said if said is not None and contexts.of(said.lemma_, said.pos_, link) else None


def _called_for_by(verb: Token, contexts: Contexts) -> Token | None:
    """Give the noun before "is to" that asks for what follows: a duty, a demand; aims are what they are."""
    subject = child(verb, "nsubj")
    for noun in (subject, *singled_out(subject)) if subject is not None else ():
        word = contexts.of(noun.lemma_, "NOUN", Link.INFINITIVE) if noun.pos_ == "NOUN" else None
        if word is not None and word.effects[Link.INFINITIVE][0] == Modality.ADVOCATED:
            return noun
    return None


def _is_predicate(participle: Token) -> bool:
    """Tell "convinced" in "is convinced that", read as an adjective."""
    return participle.dep_ == "acomp" and participle.head.lemma_ == "be"


def _it(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.lower_ == "it"), None)


def _is_beside(adjective: Token, verb: Token) -> bool:
    before = adjective.nbor(-1)
    return before in (verb, _it(verb)) or before.dep_ == "neg"  # "pleaded not guilty"


def words_of(head: Token) -> tuple[str, ...]:
    """Give the lemma with its particle, bare object or adjective, which may colour in a way of its own, and without.

    Of a passive the participle too: who "is convinced" that a thing is so believes it.
    """
    if head.lemma_ == "charge" and head.dep_ == "pobj" and head.head.lower_ == "in":
        return ("in charge",)  # "was in charge of opening A": nobody is charged with it
    close = [c for c in head.children if c.dep_ == "prt" or (c.dep_ in ("dobj", "advmod") and c.i == head.i + 1)]
    if head.pos_ == "VERB":  # "made clear", "made it clear"
        close += [t for t in head.doc[head.i + 1 : head.i + 3] if t.tag_ == "JJ" and _is_beside(t, head)]
    compared = (head.lower_,) if head.tag_ in ("JJR", "RBR") else ()  # "closer to signing" is not "close"
    passive = child(head, "auxpass") is not None or head.dep_ == "acl"  # "a nurse chosen to do A"
    suffered = head.tag_ == "VBN" and (passive or _is_predicate(head))
    undergone = (f"be {head.lower_}",) if suffered else ()
    unable = child(head, "neg") is not None and any(c.lower_ in ("ca", "can", "could") for c in head.lefts)
    amazed = (f"can not {head.lemma_}",) if unable else ()  # who "can't believe that A did" does not doubt it
    tied = head.i > head.sent.start + 1 and head.nbor(-1).tag_ == "HYPH"  # "ill-equipped"
    joined = (f"{head.nbor(-2).lower_}-{head.lower_}",) if tied else ()
    whom = child(head, "dobj") if head.lemma_ in GRAMMAR.appointing else None
    given = (f"{head.lemma_} somebody",) if whom is not None else ()  # "chose A to do B" is not "chose to do B"
    return (*joined, *amazed, *given, *undergone, *compared, *(f"{head.lemma_} {c.lower_}" for c in close), head.lemma_)
