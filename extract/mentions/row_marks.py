"""What a name is by where it stands: at the head of a line before an office, in a row behind one word, on a street."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgraph.extract.parsing.holder_lines import holder_lines
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.grammar import GRAMMAR

if TYPE_CHECKING:
    from reportgraph.extract.mentions.opening_names import OpeningNames
    from reportgraph.extract.mentions.persons import NameSpan

_UPON = frozenset({"along", "off", "on"})


def class_by_place(span: NameSpan, finder: OpeningNames) -> str | None:
    """Give the class of a name that the words right around it settle, whatever the parser calls it."""
    if (called := _called_in_row(span, finder)) is not None:
        return called
    if span.entry is not None:
        return None
    if _is_of_people(span, finder):
        return "Institution"
    if end_of_holder(span.begin, finder) == span.end:
        return "Person"
    upon = span.begin > 0 and finder.low[span.begin - 1] in _UPON
    return "Facility" if upon and span.end > span.begin + 1 and finder.low[span.end - 1] in GRAMMAR.streets else None


def _called_in_row(span: NameSpan, finder: OpeningNames) -> str | None:
    """Give the class of a later name behind one word for all: Omar in "Hurricanes Ana and Omar"."""
    first = first_conjunct(finder.doc[span.end - 1])
    word = first.nbor(-1) if first.i else first
    if first.i >= span.begin or word.dep_ != "compound" or word.head != first or not word.text.istitle():
        return None
    one = singular(word.lower_)
    own = finder.class_of_run(span.begin, span.end)
    return finder.naming.openings.get((one,)) if one != word.lower_ and own is None else None


def _is_of_people(span: NameSpan, finder: OpeningNames) -> bool:
    """Tell a body that is called after who is in it and what they want: "Citizens for Fair Elections"."""
    return span.end > span.begin + 2 and finder.is_league(span.begin, span.begin + 1)


def end_of_holder(begin: int, finder: OpeningNames) -> int:
    """Give where the name ends of who begins a line with an office behind a comma, or 0: "Ines Novak, Chair, Tala"."""
    return next((line.name[1] for line in holder_lines(finder.doc) if line.name[0] == begin), 0)
