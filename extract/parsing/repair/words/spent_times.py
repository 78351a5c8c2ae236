"""Mends a verb read as a noun of the time that is spent on it: "spent the day meeting with A" as a day meeting."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_TIMES = GRAMMAR.seasons | {"afternoon", "hour", "morning"}


def mend_deed_of_spent_time(deed: Token) -> None:
    """Make what somebody spends a time on a verb: "spent two weeks meeting with A"."""
    verb, time = deed.head, deed.nbor(-1)
    timed = time.head == deed and time.lemma_ in _TIMES and verb.lemma_ == "spend" and verb.i < time.i
    after = deed.nbor().lower_ if deed.i + 1 < len(deed.doc) else ""
    if not timed or not deed.lower_.endswith("ing") or after not in ("with", "about", "to"):
        return
    deed.pos_, deed.tag_, deed.lemma_ = "VERB", "VBG", deed.lower_.removesuffix("ing")
    hang(time, verb, "dobj")
    for c in [c for c in deed.lefts if c != time]:
        hang(c, time, c.dep_)
    deed.dep_ = "advcl"
