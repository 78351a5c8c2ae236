"""Tells whom a number and a noun stand for that no actors share: "the two Koreas", "the two cities"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.coreference.cues import Cue
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from spacy.tokens import Doc, Token

COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
COLLECTIVES = {"pair": 2, "duo": 2, "trio": 3}  # "the pair" of people
FURTHER = frozenset({"other", "new", "former", "remaining", "additional", "last", "first", "next"})
FAR = 4  # sentences


def states_of_one_name(cue: Cue, names: Sequence[Cue], doc: Doc) -> tuple[int, ...]:
    """Give the two states that share a name: "the two Koreas"."""
    word = doc[cue.mention.head]
    counted = word.i > 0 and word.nbor(-1).lower_ in ("two", "both") and len(cue.words) == 1
    if not counted or not word.text.endswith("s"):
        return ()
    before = (c for c in names if c.index < cue.index and c.entry is not None and c.mention.cls == "Country")
    alike = {c.entry.name: c.index for c in before if c.entry and c.entry.name.split()[-1] == word.text[:-1]}
    return tuple(alike.values()) if len(alike) == 2 else ()


def lands_of_theirs(cue: Cue, rows: Sequence[Sequence[Cue]], doc: Doc) -> tuple[int, ...]:
    """Give the states of "their countries", said of those who speak for them: "the ministers of A and B".

    `rows`: the names that stand side by side.
    """
    noun = doc[cue.mention.head]
    theirs = any(c.lower_ == "their" and c.dep_ == "poss" for c in noun.lefts)
    if not theirs or not cue.plural or cue.head not in GRAMMAR.lands or cue.modifiers or cue.complement:
        return ()
    for row in reversed(rows):
        if row[-1].index < cue.index and len(row) > 1 and all(c.mention.cls == "Country" for c in row):
            near = cue.sentence - row[-1].sentence <= FAR and _are_spoken_for(doc[row[0].mention.head])
            return tuple(c.index for c in row) if near or row[-1].sentence == cue.sentence else ()
    return ()


def _are_spoken_for(land: Token) -> bool:
    """Tell the lands of several people: "the ministers of A and B met … their countries"."""
    return land.dep_ == "pobj" and land.head.lower_ in ("of", "from") and land.head.head.tag_ in ("NNS", "NNPS")


def towns_listed(cue: Cue, rows: Sequence[Sequence[Cue]], doc: Doc, naming: Naming) -> tuple[int, ...]:
    """Give the towns of the last list that "the two cities" are, or of the only one; `rows`: named side by side."""
    before = [t.lower_ for t in doc[max(0, cue.mention.begin - 2) : cue.mention.head]]
    count = next((COUNTS[w] for w in before if w in COUNTS), 0)
    town = cue.plural and naming.class_of_nominal([cue.head]) == "City" and not cue.complement
    if not count or not town or cue.modifiers - COUNTS.keys() or not FURTHER.isdisjoint(before):
        return ()
    listed = [r for r in rows if r[-1].index < cue.index and len(r) == count == len({c.mention.name for c in r})]
    near = bool(listed) and cue.sentence - listed[-1][-1].sentence <= FAR
    if near or len({frozenset(c.mention.name for c in row) for row in listed}) == 1:
        return tuple(c.index for c in listed[-1])
    return ()
