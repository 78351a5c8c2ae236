"""Figures that stand alone behind what they measure: "Key facts about A:", and below it "Length: 7 km"."""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.model import BlockKind
from reportgraph.extract.parsing.parse import Parsed, Sentence
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import VERBAL, objects_of, prepositions
from spacy.tokens import Token

_ABOUT = ("about", "on", "of", "for")


@dataclass(frozen=True, slots=True)
class FactLine:
    """What the figures of a line measure, in the words of its label, and the words of what it may be about."""

    indicator: str
    counted: str  # the thing that a bare number counts: "cabin" of "Cabins: 118"
    of: tuple[Token, ...]


def fact_lines(parsed: Parsed) -> dict[int, FactLine]:
    """Give token -> line, for the tokens of lines that are but a label and a figure."""
    found: dict[int, FactLine] = {}
    for label, line in zip(parsed.sentences, parsed.sentences[1:], strict=False):
        if label.block.kind is not BlockKind.LABEL or line.block.kind is BlockKind.LABEL or not _is_figure(line):
            continue
        words = " ".join(label.span[:-1].text.split())
        indicator = words if words.isupper() or not words.istitle() else words.lower()
        last = label.span[-2] if len(label.span) > 1 else label.span[-1]
        counted = singular(last.lower_) if last.tag_ in ("NNS", "NNPS") else ""
        fact = FactLine(indicator[:1].lower() + indicator[1:], counted, _topic(parsed, label.index))
        found |= dict.fromkeys((t.i for t in line.span), fact)
    return found


def _is_figure(line: Sentence) -> bool:
    return any(t.like_num for t in line.span) and not any(t.pos_ in VERBAL and t.tag_ != "VBN" for t in line.span)


def _topic(parsed: Parsed, index: int) -> tuple[Token, ...]:
    """Give what a list of facts is about, by its lead-in or heading, else by the title: the likeliest first."""
    for sentence in reversed(parsed.sentences[:index]):
        if sentence.block.kind in (BlockKind.ITEM, BlockKind.LABEL):
            continue
        governed = [
            t for noun in sentence.span for word, p in prepositions(noun) if word in _ABOUT for t in objects_of(p)
        ]
        named = [t for t in sentence.span if t.pos_ == "PROPN"]
        if sentence.span[-1].text == ":" or sentence.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            if governed or named:
                return (*governed, *named)
        else:
            return ()
    return ()
