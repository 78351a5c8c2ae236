"""Mends words of formal texts that the tagger takes for names: "the Sides", "both Ministers", "We, the leaders"."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.tree import SUBJECTS, hang, neighbor_of, take_place
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_COUNTING = frozenset({"all", "both", "these", "three", "two"})
_POINTING = _COUNTING | {"our", "the"}
_EXTRAORDINARY = frozenset({"and", "extraordinary"})
_ABSTRACT = ("ance", "ency", "ence", "ism", "ment", "ness", "pathy", "sion", "tion")  # of nouns for states of things
_PRESENT = frozenset({"attendee", "leader", "participant", "signatory"})


def repair_formal_nouns(doc: Doc) -> None:
    """Make pronouns of "We", and common nouns of plurals that name who met or agreed by that alone."""
    for token in doc:
        if token.text == "We" and token.pos_ == "PROPN":
            token.pos_, token.tag_, token.lemma_ = "PRON", "PRP", "we"
            _unname(token)
        elif token.tag_ == "NNP" and load_naming().class_of_nominal([token.text]) == "Company":
            token.pos_, token.tag_ = "NOUN", "NN"  # "the start-up Voltra", of which no part but the last is a name
        if token.is_sent_start and token.tag_ == "NNP" and token.lower_.endswith(_ABSTRACT):
            _state_of_things(token)
    for token in doc[1:]:
        if token.tag_ in ("NNPS", "NNP", "NNS") and token.text.istitle() and token.nbor(-1).lower_ in _POINTING:
            _mend(token)
        alone = token.i + 1 < len(doc) and doc[token.i + 1].text == ","
        if alone and token.lower_ in ("former", "latter") and token.tag_ == "JJ" and token.nbor(-1).lower_ == "the":
            token.pos_, token.tag_ = "NOUN", "NN"  # "the latter, which signed A, left"
        if token.lower_ == "plenipotentiary":
            _full_powers(token)


def _state_of_things(first: Token) -> None:
    """ "Reliance on gas hurt A" with a body of that name: a capital at the head of a sentence says nothing.

    What stands so elsewhere is a name, and a body may be in a place: "Alliance in Peru said".
    """
    more = neighbor_of(first, 1)
    told = first.dep_ in SUBJECTS and more.head == first and more.pos_ == "ADP"
    told = told and not (first.ent_type_ and more.lower_ in ("at", "in"))
    known = load_gazetteer().get(first.text) is not None
    if told and not known and all(t.is_sent_start for t in first.doc if t.text == first.text):
        first.pos_, first.tag_, first.lemma_ = "NOUN", "NN", first.lower_
        _unname(first)


def _full_powers(last: Token) -> None:
    """ "Ambassador Extraordinary and Plenipotentiary of A" with two things of A behind an ambassador of nobody."""
    words = [last]
    while words[0].i > 1 and words[0].nbor(-1).lower_ in _EXTRAORDINARY:
        words.insert(0, words[0].nbor(-1))
    office = neighbor_of(words[0], -1)
    if office in words or "Person" not in (load_naming().classes_of(office.lower_) or ()):
        return
    if office.head in words:
        take_place(office, office.head)
    for c in [c for word in words for c in word.children if c not in words and c != office]:
        hang(c, office, c.dep_)
    for word in words:
        hang(word, office, "cc" if word.lower_ == "and" else "amod")
        word.pos_, word.tag_ = ("CCONJ", "CC") if word.lower_ == "and" else ("ADJ", "JJ")
        _unname(word)


def _mend(noun: Token) -> None:
    one, naming = singular(noun.lower_), load_naming()
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    longer = behind is not None and (behind.text[0].isupper() or behind.text in ("-", "'"))
    counted = noun.nbor(-1).lower_ in _COUNTING and one in GRAMMAR.lands
    called = counted or one in naming.words.sides | _PRESENT or (one,) in naming.words.titles
    if called and one != noun.lower_ and not longer and noun.dep_ not in ("compound", "nmod"):
        noun.pos_, noun.tag_, noun.lemma_ = "NOUN", "NNS", one
        _unname(noun)


def _unname(token: Token) -> None:
    """Take the label of a name from a word, and from all that it is told to be one name with."""
    names = [ent for ent in token.doc.ents if ent.start <= token.i < ent.end] if token.ent_type_ else []
    if names:
        token.doc.set_ents([], outside=names, default="unmodified")
