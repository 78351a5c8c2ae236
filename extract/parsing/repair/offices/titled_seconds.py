"""Mends pairs whose second has an office before the name: "talks between Jane Roe and Trade Minister John Doe"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.somebody import is_role
from reportgraph.extract.parsing.tree import hang, lift, put, take_place
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_INSIDE = frozenset({"of", "for", "and", "the", "&"})  # in an office
_ORIGINS = frozenset({"GPE", "NORP"})
_LONGEST = 12  # tokens of an office with its name
_MODIFIED = ("compound", "nmod")


def repair_titled_seconds(doc: Doc) -> None:
    """Hang the second on the first, where the parser made one name, or another name of the first, of both."""
    for link in doc:
        if link.lower_ != "and" or link.i == 0 or link.i + 2 >= link.sent.end:
            continue
        _beside_group(link)
        first = doc[link.i - 1]
        title = _title(doc, link.i + 1) or _behind_body(link)
        name = (_name(title) or _known_name(title)) if title is not None else None
        if title is None or name is None or first.pos_ != "PROPN":
            continue
        if _is_held_by_another(first, name):
            _mend(first, title, name, link)
            continue
        if not _is_somebody(first):
            _of_other_body(link, title, name)
            continue
        if first.dep_ == "appos" and first.head.dep_ in _MODIFIED:
            first = first.head  # "Peru's envoy Jane Roe and"
        above = first.dep_ in _MODIFIED and first.head in (title, name)
        if above or (title.head == first and name.head == first and name.dep_ == "appos"):
            _mend(first, title, name, link)


def _beside_group(link: Token) -> None:
    """ "talks between President Jane Roe and Arab leaders" with Roe as a word of the leaders, or with her as these."""
    name, doc, at = link.doc[link.i - 1], link.doc, link.i + 1
    while at + 1 < link.sent.end and (doc[at].pos_ == "ADJ" or doc[at].ent_type_ in _ORIGINS):
        at += 1
    group, begin = doc[at], name.i
    while begin > link.sent.start and doc[begin - 1].pos_ == "PROPN":
        begin -= 1
    titled = any(load_naming().title_at([t.lower_], 0) for t in doc[begin : name.i])
    if group.tag_ != "NNS" or not is_role(group) or name.pos_ != "PROPN" or not titled:
        return
    if name.dep_ == "appos" and name.head.i == name.left_edge.i - 1:
        title = name.head
        lift(name, "nmod")
        for word in list(title.lefts):
            hang(word, name, word.dep_)
    if name.dep_ in _MODIFIED and name.head == group:
        for word in [c for c in group.lefts if c.i < name.i]:
            hang(word, name, word.dep_)
        lift(name, "conj")
        for word in doc[link.i + 1 : at]:
            hang(word, group, "amod")


def _is_held_by_another(office: Token, name: Token) -> bool:
    """Tell the office of whom the text has named: "the Minister and Ambassador Roe" behind "Minister John Doe"."""
    words = [t for t in office.lefts if t.dep_ != "det"]
    if not any(c.lower_ == "the" for c in office.lefts) or not load_naming().title_at([office.lower_], 0):
        return False
    if office.left_edge.i and office.left_edge.nbor(-1).lower_ in ("for", "of", "to"):
        return False  # "Adviser to the President and Director of the Budget Jane Roe"
    held = set()
    for earlier in office.doc[: office.left_edge.i]:
        alike = earlier.text == office.text and {t.text for t in words} <= {t.text for t in earlier.lefts}
        holder = _name(earlier) if alike and earlier.nbor().lower_ != "and" else None
        held |= {holder.text} if holder is not None else set()
    return bool(held) and name.text not in held


def _behind_body(link: Token) -> Token | None:
    """Give the head of an office behind its body: "and Lake Bank President John Doe"."""
    doc, at = link.doc, link.i + 1
    while at + 1 < link.sent.end and doc[at].pos_ == "PROPN" and not load_naming().title_at([doc[at].lower_], 0):
        at += 1
    return _title(doc, at) if at > link.i + 1 else None


def _of_other_body(link: Token, title: Token, name: Token) -> None:
    """ "Jane Roe, head of A and Lake Bank President John Doe" with Doe as another name of Roe, or Roe as one of his."""
    before = [t for t in link.doc[link.sent.start : link.i] if t.pos_ == "PROPN" and t.dep_ not in ("compound", "poss")]
    office = name.head.dep_ == "appos" and name.dep_ == "appos"
    named = name.head.head if office else name.head
    linked = (t for t in before if (t.head == name and t.dep_ in _MODIFIED) or t == named)
    first = next((t for t in linked if _is_somebody(t)), None) if name.dep_ != "conj" else None
    if first is None:
        return
    if named == first:
        put(name, first, "conj")
    else:
        lift(first, "conj")
    hang(link, first, "cc")
    if title.i > link.i + 1:
        hang(link.doc[title.i - 1], title, "compound")


def _title(doc: Doc, at: int) -> Token | None:
    """Give the head of an office that begins there, behind "the" and where its holder is from."""
    while at + 1 < len(doc) and (doc[at].lower_ == "the" or doc[at].ent_type_ in _ORIGINS or _is_from(doc[at])):
        at += 1
    size = load_naming().title_at([t.lower_ for t in doc[at : at + _LONGEST]], 0)
    return doc[at : at + size].root if size else None


def _is_from(word: Token) -> bool:
    return word.tag_ == "JJ" and word.text.istitle()  # "Peruvian"


def _name(title: Token) -> Token | None:
    """Give the last word of the name behind an office: "Minister of Trade John Doe"."""
    doc, end = title.doc, title.i + 1
    last = min(title.sent.end, title.i + _LONGEST)
    while end < last and (doc[end].pos_ == "PROPN" or doc[end].lower_ in _INSIDE):
        end += 1
    name = doc[end - 1]
    parts = [c for c in name.lefts if c.dep_ == "compound" and c.i == name.i - 1]
    return name if name.pos_ == "PROPN" and end > title.i + 1 and (parts or name.ent_type_ == "PERSON") else None


def _known_name(title: Token) -> Token | None:
    """Give the word behind an office that ended a longer name before: "Minister Roe" behind "Jane Roe"."""
    doc, at = title.doc, title.i + 1
    if at >= title.sent.end or doc[at].pos_ != "PROPN" or doc[at].ent_type_ not in ("", "ORG", "PERSON"):
        return None
    earlier = (t for t in doc[1 : title.sent.start] if t.text == doc[at].text)
    return doc[at] if any(t.nbor(-1).pos_ == "PROPN" and t.ent_type_ == "PERSON" for t in earlier) else None


def _is_somebody(name: Token) -> bool:
    """Tell a name by the parser's word, by its office or first name, or by the "between" before it."""
    if any(c.dep_ == "nmod" and load_naming().title_at([c.lower_], 0) for c in name.lefts):
        return True
    begin = name.i
    while begin > name.sent.start and name.doc[begin - 1].pos_ == "PROPN":
        begin -= 1
    first = name.doc[begin].lower_ in load_naming().given and begin < name.i
    return name.ent_type_ == "PERSON" or first or (begin > 0 and name.doc[begin - 1].lower_ == "between")


def _mend(first: Token, title: Token, name: Token, link: Token) -> None:
    both = (first, title, name)
    top = next(t for t in both if t.head not in both or t.head == t)
    take_place(first, top)
    hang(name, first, "conj")
    hang(link, first, "cc")
    hang(title, name, "nmod")
    for word in [c for c in first.lefts if c.i > link.i]:
        hang(word, name, word.dep_)
