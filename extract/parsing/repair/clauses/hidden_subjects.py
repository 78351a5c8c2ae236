"""Mends subjects that stand behind a word that was taken for them: a number, a gerund, the second part of a pair."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import (
    FINITE,
    NOMINAL,
    SUBJECTS,
    first_word,
    hang,
    is_finite,
    lift,
    put,
    take_place,
    verb_number,
)
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Span, Token

_BOUNDS = frozenset({"about", "around", "between", "over", "under"})
_ADDED = frozenset({"conj", "dobj"})
_GOVERNED = frozenset({"pobj", "attr", "dobj"})
_APPEARING = frozenset({"address", "appear", "arrive", "campaign", "testify"})
_TELLING = frozenset({"amod", "compound", "nmod"})
_NUMBERS = frozenset({"nummod", "nmod", "compound"})


def mend_behind_gerund(verb: Token) -> None:
    """ "Since taking office, A has made B" with A as what was taken: a comma parts it from the object before it.

    So in "As a result of the war, A fell", where a word before the comma was read as one that tells which A.
    """
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    opening = verb.doc[verb.sent.start : first_word(verb)]
    for name in (t for t in opening if t.dep_ in ("dobj", "pobj")):
        put = name.head
        opens = put.tag_ == "IN" and put.left_edge.i == verb.sent.start
        if not opens and not (put.dep_ == "pcomp" and put.tag_ == "VBG" and name.dep_ == "dobj"):
            continue
        taken = next((c for c in name.lefts if c.dep_ in _TELLING and c.nbor(1).text == ","), None)
        if taken is not None and not any(c.dep_ == "cc" for c in name.lefts):
            for c in [c for c in name.lefts if c.i < taken.i]:
                hang(c, taken, c.dep_)
            hang(taken, name.head, name.dep_)
            taken.pos_ = "PROPN" if taken.pos_ == "PROPN" else "NOUN"
            hang(name, verb, "nsubj")
            return
    _names_behind_object(verb, opening)


def _names_behind_object(verb: Token, opening: Span) -> None:
    """ "In a bid to boost ties, A and B on Friday agreed" with the ties, A and B in one row: A and B agreed."""
    thing = next((t for t in opening if t.dep_ in ("dobj", "pobj") and t.pos_ == "NOUN" and child(t, "conj")), None)
    if thing is None or opening[0].pos_ not in ("ADP", "SCONJ") or not is_finite(verb) or verb.n_rights == 0:
        return
    row = conjuncts(thing)[1:]
    comma = verb.doc[row[0].left_edge.i - 1]
    if comma.text != "," or any(t.pos_ != "PROPN" or t.i > verb.i for t in row) or thing.right_edge.i >= verb.i:
        return
    hang(row[0], verb, "nsubj")
    for other in row[1:]:
        hang(other, row[0], "conj")
    for link in [c for c in thing.rights if c.dep_ == "cc" and c.i > row[0].i]:
        hang(link, row[0], "cc")


def mend_behind_opener(verb: Token) -> None:
    """ "In the West, A, together with B, signed C" with the West in A: a finite verb has a subject."""
    if any(c.dep_ in (*SUBJECTS, "expl") for c in verb.children) or verb.tag_ not in FINITE:
        return
    opener = verb.sent[0]
    if opener.dep_ != "prep" or opener.head != verb:
        return
    for name in (t for t in opener.subtree if t.dep_ == "appos" and t.pos_ == "PROPN" and t.head.pos_ == "PROPN"):
        place, end = name.head, name.right_edge.i + 1
        beside = name.doc[name.left_edge.i - 1].text == name.doc[end].text == ","
        joined = name.doc[end + 1 : end + 3].text.lower() in ("together with", "along with")
        if beside and joined and place.dep_ == "pobj":
            hang(name, verb, "nsubj")
            for c in [c for c in place.rights if c.i >= end]:
                hang(c, name, c.dep_)
            return


def mend_pair_behind_opener(verb: Token) -> None:
    """ "After talks with A, B and C agreed" with talks with all three that agreed: two names behind a comma did.

    So in "Speaking in A, B and C said", where the speaking was read as the subject.
    """
    at, subject, end = verb.doc[verb.sent.start], child(verb, *SUBJECTS), verb.doc[first_word(verb) - 1]
    if verb.tag_ not in (*FINITE, "VB", "VBN") or end.dep_ != "conj" or end.pos_ != "PROPN":
        return
    marked = at.dep_ == "mark" and at.head == verb and subject is not None and subject.is_ancestor(end)
    opener = next((c for c in verb.lefts if c.left_edge == at and c.is_ancestor(end)), None)
    told = opener is not None and (opener.dep_ in ("advcl", "prep") if subject is None else _is_aside(opener, verb))
    first = end.head if end.head.dep_ == "appos" else first_conjunct(end)
    row = [t for t in conjuncts(first) if first.dep_ == "appos" or t != first]
    base = first.head if first.dep_ == "appos" else first
    paired = len(row) == 2 and end.left_edge.nbor(-1).lower_ == "and" and row[0].left_edge.nbor(-1).text == ","
    if not (marked or told) or not paired or base.dep_ != "pobj" or base.pos_ != "PROPN" or at.i + 1 >= base.i:
        return
    if marked and subject is not None:
        hang(at, verb, "prep")
        at.pos_ = "ADP"
        hang(subject, at, "pobj")
    elif opener is not None and opener == subject:
        opener.dep_ = "advcl"
        if opener.pos_ == "NOUN":
            opener.pos_, opener.tag_, opener.lemma_ = "VERB", "VBG", opener.lower_.removesuffix("ing")
    verb.tag_ = "VBP" if verb.tag_ == "VB" and first_word(verb) == verb.i else verb.tag_
    hang(row[0], verb, "nsubjpass" if child(verb, "auxpass") is not None else "nsubj")
    hang(end.left_edge.nbor(-1), row[0], "cc")
    hang(end, row[0], "conj")


def _is_aside(opener: Token, verb: Token) -> bool:
    """Tell what somebody does as he does what is told: "Meeting in A, …"; not "Fighting in A, B and C has led to D"."""
    if opener.tag_ == "VBN" or opener.left_edge != opener:
        return opener.tag_ == "VBN"
    gerund = opener.lower_ == "meeting" or opener.tag_ == "VBG"
    spoken = opener.lemma_.lower().removesuffix("ing") in GRAMMAR.speaking | GRAMMAR.coming | _APPEARING
    return gerund and (spoken or verb_number(verb) == "many")


def mend_subject_of_pair(verb: Token) -> None:
    """ "gave gas to A and B will build C" read with A and B as a pair: a finite verb has a subject, right before it."""
    participle = child(verb, "agent") is not None and child(verb, "auxpass", "dobj") is None  # "A and B chaired by C"
    if verb.dep_ == "ROOT" or participle or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    first = first_word(verb)
    noun = verb.doc[first - 1] if first else verb
    explained = _explained_before(noun) if verb.dep_ in ("acl", "conj") and verb.tag_ != "VBN" else None
    noun = explained or noun
    while noun.dep_ in ("pobj", "prep", "appos") and noun.head.i < noun.i:
        noun = noun.head  # "A and the ministers of B will build C", "A and its minister Jane Roe will build C"
    linked = any(c.dep_ == "cc" and noun.head.i < c.i < noun.i for c in noun.head.children)
    closed = noun == explained or noun.right_edge.i == first - 1
    if noun == explained:
        hang(verb, next(t for t in noun.ancestors if t != verb and t.pos_ in ("VERB", "AUX")), "conj")
        hang(noun, verb, "nsubj")
    elif noun.dep_ == "conj" and noun.pos_ in NOMINAL and linked and closed:
        governor = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
        if governor is not None and not noun.is_ancestor(verb) and noun.head.dep_ in ("pobj", "dobj", "conj", "attr"):
            told = verb.dep_ == "ccomp" and _opens_pair(noun.head)
            hang(noun.head if told else noun, verb, "nsubj")
            if governor != verb and not told:
                hang(verb, governor, "conj")


def mend_object_of_first(verb: Token) -> None:
    """ "had hurt A and B had hurt C" with A and B as who hurt C: verbs that take no clause have an object."""
    host, pair = verb.head, child(verb, "nsubj")
    last = child(pair, "conj") if pair is not None else None
    if pair is None or last is None or verb.dep_ != "ccomp" or host.lemma_ in GRAMMAR.takes_clause | GRAMMAR.thinking:
        return
    close = pair.left_edge.i == host.i + 1 and last.right_edge.i == first_word(verb) - 1
    if host.pos_ != "VERB" or not close or child(host, "dobj", "nsubjpass") is not None or not is_finite(verb):
        return
    for c in [c for c in pair.rights if c.dep_ == "cc"]:
        hang(c, host, "cc")
    hang(pair, host, "dobj")
    hang(last, verb, "nsubj")
    hang(verb, host, "conj")


def mend_gerund_of_pair(verb: Token) -> None:
    """ "are unlikely to sway A, and raising B may harm C" with two things that are unlikely: the raising may harm."""
    first = first_word(verb)
    last = verb.doc[first - 1] if first > verb.sent.start else verb
    if verb.dep_ == "ROOT" or not is_finite(verb) or any(c.dep_ in (*SUBJECTS, "mark") for c in verb.children):
        return
    deed = next((t for t in (last, *last.ancestors) if t.tag_ == "VBG" and t.dep_ == "conj"), None)
    if deed is None or deed.right_edge != last or deed.i < 2 or deed.nbor(-1).dep_ != "cc":
        return
    governor = next((t for t in deed.ancestors if t.pos_ in ("VERB", "AUX") and is_finite(t)), None)
    if deed.nbor(-2).text == "," and governor is not None and governor != verb and not deed.is_ancestor(verb):
        hang(deed, verb, "csubj")
        hang(verb, governor, "conj")


def mend_clause_as_subject(verb: Token) -> None:
    """ "A will pay for B and C will be safe" with a paying that is safe: a clause with a subject stands beside it."""
    clause, at = child(verb, "csubj"), first_word(verb)
    own = child(clause, "nsubj", "expl") if clause is not None else None
    if clause is None or own is None or at == 0 or not is_finite(clause) or child(clause, "mark") is not None:
        return
    noun = verb.doc[at - 1]
    asked = any(t.tag_ in ("WDT", "WP", "WRB") for t in verb.doc[clause.left_edge.i : clause.i])
    joined = noun.dep_ == "conj" and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).lower_ in ("and", "but")
    if asked or not joined or not clause.is_ancestor(noun):
        return
    link = noun.left_edge.nbor(-1)
    lift(clause, "conj")
    hang(noun, verb, "nsubj")
    hang(link, clause, "cc")


def _explained_before(comma: Token) -> Token | None:
    """Give the noun whose holder a comma closes: "rejected A and the head of B, Jane Roe, praised C"."""
    name = comma.nbor(-1) if comma.text == "," and comma.i > comma.sent.start + 2 else comma
    opener = name.left_edge.nbor(-1) if name.pos_ == "PROPN" and name.left_edge.i > comma.sent.start + 1 else name
    if opener.text != ",":
        return None
    behind = opener.nbor(-1)
    noun = next((t for t in (behind, *behind.ancestors) if t.dep_ in _ADDED or t.pos_ == "VERB"), behind)
    begin = noun.left_edge.i
    linked = noun.dep_ == "conj" or (begin > 0 and noun.doc[begin - 1].dep_ == "cc")  # "will build A, and B's head, C,"
    owned = any(c.dep_ in ("det", "poss") for c in noun.lefts)
    if noun.pos_ not in NOMINAL or noun.head.i > noun.i or not linked or not owned:
        return None
    if not any(t.pos_ in ("VERB", "AUX") and is_finite(t) and t.i < noun.i for t in noun.ancestors):
        return None
    hang(name, noun, "appos")
    return noun


def _opens_pair(noun: Token) -> bool:
    """Tell A in "said at the summit in Oslo, A and B agreed": a comma parts the pair from one place."""
    apart = noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].text == ","
    return apart and noun.dep_ == "conj" and noun.pos_ == "PROPN" and noun.head.dep_ == "pobj"


def mend_behind_number(verb: Token) -> None:
    """ "stood at 10% and firms, including A, have signed B" read as 10% firms: "and" stands before a new subject."""
    if verb.dep_ == "ROOT" or any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.children):
        return
    last = verb.doc[max(0, first_word(verb) - 1)]
    last = last.nbor(-1) if last.text == "," and last.i else last
    noun = next((t for t in (last, *last.ancestors) if t.pos_ == "NOUN" and t.dep_ in _GOVERNED), None)
    if noun is None or not noun.head.i < noun.i < verb.i or noun.is_ancestor(verb):
        return
    if last == noun and noun.nbor().text == ",":
        return  # "lowered inflation and port fees, raised A, and widened B"
    beside = [c for c in noun.head.children if c.dep_ == noun.dep_ and c.i < noun.i]
    for number in (*beside, *(c for c in noun.lefts if c.dep_ in _NUMBERS)):
        whole = number.tag_ == "NN" and number.dep_ == "nmod" and number.nbor().lower_ == "and"  # "and B firms have"
        end = next((t.i + 1 for t in number.subtree if t.text == "%"), number.i + 1 if whole else noun.i)
        if end >= noun.i or verb.doc[end].dep_ != "cc":
            continue
        for t in verb.doc[end + 1 : noun.i]:
            if number.is_ancestor(t):
                hang(t, noun, "compound")
        for t in [*noun.lefts]:
            if t.i < number.i and t.dep_ in ("det", "amod", "poss"):
                hang(t, number, t.dep_)
        clause = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), noun.head)
        take_place(number, noun)
        put(noun, verb, "nsubj")
        hang(verb, clause, "conj")
        return


def mend_behind_between(verb: Token) -> None:
    """ "said between 3 and 4 percent of A would join" with when it was said: the phrase counts who joins.

    So in "according to A over 300 miners have been killed".
    """
    end, span = first_word(verb) - 1, verb.doc[verb.sent.start : verb.i]
    before = next((t for t in span if t.lower_ in _BOUNDS and t.dep_ == "prep" and t.right_edge.i == end), None)
    noun = next((c for c in before.rights if c.dep_ == "pobj"), None) if before is not None else None
    if before is None or noun is None or any(c.dep_ in (*SUBJECTS, "mark") for c in verb.children):
        return
    number = next((c for c in noun.lefts if c.dep_ == "nummod"), None)
    counts = before.lower_ == "between" or (is_finite(verb) and before.nbor().like_num)
    if number is not None and counts and noun.ent_type_ not in TIMES:
        hang(noun, verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj")
        hang(before, number, "quantmod")


def mend_main_behind_relative(verb: Token) -> None:
    """ "The firms which noted the rise cut prices" with a rise that cut them, and no clause of the firms."""
    clause = verb.head
    noun, told = clause.head, child(verb, "nsubj")
    fragment = clause.dep_ == "relcl" and noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN")
    bare = told is not None and child(verb, "mark") is None and child(clause, "dobj") is None
    if fragment and bare and told is not None and verb.left_edge.i == clause.i + 1 and noun.i < clause.i:
        for c in [c for c in verb.lefts if c.dep_ == "det"]:
            hang(c, told, "det")
        hang(told, clause, "dobj")
        take_place(verb, noun)
        hang(noun, verb, "nsubj")
        for c in [c for c in noun.rights if c.i > verb.i]:
            hang(c, verb, c.dep_)
