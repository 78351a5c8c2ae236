"""Headlines in ordinary case: the parser takes each word of "Peru Signs New Lake Treaty" for a name.

A word is put in lower case if the report itself writes it so, if it comes nowhere else in the report, or if it is a
common word that the report does not write with a capital inside a sentence; one character stands for one, so no place
in the text changes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from itertools import pairwise

from reportgraph.ontology.naming import load_knowledge
from reportgraph.ontology.verbs import known_verbs

_WORD = re.compile(r"[^\W\d_](?:[\w.’']*[^\W_])?")
_RUN = re.compile(r"(?P<inside>(?<=[a-z,] ))?\b[A-Z][\w’'-]*(?: (?:of |for |and |the )*[A-Z][\w’'-]*)*")
_SMALL = frozenset(
    "a an the and or but nor of in on at to for from by with as off up out into onto over under after before amid "
    "against about via per than between among amongst through throughout during within without toward towards across "
    "along around behind beyond despite since until while upon beside besides near past its his her their our it he "
    "she they we is are was were be been has have had will would can could may might must should not no this that "
    "these those how why what who which when where more most new all".split()
)
_HYPHENS = frozenset({"-", "‐", "‑"})
_LONG = 4  # letters of a word that sentence case would leave in lower case
_FEWEST = 4  # words
_TELLING = 60  # different words in lower case that a body has at least, to tell by what it lacks


class Casing:
    """How the body of a report writes its words."""

    def __init__(self, body: Iterable[str], adjectives: Collection[str] = ()) -> None:
        self._adjectives = adjectives
        self._lower: set[str] = set()
        self._edges: set[str] = set()  # words that begin or end a name, as its short form does
        self._names: set[str] = set()
        self._runs: set[tuple[str, str]] = set()
        self._letters: set[str] = set()  # acronyms
        for text in body:
            found = _WORD.findall(text)
            self._lower.update(w for w in found if w.islower())
            self._letters.update(w for w in found if len(w) > 1 and w.isupper())
            for run in _RUN.finditer(" ".join(text.split())):
                words = _WORD.findall(run[0])
                if run["inside"] and len(words) == 1:
                    self._names.update(words)
                self._edges.update((words[0], words[-1]))
                self._runs.update((a, b) for a, b in pairwise(words) if a[0].isupper() and b[0].isupper())
        self._tells = len(self._lower) >= _TELLING

    def of_headline(self, line: str) -> str:
        """Give a line with its common words in lower case; as it is where its capitals say something."""
        words = list(_WORD.finditer(line))
        if not _says_nothing([w[0] for w in words if line[w.start() - 1 : w.start()] not in _HYPHENS]):
            return line  # the second half of "Tax-free" has no capital in any case
        if line.isupper():
            acronyms = [w for w in words if w[0] in self._letters and w[0].lower() not in self._lower]
            keep = {i for w in acronyms for i in range(w.start(), w.end())}
            line = "".join(
                c.lower() if i > 0 and line[i - 1].isalpha() and i not in keep else c for i, c in enumerate(line)
            )
            words = list(_WORD.finditer(line))
        texts = [w[0] for w in words]
        kept = self._kept(texts)
        letters = list(line)
        for at, word in enumerate(words):
            if at not in kept and at > 0:
                letters[word.start()] = letters[word.start()].lower()
        return "".join(letters) if len(letters) == len(line) else line

    def _kept(self, words: list[str]) -> set[int]:
        """Give the words that keep their capital; "Chad's" does so as "Chad" does."""
        words = [w.removesuffix("'s").removesuffix("’s") for w in words]
        gazetteer, given = load_knowledge().gazetteer, load_knowledge().naming.given
        kept: set[int] = set()
        ended: set[int] = set()
        for at, word in enumerate(words):
            found = gazetteer.longest(words, at)
            if found is not None and not all(w.lower() in self._lower for w in words[at : at + found[0]]):
                kept.update(range(at, at + found[0]))
            if word.lower() in _SMALL:
                continue
            if at + 1 < len(words) and (word, words[at + 1]) in self._runs:
                kept.update((at, at + 1))
            before = at - 1 if at < 2 or len(words[at - 1]) > 1 else at - 2  # "Jane Q. Roe"
            first = before in kept - ended and words[before].lower() in given
            surname = first and words[before].lower() not in self._lower
            if surname:
                ended.add(at)  # behind "Jane Roland" stands no second surname
            if surname or not self._is_common(word):
                kept.add(at)
        return kept

    def _is_common(self, word: str) -> bool:
        low = word.lower()
        if any(c.isupper() for c in word[1:]):
            return False
        if low in _SMALL or low in self._lower:
            return True
        if self._tells and word not in self._edges:
            return True  # names in a headline come again below it
        return word not in self._names and (is_word(low) or low in self._adjectives)


def long_words(words: list[str]) -> list[str]:
    """Give the words that a line would write small if its capitals said something, but for names."""
    return [w for w in words if len(w) >= _LONG and w.lower() not in _SMALL]


def _says_nothing(words: list[str]) -> bool:
    """Tell a line all of whose long words have a capital."""
    long = long_words(words)
    return len(words) >= _FEWEST and len(long) > 1 and all(w[0].isupper() for w in long)


_ENDINGS = (*(("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("ied", "y")),)


@cache
def is_word(low: str) -> bool:
    """Tell a verb or a noun of the language, in any of its forms, that is no given name."""
    naming, verbs = load_knowledge().naming, known_verbs()
    if low in naming.given:
        return False
    return any(s in verbs or (s,) in naming.nouns or s in naming.common for s in stems(low))


def stems(low: str) -> set[str]:
    """Give what a word may be a form of, the word itself among them."""
    found = {low}
    for end, put in _ENDINGS:
        if low.endswith(end):
            found.add(low[: -len(end)] + put)
    return found
