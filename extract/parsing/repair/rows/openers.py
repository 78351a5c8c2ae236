"""Mends what opens examples behind a plural: "projects, among them A and B", "fields ranging from A to B"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUNY, TIMES
from reportgraph.extract.parsing.repair.rows.likeness import behind, kinds_of, nouns_from
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import hang, spine, word_before
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_LONGEST = 14  # tokens of an example
_NO_FIELD = frozenset({"actor", "place", "town"})


def mend_opener(opener: Token) -> None:
    """Hang what opens examples on the plural before it, and the first example on the opener."""
    if opener.lower_ == "among" and opener.nbor().lower_ == "them":
        _among_them(opener)
    elif opener.nbor().lower_ in GRAMMAR.singled_by:
        _by_example(opener)
    elif opener.lower_ == "from" and opener.i > opener.sent.start:
        _range(opener)
    elif opener.lower_ == "as" and opener.i > opener.sent.start and opener.nbor(-1).lower_ == "such":
        whole = _plural_before(opener.nbor(-1))
        if whole is not None and opener.dep_ == "prep" and opener.head.pos_ == "VERB":
            hang(opener, whole, "prep")  # "criticised projects such as A" criticises nothing as A
            hang(opener.nbor(-1), opener, "amod")


def _by_example(opener: Token) -> None:
    """ "states, for example A and B, signed": A and B are some of the states; "for example, A signed" tells none."""
    word, whole, stop = opener.nbor(), _plural_before(opener), opener.sent.end
    begin = word.i + 1 + (word.i + 1 < stop and word.nbor().text == ",")
    nouns = nouns_from(opener.doc, begin, min(word.i + _LONGEST, stop))
    if whole is None or not nouns or opener.nbor(-1).text not in (",", "-", "–", "—", "("):
        return
    if opener.doc[min(behind(nouns[0], stop), stop - 1)].pos_ in ("AUX", "VERB"):
        return  # "prices rose in some states, for example tin doubled in A"
    hang(nouns[0], _aimed_at(whole, opener), "appos")
    hang(word, nouns[0], "advmod")
    word.pos_, word.tag_ = "ADV", "RB"
    hang(opener, word, "fixed")


def _aimed_at(whole: Token, opener: Token) -> Token:
    """Give the ill that efforts are made against in "efforts to fight terror in A, in particular B": B is no effort."""
    aim = next((c for c in whole.rights if c.dep_ == "acl" and is_infinitive(c) and c.i < opener.i), None)
    done = child(aim, "dobj") if aim is not None else None
    return done if done is not None and done.i < opener.i and whole.lemma_ in GRAMMAR.striving else whole


def _among_them(among: Token) -> None:
    whole, them = _plural_before(among), among.nbor()
    nouns = nouns_from(among.doc, them.i + 1, min(them.i + _LONGEST, among.sent.end))
    if whole is None or not nouns or among.nbor(-1).text not in (",", "-", "–", "—", "("):
        return
    hang(among, whole, "prep")
    hang(them, among, "fixed")
    hang(nouns[0], among, "pobj")


def _range(start: Token) -> None:
    """ "fields, ranging from A in B to C", "projects, from A to B": both ends are examples."""
    doc, stop = start.doc, min(start.i + 2 * _LONGEST, start.sent.end)
    ranging = start.nbor(-1) if start.nbor(-1).lower_ in ("ranging", "stretching", "extending") else start
    first = nouns_from(doc, start.i + 1, stop)
    at = next((b for n in first if (b := behind(n, stop)) < stop and doc[b].lower_ == "to"), stop)
    last = nouns_from(doc, at + 1, stop) if at < stop else []
    if not last or (ranging == start and start.nbor(-1).text != ","):
        return
    if doc[at].tag_ == "TO" and doc[at].dep_ == "aux":
        return
    whole = _plural_before(ranging)
    ends = [kinds_of(n[0])[:1] for n in (first, last)]
    timed = any(n[0].ent_type_ in TIMES for n in (first, last))
    if whole is None or timed or any(not kind or kind[0] in _NO_FIELD for kind in ends):
        return  # "flights, from Oslo to Rome", "shares fell, from 10 to 8"
    hang(ranging, whole, "acl" if ranging != start else "prep")
    if ranging != start:
        hang(start, ranging, "prep")
    hang(first[0], start, "pobj")
    hang(last[0], first[0], "conj")
    hang(doc[at], first[0], "cc")


def _plural_before(opener: Token) -> Token | None:
    """Give the nearest plural whose phrase ends before a word."""
    before = word_before(opener)
    above = spine(before) if before is not None else ()
    return next((t for t in above if t.tag_ in ("NNS", "NNPS") and t.pos_ in NOUNY and t.i < opener.i), None)
