"""Mends who is given something or helped to do it: a noun right behind the verb, read as part of the next one."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, neighbor_of, put
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import PEOPLE, load_schema
from reportgraph.ontology.verbs import is_verb_alone, known_verbs
from spacy.tokens import Token

_NAMED = frozenset({"GPE", "LOC", "PERSON"})
_ADJECTIVAL = frozenset({"us", "u.s.", "uk", "u.k.", "eu", "un", "u.n."})  # "gave US aid to A" is aid of the US
_LEADING_TO = frozenset({"access", "admission", "entry", "path", "right", "route"})  # "gave A access to B"
_CHARGING = frozenset({"charge", "cost", "earn", "fine", "owe", "pay", "save"})
_SHIELDING = frozenset({"protection", "relief", "shelter"})
_OPENED = frozenset({"access", "authority", "control", "permission"})  # what somebody is given to do something


def mend_receiver(name: Token) -> None:
    """ "gave Chad permission to use A" with a Chad permission: who is given it is named first."""
    gift = name.head
    verb = gift.head
    counted = name.pos_ == "PROPN" and (name.nbor().pos_ == "NUM" or name.nbor().tag_ == "$")  # "lent A 9 million"
    opened = gift.lemma_ in _OPENED and name.text[0].isupper() and not _is_of_origin(name)  # "gives Voltra access"
    named = (name.ent_type_ in _NAMED or opened) and name.lower_ not in _ADJECTIVAL
    alone = gift.dep_ == "dative" and child(verb, "dobj") is None  # "granted Chad loans worth $5 million"
    if not (named or counted) or not (alone or gift.dep_ == "dobj") or gift.pos_ != "NOUN":
        return
    span = [t for t in name.doc[gift.left_edge.i : gift.i] if t.ent_type_ == name.ent_type_]
    gives = verb.lemma_ in GRAMMAR.giving or (opened and verb.lemma_ == "provide")
    if not gives or not span or span[-1] != name or span[0].i != verb.i + 1:
        return
    if any(c.dep_ in ("det", "poss", "case", "dative") for t in (gift, name) for c in t.lefts):
        return
    given = child(verb, "auxpass") or (not alone and child(verb, "dative"))
    if given or load_naming().class_of_nominal([gift.lower_]) in PEOPLE:
        return
    if gift.lemma_ not in _LEADING_TO and any(
        c.dep_ in ("prep", "dative") and c.lower_ == "to" for t in (verb, gift) for c in t.rights
    ):
        return  # "sent Chad oil to A"
    hang(name, verb, "dative")
    gift.dep_ = "dobj"
    name.pos_, name.tag_ = "PROPN", "NNP"
    for part in span[:-1]:
        if part.head == gift:
            hang(part, name, "compound")


def mend_placed_receiver(preposition: Token) -> None:
    """ "gave women in Chad access to B" with women and access that are given: who gets it is told in a phrase.

    Also where the gift is read as a part of that phrase, "in Chad access", or as what the sum told is for: "was fined
    $2 million for harming A" has a fine for that, and no such million.
    """
    first = preposition.nbor(-1)
    verb = first.head
    if first.dep_ != "dobj" or first.i < verb.i or preposition.head not in (verb, first):
        return
    if preposition.lower_ == "for" and verb.lemma_ in GRAMMAR.penalising and preposition.head == first:
        if child(verb, "auxpass") is not None and any(c.dep_ in ("nummod", "quantmod") for c in first.lefts):
            hang(preposition, verb, "prep")
        return
    gives = verb.lemma_ in GRAMMAR.ditransitive and first.left_edge.i == verb.i + 1
    place, told = child(preposition, "pobj"), preposition.right_edge
    if not gives or place is None or child(verb, "dative", "auxpass") is not None or not _is_actor(first):
        return
    gift = next((c for c in verb.rights if c.dep_ == "dobj" and c.left_edge.i == told.i + 1), None)
    last = neighbor_of(place, -1)
    if gift is None and last.pos_ == "PROPN" and last.head == place and place.pos_ == "NOUN":
        gift = place if place.lemma_ in _LEADING_TO | _OPENED | _SHIELDING else None
    if gift is None:
        return
    if gift == place:
        hang(gift, verb, "dobj")
        hang(last, preposition, "pobj")
        for c in [c for c in gift.lefts if c.i < last.i]:
            hang(c, last, c.dep_)
        for c in [c for c in verb.rights if c.dep_ == "prep" and c.i == gift.right_edge.i + 1]:
            hang(c, gift, "prep")
    hang(preposition, first, "prep")
    first.dep_ = "dative"


def mend_charged(name: Token) -> None:
    """ "could cost the firm millions" with the millions of a firm: whoever is charged is named first."""
    crowd, verb = name.head, name.head.head
    if name.dep_ == "nmod" and verb.lemma_ in _CHARGING and neighbor_of(name, 1).pos_ in ("NUM", "SYM"):
        _mend_fined(name)
    if crowd.dep_ != "dobj" or crowd.lower_ not in GRAMMAR.crowds | {"billions"} or verb.lemma_ not in _CHARGING:
        return
    if name.i != crowd.i - 1 or crowd.left_edge.i != verb.i + 1 or child(verb, "dative") is not None:
        return
    if name.dep_ == "amod":  # "the firm millions"
        if child(crowd, "det") is None or not load_naming().classes_of(name.lower_):
            return
        name.pos_, name.tag_ = "NOUN", "NN"
    for c in [c for c in crowd.lefts if c.i < name.i]:
        put(c, name, c.dep_)
    hang(name, verb, "dative")


def _mend_fined(name: Token) -> None:
    """ "fined the bank 5 million euros" with the euros of a bank."""
    amount = name.head
    if amount.dep_ != "dobj" or amount.left_edge.i != amount.head.i + 1 or child(amount.head, "dative") is not None:
        return
    for c in [c for c in amount.lefts if c.i < name.i]:
        put(c, name, c.dep_)
    hang(name, amount.head, "dative")


def _is_of_origin(name: Token) -> bool:
    """Tell "Chinese" in "gives Chinese access"."""
    entry = load_gazetteer().get(name.text)
    return entry is not None and entry.demonym


def mend_given_to(preposition: Token) -> None:
    """ "awarded a contract for a port to A" with a port to A: who is named behind "to" gets what is given."""
    to, inner = child(preposition, "pobj"), preposition.head
    if to is None or to.pos_ != "PROPN" or to.ent_type_ in ("GPE", "LOC", "FAC") or inner.pos_ != "NOUN":
        return
    link = inner.head
    above = link.head if inner.dep_ == "pobj" and link.lower_ in ("for", "in") else inner
    gift = above if above.dep_ == "dobj" else child(above, "dobj") if above.pos_ == "VERB" else None
    if gift is None or gift in (to, inner) or inner.lemma_ in _LEADING_TO:
        return
    if gift.head.lemma_ in GRAMMAR.giving and gift.lemma_ in GRAMMAR.given_for_a_thing:
        hang(preposition, gift.head, "prep")


def mend_second_object(gift: Token) -> None:
    """ "granted A, B and C a loan" with the loan as another name of A: they are given it."""
    verb = next((a for a in gift.ancestors if a.pos_ == "VERB"), gift)
    first = child(verb, "dobj", "dative")
    article = next((c for c in gift.lefts if c.dep_ == "det" and c.lower_ in ("a", "an")), None)
    if verb.lemma_ not in GRAMMAR.ditransitive or first is None or article is None or first.i < verb.i:
        return
    if article.nbor(-1).pos_ not in ("NOUN", "PROPN") or not first.i < article.i or first.is_ancestor(verb):
        return
    if first.is_ancestor(gift):
        hang(gift, verb, "dobj")
        first.dep_ = "dative"


def mend_helped(people: Token) -> None:
    """ "helps small firms export goods" with the export goods of firms: those who are helped do the next word.

    A body is told by a verb that names no thing: "helped its navy combat sea piracy".
    """
    act = people.nbor()
    thing = act.head
    while thing.dep_ in MODIFYING and thing.head.i > thing.i:
        thing = thing.head
    helping = thing.head
    if act.dep_ == "dobj" and people.head == act and helping.lemma_ in GRAMMAR.assisting and is_verb_alone(act.lower_):
        _does_itself(people, act)
        return
    if (
        act.dep_ not in MODIFYING
        or thing.dep_ != "dobj"
        or not (people.head == act or act.i < people.head.i <= thing.i)
    ):
        return
    if helping.lemma_ not in GRAMMAR.letting or act.lower_ not in known_verbs() or thing.left_edge.i != helping.i + 1:
        return
    several = people.tag_ == "NNS"
    if not several and (act.lower_ not in GRAMMAR.combating | GRAMMAR.last_verbs or _is_actor(thing)):
        return  # "helped the army combat unit"
    if not _is_actor(people):
        return  # "helps arms control experts"
    for c in [c for t in (thing, act) for c in t.lefts if c.i < people.i]:
        put(c, people, c.dep_)
    hang(people, act, "nsubj")
    hang(act, helping, "ccomp")
    act.pos_, act.tag_, act.lemma_ = "VERB", "VB", act.lower_
    hang(thing, act, "dobj")


def _does_itself(helped: Token, act: Token) -> None:
    """ "helps the island recover from A" with a recover of the island: no noun is such a verb."""
    for c in [c for c in act.lefts if c.i < helped.i]:
        put(c, helped, c.dep_)
    helped.dep_, act.dep_ = "nsubj", "ccomp"
    act.pos_, act.tag_, act.lemma_ = "VERB", "VB", act.lower_


def _is_actor(noun: Token) -> bool:
    cls = load_naming().class_of_nominal([noun.lemma_.lower()])
    return cls is not None and load_schema().is_a(cls, "Actor")


def mend_sum_behind_name(name: Token) -> None:
    """ "lent the railway, A, $9 million" with a railway that is A and a sum: who gets the sum is named before it.

    So is who gets a contract: "awarded a builder, A, a contract to build B".
    """
    receiver = name.head
    verb = receiver.head
    sums = (c for t in (receiver, name) for c in t.rights if c.dep_ in ("appos", "conj", "npadvmod") and c.i > name.i)
    amount = next((c for c in sums if _is_sum(c) or c.lemma_ in GRAMMAR.given_for_a_thing), None)
    if amount is None or receiver.dep_ != "dobj" or verb.lemma_ not in GRAMMAR.ditransitive:
        return
    if name.doc[amount.left_edge.i - 1].text != "," or any(c.dep_ == "cc" for c in (*receiver.rights, *name.rights)):
        return
    hang(amount, verb, "dobj")
    receiver.dep_ = "dative"
    given = amount.lemma_ in GRAMMAR.given_for_a_thing
    for c in [c for c in amount.rights if c.dep_ in ("relcl", "acl") and c.tag_ == "VB"]:
        hang(c, amount if given else verb, "acl" if given else "advcl")


def _is_sum(noun: Token) -> bool:
    return any(t.ent_type_ == "MONEY" or t.pos_ == "NUM" for t in noun.subtree)
