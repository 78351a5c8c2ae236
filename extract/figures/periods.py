"""For which time a figure is, and from which a change counts."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.dates.hosts import date_hosts, date_of
from reportgraph.extract.figures.quantities import Quantity
from reportgraph.extract.model import Value
from reportgraph.extract.text.calendar_terms import Period
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.units import Units
from spacy.tokens import Doc, Token

_DATING = frozenset({"in", "by", "for", "during", "at", "as", "of", "until", "through", "on"})
_WITHIN = ("acl", "advcl", "pcomp", "xcomp", "conj")  # a verb in such a clause has the time of the one around it
_GAP = 4  # tokens between a figure and the date right behind it


def figure_period(
    quantity: Quantity, doc: Doc, dates: Sequence[DateMention], base: Quantity | None = None
) -> DateMention | None:
    """Give the date of the figure: right behind it, of a noun around it, of its verb or the verb around that.

    Args:
        quantity: The figure.
        doc: The text.
        dates: The dates around it.
        base: What it is compared with; the date right behind that one is not the figure's.

    """
    others = date_behind(base, doc, dates) if base is not None else None
    timed = [m for m in dates if m.value is not None and not m.in_name and m.role in ("at", "until") and m != others]
    timed = [m for m in timed if not _is_compared(quantity, m, doc)]
    behind = date_behind(quantity, doc, timed)
    if behind is not None:
        return behind
    head = doc[quantity.head]
    for clause in head.children:  # "migrants crossing the strait last year"
        restrictive = clause.dep_ == "acl" and not any(t.is_punct for t in doc[head.i : clause.i])
        if restrictive and clause.lemma_ not in GRAMMAR.closing and (mention := date_of(clause, timed)) is not None:
            return mention
    at: Token | None = head
    clauses = 0
    for _ in range(8):
        if at is None or (clauses and at.lemma_ in GRAMMAR.speech_verbs):
            return None  # "A said on Friday, while exports rose by 9 percent"
        if (mention := date_of(at, timed)) is not None:
            return mention
        if at.pos_ in ("VERB", "AUX") and at.dep_ not in _WITHIN:
            return None
        clauses += at.pos_ in ("VERB", "AUX")
        at = at.head if at.head.i != at.i else None
    return None


def _is_compared(quantity: Quantity, mention: DateMention, doc: Doc) -> bool:
    """Tell the date of what a figure is compared to: "stood at 16 percent, compared to 34 percent in 2016"."""
    return any(t.lower_ in ("compared", "versus") for t in doc[quantity.end : mention.begin])


def date_behind(quantity: Quantity, doc: Doc, dates: Sequence[DateMention]) -> DateMention | None:
    """Give the date right behind a figure: "81 days in 2019", "from 34 percent a year earlier"."""
    end = doc[quantity.head].sent.end
    for mention in dates:
        gap = doc[quantity.end : mention.begin]
        if mention.begin < quantity.end or len(gap) > _GAP or mention.begin >= end or mention.value is None:
            continue
        tied = gap[-1].lower_ in _DATING if len(gap) else mention.relative
        if tied and not any(t.pos_ in ("VERB", "PUNCT", "NUM") for t in gap):
            return mention
    return None


def span_of_change(quantity: Quantity, doc: Doc, dates: Sequence[DateMention]) -> DateMention | None:
    """Give the years that a change runs over: "doubled from 2014 to 2020 to 90 million"."""
    if not quantity.direction:
        return None
    for mention in dates:
        if mention.start is not None and mention.end_value is not None and not mention.in_name:
            hosts = date_hosts(doc, mention)
            if hosts and any(hosts[0].i == a.i for a in doc[quantity.head].ancestors):
                return mention
    return None


def compared_period(
    quantity: Quantity, doc: Doc, dates: Sequence[DateMention], *, base: Quantity | None, units: Units
) -> Value | None:
    """Give the period that a change counts from."""
    sentence = doc[quantity.head].sent
    marked = [m for m in dates if sentence.start <= m.begin < sentence.end and m.role == "compared" and m.value]
    if marked:
        near = quantity.anchor if quantity.anchor is not None else quantity.head
        return min(marked, key=lambda m: abs(m.begin - near)).value
    if base is not None and (behind := date_behind(base, doc, dates)) is not None:
        return behind.value
    if (spanned := span_of_change(quantity, doc, dates)) is not None:
        return spanned.start
    start = doc[quantity.anchor if quantity.anchor is not None else quantity.head]
    after = doc[start.i : min(start.i + 12, sentence.end)].text
    period = figure_period(quantity, doc, dates, base)
    if period is not None and period.window is not None and units.yearly.search(after):
        return Period(*period.window).shifted(-1).value
    return None
