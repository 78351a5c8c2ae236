"""Mends a verb of a row read as a noun or its modifier: "sells gas to Poland and hosts talks" with a sale to hosts."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.lemmas import lemma_of
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, neighbor_of, take_place
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import is_verb_alone, known_verbs
from spacy.tokens import Token


def mend_first_of_verbs(verb: Token) -> None:
    """ "A quake damaged homes, triggered slides and killed six" with damaged homes: no comma parts doer and verb."""
    thing, doer = verb.head, neighbor_of(verb, -1)
    second = thing.head
    apart = thing.dep_ == "nsubj" and second.tag_ == "VBD" and second.left_edge == thing.left_edge
    row = apart and second.i == thing.i + 2 and neighbor_of(thing, 1).text == "," and child(second, "conj") is not None
    part = doer.head in (verb, thing) and doer.dep_ in ("npadvmod", "compound", "nmod") and doer.pos_ == "NOUN"
    if not row or not part or doer.i + 1 != verb.i or doer.whitespace_ == "":
        return
    for c in [c for c in thing.lefts if c.i < doer.i]:
        hang(c, doer, c.dep_)
    take_place(verb, second)
    verb.pos_, verb.tag_ = "VERB", "VBD"
    hang(doer, verb, "nsubj")
    hang(thing, verb, "dobj")
    hang(second, verb, "conj")


def mend_second_verb_read_as_plural(plural: Token) -> None:
    """ "sells gas to Poland and hosts talks" with hosts that talk or are sold to: what one doer does is told twice."""
    joint, thing = neighbor_of(plural, -1), neighbor_of(plural, 1)
    name = neighbor_of(joint, -1)
    apart = joint.dep_ != "cc" or joint.lower_ != "and" or name.pos_ != "PROPN" or not plural.text.islower()
    if apart or lemma_of(plural) not in known_verbs() or plural.lower_ in GRAMMAR.plural_parts:
        return
    whole = thing.head if thing.dep_ in ("compound", "amod", "nmod") and thing.head.i > thing.i else thing
    read_as_part = plural.dep_ == "compound" and plural.head == whole and whole.dep_ == "conj" and whole.head == name
    read_as_place = plural.dep_ == "conj" and plural.head == name and name.dep_ == "nmod" and name.head == whole
    link = name.head if read_as_part else whole.head
    first = link.head.head if link.head.dep_ == "dobj" else link.head
    told = link.dep_ in ("prep", "dative") and first.tag_ == "VBZ" and child(first, "nsubj") is not None
    if not (read_as_part or read_as_place) or not told or link.lower_ in ("between", "among", "of"):
        return
    plural.pos_, plural.tag_, plural.lemma_ = "VERB", "VBZ", lemma_of(plural)
    if read_as_place:
        hang(name, link, "pobj")
    if link.lower_ in ("from", "to"):
        hang(link, first, link.dep_)
    hang(plural, first, "conj")
    hang(whole, plural, "dobj")
    hang(joint, first, "cc")
    for c in [c for t in (first, link.head, name) for c in t.rights if c.i > whole.i and c.dep_ in ("prep", "dative")]:
        hang(c, plural, c.dep_)


def mend_second_verb_read_as_object(plural: Token) -> None:
    """ "cuts costs and adheres to A" with adheres that are cut: no noun has such a plural, it is what is done next."""
    joint, link, thing = neighbor_of(plural, -1), neighbor_of(plural, 1), plural.head
    first = thing.head
    told = thing.dep_ == "dobj" and first.tag_ == "VBZ" and child(first, "nsubj") is not None
    governs = joint.lower_ == "and" and link.pos_ == "ADP" and not any(plural.lefts) and plural.text.islower()
    if not (told and governs and is_verb_alone(lemma_of(plural))):
        return
    plural.pos_, plural.tag_, plural.lemma_ = "VERB", "VBZ", lemma_of(plural)
    hang(plural, first, "conj")
    hang(joint, first, "cc")
    hang(link, plural, "prep")
