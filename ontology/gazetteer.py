"""Names that don't change often: countries, their peoples and capitals, regions, organisations, agreements, cities.

The tables under `gazetteer/` have a row for each thing, tab-separated:

    name  class  ids  of  other names  names of its people

Ids are separated by spaces: `Q232` (Wikidata), `gn:1522867` (GeoNames) or an IRI. `of` is the country that the name may
stand for ("Beijing said"). Other names and names of people are separated by `|`. Where two rows share a name, the
row that comes first has it; files are read in the order of their names. Lines that start with `#` are comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from anyascii import anyascii
from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.resources import loaded_once, pack_files, read_text
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.terms import GEONAMES, WIKIDATA

_COLUMNS = 6
_PRESS = "MediaOrganization"  # "the Hindu temple" is no newspaper
_SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"))
_DASHES = frozenset("-‐‑‒–—−")
_SPLIT = re.compile(r"\s+|(?=['’]s\b)|(?<=\w)[-‐‑‒–—−](?=\w)|(?=,)")
_DROPPED = str.maketrans({".": "", "'": "", "`": "", "-": " "})
_INNER_PLUS = re.compile(r"\+(?=\w)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in the gazetteer stands for."""

    name: str
    """The canonical name; of an adjective or a people ("Kazakhs") the country's or region's."""
    cls: str
    ids: tuple[str, ...]
    """Full IRIs in Wikidata and GeoNames."""
    demonym: bool = False
    of: str | None = None
    """For a capital or a seat of government, the country that it may stand for."""


class Gazetteer:
    """Looks names up, whole or at a place in a text, in time that depends on the name's length alone.

    Dashes, apostrophes, periods and accents don't matter ("U.S.", "Guinea–Bissau", "Sao Tome"). Case does: "us" and
    "Us" are not "US"; but a name that is no acronym is also found in capitals ("CHINA").
    """

    def __init__(self, rows: Sequence[str], index: Mapping[str, int]) -> None:
        """Take table rows and the folded forms that lead to them; a negative number -n-1 is a demonym of row n."""
        self._rows = rows
        self._index = index
        self._reach: dict[str, int] = {}
        for form in index:
            first, *rest = form.split(" ")
            self._reach[first] = max(self._reach.get(first, 0), len(rest) + 1)

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, name: str) -> Entry | None:
        """Return the entry of a name, or None."""
        row = self._index.get(_folded(name))
        return None if row is None else self._made(row)

    def longest(self, words: Sequence[str], start: int) -> tuple[int, Entry] | None:
        """Return the longest entry that starts at a word, and of how many words it is; None where none does.

        Args:
            words: The tokens of a text; a hyphen or a possessive "'s" may be a token of its own.
            start: The index of the first word.

        """
        found = self._reached(words, start) if start < len(words) else None  # a text may end in its midst
        if (
            found is None
            and 0 < start < len(words)
            and words[start - 1] == "the"
            and words[start + 1 : start + 2] != ["of"]
        ):
            whole = self._reached(words, start - 1)  # "asked the Fed", which no "Fed" alone is
            entry = self._made(whole[1]) if whole is not None and whole[0] > 1 else None
            return None if whole is None or entry is None or entry.cls == _PRESS else (whole[0] - 1, entry)
        if found is not None and words[start].lower() == "the" and start + 1 < len(words):
            behind = self._reached(words, start + 1)  # "the Gulf" is a name, but not in "the Gulf of Aden"
            if behind is not None and behind[0] >= found[0]:
                return None
        return None if found is None else (found[0], self._made(found[1]))

    def _reached(self, words: Sequence[str], start: int) -> tuple[int, int] | None:
        """Return the length and the row of the longest name that starts at a word."""
        form = fold(words[start])
        reach = self._reach.get(form.split(" ", 1)[0], 0)
        found = self._index.get(form)
        length, position = 1, start
        while reach > 1 and position + 1 < len(words):
            position += 1
            if words[position] in _DASHES:
                continue
            reach -= 1
            form = f"{form} {fold(words[position])}"
            if form in self._index:
                found, length = self._index[form], position - start + 1
        return None if found is None else (length, found)

    def _made(self, row: int) -> Entry:
        demonym = row < 0
        name, cls, ids, of = self._rows[-row - 1 if demonym else row].split("\t")[:4]
        return Entry(name, cls, tuple(_iri(i) for i in ids.split()), demonym, of or None if not demonym else None)


@loaded_once
def load_gazetteer(directory: Path | None = None) -> Gazetteer:
    """Load the tables of the shipped pack, or of the pack in `directory`.

    Raises:
        OntologyError: A row has too few or too many columns, or a class that `core.ttl` does not define.

    """
    classes = load_schema(directory).classes
    rows: list[str] = []
    index: dict[str, int] = {}
    for path in pack_files("gazetteer", directory):
        if path.suffix != ".tsv":
            continue
        for number, line in enumerate(read_text(path).split("\n"), 1):
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) != _COLUMNS or cells[1] not in classes:
                raise OntologyError(
                    f"{path}:{number}: a row needs {_COLUMNS} columns (name, class, ids, of, other names, names of its "
                    f"people) and a class of core.ttl, but this is {line!r}."
                )
            row = len(rows)
            rows.append(line)
            _enter(index, cells[0], row)
            if cells[4]:
                for alias in cells[4].split("|"):
                    _enter(index, alias, row)
            if cells[5]:
                for people in cells[5].split("|"):
                    _enter(index, people, -row - 1)
    return Gazetteer(rows, index)


def fold(word: str) -> str:
    """Return a word without what doesn't matter: accents, periods, apostrophes, the case of "of" and "the".

    >>> fold("Côte"), fold("U.S."), fold("OF"), fold("St."), fold("’s")
    ('Cote', 'US', 'of', 'Saint', "'s")
    """
    if not word.isalnum() or not word.isascii():
        word = anyascii(word)
        if word in ("'s", "&"):
            return "and" if word == "&" else word
        word = _INNER_PLUS.sub(" + ", word.translate(_DROPPED)).strip() or word
    if len(word) < 5:
        if word == "St":
            return "Saint"
        lower = word.lower()
        if lower in _SMALL_WORDS:
            return lower
    return word


@lru_cache(maxsize=4096)  # a build asks for the same names many times
def _folded(name: str) -> str:
    if name.isalpha() and name.isascii():
        return fold(name)
    return " ".join(fold(word) for word in _SPLIT.split(name) if word and word not in _DASHES)


def _enter(index: dict[str, int], name: str, row: int) -> None:
    for form in _forms(name):
        index.setdefault(form, row)


def _forms(name: str) -> Iterator[str]:
    """Give the folded name and, unless it is an acronym, the same in capitals."""
    form = _folded(name)
    yield form
    capitals = form.upper()
    if capitals != form and len(form) >= 4:  # "ABA" is rather an acronym than the city Aba
        if " " in form:
            capitals = " ".join(word if word in _SMALL_WORDS else word.upper() for word in form.split(" "))
        yield capitals


def _iri(short: str) -> str:
    if short.startswith("gn:"):
        return f"{GEONAMES}{short[3:]}/"
    return short if ":" in short else WIKIDATA + short
