"""What stands between an act, or another numbered thing, and its number: parsers read a denial or a full stop there."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ACT = re.compile(  # "Decision (CFSP) 2025/12", "Regulation (EU) No 7/2014", "Decree No. 45"
    r"\b(?:Act|Convention|Decision|Decree|Directive|Law|Order|Ordinance|Protocol|Recommendation|Regulation|Resolution) "
    r"(?P<mark>(?:\((?:EU|EC|EEC|CFSP|ECB|Euratom)[^()]{0,12}\) ?)?(?:(?:No|Nr|N)[.°º]? ?)?)(?=\d)"
)
_NUMBERED = re.compile(r"\b[A-Z]\w{2,} (?P<mark>N(?:os?|r)\. ?)(?=\d)")  # "Report No. 4", "Reactor No. 2"
_BEHIND = re.compile(  # "2008/99/EC"
    r"(?<=\d/\d\d)/(?:EC|EEC|EU|CFSP|JHA)\b|(?<=\d/\d\d\d\d)/(?:EC|EEC|EU|CFSP|JHA)\b"
)


def marks_of_acts(words: str) -> Iterator[tuple[int, int]]:
    """Give the places of such marks, and of letters behind the number."""
    marks = {match.span("mark") for found in (_ACT, _NUMBERED) for match in found.finditer(words) if match["mark"]}
    yield from sorted(marks)
    yield from (match.span() for match in _BEHIND.finditer(words))
