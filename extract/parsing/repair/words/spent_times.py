"""Mends a verb read as a noun of the time that is spent on it: "spent the day meeting with A" as a day meeting."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.lemmas import lemma_of_gerund
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_TIMES = GRAMMAR.seasons | {"afternoon", "hour", "morning"}


def mend_deed_of_spent_time(deed: Token) -> None:
    """Make what somebody spends a time on a verb: "spent two weeks meeting with A"."""
    verb, time = deed.head, deed.nbor(-1)
    timed = time.head == deed and time.lemma_ in _TIMES and verb.lemma_ == "spend" and verb.i < time.i
    after = deed.nbor().lower_ if deed.i + 1 < len(deed.doc) else ""
    lemma = lemma_of_gerund(deed) if timed and after in ("with", "about", "to") else None
    if lemma is None:
        return
    deed.pos_, deed.tag_, deed.lemma_ = "VERB", "VBG", lemma
    hang(time, verb, "dobj")
    for c in [c for c in deed.lefts if c != time]:
        hang(c, time, c.dep_)
    deed.dep_ = "advcl"
