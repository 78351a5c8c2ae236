"""Guesses what a name stands for by the parser's label, or by its letters, where its words tell nothing."""

from __future__ import annotations

from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.mentions.speaking import speaks
from reportgraph.extract.mentions.surroundings import is_acronym
from reportgraph.ontology.naming import DEFAULT_CLASS
from spacy.tokens import Token

_BY_LABEL = {
    "PERSON": "Person", "ORG": "Institution", "GPE": "City", "LOC": "Place", "FAC": "Facility", "NORP": "Group",
    "EVENT": "Event", "WORK_OF_ART": "Work", "LAW": "Document", "PRODUCT": "Topic",
}  # fmt: skip
_PREPOSITIONS_OF_PLACE = frozenset({"in", "near", "from", "via", "across", "throughout"})


def label_of(finder: NameFinder, span: NameSpan) -> str:
    """Give the parser's label of most tokens of a name, or nothing."""
    counts: dict[str, int] = {}
    for i in range(span.begin, span.end):
        label = finder.doc[i].ent_type_
        if label in _BY_LABEL:
            counts[label] = counts.get(label, 0) + 1
    return max(counts, key=lambda k: (counts[k], k)) if counts else ""


def by_label(label: str, span: NameSpan, finder: NameFinder) -> str:
    """Give the class that a label speaks for, unless the name's words speak against it."""
    cls = _BY_LABEL[label]
    text = finder.text[span.begin : span.end]
    if cls in ("Person", "City", "Place", "Group") and len(text) == 1 and text[0].isupper() and len(text[0]) > 2:
        return "Institution"  # an acronym is no person, and no place that the gazetteer lacks
    the = span.begin > 0 and finder.low[span.begin - 1] == "the"
    if cls == "Institution" and len(text) == 1 and finder.low[span.begin] in finder.words.firms and not the:
        return "Company"
    if cls == "Person" and any(w in finder.words.company_suffixes for w in finder.low[span.begin : span.end]):
        return "Company"
    if cls in ("Work", "Institution") and "Initiative" in (finder.naming.classes_of(finder.low[span.end - 1]) or ()):
        return "Initiative"  # "the Green Coast Policy" is no work and no body
    return cls


def by_shape(head: Token, span: NameSpan, finder: NameFinder) -> str:
    """Give the class of a name without a label by its letters and by what it does."""
    text = finder.text[span.begin : span.end]
    if is_acronym(text):
        return "Group" if text[0][-1] == "s" else "Institution"  # "NGOs"
    if speaks(head, finder) and len(text) <= 4 and not finder.is_nobody(span.begin, span.end):
        return "Person"
    before = finder.low[span.begin - 1] if span.begin else ""
    if before in _PREPOSITIONS_OF_PLACE and len(text) <= 2:
        return "Place"
    return "Institution" if finder.doc[span.begin].pos_ == "PROPN" else DEFAULT_CLASS
