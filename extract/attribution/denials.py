"""What is denied: by a negation that stands with a word, by its subject, by a contrast; and what only looks denied."""

from __future__ import annotations

from reportgraph.extract.attribution.inversions import opens_with_negation
from reportgraph.extract.attribution.modals import FUTURE
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import VERBAL, child, is_infinitive
from reportgraph.extract.parsing.tree import SUBJECTS, neighbor_of
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_BOUNDED = frozenset({"confined", "limited", "restricted"})
_HARDLY = frozenset({"barely", "hardly", "scarcely"})
_MERELY = frozenset({"only", "just", "merely", "simply", "solely"})
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


def denied_phrase(token: Token, contexts: Contexts) -> bool:
    """Tell what a contrast denies: A in "not to A but to B", "did not sell it to A but to B"."""
    preposition = token.head
    if token.dep_ != "pobj":
        return False
    if any(c.dep_ == "neg" and not is_merely(c) for c in preposition.children):  # "not just for A, but for B"
        return True
    if _is_excluded(preposition):  # "on A rather than on B"
        return True
    verb = preposition.head if preposition.head.pos_ in VERBAL else preposition.head.head
    return preposition.dep_ != "conj" and _is_contrast(preposition) and _has_negation(verb, contexts)


def _is_excluded(preposition: Token) -> bool:
    """Tell a phrase that is set against one with the same preposition: "spends on A rather than on B"."""
    than, rather = neighbor_of(preposition, -1), neighbor_of(preposition, -2)
    before = preposition.doc[preposition.sent.start : max(rather.i, preposition.sent.start)]
    like = any(t.lower_ == preposition.lower_ and t.dep_ in ("prep", "dative") for t in before)
    return like and (rather.lower_, than.lower_) == ("rather", "than")


def is_negated(token: Token, contexts: Contexts, *, own: bool) -> bool:
    """Tell "did not sign", and, where it is asked of the verb itself (`own`), "signed no treaty"."""
    if own and any(c.dep_ in ("dobj", "attr") and is_negative(c, contexts) for c in token.children):
        return True
    if token.pos_ in VERBAL and (_is_only_later(token) or _is_elsewhere(token) or _is_not_alone(token)):
        return False
    return _is_hardly_done(token) or _has_negation(token, contexts)


def _is_hardly_done(purpose: Token) -> bool:
    """Tell to what end somebody has done as good as nothing: "has done little to cut A", "did nothing to help B"."""
    deed = purpose.head
    done = child(deed, "dobj") if deed.lemma_ == "do" and is_infinitive(purpose) and deed.i < purpose.i else None
    none = done is not None and done.lower_ in ("little", "nothing") and done.left_edge == done
    return none and purpose.dep_ in ("advcl", "xcomp", "relcl", "acl")


def _has_negation(token: Token, contexts: Contexts) -> bool:
    for c in token.children:
        word = c.lower_
        if is_merely(c) or _is_open(c) or word == "matter" or _is_degree(c):  # "will sign, no matter when"
            continue
        denied = c.dep_ == "advmod" and not _is_comment(c, token)
        no_longer = denied and any((g.dep_ == "neg" and not is_merely(g)) or g.lower_ in _HARDLY for g in c.children)
        negation = c.dep_ in ("det", "preconj", "cc", "advmod") and word in contexts.negations
        negation |= word in _SLIGHT and c.dep_ == "amod" and _is_slight(c, token, contexts)
        no_way = c.dep_ == "prep" and any(_is_no_way(g, word) for g in c.children)
        if c.dep_ == "neg" or no_longer or negation or no_way:
            return True
    return opens_with_negation(token)


def _is_comment(adverb: Token, verb: Token) -> bool:
    """Tell "not surprisingly", set off by commas or ahead of the subject, and "no doubt", which deny nothing."""
    first, last = adverb.left_edge, adverb.right_edge
    opened = first.is_sent_start or first.nbor(-1).text == ","
    apart = opened and last.i + 1 < len(adverb.doc) and last.nbor().is_punct
    subject, helper = child(verb, *SUBJECTS), child(verb, "aux", "auxpass")
    ahead = subject is not None and last.i < subject.i and (helper is None or subject.i < helper.i)
    return adverb.lower_ == "doubt" or apart or ahead


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


def is_of_few(verb: Token, contexts: Contexts) -> bool:
    """Tell "few analysts believe that A will": those who are told of do not; "a few" do."""
    subject = child(verb, "nsubj")
    return subject is not None and is_few(subject) and contexts.of(verb.lemma_, "VERB", "clause") is not None


def is_few(noun: Token) -> bool:
    """Tell "few countries", "very few of the states"; not "a few", "the few", "these few"."""
    first = noun.left_edge
    first = first.nbor() if first.lower_ in ("so", "too", "very") and first != noun else first
    return first.lower_ == "few" and noun in (first, first.head)


def is_merely(word: Token) -> bool:
    """Tell the "not" of "not only signed …", "no later than", "not unless A signs", which denies nothing.

    Nor does that of "last but not least", "not the only state that signs", "not alone in signing", "spares no effort".
    """
    if word.lower_ == "no" and word.i and word.nbor(-1).lemma_ == "spare":
        return True
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


def _is_not_alone(verb: Token) -> bool:
    """Tell "will not build A alone", "did not sign A on its own", "not by B alone": they do it."""
    last = (c.right_edge for c in verb.rights if c.dep_ in ("advmod", "dobj", "prep"))
    return any(t.lower_ in GRAMMAR.unaided or (t.lower_, t.head.lower_) == ("own", "on") for t in last)


def _is_elsewhere(verb: Token) -> bool:
    """ "did not sign in A but in B" signed: only the place is denied."""
    if _is_contrast(verb):  # "did not sign in A, as hoped, but in B"; "is no gift, but on loan" denies the gift
        return child(verb, "attr") is None
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


def has_negative_subject(verb: Token, contexts: Contexts) -> bool:
    """ "no country signed", "neither A nor B signed and ratified it", "few countries signed it"."""
    for _ in range(_FARTHEST):
        subject = child(verb, *SUBJECTS)
        if subject is not None or verb.dep_ != "conj":
            clausal = subject is not None and subject.dep_ in ("expl", "csubj")  # "not signing A harms B"
            return subject is not None and not clausal and (is_negative(subject, contexts) or is_few(subject))
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


def is_wrongly_said(verb: Token) -> bool:
    """Tell what it would be wrong to say or to think: "it would be a mistake to conclude that A opposes B"."""
    said = verb.head if verb.dep_ == "ccomp" else verb
    if said == verb or said.lemma_ not in GRAMMAR.takes_clause or not is_infinitive(said):
        return False
    be = said.head.head if said.head.dep_ in ("acomp", "attr") else said.head
    judged = child(be, "acomp", "attr") if be.lemma_ == "be" and child(be, "neg") is None else None
    about = child(be, "nsubj", "expl")
    return judged is not None and judged.lemma_ in GRAMMAR.mistaken and about is not None and about.lower_ == "it"
