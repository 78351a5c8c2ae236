"""What stands between an act, or another numbered thing, and its number: parsers read a denial or a full stop there."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ACT = re.compile(  # "Decision (CFSP) 2025/12", "Regulation (EU) No 7/2014", "Decree No. 45"
    r"\b(?:Act|Convention|Decision|Decree|Directive|Law|Order|Ordinance|Protocol|Recommendation|Regulation|Resolution) "
    r"(?P<mark>(?:\((?:EU|EC|EEC|CFSP|ECB|Euratom)[^()]{0,12}\) ?)?(?:(?:No|Nr|N)[.°º]? ?)?)(?=\d)"
)
_NUMBERED = re.compile(  # "Report No. 4", "reactor No. 2", but not "ranked No. 2", "the world No. 1"
    r"\b(?:[A-Z]\w{2,} (?P<mark>N(?:os?|r)\. ?)(?=\d)"
    r"|(?!rank|bec|remain|finish|place|said|answer)[a-z]\w{3,} (?P<small>Nos?\. ?)(?=\d)(?!1\b))"
)
_BEHIND = re.compile(  # "2008/99/EC"
    r"(?<=\d/\d\d)/(?:EC|EEC|EU|CFSP|JHA)\b|(?<=\d/\d\d\d\d)/(?:EC|EEC|EU|CFSP|JHA)\b"
)


def marks_of_acts(words: str) -> Iterator[tuple[int, int]]:
    """Give the places of such marks, and of letters behind the number."""
    found = [match for pattern in (_ACT, _NUMBERED) for match in pattern.finditer(words)]
    yield from sorted({match.span(match.lastgroup or 0) for match in found if match[match.lastgroup or 0]})
    yield from (match.span() for match in _BEHIND.finditer(words))
