"""What lies ahead though no word like "will" says so: "flies to A on Sunday", "a forum hosted by B will be held"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.attribution.colouring import Link, words_of
from reportgraph.extract.attribution.contexts import context_of
from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.dates.hosts import date_hosts, date_of, dates_around
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.labels import ENDS
from reportgraph.extract.parsing.syntax import VERBAL
from reportgraph.extract.text.calendar_terms import WEEKDAYS
from reportgraph.ontology.contexts import Contexts
from spacy.tokens import Token

_COMING = frozenset({"tomorrow", "next", "coming", "upcoming", *WEEKDAYS})


def is_ahead(predicate: Token, dates: Sequence[DateMention], today: str | None) -> bool:
    """Tell a predicate that is not in the past and has a date after `today` (ISO 8601, at any precision)."""
    if _is_past(predicate):
        return False
    when = date_of(predicate, dates)
    if when is not None and when.window is not None:
        return when.role == "at" and today is not None and when.window[0].isoformat()[: len(today)] > today
    if today is not None or predicate.tag_ not in ("VBZ", "VBP"):
        return False
    for mention in dates_around(dates, predicate.i, predicate.i + 1):  # no day to count from: the words alone tell
        words = predicate.doc[mention.begin : mention.end]
        if mention.role == "at" and any(t.lower_ in _COMING for t in words):
            return predicate in date_hosts(predicate.doc, mention)
    return False


def is_of_coming(participle: Token, contexts: Contexts) -> bool:
    """Tell a participle at something of which the clause says what is planned: "a forum hosted by A will be held"."""
    noun = participle.head
    if participle.dep_ != "acl" or participle.tag_ != "VBN" or noun.dep_ not in ENDS:
        return False
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    met = contexts.of(words_of(verb), verb.pos_, Link.OBJECT) if noun.dep_ == "dobj" else None
    if met is not None and met.effects[Link.OBJECT][0] == Modality.ASSERTED:
        return False  # "will address the emergency declared by A"
    return verb.pos_ in VERBAL and context_of(verb, contexts).modality is Modality.PLANNED


def _is_past(predicate: Token) -> bool:
    auxiliaries = [c for c in predicate.children if c.dep_ in ("aux", "auxpass")]
    return predicate.tag_ == "VBD" or any(c.tag_ == "VBD" or c.lemma_ == "have" for c in auxiliaries)
