"""Names that letters behind them spell out: "the Board on Reef Loss in the Coral Sea (BRLCS)" is one name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgraph.extract.mentions.names import NameFinder
    from reportgraph.extract.mentions.persons import NameSpan

_LONGEST = 16  # tokens that letters stand for
_FEWEST = 3  # letters; two may stand for anything
_UNSPOKEN = frozenset("a an and at for from in of on or the to with & , 's".split())  # words without a letter


def as_spelled(spans: list[NameSpan], finder: NameFinder) -> list[NameSpan]:
    """Give the names, those whole that the run of capitals cut, what stands inside them nested."""
    found = list(spans)
    for close in range(_FEWEST, len(finder.text)):
        if finder.text[close] != ")" or finder.text[close - 2] != "(" or not _are_letters(finder.text[close - 1]):
            continue
        end = close - 2 - (finder.low[close - 3] in ("'s", "\u2019s"))  # "the Lake Commission's (LC) plan"
        begin = _begin_of(finder.text[close - 1].removesuffix("s"), end, finder)
        if begin is not None:
            found = _whole(found, begin, end)
    return found


def _are_letters(word: str) -> bool:
    plain = word.removesuffix("s")
    return len(plain) >= _FEWEST and plain.isalpha() and plain.isupper()


def _begin_of(letters: str, end: int, finder: NameFinder) -> int | None:
    """Give where the words begin whose first letters these are; one letter may stand for two words in a row."""
    left, last = list(letters), ""
    for i in range(end - 1, max(-1, end - _LONGEST), -1):
        initial = finder.text[i][:1]
        if finder.capital(i) and left and initial == left[-1]:
            last = left.pop()
            if not left:
                return i
        elif finder.low[i] not in _UNSPOKEN and not (initial == last and finder.capital(i)):
            return None
    return None


def _whole(spans: list[NameSpan], begin: int, end: int) -> list[NameSpan]:
    """Give the spans with one from `begin` to `end`, unless a name goes beyond it or is it already."""
    inside = [s for s in spans if s.begin < end and begin < s.end]
    if any(s.begin < begin or s.end > end or (s.begin, s.end) == (begin, end) for s in inside):
        return spans
    outer = next((s for s in inside if s.begin == begin or s.end == end), None)
    if outer is None:
        return spans
    rest = [s for s in spans if s not in inside]
    nested = [replace(s, nested=True) for s in inside if s is not outer and s.entry is not None]
    return [*rest, replace(outer, begin=begin, end=end, entry=None, cls=None, person=False, nested=False), *nested]
