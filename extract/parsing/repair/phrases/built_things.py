"""Mends what is built or paid for: "a mill in the west, which is Danish-financed", "a wind and solar farm"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, lift
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_WHERE = frozenset({"in", "at", "near", "off", "outside", "around"})
_OF_WHERE = _WHERE | {"of", "to"}
_DONE_TO_WORKS = GRAMMAR.making_works | {"acquire", "buy", "co-finance", "cofinance", "delay", "sell"}
_WORKS = frozenset({"Facility", "InfrastructureProject"})


def repair_built_things(doc: Doc) -> None:
    """Hang each relative clause that tells who makes, pays for or runs something on the thing, and on no region."""
    for token in doc:
        if token.lower_ in GRAMMAR.energy_sources and token.i + 3 < len(doc) and token.nbor().lower_ in ("and", "or"):
            _of_two_sources(token)
        if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in GRAMMAR.manufacturing:
            _made_of_goods(token)
        if token.lower_ == "in" and token.dep_ == "prep" and token.head.pos_ == "PROPN":
            _done_there(token)
        if token.dep_ == "relcl" and token.head.dep_ == "pobj" and token.head.lemma_ in GRAMMAR.on_map:
            _stands_there(token)
        if token.dep_ in ("acl", "relcl") and token.head.dep_ == "pobj":
            _works_there(token)
        if token.lower_ in _WHERE and token.dep_ == "prep" and token.head.lemma_ in GRAMMAR.done_at_works:
            _lies_there(token)


def _stands_there(verb: Token) -> None:
    place = verb.head
    whole, quality = place.head.head, child(verb, "acomp") or verb
    made = quality.tag_ == "VBN" and quality.lemma_ in GRAMMAR.making_works
    if made and place.head.lower_ in _WHERE and whole.pos_ in ("NOUN", "PROPN") and whole.i < place.i:
        hang(verb, whole, "relcl")


def _works_there(verb: Token) -> None:
    """ "a plant near Lima, which A owns", "a line to Lima, run by A", "a plant in the Cusco area, which will aid B"."""
    place, which = verb.head, verb.left_edge
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN" and child(verb, "agent") is not None
    if which.lower_ != "which" and not bare:
        return
    above = place.head.head
    thing = child(above, "dobj", "nsubjpass") if above.pos_ == "VERB" else above
    region = place.lemma_ in GRAMMAR.on_map
    named = region or (place.pos_ == "PROPN" and place.ent_type_ != "PERSON")
    if not named or place.head.lower_ not in _OF_WHERE or thing is None or thing.i > place.i:
        return
    made = verb if bare else which.head
    undergone = (bare or which.dep_ in ("dobj", "nsubjpass")) and made.lemma_ in _DONE_TO_WORKS
    yielded = which.dep_ == "nsubj" and verb.lemma_ in GRAMMAR.done_by_works and which.head == verb
    yielded = yielded and (region or any(c.lower_ == "will" for c in verb.lefts))  # a country supplies others
    if (undergone or yielded) and not _WORKS.isdisjoint(load_naming().classes_of(thing.lemma_.lower()) or ()):
        hang(verb, thing, "relcl")


def _lies_there(place: Token) -> None:
    """ "will upgrade the port at Oslo" with Oslo as where it is upgraded: the port is there, whatever is done to it."""
    works = next((c for c in place.head.rights if c.dep_ == "dobj"), None)
    if works is None or works.right_edge.i + 1 != place.i or not any(c.pos_ == "PROPN" for c in place.rights):
        return
    if (load_naming().classes_of(works.lemma_.lower()) or ("",))[0] in ("Facility", "InfrastructureProject"):
        hang(place, works, "prep")


def _made_of_goods(verb: Token) -> None:
    """ "a tariff on buses manufactured in A": the buses are; "an analysis of trade produced by A" stays."""
    on, goods = verb.head, verb.nbor(-1)
    nearer = on.i < goods.i and goods.dep_ == "pobj" and goods.tag_ == "NNS" and goods.head.head == on
    if nearer and (load_naming().classes_of(on.lemma_.lower()) or ("",))[0] != "Document":
        hang(verb, goods, "acl")


def _done_there(place: Token) -> None:
    """ "projects led by the Lake Bank in A": the projects are there, whoever leads them."""
    by = place.head.head
    verb = by.head
    run = by.dep_ == "agent" and verb.dep_ == "acl" and verb.head.lemma_ in GRAMMAR.undertakings
    if run and any(c.dep_ == "pobj" and c.ent_type_ in ("GPE", "LOC") for c in place.rights):
        hang(place, verb.head, "prep")


def _of_two_sources(source: Token) -> None:
    """ "opened a wind and solar farm" with wind and a farm opened: the farm has both."""
    kind = source.nbor(2)
    thing = kind.head
    whole = thing.dep_ == "conj" and thing.head == source and thing.left_edge == kind
    if not whole or kind.dep_ != "amod" or kind.lower_ not in GRAMMAR.powered:
        return
    if thing.i > kind.i + 2 or load_naming().classes_of(thing.lemma_.lower()) is None:
        return
    lift(thing, "compound")
    for c in [c for c in source.children if c.dep_ not in ("cc", "conj")]:
        hang(c, thing, c.dep_)
    hang(kind, source, "conj")
