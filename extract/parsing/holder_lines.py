"""Reads lines of lists that tell who holds which office where: "Jane Roe, Chair and CEO, Farmers for Choice".

Read off the surface, as parsers take the commas for a list of names. What stands behind the office is a body by its
place, whatever it is called, unless it is a place, a field or another office. `note_holder_lines` finds the lines once
and keeps them with the parse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportgraph.extract.parsing.casing import is_word
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Span, Token

_LINES = "holder_lines"  # in `Doc.user_data`: the lines found
_LONGEST = 20  # tokens between two commas
_SMALL = frozenset({"of", "for", "and", "the", "on", "&", "to", "in", "at", "'s", "’s", "'", "-", "+"})
_LINKS = frozenset({"of", "for", "at", "to"})
_NAME = range(2, 5)  # words of a name
_SHORTEST = 2  # words by which a body is known from its place alone
_FIELDS = frozenset({"Topic", "Principle", "Initiative"})
_NO_BODIES = frozenset({"Topic", "Principle", "Person", "Group"})  # by their last word: "Climate Policy"


@dataclass(frozen=True, slots=True)
class HolderLine:
    """A line as (begin, end) of tokens: who, the offices between commas, and the bodies behind them."""

    name: tuple[int, int]
    titles: tuple[tuple[int, int], ...]
    bodies: tuple[tuple[int, int], ...]


def note_holder_lines(doc: Doc) -> tuple[HolderLine, ...]:
    """Find the lines of a text, keep them with the parse, and give them."""
    lines = [_with_office(*parts) or _without_office(*parts) for parts in map(_name_and_parts, doc.sents)]
    listed = [any(lines[max(n - 1, 0) : n]) or any(lines[n + 1 : n + 2]) for n in range(len(lines))]
    found = tuple(line for line, row in zip(lines, listed, strict=True) if line is not None and (line.titles or row))
    doc.user_data[_LINES] = found
    return found


def holder_lines(doc: Doc) -> tuple[HolderLine, ...]:
    """Give the lines that were noted."""
    return tuple(doc.user_data.get(_LINES, ()))


def phrases_behind(doc: Doc, comma: Token, last: int) -> Iterator[Span]:
    """Give the phrases between the commas behind a name up to a token, as far as they are written as names."""
    begin = comma.i + 1
    for at in range(begin, last):
        ends = doc[at].text in (",", ";", ".") or doc[at].is_space
        if not ends and not (doc[at].text[0].isupper() or doc[at].lower_ in _SMALL or doc[at].text in "()"):
            if at > begin > comma.i + 1 and doc[at].pos_ in ("VERB", "AUX"):
                yield doc[begin:at]  # "Jane Roe, Secretary, Ministry of Mines, Republic of Peru opened"
            return
        if ends or at + 1 == last:
            stop = at if ends else at + 1
            if not 0 < stop - begin <= _LONGEST or doc[begin].lower_ in _SMALL - {"the"}:
                return
            yield doc[begin:stop]
            begin = at + 1
            if doc[at].text != ",":
                return


def is_office(part: Span) -> bool:
    """Tell "Deputy Secretary", "Joint Secretary (West)", "President & CEO"."""
    words = ["and" if t.text == "&" else t.lower_ for t in part]
    words = words[: words.index("(")] if "(" in words else words
    words = words[:-1] if words[-1:] in (["emeritus"], ["emerita"]) else words
    return any(load_naming().title_at(words, k) == len(words) - k for k in range(len(words)))


def is_body(part: Span) -> bool:
    """Tell "Trade Group", "Ministry of Mines and Ports" from a person, by what it is called."""
    words = [t.lower_ for t in part]
    cls = load_naming().class_of_name([t.text for t in part])
    head = words[: next((n for n, w in enumerate(words) if w in ("of", "for")), len(words))][-1]
    cls = cls or load_naming().class_of_nominal([head])
    return cls not in (None, "Person", "Country") and part[-1].ent_type_ != "PERSON"


def is_state(part: Span) -> bool:
    """Tell the name of a country."""
    entry = load_gazetteer().get(part.text)
    return entry is not None and entry.cls == "Country" and not entry.demonym


def named_by_office(part: Span) -> Span:
    """Give the words of an office before what it is for: "Head" in "Head of Policy"."""
    words = [t.lower_ for t in part]
    ends = [k + load_naming().title_at(words, k) for k in range(len(words))]  # "Chief of Staff" is one
    links = (k for k, word in enumerate(words) if k and word in _LINKS and not any(end > k for end in ends[:k]))
    return part[: next(links, len(part))]


def _name_and_parts(line: Span) -> tuple[Span, list[Span]]:
    """Give a name before the first comma and all phrases between commas behind it; none where the line has others."""
    doc, end = line.doc, _end_of_words(line)
    comma = next((t for t in line if t.text == ","), line[0])
    begin, naming = line.start, load_naming()
    while begin < comma.i and (doc[begin].lower_ in naming.words.honorifics or doc[begin].text == "."):
        begin += 1
    name, parts = doc[begin : comma.i], list(phrases_behind(doc, comma, end)) if begin < comma.i else []
    return name, parts if parts and parts[-1].end == end and _is_called(name) else []


def _without_office(name: Span, parts: list[Span]) -> HolderLine | None:
    """Read a line without an office, which only lines around it tell to be one: "Jane Roe, Farmers for Choice"."""
    given = load_naming().given
    if len(parts) != 1 or not (
        name[-1].ent_type_ == "PERSON" or name[0].lower_ in given or not is_word(name[0].lower_)
    ):
        return None
    part, words = parts[0], [t.lower_ for t in parts[0]]
    titled = any(load_naming().title_at(words, k) for k in range(len(words)))  # "President Pro Tempore of the Senate"
    body = not (titled or _is_place(part) or _is_field(part)) and (is_body(part) or _may_be_body(part))
    return HolderLine((name.start, name.end), (), ((part.start, part.end),)) if body else None


def _with_office(name: Span, parts: list[Span]) -> HolderLine | None:
    titles, bodies = list[Span](), list[Span]()
    for part in parts:
        office = named_by_office(part)
        if not bodies and (is_office(office) or (part is parts[0] and part is not parts[-1] and _is_calling(office))):
            titles += _offices_in(part)
        elif not titles:
            return None
        elif is_state(part) or is_body(part) or _may_be_body(part):
            bodies += [] if _is_place(part) or _is_field(part) else [part]
        elif not (_is_place(part) or _is_field(part) or is_office(office)):
            return None
    if not titles:
        return None
    offices, places = (tuple((part.start, part.end) for part in row) for row in (titles, bodies))
    return HolderLine((name.start, name.end), offices, places)


def _offices_in(part: Span) -> list[Span]:
    """Part "Assistant to the Mayor and Deputy Director"; "President and CEO" is one title."""
    words = ["and" if t.text == "&" else t.lower_ for t in part]
    sizes = [load_naming().title_at(words, k) for k in range(len(words))]
    for k in range(1, len(words) - 1):
        joint = any(at + size > k for at, size in enumerate(sizes[:k]))
        if words[k] == "and" and not joint and sizes[k + 1] and is_office(named_by_office(part[:k])):
            return [part[:k], *_offices_in(part[k + 1 :])]
    return [part]


def _is_calling(part: Span) -> bool:
    """Tell what somebody is by a noun for people: "Community Organizer"."""
    return load_naming().class_of_nominal([t.lower_ for t in part]) == "Person"


def _end_of_words(line: Span) -> int:
    """Give where a line ends but for its full stop and what a bracket adds: "(virtual)"."""
    doc, end = line.doc, line.end
    while end > line.start and (doc[end - 1].is_space or doc[end - 1].text in ".:;"):
        end -= 1
    opening = next((t.i for t in reversed(line) if t.text == "("), line.start)
    return opening if end > opening > line.start and doc[end - 1].text == ")" else end


def _is_called(name: Span) -> bool:
    """Tell a person's name by its form: "Kath Roe", "Isabel M. Roe"."""
    words = [t for t in name if t.text != "."]
    formed = len(words) in _NAME and all(t.text[0].isupper() and t.text.rstrip(".").isalpha() for t in words)
    known = load_gazetteer().get(name.text) is not None or load_naming().title_at([t.lower_ for t in name], 0) > 0
    cls = load_naming().class_of_name([t.lower_ for t in name])
    given = bool(words) and words[0].lower_ in load_naming().given
    return formed and not known and (given or cls in (None, "Person")) and not is_office(name)


def _may_be_body(part: Span) -> bool:
    """Tell a body by its place in a line, "Farmers for Choice", from a field, a place and another office."""
    words, called = [t.lower_ for t in part], named_by_office(part)
    member = len(called) < len(part) and _is_calling(called) and called[-1].tag_ in ("NN", "NNP")
    if is_office(called) or member:
        return False  # "Former Member of the Assembly"
    if len(words) < _SHORTEST:
        return load_gazetteer().get(part.text) is not None
    return load_naming().class_of_name(words) not in _NO_BODIES


def _is_place(part: Span) -> bool:
    """Tell where a body sits, "Lake Fund, Oslo", or of what an office has charge, "Director, Middle East"."""
    entry = load_gazetteer().get(part.text)
    return entry is not None and entry.cls != "Country" and load_schema().is_a(entry.cls, "Place")


def _is_field(part: Span) -> bool:
    """Tell what an office is for, "Public Affairs", "Clean Energy", from "Partnership for Children"."""
    whole, naming = [t.lower_ for t in part], load_naming()
    words = whole[: next((k for k, word in enumerate(whole) if k and word in _LINKS), len(whole))]
    ends = {words[-1], *(before for before, word in pairwise(words) if word in ("and", "&"))}
    told = all(naming.class_of_name(called) in _FIELDS for called in (words, whole))
    return told or not naming.words.portfolios.isdisjoint(ends)
