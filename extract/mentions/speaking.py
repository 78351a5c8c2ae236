"""What a name is by how it is said to speak: "A said the company would build B", "A said it expects losses"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_FEW = 3  # words
_SUBJECTS = ("nsubj", "nsubjpass")


def is_firm(span: NameSpan, finder: NameFinder) -> bool:
    """Tell "A said the company would build B", by one word that no person is known by."""
    if span.end != span.begin + 1 or _may_be_person(span, finder):
        return False
    subjects = (s for s, _ in _told(finder.doc[span.begin], finder))
    return any(s.lower_ in ("company", "firm") and [c.lower_ for c in s.children] == ["the"] for s in subjects)


def is_body(span: NameSpan, finder: NameFinder) -> bool:
    """Tell "A said it expects losses", by words that no person is known by; not "A said it will help B"."""
    if span.end > span.begin + _FEW or _may_be_person(span, finder):
        return False
    told, others = _told(finder.doc[span.end - 1], finder), GRAMMAR.linking | GRAMMAR.effecting
    return any(
        s.lower_ == "it" and s.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_ not in others for s, verb in told
    )


def hosts_event(span: NameSpan, finder: NameFinder) -> bool:
    """Tell who holds a gathering, as no plan does: "The Lake Initiative hosted a conference"."""
    name = finder.doc[span.end - 1]
    verb = first_conjunct(name).head
    held = child(verb, "dobj") if verb.lemma_ in GRAMMAR.hosting else None
    return first_conjunct(name).dep_ == "nsubj" and held is not None and held.lemma_ in GRAMMAR.gatherings


def is_standing(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a forum that goes on, and is no event: "Peru and Chad set up the Lake Forum"."""
    name = first_conjunct(finder.doc[span.end - 1])
    name = first_conjunct(finder.doc[span.begin]) if name.dep_ == "pobj" else name  # "the Forum on Lakes"
    founded = name.dep_ in ("dobj", "nsubjpass") and name.head.lemma_ in GRAMMAR.founding - {"open"}
    return founded and "forum" in finder.low[span.begin : span.end]


def _may_be_person(span: NameSpan, finder: NameFinder) -> bool:
    """Tell who has a title, or of whose names people are known to have one."""
    titled = span.begin > 0 and finder.low[span.begin - 1] in finder.words.honorifics
    given, families = finder.naming.given, finder.words.surnames
    words = range(span.begin, span.end)
    return (
        titled
        or any(finder.low[i] in given or finder.low[i] in families for i in words)
        or (any(finder.text[i] in finder.surnames for i in words))
    )


def _told(name: Token, finder: NameFinder) -> Iterator[tuple[Token, Token]]:
    """Give the subjects of what somebody says, each with its verb."""
    saying = name.dep_ == "nsubj" and speaks(name, finder)
    clauses = [c for c in name.head.rights if saying and c.dep_ == "ccomp"]
    yield from ((s, c) for c in clauses for s in c.lefts if s.dep_ in _SUBJECTS)


def speaks(token: Token, finder: NameFinder) -> bool:
    """Tell the subject of a verb of saying or thinking."""
    for _ in range(5):
        if token.dep_ not in ("compound", "flat", "conj"):
            break
        token = token.head
    return token.dep_ == "nsubj" and token.head.lemma_ in finder.words.speech
