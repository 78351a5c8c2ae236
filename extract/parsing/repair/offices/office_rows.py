"""Mends rows of offices with who holds each between commas: "the mayor of A, Jane Roe, and her deputy, Tom Beke, met".

The parser hangs the second office on the first name, or the first name on the place before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import hang, put
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Span, Token

_NAMES = range(2, 5)  # words of a name
_NOT_PEOPLE = frozenset({"ORG", "GPE", "LOC", "FAC", "DATE", "NORP", "EVENT"})
_OWN = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "CCONJ", "PART", "NUM"})  # what an office goes on with
_ENDS = frozenset({",", ".", ";"})
_OWNED = frozenset({"det", "poss"})


def repair_office_rows(doc: Doc) -> None:
    """Hang each office of a row on the first, each holder on the office, and whom "and" adds beside the office."""
    for sentence in doc.sents:
        row: list[tuple[Token, Span]] = []
        for office, name in _held_offices(sentence):
            begin = row[-1][1].end if row else 0
            follows = bool(row) and all(t.text == "," or t.lower_ == "and" for t in doc[begin : _begin(office, begin)])
            row = [*row, (office, name)] if follows else [(office, name)]
            _holder_read_as_member(office, name[-1])
            if len(row) > 1 and any(t.lower_ == "and" for t in doc[begin : office.i]):
                _mend(row)
    for token in doc:
        if token.dep_ in ("conj", "appos") and token.pos_ == "PROPN" and token.head.pos_ == "PROPN":
            _body_read_as_member(token)
            _office_beside_office(token)
            _office_behind_superior(token)
        if token.dep_ == "appos" and token.head.dep_ == "pobj" and token.head.head.lower_ == "as":
            _next_named(token)
        if token.dep_ == "conj" and token.pos_ in ("NOUN", "PROPN"):
            _beside_holder(token)
            _office_read_as_member(token)
            _office_read_as_body(token)
        if token.dep_ == "nsubj" and token.ent_type_ == "PERSON" and token.left_edge.i > token.sent.start:
            _holder_behind_lands(token)


def _next_named(name: Token) -> None:
    """ "named A as dean, B as bursar" with B as who the dean is: B is named too, as bursar."""
    behind, verb = name.nbor() if name.i + 1 < name.sent.end else name, name.head.head.head
    first = child(verb, "dobj") if verb.pos_ == "VERB" else None
    if behind.lower_ == "as" and behind.dep_ == "prep" and first is not None and first.i < name.head.i:
        hang(name, first, "conj")
        hang(behind, verb, "prep")


def _holder_behind_lands(name: Token) -> None:
    """ "Jane Roe and the director for A, B, and C, Tom Beke, met" with Beke as who met alone: he is that director."""
    first = next((c for c in name.head.lefts if c.dep_ == "nsubj" and c.i < name.i), None)
    doers = conjuncts(first) if first is not None else []
    office = next((t for t in doers if load_naming().title_at([t.lower_], 0) == 1), None)
    behind = office.nbor() if office is not None else name
    if office is None or behind.lower_ not in ("for", "of") or name.doc[name.left_edge.i - 1].text != ",":
        return
    lands = name.doc[behind.i + 1 : name.left_edge.i - 1]
    named = all(t.pos_ == "PROPN" or t.lower_ in ("and", "the", ",") for t in lands)
    if named:
        for c in [c for t in doers for c in t.rights if behind.i < c.i < name.i and c.dep_ in ("conj", "cc")]:
            hang(c, next(t for t in lands if t.dep_ == "pobj" or t.pos_ == "PROPN"), c.dep_)
        hang(name, office, "appos")


def _office_beside_office(office: Token) -> None:
    """ "the Minister of A, the Minister of B, and C met" with one minister of both: the office is told twice."""
    first, doc = office.head, office.doc
    fields = [c for t in (first, office) for p in t.rights if p.lower_ == "of" for c in p.rights if c.dep_ == "pobj"]
    twice = office.dep_ == "appos" and office.text == first.text and load_naming().title_at([office.lower_], 0) == 1
    end = min(fields[-1].right_edge.i + 1, office.sent.end - 2) if len(fields) > 1 else office.i
    end += doc[end].pos_ == "PROPN" and end + 3 < office.sent.end  # "Homeland | Security" of which the parser makes two
    if twice and doc[end].text == "," and doc[end + 1].lower_ == "and":
        office.dep_ = "conj"
        for other in [c for c in first.head.lefts if c.dep_ == first.dep_ == "nsubj" and c.left_edge.i == end + 2]:
            hang(other, first, "conj")


def _office_behind_superior(office: Token) -> None:
    """ "Jane Roe, Assistant to the President, Adviser to the President, met" with a president who is an adviser."""
    superior, doc, title_at = office.head, office.doc, load_naming().title_at
    host = superior.head.head
    under = superior.dep_ == "pobj" and superior.head.lower_ == "to" and host.dep_ in ("appos", "conj", "attr")
    offices = all(t.pos_ == "PROPN" and title_at([t.lower_], 0) == 1 for t in (office, superior, host))
    behind = office.nbor().lower_ if office.i + 1 < len(doc) else ""
    if under and offices and behind in ("of", "to", "for", "at") and doc[office.left_edge.i - 1].text == ",":
        hang(office, host, "conj")


def _office_read_as_body(office: Token) -> None:
    """ "Jane Roe, analyst at A and adviser at B" with an adviser beside A: whoever is called so has both offices."""
    body, title_at = office.head, load_naming().title_at
    person = office.tag_ == "NN" and "Person" in (load_naming().classes_of(office.lower_) or ())[:1]
    behind = office.i + 1 < len(office.doc) and office.nbor().lower_ in ("of", "at", "for")
    person = person or (
        office.tag_ == "NNP" and behind and title_at([office.lower_], 0) == 1
    )  # "President at A and CEO of B"
    if office.tag_ == "NNP" and title_at([body.lower_], 0) == 1:
        return  # "Assistant to the President and Adviser for B"
    if not person or body.dep_ != "pobj" or body.pos_ != "PROPN" or any(c.dep_ in _OWNED for c in office.lefts):
        return
    host = body.head.head
    titled = host.tag_ == "NNP" and title_at([host.lower_], 0) == 1 and host.dep_ in ("appos", "attr", "conj")
    if host.pos_ == "PROPN" and not titled:  # "analyst and fellow, at A and adviser at B"
        host = next((c for c in host.rights if c.dep_ == "appos" and c.tag_ == "NN" and c.i < body.i), host)
    called = host.tag_ == "NN" and "Person" in (load_naming().classes_of(host.lower_) or ())[:1]
    if not called and not titled:
        return
    for c in [c for c in body.rights if c.i > office.i and c.dep_ == "prep"]:
        hang(c, office, "prep")
    for c in [c for c in body.rights if c.dep_ == "cc" and c.i < office.i]:
        hang(c, host, "cc")
    hang(office, host, "conj")


def _body_read_as_member(body: Token) -> None:
    """ "Jane Roe, Secretary, Roads Division, and Tom Beke met" with a division that met: it is where she is that."""
    doc, begin, name = body.doc, body.left_edge.i, body.head
    title = doc[begin - 2] if begin > 2 and doc[begin - 1].text == "," else body
    office = title.dep_ == "appos" and title.head == name and title.text[0].isupper() and name.i < title.i
    entry = load_gazetteer().get(doc[begin : body.i + 1].text)
    land = entry is not None and entry.cls == "Country" and not entry.demonym
    cls = "Institution" if land else load_naming().class_of_name([t.lower_ for t in doc[begin : body.i + 1]])
    if not office or not load_naming().title_at([title.lower_], 0) or cls is None:
        return
    if load_schema().is_a(cls, "Institution"):
        for c in [c for c in body.rights if c.dep_ in ("conj", "cc")]:
            hang(c, name, c.dep_)
        hang(body, title, "npadvmod")


def _held_offices(sentence: Span) -> Iterator[tuple[Token, Span]]:
    """Give each office behind which a name stands between commas, with the name."""
    doc = sentence.doc
    commas = [t.i for t in sentence if t.text in _ENDS]
    for opening, closing in pairwise(commas):
        name = doc[opening + 1 : closing]
        office = _office_before(doc[opening]) if doc[opening].text == "," and len(name) in _NAMES else None
        if office is not None and _is_person(name, sure=office.tag_ == "NNP"):
            yield office, name


def _is_person(name: Span, *, sure: bool) -> bool:
    """Tell a person; `sure`: right behind an office with a capital, whose holder may be read as a body."""
    named = all(t.pos_ == "PROPN" and t.text[0].isupper() and not t.text.isupper() for t in name)
    known = name[0].lower_ in load_naming().given or name[-1].ent_type_ == "PERSON"
    if not named or (name[-1].ent_type_ in (_NOT_PEOPLE - {"ORG"} if sure else _NOT_PEOPLE) and not known):
        return False
    return load_naming().class_of_name([t.text for t in name]) in (None, "Person")


def _office_before(comma: Token) -> Token | None:
    """Give the noun for a person that the phrase before a comma is headed by."""
    doc = comma.doc
    for at in range(comma.i - 1, comma.sent.start, -1):
        word = doc[at]
        titled = word.tag_ == "NNP" and (word.lower_,) in load_naming().words.titles and word.nbor().pos_ == "ADP"
        ends = titled or (word.tag_ == "NN" and word.nbor().pos_ != "NOUN" and word.nbor().text != "-")
        if ends and "Person" in (load_naming().classes_of(word.lower_) or ())[:1]:
            return word if word.nbor() == comma or word.nbor().pos_ == "ADP" else None
        if word.pos_ not in _OWN:
            return None
    return None


def _begin(office: Token, least: int) -> int:
    """Give where the phrase of an office begins, behind the comma and the "and" that part it from what is before."""
    doc, at = office.doc, office.i
    while at > least and doc[at - 1].text != "," and doc[at - 1].lower_ != "and" and doc[at - 1].pos_ in _OWN:
        at -= 1
    return at


def _mend(row: list[tuple[Token, Span]]) -> None:
    first = row[0][0]
    for office, name in row:
        head = name[-1]
        for t in name[:-1]:
            put(t, head, "compound")
        hang(office, first, "conj")
        hang(head, office, "appos")
    joint = next(t for t in reversed(first.doc[: row[-1][0].i]) if t.lower_ == "and")
    hang(joint, first, "cc")


def _holder_read_as_member(office: Token, name: Token) -> None:
    """ "the head of the museum, Jane Roe, and A met" with Jane Roe as another thing beside the museum.

    So in "met A and the head of the museum, Jane Roe" with Jane Roe as another name of A.
    """
    doc, begin = office.doc, _begin(office, office.sent.start)
    added = office.dep_ == "conj" and begin > 0 and doc[begin - 1].lower_ == "and"
    beside = name.head != office and first_conjunct(name.head) == first_conjunct(office)
    if added and beside and name.dep_ in ("appos", "npadvmod"):
        hang(name, office, "appos")
        return
    if (
        name.ent_type_ == "PERSON"
        and name.dep_ == "conj"
        and name.head.pos_ in ("NOUN", "PROPN")
        and office.is_ancestor(name.head)
    ):
        hang(name, office, "appos")


def _beside_holder(added: Token) -> None:
    """ "her deputy, Jane Roe, and Tom Beke met" with Tom Beke as the deputy too: commas close who she is."""
    name, office, doc = added.head, added.head.head, added.doc
    set_off = name.dep_ == "appos" and office.tag_ == "NN" and name.pos_ == "PROPN" and name.i < added.i
    if not set_off or doc[name.left_edge.i - 1].text != "," or not name.left_edge.i > office.i:
        return
    person = "Person" in (load_naming().classes_of(office.lower_) or ())[:1]
    if person and doc[name.i + 1].text == "," and doc[name.i + 2].lower_ == "and":
        hang(doc[name.i + 2], office, "cc")
        hang(added, office, "conj")


def _office_read_as_member(office: Token) -> None:
    """ "Jane Roe of A, the B chair, and Tom Beke met" with a chair who met besides them: commas close who she is."""
    name, link = office.head, child(office, "cc")
    added = next((c for c in office.rights if c.dep_ == "conj" and link is not None and c.i > link.i), None)
    somebody = name.ent_type_ == "PERSON" or (name.pos_ == "PROPN" and name.left_edge.lower_ in load_naming().given)
    if not somebody or office.tag_ != "NN" or link is None or added is None:
        return
    commas = [office.doc[t.i - 1].text for t in (office.left_edge, link) if t.i > name.i + 1]
    person = "Person" in (load_naming().classes_of(office.lower_) or ())[:1]
    if person and commas == [",", ","] and child(office, "poss") is None:
        for part, label in ((link, "cc"), (added, "conj"), (office, "appos")):
            hang(part, name, label)
