"""Mends lists of verbs that were read as lists of nouns: "has raised costs, limited access and weakened trust"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import DETERMINING, MODIFYING, PAST
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of_gerund
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import hang, spine, word_before
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token

_ATTACHED = frozenset({"associate", "relate"})  # "a dam and associated roads"
_JOINED = frozenset({"appos", "conj", "dobj", "npadvmod"})


def mend_verb_read_as_modifier(noun: Token) -> None:
    """Make a verb of the participle that a noun of a list begins with, where the verb of the list has the same form."""
    word = noun.doc[noun.left_edge.i]
    if noun.dep_ not in _JOINED or word.head != noun or word.dep_ not in MODIFYING or word.i == 0:
        return
    lemma, before = _verb_of(word), word_before(word)
    if not lemma or before is None or word.nbor(-1).lower_ not in (",", "and"):
        return
    if _is_second_cause(noun) or _goes_on(noun):
        return
    verb = next((t for t in spine(before) if t.pos_ == "VERB" and _has_form_of(t, word)), None)
    first = child(verb, "dobj") or child(verb, "prt") if verb is not None else None
    if verb is None or first is None or first.i < verb.i or _begins_with_participle(first):
        return
    if first == noun or (noun.dep_ not in ("conj", "appos") and not (verb.tag_ == "VBG" and noun.head == verb)):
        return
    if any(c.dep_ in DETERMINING and c.i < word.i for c in noun.children):
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", verb.tag_, lemma
    hang(word, verb, "conj")
    hang(noun, word, "dobj")


def _is_second_cause(noun: Token) -> bool:
    """Tell "fell due to weak demand and increased costs": what is so stands beside what is so."""
    first = first_conjunct(noun)
    link = first.head.head if first.head.dep_ == "pcomp" else first.head
    return first.dep_ == "pobj" and link.lower_ in GRAMMAR.causal and child(first, "amod") is not None


def _goes_on(noun: Token) -> bool:
    """Tell "met nurses, retired teachers, and pupils", where a bare noun ends the list that verbs would have ended."""
    last = conjuncts(first_conjunct(noun))[-1]
    at = last.left_edge.i
    listed = last.i > noun.i and noun.doc[at - 1].lower_ in ("and", "or") and noun.doc[at - 2].text == ","
    return listed and not _begins_with_participle(last)


def _begins_with_participle(noun: Token) -> bool:
    """Tell "delivered improved A and reduced B"."""
    opening = noun.doc[noun.left_edge.i]
    return opening != noun and opening.dep_ in MODIFYING and bool(_verb_of(opening))


def _has_form_of(verb: Token, word: Token) -> bool:
    """Tell whether a participle could stand beside a verb: "cutting A and mending B", "has raised A and harmed B"."""
    first = first_conjunct(verb)
    if verb.tag_ == "VBG":
        return word.tag_ in ("NN", "VBG") and word.lemma_.lower() not in GRAMMAR.describing
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in first.children)
    active = verb.tag_ == "VBD" or perfect or (verb != first and first.tag_ in PAST)
    passive = child(first, "auxpass") is not None
    past = word.tag_ in PAST or (word.tag_ == "JJ" and word.lower_.endswith("ed"))
    return verb.tag_ in PAST and active and not passive and past


def _verb_of(word: Token) -> str:
    """Give the verb of which a word has the form of a participle, or nothing."""
    low = word.lower_
    if word.tag_ == "NN":
        modified = word.head.i == word.i + 1 and word.head.lemma_ in GRAMMAR.much_modified
        lemma = lemma_of_gerund(word)
        return lemma if lemma in GRAMMAR.done_to_things and not modified else ""
    if word.tag_ in ("VBG", "VBN", "VBD"):
        forms = [word.lemma_.lower()]
    elif word.tag_ == "JJ" and low.endswith("ed"):
        forms = [low[:-1], low[:-2]]
    else:
        return ""
    return next((form for form in forms if form in known_verbs() and form != low and form not in _ATTACHED), "")
