"""What a negation beside it does not deny: that somebody was there, what a thing is for, what another party did."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive
from reportgraph.extract.relations.candidates import Candidate, Source
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_THOUGHT = frozenset({"believe", "dream", "expect", "guess", "imagine", "think"})


def is_not_denied(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Tell a claim that would stand as denied, and of which the sentence denies something else."""
    return any(way(candidate) for way in _WAYS) or _is_aim(candidate, lexicon)


def _is_other_party(candidate: Candidate) -> bool:
    """Tell with whom a pact was not made: "A refused to sign a deal with B" says nothing of what B did."""
    word = first_conjunct(candidate.subject)
    return candidate.property == "signed" and word.dep_ == "pobj" and word.head.lower_ == "with"


def _is_elsewhere(candidate: Candidate) -> bool:
    """Tell where somebody makes nothing: who "does not mine coal in B" leaves it to others there."""
    word = first_conjunct(candidate.subject)
    return candidate.property == "produces" and word.dep_ == "pobj" and word.head.lower_ in ("from", "in")


def _is_needed(candidate: Candidate) -> bool:
    """Tell what something takes: "it would not be possible without A's support" denies no support."""
    for word in candidate.predicate.ancestors:
        if word.lower_ == "without" and word.dep_ == "prep":
            verb = next((a for a in word.ancestors if a.pos_ in ("AUX", "VERB")), None)
            return verb is not None and _is_of_nobody(verb)
    return False


def _is_of_nobody(verb: Token) -> bool:
    """Tell what is denied of a verb, or done by none: "is not possible", "none of us have come so far"."""
    doer = child(verb, "nsubj", "nsubjpass")
    nobody = doer is not None and (doer.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in doer.lefts))
    return nobody or child(verb, "neg") is not None


def _is_of_none(candidate: Candidate) -> bool:
    """Tell what is said of a thing that is not there: who "has no plan to cut costs" has none that aims at it."""
    noun = candidate.subject
    deed = first_conjunct(candidate.predicate)  # not "there are no troops deployed in Chad"
    inside = deed.head == noun and (deed.dep_ == "relcl" or (deed.dep_ == "acl" and is_infinitive(deed)))
    return (deed == noun or inside) and any(c.lower_ == "no" for c in noun.lefts)


def _is_occasion(candidate: Candidate) -> bool:
    """Tell where something was not done: who "did not speak at the summit" may have been there."""
    beside = candidate.source is Source.GATHERING or candidate.rule.endswith(" at")  # "made no remark at"
    there = beside and candidate.property == "participatedIn"
    return there and candidate.predicate.lemma_ not in GRAMMAR.showing_up


def _is_by_name(candidate: Candidate) -> bool:
    """Tell what a thing is a part of by its name: whoever "failed to open the Lake Talks round"."""
    return candidate.source is Source.PHRASE and candidate.property == "partOf"


def _is_unreasoned(candidate: Candidate) -> bool:
    """Tell what there is no reason not to do: "there is no reason why A should not sign B"."""
    reasons = (t for t in candidate.predicate.ancestors if t.lower_ in ("reason", "reasons"))
    return any(c.lower_ == "no" for t in reasons for c in t.lefts) and child(candidate.predicate, "neg") is not None


def _is_know_how(candidate: Candidate) -> bool:
    """Tell what one only lacks the skill for: "did not know how to run A" tells nothing of the running."""
    deed = first_conjunct(candidate.predicate)
    to = child(deed, "aux") if is_infinitive(deed) else None
    return to is not None and to.i > deed.sent.start and to.nbor(-1).lower_ == "how"


def _is_of_degree(candidate: Candidate) -> bool:
    """Tell what is only not enough, or done by nobody alone: "cannot make A in sufficient numbers", "face A alone"."""
    deed = candidate.predicate
    below = [t for c in deed.rights if c.dep_ in ("advmod", "dobj", "pobj", "prep") for t in c.subtree if t.i > deed.i]
    near = [t for t in below if t.head == deed or t.head.head in (deed, *deed.rights) or t.dep_ in ("amod", "advmod")]
    alone = any(t.lower_ in GRAMMAR.unaided and t.head.pos_ in ("VERB", "AUX") for t in near)
    aim = first_conjunct(deed)
    begin = min((t.i for t in aim.ancestors if t.pos_ == "VERB" and is_infinitive(aim)), default=aim.i)
    near += [*candidate.subject.lefts, *deed.doc[begin : aim.i]]  # "cannot buy enough A to do B"
    state = child(first_conjunct(deed).head, "acomp")
    short = state is not None and state.lower_ in GRAMMAR.too_little  # "growth is insufficient to help A"
    return alone or short or any(t.lower_ in GRAMMAR.enough and t.dep_ in ("amod", "advmod") for t in near)


def _is_matchless(candidate: Candidate) -> bool:
    """Tell what could not be had better, or elsewhere: "could not have asked for better A", "nowhere else could A"."""
    deed = first_conjunct(candidate.predicate)
    helpers = {c.lower_ for c in deed.lefts if c.dep_ == "aux"}
    could = "could" in helpers and child(deed, "neg") is not None
    better = could and any(t.lower_ in ("better", "more") for c in deed.rights for t in c.subtree)
    return better or any(c.lower_ == "else" and c.i < deed.i for c in deed.children)


def _is_beyond_belief(candidate: Candidate) -> bool:
    """Tell what has come about though it was never thought of: "I never would have thought that A could be B"."""
    for word in candidate.predicate.ancestors:
        if word.lemma_ in _THOUGHT and child(word, "neg") is not None:
            return {"would", "could", "'d"} & {c.lower_ for c in word.lefts} != set()
    return False


def _is_unbelieved(candidate: Candidate) -> bool:
    """Tell what somebody wants nobody to do: who "does not believe that we should raise A" is against raising it."""
    deed = first_conjunct(candidate.predicate)
    over = deed.head if deed.dep_ == "ccomp" else deed
    return over.lemma_ in _THOUGHT and child(over, "neg") is not None and any(c.lower_ == "should" for c in deed.lefts)


def _is_unseen(candidate: Candidate) -> bool:
    """Tell what somebody would rather not see: "would sooner pay than see A help B" denies no help."""
    deed = first_conjunct(candidate.predicate)
    doer = child(deed, "nsubj") if deed.dep_ == "ccomp" and deed.head.lemma_ in ("see", "watch") else None
    return doer is not None and candidate.subject in doer.subtree


def _is_meanwhile(candidate: Candidate) -> bool:
    """Tell what goes on beside what is denied: who "fails to stop A while sending B" sends it."""
    for word in (candidate.predicate, *candidate.predicate.ancestors):
        mark = child(word, "mark", "advmod") if word.dep_ == "advcl" else None
        if mark is not None and mark.lower_ in ("while", "whilst"):
            return child(word, "neg") is None and child(word.head, "neg") is None
    return False


def _is_going_on(candidate: Candidate) -> bool:
    """Tell what goes on, though it shall not: "we cannot allow A to continue threatening B"."""
    going = (t for t in candidate.predicate.ancestors if t.lemma_ in ("continue", "keep") and child(t, "neg") is None)
    return any(t.head.lemma_ in ("allow", "let", "permit") and t.dep_ in ("ccomp", "xcomp") for t in going)


def _is_kept_up(candidate: Candidate) -> bool:
    """Tell what is not given up: who "will never give up the fight to save A" goes on with it."""
    given = (t for t in candidate.predicate.ancestors if child(t, "prt") is not None and child(t, "neg") is not None)
    return any(t.lemma_ == "give" and any(c.lower_ == "up" for c in t.rights) for t in given)


def _is_aim(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Tell what a thing is for of which something is denied: who "did not sign a treaty to cut waste" may cut it."""
    aim = first_conjunct(candidate.predicate)
    thing = aim.head
    if aim.dep_ not in ("acl", "relcl") or not is_infinitive(aim) or child(aim, "neg", "nsubj") is not None:
        return False
    kind = lexicon.contexts.of(thing.lemma_, "NOUN", "infinitive")  # "had no plan to build A" built none
    none = kind is not None or any(c.lower_ == "no" for c in thing.lefts)  # "played no role to end B" ended none
    return thing.pos_ == "NOUN" and (not none or candidate.subject == thing)


_WAYS = (
    _is_other_party,
    _is_of_none,
    _is_occasion,
    _is_unreasoned,
    _is_by_name,
    _is_know_how,
    _is_elsewhere,
    _is_needed,
    _is_of_degree,
    _is_matchless,
    _is_beyond_belief,
    _is_unbelieved,
    _is_unseen,
    _is_meanwhile,
    _is_going_on,
    _is_kept_up,
)
