"""Finds whom a phrase for what somebody is takes up where "he" would: "Jane Roe won the race. The Peruvian sprinter"."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions.descriptions import homes, is_close, tells_age
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.pronouns.pronouns import Pronouns
from reportgraph.extract.model import MentionKind
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_NEAR = 2  # sentences


def described_person(cue: Cue, *, discourse: Discourse, pronouns: Pronouns) -> int | None:
    """Give the named person that the subject of a clause describes, or None: "the Peruvian", "the former minister".

    An office ("the mayor", "the coach") may be another's, and is none of these.
    """
    token = discourse.parsed.doc[cue.mention.head]
    if not cue.subject or not _describes(cue, token, discourse):
        return None
    chosen = pronouns.choose("he", pronouns.options("one", cue, token), cue)
    lands = _lands(cue, discourse)
    if lands and (from_there := _from(lands, cue, discourse)):
        chosen = tuple(from_there) if len(from_there) == 1 else ()
    if len(chosen) != 1:
        return None
    person = discourse.find(chosen[0])
    before = [c for c in discourse.cues[: cue.index] if discourse.find(c.index) == person]
    here = any(c.sentence == cue.sentence for c in before)  # "A hopes that the Chilean will lose"
    near = cue.sentence - before[-1].sentence <= _NEAR if before else False
    if here or not near or not any(c.is_name for c in before):
        return None
    from_elsewhere = lands and (own := homes(person, before[-1].index, discourse)) and lands.isdisjoint(own)
    return None if from_elsewhere or _is_anothers(cue, person, discourse) else chosen[0]


def _describes(cue: Cue, token: Token, discourse: Discourse) -> bool:
    """Tell a phrase that says what one person is, by which no other is told apart."""
    people = cue.mention.cls == "Person" and cue.mention.kind is MentionKind.NOMINAL
    further = any(c.dep_ in ("prep", "relcl", "acl", "appos") and is_close(c, token) for c in token.children)
    if not people or cue.plural or cue.determiner != "the" or further or cue.modifiers & GRAMMAR.apart - GRAMMAR.personal:
        return False
    known = cue.head in discourse.knowledge.naming.words.callings or cue.mention.how == "gazetteer"
    return known or tells_age(cue) or not GRAMMAR.personal.isdisjoint(cue.modifiers)


def _lands(cue: Cue, discourse: Discourse) -> frozenset[str]:
    """Give the country that a phrase tells: "the Peruvian", "the Peruvian sprinter"."""
    words = discourse.parsed.doc[cue.mention.begin : cue.mention.end]
    entries = (discourse.knowledge.gazetteer.get(t.text) for t in words)
    return frozenset(e.name for e in entries if e is not None and e.demonym and e.cls == "Country")


def _from(lands: frozenset[str], cue: Cue, discourse: Discourse) -> dict[int, Cue]:
    """Give the people just named of whom the text says that they are from a country."""
    near = (c for c in discourse.cues[: cue.index] if 0 < cue.sentence - c.sentence <= _NEAR and c.is_name)
    people = {discourse.find(c.index): c for c in near if discourse.cls(c) == "Person"}
    return {i: c for i, c in people.items() if lands & homes(i, c.index, discourse)}


def _is_anothers(cue: Cue, person: int, discourse: Discourse) -> bool:
    """Tell what the text has called somebody else by name, and not this one: "striker Jane Roe … the striker"."""
    called = {discourse.find(c.index) for c in discourse.cues[: cue.index] if c.is_name and cue.head in c.title}
    return bool(called) and person not in called
