"""Ends that say nothing by themselves: bare and general nouns, figures of speech."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.grammar.themes import Theme
from reportgraph.extract.model import Entity, MentionKind
from reportgraph.extract.parsing.spelling import DEFINITE
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_TELLING = frozenset({"acl", "amod", "compound", "nmod", "prep"})
_BESIDE = 2  # tokens from a noun to the next one behind "and"
_DOING = frozenset({"do", "make"})
_MEASURES = frozenset({"basis", "footing", "fronts", "scale"})


def is_hollow(
    token: Token, entities: Sequence[Entity], lexicon: Lexicon, *, pointed: frozenset[str] = frozenset()
) -> bool:
    """Tell a noun whose name in the graph would leave open what is meant, however much stands beside it in the text.

    `pointed`: what before it points at what was told before ("these measures"). So does a deed upon one: "expanding
    efforts".
    """
    thing = child(token, "dobj") if first_conjunct(token).pos_ == token.pos_ == "VERB" else None
    rest = lexicon.bland | load_naming().words.light  # "a vital role", "a specific goal"
    if thing is not None and thing.pos_ != "PROPN":
        names = [e.name.lower().split() for e in entities]
        open_ = thing.lemma_.lower() in lexicon.vague | lexicon.void
        return open_ and bool(names) and all(n[-1] == thing.lower_ and rest.issuperset(n[1:-1]) for n in names)
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN" or any(e.is_named for e in entities):
        return False
    if lemma not in lexicon.vague and any(c.lower_ in pointed for c in token.lefts):
        return False
    if lemma in lexicon.void and not any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in token.lefts):
        return True
    if lemma not in lexicon.empty:
        return False
    return all(rest.issuperset(e.name.lower().split()[:-1]) for e in entities)  # "the business case for A" is no case


def says_nothing(target: Token, entities: Sequence[Entity], lexicon: Lexicon, *, definite: bool) -> bool:
    """Tell a noun that stands for what it governs but governs nothing ("reviewed progress", "ways").

    `definite`: whether "the plan" says something of what was told before.
    """
    if target.dep_ in ("pobj", "conj") and first_conjunct(target).head.lower_ == "in" and is_language(target, entities):
        return True  # "answers questions in Danish and Finnish"
    if target.lemma_.lower() in GRAMMAR.ages and target.dep_ == "pobj" and target.head.lower_ == "in":
        return True  # "the largest tax cuts in history"
    if target.lower_ == "concert" and target.dep_ == "pobj" and target.i == target.head.i + 1:
        return True  # "works in concert with A"
    if target.lower_ == "condition" and target.dep_ == "pobj" and target.head.lower_ == "on":
        return True  # "spoke on condition of anonymity"
    if target.pos_ in ("ADJ", "ADV", "NUM") and target.ent_type_ == "ORDINAL":
        return True  # "outlines the first ever, lasting approach"
    lemma = target.lemma_.lower()
    measured = target.dep_ == "pobj" and target.head.lower_ == "on" and target.lower_ in _MEASURES
    if _is_bare_in_row(target, entities) or (measured and child(target, "prep", "compound") is None):
        return True  # "cooperates on all fronts", "on an equal footing"
    if target.pos_ != "NOUN" or (lemma not in lexicon.empty and lemma not in lexicon.void):
        return False
    if any(e.is_named for e in entities):
        return False
    named = any(c.dep_ == "compound" for c in target.lefts)  # "takes part in the peace process"
    manner = target.lemma_.lower() in GRAMMAR.manner and not named
    governed = target.head.lower_ if manner and target.dep_ == "pobj" else ""
    if governed == "in":
        return True  # "cooperates in an integrated manner"
    done = any(c.dep_ == "relcl" and c.lemma_ in _DOING for c in target.rights)
    if definite and not done and any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in target.lefts):
        return False
    told = (c for c in target.children if c.lower_ not in GRAMMAR.counting)  # not "the following individuals"
    return not any(c.dep_ in _TELLING or _tells(c, target) for c in told)


def _is_bare_in_row(noun: Token, entities: Sequence[Entity]) -> bool:
    """Tell what is done to a thing that only another deed's words name: "waste collection and disposal"."""
    row, deeds = conjuncts(first_conjunct(noun)), load_naming().words.processes
    bare = noun.left_edge == noun and all(" " not in e.name for e in entities)
    if not bare or noun.lemma_.lower() not in deeds:
        return False
    near = (t for t in row if abs(t.i - noun.i) == _BESIDE and noun.doc[(t.i + noun.i) // 2].dep_ == "cc")
    others = [t for t in near if t.lemma_.lower() in deeds]
    lost = any(c.dep_ == "prep" for t in (noun, *others) for c in t.rights)
    return bool(others) and (lost or any(t.i and t.nbor(-1).pos_ == "NOUN" for t in others))


def is_language(noun: Token, entities: Sequence[Entity]) -> bool:
    """Tell "speaks Danish" from "beat the Danish": a people has an article."""
    bare = not any(c.dep_ in ("det", "poss", "amod") for c in noun.lefts) and noun.tag_ not in ("NNS", "NNPS")
    return bare and any(m.kind is MentionKind.DEMONYM and m.head == noun.i for e in entities for m in e.mentions)


def is_bare(theme: Theme, lexicon: Lexicon) -> bool:
    """Tell a noun beside which nothing says what kind of it is meant: "provides services", "further support"."""
    said = (c for c in theme.head.children if c.dep_ in (*_TELLING, "relcl"))
    return theme.through is None and all(c.lower_ in lexicon.bland for c in said)


def is_figurative(target: Token, knowledge: Knowledge) -> bool:
    """Tell "at the heart of the matter", "at the center of India's attention" from "in the heart of Oslo"."""
    if target.pos_ != "NOUN" or target.lemma_.lower() not in knowledge.lexicon.figurative:
        return False
    inside = (t for t in target.subtree if t != target and (t.dep_ != "poss" or knowledge.is_a(t.head, "Place")))
    named = (e for t in inside for e in knowledge.referents.entities(t) if e.is_named)
    return not any(knowledge.schema.is_a(e.cls, "Place") for e in named)


def _tells(clause: Token, noun: Token) -> bool:
    """Tell a clause that says what becomes of a thing ("the step that A opposed"), not "ways in which A grew".

    Nor "the work that A has done", whatever it is.
    """
    return (
        clause.lemma_ not in _DOING and clause.dep_ == "relcl" and noun in (*patients(clause), *surface_subject(clause))
    )
