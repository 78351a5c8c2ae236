"""Where a date stands to a noun without a verb or a preposition: in its phrase, right behind it, set off by marks."""

from __future__ import annotations

from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.text.calendar_terms import WEEKDAYS
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_LED = frozenset({"attend", "chair", "head", "lead"})
_DAY = len("2023-05-05")
_TERM = frozenset({"for", "the", "period", "years"})


def is_in_phrase(phrase: tuple[int, int], mention: DateMention, doc: Doc) -> bool:
    """Tell a date that stands in a noun phrase or right before it: "the 2023 meeting", "A's May 5, 2023, meeting"."""
    begin = phrase[0]
    if mention.begin and doc[begin - 1].text == "," and doc[mention.begin - 1].tag_ in ("POS", "DT", "PRP$"):
        begin -= 1
    return mention.role == "at" and begin <= mention.end <= phrase[1]


def is_of_another(mention: DateMention, doc: Doc) -> bool:
    """Tell a date of the noun behind it ("the 2023 meeting"), or of the picture of which a caption tells."""
    return _is_before_noun(mention, doc) or _is_of_picture(mention, doc)


def _is_of_picture(mention: DateMention, doc: Doc) -> bool:
    """Tell the day set off behind a place that ends a caption: "Ana Roe speaks in Lima, May 5, 2023"."""
    place = doc[mention.begin - 2] if mention.begin > 1 and doc[mention.begin - 1].text == "," else None
    if place is None or place.ent_type_ != "GPE" or mention.value is None or len(mention.value.text) != _DAY:
        return False
    last, shown = all(t.is_punct for t in doc[mention.end : place.sent.end]), place.sent.root
    return last and shown.tag_ in ("VBZ", "VBP", "VBG", "NNS") and shown.lemma_ not in ("be", "open", "run", "take")


def _is_before_noun(mention: DateMention, doc: Doc) -> bool:
    """Tell a date between an article or owner and the noun that it dates: "the 2023 meeting"."""
    after = doc[mention.end] if mention.end < len(doc) else None
    noun = after is not None and after.pos_ in ("NOUN", "PROPN") and not after.is_sent_start
    return noun and mention.begin > 0 and doc[mention.begin - 1].tag_ in ("DT", "POS", "PRP$")


def is_right_behind(noun: Token, mention: DateMention) -> bool:
    """Tell a day right behind what happened on it: "a storm yesterday", "the debate Wednesday"."""
    first = noun.doc[mention.begin]
    day = first.lower_ in GRAMMAR.near_days or first.lower_ in WEEKDAYS
    return day and mention.end - mention.begin == 1 and mention.begin == noun.i + 1 and noun.pos_ in ("NOUN", "PROPN")


def is_set_off(token: Token, mention: DateMention) -> bool:
    """Tell a date set off right behind a name: "the Lake Accord (2020)", "Lake Day - February 6 - this year"."""
    at, doc = token.i + 1, token.doc
    if mention.end >= len(doc) or not at < mention.begin <= at + 2:
        return False
    marks = (doc[at].text, doc[mention.end].text)
    if mention.begin == at + 2:  # "the visit, from 3 to 5 July, was his first"
        return marks == (",", ",") and doc[at + 1].pos_ == "ADP" and token.pos_ == "NOUN" and token.dep_ == "nsubj"
    return token.pos_ == "PROPN" and marks in (("(", ")"), ("-", "-"), ("—", "—"), ("(", ","))


def is_term(phrase: tuple[int, int], mention: DateMention, doc: Doc) -> bool:
    """Tell the years of a plan right behind it: "the Plan of Action for 2021-2025", "a plan for the period 2024-28".

    So it is in brackets: "the Strategy for Clean Growth (2021-2025)".
    """
    between = [t.lower_ for t in doc[phrase[1] : mention.begin]]
    if between == ["("] and mention.start is not None and mention.end_value is not None:
        return doc[mention.end : mention.end + 1].text == ")"
    return mention.end_value is not None and between[:1] == ["for"] and set(between) <= _TERM


def plan_with_term(last: Token, mention: DateMention) -> Token | None:
    """Give the plan of which years in brackets behind what it is for are the term: "a plan for trade (2021-2025)"."""
    doc, at = last.doc, first_conjunct(last)
    bracketed = mention.begin > 0 and doc[mention.begin - 1].text == "(" and mention.end_value is not None
    while bracketed and at.dep_ == "pobj" and at.head.head.pos_ in ("NOUN", "PROPN"):
        at = first_conjunct(at.head.head)
        if at.lemma_.lower() in GRAMMAR.plans:
            return at
    return None


def is_marked(noun: Token, verb: Token, mention: DateMention) -> bool:
    """Tell the year of what it marks or sees: "This year marks the 30th anniversary", "2018 saw the launch of A"."""
    marks = verb.lemma_ in ("mark", "see") and mention.end == verb.i
    return marks and noun.dep_ == "dobj" and noun.head.i == verb.i


def is_viewed(noun: Token, verb: Token, mention: DateMention) -> bool:
    """Tell the date of what somebody only looks back or ahead to: "recalled the summit held in Lima in May 2022"."""
    if verb.lemma_ not in GRAMMAR.viewing or not noun.i < mention.begin or mention.role != "at":
        return False
    up = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("forward", "to") else noun.head
    of_verb = noun.dep_ in ("dobj", "pobj") and verb.i in (up.i, up.head.i)
    between = noun.doc[noun.i + 1 : mention.begin]
    return of_verb and between.text != "" and not any(t.pos_ in ("VERB", "AUX") or t.is_punct for t in between)


def is_led(noun: Token, verb: Token, mention: DateMention) -> bool:
    """Tell the date of a deed by who led it: "welcomed the trade mission led by A to Lima in February"."""
    return verb.dep_ == "acl" and verb.head.i == noun.i and mention.role == "at" and verb.lemma_ in _LED


def is_there(noun: Token, verb: Token) -> bool:
    """Tell what there was then: "Since 2014 there have been five rounds of talks"."""
    return verb.lemma_ == "be" and noun.dep_ == "attr" and noun.head.i == verb.i and child(verb, "expl") is not None
