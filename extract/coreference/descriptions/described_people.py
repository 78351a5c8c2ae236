"""Finds whom a phrase for what somebody is takes up where "he" would: "Jane Roe won. The Peruvian sprinter"."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions.descriptions import homes_of, tells_age
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.pronouns.pronouns import Pronouns
from reportgraph.extract.coreference.pronouns.standing import role_of
from reportgraph.extract.model import MentionKind
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_NEAR = 2  # sentences
_LEAST, _MOST_OF = 0.2, 0.55  # probability that "he" would mean somebody, and its part in that of all who may be meant
_LEAST_ALONE, _MOST_ALONE = 0.35, 0.65  # where the text does not tell whose land is described
_PAUSES = frozenset({",", "(", "--", "–", "—"})


def described_person(cue: Cue, *, discourse: Discourse, pronouns: Pronouns) -> int | None:
    """Give the named person that the subject of a clause describes, or None: "the Peruvian", "the former minister".

    An office ("the mayor", "the coach") may be another's, and is none of these.
    """
    token = discourse.parsed.doc[cue.mention.head]
    if not cue.subject or not _describes(cue, token, discourse):
        return None
    options = pronouns.options("one", cue, token)
    odds = discourse.lexicon.antecedents["he"].odds([option.signals for option in options])
    people = {o.members[0]: p for o, p in zip(options, odds, strict=True) if len(o.members) == 1}
    here = {discourse.find(c.index) for c in discourse.cues[: cue.index] if c.sentence == cue.sentence}
    others = {i: p for i, p in people.items() if discourse.find(i) not in here}
    if not others or (len(others) < len(people) and role_of(token) != "subject"):
        return None  # "A hopes that the Chilean will lose"
    lands = _lands(cue, discourse)
    told = _at_home(lands, cue, discourse)
    likely = {i: p for i, p in others.items() if told.get(discourse.find(i), True)}
    least, most = _LEAST_ALONE, _MOST_ALONE
    if any(told.values()):  # "Spain's Ana Roe … the Spaniard"
        least, most = _LEAST, _MOST_OF
        likely = {i: p for i, p in likely.items() if discourse.find(i) in told}
    best = max(likely, key=lambda i: (likely[i], -i), default=None)
    sure = best is not None and likely[best] > least and likely[best] > most * sum(likely.values())
    if best is None or not sure or not _fits(cue, discourse.find(best), discourse):
        return None
    last = _last_of(discourse.find(best), cue, discourse)
    beside = {discourse.find(i) for i in likely} - {discourse.find(best)}
    acting = (c for c in discourse.cues[: cue.index] if c.subject and c.sentence == last.sentence)
    named_in_passing = not last.subject and discourse.parsed.doc[last.mention.head].dep_ != "poss"
    if named_in_passing and any(discourse.find(c.index) in beside for c in acting):
        return None  # "Jane Roe is known as Alta Queen. The actor"
    known = told.get(discourse.find(best), False)
    return best if known or not _has_met(discourse.find(best), cue, discourse) else None


def _at_home(lands: frozenset[str], cue: Cue, discourse: Discourse) -> dict[int, bool]:
    """Tell of the people whose land the text has told whether they are from one of these."""
    names = (c for c in discourse.cues[: cue.index] if lands and c.is_name and discourse.cls(c) == "Person")
    people = {discourse.find(c.index) for c in names}
    homes = {i: homes_of(i, cue.index - 1, discourse) for i in people}
    return {i: not lands.isdisjoint(own) for i, own in homes.items() if own}


def _fits(cue: Cue, person: int, discourse: Discourse) -> bool:
    """Tell somebody who has a name, was told of just before, and is not told apart by what others are called."""
    before = [c for c in discourse.cues[: cue.index] if discourse.find(c.index) == person]
    near = bool(before) and cue.sentence - before[-1].sentence <= _NEAR
    named = [c for c in before if c.is_name]
    club = any(_is_of_place(c, discourse) for c in named)
    called = {discourse.find(c.index) for c in discourse.cues[: cue.index] if c.is_name and cue.head in c.title}
    return near and bool(named) and not club and (not called or person in called)  # "striker Jane Roe … the striker"


def _last_of(person: int, cue: Cue, discourse: Discourse) -> Cue:
    return next(c for c in reversed(discourse.cues[: cue.index]) if discourse.find(c.index) == person)


def _has_met(person: int, cue: Cue, discourse: Discourse) -> bool:
    """Tell who was told of last beside whom he met: "Jane Roe met Ana Doe. The former minister" may be either."""
    last = _last_of(person, cue, discourse)
    beside = (c for c in discourse.cues[: cue.index] if c.sentence == last.sentence and discourse.cls(c) == "Person")
    several = any(discourse.find(c.index) != person for c in beside)
    return several and discourse.parsed.doc[last.mention.head].head.lemma_ in GRAMMAR.meeting


def _is_of_place(name: Cue, discourse: Discourse) -> bool:
    """Tell a club that was taken for somebody: "Lima United"."""
    naming, first = discourse.knowledge.naming, name.words[0]
    return len(name.words) > 1 and first not in naming.given and discourse.knowledge.gazetteer.get(first) is not None


def _describes(cue: Cue, token: Token, discourse: Discourse) -> bool:
    """Tell a phrase that says what one person is, by which no other is told apart."""
    people = cue.mention.cls == "Person" and cue.mention.kind is MentionKind.NOMINAL
    further = any(c.dep_ in ("prep", "relcl", "acl", "appos") and not _is_aside(c) for c in token.rights)
    other = cue.plural or cue.determiner != "the" or further or cue.modifiers & GRAMMAR.apart - GRAMMAR.personal
    if not people or other:
        return False
    known = cue.head in discourse.knowledge.naming.words.callings or cue.mention.how == "gazetteer"
    return known or tells_age(cue) or not GRAMMAR.personal.isdisjoint(cue.modifiers)


def _is_aside(part: Token) -> bool:
    """Tell what is said besides, "the actor, 31,", from what tells one of many."""
    return not _PAUSES.isdisjoint(t.text for t in part.doc[part.left_edge.i - 1 : part.left_edge.i + 1])


def _lands(cue: Cue, discourse: Discourse) -> frozenset[str]:
    """Give the country that a phrase tells: "the Peruvian", "the Peruvian sprinter"."""
    words = discourse.parsed.doc[cue.mention.begin : cue.mention.end]
    entries = (discourse.knowledge.gazetteer.get(t.text) for t in words)
    return frozenset(e.name for e in entries if e is not None and e.demonym and e.cls == "Country")
