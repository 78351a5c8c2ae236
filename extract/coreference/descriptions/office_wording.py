"""Gives an office the one name by which two mentions are compared: "the FM", "the Minister of Foreign Affairs"."""

from __future__ import annotations

from collections.abc import Collection

PRIME_MINISTER = ("prime", "minister")
LETTERS = {"fm": ("foreign", "minister"), "ceo": ("chief", "executive")}
TOP = frozenset({"top", "chief"})  # "the top diplomat"
_MINISTER = "minister"
_DIPLOMAT = "diplomat"


def written_out(words: tuple[str, ...], prime_ministers: Collection[str]) -> tuple[str, ...]:
    """Give the usual words of an office: a premier is a prime minister, a state's top diplomat its foreign minister.

    A minister of trade is a trade minister, and one of foreign affairs a foreign minister.
    """
    if not words:
        return words
    first, last = words[0], words[-1]
    if first == _MINISTER and len(words) > 2 and words[1] in ("of", "for"):
        field = tuple(w for w in words[2:] if w != "the")
        return (*(field[:-1] if field[-1] == "affairs" else field), _MINISTER)
    if last in LETTERS:
        return (*words[:-1], *LETTERS[last])
    if last == _DIPLOMAT and TOP.issuperset(words[:-1]) and len(words) > 1:
        return LETTERS["fm"]
    return PRIME_MINISTER if len(words) == 1 and first in prime_ministers else words
