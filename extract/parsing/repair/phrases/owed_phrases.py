"""Mends phrases that a verb calls for: what one is kept from, shielded against or given is said of the verb."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.repair.somebody import is_first_actor
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import NOUNS, hang
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_WEIGHT = frozenset({"importance", "relevance", "significance"})
_AIMS = frozenset({"priorities", "goals", "aims", "objectives", "concerns"})


def mend_rank(at: Token) -> None:
    """ "puts A, B and C at the heart of D", "among its aims" hung on C: where they are put is said of all."""
    first = first_conjunct(at.head)
    ranks = GRAMMAR.at_top if at.lower_ == "at" else _AIMS
    ranked = any(c.dep_ == "pobj" and c.lower_ in ranks for c in at.children)
    if ranked and first.dep_ == "dobj" and first.head.lemma_ in GRAMMAR.ranking:
        hang(at, first.head, "prep")


def mend_target(link: Token) -> None:
    """ "blamed A for attacks on B" with a blame on B: an attack has its target right behind it."""
    attack, target = link.nbor(-1) if link.i else link, child(link, "pobj")
    struck = attack.lemma_ in GRAMMAR.assaults | GRAMMAR.strikes and attack.dep_ == "pobj" and attack.pos_ == "NOUN"
    if struck and target is not None and target.ent_type_ not in TIMES and attack.head.head == link.head:
        hang(link, attack, "prep")


def mend_gift(gift: Token) -> None:
    """ "provides towns with water" with towns that have it: what is given goes with the verb, once.

    So does the money with which something is built: "opened a port with a loan from A".
    """
    receiver = first_conjunct(gift.head)
    verb, money = receiver.head, child(gift, "pobj")
    lent = money is not None and money.lemma_ in GRAMMAR.gifts
    behind = gift.doc[money.i + 1 : money.right_edge.i + 2] if money is not None and lent else ()
    if receiver.dep_ == "dobj" and gift.head.pos_ == "NOUN" and any(t.lower_ == "from" for t in behind):
        hang(gift, verb, "prep")
        return
    if receiver.dep_ == "dobj" and verb.lemma_ in GRAMMAR.filling and receiver == gift.head:
        hang(gift, verb, "prep")  # "flooded the market with goods"
    if receiver.dep_ != "dobj" or verb.lemma_ not in GRAMMAR.supplying or gift.head.pos_ not in NOUNS:
        return
    given = any(c.i != gift.i and c.dep_ == "prep" and c.lower_ == "with" and c.i > receiver.i for c in verb.rights)
    if not given and (gift.head.pos_ != "NOUN" or is_first_actor(gift.head)):
        hang(gift, verb, "prep")


def mend_holder(to: Token) -> None:
    """ "awarded the contract for the mill to A" with a mill to A: a contract is given to somebody; a road has ends."""
    laid = to.head.lemma_ in word_lists()["lines"]
    thing, holder = to.head, child(to, "pobj")
    while thing.dep_ == "pobj" and thing.lemma_ not in GRAMMAR.commissions:
        thing = thing.head.head
    given = thing != to.head and thing.dep_ == "dobj" and thing.lemma_ in GRAMMAR.commissions
    if holder is None or not given or thing.head.lemma_ not in GRAMMAR.giving or child(thing.head, "dative"):
        return
    somebody = holder.pos_ == "PROPN" and (not laid or holder.ent_type_ not in ("GPE", "LOC", "FAC"))
    if somebody or is_first_actor(holder):
        hang(to, thing.head, "dative")


def mend_importance(for_: Token) -> None:
    """ "the importance of A for doing B" with an A, or who tells of it, for doing it: it is important for that."""
    told = child(for_.head, "dobj") if for_.head.pos_ == "VERB" else None
    if told is not None and told.lemma_ in _WEIGHT and child(for_, "pcomp") and told.right_edge.i == for_.i - 1:
        hang(for_, told, "prep")
    of = for_.head.head
    matters = of.lower_ == "of" and of.head.lemma_ in _WEIGHT and child(for_, "pcomp") is not None
    if matters and for_.head.right_edge == for_.right_edge:
        hang(for_, of.head, "prep")


def mend_hindered(source: Token) -> None:
    """ "stops goods made in A from reaching B" with goods made from that: what is stopped is what they do."""
    if not any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in source.rights):
        return
    for thing in source.ancestors:
        verb = thing.head
        if thing.dep_ == "dobj" and verb.lemma_ in GRAMMAR.hindering and verb.i < thing.i < source.head.i:
            hang(source, verb, "prep")
            return


def mend_shielded(against: Token) -> None:
    """ "defends A and B against C" with a B against C: what they are defended against is said of the verb.

    So is what they are kept from, "shields A and B from C", of what somebody is told, "educates A about B", and what
    somebody is made ready for, "trains A for B".
    """
    first = first_conjunct(against.head)
    others = {"from": GRAMMAR.kept_from, "about": GRAMMAR.told_about, "for": GRAMMAR.readying}
    shared = others.get(against.lower_, GRAMMAR.shielding)
    told = against.lower_ not in ("about", "for") or is_first_actor(first)  # not "informs decisions about A"
    native = against.lower_ == "from" and any(c.ent_type_ in ("GPE", "LOC") for c in against.children)
    left = against.lower_ == "from" and first.head.lemma_ in GRAMMAR.emptying  # "withdraw all troops from A"
    if first.dep_ == "dobj" and (left or (first.head.lemma_ in shared and told and not native)):
        hang(against, first.head, "prep")


def mend_committed(to: Token) -> None:
    """ "underscores the commitment of A to doing B" with who underscores as who does B: A is committed to it."""
    verb = to.head
    if to.dep_ != "prep" or verb.pos_ != "VERB":
        return
    held = [c for c in verb.rights if c.dep_ == "dobj"]
    held += [o for p in verb.rights if p.lower_ == "for" for o in p.rights if o.dep_ == "pobj"]  # "thanked A for its"
    stance = next((c for c in held if c.lemma_ in GRAMMAR.devotion and c.i < to.i), None)
    between = to.doc[stance.right_edge.i + 1 : to.i] if stance is not None else None
    if stance is not None and not between and any(c.dep_ == "pcomp" for c in to.rights):
        hang(to, stance, "prep")


def mend_blamed_on(on: Token) -> None:
    """ "blamed the raid on A" with a raid on A: who blames says on whom."""
    above = on.head.head if on.head.dep_ == "dobj" else on.head.head.head  # "the fall in sales on A"
    verb = above.head if above.dep_ == "dobj" else above
    if verb.lemma_ in GRAMMAR.blaming and verb.pos_ == "VERB":
        hang(on, verb, "prep")


def mend_doing_of_praised(inside: Token) -> None:
    """ "praised A's role in ending B" with who praises as who ends it: what another does is told of it."""
    verb = inside.head
    if verb.lemma_ not in GRAMMAR.others_acts or not any(c.dep_ == "pcomp" for c in inside.rights):
        return
    deed = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i == inside.i - 1), None)
    if deed is not None and deed.pos_ == "NOUN" and any(c.dep_ == "poss" for c in deed.lefts):
        hang(inside, deed, "prep")


def mend_praised(preposition: Token) -> None:
    """ "thanked the A Programme for doing B": whoever is praised or blamed for doing something has done it."""
    noun = preposition.head
    doing = any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in preposition.children)
    if noun.dep_ != "dobj" or noun.head.lemma_ not in GRAMMAR.others_acts | GRAMMAR.blaming:
        return
    if (doing and noun.pos_ == "PROPN") or (noun.pos_ == "NOUN" and is_first_actor(noun)):
        hang(preposition, noun.head, "prep")
