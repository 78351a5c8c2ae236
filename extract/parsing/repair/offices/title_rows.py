"""Mends rows of people with their offices before them: "Minister Jane Roe of A, Minister Tom Beke of B and Minister …".

The parser hangs the second on the first as another name of his, or the third on the country of the second; in "Chadian
President Jane Roe, Fijian Minister Tom Beke and …" it takes the second for a measure of the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS, hang, is_finite
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Span, Token

_INSIDE = frozenset({"and", "of", "the"})
_UNKNOWN = range(2, 5)  # words of a name that is not known to be one
_LONGEST_NAME = 4  # words
_LONGEST_STATE = 6
_LONGEST_BODY = 10  # tokens from "of"


def repair_title_rows(doc: Doc) -> None:
    """Hang each person of a row on the first, and each country on its own person."""
    for sentence in doc.sents:
        row: list[Span] = []
        for person in _people(sentence):
            gap = {t.lower_ for t in doc[_end(row[-1]) : person.start]} if row else set()
            if row and gap and gap <= {",", "and"}:
                row.append(person)
            else:
                _mend(row)
                row = [person]
        _mend(row)


def _people(sentence: Span) -> Iterator[Span]:
    """Give each name behind a title, with the title: "Defence Minister Jane Roe"."""
    doc, at, words = sentence.doc, sentence.start, [t.lower_ for t in sentence]
    while at < sentence.end:
        size = load_naming().title_at(words, at - sentence.start)
        begin = (_past_served(doc, at + size, sentence.end) or _past_body(doc, at + size, sentence.end)) if size else at
        stop = begin
        while size and stop < sentence.end and doc[stop].pos_ == "PROPN" and stop - begin < _LONGEST_NAME:
            stop += 1
        if stop > begin:
            yield doc[_begin(doc, at, sentence.start) : stop]
        at = max(stop, at + 1)


def _begin(doc: Doc, at: int, least: int) -> int:
    """Give where a title begins with whose it is: "Fijian Minister Jane Roe", "Fiji's Minister Jane Roe"."""
    owner = load_gazetteer().get(doc[at - 2].text) if at - 2 >= least and doc[at - 1].tag_ == "POS" else None
    return at - 2 if owner is not None else at - _is_origin(doc, at - 1, least)


def _is_origin(doc: Doc, at: int, least: int) -> bool:
    """Tell an adjective of origin: "Fijian" in "Fijian Minister Jane Roe"."""
    entry = load_gazetteer().get(doc[at].text) if at >= least else None
    return entry is not None and entry.demonym


def _past_body(doc: Doc, begin: int, last: int) -> int:
    """Give where a name begins behind a title and its body: Jane Roe in "Chairman of the Lake Senate Jane Roe"."""
    at = begin
    if at >= last or doc[at].lower_ not in ("and", "of"):
        return begin
    while at < min(last, begin + _LONGEST_BODY) and (doc[at].pos_ == "PROPN" or doc[at].lower_ in _INSIDE):
        if doc[at].ent_type_ == "PERSON" and doc[at].ent_iob_ == "B":
            return at if doc[at - 1].lower_ != "and" else begin
        at += 1
    first = at  # "Minister of Ports Ilkhom Tavo": words that no language has are a name, whatever the parser calls them
    while first > begin and doc[first - 1].text.istitle() and not _is_known(doc[first - 1]):
        first -= 1
    return first if at - first in _UNKNOWN and doc[first - 1].lower_ not in _INSIDE else begin


def _past_served(doc: Doc, begin: int, last: int) -> int:
    """Give where a name begins behind whom somebody serves, or 0: "Director of Ports for the Governor Jane Roe"."""
    at = begin
    while at < min(last, begin + _LONGEST_STATE) and (doc[at].pos_ == "PROPN" or doc[at].lower_ == "of"):
        at += 1
    if [t.lower_ for t in doc[at : at + 2]] not in (["for", "the"], ["to", "the"]):
        return 0
    size = load_naming().title_at([t.lower_ for t in doc[at + 2 : last]], 0)
    return at + 2 + size if size else 0


def _is_known(word: Token) -> bool:
    return is_word(word.lower_) or load_gazetteer().get(word.text) is not None


def _end(person: Span) -> int:
    """Give where a person ends, with the country behind: "of the Republic of A"."""
    doc, at = person.doc, person.end
    if at >= len(doc) or doc[at].lower_ != "of":
        return at
    while (
        at < len(doc)
        and at - person.end < _LONGEST_STATE
        and (doc[at].pos_ == "PROPN" or doc[at].lower_ in ("of", "the"))
    ):
        at += 1
    return at


def _mend(row: list[Span]) -> None:
    if row and _begins_clause(row[0][-1], row[-1][-1]):
        row = row[:-1]
    if len(row) < 2:
        return
    doc, first = row[0].doc, row[0][-1]
    links = [t for a, b in pairwise(row) for t in doc[_end(a) : b.start]]
    if not any(t.lower_ == "and" for t in links) and not _adds_others(doc, _end(row[-1])):
        return
    inside = range(row[0].start, _end(row[-1]))
    hung = [p[-1] for p in row if p[-1].head.i not in inside]
    outer = first if first in hung and first.dep_ == "pobj" else next(reversed(hung), None)
    if outer is None or first.is_ancestor(outer.head):
        return
    hang(first, outer.head, outer.dep_)
    for person in row:
        hang(person[-1], first, "conj")
        _own(person)
    for link in links:
        hang(link, first, "cc" if link.lower_ == "and" else "punct")
    for added in [c for p in row for c in p[-1].rights if c.dep_ in ("appos", "conj") and c.i >= inside.stop]:
        if added.tag_ == "NNS" and _adds_others(doc, inside.stop):
            hang(added, first, "conj")  # "as well as his counterparts", who are none of them


def _begins_clause(first: Token, last: Token) -> bool:
    """Tell who does what comes next: "wrote to Minister Jane Roe, and Minister Tom Beke met A"."""
    done = last.dep_ in SUBJECTS and is_finite(last.head) and last.head.i > last.i
    return done and first.dep_ in ("dative", "dobj", "pobj") and first.head.i < first.i


def _adds_others(doc: Doc, end: int) -> bool:
    """Tell whether a row goes on with people without a name: ", and his counterparts", "as well as officials"."""
    words = [t.lower_ for t in doc[end : end + 4] if t.text != ","]
    return words[:2] in (["and", "his"], ["and", "her"], ["and", "their"]) or words[:3] == ["as", "well", "as"]


def _words(person: Span, begin: int) -> list[str]:
    return [t.lower_ for t in person.doc[begin : person.end]]


def _own(person: Span) -> None:
    """Hang title, name and country on the last word of the name."""
    name, end = person[-1], _end(person)
    for word in person[:-1]:
        if word.head.i not in range(person.start, person.end):
            hang(word, name, "compound")
    served = next((t for t in person[:-2] if t.lower_ in ("for", "to") and child(t, "pobj") is None), None)
    if served is not None:
        begin = served.i + 2
        title = person.doc[begin : begin + load_naming().title_at(_words(person, begin), 0)]
        for word in person.doc[title.end : name.i]:
            hang(word, name, "compound")
        for word in [served.nbor(), *title[:-1]]:
            hang(word, title[-1], "compound" if word.i >= begin else "det")
        hang(title[-1], served, "pobj")
    if end > person.end:
        of, state = name.nbor(), name.doc[end - 1]
        hang(of, name, "prep")
        for word in name.doc[of.i + 1 : end]:
            if word.head.i not in range(of.i, end):
                hang(word, of, "pobj")
        for added in [c for c in state.children if c.i >= end]:
            hang(added, name, added.dep_)
