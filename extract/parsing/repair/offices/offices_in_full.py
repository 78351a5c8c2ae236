"""Mends one person of two offices that are told in full: "the President of Kenya and Chair of the Lake Fund, Jane Roe".

No article tells that the second office is somebody else's, and nobody is the head of two states; so both offices are
those of the name behind them.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS
from reportgraph.extract.parsing.tree import call, hang, put, verb_number
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Span, Token

_LONGEST_TITLE = 5
_LONGEST_BODY = 14
_INSIDE = frozenset({"of", "for", "and", "the", "&"})
_POLITE = frozenset({"the", "his", "her", "excellency", "honourable", "honorable", "rt", "right", "most"})


@dataclass(frozen=True, slots=True)
class _Office:
    """A title with its "of" and the body behind it."""

    title: Span
    body: Span


def repair_offices_in_full(doc: Doc) -> None:
    """Hang both offices on their holder, who takes their place in the sentence."""
    for joint in doc[1:-3]:
        if joint.lower_ == "and" and doc[joint.i - 1].text[0].isupper() and doc[joint.i + 1].text[0].isupper():
            first, second = _before(joint), _behind(joint)
            name = _name_behind(second.body.end, joint.sent.end, doc) if second is not None else None
            if first is not None and second is not None and name is not None and not _are_two(first, second):
                _mend(first, second, name)


def _before(joint: Token) -> _Office | None:
    """Give the office that ends before "and"."""
    doc, at = joint.doc, joint.i - 1
    while at > joint.sent.start and joint.i - at < _LONGEST_BODY:
        if doc[at].lower_ == "of" and (title := _title_before(doc, at)) is not None:
            return None if _names_holder(doc[at + 1 : joint.i]) else _Office(title, doc[at + 1 : joint.i])
        if not (doc[at].text[0].isupper() or doc[at].lower_ in _INSIDE):
            return None
        at -= 1
    return None


def _names_holder(body: Span) -> bool:
    """Tell "Georgia Jane Roe": a state and the name of who holds the office."""
    begin = body.start + (body[0].lower_ in ARTICLES)
    found = load_gazetteer().longest([t.text for t in body.doc[begin : body.end]], 0)
    state = found is not None and found[1].cls == "Country" and begin + found[0] < body.end
    return state or any(t.ent_type_ == "PERSON" for t in body)


def _title_before(doc: Doc, end: int) -> Span | None:
    begin = max(doc[end].sent.start, end - _LONGEST_TITLE)
    words = [t.lower_ for t in doc[begin:end]]
    at = next((k for k in range(len(words)) if load_naming().title_at(words, k) == len(words) - k), None)
    plural = doc[end - 1].tag_ in ("NNS", "NNPS")
    return None if at is None or plural or not doc[end - 1].text[0].isupper() else doc[begin + at : end]


def _behind(joint: Token) -> _Office | None:
    """Give the office behind "and", with the short form of its body in brackets."""
    doc, last = joint.doc, joint.sent.end
    of = next((t.i for t in doc[joint.i + 1 : min(last - 1, joint.i + 2 + _LONGEST_TITLE)] if t.lower_ == "of"), 0)
    opened = all(t.text[0].isupper() or t.text in HYPHENS for t in doc[joint.i + 1 : of]) if of else False
    if not opened or _title_before(doc, of) is None:
        return None
    end = of + 1
    while end < min(last, of + _LONGEST_BODY) and (doc[end].text[0].isupper() or doc[end].lower_ in _INSIDE):
        if end > of + 2 and (_begins_name(doc[end]) or doc[end].lower_ in load_naming().words.honorifics):
            break
        end += 1
    if end + 3 < last and doc[end].text == "(" and doc[end + 2].text == ")":
        end += 3
    return _Office(doc[joint.i + 1 : of], doc[of + 1 : end]) if end > of + 1 else None


def _begins_name(token: Token) -> bool:
    person = token.ent_type_ == "PERSON" and token.ent_iob_ == "B"
    given = token.lower_ in load_naming().given and token.nbor(-1).lower_ not in _INSIDE
    return (person or given) and token.i + 1 < token.sent.end and token.nbor().text[0].isupper()


def _name_behind(begin: int, last: int, doc: Doc) -> Span | None:
    """Give the name behind a body, a comma and what is polite: ", the Honourable Jane Roe"."""
    at, parted = begin, False
    while at < last and (
        doc[at].text in (",", ".") or doc[at].lower_ in _POLITE or doc[at].lower_ in load_naming().words.honorifics
    ):
        parted |= doc[at].text != "." and not doc[at].text[0].isupper()
        at += 1
    end = at
    while end < last and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper():
        end += 1
    whole = end - at > 1 and (parted or at > begin or _begins_name(doc[at]) or doc[begin - 1].text == ")")
    titled = bool(load_naming().title_at([t.lower_ for t in doc[at:last]], 0)) if at < last else True
    return doc[at:end] if whole and not titled and load_gazetteer().get(doc[at:end].text) is None else None


def _are_two(first: _Office, second: _Office) -> bool:
    """Tell two people: the heads of two states, or those whose verb is one of several."""
    entries = [load_gazetteer().get(_bare(o.body)) for o in (first, second)]
    head = _head(first.title)
    many = head.dep_ in ("nsubj", "nsubjpass") and verb_number(head.head) == "many"
    return many or all(e is not None and e.cls == "Country" for e in entries)


def _bare(body: Span) -> str:
    return str(body[1:].text if len(body) > 1 and body[0].lower_ in ARTICLES else body.text)


def _mend(first: _Office, second: _Office, name: Span) -> None:
    doc, holder = name.doc, name[-1]
    line = doc[first.title.start : name.end]
    tops = [t for t in line if t.head == t or not line.start <= t.head.i < line.end]
    free = [t for t in tops if t.head == t or not any(a.i in range(line.start, line.end) for a in t.head.ancestors)]
    top = next((t for t in free if t.i < first.title.end), free[0] if free else None)
    if top is None:
        return
    outside = [c for t in line for c in t.children if not line.start <= c.i < line.end]
    governor, label = top.head, top.dep_
    put(holder, holder if governor == top else governor, label)
    roots = [_root(office.body) for office in (first, second)]
    kept = {t.i for office, root in zip((first, second), roots, strict=True) if root is not None for t in office.body}
    for t in line:
        if t != holder and t.i not in kept:
            hang(t, holder, "punct" if t.is_punct else "compound")
    for c in outside:
        hang(c, holder, c.dep_)
    for office, root in zip((first, second), roots, strict=True):
        title, of = _head(office.title), doc[office.title.end]
        hang(title, holder, "nmod")
        hang(of, title, "prep")
        brackets = [t for t in office.body if t.text in ("(", ")")]
        last = root or (doc[brackets[0].i - 1] if brackets else office.body[-1])
        hang(last, of, "pobj")
        for t in (*office.title, *(() if root is not None else office.body)):
            if t not in (title, last):
                over = title if t.i < office.title.end else last
                hang(t, over, "punct" if t in brackets else "appos" if t.i > last.i else _inside(t))
    hang(doc[first.body.end], _head(first.title), "cc")
    if not any(t.ent_type_ == "PERSON" for t in name):
        call(doc[name.start : name.end], "PERSON")


def _head(title: Span) -> Token:
    """Give the word of a title that says what its holder is: "Minister" of "Minister of Trade"."""
    of = next((t for t in title if t.lower_ in ("of", "for") and t.i > title.start), None)
    return title[-1] if of is None else of.nbor(-1)


def _root(body: Span) -> Token | None:
    """Give the word on which all others of a body hang, if the parse has it as one phrase."""
    tops = [t for t in body if t.head == t or t.head.i not in range(body.start, body.end)]
    return tops[0] if len(tops) == 1 and tops[0].pos_ in NOUNY else None


def _inside(token: Token) -> str:
    kinds = {"of": "prep", "for": "prep", "and": "cc", "&": "cc", "the": "det"}
    return kinds.get(token.lower_, "compound" if token.pos_ in NOUNY else token.dep_)
