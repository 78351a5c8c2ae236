"""Mends people as lists sign them, read as a row: "Jane Roe, Secretary (West), Trade Group, Ministry of Mines"."""

from __future__ import annotations

from reportgraph.extract.parsing.holder_lines import is_body, is_office, is_state, phrases_behind
from reportgraph.extract.parsing.portfolios import is_within_portfolio
from reportgraph.extract.parsing.tree import SUBJECTS, hang
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Span, Token

_MOST = 3  # bodies, one within the next
_LONGEST = 12  # tokens of one of them
_SMALL = frozenset({"of", "for", "and", "the", "on", "&"})
_FIELDS = frozenset({"africa", "asia", "americas", "east", "europe", "north", "south", "support", "west"})
_ROW = ("conj", "appos")


def repair_signatures(doc: Doc) -> None:
    """Hang on a person the office that stands behind the name, and on the office the bodies behind it."""
    for comma in doc[1:-2]:
        name = comma.nbor(-1)
        if comma.text == "(" and name.pos_ == "PROPN" and _is_person(name):
            _field_in_bracket(comma)
        if comma.text != "," or name.pos_ != "PROPN" or not _is_person(name):
            continue
        parts = list(phrases_behind(doc, comma, comma.sent.end))
        if parts and _root(parts[0]).dep_ in SUBJECTS and load_naming().title_at([t.lower_ for t in parts[0]], 0):
            _guest_behind_host(_root(parts[0]), name)
        if not parts or not is_office(parts[0]):
            continue
        title = _root(parts[0])
        if title.dep_ not in _ROW or title == name or title.is_ancestor(name):
            continue
        _hang_alone(title, name, "appos", parts[0])
        for part in parts[1 : _MOST + 1]:
            if not (is_body(part) or is_state(part)) or is_within_portfolio(part[0]):
                break  # "Minister of Trade, Ports and Fish"
            body = _root(part)
            if body.dep_ in _ROW:
                _hang_alone(body, title, "npadvmod", part)


def _guest_behind_host(title: Token, host: Token) -> None:
    """ "At the invitation of A, mayor of B, C, dean of D, met E" with the mayor as who met: C did."""
    verb, label = title.head, title.dep_
    guest = next((c for c in title.rights if c.dep_ in _ROW and c.pos_ == "PROPN" and _is_person(c)), None)
    opening = next((t for t in host.ancestors if t.head == verb), None)
    if guest is None or opening is None or opening.dep_ != "prep" or opening.i > host.i:
        return
    if guest.doc[guest.left_edge.i - 1].text == ",":
        hang(guest, verb, label)
        hang(title, host, "appos")


def _field_in_bracket(opening: Token) -> None:
    """ "Deputy Director Jane Roe (Mines and Ports)": what somebody has charge of does nothing."""
    doc, name = opening.doc, opening.nbor(-1)
    near = doc[opening.i + 1 : min(opening.i + _LONGEST, opening.sent.end)]
    close = next((t.i for t in near if t.text == ")"), 0)
    inside = doc[opening.i + 1 : close]
    field = close > opening.i + 1 and inside[-1].lower_ in (load_naming().words.portfolios | _FIELDS)
    if not field or not all(t.text[0].isupper() or t.lower_ in _SMALL for t in inside):
        return
    for c in [c for t in inside for c in t.children if c.i > close and c.dep_ in ("conj", "cc")]:
        hang(c, name, c.dep_)
    for t in inside:
        if t != inside[-1]:
            hang(t, inside[-1], "compound")
    hang(inside[-1], name, "nmod")


def _hang_alone(word: Token, head: Token, label: str, part: Span) -> None:
    """Hang a phrase elsewhere; what was added to it from beyond its commas stays in the row of the head's name."""
    name = head if label == "appos" else head.head
    first = name
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    added = [c for t in part for c in t.children if c.i >= part.end and c.dep_ in ("conj", "cc")]
    beyond = [c for c in added if not is_within_portfolio(c)]
    hang(word, head, label)
    for t in part:
        if t != word and t.dep_ in _ROW and t.head == word and t.i > word.i:
            t.dep_ = "nmod"  # "(West)"
    for c in beyond:
        hang(c, first, c.dep_)


def _is_person(name: Token) -> bool:
    before = name.nbor(-1) if name.i > name.sent.start else name
    return name.ent_type_ == "PERSON" or before.lower_ in load_naming().given


def _root(part: Span) -> Token:
    """Give the word of a phrase that hangs on what is before it."""
    return next((t for t in part if t.head.i < part.start or t.head.i >= part.end), part.root)
