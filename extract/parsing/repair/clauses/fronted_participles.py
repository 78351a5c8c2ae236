"""Mends subjects behind a participle that opens the sentence: "Founded by A, the bank lends to B"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUN_SUBJECTS, PAST
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of_gerund
from reportgraph.extract.parsing.spelling import ARTICLES
from reportgraph.extract.parsing.syntax import child, conjuncts
from reportgraph.extract.parsing.tree import NOMINAL, SUBJECTS, first_word, hang, is_finite, put
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Token

_ASIDES = ARTICLES | {"who", "which", "whose", "his", "her", "its", "their", "former", "now", "then"}


def subject_behind_participle(verb: Token) -> None:
    """ "Representing A were B and C" read as A being B: B and C are who represents A."""
    opener, doc = verb.sent[0], verb.doc
    people = next((c for c in verb.rights if c.dep_ in ("attr", "nsubj") and c.pos_ in NOMINAL), None)
    turned = opener.tag_ == "VBG" and opener.dep_ == "csubj" and opener.head == verb and verb.lemma_ == "be"
    if not turned or people is None or doc[verb.i - 1] != opener.right_edge:
        return
    if people.pos_ != "PROPN" and load_naming().class_of_nominal([people.lemma_.lower()]) not in PEOPLE:
        return  # "Lowering rents is a priority"
    governor, label = verb.head, verb.dep_
    others = [c for c in verb.children if c not in (opener, people)]
    put(opener, opener if governor == verb else governor, label)
    hang(verb, opener, "aux")
    hang(people, opener, "nsubj")
    for c in others:
        hang(c, opener, c.dep_)


def subject_behind_gerund(verb: Token) -> None:
    """ "Reacting, A praised B" with somebody called Reacting: it is A who does so, and praises B."""
    opener, doc = verb.sent[0], verb.doc
    named = opener.dep_ in SUBJECTS and opener.head == verb and opener.tag_ == "NNP" and opener.i + 2 < verb.i
    base = lemma_of_gerund(opener) if named and doc[opener.i + 1].text == "," else None
    behind = (c for c in opener.rights if c.dep_ in ("conj", "dobj", "appos") and c.left_edge.i == opener.i + 2)
    name = next(behind, None)
    if base is None or name is None or name.left_edge.lower_ in ARTICLES:
        return  # "Banning, a lawyer, praised A"
    opener.pos_, opener.tag_, opener.lemma_ = "VERB", "VBG", base
    put(name, verb, opener.dep_)
    hang(opener, verb, "advcl")


def place_behind_gerund(verb: Token) -> None:
    """ "Visiting A, B and C in May, D signed E" with lands called Visiting A: D visits them."""
    opener = verb.sent[0]
    place = opener.head
    read_as_name = opener.dep_ in ("compound", "amod") and opener.i + 1 == place.i and place.pos_ == "PROPN"
    base = lemma_of_gerund(opener) if read_as_name and place.dep_ in SUBJECTS and place.head == verb else None
    doers = [c for c in verb.lefts if c.dep_ in SUBJECTS and c.left_edge.i > place.right_edge.i]
    if base is None or not doers:
        return
    opener.pos_, opener.tag_, opener.lemma_ = "VERB", "VBG", base
    put(opener, verb, "advcl")
    hang(place, opener, "dobj")
    for c in [c for c in place.rights if c.dep_ == "prep"]:
        hang(c, opener, "prep")


def opener_before_doer(verb: Token) -> None:
    """ "Run by A, B serves C" with "run" as a past: what names who does it is a participle."""
    opener = verb.sent[0]
    if opener.head == verb and any(c.dep_ == "agent" for c in opener.rights):
        opener.tag_ = "VBN"


def main_behind_participle(verb: Token) -> None:
    """ "Built by A with a loan from B, the port opened in C" with a loan that the port opened: the port was built.

    `verb`: a finite verb with its own subject, which was read as telling of a noun of the phrase in front.
    """
    if not is_finite(verb):
        return
    opener, subject = verb.sent[0], next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if opener.tag_ != "VBN" or opener.head != opener or subject is None or not opener.is_ancestor(verb):
        return
    bare = not any(c.dep_ in (*SUBJECTS, "nsubjpass", "aux", "auxpass") for c in opener.children)
    begin = subject.left_edge.i
    apart = begin == verb.left_edge.i and verb.doc[begin - 1].text == "," and subject.tag_ not in ("WDT", "WP")
    if bare and apart and subject.right_edge.i == first_word(verb) - 1:
        ends = [c for c in opener.rights if c.i > verb.i]
        put(verb, verb, "ROOT")
        hang(opener, verb, "advcl")
        for c in ends:
            hang(c, verb, c.dep_)
        for added in conjuncts(opener):
            added.tag_ = "VBN" if added.tag_ == "VBD" else added.tag_


def main_subject_behind_participle(verb: Token) -> None:
    """ "Founded by A, the bank lends to B", "Meeting in A, B praised C" with A, or the meeting, as who does so.

    The subject is what stands between a comma and the verb, or between a comma and an aside before the verb.
    """
    opener = verb.sent[0]
    if opener.head != verb or not _opens(opener):
        return
    begin, end = _before_verb(verb, opener)
    subject = next((t for t in verb.doc[begin:end] if not begin <= t.head.i < end), None) if begin else None
    doer = next((c for c in verb.lefts if c.dep_ in SUBJECTS and opener.i < c.i < begin), None)
    if subject is None or subject.pos_ not in NOMINAL or not (opener.is_ancestor(subject) or doer is not None):
        return
    before = verb.doc[doer.left_edge.i - 1] if doer is not None else opener
    by = _first_of_row(opener, doer, subject) if doer is not None else None
    if by is None and (before.text == "," or (doer is not None and not opener.is_ancestor(before))):
        return
    for aside in [t for t in verb.doc[end : first_word(verb)] if t.dep_ == "appos" and t.head.i < begin]:
        hang(aside, subject, "appos")  # "A, the president of B, said"
    hang(subject, verb, "nsubjpass" if child(verb, "auxpass") is not None else "nsubj")
    if doer is not None and by is not None:
        hang(doer, by, "conj")
    elif doer is not None:
        hang(doer, before, "pobj" if before.dep_ in ("prep", "agent") else "appos")
    base = lemma_of_gerund(opener)
    opener.tag_, opener.dep_ = "VBN" if base is None else "VBG", "advcl"
    opener.pos_, opener.lemma_ = "VERB", opener.lemma_ if base is None else base


def _first_of_row(opener: Token, doer: Token, subject: Token) -> Token | None:
    """Give the first of a row of doers that was cut behind it: "Founded by A, B and C, the bank lends"."""
    agent = child(opener, "agent")
    last = conjuncts(doer)[-1:]
    named = bool(last) and subject.dep_ == "appos" and subject.head in last and last[0].pos_ == "PROPN"
    return child(agent, "pobj") if agent is not None and named else None


def _opens(opener: Token) -> bool:
    """Tell a participle that opens a sentence, be it read as another form of the verb or as a noun: "Set up by A"."""
    past = opener.tag_ in PAST or opener.lower_ in GRAMMAR.invariable
    gerund = opener.tag_ == "VBG" or (opener.tag_ in ("NN", "NNP") and lemma_of_gerund(opener) is not None)
    governs = opener.i + 1 < len(opener.doc) and opener.nbor().pos_ in ("ADP", "DET", "PRON", "PROPN", "PUNCT", "PART")
    fronted = opener.dep_ in ("advcl", "csubj", "csubjpass", *NOUN_SUBJECTS)
    return fronted and (past or (gerund and governs)) and not any(c.dep_ in SUBJECTS for c in opener.children)


def _before_verb(verb: Token, opener: Token) -> tuple[int, int]:
    """Give where the phrase between a comma and the verb, or an aside before it, stands; (0, 0) where none does."""
    doc, end = verb.doc, first_word(verb)
    commas = [t.i for t in doc[opener.i + 1 : end] if t.text == ","]
    if commas and commas[-1] == end - 1:  # an aside ends there
        opened = [k for k in commas[:-1] if doc[k + 1].lower_ in _ASIDES]
        end = opened[-1] if opened else 0
    for begin in (k + 1 for k in reversed(commas) if k + 1 < end):
        listed = any(t.dep_ == "cc" for t in doc[begin:end]) and any(
            t.dep_ == "conj" and t.head.i < begin for t in doc[begin:end]
        )
        if doc[begin].dep_ == "det" or not listed:
            return (begin, end) if doc[begin].dep_ != "cc" else (0, 0)
    return 0, 0
