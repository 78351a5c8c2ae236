"""Lists after a colon or a dash, and bulleted ones, read off the surface: parsers get lost in them, commas do not."""

from __future__ import annotations

from collections.abc import Iterable

from reportgraph.extract.model import BlockKind
from reportgraph.extract.parse import Parsed
from reportgraph.extract.spelling import QUOTES
from reportgraph.extract.syntax import LIST_OPENERS, conjuncts
from spacy.tokens import Token

_LIST_ENDS = LIST_OPENERS - {":"} | {".", "?", "!"}
_LONGEST_ITEM = 12


def list_after(token: Token) -> tuple[Token, ...]:
    """Give the heads of the items of the list that a token opens ("areas: A, B and C"), or nothing.

    The opener stands at the end of the token's phrase. A list has at least two items, each a short noun phrase.
    """
    doc, end = token.doc, token.sent.end
    opener = next((t for t in doc[token.i + 1 : min(end, token.i + 9)] if t.text in LIST_OPENERS), None)
    if opener is None:
        return ()
    verbs = [t for t in _between(token, opener) if t.pos_ in ("VERB", "AUX") and t.dep_ != "amod"]
    widened = token.pos_ == "VERB" and any(t.lower_ == "limited" for t in verbs)  # "include but are not limited to:"
    if verbs and not widened:
        return ()
    if any(t.text in (",", ";") for t in _between(token, opener)):
        return ()
    heads: list[Token] = []
    for item in _items(doc[opener.i + 1 : end], _LIST_ENDS):
        found = _heads(item)
        if not found:
            if item:
                break
            continue
        heads += found
    return tuple(heads) if len(heads) >= 2 else ()


def quoted_list(opener: Token) -> tuple[Token, ...]:
    """Give the heads of the items of a list in quotation marks right after a word ("based on "A, B and C"")."""
    doc, end = opener.doc, opener.sent.end
    if opener.i + 1 >= end or doc[opener.i + 1].text not in QUOTES:
        return ()
    items = _items(doc[opener.i + 2 : end], QUOTES)
    heads = [head for item in items for head in _heads(item)]
    return tuple(heads) if len(heads) >= 3 and len(items) >= 2 else ()


def bulleted(parsed: Parsed) -> dict[int, dict[str, list[Token]]]:
    """Give what a bulleted list adds to the sentence that ends in a colon before it: predicate -> role -> heads.

    "The parties will cooperate on:" and the items below it: they fill the role of the word before the colon.
    """
    found: dict[int, dict[str, list[Token]]] = {}
    for at, sentence in enumerate(parsed.sentences):
        if len(sentence.span) < 3 or sentence.span[-1].text != ":":
            continue
        items: list[Token] = []
        for below in parsed.sentences[at + 1 :]:
            if below.block.kind is not BlockKind.ITEM:
                break
            items += conjuncts(below.span.root)
        place = _governor(sentence.span[-2])
        if items and place is not None:
            found.setdefault(place[0].i, {}).setdefault(place[1], []).extend(items)
    return found


def _governor(last: Token) -> tuple[Token, str] | None:
    """Give the predicate whose argument the word before the colon opens or stands for, and the role."""
    if last.pos_ == "ADP":
        return last.head, last.lower_
    if last.dep_ == "pobj" and last.head.pos_ == "ADP":
        return last.head.head, last.head.lower_
    if last.dep_ == "dobj":
        return last.head, "object"
    if last.lower_ == "to":
        return last.head, "clause"
    return (last, "object") if last.pos_ == "VERB" else None


def _items(words: Iterable[Token], ends: frozenset[str]) -> list[list[Token]]:
    """Cut the words up to the first of `ends` at commas and semicolons."""
    items: list[list[Token]] = [[]]
    for t in words:
        if t.text in ends:
            break
        if t.text in (",", ";"):
            items.append([])
        else:
            items[-1].append(t)
    return items


def _between(token: Token, opener: Token) -> list[Token]:
    return list(token.doc[token.i + 1 : opener.i])


def _heads(item: list[Token]) -> list[Token]:
    """Give the head nouns of one item: the last noun before a preposition; "A and B" gives two."""
    words = [t for t in item if not t.is_space and t.text not in ('"', "'")]
    if words and words[0].pos_ == "CCONJ":
        words = words[1:]
    if not words or len(words) > _LONGEST_ITEM or words[0].pos_ in ("ADP", "SCONJ", "PART"):
        return []
    if any(t.pos_ == "AUX" or (t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ", "VBP")) for t in words):
        return []
    heads: list[Token] = []
    last: Token | None = None
    closed = False
    for t in words:
        if t.pos_ == "CCONJ" and last is not None and last.pos_ in ("NOUN", "PROPN"):
            heads.append(last)
            last, closed = None, False
        elif t.pos_ in ("ADP", "SCONJ") or t.lower_ == "to":
            closed = closed or last is not None
        elif not closed and t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM"):
            last = t
    if last is not None:
        heads.append(last)
    return [t for t in heads if t.pos_ in ("NOUN", "PROPN") or t.tag_ == "VBG"]
