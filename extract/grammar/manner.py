"""Phrases behind a noun that say no more of it: when, how and for what reason something is done."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import POSSESSIVES
from reportgraph.extract.parsing.syntax import child, is_marker, tells_of_times
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.ontology.grammar import GRAMMAR, governs
from reportgraph.ontology.naming import DEFAULT_CLASS, Naming
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Token


def is_apart(preposition: Token, naming: Naming) -> bool:
    """Tell a phrase of time or manner, and what somebody is thanked or blamed for: "praised A for its work"."""
    reason = child(preposition, "pobj") if preposition.lower_ == "for" else None
    theirs = reason is not None and any(c.lower_ in POSSESSIVES for c in reason.lefts)
    feeling = child(preposition, "pobj") if preposition.lower_ == "with" else None
    felt = feeling is not None and feeling.lemma_.lower() in naming.words.attributes  # "faced the fleet with courage"
    if feeling is not None and preposition.head.lemma_ in GRAMMAR.talks and feeling.pos_ == "NOUN":
        kind = (naming.classes_of(feeling.lemma_.lower()) or (DEFAULT_CLASS,))[0]
        felt = felt or kind in ABSTRACTIONS  # "resumed the talks with a new position": nobody that one talks with
    felt = felt or (feeling is not None and feeling.lemma_ == "counterpart")  # who signed names no deal
    return theirs or felt or is_marker(preposition) or _is_time(preposition, naming) or _is_manner(preposition)


def _is_manner(preposition: Token) -> bool:
    """Tell how something is, "access on an equal basis", or that there is more of its kind: "trade among others"."""
    if tells_of_times(preposition) or (
        preposition.lower_ == "among" and neighbor_of(preposition, 1).lower_ in ("other", "others")
    ):
        return True
    measure = child(preposition, "pobj") if preposition.lower_ == "to" else None
    if measure is not None and measure.lemma_ in ("extent", "degree"):
        return True  # "access to the extent that A allows"
    on = child(preposition, "pobj") if preposition.lower_ == "on" else None
    if on is not None and on.lemma_ == "basis" and child(on, "prep") is None:
        return True
    how = child(preposition, "pobj") if preposition.lower_ == "in" else None
    if how is not None and how.lemma_.lower() in GRAMMAR.surroundings:
        return True
    if how is not None and how.lower_ == "process" and [t.lower_ for t in how.subtree] == ["the", "process"]:
        return not governs(preposition.head.lemma_.lower(), "in")  # "split the bench in the process"
    if how is not None and how.lemma_.lower() in GRAMMAR.together and how.i == preposition.i + 1:
        return not governs(preposition.head.lemma_.lower(), "in")  # "funds a road in cooperation with A"
    if how is None or how.lemma_.lower() not in GRAMMAR.manner:
        return False
    if how.i == preposition.i + 1 and child(how, "prep") is not None:
        return True  # "a plan in response to A"
    return child(how, "prep") is None and any(c.dep_ in ("poss", "amod") for c in how.lefts)


def _is_time(preposition: Token, naming: Naming) -> bool:
    times = child(preposition, "pobj") if preposition.lower_ == "for" else None
    if times is not None and times.lower_ == "time" and child(times, "amod") is not None:
        return True  # "joined a summit for the first time"
    ranked = preposition.lower_ == "in" and any(c.tag_ == "JJS" for c in preposition.head.lefts)
    if ranked and times is None and (span := child(preposition, "pobj")) is not None and span.tag_ == "NNS":
        return False  # "the worst drought in decades"
    return any(t.lower_ in naming.words.calendar or t.ent_type_ in ("DATE", "TIME") for t in preposition.children)
