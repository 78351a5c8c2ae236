"""Mends asides that tell who says it, where their verb is read as a noun or a short form comes between."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.repair.lemmas import lemma_of
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, spine
from reportgraph.ontology.lexicon import load_lexicon
from spacy.tokens import Doc, Token

_LOOSE = frozenset({"compound", "dep", "nmod", "npadvmod"})


def repair_told_asides(doc: Doc) -> None:
    """Give each aside its verb, and each short form its name."""
    for token in doc[2:-1]:
        if token.tag_ == "NNS" and token.dep_ == "pobj" and token.head.lower_ == "as":
            _telling_read_as_plural(token)
        if token.pos_ == "PROPN" and token.dep_ in _LOOSE and (token.head.dep_ == "advcl" or token.head.pos_ == "VERB"):
            _short_form_of_verb(token)
        if token.dep_ == "relcl" and token.head.pos_ == "VERB" and token.i > token.head.i:
            _told_read_as_relative(token)
        if token.lower_ == "as" and token.dep_ == "prep" and token.head.dep_ == "dobj":
            _role_of_object(token)


def _told_read_as_relative(verb: Token) -> None:
    """ "The paper states that A harms B" with "states" as what harms: a verb has no relative clause."""
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ == "that" and load_lexicon().contexts.is_speech(verb.head.lemma_):
        verb.dep_ = "ccomp"


def _role_of_object(link: Token) -> None:
    """ "described the visits as proof that A" with visits that are so: it is what they are called."""
    verb = link.head.head
    called = load_lexicon().contexts.of(verb.lemma_, "VERB", "phrase", "as") if verb.pos_ == "VERB" else None
    if called is not None and called.name == "quote" and link.i > link.head.i and child(link, "pobj") is not None:
        hang(link, verb, "prep")


def _telling_read_as_plural(plural: Token) -> None:
    """ "as the Lake Bank (LB) reports, A will grow" with reports of the bank that it grows as: the bank says so."""
    link, name = plural.head, child(plural, "nmod", "compound")
    main = link.head
    apart = plural.nbor().text == "," and main.pos_ in ("VERB", "AUX") and main.i > plural.i
    if not apart or name is None or name.pos_ != "PROPN" or child(plural, "amod", "nummod") is not None:
        return
    if not load_lexicon().contexts.is_speech(lemma_of(plural)):
        return
    for c in [c for c in plural.lefts if c != name]:
        hang(c, name, c.dep_)
    hang(name, plural, "nsubj")
    plural.pos_, plural.tag_, plural.lemma_ = "VERB", "VBZ", lemma_of(plural)
    hang(plural, main, "advcl")
    hang(link, plural, "mark")
    link.pos_ = "SCONJ"


def _short_form_of_verb(short: Token) -> None:
    """ "the Lake Bank (LB) reports" with a short form of what is told: it is the bank's."""
    before, after, verb = short.nbor(-1), short.nbor(), short.head
    if (before.text, after.text) != ("(", ")") or not short.text.isupper() or verb.i < short.i or before.i < 1:
        return
    names = [t for t in spine(before.nbor(-1)) if t.pos_ in NOUNY and t.i < before.i]
    if names and names[-1].head == verb and names[-1].pos_ == "PROPN":
        for t in (short, before, after):
            hang(t, names[-1], "appos" if t == short else "punct")
