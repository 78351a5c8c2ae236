"""Letters that stand for a name: its initials, and those of which some words are spelled out."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.coreference.cues import Cue, key_of, stems_of
from reportgraph.extract.parsing.labels import SMALL_WORDS
from reportgraph.extract.parsing.parse import Parsed

_WORD = 4  # letters that may be read as a word
_OWNER = 5  # tokens up to a name behind "the", those of its owner too


def is_acronym(text: str) -> bool:
    """Tell a word of which most letters are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and " " not in text and sum(c.isupper() for c in letters) > len(letters) / 2


def acronyms(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join an acronym and the only name of the document that has it for its initials, and no others behind it."""
    initials: dict[str, dict[frozenset[str], int]] = {}
    behind = {c.mention.begin - 1: _bare(c.mention.name).lower() for c in names if is_acronym(c.mention.name)}
    others = {stems_of(c): own for c in names if (own := behind.get(c.mention.end)) is not None}  # "Lake Line (LALI)"
    for cue in names:
        if len(cue.words) > 2 and cue.mention.cls != "Person":
            joined = tuple("&" if w == "and" else w for w in cue.words)  # "Marsh and Sons", "M&S"
            for words in (joined, cue.words, tuple(w for w in cue.words if w not in SMALL_WORDS)):
                letters = "".join(w[0] for w in words)
                if others.get(stems_of(cue), letters) == letters or "&" in letters:
                    initials.setdefault(letters, {}).setdefault(stems_of(cue), cue.index)
    for cue in names:
        text = _bare(cue.mention.name)
        word = len(text) >= _WORD and text.istitle() and cue.mention.cls != "Person"  # "Unicef"
        if cue.entry is None and (word or is_acronym(text)) and text.replace("&", "").isalpha():
            candidates = initials.get(text.lower(), {})
            told = len(text) > 2 or any("university" in stems for stems in candidates)  # "UQ"
            if len(candidates) == 1 and told:
                yield next(iter(candidates.values())), cue.index
    yield from _half_spelled(names)


def _bare(letters: str) -> str:
    """Give letters without points and hyphens: "U.Q.", "SWPA-O"."""
    return letters.replace(".", "").replace("-", "")


def spelled_out(parsed: Parsed, names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join letters and the name right behind them that they are taken from: "TRACE, the Tidal Research Centre"."""
    by_begin: dict[int, Cue] = {}
    for cue in names:
        by_begin.setdefault(cue.mention.begin, cue)
    for cue in names:
        end = cue.mention.end
        after = [t.lower_ for t in parsed.doc[end : end + 2]]
        if cue.entry is not None or not cue.mention.name.isupper() or len(cue.words) > 1 or after != [",", "the"]:
            continue
        begin = next((i for i in range(end + 2, end + _OWNER) if i in by_begin and len(by_begin[i].words) > 2), None)
        if begin is not None:
            whole = by_begin[begin]
            options = [[t.lower_ for t in parsed.doc[i : whole.mention.end]] for i in (end + 2, begin)]
            if any(_are_letters_of(cue.mention.name.lower(), [w for w in o if w not in SMALL_WORDS]) for o in options):
                yield whole.index, cue.index


def written_out(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join known letters and the name without its country: "the Department of Energy" and "USDOE"."""
    known: dict[tuple[str, ...], dict[str, int]] = {}
    for cue in names:
        if cue.entry is not None and len(cue.words) == 1 and is_acronym(cue.mention.name):
            words = tuple(cue.entry.name.lower().split())
            for size in range(3, len(words)):
                known.setdefault(words[-size:], {}).setdefault(cue.entry.name, cue.index)
    for cue in names:
        found = known.get(cue.words, {}) if cue.entry is None else {}
        if len(found) == 1:
            yield next(iter(found.values())), cue.index


def _are_letters_of(letters: str, words: list[str]) -> bool:
    """Tell whether letters stand in words in their order, each word giving the first of its own."""
    rest = iter("".join(words))
    return bool(words) and letters[:1] == words[0][:1] and all(letter in rest for letter in letters)


def _half_spelled(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join a name and its form with an acronym for its first words: "Safe Road Office Plan", "SRO Plan"."""
    forms: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    first: dict[tuple[str, ...], int] = {}
    for cue in names:
        for n in range(2, len(cue.words)):
            initials = "".join(w[0] for w in cue.words[:n] if w not in SMALL_WORDS)
            forms.setdefault((initials, *cue.words[n:]), set()).add(key_of(cue))
        first.setdefault(key_of(cue), cue.index)
    for cue in names:
        told = cue.entry is None and len(cue.words) > 1 and is_acronym(cue.mention.name.split()[0])
        whole = forms.get(cue.words, set()) if told and len(cue.words[0]) > 1 else set()
        if len(whole) == 1:
            yield first[next(iter(whole))], cue.index
