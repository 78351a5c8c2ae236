"""Mends rows: deeds whose first was read as told, deeds beside a fight or a closed row, a role ahead of its holders."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.clauses.infinitive_aims import gets_done
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import SUBJECTS, hang, put, take_place
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_ONLY_PAST = frozenset({"agree", "appeal", "call", "decide", "insist", "vote"})  # with a preposition or an infinitive
_TELLING = GRAMMAR.saying | GRAMMAR.presenting | GRAMMAR.launching


def mend_first_of_row(verb: Token) -> None:
    """ "A reaffirmed B, welcomed C, and underscored D" as what "welcomed" tells: nobody is there who tells it."""
    second = verb.head
    row = verb.i < second.i and verb.tag_ == second.tag_ and second.pos_ == "VERB"
    if (
        not row
        or verb.doc[second.i - 1].text != ","
        or verb.right_edge.i + 2 - (verb.right_edge.text == ",") != second.i
    ):
        return
    subject = child(verb, "nsubj", "nsubjpass")
    told = any(c.dep_ in SUBJECTS or c.dep_ in ("mark", "aux", "auxpass") for c in second.children)
    others = (c for c in second.subtree if c.i > second.i and c.dep_ == "conj" and c.tag_ == verb.tag_)
    last = any(c.doc[c.left_edge.i - 1].dep_ == "cc" for c in others)
    if subject is None or told or not last or child(second, "dobj", "prep") is None:
        return
    if any(t.text in QUOTES for t in verb.subtree):
        return
    before = [c for c in second.lefts if c != verb and c.i < verb.i]
    take_place(verb, second)
    hang(second, verb, "conj")
    for c in before:
        hang(c, verb, c.dep_)


def mend_middle_of_row(verb: Token) -> None:
    """ "A reaffirmed B, called for C, and welcomed D" with a call that tells of B: it is one of three deeds."""
    first = verb.head if verb.dep_ == "advcl" else next((t for t in verb.ancestors if t.tag_ == "VBD"), verb)
    if first == verb or verb.i < first.i or verb.doc[verb.left_edge.i - 1].text != ",":
        return
    past = verb.tag_ == "VBD" or (verb.lemma_ in _ONLY_PAST and any(c.dep_ in ("prep", "xcomp") for c in verb.rights))
    alone = not any(c.dep_ in (*SUBJECTS, "mark", "agent", "auxpass", "aux") for c in verb.children)
    later = (c for c in first.rights if c.dep_ == "conj" and c.tag_ == "VBD" and c.i > verb.i)
    if past and alone and first.tag_ == "VBD" and any(c.doc[c.left_edge.i - 1].dep_ == "cc" for c in later):
        verb.tag_ = "VBD"
        put(verb, first, "conj")


def mend_role_ahead(mark: Token) -> None:
    """ "As close allies, A and B share C" with allies, A and B as who shares: the role is that of A and B."""
    verb = mark.head
    role = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.i > mark.i), None)
    if role is None or not mark.is_sent_start or role.pos_ != "NOUN" or role.left_edge.i != mark.i + 1:
        return
    first = next((c for c in role.rights if c.dep_ in ("conj", "appos") and c.pos_ == "PROPN"), None)
    behind = mark.doc[role.i + 1]
    if first is None or behind.text != "," or first.left_edge.i != role.i + 2 or role.tag_ != "NNS":
        return
    rest = [c for c in role.rights if c.i > first.i]
    hang(first, verb, role.dep_)
    for c in rest:
        hang(c, first, c.dep_)
    hang(mark, verb, "prep")
    mark.pos_, mark.tag_ = "ADP", "IN"
    hang(role, mark, "pobj")


def mend_beside_fight(member: Token) -> None:
    """ "the fight against hunger, the transition, and the reform of A" with a fight against reforms.

    What has an article beside what has none is no second enemy, if it is nothing bad.
    """
    first = member
    while first.head.dep_ == "conj":
        first = first.head
    enemy = first.head
    fight = enemy.head.head if enemy.dep_ == "pobj" and enemy.head.lower_ == "against" else enemy
    behind = first.doc[first.left_edge.i - 1]
    if fight == enemy or fight.pos_ != "NOUN" or fight.dep_ not in ("dobj", "pobj", "nsubj") or behind.text != ",":
        return
    row = [first]
    while (later := next((c for c in row[-1].rights if c.dep_ == "conj"), None)) is not None:
        row.append(later)
    told = all(any(c.lower_ == "the" for c in t.lefts) and t.pos_ == "NOUN" for t in (fight, *row))
    if not told or any(c.dep_ in ("det", "poss") for c in enemy.lefts):
        return
    if any(t.lemma_.lower() in word_lists()["ills"] for t in row):
        return
    hang(first, fight, "conj")


def mend_behind_closed_list(verb: Token) -> None:
    """ "will enable A to join and keep B, widen C, and cut D" with A as who widens C: "and" has closed A's list."""
    second, first = verb.head, verb.head.head
    closed = any(c.dep_ == "cc" and first.i < c.i < second.i for c in first.rights)
    goes_on = any(t.dep_ == "cc" and t.head.pos_ == "VERB" and t.i > verb.i for t in verb.subtree)
    if not closed or not goes_on or verb.nbor(-1).text != "," or first.dep_ not in ("xcomp", "ccomp", "acl", "advcl"):
        return
    over = first.head if first.head.pos_ == "VERB" else first.head.head
    if over.tag_ == verb.tag_ and over.i < first.i:
        hang(verb, over, "conj")


def is_perfect(verb: Token) -> bool:
    """Tell "have met", which goes on with a participle and with no bare form."""
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)


def is_told_of(verb: Token, teller: Token) -> bool:
    """Tell what a thing is for that somebody is to tell of: "will announce a fund to help A, and support B".

    Who goes on telling of more does so himself: "will announce a fund to help A, and unveil B".
    """
    telling = verb.dep_ == "conj" and teller.tag_ == "VB" and teller.lemma_ in _TELLING
    thing = child(teller, "dobj") if telling else None
    if thing is None or verb.lemma_ in _TELLING or not gets_done(verb):
        return False
    ends = [t for t in verb.doc[thing.i + 1 : verb.left_edge.i] if t.tag_ == "VB"]
    return bool(ends) and ends[0].head in (thing, teller) and is_infinitive(ends[0])
