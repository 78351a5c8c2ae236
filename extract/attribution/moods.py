"""As what a word itself stands: what its modal verb, its negation and its adverbs make of it, nothing above it."""

from __future__ import annotations

from reportgraph.extract.attribution.colouring import Link, words_of
from reportgraph.extract.attribution.denials import has_negative_subject, is_negated, is_of_few, is_wrongly_said
from reportgraph.extract.attribution.inversions import is_inverted, is_question
from reportgraph.extract.attribution.modals import is_arranged, of_modal
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.memory import kept
from reportgraph.extract.parsing.syntax import (
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    objects_of,
    prepositions,
)
from reportgraph.ontology.contexts import Contexts
from spacy.tokens import Token

_STRENGTH = (Modality.NEGATED, Modality.ADVOCATED, Modality.PLANNED, Modality.POSSIBLE, Modality.ASSERTED)
_RECURRING = frozenset({"annually", "periodically", "regularly"})


def strongest(*modalities: Modality) -> Modality:
    """Compose modalities: negation wins; then advocated, planned, possible in this order."""
    return min(modalities, key=_STRENGTH.index)


@kept
def mood_of(token: Token, contexts: Contexts, *, own: bool = False, negation: bool = True) -> Modality:
    """Read what stands with the token itself: modal, negation, question.

    `own`: the token is the predicate in question, so that a negative object ("signed no treaty") negates it.
    `negation`: whether a negation counts; a verb after "but" shares the modal before it and not the negation.
    """
    found = [Modality(contexts.modal(token.lower_)) if token.tag_ == "MD" else Modality.ASSERTED]
    if is_counterfactual(token):
        return Modality.POSSIBLE
    if negation and (is_negated(token, contexts, own=own) or has_negative_subject(token, contexts)):
        found.append(Modality.NEGATED)
    if negation and not own and is_of_few(token, contexts):
        found.append(Modality.NEGATED)
    if token.pos_ == "NOUN":
        found.append(modified(token, contexts))
    for c in token.children:
        if c.dep_ == "aux" and (c.tag_ == "MD" or token.dep_ == "ROOT") and is_inverted(token):
            found.append(Modality.POSSIBLE)
        elif c.dep_ == "aux" and c.tag_ == "MD":
            found.append(Modality.POSSIBLE if is_question(token) else of_modal(c, token, contexts))
        elif c.dep_ == "advmod" and c.lower_ in contexts.doubts and not _grades(c):
            found.append(Modality.POSSIBLE)
        elif c.dep_ == "advmod" and _undoes(c, token, contexts):
            found.append(Modality.NEGATED)
    if token.lower_ == "were" and token.dep_ == "ROOT" and is_inverted(token):
        found.append(Modality.POSSIBLE)  # "Were A to sign B, as C wants, D would follow"
    if (token.tag_ == "VBN" and _was_to_be(token)) or is_wrongly_said(token):
        found.append(Modality.NEGATED)
    if token.pos_ == "VERB" and _is_of_one(token):
        found.append(Modality.POSSIBLE)
    if token.pos_ in VERBAL and token.dep_ == "ROOT":
        if token.sent[-1].text == "?":
            found.append(Modality.POSSIBLE)
        helped = any(c.dep_ == "aux" and c.tag_ != "TO" for c in token.children)  # "did little to stop it" misread
        if token.tag_ == "VB" and child(token, "nsubj") is not None and is_infinitive(token) and not helped:
            found.append(Modality.PLANNED)  # headlines: "Ghana to host forum"
        elif token.tag_ == "VB" and child(token, "nsubj", "aux", "csubj") is None:
            found.append(Modality.ADVOCATED)  # an imperative
    if is_announced(token):
        found.append(Modality.PLANNED)
    going = token.lemma_ == "head" and child(token, "dobj", "agent") is None  # and not "is headed by A"
    if going and any(c.lower_ in ("is", "are") for c in token.lefts):
        found.append(Modality.PLANNED)  # "medics are heading to A"
    if is_arranged(token):
        found.append(Modality.PLANNED)
    if _is_prayer(token) or _is_better(token):
        found.append(Modality.ADVOCATED)
    if Modality.NEGATED in found and _is_if(token, contexts):
        return Modality.POSSIBLE  # "if A does not sign": it may
    return strongest(*found)


def _is_if(verb: Token, contexts: Contexts) -> bool:
    mark = child(first_conjunct(verb), "mark")
    return mark is not None and mark.lower_ in contexts.conditions and mark.i < verb.i


def _was_to_be(verb: Token) -> bool:
    """Tell what was planned and not done: "A was to have signed B"."""
    over, have = verb.head, child(verb, "aux")
    meant = verb.dep_ in ("xcomp", "ccomp") and over.lemma_ == "be" and over.tag_ == "VBD" and is_infinitive(verb)
    return meant and have is not None and any(c.lower_ == "have" for c in verb.lefts)


def is_announced(verb: Token) -> bool:
    """Tell what the first half of a headline has ahead: "Ghana to host forum, minister says"."""
    ahead = verb.dep_ == "ccomp" and verb.i < verb.head.i and verb.tag_ == "VB" and is_infinitive(verb)
    subject = child(verb, "nsubj") if ahead else None
    return subject is not None and subject.i < verb.i and subject.left_edge.i == verb.sent.start


def _is_prayer(verb: Token) -> bool:
    """Tell what is prayed for: "God protect our troops", "may A rest in peace"."""
    subject, modal = child(verb, "nsubj"), child(verb, "aux")
    if verb.tag_ not in ("VB", "VBP") or (modal is not None and modal.lower_ != "may"):
        return False
    if subject is None:
        return False
    if modal is None:
        return subject.text == "God" and verb.lower_ == verb.lemma_
    early = modal.i <= verb.sent.start + 1 or modal.nbor(-1).lower_ in (",", "and")  # "This week, may A"
    return modal.i < subject.i and early and verb.sent[-1].text != "?"


def _is_better(verb: Token) -> bool:
    """Tell what somebody had better do, be "had" its own or read as the verb over it."""
    before = verb.head if verb.dep_ == "xcomp" else child(verb, "aux")
    had = before is not None and before.i + 1 < verb.i and before.lower_ in ("had", "'d")
    return had and before is not None and before.nbor().lower_ == "better"


def _is_of_one(verb: Token) -> bool:
    """Tell "A or B signed C", "A signed either B or C", of which each may be so; not "A bans coal or oil"."""
    ends = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    ends += [o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
    told = any(c.lower_ == "either" for t in (verb, *ends) for c in t.lefts)
    joined = (t for t in ends if any(_is_choice(c) for m in conjuncts(t) for c in m.rights))
    return any(told or (t.dep_ in ("nsubj", "nsubjpass") and t.pos_ == "PROPN") for t in joined)


def _is_choice(joint: Token) -> bool:
    """Tell "A or B" from "A, or B, signed C", where B is another name for A."""
    return joint.dep_ == "cc" and joint.lower_ == "or" and joint.nbor(-1).text != ","


def _grades(doubt: Token) -> bool:
    """Tell "perhaps most importantly", which doubts only how much it matters."""
    return doubt.i + 1 < len(doubt.doc) and doubt.nbor().lower_ in ("more", "most")


def _undoes(adverb: Token, verb: Token, contexts: Contexts) -> bool:
    """Tell "almost signed" from "almost doubled", and from "almost entirely owned", which only measure."""
    if adverb.lower_ not in contexts.undone or verb.lemma_ in contexts.measuring:
        return False
    behind = adverb.doc[adverb.i + 1 : adverb.i + 2]
    return adverb.i + 1 == verb.i or not any(t.pos_ in ("ADV", "ADJ", "NUM", "DET") for t in behind)


def modified(noun: Token, contexts: Contexts) -> Modality:
    """Give as what its adjectives say that a thing stands: "a planned visit"."""
    words = (c.lower_ for c in noun.children if c.dep_ == "amod" and not _recurs(c))
    return strongest(Modality.ASSERTED, *(Modality(contexts.modifiers[w]) for w in words if w in contexts.modifiers))


def _recurs(adjective: Token) -> bool:
    """Tell "a regularly scheduled meeting", of which some have been."""
    return any(c.dep_ == "advmod" and c.lower_ in _RECURRING for c in adjective.lefts)


def is_counterfactual(verb: Token) -> bool:
    """Tell the condition that did not hold: "if A had not signed B, C would have", "had A not signed B, C might"."""
    had = any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in verb.children) and verb.tag_ == "VBN"
    if not had or verb.dep_ != "advcl" or not any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.head.children):
        return False
    mark = child(verb, "mark")
    return mark.lower_ == "if" if mark is not None else is_inverted(verb)


def is_only_weighed(verb: Token) -> bool:
    """Tell of what is only thought of: "building A would harm B", "extending A to B is under consideration"."""
    under = (o for word, p in prepositions(verb) if word == "under" for o in objects_of(p))
    weighed = any(t.lemma_ in ("consideration", "discussion", "review", "study") for t in under)
    return (verb.lemma_ == "be" and weighed) or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts)


def is_about_to_act(verb: Token, contexts: Contexts) -> bool:
    """Tell what is yet to come of what is there: "A's pact with B is set to cut costs" tells of a pact that holds."""
    deed, met = child(verb, "xcomp", "advcl"), contexts.of(words_of(verb), verb.pos_, Link.OBJECT)
    ahead = met is not None and met.name == "aim"
    acts = deed is not None and is_infinitive(deed) and child(deed, "dobj") is not None
    return ahead and acts and verb.tag_ == "VBN"
