"""Finds what somebody is for or against by a word's first part: "pro-independence groups", "anti-war rallies"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgraph.extract.model import Mention, MentionKind, Span
from reportgraph.extract.text.surface import begin_of, end_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

if TYPE_CHECKING:
    from reportgraph.extract.mentions.wording import Wording

_LEANING = re.compile("(pro|anti)[-\u2010\u2011]([^\\W\\d_]{2,})", re.IGNORECASE)
_QUALITY = ("al", "ic", "ive", "ous", "ary")  # "anti-competitive" names nothing that one could be against
_DEFAULT = "Topic"


def side_of(token: Token) -> str | None:
    """Give "pro" or "anti" for a word that begins so and tells of the noun behind it."""
    found = _LEANING.fullmatch(token.text)
    if found is None or found[2].lower() in GRAMMAR.no_leanings:
        return None
    noun = token.head
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i <= token.i:
        return None
    between = token.doc[token.i + 1 : noun.i]  # "anti-money laundering rules" are not against money
    return found[1].lower() if all(t.dep_ in ("amod", "punct", "cc", "conj") for t in between) else None


def leanings(found: dict[int, Mention], wording: Wording) -> Iterator[Mention]:
    """Give a mention of what each such word is for or against; the word itself is its head."""
    for token, side in _leaning(wording.doc):
        whole = found.get(token.i)
        if token.head.i not in found or (whole is not None and whole.end - whole.begin > 1):
            continue
        what = token.text[len(side) + 1 :]
        known = _known(what, found, wording)
        if known is not None:
            cls, name, how, ids = known
            chars = Span(begin_of(token) + len(side) + 1, end_of(token))
            kind = MentionKind.NOMINAL if what.islower() else MentionKind.NAME
            yield Mention(token.i, token.i + 1, token.i, chars, kind, cls, name, how, ids=ids)


def _leaning(doc: Doc) -> Iterator[tuple[Token, str]]:
    for token in doc:
        side = side_of(token) if token.lower_.startswith(("pro", "anti")) else None
        if side is not None:
            yield token, side


def _known(what: str, found: dict[int, Mention], wording: Wording) -> tuple[str, str, str, tuple[str, ...]] | None:
    """Give class, name, how it was found, and ids: of a name that is known or that the text gives, or of a noun."""
    entry = wording.knowledge.gazetteer.get(what)
    if entry is not None:
        return entry.cls, entry.name, "gazetteer", entry.ids
    if what.islower():
        cls = wording.naming.class_of_nominal([what])
        return None if cls is None and what.endswith(_QUALITY) else (cls or _DEFAULT, what, "lexicon", ())
    named = (m for m in found.values() if m.kind is MentionKind.NAME and m.name.split()[-1] == what)
    full = next(named, None)
    return None if full is None else (full.cls, full.name, full.how, full.ids)
