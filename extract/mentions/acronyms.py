"""Acronyms that a text explains: "the Alpine Rescue Union (ARU)" means that Union, whatever else is called ARU."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgraph.extract.mentions.names import NameFinder
    from reportgraph.extract.mentions.persons import NameSpan

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
    return [
        replace(span, entry=None) if span.end == span.begin + 1 and finder.text[span.begin] in explained else span
        for span in spans
    ]


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
