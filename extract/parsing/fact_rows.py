"""Lines of facts, "Location: Riga" below "Key facts about A": their labels, their values, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from reportgraph.extract.model import BlockKind
from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.parse import Parsed, Sentence
from reportgraph.extract.parsing.syntax import objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_ABOUT = ("about", "on", "of", "for")
_FEWEST = 3  # rows that make a list of facts, which needs no lead-in


@dataclass(frozen=True, slots=True)
class FactRow:
    """A label, the line behind it, and the words of what both may be about, the likeliest first."""

    label: Sentence
    line: Sentence
    of: tuple[Token, ...]


def fact_rows(parsed: Parsed) -> Iterator[FactRow]:
    """Give the lines that open with a label."""
    pairs = zip(parsed.sentences, parsed.sentences[1:], strict=False)
    rows = [(a, b) for a, b in pairs if a.block.kind is BlockKind.LABEL and b.block.kind is not BlockKind.LABEL]
    listed = sum(line.block.kind is BlockKind.ITEM for _, line in rows) >= _FEWEST
    for label, line in rows:
        yield FactRow(label, line, _topic(parsed, label.index, listed=listed))


def _head(line: Sentence) -> tuple[Token, ...]:
    """Give the noun that a line's name is built on: "Union of Lake Farmers", "the Lima-Cusco Highway"."""
    before = takewhile(lambda t: t.pos_ not in ("ADP", "PUNCT") or t.text == "-", line.span)
    return tuple(t for t in before if t.pos_ in NOUNY)[-1:]


def label_words(label: Sentence) -> str:
    """Give a label without its colon, in small letters."""
    return " ".join(label.span[:-1].text.lower().split())


def _topic(parsed: Parsed, index: int, *, listed: bool) -> tuple[Token, ...]:
    """Give what a list of facts is about, by its lead-in or heading, else by the title: the likeliest first."""
    bare = False  # below "Key facts", which names nothing, or below a paragraph
    below = parsed.sentences[index]
    for sentence in reversed(parsed.sentences[:index]):
        if below.block.kind is BlockKind.ITEM and label_words(sentence) in GRAMMAR.naming_labels:
            return _head(below)
        listing = sentence.block.kind is BlockKind.LABEL and below.block.kind is BlockKind.ITEM
        if listing and below.span.text.lower().strip() in GRAMMAR.naming_labels:
            return _head(sentence)  # "The Lake Bridge: key facts"
        below = sentence
        if sentence.block.kind in (BlockKind.ITEM, BlockKind.LABEL):
            continue
        if bare and sentence.block.kind is not BlockKind.TITLE:
            continue
        if sentence.span[-1].text != ":" and sentence.block.kind not in (BlockKind.HEADING, BlockKind.TITLE):
            if not listed:
                return ()
            bare = True
            continue
        governed = [
            t for noun in sentence.span for word, p in prepositions(noun) if word in _ABOUT for t in objects_of(p)
        ]
        named = [t for t in sentence.span if t.pos_ == "PROPN"]
        if not governed and not named:  # "Facts about the centre", of which parsers make little
            behind = next((t.i for t in sentence.span if t.lower_ in _ABOUT), sentence.span.end)
            governed = [t for t in sentence.span if t.pos_ == "NOUN" and t.i > behind][-1:]
        if governed or named:
            return (*governed, *named)
        bare = True
    return ()
