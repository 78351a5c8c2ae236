"""Joins letters and what they stand for: a phrase before a bracket, what every reader knows, a name in two words.

`letter_forms` joins the initials of names; here are those of common nouns, and two letters alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.labels import SMALL_WORDS
from reportgraph.extract.parsing.spelling import HYPHENS, singular, spells
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Doc, Token

_LETTERS = re.compile(r"[A-Z][A-Z&]*[A-Z]s?|MoUs?")
_TWO = 2  # letters that alone may stand for anything
# of which two letters are used without a word
_KNOWN = frozenset({"Company", "Country", "Region", "InternationalOrganization"})


def known_letters(doc: Doc, cues: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions: letters, and the same thing in words; what the text itself explains goes first."""
    defined = _defined(doc)
    letters: dict[str, Cue] = {}
    ends = {cue.mention.end: cue for cue in cues if cue.mention.kind is not MentionKind.PRONOUN}
    for cue in cues:
        if cue.entry is not None or not _LETTERS.fullmatch(cue.mention.name):
            continue
        whole = ends.get(cue.mention.begin - 1) if cue.mention.kind is MentionKind.NOMINAL else None
        if whole is not None and _ends_in(whole, _meant(cue, defined, knowledge)):
            yield whole.index, cue.index  # one of many pacts: "a memorandum of understanding (MoU) on tourism"
        elif cue.is_name:
            letters.setdefault(cue.mention.name.removesuffix("s"), cue)
    by_words = {words: cue for cue in letters.values() for words in _meant(cue, defined, knowledge)}
    for cue in cues:
        short = by_words.get(tuple(map(singular, cue.words)))
        if short is not None and short.index != cue.index and _is_whole(cue):
            yield short.index, cue.index
    yield from _placed(cues, letters, knowledge)
    yield from _of_two_words(cues, {n: c for n, c in letters.items() if not _meant(c, defined, knowledge)})


def _meant(short: Cue, defined: Mapping[str, tuple[str, ...]], knowledge: Knowledge) -> tuple[tuple[str, ...], ...]:
    """Give the words that letters may stand for: those which the text gives, else those which every reader knows."""
    name = short.mention.name.removesuffix("s")
    return (defined[name],) if name in defined else knowledge.naming.words.letters.get(name, ())


def _ends_in(whole: Cue, meant: tuple[tuple[str, ...], ...]) -> bool:
    """Tell what letters behind it stand for, name or not: "the Lake Health Memorandum of Understanding (MOU)"."""
    words = tuple(map(singular, whole.words))
    return any(words[-len(said) :] == said for said in meant)


def _is_whole(cue: Cue) -> bool:
    """Tell a phrase that no owner and no complement tells from others: "Peru's foreign investment" is but some."""
    plain = cue.mention.kind is MentionKind.NOMINAL and cue.determiner in ("", "the")
    return cue.mention.kind is MentionKind.NAME or (plain and not cue.complement)


def _defined(doc: Doc) -> Mapping[str, tuple[str, ...]]:
    """Give letters in brackets with the words before that they stand for: "critical raw materials (CRMs)"."""
    found: dict[str, tuple[str, ...]] = {}
    for token in doc[2:-1]:
        if _LETTERS.fullmatch(token.text) and token.nbor(-1).text == "(" and token.nbor().text == ")":
            name = token.text.removesuffix("s")
            if words := _spelt_out(doc, token.i - 2, name.lower()) or _drawn_from(doc, token.i - 2, name.lower()):
                found.setdefault(name, words)
    return found


def _spelt_out(doc: Doc, at: int, letters: str) -> tuple[str, ...]:
    """Give the words up to a token that begin with these letters, one each, small words aside; none if others do."""
    words: list[str] = []
    for letter in reversed(letters):
        while at >= 0 and doc[at].lower_[0] != letter and _may_be_left_out(doc[at]):
            words += [] if doc[at].text in HYPHENS else [doc[at].lower_]
            at -= 1
        if at < 0 or doc[at].lower_[0] != letter:
            return ()
        words.append(doc[at].lower_)
        at -= 1
    if at > 0 and doc[at].text in HYPHENS and doc[at - 1].lower_[0] == letters[0]:
        words.append(doc[at - 1].lower_)
    return tuple(map(singular, reversed(words)))


def _drawn_from(doc: Doc, at: int, letters: str) -> tuple[str, ...]:
    """Give two or more small words up to a token of which some give more letters: "greenhouse gases (GHGs)"."""
    words: list[str] = []
    while at >= 0 and len(words) < len(letters) and doc[at].text.islower() and doc[at].pos_ in ("NOUN", "ADJ"):
        words.insert(0, doc[at].lower_)
        initials = "".join(w[0] for w in words)
        if len(words) > 1 and initials[0] == letters[0] and spells(letters, "".join(words), initials):
            return tuple(map(singular, words))
        at -= 1
    return ()


def _placed(cues: list[Cue], letters: Mapping[str, Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Join letters and the only name that has a place before them: "the Lima-Cusco HSR", "the HSR"."""
    longer: dict[str, dict[tuple[str, ...], Cue]] = {}
    for cue in cues:
        places, _, name = cue.mention.name.rpartition(" ")
        parts = places.split("-")
        if name in letters and cue.is_name and all(knowledge.gazetteer.get(p) is not None for p in parts):
            longer.setdefault(name, {}).setdefault(cue.words, cue)
    for name, wholes in longer.items():
        if len(wholes) == 1 and name not in knowledge.naming.words.letters:
            yield letters[name].index, next(iter(wholes.values())).index


def _may_be_left_out(token: Token) -> bool:
    """Tell small words, hyphens and what stands behind one: "reef-related coral loss (RCL)"."""
    joined = token.i > 0 and token.nbor(-1).text in HYPHENS
    return token.text in HYPHENS or token.lower_ in SMALL_WORDS or joined


def _of_two_words(cues: list[Cue], letters: Mapping[str, Cue]) -> Iterator[tuple[int, int]]:
    """Join two letters and the only well known name in the text with these initials: "the WB" and the World Bank."""
    known: dict[str, dict[str, Cue]] = {}
    for cue in cues:
        if cue.is_name and cue.entry is not None and cue.entry.cls in _KNOWN and len(cue.words) == _TWO:
            known.setdefault("".join(w[0] for w in cue.words).upper(), {}).setdefault(cue.entry.name, cue)
    for name, short in letters.items():
        if len(known.get(name, {})) == 1 and short.mention.cls != "Person":
            yield next(iter(known[name].values())).index, short.index
