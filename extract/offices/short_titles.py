"""Offices that newspapers shorten before a name: "Lt. Gov. Jane Roe", "Maj. Gen. John Doe"."""

from __future__ import annotations

from reportgraph.extract.model import Mention
from reportgraph.extract.offices.office_bodies import BELONGS, HEADS
from reportgraph.extract.offices.office_titles import Title
from reportgraph.extract.offices.office_words import OfficeWords
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc


def short_title(person: Mention, words: OfficeWords, doc: Doc) -> Title | None:
    """Give the office that stands shortened before a name, with the state or region before it: "Texas Gov. A"."""
    begin, first, short = person.begin, doc[person.begin].sent.start, words.lexicon.short
    head = begin
    while (at := begin - 1 - (begin > first + 1 and doc[begin - 1].text == ".")) >= first:  # "Lt." in two tokens
        if doc[at].lower_ not in short or not doc[at].text[0].isupper():
            break
        head = at if head == person.begin else head
        begin = at
    if begin == person.begin:
        return None
    if begin > first and load_naming().title_at([t.lower_ for t in doc[begin - 1 : begin + 1]], 0) == 2:
        begin -= 1  # "Staff Sgt.", "Rear Adm."
    rules = begin == head and doc[head].lower_.rstrip(".") in words.lexicon.short_of_regions
    property_ = HEADS if rules else BELONGS
    bodies = tuple(words.owners_of_short(begin))
    return Title(doc[begin : person.begin].text, doc[head], begin, person.begin, bodies, property_, former=False)
