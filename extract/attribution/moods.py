"""As what a word itself stands: what its modal verb, its negation and its adverbs make of it, nothing above it."""

from __future__ import annotations

from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.memory import kept
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import (
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    objects_of,
    prepositions,
)
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Token

_STRENGTH = (Modality.NEGATED, Modality.ADVOCATED, Modality.PLANNED, Modality.POSSIBLE, Modality.ASSERTED)
_AFTERWARDS = frozenset({"later", "eventually", "subsequently", "soon", "ultimately"})
_BOUNDED = frozenset({"confined", "limited", "restricted"})
_HARDLY = frozenset({"barely", "hardly", "scarcely"})
_MERELY = frozenset({"only", "just", "merely", "simply", "solely"})
_ONE_OF_SEVERAL = frozenset({"first", "only", "sole"})
_FUTURE = frozenset({"will", "would", "'ll", "'d", "shall", "wo"})
_OPENING = QUOTES | {"'", "‘"}
_INVERTED = frozenset({"had", "should", "were"})
_UNTIL = frozenset({"until", "till"})
_NO_WAYS = {
    "at": ("moment", "point", "stage", "time"),
    "by": ("mean", "means"),
    "in": ("way", "sense", "manner", "case"),
    "on": ("account",),
    "under": ("circumstance", "condition"),
}
_FARTHEST = 20  # conjuncts


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
    if negation and (_is_negated(token, contexts, own=own) or _has_negative_subject(token, contexts)):
        found.append(Modality.NEGATED)
    if token.pos_ == "NOUN":
        found.append(modified(token, contexts))
    for c in token.children:
        if c.dep_ == "aux" and c.tag_ == "MD" and is_inverted(token):
            found.append(Modality.POSSIBLE)
        elif c.dep_ == "aux" and c.tag_ == "MD" and not is_question(token):
            found.append(_of_modal(c, token, contexts))
        elif c.dep_ == "advmod" and c.lower_ in contexts.doubts and not _grades(c):
            found.append(Modality.POSSIBLE)
        elif c.dep_ == "advmod" and _undoes(c, token, contexts):
            found.append(Modality.NEGATED)
    if token.tag_ == "VBN" and _was_to_be(token):
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
    if token.lemma_ == "head" and child(token, "dobj") is None and any(c.lower_ in ("is", "are") for c in token.lefts):
        found.append(Modality.PLANNED)  # "medics are heading to A"
    if _is_prayer(token):
        found.append(Modality.ADVOCATED)
    return strongest(*found)


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
    """Tell what is prayed for: "God protect our troops"."""
    subject = child(verb, "nsubj") if verb.tag_ in ("VB", "VBP") and child(verb, "aux") is None else None
    return subject is not None and subject.text == "God" and verb.lower_ == verb.lemma_


def _is_of_one(verb: Token) -> bool:
    """Tell "A or B signed C", "A signed either B or C", of which each may be so; not "A bans coal or oil"."""
    ends = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    ends += [o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
    told = any(c.lower_ == "either" for t in (verb, *ends) for c in t.lefts)
    joined = (t for t in ends if any(c.dep_ == "cc" and c.lower_ == "or" for m in conjuncts(t) for c in m.rights))
    return any(told or (t.dep_ in ("nsubj", "nsubjpass") and t.pos_ == "PROPN") for t in joined)


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
    words = (c.lower_ for c in noun.children if c.dep_ == "amod")
    return strongest(Modality.ASSERTED, *(Modality(contexts.modifiers[w]) for w in words if w in contexts.modifiers))


def is_inverted(verb: Token) -> bool:
    """Tell a condition without a conjunction: "had A signed B, …", "should A sign B, …", "were A to sign B, …"."""
    subject, first = child(verb, "nsubj", "nsubjpass"), child(verb, "aux", "auxpass")
    first = verb if verb.lower_ == "were" else first
    if verb.dep_ not in ("advcl", "ccomp", "ROOT") or child(verb, "mark") is not None:
        return False
    if subject is None or first is None or is_question(verb):
        return False
    if verb.dep_ == "ROOT" and (first.lower_ != "should" or first.i > verb.sent.start):
        return False  # a condition read as the sentence itself
    return first.lower_ in _INVERTED and first.i < subject.i


def is_question(verb: Token) -> bool:
    """Tell a clause with its own question mark: "Who built A?" asked B."""
    last = verb.right_edge
    return last.text == "?" or (last.i + 1 < len(verb.doc) and last.nbor(1).text == "?")


def denied_phrase(token: Token, contexts: Contexts) -> bool:
    """Tell what a contrast denies: A in "not to A but to B", "did not sell it to A but to B"."""
    preposition = token.head
    if token.dep_ != "pobj":
        return False
    if any(c.dep_ == "neg" and not is_merely(c) for c in preposition.children):  # "not just for A, but for B"
        return True
    verb = preposition.head if preposition.head.pos_ in VERBAL else preposition.head.head
    return preposition.dep_ != "conj" and _is_contrast(preposition) and _has_negation(verb, contexts)


def _is_negated(token: Token, contexts: Contexts, *, own: bool) -> bool:
    if own and any(c.dep_ in ("dobj", "attr") and is_negative(c, contexts) for c in token.children):
        return True
    if token.pos_ in VERBAL and (_is_only_later(token) or _is_elsewhere(token)):
        return False
    return _has_negation(token, contexts)


def _has_negation(token: Token, contexts: Contexts) -> bool:
    for c in token.children:
        word = c.lower_
        if is_merely(c) or _is_open(c) or word == "matter":  # "will sign, no matter when"
            continue
        no_longer = c.dep_ == "advmod" and any(g.dep_ == "neg" and not is_merely(g) for g in c.children)
        negation = c.dep_ in ("det", "preconj", "cc", "advmod") and word in contexts.negations
        negation |= word == "little" and c.dep_ == "amod" and token.lemma_ == "doubt"  # "there is little doubt"
        no_way = c.dep_ == "prep" and any(_is_no_way(g, word) for g in c.children)
        if c.dep_ == "neg" or no_longer or negation or no_way:
            return True
    return False


def is_merely(word: Token) -> bool:
    """Tell the "not" of "not only signed …", "no later than in May", "not unless A signs", which denies nothing.

    Nor does that of "last but not least", "not the only state that signs", "not alone in signing".
    """
    if word.lower_ not in ("no", "not", "n't") or word.i + 2 >= len(word.doc):
        return False
    near = (word.nbor(1).lower_, word.nbor(2).lower_)
    if near == ("alone", "in") or (near[0] == "the" and near[1] in _ONE_OF_SEVERAL):
        return True
    bounded = word.i > 0 and word.nbor(-1).lower_ == "but" and word.nbor(1).lower_ in (*_BOUNDED, "least")
    return bounded or near[0] == "unless" or near[1] == "than" or (word.lower_ != "no" and near[0] in _MERELY)


def _is_open(word: Token) -> bool:
    """Tell the "not" of "whether or not A signs", "may or may not sign", which leaves it open."""
    at = word.i - (1 if word.i > 2 and word.nbor(-1).tag_ == "MD" else 0)
    before = word.doc[max(0, at - 2) : at]
    either = len(before) > 1 and before[1].lower_ == "or" and (before[0].lower_ == "whether" or before[0].tag_ == "MD")
    return word.lower_ == "not" and either


def _is_only_later(verb: Token) -> bool:
    """ "did not sign until May" signed in May, "will not sign until May" will sign; "has not signed" has not."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    until = any(c.dep_ == "prep" and c.lower_ in _UNTIL for c in verb.children) or any(
        c.dep_ == "advcl" and (mark := child(c, "mark")) is not None and mark.lower_ in _UNTIL for c in verb.children
    )
    return until and bool(auxiliaries & {"did", *_FUTURE})


def _is_elsewhere(verb: Token) -> bool:
    """ "did not sign in A but in B" signed: only the place is denied."""
    if _is_contrast(verb):  # "did not sign in A, as hoped, but in B"
        return True
    phrases = [c for c in verb.children if c.dep_ in ("prep", "dative")]
    phrases += [c for o in verb.children if o.dep_ == "dobj" for c in o.children if c.dep_ == "prep"]
    return any(_is_contrast(p) for p in phrases)


def _is_contrast(token: Token) -> bool:
    """Tell a word, a preposition as a rule, that a phrase with "but" is set against."""
    return any(c.dep_ == "cc" and c.lower_ == "but" for c in token.children) and any(
        c.dep_ == "conj" and c.pos_ == "ADP" for c in token.children
    )


def _is_no_way(noun: Token, preposition: str) -> bool:
    """ "in no way", "under no circumstances", "at no point"."""
    in_ways = noun.lemma_ in _NO_WAYS.get(preposition, ())
    return in_ways and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _has_negative_subject(verb: Token, contexts: Contexts) -> bool:
    """ "no country signed", "neither A nor B signed and ratified it"."""
    for _ in range(_FARTHEST):
        subject = child(verb, *SUBJECTS)
        if subject is not None or verb.dep_ != "conj":
            clausal = subject is not None and subject.dep_ in ("expl", "csubj")  # "not signing A harms B"
            return subject is not None and not clausal and is_negative(subject, contexts)
        if any(c.dep_ == "cc" and c.lower_ in ("but", "yet") for c in verb.head.children):
            return False  # "no country signed it but all will"
        verb = verb.head
    return False


def is_negative(noun: Token, contexts: Contexts) -> bool:
    """Tell "nobody", "no country", "neither A"."""
    said = [c for c in noun.children if c.dep_ in ("det", "neg", "preconj") and not is_merely(c)]
    said = [c for c in said if not (_is_in_name(c) or _is_open(c))]
    if any(c.lower_ in _HARDLY and c.nbor().lower_.startswith("any") for t in (noun, *said) for c in t.lefts):
        return True  # "hardly any state", "hardly anyone"
    return noun.lower_ in contexts.negations or any(c.lower_ in contexts.negations for c in said)


def is_untold(of: Token, contexts: Contexts) -> bool:
    """Tell the "of" of what nothing tells of: "no reports of A", "no sign of A"."""
    told = of.head
    return of.lower_ == "of" and told.lemma_ in load_grammar().traces and is_negative(told, contexts)


def _is_in_name(word: Token) -> bool:
    """Tell the "No" with which a name begins, behind an article or a quotation mark: "the No Plastics Act"."""
    if word.i == 0 or word.i + 1 >= len(word.doc) or not (word.text.istitle() and word.nbor().text[0].isupper()):
        return False
    before = word.nbor(-1)
    return before.lower_ in ("the", "a", "this", "its", "their") or before.text in _OPENING


def _of_modal(modal: Token, verb: Token, contexts: Contexts) -> Modality:
    """Read a modal; "said that it would" is "will", "would later build" tells what came after."""
    word, head, mark = modal.lower_, verb.head, child(verb, "mark")
    if word in _FUTURE and mark is not None and mark.lower_ == "whether":
        return Modality.POSSIBLE  # "whether A will sign": nobody plans it
    if word in _FUTURE and any(c.lower_ == "likely" and c.dep_ == "advmod" for c in verb.children):
        return Modality.POSSIBLE  # "will likely win"
    if word in _FUTURE and (verb.dep_ == "ccomp" or (verb.dep_ == "acl" and mark is not None)):
        hoped = contexts.of(head.lemma_, head.pos_, "clause")
        if hoped is not None and hoped.effects["clause"][0] == Modality.POSSIBLE:
            return Modality.POSSIBLE  # "hopes that A will sign": nobody plans it
        if word in ("would", "'d") and _is_told_in_past(head):
            return Modality.PLANNED
    if word in ("would", "'d"):
        on = verb.lemma_ == "go" and any(c.lower_ == "on" for c in verb.children)
        if on or any(c.dep_ == "advmod" and c.lower_ in _AFTERWARDS for c in verb.children):
            return Modality.ASSERTED
    if is_forecast(modal, verb):
        return Modality.POSSIBLE
    if word == "must" and verb.tag_ == "VBN" and any(c.lower_ == "have" for c in verb.children):
        return Modality.POSSIBLE  # "must have signed": a guess
    return Modality(contexts.modal(word))


def _is_told_in_past(verb: Token) -> bool:
    """Tell "said", and "saying" beside what was done: "met A, saying B would", "said A would C and B would D"."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return first_conjunct(verb.head).tag_ == "VBD"
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.children))


def is_only_weighed(verb: Token) -> bool:
    """Tell of what is only thought of: "building A would harm B", "extending A to B is under consideration"."""
    under = (o for word, p in prepositions(verb) if word == "under" for o in objects_of(p))
    weighed = any(t.lemma_ in ("consideration", "discussion", "review", "study") for t in under)
    return (verb.lemma_ == "be" and weighed) or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts)


def is_forecast(modal: Token, verb: Token) -> bool:
    """Tell what is expected from what is called for: "the bridge should be completed in June"."""
    subject = child(verb, "nsubj", "nsubjpass")
    due = modal.lower_ in ("should", "ought") and verb.lemma_ in load_grammar().falling_due
    if not due or subject is None or subject.pos_ != "NOUN" or child(verb, "dobj", "neg") is not None:
        return False
    times = (c for c in verb.rights if c.dep_ in ("prep", "npadvmod"))
    return any(t.ent_type_ in ("DATE", "TIME") for c in times for t in c.subtree)
