"""Mends offices told in one row and their holders in the next: "the heads of A and B, Jane Roe and John Doe, met"."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_knowledge, load_naming
from spacy.tokens import Doc, Span, Token

_INSIDE = frozenset({"the", "of", "for", "&", "-", "’s", "'s"})  # in the name of a body
_CLOSING = frozenset({",", ".", ";", ")", "--", "—", "–"})  # "after talks with the heads of A and B, C and D left"
_PARTING = frozenset({",", "-", "–", "—", "--"})
_LONGEST = 9  # tokens of a member
_FEWEST_BEFORE = 3  # two names and their office are read right, unless the office hangs on the second name
_FEWEST_WORDS = 2  # of a person's name


def repair_respective(doc: Doc) -> None:
    """Hang the holders, as one row, on their office, where there are as many as bodies that it is in."""
    for title in doc:
        of = doc[title.i + 1] if title.i + 2 < len(doc) else title
        if of.lower_ != "of" or title.pos_ not in ("NOUN", "PROPN"):
            continue
        if not _is_title(title):
            if title.tag_ == "NNS" and title.lemma_ in GRAMMAR.roles and (named := _row_before(title, 0)):
                _mend_before(title, [], named)
            continue
        bodies = _lands(doc, of.i + 1, title.sent.end) or _row(doc, of.i + 1, title.sent.end)
        at = bodies[-1].end if bodies else len(doc)
        if named := _row_before(title, len(bodies)):
            _mend_before(title, bodies, named)
            continue
        if at + 1 >= title.sent.end or not (doc[at].text in _PARTING or doc[at].text[0].isupper()):
            continue
        apart = doc[at].text in _PARTING
        holders = _row(doc, at + apart, title.sent.end)
        closed = holders and holders[-1].end < len(doc) and (not apart or doc[holders[-1].end].text in _CLOSING)
        if closed and len(holders) == len(bodies) and all(map(_is_name_of_person, holders)):
            _mend(title, of, bodies, holders)


def _row_before(title: Token, count: int) -> list[Span]:
    """Give three holders or more right before their office: "A, B and C, heads of D, E and F", "members of D".

    As many as bodies, where these are a row too; and two where the office was hung on the second alone.
    """
    hung = title.dep_ == "appos" and title.head.dep_ == "conj" and title.head.ent_type_ == "PERSON"
    fewest = _FEWEST_BEFORE - hung
    doc, end = title.doc, title.left_edge.i - 1
    if end <= title.sent.start or doc[end].text != ",":
        return []
    rows = (_row(doc, begin, end) for begin in range(title.sent.start, end) if doc[begin].text[0].isupper())
    whole = (
        row for row in rows if len(row) >= fewest and len(row) in (count, count or len(row)) and row[-1].end == end
    )
    return next((row for row in whole if all(map(_is_name_of_person, row))), [])


def _is_title(noun: Token) -> bool:
    """Tell a title in the plural; "Ministers" may be read as a name."""
    one = singular(noun.lower_)
    return one != noun.lower_ and load_naming().title_at([one], 0) == 1


def _lands(doc: Doc, begin: int, last: int) -> list[Span]:
    """Give the countries of a row, each a known name: "the presidents of Peru and Chile Jane Roe and John Doe"."""
    words, gazetteer, members, at = [t.text for t in doc], load_knowledge().gazetteer, list[Span](), begin
    while at < last:
        closing = words[at - 1] == "and"
        at += doc[at].lower_ == "the"
        found = gazetteer.longest(words, at)
        if found is None or found[1].cls != "Country" or found[1].demonym:
            return []
        members.append(doc[at : at + found[0]])
        at += found[0]
        if closing:
            return members
        if at >= last or words[at] not in (",", "and"):
            return []
        at += 1
    return []


def _row(doc: Doc, begin: int, last: int) -> list[Span]:
    """Give the members of a row of names whose last one "and" adds, or none."""
    members: list[Span] = []
    at, added = begin, False
    while at < last:
        end = at
        while end < min(at + _LONGEST, last) and (doc[end].text[0].isupper() or doc[end].lower_ in _INSIDE):
            end += 1
        if end == at or not doc[end - 1].text[0].isupper():
            return []
        members.append(doc[at:end])
        if added:
            return members
        comma = end < last and doc[end].text == ","
        at = end + comma
        added = at < last and doc[at].lower_ == "and"
        at += added
        if not (comma or added):
            return []
    return []


def _is_name_of_person(member: Span) -> bool:
    """Tell "Jane Roe" and "President Jane Roe"; no word in it is small."""
    return len(member) >= _FEWEST_WORDS and all(t.text[0].isupper() for t in member)


def _mend(title: Token, of: Token, bodies: list[Span], holders: list[Span]) -> None:
    heads = [member[-1] for member in holders]
    hang(of, title, "prep")
    for row, governor, label in (([m.root for m in bodies], of, "pobj"), (heads, title, "appos")):
        for head in row:
            hang(head, governor if head == row[0] else row[0], label if head == row[0] else "conj")


def _mend_before(title: Token, bodies: list[Span], holders: list[Span]) -> None:
    heads = [member[-1] for member in holders]
    hang(title, heads[0], "appos")
    for head in heads[1:]:
        hang(head, heads[0], "conj")
    for member in bodies[1:]:
        hang(member.root, bodies[0].root, "conj")
