"""Mends what is said beside a thing told: "found that A grew and warns that B fell" has one who finds and warns."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.somebody import is_person
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS, hang, neighbor_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token

_TELLING = GRAMMAR.speaking | GRAMMAR.saying | GRAMMAR.mandative | GRAMMAR.judging_deeds | GRAMMAR.viewing
_VOICING = GRAMMAR.speaking | GRAMMAR.judging_deeds | GRAMMAR.viewing
_CONTENT = GRAMMAR.takes_clause | GRAMMAR.speaking


def mend_second_telling(verb: Token) -> None:
    """Hang a verb added to what is told on the verb that tells it, where form or sense leave no other reading."""
    told, link = verb.head, neighbor_of(verb, -1)
    teller = told.head.head if told.dep_ == "acl" and told.head.dep_ == "dobj" else told.head  # "expressed hope that"
    bare = (verb.tag_ in FINITE or _is_plain(verb, told)) and not any(
        c.dep_ in ("aux", "auxpass", "mark", *SUBJECTS) for c in verb.children
    )
    content = told.dep_ == "ccomp" or (told.dep_ == "acl" and child(told, "mark") is not None)
    telling = teller.tag_ in FINITE or _is_plain(teller, teller)
    if not bare or not content or not telling or not teller.i < told.i < verb.i:
        return
    if any(way(verb, told, teller) for way in (_is_later, _is_told_likewise, _ends_row, _answers_it)):
        hang(verb, teller, "conj")
        if link.dep_ == "cc":
            hang(link, teller, "cc")


def mend_clause_beside_thing(verb: Token) -> None:
    """ "stressed the need for A, and that B must act" with a second sentence: it is stressed too."""
    teller, mark = verb.head, child(verb, "mark")
    told = mark is not None and mark.lower_ == "that" and child(verb, *SUBJECTS) is not None
    thing = child(teller, "dobj")
    if told and teller.lemma_ in _CONTENT | _TELLING and thing is not None and teller.i < thing.i < verb.i:
        verb.dep_ = "ccomp"


def _is_plain(verb: Token, beside: Token) -> bool:
    """Tell a present of "they" that was read as an infinitive: "A and B note that prices rise and recognize C"."""
    return verb.tag_ == "VB" and (beside.tag_ == "VBP" or (beside == verb and verb.dep_ == "ROOT" and _has_doer(verb)))


def _has_doer(verb: Token) -> bool:
    """Tell a verb with a subject and no auxiliary."""
    return child(verb, "nsubj") is not None and child(verb, "aux") is None


def _is_later(verb: Token, told: Token, teller: Token) -> bool:
    """ "noted that trade grows and signed A", "said that A would act and thanked B": the past goes with the past."""
    return verb.tag_ == teller.tag_ == "VBD" and _is_of_now(told)


def _is_told_likewise(verb: Token, told: Token, teller: Token) -> bool:
    """ "said A fell and warned that B did", "noted that A grew and urged B", "said the pact stays and hailed B"."""
    if verb.lemma_ == teller.lemma_ and child(verb, "ccomp") is not None:
        return True  # "claimed A was a spy and claimed she left"
    if verb.lemma_ not in _TELLING or teller.lemma_ not in _CONTENT:
        return False
    content = child(verb, "ccomp")
    that = content is not None and content.left_edge.lower_ == "that" and child(told, "ccomp") is None
    that |= verb.tag_ == teller.tag_ and {told.tag_, verb.tag_} == {"VBD", "VBZ"}  # "finds that A rose and advises B"
    return that or (teller.lemma_ in GRAMMAR.viewing and verb.lemma_ in _VOICING) or _is_mute(told)


def _ends_row(verb: Token, told: Token, teller: Token) -> bool:
    """ "hailed A, noted that B grew, and urged C": a row of deeds needs its "and"."""
    first, link = first_conjunct(teller), verb.doc[verb.left_edge.i - 1]
    row = first != teller and verb.tag_ == teller.tag_ and link.dep_ == "cc" and link.nbor(-1).text == ","
    return row and not any(c.dep_ == "cc" and c.i < told.i for t in (first, teller) for c in t.rights)


def _answers_it(verb: Token, told: Token, teller: Token) -> bool:
    """ "found that A had broken the rules and fined it": whoever it is that fines A, it is not A."""
    whom = child(verb, "dobj", "dative")
    taken_up = whom is not None and whom.tag_ == "PRP" and not whom.lower_.endswith(("self", "selves"))
    earlier = any(c.lower_ == "had" for c in told.lefts if c.dep_ == "aux")
    answers = verb.lemma_ in GRAMMAR.mandative | GRAMMAR.penalising
    return taken_up and earlier and answers and verb.tag_ == teller.tag_ == "VBD"


def _is_of_now(clause: Token) -> bool:
    """Tell a clause in the present, or with a modal: "grows", "is growing"; "has grown and signed" may be one."""
    first = next((c for c in clause.lefts if c.dep_ in ("aux", "auxpass")), clause)
    return (clause.tag_ != "VBN" and first.tag_ in ("VBZ", "VBP")) or (first.tag_ == "MD" and clause.tag_ != "VBN")


def _is_mute(told: Token) -> bool:
    """Tell "the court had not been informed", "the dam was unsafe": who undergoes it, and a thing, promises nothing."""
    subject = child(told, *SUBJECTS)
    if subject is None or child(told, "auxpass") is not None:
        return subject is not None
    if subject.pos_ != "NOUN" or is_person(subject):
        return False
    kinds = load_naming().classes_of(subject.lemma_.lower())
    known = bool(kinds) and not any(load_schema().is_a(kind, "Actor") for kind in kinds or ())
    return known or subject.lower_.endswith("ing")  # "voting was calm"
