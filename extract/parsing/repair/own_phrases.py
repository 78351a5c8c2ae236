"""Mends where a noun's own phrase ends: whose talks those "among A and B" are, what stands beside "the rule of law"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang, neighbor_of
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token


def mend_parties(preposition: Token) -> None:
    """ "convened talks among A and B" with the talks convened among them: they are theirs."""
    noun = neighbor_of(preposition, -1)
    event = noun.dep_ in ("dobj", "nsubjpass") and noun.head == preposition.head and noun.pos_ == "NOUN"
    if event and (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] in ("Event", "CooperationMechanism"):
        hang(preposition, noun, "prep")


def mend_fixed_phrase(of: Token) -> None:
    """ "the rule of law and human rights" with a rule of rights: a fixed phrase takes in nothing more."""
    head, inner = of.head, of.nbor() if of.i + 1 < len(of.doc) else of
    phrase = (head.lower_, "of", inner.lower_)
    if of.i != head.i + 1 or phrase not in load_naming().phrases_from.get(head.lower_, ()):
        return
    for added in [c for c in inner.rights if c.dep_ == "conj"]:
        if head.lower_ == "freedom" and added.lemma_ != "right":
            return  # "freedom of speech and assembly"
        for link in [c for c in inner.rights if c.dep_ == "cc" or c.text == ","]:
            hang(link, head, link.dep_)
        hang(added, head, "conj")
