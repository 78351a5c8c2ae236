"""Ends that the graph can't tell: "their patients" of nobody known, "the creation of", what a phrase says of itself.

In the text the words around a noun, or what was told before, say which one is meant. A name in the graph stands alone.
"""

from __future__ import annotations

from reportgraph.extract.grammar.complements import shared_owner
from reportgraph.extract.grammar.noun_themes import concerns_all
from reportgraph.extract.grammar.themes import is_ill
from reportgraph.extract.model import Entity, MentionKind, Modality
from reportgraph.extract.parsing.spelling import DEFINITE, QUOTES, singular
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts, first_conjunct, is_infinitive
from reportgraph.extract.parsing.tree import is_finite
from reportgraph.extract.relations.candidates import Candidate, Source
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Token

_DOINGS = ("Project", "Initiative")  # "acquires weapons, and cooperation with A goes on"
_MADE = ("Project", "Initiative", "CooperationMechanism")  # one of many: "programs", "the partnership"
_LOOSE = ("Document", "Event", "Project", "Topic")  # "part of a pattern", "of the meeting"; "the cabinet" is one
_DESCRIBING = ("acl", "prep", "relcl")
_OTHERS = frozenset({"his", "her", "its", "their", "your"})
_VAGUE = ("Document", "Event", "Topic")  # "due attention should be paid to A"
_BEHIND = frozenset({"about", "among", "between", "for", "in", "of", "on", "to", "with"})
_NO_VERBS = ("ADJ", "DET", "NUM", "PRON")
_POINTERS = frozenset({"following", "such", "these"})
_COMING = frozenset({"following", "below"})
_SAID = ("ROOT", "ccomp", "conj")
_KIN = ("family", "household")  # whoever's they are, they are families


def is_untold_end(candidate: Candidate, ends: tuple[Entity, Entity], lexicon: Lexicon) -> bool:
    """Tell a claim of which an end leaves open what is meant, or that only says again what its subject is called."""
    subject, target = ends
    word = candidate.object
    if candidate.property in lexicon.broad and (_points(subject) or _points(target)):
        return True
    if candidate.property in lexicon.telling and (
        (_is_called(subject, lexicon.faceless) and not _acts(candidate, subject))
        or (_is_called(target, lexicon.shapeless) and not _is_field_of_row(candidate.object, lexicon))
    ):
        return True
    if candidate.property == "partOf" and target.cls in _LOOSE and " " not in target.name and not target.is_named:
        return True
    if candidate.property == "threatens" and any(c.lower_ == "fewer" for c in first_conjunct(word).lefts):
        return True  # "fewer families face drought"
    if candidate.property == "threatens" and _is_growth(candidate):
        return True
    if _is_share(candidate.subject):
        return True
    if concerns_all(word) or _is_against(candidate, lexicon):
        return True
    if _is_made_to(candidate, lexicon) or _is_level(candidate, target):
        return True
    if is_one_noun(word, target) and (
        _is_cut(candidate, target)
        or (candidate.property in lexicon.telling and _is_unfinished(word, lexicon))
        or (target.cls not in ("Document", "Work") and _is_of_somebody(word))
        or (word.head.lower_ == "of" and word.lemma_.lower() in GRAMMAR.mattering)
        or (candidate.source is Source.ADVICE and candidate.whole and target.cls in _VAGUE)
        or (candidate.property == "committedTo" and any(c.dep_ == "nummod" for c in word.lefts))
        or any(c.lower_ in _COMING for c in word.lefts)
        or (
            target.cls in _MADE
            and candidate.source is not Source.PHRASE
            and child(word, "det") is None
            and not _is_field_of_row(word, lexicon)
        )
        or (word.lemma_.lower() in lexicon.empty and not _is_known(word))
        or (
            candidate.source is Source.NOUN
            and target.cls == "Topic"
            and not subject.is_named
            and _holds(subject.name, target.name)
        )
    ):
        return True
    if candidate.property == "committedTo" and target.name.split()[0] == word.lower_ and _is_for_another(word):
        return True
    return _is_in_subject(candidate, subject, lexicon)


def _is_share(they: Token) -> bool:
    """Tell those who are only some: "20 per cent of farmers said they own A" tells nothing of the others."""
    share = child(they.head.head, "nsubj") if they.lower_ == "they" and they.head.dep_ == "ccomp" else None
    return share is not None and share.lower_ in ("cent", "percent", "%")


def _is_growth(candidate: Candidate) -> bool:
    """Tell what comes of there being more of them: "the number of patients grew, straining A", and no patient did."""
    counted = first_conjunct(candidate.subject).head
    number = counted.head if counted.lower_ == "of" else counted
    verb = candidate.predicate
    trails = verb.tag_ == "VBG" and first_conjunct(verb).dep_ == "advcl"
    return trails and number.lemma_ in GRAMMAR.headcounts and number.dep_ in ("nsubj", "nsubjpass")


def is_one_noun(word: Token, entity: Entity) -> bool:
    """Tell what the graph calls by one common noun and no more."""
    return not entity.is_named and " " not in entity.name and any(
        m.kind is MentionKind.NOMINAL and m.head == word.i for m in entity.mentions
    )  # fmt: skip


def _points(entity: Entity) -> bool:
    """Tell a deed that points at what was told elsewhere: "teaching these skills", "naming the following members"."""
    if entity.name.lower().endswith(("to do", "doing")) and not entity.is_named:
        return True  # "failure to do so"
    doing = entity.name.split()[0].endswith("ing")
    return doing and not entity.is_named and not _POINTERS.isdisjoint(entity.name.lower().split())


def _is_called(entity: Entity, nouns: frozenset[str]) -> bool:
    """Tell what the graph calls by one of these nouns and no more."""
    return not entity.is_named and " " not in entity.name and singular(entity.name.lower()) in nouns


def _acts(candidate: Candidate, subject: Entity) -> bool:
    """Tell people of whom a sentence says what they do: "Students oppose A", not "helps students to oppose A"."""
    word, verb = candidate.subject, candidate.predicate
    said = word.dep_ == "nsubj" and word.head == verb and is_finite(verb) and verb.dep_ in _SAID
    return subject.cls in PEOPLE and said and all(c.dep_ != "det" or c.lower_ == "the" for c in word.lefts)


def _is_field_of_row(word: Token, lexicon: Lexicon) -> bool:
    """Tell "energy" among other fields, "trade, energy and health", from "with energy"."""
    row = conjuncts(first_conjunct(word))
    bare = len(row) > 1 and word.left_edge == word and word.tag_ == "NN"
    return bare and word.lower_ in lexicon.offices.portfolios


def _is_cut(candidate: Candidate, entity: Entity) -> bool:
    """Tell "the congestion at the ports", "the firms along the coast": what the article announces is not in the name.

    Not where what stands behind the noun is what the claim says: "the firms that A founded".
    """
    word = candidate.object
    quoted = not {t.text for t in word.doc[max(0, word.i - 1) : word.i + 2]}.isdisjoint(QUOTES)  # the "peace-first"
    announced = any(c.lower_ == "the" for c in word.lefts) and entity.cls in (
        *PEOPLE,
        *_MADE,
        "Company",
        "Country",
        "Institution",
        "Topic",
    )
    told = [c for c in word.rights if c.dep_ in _DESCRIBING and c.left_edge.i == word.i + 1]
    return (
        announced and not quoted and any({candidate.predicate, candidate.subject}.isdisjoint(c.subtree) for c in told)
    )


def _is_unfinished(word: Token, lexicon: Lexicon) -> bool:
    """Tell "adoption of stoves", "reliance on gas" that the graph calls "adoption" and "reliance"."""
    after = word.nbor() if word.i + 1 < len(word.doc) else word
    dated = any(t.ent_type_ in ("DATE", "TIME") for t in word.doc[after.i + 1 : after.i + 2])  # "the loan in May"
    return word.lemma_.lower() in lexicon.unfinished and after.lower_ in _BEHIND and not dated


def _is_against(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Tell from what somebody is kept: "protects pupils from bias, including harassment" keeps up no harassment."""
    kept = candidate.property == "contributesTo" and candidate.predicate.lemma_ in lexicon.keeping
    return kept and is_ill(candidate.object, lexicon)


def _is_made_to(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Tell what is made to do something: of "caused clinics to close" nothing good comes to clinics."""
    if is_ill(candidate.object, lexicon):
        return False  # "caused damage to A"
    after = candidate.object.right_edge.i + 1
    if candidate.predicate.lemma_ != "cause" or after + 1 >= len(candidate.object.doc):
        return False
    verb = candidate.object.doc[after + 1]
    return candidate.object.doc[after].lower_ == "to" and verb.is_lower and verb.pos_ not in _NO_VERBS


def _is_level(candidate: Candidate, target: Entity) -> bool:
    """Tell what something becomes: who "upgraded ties to a strategic partnership" has ties to somebody else."""
    noun, verb = candidate.predicate, candidate.predicate.head
    raised = noun.dep_ == "dobj" and verb.lemma_ in GRAMMAR.raising and candidate.source is Source.NOUN
    return raised and first_conjunct(candidate.object).head.lower_ == "to" and target.cls == "CooperationMechanism"


def _is_for_another(word: Token) -> bool:
    """Tell "announced a $3 million investment to build A": what was promised stands behind the noun."""
    return any(c.dep_ == "acl" and is_infinitive(c) for c in word.rights)


def _is_known(word: Token) -> bool:
    """Tell "the decision" from "the creation of a fund", "our pathway"."""
    described = any(c.dep_ in _DESCRIBING for c in word.rights)
    return not described and any(c.lower_ in DEFINITE for c in word.lefts)


def _is_of_somebody(word: Token) -> bool:
    """Tell what is theirs, where it can't be told whose: "offer services to their patients"."""
    owner = shared_owner(word)
    return owner is not None and owner.lower_ in _OTHERS and word.lemma_.lower() not in _KIN


def _holds(name: str, words: str) -> bool:
    return f" {words.lower()} " in f" {name.lower()} "


def _is_in_subject(candidate: Candidate, subject: Entity, lexicon: Lexicon) -> bool:
    """Tell what people are called for: that "farmers who grow rice" grow rice. Harm that is done is worth telling.

    So is what their name leaves out: "pupils who marched in Oslo against A", cut short before it.
    """
    verb = candidate.predicate
    if (
        verb.pos_ not in VERBAL
        or subject.is_named
        or subject.cls not in PEOPLE
        or candidate.property in lexicon.harming
    ):
        return False
    told = candidate.property != "opposes" or _holds(subject.name, candidate.object.text)
    return told and candidate.subject.is_ancestor(verb) and _holds(subject.name, verb.text)


def is_told_by_ill(people: Token, verb: Token, ill: Token) -> bool:
    """Tell those whose name is what they suffer: of "communities facing barriers" nothing is said but who they are."""
    return verb.dep_ == "acl" and verb.head == people and ill.lemma_ in GRAMMAR.hardships


def is_asked_to_cheer(verb: Token) -> bool:
    """Tell "join me in welcoming A": whoever claps meets nobody."""
    link = verb.head
    return verb.dep_ == "pcomp" and link.lower_ == "in" and link.head.lemma_ == "join"


def is_unowned(candidate: Candidate, target: Entity, modality: Modality) -> bool:
    """Tell what nobody is said to own: a project without a name that is not "60%-owned".

    Nor will those own it from whom it is to be bought: "plans to buy a stake in A from B".
    """
    sold = candidate.source is Source.NOUN and first_conjunct(candidate.subject).head.lower_ == "from"
    named = target.is_named or target.name[:1].isupper() or any(t.lower_ == "owned" for t in candidate.object.lefts)
    return (sold and modality is not Modality.ASSERTED) or (target.cls in _DOINGS and not named)
