"""Finds which party "his party" is, the one that the text says somebody leads or is of, and which government "his"."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import GOVERNING, Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.labels import MODIFYING
from spacy.tokens import Token

_LEADING = frozenset({"chair", "found", "head", "lead", "represent"})
_LINKS = frozenset({"of", "for", "from", "with"})
_STEPS = 6  # from a party's name up to the name of who is of it


def own_party(cue: Cue, whose: int | None, discourse: Discourse) -> int | None:
    """Give the party last told to be somebody's, or None; `whose`: the set of who has the party of the phrase."""
    bare = cue.head == "party" and not cue.plural and not cue.modifiers
    if whose is None or not bare or cue.determiner != "poss":
        return None
    people = {c.mention.head for c in discourse.cues if discourse.find(c.index) == whose}
    names = (c for c in reversed(discourse.cues[: cue.index]) if c.is_name and discourse.cls(c) == "PoliticalParty")
    return next((c.index for c in names if not people.isdisjoint(_of_it(discourse.parsed.doc[c.mention.head]))), None)


def own_government(cue: Cue, whose: int | None, discourse: Discourse) -> int | None:
    """Give the government that is called after somebody: "Roe's administration … the Roe-Doe Administration"."""
    if whose is None or cue.head not in GOVERNING or cue.plural or cue.modifiers - cue.names:
        return None
    people = {c.words[-1] for c in discourse.cues if c.is_name and c.words and discourse.find(c.index) == whose}
    named = (c for c in reversed(discourse.cues[: cue.index]) if c.is_name and c.head == cue.head and len(c.words) > 1)
    return next((c.index for c in named if c.words[0] in people), None)


def _of_it(party: Token) -> set[int]:
    """Give those who are said to be of a party: "A, who leads it", "A, its leader,", "A of the party"."""
    found, at = {c.i for c in party.lefts if c.dep_ == "poss"}, party
    for _ in range(_STEPS):
        if at.dep_ == "dobj" and at == party and at.head.lemma_ in _LEADING:
            return {t.i for t in surface_subject(at.head)}
        if at.dep_ == "attr" and at != party:
            return found | {t.i for t in surface_subject(at.head)}
        linked = at.dep_ == "pobj" and at.head.lower_ in _LINKS
        if not (linked or at.dep_ in ("prep", "appos", "poss", *MODIFYING)) or at.head.pos_ == "VERB":
            break
        at = at.head
        found |= {at.i, *(c.i for c in at.lefts if c.dep_ == "poss")}  # "A's leadership of the party"
    return found
