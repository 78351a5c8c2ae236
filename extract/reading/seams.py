"""Finds where paragraphs were set right behind each other, as pages give them whose markup was thrown away.

"… said.(A Photo/B)OTHER NEWS TODAYThe minister …": no writer leaves the blank out behind a sentence, so that one ends
there. Nothing is put in: the seams only tell where a chunk ends.
"""

from __future__ import annotations

import re

_CREDIT = re.compile(r"(?<=[a-z0-9][.!?])\((?=[A-Z])[^()]{3,120}\)(?=[\"“A-Z]|$)")
_SENTENCE = re.compile(r"(?:(?<=[a-z][a-z)][.!?])|(?<=\b[A-Z]\.[A-Z]\.))(?=(?:[A-Z][a-z]{2,}|[A-Z]{3,}) )")
_CAPITALS = re.compile(r"(?:(?<![\w'’])[A-Z0-9][A-Z0-9'’$%,:&-]* ){3,}[A-Z]{2,}?(?=[A-Z][a-z]{2,} |[A-Z][a-z] )")
_OPENED = re.compile(r"[.!?…](?=“[A-Z])")
_CLOSED = re.compile(r"[.!?…]”(?=[A-Z])")
_QUOTED = re.compile(r"[\w.)][.!?…](\")(?=[A-Z])")


def seams(text: str) -> list[int]:
    """Give where a new paragraph begins within a run of text, in order."""
    found = {at for match in _CREDIT.finditer(text) for at in (match.start(), match.end())}
    for pattern in (_SENTENCE, _CAPITALS, _OPENED, _CLOSED):
        found |= {match.end() for match in pattern.finditer(text)}
    for match in _QUOTED.finditer(text):
        begin = max((at for at in found if at <= match.start()), default=0)
        closing = text.count('"', begin, match.end()) % 2 == 0
        found.add(match.end() if closing else match.start(1))
    return sorted(at for at in found if 0 < at < len(text))
