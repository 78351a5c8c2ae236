"""Joins names that a text writes in two ways: words in another order or form, other capitals, a slip in a surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgraph.extract.coreference.cues import GOVERNING, Cue, stems_of
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.gazetteer import fold
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge

_GUESSED = frozenset({"ner", "shape", "default", "quotes"})  # ways of finding a class that may be wrong
_LANDS = frozenset({"Country", "Region"})
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_IN_BOTH_NUMBERS = frozenset({"Company", "Event", "Topic"})  # of which one that is called so is no part of others
_PLACED = 3  # words of a name that may be called without the place that it begins with
_SHORT = 4  # letters of a name that tell "Toni" from "Tony"
_AMERICAN = {
    "centre": "center",
    "defence": "defense",
    "harbour": "harbor",
    "labour": "labor",
    "programme": "program",
    "theatre": "theater",
}
_CYRILLIC_END = re.compile("(?:[eiy][iyj]|[iy])$")
_LONG = 6  # letters of a name in which a slip or a joint leaves no doubt


def spellings(parsed: Parsed, cues: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions whose names are one name, written differently."""
    names = [c for c in cues if c.is_name]
    yield from _same_words(names, knowledge)
    yield from _joints(names, knowledge)
    yield from _small_letters(parsed, cues, knowledge)
    yield from _taken_up(cues)
    yield from _slips(names, knowledge)
    yield from _romanised(names)
    yield from _endings(names)
    yield from _given_forms(names, knowledge)
    yield from _parts_of_bodies(names, knowledge)
    yield from _states(names)
    yield from _drawn_together(names)
    yield from _numbers(names)
    yield from _british(names)


def _british(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join a name in British and in American spelling: "the Lake Centre", "the Lake Center"."""
    first: dict[tuple[str, ...], Cue] = {}
    for cue in (c for c in names if c.words and c.mention.cls != "Person"):
        spelt = tuple(_AMERICAN.get(w, w).replace("isation", "ization") for w in cue.words)
        same = first.setdefault(spelt, cue)
        if same.words != cue.words:
            yield same.index, cue.index


def _numbers(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join one name in both numbers, "the Lake Award", "the Lake Awards", but no family, "the Roes"."""
    people = {word for c in names if c.mention.cls == "Person" and len(c.words) > 1 for word in c.words}
    first: dict[tuple[str, ...], Cue] = {}
    for cue in names:
        if not cue.words or cue.entry is not None or cue.mention.name[:-1].isupper():
            continue
        last = singular(cue.words[-1])
        same = first.setdefault((*cue.words[:-1], last), cue)
        known = {cue.mention.cls, same.mention.cls} <= _IN_BOTH_NUMBERS
        guessed = not {cue.mention.how, same.mention.how}.isdisjoint({"ner", "shape"})
        family = len(cue.words) == 1 and not people.isdisjoint({last, cue.words[-1]})
        family = family or (len(cue.words) > 1 and {cue.mention.cls, same.mention.cls} == {"Person"})
        if same.words != cue.words and (known or guessed) and not family:
            yield same.index, cue.index


def _drawn_together(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join a body and one word made of the first two of its name: "Lake Bank of Peru", "Lakebank"."""
    whole = {"".join(c.words[:2]): c for c in reversed(names) if c.words[2:3] == ("of",) and c.mention.cls != "Person"}
    for cue in names:
        if cue.entry is None and len(cue.words) == 1 and cue.words[0] in whole:
            yield whole[cue.words[0]].index, cue.index


def _states(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join a state's full name and the short one, "Republic of Lakeland", and "Korea" where the text has but one."""
    short = {c.words: c for c in reversed(names) if c.mention.cls in _LANDS}
    koreas = {c.entry.name: c for c in reversed(names) if c.entry is not None and c.words[-1:] == ("korea",)}
    for cue in names:
        of = cue.words.index("of") if "of" in cue.words else 0
        able = cue.mention.cls in _LANDS or cue.mention.how in _GUESSED  # not "Pact between A and the Republic of B"
        state = of and able and cue.entry is None and cue.words[of - 1] in GRAMMAR.realms
        if state and (land := short.get(tuple(w for w in cue.words[of + 1 :] if w != "the"))) is not None:
            yield land.index, cue.index
        if cue.words == ("korea",) and cue.entry is None:
            called = [k for k in koreas.values() if k.words[-2:] == ("of", "korea")]  # beside "North Korea"
            for korea in called if len(koreas) > 1 else koreas.values():
                yield korea.index, cue.index


def _same_words(names: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Join the same words in another order or form: "Lake Leaders' Summit", "Lake Summit of Leaders"."""
    first: dict[frozenset[str], list[Cue]] = {}
    for cue in names:
        words = stems_of(cue)
        told = len(words) > 2 or (len(words) == 2 and cue.mention.cls == "University")  # "University of Oslo"
        if not told or cue.mention.cls == "Person":
            continue
        alike = first.setdefault(words, [])
        same = next((c for c in alike if _may_be_one(cue, c, knowledge)), None)
        if same is None:
            alike.append(cue)
        elif cue.entry is None or same.entry is None:
            yield same.index, cue.index


def _joints(names: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Join names that differ in joints and accents alone: "Bi-Coastal Route", "Bicoastal Route"; "Angèle", "Angele"."""
    first: dict[str, Cue] = {}
    for cue in names:
        words = [fold(word) for word in cue.mention.name.lower().split()]
        letters = "".join(c for c in "".join(words) if c.isalnum())
        same = first.setdefault(letters, cue)
        accents = words == [fold(word) for word in same.mention.name.lower().split()]
        differ = same.words != cue.words and (cue.entry is None or same.entry is None)
        if differ and (accents or len(letters) > _LONG) and _may_be_one(cue, same, knowledge):
            yield same.index, cue.index


def _may_be_one(cue: Cue, other: Cue, knowledge: Knowledge) -> bool:
    if cue.mention.cls == other.mention.cls:
        return True
    guessed = (c for c in (cue, other) if c.entry is None and c.mention.how in _GUESSED)
    is_a = knowledge.schema.is_a
    kin = is_a(cue.mention.cls, other.mention.cls) or is_a(other.mention.cls, cue.mention.cls)
    return kin or any(guessed)


def _small_letters(parsed: Parsed, cues: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Join what is written with capitals here and without there: "Lake Partners", "the Lake partners"."""
    prose = {s.index for s in parsed.sentences if s.block.kind in _PROSE}  # headings have capitals everywhere
    named: dict[tuple[str, ...], Cue] = {}
    for cue in cues:
        meant = (
            cue.is_name
            and cue.entry is None
            and cue.head not in GOVERNING
            and cue.mention.cls != "Person"
            and cue.sentence in prose
        )
        if meant and len(cue.words) > 1:
            named.setdefault(cue.words, cue)
            placed = len(cue.words) > _PLACED and knowledge.gazetteer.get(cue.mention.name.split()[0]) is not None
            if placed:  # "the Chadian Clean Lake Study", "the Clean Lake study"
                named.setdefault(cue.words[1:], cue)
    for cue in cues:
        whole = cue.mention.kind is MentionKind.NOMINAL and not cue.complement
        words = (cue.owner, *cue.words) if cue.determiner == "poss" else cue.words  # "Fiji's Lake Fund"
        if whole and words in named and cue.determiner in ("", "the", "this", "poss"):
            yield named[words].index, cue.index


def _taken_up(cues: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join what is told of and then called by a name of the same words: "an action plan on A … the Action Plan"."""
    told: dict[tuple[str, ...], list[Cue]] = {}
    for cue in cues:
        if cue.mention.kind is MentionKind.NOMINAL and cue.mention.cls != "Person" and not cue.plural:
            told.setdefault(cue.words, []).append(cue)
        again = cue.is_name and cue.entry is None and cue.determiner in ("the", "this") and not cue.complement
        before = told.get(cue.words, []) if again and len(cue.words) > 1 else []
        if len({(c.determiner == "a", c.complement) for c in before if c.complement or c.determiner == "a"}) == 1:
            yield before[0].index, cue.index


def _slips(names: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Join a surname and the only one that a slip turns it into: "Jane Kavardi" and "Kavadri"."""
    full: dict[str, Cue] = {}
    for cue in names:
        if cue.mention.cls == "Person" and len(cue.words) > 1 and cue.entry is None:
            full.setdefault(cue.words[-1], cue)
    alike: dict[tuple[str, str], list[str]] = {}
    for word in full:
        alike.setdefault(_frame(word), []).append(word)
    for cue in names:
        word = cue.words[-1] if cue.words else ""
        unknown = cue.entry is None and cue.mention.cls == "Person" and word not in knowledge.naming.given
        if not unknown or len(word) < _LONG or (len(cue.words) == 1 and word in full):
            continue
        meant = [w for w in alike.get(_frame(word), ()) if w != word and _is_slip(word, w)]
        whole = full[meant[0]] if len(meant) == 1 else None
        if whole is not None and (len(cue.words) == 1 or cue.words[:-1] == whole.words[:-1]):
            yield whole.index, cue.index


def _romanised(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join a surname and the only one of the same title that it may be, romanised: "Velkandara", "Vellkandare".

    A woman's surname, "Ivanova", is not that of "Ivanov".
    """
    full: dict[tuple[str, str], dict[str, Cue]] = {}
    people = [c for c in names if c.mention.cls == "Person" and c.words and c.entry is None]
    for cue in people:
        for title in sorted(cue.title) if len(cue.words) > 1 else ():
            full.setdefault((title, _sound(cue.words[-1])), {}).setdefault(cue.words[-1], cue)
    for cue in people:
        word = cue.words[-1]
        alike = [full.get((title, _sound(word)), {}) for title in sorted(cue.title)] if len(cue.words) == 1 else []
        told = {name: whole for found in alike for name, whole in found.items()}
        whole = next(iter(told.values())) if len(told) == 1 and len(word) > _LONG + 1 else None
        if whole is not None and word not in told and not _is_longer(word, whole.words[-1]):
            yield whole.index, cue.index


def _endings(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join names that Cyrillic endings set apart: "Sergei Velkov", "Sergey Velkov"; "Zelensky" and "Zelenskyy"."""
    people = [c for c in names if c.mention.cls == "Person" and c.words and c.entry is None]
    full: dict[tuple[str, ...], Cue] = {}
    last: dict[str, dict[tuple[str, ...], Cue]] = {}
    for cue in people:
        key = tuple(_latin(word) for word in cue.words)
        if len(key) > 1:
            whole = full.setdefault(key, cue)
            last.setdefault(key[-1], {}).setdefault(key, whole)
            if whole.words != cue.words:
                yield whole.index, cue.index
    for cue in people:
        own = last.get(_latin(cue.words[0]), {}) if len(cue.words) == 1 else {}
        if len(own) == 1 and (whole := next(iter(own.values()))).words[-1] != cue.words[0]:
            yield whole.index, cue.index


def _parts_of_bodies(names: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Join two ways to say of what body something is: "Lake Panel of the United Nations", "UN Lake Panel"."""
    first: dict[tuple[str, str], int] = {}
    for cue in names:
        words = cue.mention.name.split()
        if len(words) < 2 or not knowledge.schema.is_a(cue.mention.cls, "Institution"):
            continue
        part, _, whole = cue.mention.name.partition(" of ")
        body = knowledge.gazetteer.get(whole.removeprefix("the ")) if whole else knowledge.gazetteer.get(words[0])
        part = part if whole else " ".join(words[1:])
        if body is not None and knowledge.schema.is_a(body.cls, "Institution"):
            yield first.setdefault((part.lower(), body.name), cue.index), cue.index


def _given_forms(names: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Join full names with two forms of a given name: "Joe Roe", "Joseph R. Roe, Jr."; "President Muhammed Roe".

    Two transcriptions ("Mohamed") are one name only of somebody with the same title.
    """
    suffixes, short = knowledge.naming.words.person_suffixes, knowledge.naming.words.shortened
    called: dict[tuple[str, str], Cue] = {}
    for cue in names:
        words = [w for w in cue.words if w not in suffixes]
        if cue.mention.cls != "Person" or len(words) < 2 or cue.entry is not None:
            continue
        whole = called.setdefault((short.get(words[0], words[0]), words[-1]), cue)
        if whole.words[0] != cue.words[0]:
            yield whole.index, cue.index
        sounds = [(f"{title} {_sound(words[0])}", words[-1]) for title in sorted(cue.title)]
        for key in sounds if len(_sound(words[0])) > 1 else ():
            if (alike := called.setdefault(key, cue)).words[0] != cue.words[0]:
                yield alike.index, cue.index


def _latin(word: str) -> str:
    """Give a word with one spelling of the endings that transcriptions from Cyrillic differ in."""
    return _CYRILLIC_END.sub("i", fold(word)) if len(word) > _SHORT else word


def _sound(word: str) -> str:
    """Give the consonants of a name, doubled ones once."""
    letters = [c for c in fold(word) if c not in "aeiouyh"]
    return "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])


def _is_longer(word: str, other: str) -> bool:
    """Tell two names of which one has but another ending: "Ivanov", "Ivanova"."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short[:-1])


def _frame(word: str) -> tuple[str, str]:
    """Give where no slip is looked for: "Ivanov" and "Ivanova" are two."""
    return word[:1], word[-2:]


def _is_slip(word: str, meant: str) -> bool:
    """Tell whether inside two words one letter is left out, put in, changed or has changed places with the next."""
    if abs(len(word) - len(meant)) > 1:
        return False
    begin = next((i for i, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), min(len(word), len(meant)))
    a, b = word[begin:], meant[begin:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[2:] == b[2:] and a[:2] == b[1::-1])
