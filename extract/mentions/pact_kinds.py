"""Tells what a pact is for, which house style capitalises, from a name: "the Strategic Partnership agreement"."""

from __future__ import annotations

from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.mentions.wording import Wording
from reportgraph.extract.parsing.casing import is_word
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR

_ADJECTIVAL = ("al", "ate", "ed", "ic", "ive")


def is_kind_of_pact(span: NameSpan, finder: Wording) -> bool:
    """Tell common words for what parties share, right before a pact: they are nobody who signs it."""
    words, behind = finder.low[span.begin : span.end], finder.low[span.end : span.end + 1]
    shared = words[-1] in GRAMMAR.between_sides or words[-2:] == ["joint", "venture"]
    if not shared or not set(behind) & set(word_lists()["bargains"]):
        return False
    known = any(finder.gazetteer_at(i, span.end) is not None for i in range(span.begin, span.end))
    adjectives = finder.words.adjectives
    common = all(is_word(w) or w in adjectives or w.endswith(_ADJECTIVAL) for w in words if w.isalpha())
    return common and not known
