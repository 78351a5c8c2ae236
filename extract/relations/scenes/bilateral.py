"""Whose "bilateral trade" it is: in a text on two countries, where no word beside it says so, these two trade."""

from __future__ import annotations

from reportgraph.extract.model import Entity, MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from spacy.tokens import Token

_SHARED = frozenset({"bilateral", "way"})  # "two-way" is three words
_TRADE = frozenset({"commerce", "trade"})
_FIGURES = frozenset({"turnover", "value", "volume"})
_OFTEN = 3  # times that a text names either of two countries, and times as often as any third one
_NAMING = (MentionKind.NAME, MentionKind.DEMONYM)


def find_bilateral(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Give that the two countries of a text trade where it tells how their trade did: "bilateral trade grew"."""
    found: list[Candidate] = []
    for token in parsed.doc:
        if token.lower_ not in _SHARED or not _does(noun := _trade(token)):
            continue
        if child(noun, "prep") is None and child(noun, "poss") is None and (two := _two(noun, knowledge)):
            found.append(Candidate(*two, predicate=noun.head, source=Source.GATHERING, rule="bilateral trade"))
    return found


def _trade(word: Token) -> Token:
    """Give the trade that is bilateral, or its volume; the word itself where it is said of something else."""
    noun = word.head
    if word.lower_ == "way" and word.doc[max(0, word.i - 2) : word.i].text.lower() != "two-":
        return word
    figure = noun.lemma_ in _FIGURES and any(c.lemma_ in _TRADE and c.dep_ == "compound" for c in noun.lefts)
    return noun if noun.lemma_ in _TRADE or figure else word


def _does(noun: Token) -> bool:
    """Tell what is told to have grown, fallen or reached a sum; not what is to be done."""
    verb = noun.head
    past = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.lower_ in ("has", "have", "had") for c in verb.lefts)
    return noun.dep_ in ("nsubj", "nsubjpass") and past and child(verb, "neg") is None


def _two(noun: Token, knowledge: Knowledge) -> tuple[Token, str, Token] | None:
    """Give the two countries that a text names most, and far more often than any third, where they stand last."""
    named = [(_places(e), e) for e in knowledge.referents.linked.entities if e.cls == "Country"]
    named = sorted((p for p in named if p[0]), key=lambda p: -len(p[0]))
    (first, _), (second, _) = named[:2] if len(named) > 1 else ((None, None), (None, None))
    third = len(named[2][0]) if len(named) > 2 else 0
    if first is None or second is None or len(second) < _OFTEN * max(1, third):
        return None
    a, b = (max((i for i in at if i < noun.i), default=at[0]) for at in (first, second))
    return noun.doc[min(a, b)], "tradesWith", noun.doc[max(a, b)]


def _places(country: Entity) -> list[int]:
    return [m.head for m in country.mentions if m.kind in _NAMING]
