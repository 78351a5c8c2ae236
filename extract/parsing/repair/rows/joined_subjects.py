"""Mends subjects that were read apart though an "and" or a list joins them: "A and, since May, B belong to C"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import FINITE, NOMINAL, SUBJECTS, first_word, hang, lift, put, spine, verb_number
from spacy.tokens import Token

_FEWEST = 2  # of a row


def mend_joined_subjects(verb: Token) -> None:
    """Join the subjects of a finite verb that were hung on it, or on the sentence, each on its own."""
    _subjects_apart(verb)
    _row_of_opening(verb)
    _last_inside(verb)
    _row_behind_called(verb)
    _verb_added_to_noun(verb)


def subject_of_several(verb: Token) -> None:
    """ "backed A but B, C and D oppose it" with B, C and D as backed too: a second "and" begins a row of their own."""
    host, at = verb.head, first_word(verb) - 1
    if verb.dep_ != "conj" or host.pos_ not in ("VERB", "AUX") or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    last = next((t for t in spine(verb.doc[at], host) if t.dep_ == "conj" and t.right_edge.i == at), None)
    base = first_conjunct(last) if last is not None else verb
    if last is None or last.pos_ not in NOMINAL or base.dep_ not in ("dobj", "pobj") or not host.i < base.i:
        return
    row = [t for t in conjuncts(base) if base.i < t.i <= last.i]
    link = row[0].nbor(-1) if row[0].left_edge == row[0] else row[0].left_edge.nbor(-1)
    if len(row) < _FEWEST or link.dep_ != "cc" or last.left_edge.nbor(-1).dep_ != "cc":
        return
    hang(row[0], verb, "nsubj")
    hang(link, host, "cc")
    for member in row[1:]:
        hang(member, row[0], "conj")


def _subjects_apart(verb: Token) -> None:
    """ "A and, since May, B belong to C" with two subjects: the "and" joins them."""
    lefts = [c for c in verb.lefts if c.pos_ in NOMINAL]
    first = next((c for c in lefts if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.ent_type_ not in TIMES), None)
    subjects = [c for c in lefts if c.dep_ in ("nsubj", "nsubjpass") or c == first]
    if len(subjects) == 2 and _linked(subjects[0], subjects[1]):
        put(subjects[1], subjects[0], "conj")
    elif len(subjects) == 2 and _listed(subjects[0], subjects[1]):
        subjects[0].dep_ = subjects[1].dep_
        hang(subjects[1], subjects[0], "conj")
    elif len(subjects) == 2 and _called(subjects[0], subjects[1]):
        hang(subjects[1], subjects[0], "appos")


def _called(several: Token, name: Token) -> bool:
    """Tell "Energy companies A and B": the names right behind a plural are whom it calls so."""
    return several.tag_ == "NNS" and name.pos_ == "PROPN" and name.left_edge.i == several.i + 1


def _row_of_opening(verb: Token) -> None:
    """ "Guided by A, B, and C, D and E met" with all as who met, or none: behind what "and" closes a row begins."""
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    begin = subject.left_edge.i - 1 if subject is not None else first_word(verb)
    if begin < 1 or (subject is not None and subject.doc[begin].text != ","):
        return
    end = verb.doc[begin - 1]
    opening = next((c for c in verb.lefts if c.dep_ in ("prep", "advcl") and c.is_ancestor(end)), None)
    last = next((t for t in spine(end, opening) if t.dep_ in ("pobj", "dobj")), None) if opening is not None else None
    row = conjuncts(subject or last) if last is not None else []
    closed = next((n for n, t in enumerate(row) if n and t.left_edge.nbor(-1).lower_ == "and"), len(row))
    others = row[closed + 1 :]
    if last is None or last.pos_ != "NOUN" or not others or others[0].left_edge.nbor(-1).text != ",":
        return
    label = subject.dep_ if subject is not None else "nsubjpass" if child(verb, "auxpass") is not None else "nsubj"
    if subject is not None:
        hang(subject, last, "conj")
    put(others[0], verb, label)
    for other in others[1:]:
        hang(other, others[0], "conj")


def _listed(first: Token, second: Token) -> bool:
    """Tell the rest of a list behind a comma: "A of B, C and D have" with A as one subject and C as another.

    So too behind what says what the first is: "the miner A, C and D have".
    """
    added = {c.dep_ for c in second.rights if c.lower_ in ("and", "or") or c.dep_ == "conj"} >= {"cc", "conj"}
    common = first.pos_ == second.pos_ and first.ent_type_ == second.ent_type_
    common = common or (second.pos_ == "PROPN" and is_called(first))
    return added and common and _is_behind_comma(first, second)


def is_called(noun: Token) -> bool:
    """Tell a noun that says what the name right behind it is: "miner" in "the miner A"."""
    return _name_of(noun) is not None


def _name_of(noun: Token) -> Token | None:
    named = (c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.i == noun.i + 1)
    return next(named, None)


def _row_behind_called(verb: Token) -> None:
    """ "The miner A, Peru's B and the bank C signed" with A, B and C as the miner: it is A alone."""
    noun = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.tag_ == "NN"), None)
    name = _name_of(noun) if noun is not None else None
    other = child(name, "conj") if name is not None else None
    if noun is not None and other is not None and child(other, "poss", "det") is not None:
        hang(other, noun, "conj")


def _is_behind_comma(first: Token, second: Token) -> bool:
    """Tell what a comma alone parts from the first."""
    at = second.left_edge.i - 1
    between = second.doc[at - 1]
    own = at > 0 and second.doc[at].text == "," and (between == first or first.is_ancestor(between))
    return own and not any(t.tag_ in (*FINITE, "MD") for t in first.doc[first.left_edge.i : at])


def _last_inside(verb: Token) -> None:
    """ "A, a lack of B and C have" with C as lacked too: a list that a comma began ends with the last "and".

    What only tells who A is would end with a comma before the verb.
    """
    first = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in NOMINAL), None)
    rows = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") and c != first]
    rows += [c for c in first.rights if c.dep_ in ("appos", "conj")] if first is not None else []
    if first is None or len(rows) != 1 or child(first, "cc") is not None or verb_number(verb) == "one":
        return
    second = rows[0]
    ends = second.right_edge.i == first_word(verb) - 1
    if not ends or second.pos_ not in ("NOUN", "PROPN") or not _is_behind_comma(first, second):
        return
    if child(second, "cc") is not None and child(second, "conj") is not None:
        hang(second, first, "conj")
        return
    for last in second.subtree:
        link, tail = last.doc[last.left_edge.i - 1], last.doc[min(last.right_edge.i + 1, second.right_edge.i)]
        told = tail.dep_ == "prep" and tail.head in (last.head, second) and tail.right_edge == second.right_edge
        if not (told or last.right_edge == second.right_edge) or last.pos_ not in ("NOUN", "PROPN") or last == second:
            continue
        if told and last.dep_ == "conj" and link.lower_ == "and":
            hang(tail, last, "prep")
        if last.dep_ == "conj" and link.lower_ == "and":
            hang(second, first, "conj")
            hang(last, second, "conj")
            hang(link, second, "cc")
            return
        if last.dep_ == "pobj" and _part_before_and(last):
            hang(second, first, "conj")
            hang(last, second, "conj")
            return


def _part_before_and(last: Token) -> bool:
    """Free the B of "a lack of B and C risks", where both were hung on the risks; tell whether there is one."""
    inner = next((c for c in last.lefts if c.dep_ in ("nmod", "compound") and child(c, "cc") is not None), None)
    other = child(inner, "conj") if inner is not None else None
    if inner is None or other is None or inner.left_edge != last.left_edge or other.i > last.i:
        return False
    hang(inner, last.head, "pobj")
    hang(other, last, "compound")
    return True


def _verb_added_to_noun(verb: Token) -> None:
    """ "A and, in May, B said C" read as A, and B said: a sentence that begins with a noun is about that noun."""
    noun = verb.head
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if verb.dep_ != "conj" or noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN") or subject is None:
        return
    told = _told_of(noun)
    between = (t for t in noun.doc[noun.left_edge.i : subject.i] if t not in told)
    if not _linked(noun, subject) or any(t.pos_ in ("VERB", "AUX") for t in between):
        return
    label = subject.dep_
    lift(verb, label)
    hang(subject, noun, "conj")


def _linked(first: Token, second: Token) -> bool:
    """Tell an "and" of the first that has only phrases set off by commas between it and the second."""
    link = next((c for c in first.subtree if c.dep_ == "cc" and first.i < c.i < second.i), None)
    if (
        link is None
        or link.lower_ not in ("and", "or")
        or any(c.dep_ == "conj" and c.i > link.i and c.pos_ in NOMINAL for c in link.head.children)
    ):
        return False
    told = _told_of(first) if link.nbor(-1).text == "," else set[Token]()  # "A, which funds B, and C signed D"
    if any(t.tag_ in (*FINITE, "MD") and t not in told for t in first.doc[first.i : link.i]):
        return False
    after = second.doc[link.i + 1]
    return after == second.left_edge or (after.text == "," and second.doc[second.left_edge.i - 1].text == ",")


def _told_of(noun: Token) -> set[Token]:
    """Give the words of its relative clauses."""
    return {t for c in noun.rights if c.dep_ == "relcl" for t in c.subtree}
