"""Leaves off the words before a noun that are no part of its name: determiners, numbers, amounts, empty adjectives."""

from __future__ import annotations

import re

from reportgraph.extract.mentions.brackets import behind_amounts
from reportgraph.extract.mentions.sizes import EXTENTS, behind_sizes
from reportgraph.extract.parsing.spelling import HYPHENS, QUOTES
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.extract.text.calendar_terms import MONTHS
from reportgraph.extract.text.numbers import MAGNITUDES
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from reportgraph.ontology.units import load_units
from spacy.tokens import Doc, Token

AND = frozenset({"and", "or", "&", ","})
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_ALSO_ADJECTIVES = frozenset({"daily", "early", "hourly", "likely", "monthly", "only", "quarterly", "weekly", "yearly"})
_LATELY = frozenset({"newly", "recently"})
_CALLED = 3  # digits of a number that something is called by
_GRADES = frozenset("class density end grade income level performance quality risk speed standard tech value".split())
_DEGREES = frozenset({"more", "most", "very", "highly", "increasingly"})


def trimmed(doc: Doc, kept: list[int], fixed: int, naming: Naming) -> list[int]:
    """Drop what is no part of a name; tokens from `fixed` on stay."""
    tail = [i for i in kept if i >= fixed]
    kept = behind_sizes(doc, behind_amounts(doc, [i for i in kept if i < fixed]), fixed, load_units())
    while kept and _is_dropped(doc[kept[0]], naming):
        kept.pop(0)
    kept = [i for i in kept if doc[i].text not in QUOTES]
    while kept and (doc[kept[0]].is_punct or doc[kept[0]].lower_ in AND or doc[kept[0]].is_space):
        kept.pop(0)
    while len(kept) > 2 and _is_new(doc[kept[0]], doc[kept[1]]):
        del kept[:2]
    kept = kept[_end_of_source(doc, kept) :]
    # "second" is kept, "three" is not; a light adjective goes where more than the bare head is left
    while len(kept) > 1 and _is_light(doc, kept, naming):
        kept.pop(0)
        while kept and (doc[kept[0]].text == "," or doc[kept[0]].lower_ in AND):
            kept.pop(0)
    while kept and _is_dropped(doc[kept[0]], naming):
        kept.pop(0)
    if tail and len(kept) == 1 and doc[kept[0]].lower_ in naming.words.light:
        kept = []
    return [*kept, *tail]


def _is_new(how: Token, done: Token) -> bool:
    """Tell "recently acquired", "newly built", which tell what was done to a thing, and not which it is."""
    return how.lower_ in _LATELY and done.tag_ == "VBN" and done.lemma_ in GRAMMAR.coming_into_being


def _end_of_source(doc: Doc, kept: list[int]) -> int:
    """Give where a name begins behind who pays for it or made it: "World Bank-funded Ruvu clinic"."""
    for at, i in enumerate(kept[:-1]):
        joined = i > 0 and doc[i - 1].text in HYPHENS and not doc[i - 1].whitespace_
        if joined and doc[i].tag_ == "VBN" and doc[i].lower_ in GRAMMAR.paid_by and doc[kept[0]].text[0].isupper():
            return at + 1 if doc[kept[at + 1]].pos_ == "PROPN" else 0
    return 0


def _is_light(doc: Doc, kept: list[int], naming: Naming) -> bool:
    word = doc[kept[0]]
    bound = f"{word.lower_} {doc[kept[1]].lower_}" in naming.words.inseparable
    graded = len(kept) > 2 or word.lower_ in GRAMMAR.high_or_low
    bound |= graded and doc[kept[1]].lower_ in _GRADES  # "high quality services"
    bound |= doc[kept[1]].text == "," and any(doc[i].lower_ in ("and", "or") for i in kept)  # "fair, free and open"
    if (
        word.lower_ in ("fewer", "less")
        or word.lower_ not in naming.words.light
        or bound
        or doc[kept[1]].text in HYPHENS
        or word.tag_ == "NNP"
    ):
        return False
    return any(doc[i].is_alpha for i in kept[1:])


def _is_dropped(token: Token, naming: Naming) -> bool:
    alone = _is_dropped_alone(token, naming)
    return _is_dropped_behind(token, naming) if alone is None else alone


def _is_dropped_alone(token: Token, naming: Naming) -> bool | None:
    """Tell words that say nothing of a thing by themselves and the next word: "the", "the 40", "a 76MW plant"."""
    if token.tag_ == "WDT":
        return True  # "states in which farmers lack A", read as which farmers do
    joined = token.i + 1 < len(token.doc) and token.nbor().text in HYPHENS and not token.whitespace_
    if joined and token.lower_ in ("no", "all", "every"):
        return False  # "a no-deal exit", "all-party talks"
    if token.text == "No" and token.pos_ == "PROPN" and token.nbor().pos_ == "PROPN":
        return False  # "the No Hunger Fund"
    degree = token.lower_ in ("less", "least") and token.dep_ == "advmod" and token.head.i == token.i + 1
    if degree and token.head.pos_ in ("ADJ", "VERB") and token.i > 0 and token.nbor(-1).lower_ != "at":
        return False  # "less developed countries", which are not developed ones
    if token.lower_ in ("fewer", "less") and token.head.dep_ in SUBJECTS and token.nbor().lower_ != "than":
        return False  # "fewer marriages harm A", which marriages don't
    if "zero" in (token.lower_, token.nbor().lower_ if token.i + 1 < len(token.doc) else ""):
        return False  # "zero emissions", "net zero carbon"
    if token.dep_ == "poss" and token.tag_ == "NNS" and token.head.dep_ == "nmod":
        return False  # "women's rights and health leaders"
    if (
        token.dep_ in ("det", "predet", "poss", "quantmod")
        or token.pos_ == "DET"
        or token.tag_ in ("PRP$", "POS", "CC", "TO")
    ):
        return True
    following = token.doc[token.i + 1]
    if token.ent_type_ == "DATE" and _YEAR.fullmatch(token.text) and following == token.head:
        return False  # "the 2014 protests"
    if token.like_num and following.text.istitle() and following.lower_ in MONTHS:
        return False  # "the 23 October truce"
    if token.like_num and following.lower_ in ("degree", "degrees") and following.dep_ in ("compound", "nmod"):
        return False  # "a 360 degree approach"
    if _is_called_by(token, naming):
        return False
    if (token.like_num or token.text[:-1].isdigit()) and token.tag_ == "CD" and following.text not in HYPHENS:
        return True
    if token.pos_ == "ADP" and following.text not in HYPHENS:
        return True
    counted = following.like_num and following.tag_ == "CD" and following.nbor().text not in HYPHENS
    if token.text.islower() and counted and token.text not in HYPHENS:
        return True  # "a record 400 guests"
    return None


def _is_called_by(number: Token, naming: Naming) -> bool:
    """Tell the number by which one thing is called, "the 504 program", from how many or how much there is."""
    one = number.dep_ == "nummod" and number.head.tag_ == "NN" and number.i > 0 and number.nbor(-1).lower_ == "the"
    following = number.nbor().lower_
    measured = following in naming.words.units or following in MAGNITUDES
    measured = measured or "Person" in (naming.classes_of(following) or ())[:1]  # "the 500 member union"
    called = number.text.isdigit() and len(number) >= _CALLED and _YEAR.fullmatch(number.text) is None
    return one and called and not measured


def _is_dropped_behind(token: Token, naming: Naming) -> bool:
    """Tell the rest of an amount by the word before it, "a 40 km line", "a 5 percent levy", and marks and degrees."""
    before, following = token.doc[token.i - 1] if token.i else token, token.doc[token.i + 1]
    if (following.text in HYPHENS and token.like_num) or (before.like_num and token.text in HYPHENS):
        unit = token.doc[min(token.i + 2, len(token.doc) - 1)] if token.like_num else following
        return unit.lower_ in naming.words.units
    sized = before.like_num or before.lower_ in MAGNITUDES or before.text in HYPHENS
    beyond = token.doc[token.i + 2 : token.i + 3].text.lower()
    extended = following.text in HYPHENS and (beyond in EXTENTS or beyond in naming.words.units)
    if sized and token.lower_ in naming.words.units and (following.text not in HYPHENS or extended):
        return True  # "the 40 km line", "a 2 million tonne refinery", "the 400-square-kilometre lake"
    named = before.lower_ in naming.words.units
    if named and token.text in HYPHENS and (following.lower_ in EXTENTS or following.lower_ in naming.words.units):
        return True
    named |= before.text in HYPHENS and token.doc[max(0, token.i - 2)].lower_ in naming.words.units
    if token.lower_ in EXTENTS and named and following.text not in HYPHENS:
        return True  # "a 40 km long road", "a 40-km-long road", not "a 40 km high-speed line"
    if before.text in HYPHENS and f"{token.doc[max(0, token.i - 2)].lower_}-{token.lower_}" in naming.words.dropped:
        return True  # "so-called"
    if before.like_num and token.lower_ in MAGNITUDES and (not before.whitespace_ or len(token) > 1):
        return True  # "the €5m scheme", "a 5 mln euro loan"
    if before.like_num and token.lower_ in ("percent", "pct"):
        return True  # "a 5 percent levy"
    if token.lower_ == "cent" and before.lower_ == "per":
        return True  # "a 5 per cent levy"
    if token.lower_ == "owned" and before.text in HYPHENS and token.doc[token.i - 2].text == "%":
        return True  # "its 60%-owned mine"
    if before.text in ("°", "º") and len(token) == 1:
        return True  # "the 2 °C limit"
    if token.text not in HYPHENS and token.text != "#" and not any(c.isalnum() for c in token.text):
        return True  # marks and signs: "$", "+"
    if token.tag_ in ("RB", "RBR", "RBS") and token.lower_ in _DEGREES:
        return True
    if token.tag_ == "RB" and token.lower_.endswith("ly") and token.head.pos_ in ("NOUN", "NUM"):
        return token.lower_ not in _ALSO_ADJECTIVES  # "to begin immediately talks"
    return token.lower_ in naming.words.dropped and following.text not in HYPHENS
