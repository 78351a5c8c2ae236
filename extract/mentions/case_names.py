"""Finds the names of cases at law, "Roe v. Board of Ports": a document, and no act of its parties."""

from __future__ import annotations

from reportgraph.extract.mentions.quoted_titles import QuotedTitle
from spacy.tokens import Doc

_AGAINST = frozenset({"v.", "v", "vs.", "vs"})
_INNER = frozenset({"of", "the", "for", "'s", "'", "&", "-"})
_LONGEST = 9  # tokens of one party


def case_names(doc: Doc) -> list[QuotedTitle]:
    """Give the names of cases, in their order."""
    found: list[QuotedTitle] = []
    for token in doc:
        shouted = token.i and len(doc[token.i - 1]) > 1 and doc[token.i - 1].text.isupper()  # no initial, "K V Roe"
        if token.lower_ in _AGAINST and (token.text.islower() or shouted):
            begin, end = _first_party(doc, token.i), _second_party(doc, token.i + 1)
            if begin < token.i and end > token.i + 1:
                found.append(QuotedTitle(begin, end, "Document"))
    return found


def _first_party(doc: Doc, at: int) -> int:
    """Give where the party before a token begins, or the token where there is none."""
    begin = at
    while begin and at - begin < _LONGEST and (_is_capital(doc, begin - 1) or doc[begin - 1].lower_ in _INNER):
        begin -= 1
    while begin < at and not _is_capital(doc, begin):
        begin += 1
    return begin


def _second_party(doc: Doc, at: int) -> int:
    """Give where the party that begins at a token ends."""
    end, stop = at, min(len(doc), at + _LONGEST)
    while end < stop and (_is_capital(doc, end) or (end > at and doc[end].lower_ in _INNER)):
        end += 1
    while end > at and not _is_capital(doc, end - 1):
        end -= 1
    return end


def _is_capital(doc: Doc, i: int) -> bool:
    return doc[i].text[:1].isupper()
