"""What is known of names and of the nouns that describe things: classes of head nouns, titles, words around names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.gazetteer import Gazetteer, load_gazetteer
from reportgraph.ontology.resources import loaded_once, pack_file, read_text, read_toml
from reportgraph.ontology.schema import Schema, load_schema
from reportgraph.ontology.words import Words, load_words, split_entries

_CLASSES, _GIVEN = "lexicon/classes.toml", "lexicon/given_names.toml"
_NOUNS = "lexicon/nouns.tsv"
_ENTRY_KEYS = frozenset({"nouns", "named", "phrases", "plural", "modifiers", "generic", "complements", "openings"})
_LONGEST = 4  # words in the longest head phrase that is looked up
DEFAULT_CLASS = "Topic"
_CIVIL = frozenset({"ceo", "chairman", "dr", "eng", "minister", "mr", "president", "prof", "secretary"})  # no monarch
_MOST_MODIFIERS = 4  # before a title
_LONGEST_TITLE = 6  # words


@dataclass(frozen=True, slots=True)
class Naming:
    """Classes by head noun, and the words that stand in and around names."""

    nouns: Mapping[tuple[str, ...], str]
    common: Mapping[str, tuple[str, ...]]  # noun of the language at large -> its class, and others that it may have
    named: Mapping[tuple[str, ...], str]
    phrases: Mapping[tuple[str, ...], str]
    openings: Mapping[tuple[str, ...], str]  # first words of a name -> its class: "Hurricane Roe"
    plural: Mapping[str, str]  # class -> class of the plural
    modifiers: Mapping[str, str]
    phrases_from: Mapping[str, tuple[tuple[str, ...], ...]]  # first word -> phrases, longest first
    generic: Mapping[str, frozenset[str]]  # noun -> classes whose names it takes up again
    complements: Mapping[str, frozenset[str]]  # class -> prepositions that go on a name of it
    words: Words
    title_starts: frozenset[str]
    given: Mapping[str, str]  # given name, lower case -> "male", "female" or "both"

    def class_of_nominal(self, words: Sequence[str], *, plural: bool = False) -> str | None:
        """Give the class of a common noun phrase from its last words (lemmas), or None if no entry covers it."""
        if words and words[-1].startswith("ex-"):
            words = [*words[:-1], words[-1].removeprefix("ex-")]  # "his ex-minister"
        for size in range(min(_LONGEST, len(words)), 0, -1):
            cls = self.nouns.get(tuple(words[-size:]))
            if cls is not None:
                return self.plural.get(cls, cls) if plural else cls
        cls = self.common.get(words[-1], (None,))[0] if words else None
        return self.plural.get(cls, cls) if plural and cls is not None else cls

    def class_of_plural(self, words: Sequence[str]) -> str | None:
        """Give the class of a phrase whose head has an entry of its own in the plural: "talks", "democracies"."""
        for size in range(min(_LONGEST, len(words)), 0, -1):
            if (cls := self.nouns.get(tuple(words[-size:]))) is not None:
                return cls
        return self.common.get(words[-1], (None,))[0]

    def classes_of(self, noun: str) -> tuple[str, ...] | None:
        """Give the classes that a phrase with this head may have, the usual one first; None for an unknown noun."""
        usual = self.nouns.get((noun,))
        others = self.common.get(noun)
        if usual is None:
            return others
        return (usual, *(cls for cls in others or () if cls != usual))

    def class_of_name(self, words: Sequence[str]) -> str | None:
        """Give the class of a proper name from its last words (lower case), or None."""
        for size in range(min(_LONGEST, len(words)), 0, -1):
            key = tuple(words[-size:])
            cls = self.named.get(key) or self.nouns.get(key)
            if cls is not None:
                return cls
        return None

    def opening_of(self, words: Sequence[str]) -> tuple[str, ...]:
        """Give the first words of a name that tell its class, whatever follows: "Hurricane Roe", or none."""
        sizes = range(min(_LONGEST, len(words) - 1), 0, -1)
        return next((tuple(words[:n]) for n in sizes if tuple(words[:n]) in self.openings), ())

    def title_at(self, words: Sequence[str], start: int, *, end: int | None = None, plural: bool = False) -> int:
        """Give the length of the longest title ("foreign minister") in `words[start:end]` that starts there, or 0.

        Words that go before any title ("regional director") are part of it; `plural` asks for "foreign ministers".
        """
        stop = len(words) if end is None else end
        at, longest = start, 0
        while at < stop and at - start < _MOST_MODIFIERS:
            size = self._bare_title_at(words, at, stop, plural=plural)
            if size and (at == start or " ".join(words[at : at + size]) not in self.words.unmodified):
                longest = max(longest, at - start + size)
            if words[at] not in self.words.title_modifiers and (at == start or words[at] != "-"):
                break
            at += 1
        behind = start + longest
        if longest and words[behind - 1] == "sultan" and _is_called_sultan(words, start, behind):
            return longest - 1
        several = not plural and longest > 0 and behind < stop and words[behind].endswith("s")
        if several and self.title_at(words, start, end=end, plural=True) > longest:
            return 0  # "chief ministers A and B" are no chief called "Ministers"
        return longest

    def _bare_title_at(self, words: Sequence[str], start: int, stop: int, *, plural: bool) -> int:
        first = words[start].removeprefix("ex-").removeprefix("co-")  # "ex-president", "co-CEO"
        if not {first, _one(first)} & self.title_starts and not plural:
            return 0
        for size in range(min(_LONGEST_TITLE, stop - start), 0, -1):
            title = (first, *words[start + 1 : start + size])
            if plural:
                one = (*title[:-1], title[-1].removesuffix("s"))
                if title[-1].endswith("s") and one in self.words.titles:
                    return size
            elif title in self.words.titles or (
                first[-1] == "s" and (_one(first), *title[1:]) in self.words.titles and title[1:]
            ):
                return size
        return 0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the stages from mentions to entities know of the world."""

    naming: Naming
    gazetteer: Gazetteer
    schema: Schema


@loaded_once
def load_knowledge(directory: Path | None = None) -> Knowledge:
    """Load names, gazetteer and schema of the shipped pack, or of the pack in `directory`."""
    return Knowledge(load_naming(directory), load_gazetteer(directory), load_schema(directory))


@loaded_once
def load_naming(directory: Path | None = None) -> Naming:
    """Load `classes.toml` and `names.toml`.

    Raises:
        OntologyError: A class that `core.ttl` lacks, an entry listed twice, an unknown key; names file and entry.

    """
    schema = load_schema(directory)
    data = read_toml(pack_file(_CLASSES, directory))
    tables: dict[str, dict[tuple[str, ...], str]] = {
        key: {} for key in ("nouns", "named", "phrases", "modifiers", "openings")
    }
    plural: dict[str, str] = {}
    generic: dict[str, set[str]] = {}
    complements: dict[str, frozenset[str]] = {}
    for cls, entry in data.items():
        _check_class(cls, f"{_CLASSES}: [{cls}]", schema)
        if not isinstance(entry, dict) or not all(isinstance(words, str) for words in entry.values()):
            raise OntologyError(f'{_CLASSES}: [{cls}] holds what is no text; write words as in nouns = "tanker|barge".')
        for key in entry:
            if key not in _ENTRY_KEYS:
                raise OntologyError(f"{_CLASSES}: [{cls}] has {key!r}; allowed are {', '.join(sorted(_ENTRY_KEYS))}.")
        if "plural" in entry:
            _check_class(entry["plural"], f"{_CLASSES}: [{cls}]", schema)
            plural[cls] = entry["plural"]
        complements[cls] = frozenset(split_entries(entry.get("complements", "")))
        for noun in split_entries(entry.get("generic", "")):
            generic.setdefault(noun, set()).add(cls)
        for key, table in tables.items():
            for entered in split_entries(entry.get(key, "")):
                phrase = tuple(entered.split())
                if table.setdefault(phrase, cls) != cls:
                    raise OntologyError(
                        f"{_CLASSES}: {entered!r} stands in {key} of both [{table[phrase]}] and [{cls}]; keep one."
                    )
    words_of_names = load_words(directory)
    starts = {title[0] for title in words_of_names.titles}
    return Naming(
        nouns=tables["nouns"],
        common=_common(pack_file(_NOUNS, directory), schema),
        named=tables["named"],
        phrases=tables["phrases"],
        openings=tables["openings"],
        phrases_from=_by_first(tables["phrases"]),
        plural=plural,
        modifiers={phrase[0]: cls for phrase, cls in tables["modifiers"].items()},
        generic={noun: frozenset(classes) for noun, classes in generic.items()},
        complements=complements,
        words=words_of_names,
        title_starts=frozenset(starts | {f"{start}s" for start in starts}),
        given=_given(read_toml(pack_file(_GIVEN, directory))),
    )


def _common(path: Path, schema: Schema) -> dict[str, tuple[str, ...]]:
    """Read nouns with their classes: noun, usual class, others that it may have, tabs and spaces between."""
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            noun, *classes = line.split()
            if not classes:
                raise OntologyError(f"{_NOUNS}, line {number}: {noun!r} has no class; write one behind it and a tab.")
            for cls in classes:
                _check_class(cls, f"{_NOUNS}, line {number}", schema)
            found[noun] = tuple(classes)
    return found


def _given(data: dict[str, Any]) -> dict[str, str]:
    return {name: gender for gender in ("male", "female", "both") for name in split_entries(data.get(gender, ""))}


def _is_called_sultan(words: Sequence[str], start: int, end: int) -> bool:
    """Tell the name from the title: "Minister Sultan Roe", "Dr. Sultan Roe", "Sultan Al Jaber", not "Sultan Ali"."""
    before = words[start - 1].rstrip(".") if start else ""
    return end > start + 1 or before in _CIVIL or words[end : end + 1] in (["al"], ["bin"])


def _one(word: str) -> str:
    """Give the word of which this may be the plural: "secretary" of "secretaries"."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _by_first(phrases: Mapping[tuple[str, ...], str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(group) for word, group in found.items()}


def _check_class(cls: str, where: str, schema: Schema) -> None:
    if cls not in schema.classes:
        raise OntologyError(
            f"{where} names the class {cls!r}, which core.ttl lacks; classes are {', '.join(sorted(schema.classes))}."
        )
