"""Finds the ill that a participle names before whom it befalls: "war-torn Sudan", "drought-stricken farmers"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgraph.extract.grammar.harm import befalls
from reportgraph.extract.model import Mention, MentionKind, Span
from reportgraph.extract.parsing.syntax import bound_to
from reportgraph.extract.text.surface import begin_of, end_of
from reportgraph.ontology.grammar import GRAMMAR

if TYPE_CHECKING:
    from reportgraph.extract.mentions.wording import Wording

_DEFAULT = "Topic"


def afflictions(found: dict[int, Mention], wording: Wording) -> Iterator[Mention]:
    """Give a mention of each ill that stands so before a thing that is found."""
    for token in wording.doc:
        if token.lower_ not in GRAMMAR.afflicted or token.head.i not in found:
            continue
        ill = bound_to(token)
        if ill is None or ill.i in found or not befalls(ill):
            continue
        name = ill.lower_
        cls = wording.naming.class_of_nominal([name]) or _DEFAULT
        yield Mention(
            ill.i, ill.i + 1, ill.i, Span(begin_of(ill), end_of(ill)), MentionKind.NOMINAL, cls, name, "lexicon"
        )
