"""As what a word itself stands: what its modal verb, its negation and its adverbs make of it, nothing above it."""

from __future__ import annotations

from reportgraph.extract.attribution.inversions import is_inverted, is_question, opens_with_negation
from reportgraph.extract.attribution.modals import FUTURE, is_arranged, of_modal
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.memory import kept
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import (
    VERBAL,
    child,
    conjuncts,
    is_infinitive,
    objects_of,
    prepositions,
)
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_STRENGTH = (Modality.NEGATED, Modality.ADVOCATED, Modality.PLANNED, Modality.POSSIBLE, Modality.ASSERTED)
_BOUNDED = frozenset({"confined", "limited", "restricted"})
_HARDLY = frozenset({"barely", "hardly", "scarcely"})
_MERELY = frozenset({"only", "just", "merely", "simply", "solely"})
_RECURRING = frozenset({"annually", "periodically", "regularly"})
_ONE_OF_SEVERAL = frozenset({"first", "only", "sole"})
_OPENING = QUOTES | {"'", "‘"}
_SLIGHT = frozenset({"little", "scant", "scarce"})
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
    if is_counterfactual(token):
        return Modality.POSSIBLE
    if negation and (_is_negated(token, contexts, own=own) or _has_negative_subject(token, contexts)):
        found.append(Modality.NEGATED)
    if negation and not own and _is_of_few(token, contexts):
        found.append(Modality.NEGATED)
    if token.pos_ == "NOUN":
        found.append(modified(token, contexts))
    for c in token.children:
        if c.dep_ == "aux" and (c.tag_ == "MD" or token.dep_ == "ROOT") and is_inverted(token):
            found.append(Modality.POSSIBLE)
        elif c.dep_ == "aux" and c.tag_ == "MD" and not is_question(token):
            found.append(of_modal(c, token, contexts))
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
    if is_arranged(token):
        found.append(Modality.PLANNED)
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
    """Tell what is prayed for: "God protect our troops", "may A rest in peace"."""
    subject, modal = child(verb, "nsubj"), child(verb, "aux")
    if verb.tag_ not in ("VB", "VBP") or (modal is not None and modal.lower_ != "may"):
        return False
    if subject is None:
        return False
    if modal is None:
        return subject.text == "God" and verb.lower_ == verb.lemma_
    opens = modal.i < subject.i and modal.i <= verb.sent.start + 1  # "And may A"
    return opens and verb.sent[-1].text != "?"


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
    words = (c.lower_ for c in noun.children if c.dep_ == "amod" and not _recurs(c))
    return strongest(Modality.ASSERTED, *(Modality(contexts.modifiers[w]) for w in words if w in contexts.modifiers))


def _recurs(adjective: Token) -> bool:
    """Tell "a regularly scheduled meeting", of which some have been."""
    return any(c.dep_ == "advmod" and c.lower_ in _RECURRING for c in adjective.lefts)


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
        if is_merely(c) or _is_open(c) or word == "matter" or _is_degree(c):  # "will sign, no matter when"
            continue
        no_longer = c.dep_ == "advmod" and any(g.dep_ == "neg" and not is_merely(g) for g in c.children)
        negation = c.dep_ in ("det", "preconj", "cc", "advmod") and word in contexts.negations
        negation |= word in _SLIGHT and c.dep_ == "amod" and _is_slight(c, token, contexts)
        no_way = c.dep_ == "prep" and any(_is_no_way(g, word) for g in c.children)
        if c.dep_ == "neg" or no_longer or negation or no_way:
            return True
    return opens_with_negation(token)


def _is_degree(word: Token) -> bool:
    """Tell "like never before", "as never before", "has never been stronger", which deny nothing."""
    never = word if word.lower_ == "never" else child(word, "neg") if word.lower_ == "before" else None
    if never is None:
        return False
    state = child(word.head, "acomp") if word.head.lemma_ == "be" else None
    graded = state is not None and any(t.tag_ in ("JJR", "RBR") or t.lower_ == "so" for t in (state, *state.lefts))
    return graded or (never.i > 0 and never.nbor(-1).lower_ in ("as", "like", "than"))


def _is_slight(word: Token, noun: Token, contexts: Contexts) -> bool:
    """Tell "there is little doubt", "scant evidence that": of what a noun tells there is as good as nothing."""
    some = word.i > 0 and word.nbor(-1).lower_ in ("a", "the")
    return not some and contexts.of(noun.lemma_, "NOUN", "clause") is not None


def _is_of_few(verb: Token, contexts: Contexts) -> bool:
    """Tell "few analysts believe that A will": those who are told of do not; "a few" do."""
    subject = child(verb, "nsubj")
    few = next((c for c in subject.lefts if c.lower_ == "few"), None) if subject is not None else None
    some = few is not None and few.i > 0 and few.nbor(-1).lower_ in ("a", "the")
    return few is not None and not some and contexts.of(verb.lemma_, "VERB", "clause") is not None


def is_counterfactual(verb: Token) -> bool:
    """Tell the condition that did not hold: "if A had not signed B, C would have", "had A not signed B, C might"."""
    had = any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in verb.children) and verb.tag_ == "VBN"
    if not had or verb.dep_ != "advcl" or not any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.head.children):
        return False
    mark = child(verb, "mark")
    return mark.lower_ == "if" if mark is not None else is_inverted(verb)


def is_merely(word: Token) -> bool:
    """Tell the "not" of "not only signed …", "no later than", "not unless A signs", which denies nothing.

    Nor does that of "last but not least", "not the only state that signs", "not alone in signing".
    """
    if word.lower_ not in ("no", "not", "n't") or word.i + 2 >= len(word.doc):
        return False
    near = (word.nbor(1).lower_, word.nbor(2).lower_)
    if near == ("alone", "in") or (near[0] == "the" and near[1] in _ONE_OF_SEVERAL):
        return True
    bounded = word.i > 0 and word.nbor(-1).lower_ == "but" and word.nbor(1).lower_ in (*_BOUNDED, "least")
    bounded = bounded or near[0] in ("unless", "sooner")
    return bounded or near[1] == "than" or (word.lower_ != "no" and near[0] in _MERELY)


def _is_open(word: Token) -> bool:
    """Tell the "not" of "whether or not A signs", "may or may not sign", which leaves it open."""
    at = word.i - (1 if word.i > 2 and word.nbor(-1).tag_ == "MD" else 0)
    before = word.doc[max(0, at - 2) : at]
    either = len(before) > 1 and before[1].lower_ == "or" and (before[0].lower_ == "whether" or before[0].tag_ == "MD")
    return word.lower_ == "not" and either


def _is_only_later(verb: Token) -> bool:
    """ "did not sign until May" signed in May, "will not sign until May" will sign; "has not signed" has not."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    opened = child(verb, "nsubj", "expl")
    cleft = verb.lemma_ == "be" and opened is not None and opened.lower_ == "it"  # "it was not until May that A signed"
    until = any(c.dep_ == "prep" and c.lower_ in _UNTIL for c in verb.children) or any(
        c.dep_ == "advcl" and (mark := child(c, "mark")) is not None and mark.lower_ in _UNTIL for c in verb.children
    )
    return until and (cleft or bool(auxiliaries & {"did", *FUTURE}))


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
    return of.lower_ == "of" and told.lemma_ in GRAMMAR.traces and is_negative(told, contexts)


def _is_in_name(word: Token) -> bool:
    """Tell the "No" with which a name begins, behind an article or a quotation mark: "the No Plastics Act"."""
    if word.i == 0 or word.i + 1 >= len(word.doc) or not (word.text.istitle() and word.nbor().text[0].isupper()):
        return False
    before = word.nbor(-1)
    return before.lower_ in ("the", "a", "this", "its", "their") or before.text in _OPENING


def is_only_weighed(verb: Token) -> bool:
    """Tell of what is only thought of: "building A would harm B", "extending A to B is under consideration"."""
    under = (o for word, p in prepositions(verb) if word == "under" for o in objects_of(p))
    weighed = any(t.lemma_ in ("consideration", "discussion", "review", "study") for t in under)
    return (verb.lemma_ == "be" and weighed) or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts)
