"""Mends who owns a thing where a name of several words does: in "the State of Qatar's ports" they are the state's."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.tree import hang, take_place
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Token

_INSIDE = frozenset({"of", "for", "on", "in", "to"})
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_BODIES = ("Institution", "Facility")  # "the Centre for Energy"


def repair_state_owners(doc: Doc) -> None:
    """Make the whole name of a state or a body the owner, where a word of it was read as something apart."""
    for mark in doc[3:-1]:
        if mark.tag_ == "POS" and mark.nbor(-1).text[0].isupper():
            _state(mark)
            _body(mark)
            _person(mark)
            _second_of_two(mark)


def _second_of_two(mark: Token) -> None:
    """ "Chad's A and Togo's B" with A as an owner of B beside Togo: A is Chad's, and stands beside B."""
    land, link = mark.nbor(-1), mark.nbor(-2)
    first = link.nbor(-1) if link.i else link
    second = land.head if land.dep_ == "poss" else first.head
    beside = first.dep_ in ("poss", "nmod") and first.head == second and land.head in (first, second)
    beside = beside or (second.dep_ == "conj" and second.head == first and land.head == second)
    if link.lower_ != "and" or not beside or land.ent_type_ != "GPE" or first.pos_ != "PROPN" or second.i < mark.i:
        return
    owner = next((c for c in second.lefts if c.dep_ == "poss" and c.i < first.i and c.ent_type_ == "GPE"), None)
    named = second.pos_ == "PROPN" or (second.pos_ == "NOUN" and first.ent_type_ == "PERSON")
    if owner is None or not named:
        return
    if second.head != first:
        take_place(first, second)
        hang(second, first, "conj")
    hang(link, first, "cc")
    hang(owner, first, "poss")
    hang(land, second, "poss")
    hang(mark, land, "case")


def _state(mark: Token) -> None:
    land = mark.nbor(-1)
    of = land.doc[max(0, land.left_edge.i - 1)]
    state = of.nbor(-1) if of.i else of
    if land.pos_ != "PROPN" or of.lower_ != "of" or state.lower_ not in GRAMMAR.realms or not state.text[0].isupper():
        return
    apart = state.dep_ == "nmod" and state.head.i > mark.i  # the state beside "Qatar's ports"
    owned = land.dep_ == "poss" and land.head.i > mark.i and land.head.head == of  # the state of "Qatar's ports"
    if owned:
        thing = land.head
        take_place(thing, state)
    elif apart:
        thing = state.head
    else:
        return
    hang(state, thing, "poss")
    hang(of, state, "prep")
    hang(land, of, "pobj")
    hang(mark, state, "case")


def _body(mark: Token) -> None:
    """ "the Institute for Water's director" with an institute for the director of the water: he is the institute's.

    He may be read beside it as well: "the Institute for Water and Trade's director".
    """
    last = mark.nbor(-1)
    field = last.head if last.dep_ == "conj" and last.head.dep_ == "poss" else last  # "Drugs and Crime's director"
    body = _body_over(field.head if field.dep_ == "poss" else field, mark.i)
    if body is None or field.ent_type_ == "PERSON":
        return
    beside = (c for c in body.rights if c.dep_ == "conj" and c.left_edge.i == mark.i + 1)
    thing = field.head if field.dep_ == "poss" else next(beside, mark)
    whole = load_gazetteer().get(body.doc[body.i - sum(c.dep_ == "compound" for c in body.lefts) : mark.i].text)
    if thing.i <= mark.i or (field.ent_type_ in _PLACES and not _is_officer(thing)):
        return
    if not thing.text.islower() and whole is None:
        return  # "the Ministry of Trade's Office of Ports" may be one name
    governor, label = thing.head, thing.dep_
    behind = [c for t in (body, field) for c in t.rights if c.i > mark.i and c not in (thing, field)]
    take_place(thing, body)
    if field.dep_ == "poss":
        hang(field, governor, label)
    for c in [*(c for c in thing.lefts if c.i < field.i), *behind]:
        hang(c, thing if c in behind else field, c.dep_)
    hang(body, thing, "poss")
    hang(mark, body, "case")


def _body_over(thing: Token, end: int) -> Token | None:
    """Give the outermost body in whose name, which ends there, a noun was read as what the body is for."""
    found, word = None, thing
    while word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    while word.dep_ == "pobj" and word.head.lower_ in _INSIDE and word.head.head.text[0].isupper():
        word = word.head.head
        named = [*(c.lower_ for c in word.lefts if c.dep_ == "compound"), singular(word.lower_)]
        known = load_gazetteer().get(word.doc[word.i - len(named) + 1 : end].text)
        cls = known.cls if known is not None else load_naming().class_of_name(named)
        if cls is not None and word.pos_ == "PROPN" and any(load_schema().is_a(cls, kind) for kind in _BODIES):
            found = word
    return found


def _is_officer(thing: Token) -> bool:
    """Tell one person: a bank of China has a governor, but "a museum of Peru's history" shows it."""
    return thing.tag_ == "NN" and load_naming().class_of_nominal([thing.lower_]) == "Person"


def _person(mark: Token) -> None:
    """ "Jane Roe of Peru's Lake Institute said" with an institute that is hers: it is Peru's, and she is of it."""
    land = mark.nbor(-1)
    of, person = land.head, land.head.head
    body = person.head
    known = load_gazetteer().get(land.text)
    named = body.pos_ == "PROPN" and person.pos_ == "PROPN" and person.ent_type_ == "PERSON"
    if not named or person.dep_ != "poss" or of.lower_ != "of" or known is None or body.i < mark.i:
        return
    take_place(person, body)
    for given in person.doc[person.i - 1 : person.i]:
        if given.ent_type_ == "PERSON" and given.head not in (person, body):
            hang(given, person, "compound")
    hang(body, of, "pobj")
    hang(land, body, "poss")
    hang(mark, land, "case")
