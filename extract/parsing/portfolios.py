"""Reads what an office is for, where that is a list: "Minister for Trade, Ports and Fish Jane Roe".

The parser takes the commas for a list of names, and the last field for a part of the holder's. `find_portfolios` reads
the line off the surface; `repair_portfolios` makes the holder, or without one the title, what the sentence tells of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgraph.extract.parsing.spelling import HYPHENS, singular
from reportgraph.extract.parsing.tree import SUBJECTS, hang, put
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Span, Token

_KEY = "portfolios"  # in `Doc.user_data`
_SMALL = frozenset({"and", "the"})
_LINKS = frozenset({"of", "for"})
_ENDINGS = ("ing", "al", "ic", "tion", "ment", "able", "ity")  # of words that fields are called by
_NAMES = frozenset({"PERSON", "GPE", "NORP", "FAC"})
_MOST_FIELDS = 16  # tokens
_LONGEST_NAME = 4  # words of a person's name
_LONGEST_TITLE = 4  # words
_LONGEST_ACRONYM = 5  # letters of a field
_FEWEST = 3  # words of "Trade and Harbors"
_CLOSING = frozenset({"affairs"})  # the last word of an office: "for Rural and Lake Affairs Yuval Roe"
_MINISTERS = frozenset({"minister", "secretary"})


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The title's last word, where the fields begin, and where the holder's name, if any, begins and ends."""

    title: int
    begin: int
    name: int
    end: int


def find_portfolios(doc: Doc) -> tuple[Portfolio, ...]:
    """Give the lists of fields that stand behind a title; read once."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = tuple(_portfolios(doc))
    found: tuple[Portfolio, ...] = doc.user_data[_KEY]
    return found


def is_within_portfolio(token: Token) -> bool:
    """Tell a word or a comma among the fields of an office."""
    return any(p.begin <= token.i < p.name for p in find_portfolios(token.doc))


def end_of_fields(doc: Doc, begin: int) -> int:
    """Give where the list of fields that begins at a token ends, or 0."""
    return next((p.name for p in find_portfolios(doc) if p.begin == begin), 0)


def repair_portfolios(doc: Doc) -> None:
    """Hang the title and its fields on the holder, who takes their place in the sentence."""
    for found in find_portfolios(doc):
        if doc[found.title].sent != doc[found.end - 1].sent:
            continue
        line = doc[found.title : found.end]
        title = doc[found.title]
        holder = doc[found.end - 1] if found.name < found.end else title
        tops = [t for t in line if not any(found.title <= a.i < found.end for a in t.ancestors)]
        top = next((t for t in tops if t.dep_ in SUBJECTS), tops[0])
        # "EU Commissioner for" may be read as a verb with its object
        owner = title.head if title.head.i == title.i - 1 else None
        outside = [c for t in line for c in t.children if c.i >= found.end]
        before = [c for t in line for c in t.children if c.i < found.title and t != title]
        governor, label = (None if top.head == top else top.head), top.dep_
        put(holder, holder if governor is None else governor, label)
        for c in outside:
            hang(c, holder, c.dep_)
        hang(title, holder, "nmod")
        if owner is not None and owner != governor:
            hang(owner, title, "compound")
        for c in before:
            hang(c, title, c.dep_)
        for t in doc[found.name : found.end - 1]:
            put(t, holder, "compound")
        link = doc[found.begin - 1]
        hang(link, title, "prep")
        _join_fields(doc[found.begin : found.name], link)
        for t in doc[found.name : found.end]:
            t.pos_, t.tag_ = "PROPN", "NNP"
        if found.name == found.end:
            _hang_holder(title, found.end)


def _hang_holder(title: Token, comma: int) -> None:
    """Make the holder that stands behind a comma an apposition of the title: "Minister of A, B and C, Dr. Jane Roe"."""
    doc = title.doc
    at = comma + 1
    while at < len(doc) - 1 and doc[at].lower_.rstrip(".") in load_naming().words.honorifics:
        at += 1
    if at >= title.sent.end or doc[comma].text != ",":
        return
    stop = next((k for k in range(at, title.sent.end) if not _is_capital(doc[k])), title.sent.end)
    if doc[at].ent_type_ != "PERSON" and not _is_unknown_name(doc[at:stop]):
        return
    name = doc[at]
    while name.dep_ in ("compound", "nmod") and name.head.i > name.i:
        name = name.head
    if name.dep_ in SUBJECTS:
        hang(title, name.head, name.dep_)
    hang(name, title, "appos")
    hang(doc[comma], title, "punct")


def _join_fields(line: Span, link: Token) -> None:
    """Make the fields, one to a comma or an "and", one row behind the "for"."""
    first: Token | None = None
    inner: list[Token] = []
    for t in (*line, None):
        if t is not None and not (t.text in (",", "&") or t.lower_ == "and"):
            inner.append(t)
            continue
        if inner:
            field = inner[-1]
            put(field, *((link, "pobj") if first is None else (first, "conj")))
            first = first or field
            for word in inner[:-1]:
                put(word, field, "compound")
        if t is not None:
            put(t, first or link, "punct" if t.text == "," else "cc")
        inner = []


def _portfolios(doc: Doc) -> Iterator[Portfolio]:
    last = 0
    for link in doc[1:-3]:
        if (small := _written_small(link)) is not None:
            yield small
            last = small.end
        if link.lower_ not in _LINKS or link.i < last or not _is_title(doc, link.i):
            continue
        end = _before_holder(doc, link.i + 1, _end_of_line(link))
        line = doc[link.i + 1 : end]
        listed = _is_list_of_fields(line) or (_is_ministry(line) and doc[link.i - 1].lower_ in _MINISTERS)
        listed = listed or (link.lower_ == "for" and end == _end_of_line(link) < _end_of_capitals(link))
        name = _name_behind(doc, link.i + 1, end) or ((end, end) if listed else None)
        if name is not None:
            yield Portfolio(link.i - 1, link.i + 1, *name)
            last = name[1]


def _written_small(link: Token) -> Portfolio | None:
    """Give an office that is written small right before its holder: "the member of parliament Jane Roe"."""
    doc, begin = link.doc, link.i + 2
    named = doc[begin].ent_type_ == "PERSON" or doc[begin].lower_ in load_naming().given
    office = [t.lower_ for t in doc[link.i - 1 : begin]]
    if link.lower_ != "of" or not named or not doc[link.i - 1 : begin].text.islower():
        return None
    if load_naming().title_at(office, 0) != len(office):
        return None
    end = next((k for k in range(begin, link.sent.end) if not _is_capital(doc[k])), link.sent.end)
    return Portfolio(link.i - 1, link.i + 1, begin, end)


def _is_title(doc: Doc, end: int) -> bool:
    """Tell the words before a token that end in an office: "Deputy Minister", "Assistant Secretary of State"."""
    if not doc[end - 1].text[0].isupper():
        return False
    words = [t.lower_ for t in doc[max(0, end - _LONGEST_TITLE) : end]]
    return any(load_naming().title_at(words, k) == len(words) - k for k in range(len(words)))


def _end_of_line(link: Token) -> int:
    """Give where the fields may end behind a title: with the capitals, or before a body behind a comma."""
    return _before_body(link.doc, link.i + 1, _end_of_capitals(link))


def _end_of_capitals(link: Token) -> int:
    """Give where the capitals end behind a title, over the commas and the "and" between the fields."""
    doc, at = link.doc, link.i + 1
    while at < min(link.sent.end, link.i + _MOST_FIELDS):
        mark = doc[at].text in (",", "&") or doc[at].lower_ in _SMALL
        ahead = next((t for t in doc[at + 1 : at + 4] if t.lower_ not in _SMALL), None)
        if not _is_capital(doc[at]) and not (mark and ahead is not None and _is_capital(ahead)):
            break
        at += 1
    return at


def _before_holder(doc: Doc, begin: int, end: int) -> int:
    """Give where fields end before the holder, who stands behind a comma: "for Trade, Ports and Fish, Jane Roe"."""
    for comma in (k for k in range(end - 1, begin, -1) if doc[k].text == ","):
        joined = any(t.lower_ in ("and", "&") for t in doc[begin:comma])
        first = doc[comma + 2] if doc[comma + 1].lower_ == "and" and comma + 2 < end else doc[comma + 1]
        if joined and (first.ent_type_ == "PERSON" or first.lower_ in load_naming().given):
            return comma
        if joined and first.i == comma + 1 and _is_unknown_name(doc[comma + 1 : end]):
            return comma
    return end


def _is_unknown_name(words: Span) -> bool:
    """Tell two words or more that are no fields, no titles and no place: whoever has a name that is not known."""
    if not 2 <= len(words) <= _LONGEST_NAME or load_gazetteer().get(words.text) is not None:
        return False
    known = (_is_field(t) or load_gazetteer().get(t.text) is not None for t in words)
    titles = any(load_naming().title_at([t.lower_], 0) for t in words)
    return all(_is_capital(t) for t in words) and not any(known) and not titles


def _before_body(doc: Doc, begin: int, end: int) -> int:
    """Give where fields end before a body that stands behind a comma: "for Trade and Ports, Department of Roads"."""
    comma = next((k for k in range(end - 1, begin, -1) if doc[k].text == ","), end)
    if any(t.lower_ in ("and", "&") for t in doc[comma:end]):
        return end  # "for Trade, Ports and Fish of A"
    last = end < len(doc) and doc[end].lower_ == "of"
    closed = any(t.lower_ in ("and", "&") for t in doc[begin:comma])
    alone = doc[begin - 1].lower_ == "for" and end > comma + 2  # "for Ports, Lake Agency"
    return comma if last or (comma < end and _is_body(doc[comma + 1 : end], closed=closed, alone=alone)) else end


def _is_body(words: Span, *, closed: bool, alone: bool) -> bool:
    """Tell "Lake Agency" behind fields that may end there, letters ("MINAR") behind a list that "and" has closed."""
    known, kind = load_gazetteer().get(words.text), load_naming().class_of_name([t.lower_ for t in words])
    cls = known.cls if known is not None else kind
    body = cls is not None and load_schema().is_a(cls, "Institution")
    return (body and (closed or alone)) or (closed and words.text.isupper())


def _name_behind(doc: Doc, begin: int, end: int) -> tuple[int, int] | None:
    """Give where the holder's name begins and ends: words of no field, behind the last one or behind "for Africa"."""
    afar = _is_of_place(doc[begin])
    for at in range(begin + 1, end - 1):
        if not _is_capital(doc[at]) or not (_is_field(doc[at - 1]) or at - 1 == begin):
            continue
        listed = (_is_field(doc[at]) or _is_of_place(doc[at])) and doc[at].lower_ not in load_naming().given
        if listed and not (doc[at - 1].lower_ in _CLOSING and not _is_word(doc[at])):
            continue  # "for South and Central Asian Affairs"
        fields = [t for t in doc[begin:at] if not (t.text in (",", "&") or t.lower_ in _SMALL or _is_of_place(t))]
        joined = any(t.lower_ in ("and", "&") for t in doc[begin:at])
        stop = next((k for k in range(at, end) if not _is_capital(doc[k])), end)
        # "Minister of Transport Jane Roe", "Minister of State for Ports Jane Roe"
        office = doc[begin - 4] if begin > 3 and doc[begin - 2].lower_ == "state" else doc[begin - 2]
        minister = begin > 1 and office.lower_ in _MINISTERS
        whole = stop == len(doc) or not (doc[stop].text in HYPHENS or doc[stop].pos_ == "PROPN")
        row = any(t.text == "," for t in doc[begin:at])  # "Minister of Power, Chief Olu Roe"
        called = doc[at].lower_ in load_naming().given or (not row and _is_unknown_name(doc[at:stop]))
        sure = joined or afar or (minister and whole and called)
        length = sum(t.is_alpha for t in doc[at:stop])
        told = all(map(_is_field, fields)) and sure and 2 <= length <= _LONGEST_NAME
        return (at, stop) if told else None
    return None


def _is_list_of_fields(line: Span) -> bool:
    """Tell "Political Affairs, Trade and Health": fields, each parted from the next, and nobody's name."""
    words = [t for t in line if t.text not in (",", "&") and t.lower_ not in _SMALL]
    parted = any(t.text == "," for t in line) and any(t.lower_ in ("and", "&") for t in line)
    known = [t for t in words if _is_field(t)]
    free = all(t in known or t.ent_type_ not in _NAMES for t in words) and 2 * len(known) > len(words)
    return parted and words[0] in known and free and not any(load_naming().title_at([t.lower_], 0) for t in words)


def _is_ministry(line: Span) -> bool:
    """Tell "Trade and Harbors" in "Minister of Trade and Harbors of Chad": it stands before the state."""
    doc, at = line.doc, line.end
    if len(line) < _FEWEST or at + 1 >= len(doc) or doc[at].lower_ != "of" or line[0].lower_ == "the":
        return False
    state = doc[at + 2] if doc[at + 1].lower_ == "the" and at + 2 < len(doc) else doc[at + 1]
    own = not any(_is_of_place(t) or t.ent_type_ in ("GPE", "PERSON") or t.text == "," for t in line)
    titles = any(load_naming().title_at([t.lower_], 0) for t in line)  # "of Chad and Chair of the Lake Union"
    known = load_gazetteer().get(state.text)
    ruled = state.ent_type_ == "GPE" or (known is not None and known.cls == "Country")
    return own and ruled and not titles and any(t.lower_ in ("and", "&") for t in line)


def _is_of_place(token: Token) -> bool:
    """Tell a part of the world: "for Africa", "for African Affairs"."""
    entry = load_gazetteer().get(token.text)
    return entry is not None and (entry.demonym or entry.cls == "Region")


def _is_capital(token: Token) -> bool:
    """Tell a word with a capital, an initial, a style and a hyphen inside a name: "Mr. John R. Al-Roe"."""
    if token.text in HYPHENS and token.i:
        return not (token.whitespace_ or token.doc[token.i - 1].whitespace_)
    initial = len(token) == len("R.") and token.text.endswith(".")
    styled = initial or token.lower_ in load_naming().words.honorifics
    return (token.is_alpha or styled) and token.text[0].isupper()


def _is_field(token: Token) -> bool:
    """Tell a word of the language, as fields are called by: "Rural Affairs"."""
    word = token.lower_
    if token.text.isupper() and 1 < len(token) <= _LONGEST_ACRONYM:
        return True  # "Minister of ICT"
    return word.endswith(_ENDINGS) or _is_word(token)


def _is_word(token: Token) -> bool:
    """Tell a word that is known to be one, and no name that only ends as words do."""
    naming, word = load_naming(), token.lower_
    if word in naming.words.portfolios or word in naming.words.title_modifiers:
        return True
    return any(w in naming.common or (w,) in naming.nouns for w in (word, singular(word)))
