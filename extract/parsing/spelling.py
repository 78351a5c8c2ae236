"""Small facts about English spelling and about where a span hangs in its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgraph.extract.model import BlockKind
from reportgraph.extract.parsing.casing import long_words
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

if TYPE_CHECKING:
    from reportgraph.extract.parsing.parse import Sentence

ARTICLES = frozenset({"a", "an", "the"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
HYPHENS = frozenset({"-", "‐", "‑", "–"})
QUOTES = frozenset({'"', "``", "''", "“", "”"})
NAME_PREPOSITIONS = frozenset("of for on in to against between with without".split())  # "Centre for Arctic Studies"
# "in", "with", "from" may belong to the verb
RESTRICTIVE = frozenset("of between among to for against on about into".split())
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
_PART_NUMBER = re.compile(r"\d+(?:[./]\d+)*[A-Za-z]?(?:\(\w{1,5}\))*|[IVXLC]+|[A-Z]|\(\w{1,5}\)")
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
_FORMAT = re.compile(r"\d\+\d(?:\+\d)?")


def is_format(word: str) -> bool:
    """Tell who sits at a table, so many ministers of each side: "2+2", "4+1"."""
    return _FORMAT.fullmatch(word) is not None


def is_ordinal(word: str) -> bool:
    """Tell a lower-case word that tells one of a series from the others: "ninth", "9th", "next"."""
    return word in ORDINALS or word in ("next", "previous") or _NUMBERED.fullmatch(word) is not None


def is_address(word: str) -> bool:
    """Tell a page or a mailbox of the network from a name such as "Voltra.com"."""
    return word.lower().startswith(("http:", "https:", "www.")) or "@" in word[1:]


def is_currency_code(token: Token) -> bool:
    """Tell three capitals before a sum: "CAD 20 million"."""
    code = len(token) == 3 and token.is_upper and token.i + 2 < len(token.doc)
    return code and token.nbor(1).like_num and token.nbor(2).lower_ in ("thousand", "million", "billion", "trillion")


def is_part_number(word: str) -> bool:
    """Tell what the parts of a text are numbered by: "3(a)", "IX", "B"."""
    return _PART_NUMBER.fullmatch(word) is not None


def is_headline(sentence: Sentence) -> bool:
    """Tell a line in which capital letters say nothing because all words have one."""
    words = long_words([t.text for t in sentence.span if t.is_alpha])
    heading = sentence.block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    small = any(t.text.islower() and t.pos_ in ("VERB", "AUX", "NOUN", "ADJ") for t in sentence.span)  # "A met B of C"
    return len(words) >= (2 if heading else 5) and all(w[0].isupper() for w in words) and (heading or not small)


def is_shouted(sentence: Sentence) -> bool:
    """Tell a sentence that is written in capitals for emphasis: they make no names."""
    words = [t.text for t in sentence.span if t.is_alpha and len(t) > 1]
    return len(words) > 3 and sum(w.isupper() for w in words) > 0.6 * len(words)


def singular(word: str) -> str:
    """Give a guess at the singular of a lower-case noun."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    return f"{word[:-1]}um" if word in GRAMMAR.latin_plurals else word


def is_inner_dot(dot: Token) -> bool:
    """Tell a dot inside a name, "Peace.US", from one that ends a sentence."""
    if dot.text != "." or dot.whitespace_ or dot.i == 0 or dot.i + 1 == len(dot.doc):
        return False
    before, after = dot.nbor(-1), dot.nbor()
    return not before.whitespace_ and before.is_alpha and after.text.isupper() and 1 < len(after.text) < 4


def head_of(doc: Doc, begin: int, end: int) -> int:
    """Give the token that ties a span to the rest of its sentence: the first whose governor stands outside it."""
    for i in range(begin, end):
        head = doc[i].head.i
        if (head < begin or head >= end or head == i) and doc[i].dep_ not in ("punct", "det", "case"):
            return i
    return end - 1


def closed(name: str) -> str:
    """Give a name without a bracket that is opened in it and not closed: "Lake Council (LC"."""
    return name[: name.rindex("(")].rstrip() if name.count("(") > name.count(")") and name[0] != "(" else name


def spells(letters: str, name: str, initials: str) -> bool:
    """Tell letters of which each stands in a name, one behind the other, the first ones of its words among them.

    All in small letters: "aslan" of "Association of Southern Lake Nations".
    """
    inside, short = iter(name), iter(letters)
    return all(c in inside for c in letters) and all(c in short for c in initials)
