"""Names that a text explains: "the Alpine Rescue Union (ARU)" means that Union, whatever else is called ARU.

So does "the ARU" behind the Alpine Rescue Union; and "Aydin" behind "Kemal Aydin" is he, whatever town is called so.
And letters may stand for a common noun: "enriched uranium (HEU)" is a metal and no body.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgraph.extract.mentions.speaking import speaks
from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import DEFAULT_CLASS
from spacy.tokens import Token

if TYPE_CHECKING:
    from reportgraph.extract.mentions.names import NameFinder
    from reportgraph.extract.mentions.persons import NameSpan
    from reportgraph.ontology.gazetteer import Entry

_SHORT = 2  # letters of an acronym that may stand for anything
_PLACING = frozenset({"at", "from", "in", "into", "near", "of", "to", "town", "city"})
_LANDS = frozenset({"City", "Country", "Region"})
_SMALL = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to"})


def as_explained(spans: list[NameSpan], finder: NameFinder) -> list[NameSpan]:
    """Take from acronyms what the gazetteer knows by them where the text explains them otherwise."""
    longest: dict[int, NameSpan] = {}
    known: set[tuple[int, str]] = set()  # where the names of what the gazetteer has end
    for span in spans:
        longest[span.end] = min(span, longest.get(span.end, span), key=lambda s: s.begin)
        if span.entry is not None:
            known.add((span.end, span.entry.name))
    explained = {
        finder.text[span.begin]
        for span in spans
        if _is_bracketed_acronym(span, finder)
        and (span.begin - 1, span.entry.name if span.entry is not None else "") not in known
        and (
            ((name := longest.get(span.begin - 1)) is not None and _explains(name, span, finder))
            or _is_spelt_out(span, finder)
        )
    }
    explained |= {finder.text[s.begin] for s in spans if _is_acronym(s, finder) and _is_named_before(s, spans, finder)}
    return [
        replace(span, entry=None)
        if span.end == span.begin + 1 and (finder.text[span.begin] in explained or _is_surname(span, finder))
        else span
        for span in spans
    ]


def class_of_letters(span: NameSpan, finder: NameFinder) -> str | None:
    """Give the class of the common noun that letters stand for: "enriched uranium (HEU)", "TVs"; None for a body."""
    word = finder.text[span.begin]
    one = word[:-1] if word[-1] == "s" else word
    if span.entry is not None or span.end > span.begin + 1 or len(one) < _SHORT or not one.isupper():
        return None
    opened = (i for i, text in enumerate(finder.text) if i > 1 and text.removesuffix("s") == one)
    bracketed = [i - 2 for i in opened if finder.text[i - 1] == "("]
    if any(finder.text[i][:1].isupper() for i in bracketed):
        return None
    nouns = [finder.doc[i] for i in bracketed if finder.doc[i].pos_ == "NOUN" and finder.low[i][0] in word.lower()]
    known = finder.words.letters.get(one, ())
    options = [(singular(nouns[0].lower_),)] if nouns else known
    if not options:
        told = any(speaks(t, finder) for t in finder.doc if t.text == word)
        return None if one == word else "Group" if told else DEFAULT_CLASS
    cls = finder.naming.class_of_nominal(options[0]) or DEFAULT_CLASS
    if finder.knowledge.schema.is_a(cls, "Actor"):
        return "Group" if one != word else None
    return cls


def _is_acronym(span: NameSpan, finder: NameFinder) -> bool:
    word = finder.text[span.begin]
    return span.entry is not None and span.end == span.begin + 1 and word.isupper() and len(word) > _SHORT


def _is_named_before(acronym: NameSpan, spans: list[NameSpan], finder: NameFinder) -> bool:
    """Tell an acronym whose letters a name before it begins with, where the one that is known by them is not named."""
    known = acronym.entry.name if acronym.entry is not None else ""
    if acronym.entry is not None and acronym.entry.cls == "MediaOrganization" and _is_told(finder.doc[acronym.begin]):
        return False  # "Armed Forces and Police … told AFP": the agency
    if any(s.entry is not None and s.entry.name == known and s.end > s.begin + 1 for s in spans):
        return False
    return any(s.end < acronym.begin and _explains(s, acronym, finder) for s in spans if s.end > s.begin + _SHORT)


def _is_told(name: Token) -> bool:
    """Tell whom somebody tells something, or who reports it."""
    telling = GRAMMAR.telling_somebody | GRAMMAR.takes_clause
    return name.dep_ in ("dative", "dobj", "nsubj") and name.head.lemma_ in telling


def _is_surname(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a person's last name from the town of that name, where no word says that it is a place."""
    entry, word = span.entry, finder.text[span.begin]
    before = finder.low[span.begin - 1] if span.begin else ""
    if entry is None or word not in finder.surnames or before in _PLACING:
        return False
    return (entry.cls == "City" and not entry.of) or (entry.cls in _LANDS and _is_only_surname(word, entry, finder))


def _is_only_surname(word: str, entry: Entry, finder: NameFinder) -> bool:
    """Tell a land or a capital that a text with "Ann Jordan" never means: no "in Jordan", and no Jordanians."""
    before = {finder.low[i - 1] for i, text in enumerate(finder.text) if i and text == word}
    if finder.naming.given.keys().isdisjoint(before) or before & _PLACING:
        return False  # "Touring Chad" is nobody
    others = (finder.knowledge.gazetteer.get(text) for text in set(finder.text) if text[:1].isupper() and text != word)
    return not any(e is not None and entry.name in (e.name, e.of) for e in others)


def _is_bracketed_acronym(span: NameSpan, finder: NameFinder) -> bool:
    word = finder.text[span.begin]
    bracketed = span.begin > 1 and finder.text[span.begin - 1] == "("
    return span.entry is not None and span.end == span.begin + 1 and word.isupper() and bracketed


def _explains(name: NameSpan, acronym: NameSpan, finder: NameFinder) -> bool:
    """Tell a name with the acronym's initials that is not the one which the gazetteer knows by the acronym."""
    words = finder.text[name.begin : name.end]
    known = acronym.entry.name.lower() if acronym.entry is not None else ""
    initials = "".join(word[0] for word in words if word[:1].isupper())
    return initials == finder.text[acronym.begin] and known not in " ".join(words).lower()


def _is_spelt_out(acronym: NameSpan, finder: NameFinder) -> bool:
    """Tell what words before the bracket that are no name stand for: "a request for bids (RFB)"."""
    at, letters = acronym.begin - 2, finder.text[acronym.begin].lower()
    first = at
    for letter in reversed(letters):
        while at >= 0 and finder.text[at].lower() in _SMALL and finder.text[at][0].lower() != letter:
            at -= 1
        if at < 0 or finder.text[at][:1].lower() != letter:
            return False
        at -= 1
    known = acronym.entry.name.lower() if acronym.entry is not None else ""
    return len(letters) > 2 and known not in " ".join(finder.text[at + 1 : first + 1]).lower()
