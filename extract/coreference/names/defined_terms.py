"""Finds short forms that a text defines: after "the Treaty on Lake Ports (Treaty)" "the Treaty" is no other treaty."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.names.letter_forms import is_acronym
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.labels import SMALL_WORDS
from reportgraph.extract.parsing.parse import Parsed

_PARTIES = frozenset({"among", "between"})
_MARKS = frozenset({"the", '"', "'", "“", "”", "‘", "’", "``", "''"})  # between a bracket and the short form
_OTHERS = frozenset({"City", "Country", "Person", "Place", "Region"})  # "the mayor of Peru (the “Mayor”)" is no land


def defined_terms(parsed: Parsed, cues: list[Cue]) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions, what a text defines a short form of and the short form there and wherever it comes up."""
    defined: dict[tuple[str, ...], Cue] = {}
    for cue in cues:
        if cue.plural or cue.mention.kind not in (MentionKind.NAME, MentionKind.NOMINAL):
            continue
        whole = parsed.doc[cue.mention.begin + (parsed.doc[cue.mention.begin].text == "the") : cue.mention.end]
        short = list(takewhile(lambda t: t.lower_ not in _PARTIES, whole))  # "the Treaty between A and B"
        if not short or not all(t.text[:1].isupper() for t in short):
            continue
        words, alone = tuple(w for w in cue.words if w != "the")[: len(short)], len(short) == len(whole)
        opening = _opening_bracket(parsed, cue) if alone and words not in defined else None
        if opening is not None:
            named = _whole(cue, cues) or _set_down(parsed, cue, cues, opening=opening)
            if named is not None:
                defined[words] = named
        said = cue.determiner in ("the", "this", "") and not cue.complement
        if words in defined and (said if alone else cue.determiner in ("the", "this")):
            yield defined[words].index, cue.index


def _opening_bracket(parsed: Parsed, cue: Cue) -> int | None:
    """Give the bracket before what stands in brackets alone, marks and an article aside."""
    doc, begin, end = parsed.doc, cue.mention.begin, cue.mention.end
    while begin > 0 and doc[begin - 1].lower_ in _MARKS:
        begin -= 1
    while end < len(doc) and doc[end].text in _MARKS:
        end += 1
    inside = begin > 0 and end < len(doc) and doc[begin - 1].text == "(" and doc[end].text == ")"
    return begin - 1 if inside else None


def _set_down(parsed: Parsed, term: Cue, cues: list[Cue], *, opening: int) -> Cue | None:
    """Give the name right before a bracket that sets down in quotation marks what it is called: "Alpha AG (“ALF”)".

    A word of another sort is a work: "the studio Alpha Pictures (“Night”)".
    """
    marks = parsed.doc[opening + 1 : term.mention.head]
    if not any(t.is_quote for t in marks):
        return None
    closing = [c for c in cues[: term.index] if c.mention.end == opening]
    cue = min(closing, key=lambda c: c.mention.begin, default=None)
    if cue is None or not cue.is_name or cue.mention.cls in _OTHERS or len(cue.words) == 1:
        return None
    own = is_acronym(term.mention.name) or set(term.words) < set(cue.words)
    return cue if own or any(t.lower_ == "the" for t in marks) else None


def _letters(cue: Cue) -> tuple[tuple[str], tuple[str]]:
    """Give the letters that the words of a name begin with, with and without the small ones."""
    large = (w[0] for w in cue.words if w not in SMALL_WORDS)
    return (("".join(w[0] for w in cue.words),), ("".join(large),))


def _whole(term: Cue, cues: list[Cue]) -> Cue | None:
    """Give what is called so for short: the last thing before it in its sentence with this head and more words."""
    for cue in reversed(cues[: term.index]):
        if cue.sentence != term.sentence:
            return None
        alike = cue.head == term.head or (term.words in _letters(cue) and cue.mention.end < term.mention.begin)
        if alike and not cue.plural and cue.mention.kind is not MentionKind.PRONOUN:
            if cue.head != term.head:
                return cue  # "a Memorandum of Understanding (MoU)"
            longer = cue.mention.end - cue.mention.begin > term.mention.end - term.mention.begin
            return cue if longer else None
    return None
