"""Who says it, and as what: the contexts around a predicate, from the inside outwards.

Each clause is coloured by what governs it: modal verbs, negation, conditions, and verbs, nouns and adjectives of
saying, believing, wishing, planning, failing (`lexicon/contexts.toml`). One walk up the tree composes them, after the
idea of De Facto (Saurí and Pustejovsky 2012) and TruthTeller (Lotan et al. 2013): each context turns the modality of
what is inside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.leadins import lead_of
from reportgraph.extract.model import Modality
from reportgraph.extract.syntax import (
    VERBAL,
    agents,
    child,
    is_infinitive,
    is_passive,
    noun_agent,
    objects_of,
    prepositions,
    surface_subject,
)
from reportgraph.ontology.grammar import load_grammar
from reportgraph.ontology.lexicon import Contexts
from spacy.tokens import Token

_STRENGTH = (Modality.NEGATED, Modality.ADVOCATED, Modality.PLANNED, Modality.POSSIBLE, Modality.ASSERTED)
_COLOURS = frozenset({"advocated", "planned", "possible", "negated"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest", "provided"})
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Context:
    """The modality of a predicate and the speakers around it (heads of their phrases), innermost first."""

    modality: Modality
    speakers: tuple[tuple[Token, ...], ...] = ()


def strongest(*modalities: Modality) -> Modality:
    """Compose modalities: negation wins; then advocated, planned, possible in this order."""
    return min(modalities, key=_STRENGTH.index)


def context_of(predicate: Token, contexts: Contexts) -> Context:
    """Read the context of a predicate (a verb, a noun or an adjective) off the tree above it."""
    modality = strongest(_local(predicate, contexts, own=True), _yet_to_come(predicate))
    speakers: list[tuple[Token, ...]] = []
    at = predicate
    coloured = True  # false once a clause boundary keeps modality, but not speakers, from reaching down
    for _ in range(_DEEPEST):
        head = at.head
        if head is at or head == at:
            lead = lead_of(at)
            if lead is None:
                break
            head = lead
        link = _link(at, head)
        kind = contexts.kind(head.lemma_.lower(), head.pos_)
        if link == "purpose" and head.tag_ == "VBN" and kind in _COLOURS:
            link = "complement"  # "a meeting set to take place"
        if coloured and at.dep_ == "prep" and _takes_away(at, head, contexts):
            modality = Modality.NEGATED
        if link == "purpose" and coloured and head.lemma_ not in load_grammar().implicative:
            modality = strongest(modality, Modality.POSSIBLE)  # "fought to pass the act"
        if coloured and head.lemma_ == "be" and at.dep_ == "xcomp" and is_infinitive(at):
            modality = strongest(modality, Modality.PLANNED)  # "is to sign"
        if link == "condition" and coloured:
            modality = strongest(modality, Modality.POSSIBLE)
        if link == "complement" and at.dep_ == "ccomp" and at.i < head.i and kind not in ("speech", "belief"):
            link = "finite"  # "A grows, so that B can build": the clause before is no complement
        if link == "complement" and kind in ("speech", "belief"):
            if coloured:
                modality = strongest(modality, _speech_effect(at, head, contexts))
            if said := sayers(head):
                speakers.append(said)
            coloured = False
        elif kind == "possible" and any(c.lower_ in ("how", "why", "what") for c in at.children):
            pass  # "discussed how A does B": it does
        elif kind in _COLOURS and link in ("complement", "phrase", "object"):
            if coloured and (link != "object" or kind != "negated"):
                modality = strongest(modality, Modality(kind))
            if coloured and link != "object" and _is_voiced(at, head, kind, contexts) and (said := sayers(head)):
                speakers.append(said)
        if link in ("finite", "condition", "subject"):
            coloured = False
        if coloured and (head.pos_ in ("VERB", "AUX", "ADJ") or link == "complement"):
            modality = strongest(modality, _local(head, contexts))
        at = head
    speakers += _according(predicate)
    return Context(modality, tuple(_distinct(speakers)))


def _link(at: Token, head: Token) -> str:
    """Name the way from a token to its head.

    complement (a clause that the head governs), phrase (a prepositional one), object, subject, condition, finite (a
    clause of its own), inside (all else: the head's modality and negation reach down).
    """
    dep, mark = at.dep_, child(at, "mark")
    if dep in ("relcl", "advcl", "ccomp") and mark is not None and mark.lower_ in _CONDITIONS:
        return "condition"
    if dep in ("relcl", "advcl"):
        if at.tag_ == "VB" and is_infinitive(at):
            return "complement" if head.pos_ in ("NOUN", "PROPN", "ADJ") else "purpose"  # "the need for all to act"
        finite = dep == "relcl" or mark is not None or child(at, "nsubj", "nsubjpass") is not None
        return "finite" if finite else "inside"
    if dep == "acl" and at.tag_ in ("VBG", "VBN", "VBD"):
        return "finite"  # "steps taken": presupposed
    if dep in ("ccomp", "xcomp", "parataxis", "acl"):
        return "complement"
    if dep == "prep" and at.lower_ in ("for", "to", "of", "on", "about", "against"):
        return "phrase"
    if dep in ("dobj", "oprd", "nsubjpass"):
        return "object"
    if dep in ("nsubj", "csubj"):
        return "subject"
    if dep in ("conj", "dep") and (child(at, "nsubj", "nsubjpass") is not None or _has_modal(at)):
        return "finite"
    return "inside"


def _is_voiced(at: Token, head: Token, kind: str, contexts: Contexts) -> bool:
    """Tell whether what somebody wishes, plans or denies counts as said by them."""
    if kind == "negated":
        return at.dep_ == "ccomp"  # "denied that"; not "refused to"
    return kind in ("advocated", "planned") or (kind == "possible" and head.lemma_.lower() in contexts.voiced)


def _has_modal(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def _local(token: Token, contexts: Contexts, *, own: bool = False) -> Modality:
    """Read what stands with the token itself: modal, negation, question.

    `own`: the token is the predicate in question, so that a negative argument ("no country signed") negates it.
    """
    found = [Modality(contexts.modal(token.lower_)) if token.tag_ == "MD" else Modality.ASSERTED]
    for c in token.children:
        word = c.lower_
        if word == "not" and c.i + 1 < len(c.doc) and c.nbor(1).lower_ == "only":
            continue  # "not only signed but also …"
        no_longer = c.dep_ == "advmod" and any(g.dep_ == "neg" for g in c.children)
        negation = c.dep_ in ("det", "preconj", "cc", "advmod") and word in contexts.negations
        no_way = c.dep_ == "prep" and word == "in" and any(_is_no_way(g) for g in c.children)
        nobody = own and c.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_negative(c, contexts)
        if c.dep_ == "neg" or no_longer or negation or no_way or nobody:
            found.append(Modality.NEGATED)
        elif c.dep_ == "aux" and c.tag_ == "MD":
            past = word in ("would", "'d") and token.dep_ == "ccomp" and token.head.tag_ == "VBD"
            found.append(Modality.PLANNED if past else Modality(contexts.modal(word)))  # "said that it would": will
        elif c.dep_ == "advmod" and word in contexts.doubts:
            found.append(Modality.POSSIBLE)
    if token.pos_ in VERBAL and token.dep_ == "ROOT":
        if token.sent[-1].text == "?":
            found.append(Modality.POSSIBLE)
        if token.tag_ == "VB" and child(token, "nsubj") is not None and is_infinitive(token):
            found.append(Modality.PLANNED)  # headlines: "Ghana to host forum"
        elif token.tag_ == "VB" and child(token, "nsubj", "aux", "csubj") is None:
            found.append(Modality.ADVOCATED)  # an imperative
    return strongest(*found)


def _yet_to_come(verb: Token) -> Modality:
    """ "a bridge to be built": what a passive infinitive says of a noun is still to be done."""
    said_of_noun = verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN")
    if verb.tag_ == "VBN" and said_of_noun and is_infinitive(verb) and child(verb, "nsubjpass") is None:
        return Modality.PLANNED
    return Modality.ASSERTED


def _takes_away(preposition: Token, head: Token, contexts: Contexts) -> bool:
    """ "without signing", "keep A from signing"."""
    word = preposition.lower_
    return word in contexts.negations or (word == "from" and head.lemma_ in load_grammar().hindering)


def _is_no_way(noun: Token) -> bool:
    """ "in no way", "under no circumstances"."""
    in_ways = noun.lemma_ in ("way", "sense", "manner", "circumstance", "case")
    return in_ways and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _is_negative(subject: Token, contexts: Contexts) -> bool:
    return subject.lower_ in contexts.negations or any(
        c.dep_ == "det" and c.lower_ in contexts.negations for c in subject.children
    )


def _speech_effect(at: Token, head: Token, contexts: Contexts) -> Modality:
    """Give what a verb of saying or believing does to its complement.

    An infinitive under it is a wish or a plan ("told A to leave"); without a speaker it is hearsay ("is said to");
    a saying that is denied or not yet done ("did not say that", "may say that") passes that on.
    """
    if is_passive(head) and not sayers(head):
        return Modality.POSSIBLE
    own = _local(head, contexts)
    if own is not Modality.ASSERTED:
        return own
    if at.dep_ == "xcomp" and at.tag_ == "VB" and not is_passive(head):
        told = head.lemma_ in load_grammar().telling and child(head, "dobj", "dative") is not None
        return Modality.ADVOCATED if told else Modality.PLANNED
    return Modality.ASSERTED


def sayers(head: Token) -> tuple[Token, ...]:
    """Give the heads of who says, believes, wishes or plans, for a verb, noun or adjective of that kind."""
    if head.pos_ in VERBAL:
        return tuple(agents(head) if is_passive(head) else surface_subject(head))
    if head.pos_ == "NOUN":
        return tuple(noun_agent(head))
    if head.pos_ == "ADJ" and head.head.pos_ in VERBAL:
        return tuple(surface_subject(head.head))
    return ()


def _according(predicate: Token) -> list[tuple[Token, ...]]:
    """ "according to A", "in the words of A" anywhere on the way up to the sentence's root."""
    at = predicate
    for _ in range(_DEEPEST):
        for c in at.children:
            if c.lower_ == "according":
                return [tuple(t for p in c.children if p.lower_ == "to" for t in p.children if t.dep_ == "pobj")]
            view = child(c, "pobj") if c.lower_ == "in" else None
            if view is not None and view.lemma_ in ("view", "opinion", "word", "judgment", "assessment"):
                holders = [t for word, p in prepositions(view) if word == "of" for t in objects_of(p)]
                return [tuple(holders or (t for t in view.children if t.dep_ == "poss"))]
        if at.head is at:
            return []
        at = at.head
    return []


def _distinct(speakers: list[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    kept: list[tuple[Token, ...]] = []
    for heads in speakers:
        if heads and heads not in kept:
            kept.append(heads)
    return kept
