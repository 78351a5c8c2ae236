"""Mends infinitives that an adverb parts from their "to": "ways to further ease trade" with "trade" behind "to"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Doc, Token

_MODIFYING = frozenset({"amod", "compound", "nmod"})


def repair_infinitives(doc: Doc) -> None:
    """Make a verb of what stands behind "to" and an adverb, and its object of the noun that it was a part of."""
    for to in doc:
        if to.lower_ != "to" or to.dep_ != "prep" or to.i + 3 >= len(doc):
            continue
        adverb, verb, noun = to.nbor(), to.nbor(2), child(to, "pobj")
        read_amiss = verb.tag_ == "VB" and verb.dep_ in _MODIFYING and verb.head == noun
        if noun is not None and read_amiss and adverb.pos_ == "ADV" and verb.lower_ in known_verbs():
            _govern(verb, noun, to)


def _govern(verb: Token, noun: Token, to: Token) -> None:
    governor = to.head
    verb.pos_, verb.lemma_ = "VERB", verb.lower_
    verb.head, verb.dep_ = governor, "acl" if governor.pos_ in ("NOUN", "PROPN") else "xcomp"
    noun.head, noun.dep_ = verb, "dobj"
    to.head, to.dep_, to.pos_ = verb, "aux", "PART"
    hang(to.nbor(), verb, "advmod")
    above = governor.head
    for c in list(above.rights):  # "and attract B", which "discussed" governed
        if c.dep_ == "conj" and c.tag_ == "VB" and c.i > noun.i and above.tag_ != "VB":
            hang(c, verb, "conj")
