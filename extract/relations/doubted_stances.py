"""Whether a stance is too doubtful to be told: one that is only wished, that a name holds, or that is to end."""

from __future__ import annotations

from reportgraph.extract.grammar.themes import is_grievous, is_ill
from reportgraph.extract.model import Entity, Modality
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_passive
from reportgraph.extract.relations.candidates import Candidate, Source
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_NOMINAL = (Source.NOUN, Source.ADJECTIVE)
_UNREAL = (Modality.POSSIBLE, Modality.ADVOCATED)
_STANCES = ("committedTo", "advocates", "opposes", "endorsed", "aimsAt")
_PLANNED = ("Document", "Initiative", "Project", "InfrastructureProject")
_OWN_WILL = ("committedTo", "endorsed", "opposes", "threatens")
_FORCING = ("force", "compel", "coerce")
_COMPLEMENTS = ("acl", "ccomp", "dobj", "pcomp", "xcomp")


def is_doubted_stance(candidate: Candidate, target: Entity, *, modality: Modality, lexicon: Lexicon) -> bool:
    """Tell a stance that had better not be told; `modality`: as what it would stand."""
    return (
        (modality in _UNREAL and _is_supposed_stance(candidate, lexicon.performing))
        or (modality is Modality.POSSIBLE and candidate.property == "opposes" and _is_reserved(candidate))
        or _is_of_ending(candidate, lexicon)
        or (target.cls != "Person" and _is_own_doing(candidate, lexicon))
        or _is_named_stance(candidate)
        or _is_other_topic(candidate, target, lexicon)
        or (candidate.property == "endorsed" and candidate.source in _NOMINAL and is_grievous(candidate.object))
        or (candidate.property in _OWN_WILL and _is_made_to(candidate.predicate))
        or (modality is not Modality.POSSIBLE and candidate.property in _STANCES and _is_weighed(candidate.predicate))
        or (candidate.property == "committedTo" and _is_told(candidate.predicate))
        or (candidate.property == "endorsed" and _is_courtesy(candidate.predicate))
        or (candidate.source is Source.NOUN and candidate.property in _STANCES and _is_of_trade(candidate))
    )


def _is_supposed_stance(candidate: Candidate, performing: frozenset[str]) -> bool:
    """Tell a stance that a noun names inside a wish: who discusses plans against A has not taken it.

    It is told of who is wished to take it: "urged A to maintain its opposition to B".
    """
    noun = first_conjunct(candidate.predicate)
    asked = noun.dep_ == "dobj" and noun.head.tag_ == "VB" and noun.head.lemma_ in performing
    return candidate.source in _NOMINAL and candidate.property in _STANCES and not asked


def _is_named_stance(candidate: Candidate) -> bool:
    """Tell a stance that is but a word of a name: the "Peru Trust in Lima" trusts nobody."""
    noun = candidate.predicate
    capital = noun.pos_ == "PROPN" and noun.text[0].isupper()
    return candidate.source is Source.NOUN and candidate.property in ("endorsed", "opposes") and capital


def _is_own_doing(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Tell what somebody is to end because it is his: "urged A to end its boycott" says not what A opposes.

    Nor does who is made to give up his own harm it.
    """
    owner, ending = child(candidate.object, "poss"), lexicon.ending - GRAMMAR.done_to_others
    pledged = candidate.source is Source.NOUN  # "a pledge to end its raids"
    deed = candidate.object.head if pledged else candidate.predicate
    blamed = first_conjunct(candidate.object).head.lower_ in ("for", "over")  # "criticised A for its boycott"
    ends = candidate.property == "opposes" and deed.lemma_ in ending and not blamed
    lost = candidate.property in ("reduces", "threatens") and _is_forced(candidate.predicate)
    named = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in candidate.object.rights)  # "banned his party, A"
    return (ends or lost) and not named and owner is not None and owner.tag_ == "PRP$"


def _is_forced(verb: Token) -> bool:
    """Tell what somebody has to do: "girls were forced to end their studies"."""
    return _is_made_to(verb) and is_passive(first_conjunct(verb).head)


def _is_other_topic(candidate: Candidate, target: Entity, lexicon: Lexicon) -> bool:
    """Tell the plan in "spoke of fighting hate, the Lake Plan and trade": nobody who fights hate fights that.

    Nor the training in "fighting hate, as well as training".
    """
    first, begin = first_conjunct(candidate.object), candidate.object.left_edge.i
    beside = begin > 2 and [t.lower_ for t in candidate.object.doc[begin - 3 : begin]] == ["as", "well", "as"]
    if beside and candidate.property in ("opposes", "reduces") and is_ill(first, lexicon):
        return not is_ill(candidate.object, lexicon)
    fought = candidate.property in ("opposes", "reduces") and candidate.object != first and is_ill(first, lexicon)
    return fought and target.is_named and target.cls in _PLANNED


def _is_made_to(verb: Token) -> bool:
    """Tell what others make somebody do: "the law forced firms to comply with A" pledges none of them to A."""
    base = first_conjunct(verb)
    return base.dep_ in ("xcomp", "ccomp") and base.head.lemma_ in _FORCING


def _is_of_ending(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Tell an effect of what is put an end to: in "the ban was lifted, easing A" the lifting eases A, and no ban."""
    verb = candidate.predicate
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or candidate.property not in lexicon.effects:
        return False
    done = child(verb.head, "nsubjpass") == first_conjunct(candidate.subject)
    return done and verb.head.lemma_ in lexicon.ending | lexicon.cutting


def _is_weighed(predicate: Token) -> bool:
    """Tell a stance that one only thinks of taking: "shall consider revoking A", "is mulling steps to support A"."""
    word = first_conjunct(predicate)
    while word.dep_ in _COMPLEMENTS and word.head != word:
        if word.head.lemma_ in GRAMMAR.mulling:
            return True
        word = first_conjunct(word.head)
    return False


def _is_told(verb: Token) -> bool:
    """Tell what somebody shares by telling it: "shared his vision for A", not "share the goals of A"."""
    shared = child(verb, "dobj") if verb.lemma_ == "share" else None
    return shared is not None and any(c.tag_ == "PRP$" for c in shared.lefts)


def _is_courtesy(verb: Token) -> bool:
    """Tell thanks for being there: "thanked A for joining the talks", "thank you guys for hosting us"."""
    reasons = (c for c in verb.subtree if c.lower_ == "for" and c.dep_ == "prep" and c.i > verb.i)
    deed = child(next(reasons, verb), "pcomp") if verb.lemma_ == "thank" else None
    return deed is not None and deed.tag_ == "VBG" and deed.lemma_ in GRAMMAR.showing_up | GRAMMAR.hosting


def _is_of_trade(candidate: Candidate) -> bool:
    """Tell whose a stance is by the noun before it: who listens to "industry commitments" has made none."""
    noun = candidate.predicate
    return any(c.dep_ == "compound" and c.lemma_ in GRAMMAR.pledgers and c != candidate.subject for c in noun.lefts)


def _is_reserved(candidate: Candidate) -> bool:
    """Tell what a pact lets its parties do: "the accord may be terminated by either party"."""
    verb = candidate.predicate
    may = any(c.dep_ == "aux" and c.lower_ in ("can", "may") for c in first_conjunct(verb).lefts)
    return may and verb.lemma_ in ("cancel", "denounce", "rescind", "revoke", "suspend", "terminate")
