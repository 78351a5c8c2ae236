"""Figures that stand alone behind what they measure: "Key facts about A:", and below it "Length: 7 km"."""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.parsing.fact_rows import fact_rows
from reportgraph.extract.parsing.labels import PAST
from reportgraph.extract.parsing.parse import Parsed, Sentence
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import VERBAL
from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class FactLine:
    """What the figures of a line measure, in the words of its label, and the words of what it may be about."""

    indicator: str
    counted: str  # the thing that a bare number counts: "cabin" of "Cabins: 118"
    of: tuple[Token, ...]


def fact_lines(parsed: Parsed) -> dict[int, FactLine]:
    """Give token -> line, for the tokens of lines that are but a label and a figure."""
    found: dict[int, FactLine] = {}
    for row in fact_rows(parsed):
        if not _is_figure(row.line):
            continue
        words = " ".join(row.label.span[:-1].text.split())
        indicator = words if words.isupper() or not words.istitle() else words.lower()
        last = row.label.span[-2] if len(row.label.span) > 1 else row.label.span[-1]
        if last.tag_ in PAST and last.i > row.label.span.start:
            last = last.nbor(-1)  # "Jobs created"
        counted = singular(last.lower_) if last.tag_ in ("NNS", "NNPS") else ""
        fact = FactLine(indicator[:1].lower() + indicator[1:], counted, row.of)
        found |= dict.fromkeys((t.i for t in row.line.span), fact)
    return found


def _is_figure(line: Sentence) -> bool:
    return any(t.like_num for t in line.span) and not any(t.pos_ in VERBAL and t.tag_ != "VBN" for t in line.span)
