"""Joins a meeting counted in small letters and in capitals: "the fourth tripartite meeting", "the Fourth Meeting"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.coreference.cues import Cue, key_of, stems_of
from reportgraph.extract.parsing.spelling import is_ordinal, singular
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR

_JOINT = frozenset({"annual", "cooperation", "joint", "leader", "partnership"})
_SHORT = 2  # words of a name that other meetings may have as well
_BODIES = frozenset({"assembly", "board", "commission", "committee", "council"})


def numbered_bodies(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join a body and its name with the number of a session, if there is but one: "the 11th Lake Council"."""
    whole = {key_of(c): c for c in reversed(names) if c.head in _BODIES and len(c.words) > 1 and not c.ordinals}
    counted: dict[tuple[str, ...], list[Cue]] = {}
    for cue in names:
        if len(cue.words) > 1 and is_ordinal(cue.words[0]) and cue.words[1:] in whole:
            counted.setdefault(cue.words[1:], []).append(cue)
    for key, alike in counted.items():
        if len({c.words[0] for c in alike}) == 1:
            yield from ((whole[key].index, c.index) for c in alike)


def numbered_events(cues: list[Cue]) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions of one number in a series, one of which says no more of it than the other does.

    A number alone is that of the only series that the text counts so.
    """
    counted: dict[tuple[str, str], list[Cue]] = {}
    for cue in cues:
        numbers = [w for w in cue.words if is_ordinal(w)]
        heads = [*(w for w in cue.words if w in GRAMMAR.in_series), *sorted(cue.complement & GRAMMAR.in_series)]
        head = heads[-1] if heads else ""
        if cue.mention.cls != "Event" or cue.plural or len(numbers) != 1 or not head:
            continue
        alike = counted.setdefault((numbers[0], head), [])
        fitting = [c for c in alike if _told(c) <= _told(cue) or _told(cue) <= _told(c)]
        called = any(c.is_name != cue.is_name or _is_fuller(c, cue) or _told(c) == _told(cue) for c in fitting)
        if fitting and len(fitting) == len(alike) and called:
            yield fitting[0].index, cue.index
        alike.append(cue)


def _is_fuller(one: Cue, other: Cue) -> bool:
    """Tell two names of which one only says how all such meetings are: "the 3rd A-B (Partnership) Summit"."""
    more = {singular(w) for w in set(one.words) ^ set(other.words)}
    return bool(more) and more <= _JOINT and len(_told(one) & _told(other)) > 1


def _told(cue: Cue) -> frozenset[str]:
    """Give what is said of a meeting besides its number, with known letters in full: "session of the AU"."""
    said = frozenset(w for w in stems_of(cue) | cue.complement if not is_ordinal(w))
    known = {w: entry for w in said if (entry := load_gazetteer().get(w.upper())) is not None and not entry.demonym}
    return said.difference(known).union(*(entry.name.lower().split() for entry in known.values()))
