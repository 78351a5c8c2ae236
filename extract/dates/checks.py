"""Which words that look like dates are dates: not counts, verbs, persons or parts of names."""

from __future__ import annotations

import re

from reportgraph.extract.dates.readings import Reading
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.text import calendar_terms as terms
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_UNTIMED = re.compile(  # what follows a number that is no year
    r"[ -](?:GMT|UTC|hours|local time|km|kilomet|miles|met(?:er|re)s|tons|tonnes|dollars|euros|yuan|percent|per cent"
    r"|MW|GW|year[ -]old|years?|people|persons|million|billion|trillion|kg|hectares|degrees|troops|soldiers|workers"
    r"|jobs|homes|families)\b",
    re.IGNORECASE,
)
_TO, _YEAR = frozenset({"to", "through", "until"}), 4  # digits
_FEASTS = frozenset({"Good", "Black", "Bloody", "Ash", "Palm", "Super", "Cyber", "News"})  # "Good Friday"


def is_date(doc: Doc, begin: int, end: int, reading: Reading) -> bool:
    """Tell dates from numbers, verbs and names that look like them."""
    first, before = doc[begin], doc[begin - 1] if begin else None
    after = doc[end] if end < len(doc) else None
    number = first.text.isdecimal() and begin + 1 < len(doc) and doc[begin + 1].lower_ == "of"
    if number and after is not None and after.text.isdecimal():
        return False  # "Memorandum 10 of April 19, 2018"
    if before is not None and "/" in doc[begin:end].text and before.lower_ in GRAMMAR.numbered_things:
        return False  # "Directive 2008/99"
    if end - begin == 3 and doc[begin + 1].lower_ in _TO and _UNTIMED.match(doc[end - 1 : end + 4].text, _YEAR):
        return False  # "from 1900 to 2000 homes"
    if after is not None and after.lower_ in terms.NAMED_AFTER and after.text[0].isupper() and end - begin == 2:
        return False  # "the 26 July Movement"
    if end - begin == 1:
        word = first.lower_
        if word in ("may", "march") and first.pos_ in ("VERB", "AUX"):
            return False
        if first.ent_type_ == "PERSON" or (word in terms.SMALL and word not in terms.MONTHS):
            return False
        if word in terms.MONTHS and before is not None and _is_name(before) and before.ent_type_ != "GPE":
            return False  # "Freedom's Long March"
        if word.isdecimal():
            return _is_year(doc, begin, before)
        if word == "today" and reading.period is not None and _means_nowadays(first):
            return False
    return True


def _is_year(doc: Doc, at: int, before: Token | None) -> bool:
    token, following = doc[at], doc[at : at + 5].text
    after = doc[at + 1] if at + 1 < len(doc) else None
    attached = before is not None and before.text in ("-", "–", ":", "/") and not before.whitespace_ and at > 1
    if before is not None and (_is_numbered(before) or (attached and doc[at - 2].text_with_ws[-1].isalnum())):
        return False  # "Resolution 1973", "Resolutions 1973, 1974 and 2009", "12/2024"
    if _UNTIMED.match(following, len(token)):
        return False
    if before is not None and before.lower_ in ("than", "nearly", "almost", "approximately", "some", "least", "over"):
        return bool(before.lower_ == "over" and after is not None and after.text in ("-", "–"))
    count = int(token.text) < 1900 or int(token.text) % 50 == 0
    if count and after is not None and after.tag_ == "NNS" and after.lower_ != "levels" and token.head == after:
        return before is not None and before.lower_ in ("the", "in", "since")
    return True


def _is_numbered(before: Token) -> bool:
    """Tell what has a number behind it, or the link of a row of such numbers."""
    if before.lower_ in GRAMMAR.numbered_things:
        return True
    at = before.i
    while at > 0 and before.doc[at].text in (",", "and") and before.sent.start < at:
        at -= 1 + int(before.doc[at - 1].text == ",")  # "1973, and 1974"
        at -= int(before.doc[at].text.isdecimal())
    return at < before.i and singular(before.doc[at].lower_) in GRAMMAR.numbered_things


def _means_nowadays(today: Token) -> bool:
    """Tell "the challenges that the world faces today", a state of these days, from what is done today."""
    verb = next((a for a in today.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i > today.i or verb.tag_ not in ("VBZ", "VBP") or today.dep_ == "poss":
        return False
    return not any(c.lower_ in ("i", "we") for c in verb.children) and not any(c.tag_ == "TO" for c in verb.subtree)


def in_name(doc: Doc, begin: int, end: int) -> bool:
    """Tell a year that belongs to a name ("Vision 2030", "the 2030 Agenda") from one that dates what is named."""
    if doc[begin].lower_ in terms.WEEKDAYS or (end - begin == 2 and doc[begin].text == "This"):
        named = doc[begin].ent_type_ in ("ORG", "WORK_OF_ART", "LAW", "EVENT", "FAC", "PRODUCT")
        return named or (begin > 0 and doc[begin - 1].text in _FEASTS)
    fiscal = begin > 0 and doc[begin].lower_ in ("fiscal", "fy")
    if fiscal and (doc[begin - 1].lower_ == "for" or (end < len(doc) and _is_name(doc[end]))):
        return True  # "the Budget Act for Fiscal Year 2022", "the Fiscal Year 2028 Memorandum"
    if not all(t.text.isdecimal() or t.text in ("-", "–") or t.lower_ in _TO for t in doc[begin:end]):
        return False
    at = end
    while at < len(doc) and (_is_name(doc[at]) or doc[at].tag_ == "POS"):
        at += 1
    words = [t.lower_ for t in doc[end:at]]
    if words and words[-1] not in GRAMMAR.held and not GRAMMAR.plans_for_years.isdisjoint(words):
        return True  # and no year of a plan: "the 2022 Trade Framework Dialogue"
    before = doc[max(0, begin - 1)]
    named = begin > 0 and (_is_name(before) or before.lower_ in GRAMMAR.plans_for_years)
    if named and before.ent_type_ not in ("GPE", "LOC", "DATE"):
        return before.lower_ not in GRAMMAR.held
    return False


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ") and not token.is_sent_start
