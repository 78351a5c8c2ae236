"""One word, written in America and in Britain: the lexicon needs it once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_ENDINGS = (  # of American words, and how Britain writes them
    (re.compile(r"([a-z]{3,})iz(e|er|ing|ation)"), r"\1is\2"),
    (re.compile(r"([a-z]+)yz(e|er|ing)"), r"\1ys\2"),
    (
        re.compile(r"((?:dis)?fav|(?:dis)?hon|lab|harb|endeav|col|neighb|behavi|rum|vap|sav)or(able|hood|ing)?"),
        r"\1our\2",
    ),
    (re.compile(r"(def|off|pret)ense"), r"\1ence"),
)
_PAIRS = {  # American -> British
    "center": "centre",
    "enroll": "enrol",
    "fulfill": "fulfil",
    "install": "instal",
    "license": "licence",
    "practice": "practise",
    "program": "programme",
    "skillful": "skilful",
    "instill": "instil",
    "distill": "distil",
    "plow": "plough",
    "judgment": "judgement",
    "fiber": "fibre",
    "theater": "theatre",
    "aluminum": "aluminium",
    "fertilizer": "fertiliser",
}


@cache
def british(word: str) -> str | None:
    """Give how Britain writes a word that America writes in another way: "organize" -> "organise"."""
    if word in _PAIRS:
        return _PAIRS[word]
    for pattern, written in _ENDINGS:
        if pattern.fullmatch(word):
            return pattern.sub(written, word)
    return None


def both_spellings(words: Iterable[str]) -> frozenset[str]:
    """Give the words with their other spelling; of "climate-center" each part may have one."""
    found = set()
    for word in words:
        parts = [british(part) or part for part in word.split("-")]
        found |= {word, "-".join(parts)}
    return frozenset(found)
