"""Mends people as lists sign them, read as a row: "Jane Roe, Secretary (West), Trade Group, Ministry of Mines"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.parsing.portfolios import is_within_portfolio
from reportgraph.extract.parsing.tree import SUBJECTS, call, hang, put
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Span, Token

_MOST = 3  # bodies, one within the next
_LONGEST = 12  # tokens of one of them
_SMALL = frozenset({"of", "for", "and", "the", "on", "&"})
_FIELDS = frozenset({"africa", "asia", "americas", "east", "europe", "north", "south", "support", "west"})
_ROW = ("conj", "appos")
_NAME = range(2, 5)  # words of a name


def repair_signatures(doc: Doc) -> None:
    """Hang on a person the office that stands behind the name, and on the office the bodies behind it."""
    for sentence in tuple(doc.sents):
        _whole_line(sentence)
    for comma in doc[1:-2]:
        name = comma.nbor(-1)
        if comma.text == "(" and name.pos_ == "PROPN" and _is_person(name):
            _field_in_bracket(comma)
        if comma.text != "," or name.pos_ != "PROPN" or not _is_person(name):
            continue
        parts = list(_parts(doc, comma))
        if parts and _root(parts[0]).dep_ in SUBJECTS and load_naming().title_at([t.lower_ for t in parts[0]], 0):
            _guest_behind_host(_root(parts[0]), name)
        if not parts or not _is_office(parts[0]):
            continue
        title = _root(parts[0])
        if title.dep_ not in _ROW or title == name or title.is_ancestor(name):
            continue
        _hang_alone(title, name, "appos", parts[0])
        for part in parts[1 : _MOST + 1]:
            if not (_is_body(part) or _is_state(part)) or is_within_portfolio(part[0]):
                break  # "Minister of Trade, Ports and Fish"
            body = _root(part)
            if body.dep_ in _ROW:
                _hang_alone(body, title, "npadvmod", part)


def _whole_line(line: Span) -> None:
    """ "Kath Roe, Deputy Secretary, Department of Mines" as a line of its own, with a label over its commas."""
    doc, end = line.doc, line.end
    while end > line.start and (doc[end - 1].is_space or doc[end - 1].text in ".;"):
        end -= 1
    comma = next((t for t in line if t.text == ","), line[0])
    begin = line.start
    while begin < comma.i and (doc[begin].lower_ in load_naming().words.honorifics or doc[begin].text == "."):
        begin += 1
    name, parts = doc[begin : comma.i], list(_parts(doc, comma)) if comma.i > begin else []
    row = parts and parts[-1].end == end and all(_is_body(p) or _is_state(p) for p in parts[1:])
    if not row or not _is_called(name) or not _is_office(_called_by(parts[0])):
        return
    call(name, "PERSON")
    put(name[-1], name[-1], "ROOT")
    title = _alone(parts[0])
    hang(title, name[-1], "appos")
    for t in doc[line.start : comma.i - 1]:
        hang(t, name[-1], "compound")
    for body in parts[1:]:
        if not _is_state(body):
            call(body, "ORG")
        hang(_alone(body), title, "npadvmod")


def _is_called(name: Span) -> bool:
    """Tell a person's name by its form: "Kath Roe", "Isabel M. Roe"."""
    words = [t for t in name if t.text != "."]
    formed = len(words) in _NAME and all(t.text[0].isupper() and t.is_alpha for t in words)
    known = load_gazetteer().get(name.text) is not None or load_naming().title_at([t.lower_ for t in name], 0) > 0
    cls = load_naming().class_of_name([t.lower_ for t in name])
    given = words[0].lower_ in load_naming().given
    return formed and not known and (given or cls in (None, "Person")) and not _is_office(name)


def _called_by(part: Span) -> Span:
    """Give the words of an office before what it is for: "Head" in "Head of Policy"."""
    links = (k for k, t in enumerate(part) if k and t.lower_ in ("of", "for"))
    return part[: next(links, len(part))]


def _alone(part: Span) -> Token:
    """Give the head of a phrase between commas, which all that stands before it describes."""
    head = _called_by(part)[-1]
    put(head, head, "ROOT")
    for t in part:
        if t != head and (t.i < head.i or t.head.i < part.start or t.head.i >= part.end):
            hang(t, head, "compound" if t.i < head.i else "prep" if t.pos_ == "ADP" else "appos")
    return head


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


def _parts(doc: Doc, comma: Token) -> Iterator[Span]:
    """Give the phrases between the commas behind a name, as far as they are written as names."""
    begin = comma.i + 1
    for at in range(begin, comma.sent.end):
        ends = doc[at].text in (",", ";", ".") or doc[at].is_space
        if not ends and not (doc[at].text[0].isupper() or doc[at].lower_ in _SMALL or doc[at].text in "()"):
            if at > begin > comma.i + 1 and doc[at].pos_ in ("VERB", "AUX"):
                yield doc[begin:at]  # "Jane Roe, Secretary, Ministry of Mines, Republic of Peru opened"
            return
        if ends or at + 1 == comma.sent.end:
            stop = at if ends else at + 1
            if not 0 < stop - begin <= _LONGEST or doc[begin].lower_ in _SMALL:
                return
            yield doc[begin:stop]
            begin = at + 1
            if doc[at].text != ",":
                return


def _is_office(part: Span) -> bool:
    """Tell "Deputy Secretary", "Joint Secretary (West)"."""
    words = [t.lower_ for t in part]
    words = words[: words.index("(")] if "(" in words else words
    return any(load_naming().title_at(words, k) == len(words) - k for k in range(len(words)))


def _is_body(part: Span) -> bool:
    """Tell "Trade Group", "Ministry of Mines and Ports" from a person."""
    words = [t.lower_ for t in part]
    cls = load_naming().class_of_name([t.text for t in part])
    head = words[: next((n for n, w in enumerate(words) if w in ("of", "for")), len(words))][-1]
    cls = cls or load_naming().class_of_nominal([head])
    return cls not in (None, "Person", "Country") and part[-1].ent_type_ != "PERSON"


def _is_state(part: Span) -> bool:
    entry = load_gazetteer().get(part.text)
    return entry is not None and entry.cls == "Country" and not entry.demonym


def _root(part: Span) -> Token:
    """Give the word of a phrase that hangs on what is before it."""
    return next((t for t in part if t.head.i < part.start or t.head.i >= part.end), part.root)
