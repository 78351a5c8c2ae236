"""Who does what an infinitive says because its governing verb makes somebody do it: A in "urged A to join"."""

from __future__ import annotations

from collections.abc import Collection

from reportgraph.extract.parsing.labels import MEASURES
from reportgraph.extract.parsing.syntax import NOMINAL, RELATIVES, VERBAL, child, conjuncts, is_infinitive, objects_of
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def controller(head: Token) -> list[Token]:
    """Give the object that acts in an infinitive ("urged A to join": A), if the governing verb has one."""
    objects = child(head, "dobj", "dative")
    idle = objects is not None and (objects.lower_ in RELATIVES or objects.lemma_ in GRAMMAR.planks)
    if objects is not None and (idle or _is_amount(objects)):
        objects = None  # "spent a million to build", "steps that A takes to build", "set goals to": these do nothing
    if any(c.dep_ == "xcomp" and neighbor_of(c.left_edge, -1).dep_ == "cc" for c in head.rights):
        objects = None  # "pledged A and to build B": no A builds
    if objects is not None and head.lemma_ == "leave" and (objects.ent_type_ == "GPE" or _is_left_for(head)):
        return []  # "left Oslo to attend the forum", "left the party to found a new one"
    if objects is not None and head.lemma_ not in GRAMMAR.self_serving | GRAMMAR.going_over:
        return conjuncts(objects)
    for preposition in head.children:  # "called on A to join"
        if preposition.dep_ not in ("prep", "prt") or preposition.is_sent_start:
            continue  # "On A, B called for a truce": it is no A that is called on
        target, calling = child(preposition, "pobj"), GRAMMAR.calling
        plain = head.lemma_ in calling and preposition.lower_ in ("on", "upon", "for", "to")
        if target is not None and (plain or f"{head.lemma_} {preposition.lower_}" in calling):
            return conjuncts(target)
    return []


def is_office_given(deed: Token) -> bool:
    """Tell what somebody with a name gets an office for, read as a purpose: "will appoint A to lead B"."""
    naming = deed.head
    named = child(naming, "dobj") if deed.dep_ == "advcl" and naming.lemma_ in GRAMMAR.appointing else None
    return named is not None and named.pos_ == "PROPN" and named.i < deed.i and is_infinitive(deed)


def _is_left_for(leaving: Token) -> bool:
    deed = child(leaving, "xcomp", "advcl")
    return deed is not None and is_infinitive(deed) and deed.lemma_ in GRAMMAR.left_for


def asked_to_go(verb: Token, kept: tuple[int, ...]) -> tuple[int, ...]:
    """Give a verb with what it says little without, where somebody is asked to do it: "urged A to come forward".

    `kept` is the verb with its particle. What is behind it tells where somebody is to go or be: "to stay at home".
    """
    asking, doc, at = verb.head, verb.doc, kept[-1] + 1
    asked = verb.dep_ in ("xcomp", "ccomp", "advcl") and asking.lemma_ in GRAMMAR.urging and is_infinitive(verb)
    if not asked or not (child(verb, "nsubj") or controller(asking)):
        return ()
    behind = doc[at] if at < len(doc) else verb
    if behind.lower_ in GRAMMAR.whither and behind.head == verb:
        further = doc[at + 1] if at + 1 < len(doc) else verb
        return () if further.dep_ == "prep" and further.head in (behind, verb) else (*kept, at)  # "to stay away from A"
    place = child(behind, "pobj") if behind.lower_ in ("at", "in") and behind.head == verb else None
    if place is not None and place.i == at + 1 and place.tag_ == "NN" and place.n_rights == 0:
        return (*kept, at, at + 1)
    ends = behind == verb or behind.is_punct or behind.dep_ in ("cc", "mark")
    return kept if len(kept) > 1 and ends else ()


def receivers(infinitive: Token) -> list[Token]:
    """Give who gets what it takes to do something: A in "gave A money to build B"."""
    giving = infinitive.head
    if infinitive.lemma_ in GRAMMAR.done_by_gifts or any(is_made_to(c) for c in infinitive.rights):
        return []  # "gave A money to help it build B": A is helped
    gift, receiver = child(giving, "dobj"), child(giving, "dative")
    if giving.lemma_ not in GRAMMAR.giving or gift is None or receiver is None or not is_infinitive(infinitive):
        return _given(infinitive, GRAMMAR.gifts | GRAMMAR.commissions)
    given = receiver.pos_ in NOMINAL and receiver.i < gift.i < infinitive.i
    return conjuncts(receiver) if given else _given(infinitive, GRAMMAR.gifts | GRAMMAR.commissions)


def holding(infinitive: Token) -> Token | None:
    """Give the verb that says who has what it takes to do something: "has the staff to", "lacks the money to do A"."""
    means, verb = infinitive.head, infinitive.head.head
    if not is_infinitive(infinitive) or means.dep_ != "dobj" or verb.lemma_ not in GRAMMAR.holding_means:
        return None
    some = any(c.lower_ in ("a", "an") for c in means.lefts)  # "has a fund to do A": the fund does
    return None if some or means.lemma_.lower() not in GRAMMAR.own_means | GRAMMAR.gifts else verb


def funded(infinitive: Token) -> list[Token]:
    """Give who gets money for doing something: A in "gave a loan to A to mend its roads", "A was lent a million to"."""
    return _given(infinitive, GRAMMAR.gifts)


def is_made_to(deed: Token) -> bool:
    """Tell what a pronoun is let, helped or asked to do: "it build" in "to help it build A"."""
    over, doer = deed.head, child(deed, "nsubj")
    made = deed.dep_ in ("ccomp", "xcomp") and deed.tag_ == "VB" and over.pos_ in VERBAL and over.i < deed.i
    if not made or doer is None or doer.pos_ != "PRON":
        return False
    return is_infinitive(deed) or (over.lemma_ in GRAMMAR.assisting and child(deed, "aux", "mark") is None)


def _given(infinitive: Token, gifts: Collection[str]) -> list[Token]:
    """Give who gets one of these for doing something."""
    giving = infinitive.head
    if neighbor_of(infinitive.left_edge, -1).dep_ == "cc":
        return []  # "gave aid for clinics and to end A"
    while giving.dep_ in ("dobj", "pobj", "prep", "dative") and giving.pos_ not in VERBAL:
        giving = giving.head
    handing = giving.lemma_ in GRAMMAR.giving | GRAMMAR.supplying
    if not is_infinitive(infinitive) or not (handing or giving.lemma_ in GRAMMAR.paying) or giving.i > infinitive.i:
        return []
    objects = [c for c in giving.children if c.dep_ in ("dobj", "dative", "nsubjpass") and c.pos_ in NOMINAL]
    things = [*objects, *(o for c in giving.rights if c.lower_ == "with" for o in objects_of(c))]
    gift = next((t for t in things if t.lemma_.lower() in gifts), None)
    if gift is None:
        return []
    kinds = [o for c in gift.rights if c.lower_ in ("in", "of") for o in objects_of(c)]  # "a million in aid to A"
    to = [o for t in (giving, gift, *kinds) for c in t.rights if c.lower_ in ("to", "for") for o in objects_of(c)]
    found = next((t for t in (*to, *(objects if handing else ())) if t != gift and t.i < infinitive.i), None)
    return conjuncts(found) if found is not None else []


def _is_amount(noun: Token) -> bool:
    crowding = any(c.dep_ == "xcomp" and c.lemma_ in GRAMMAR.crowding for c in noun.head.rights)
    if crowding and noun.lower_ in GRAMMAR.crowds:
        return False  # "forced thousands to flee"
    return noun.ent_type_ in MEASURES or noun.pos_ == "NUM" or any(c.pos_ == "NUM" for c in noun.rights)
