"""Where words begin and end, and what the parser takes them for, where the models' own rules don't know it."""

from __future__ import annotations

import re
from functools import cache

from reportgraph.extract.text.numbers import POWERS
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.units import load_units
from spacy.tokens import Doc, Token

_LETTERS = 4
_SIGNED = re.compile(r"([A-Z][A-Za-z]*?)(\d[\d.,]*)((?:bn|mn|tn|trn|mln|bln)?)")  # "P64", "N35bn"
_TWO = 2
_RANKED = re.compile(r"Under[- ]Secretar(?:y|ies)\b")
_OF_NOW = {"amongst": "among", "whilst": "while"}  # by which the models know them


def settle_words(doc: Doc) -> None:
    """Set the words of a text right before it is parsed."""
    _join_given_names(doc)
    _part_platform(doc)
    _name_millions(doc)
    _part_signs(doc)
    text = doc.text  # spaCy puts it together anew each time
    for token in doc:
        if token.text in currency_letters() and _is_before_number(token):
            token.norm_ = "$"
        if token.lower_ in _OF_NOW:
            token.norm_ = _OF_NOW[token.lower_]
        if token.text == "Under" and _RANKED.match(text, token.idx) is not None:
            token.norm_ = "deputy"  # "U.S. Under Secretary of State Jane Roe met A"; under whom nobody did


@cache
def dollar_signs() -> tuple[str, ...]:
    """Give the signs of letters and a dollar's, the longest first: "NZ$40 million" is in two words."""
    signs = (form for form in load_units().codes if form[-1] == "$" and form[:-1].isupper())
    return tuple(sorted(signs, key=lambda sign: (-len(sign), sign)))


@cache
def currency_letters() -> frozenset[str]:
    """Give the letters that stand for a currency before its amount, and are no code: "Rp", "RM", "KSh"."""
    units = load_units()
    signs = (f for f, code in units.codes.items() if code in units.currencies and (f != code or code in units.shared))
    return frozenset(f for f in signs if f[0].isupper() and f.isalpha() and len(f) < _LETTERS)


def _is_before_number(token: Token) -> bool:
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is not None and following.text[0].isdigit()


def _part_signs(doc: Doc) -> None:
    """Part "P64" and "RM4bn", which the models take for names, where millions or more are told."""
    with doc.retokenize() as retokenizer:
        for token in doc[:-1]:
            match = _SIGNED.fullmatch(token.text)
            if match is None or match[1] not in currency_letters():
                continue
            parts = [part for part in match.groups() if part]
            at = token.i + 1 + (doc[token.i + 1].text == "-")
            if len(parts) > _TWO or (at < len(doc) and doc[at].lower_ in POWERS):
                retokenizer.split(token, parts, heads=[(token, len(parts) - 1)] * len(parts))


def _name_millions(doc: Doc) -> None:
    """Let the parser read "million" for the letter in "$40m", "40m euros", "3m people"; "a 10m wall" is in metres."""
    units = load_units()
    for token in doc[1:]:
        number = token.nbor(-1)
        sign = number.nbor(-1) if number.i else number
        if token.text == "T" and (sign.is_currency or sign.text in currency_letters()):
            token.norm_ = "trillion"
        if token.lower_ != "m" or number.whitespace_ or not number.text[-1].isdecimal():
            continue
        after = token.nbor().lower_ if token.i + 1 < len(doc) else ""
        people = after == "people" or (after.endswith("s") and after[:-1] in units.people)
        if (number.i and number.nbor(-1).is_currency) or not number.text[0].isdecimal() or people or units.code(after):
            token.norm_ = "million"


def _join_given_names(doc: Doc) -> None:
    """Keep "Jae-in" whole after a capitalised name; the tokenizer splits it at its hyphen."""
    with doc.retokenize() as retokenizer:
        for at in range(1, len(doc) - 2):
            hyphen = doc[at + 1]
            if hyphen.text != "-":
                continue
            first, last = doc[at], doc[at + 2]
            if first.whitespace_ or hyphen.whitespace_ or not first.text.istitle():
                continue
            short = (
                last.text.islower() and last.text.isalpha() and len(last) <= 5 and last.text not in GRAMMAR.compounding
            )
            before = doc[at - 1]  # "The Oslo-built" goes with no surname
            if short and before.text.istitle() and before.whitespace_ and not before.is_stop:
                retokenizer.merge(doc[at : at + 3])


def _part_platform(doc: Doc) -> None:
    """Part the stop from the network at the end of "posted on X.", which the tokenizer takes for an initial."""
    with doc.retokenize() as retokenizer:
        for token in doc[1:]:
            if token.text == "X." and token.nbor(-1).lower_ in ("on", "via") and _ends_sentence(token):
                retokenizer.split(token, ["X", "."], heads=[(token, 0), (token, 0)])


def _ends_sentence(token: Token) -> bool:
    """Tell by what follows that a stop ends a sentence: nothing, a line's end, a quotation mark or a capital letter."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return after is None or after.is_space or after.is_quote or after.is_title or after.is_sent_start is True
