"""Groups the mentions that are one thing, and tells whom "the two sides" are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgraph.extract.coreference.cues import Cue, cues_of
from reportgraph.extract.coreference.descriptions.antecedents import Antecedents
from reportgraph.extract.coreference.descriptions.body_heads import body_heads
from reportgraph.extract.coreference.descriptions.incumbents import incumbents
from reportgraph.extract.coreference.descriptions.office_holders import office_holders
from reportgraph.extract.coreference.discourse import Discourse, gender_of
from reportgraph.extract.coreference.names.central_banks import central_banks
from reportgraph.extract.coreference.names.namesakes import namesakes
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_knowledge


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which mentions are one thing; all numbers are indices of mentions."""

    clusters: tuple[tuple[int, ...], ...]
    of_document: frozenset[int] = frozenset()  # mentions that are the document itself
    members: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # "the two sides" -> one mention of each side


class Sets:
    """Disjoint sets of mentions (union-find); the smallest index stands for its set."""

    def __init__(self, size: int):
        self._parent = list(range(size))

    def find(self, i: int) -> int:
        """Give the mention that stands for the set of mention i."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make one set of the sets of i and j."""
        a, b = sorted((self.find(i), self.find(j)))
        self._parent[b] = a

    def all(self, indices: Iterable[int]) -> tuple[tuple[int, ...], ...]:
        """Give the sets of these mentions, each in order, ordered by their first mention."""
        sets: dict[int, list[int]] = {}
        for i in indices:
            sets.setdefault(self.find(i), []).append(i)
        return tuple(tuple(s) for s in sorted(sets.values()))


def resolve(parsed: Parsed, mentions: tuple[Mention, ...], ontology: Path | None = None) -> Clusters:
    """Say which mentions are one thing.

    Names come first (the same name, surname, acronym, alias, demonym), then phrases and pronouns from left to right,
    each to the nearest antecedent that fits. A pronoun that can't be told is in no cluster.
    """
    knowledge = load_knowledge(ontology)
    cues = cues_of(parsed, mentions, knowledge)
    sets = Sets(len(cues))
    for i, j in namesakes(parsed, cues, knowledge):
        sets.join(i, j)
    for i, j in (*office_holders(parsed, cues, knowledge), *body_heads(parsed, cues, knowledge)):
        sets.join(i, j)
    for i, j in central_banks(parsed, cues):
        sets.join(i, j)
    lexicon = load_lexicon(ontology)
    for i, j in incumbents(parsed, cues, lexicon.offices.sole):
        sets.join(i, j)
    classes = _classes(cues, sets)
    told = [c for c in cues if c.mention.kind is not MentionKind.PRONOUN]
    told = sorted(told, key=lambda c: c.is_name)  # what a name tells, over a noun: "her father"
    genders = {sets.find(c.index): gender for c in told if (gender := gender_of(c, knowledge))}
    discourse = Discourse(parsed, cues, sets.find, classes, knowledge, lexicon, genders)
    antecedents = Antecedents(discourse)
    ahead: dict[int, int] = {}  # pronouns told before what they stand for
    for cue in cues:
        found = antecedents.of(cue)
        if found is not None:
            if found > cue.index:
                ahead[cue.index] = found
            was = sets.find(found)
            sets.join(found, cue.index)
            discourse.carry_over(was, sets.find(found), named=cues[found].is_name)
    for pronoun, phrase in ahead.items():  # "During their talks, the two leaders": A and B, as the leaders turned out
        if phrase in antecedents.members:
            antecedents.members[pronoun] = antecedents.members[phrase]
    loose = antecedents.unresolved | antecedents.of_document | set(antecedents.members)
    kept = (c.index for c in cues if c.index not in loose)
    return Clusters(sets.all(kept), frozenset(antecedents.of_document), dict(antecedents.members))


def _classes(cues: list[Cue], sets: Sets) -> dict[int, str]:
    """Give the class of each set of names: what the gazetteer says, else a head noun, else the most frequent."""
    votes: dict[int, dict[str, float]] = {}
    for cue in cues:
        if cue.mention.kind is not MentionKind.PRONOUN:
            chosen = votes.setdefault(sets.find(cue.index), {})
            chosen[cue.mention.cls] = chosen.get(cue.mention.cls, 0.0) + weight_of(cue.mention)
    return {root: max(chosen, key=lambda c: (chosen[c], c)) for root, chosen in votes.items()}


def weight_of(mention: Mention) -> float:
    """Give how much a mention tells of the class: of "the Lake Initiative (LI)" the words more than the letters."""
    letters = mention.how == "lexicon" and mention.name.isupper() and " " not in mention.name
    return _WEIGHTS.get(mention.how, 0.5) / (2 if letters else 1)


_WEIGHTS = {"gazetteer": 100.0, "quotes": 20.0, "lexicon": 10.0, "ner": 1.0, "shape": 0.4, "default": 0.2}
