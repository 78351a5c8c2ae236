"""Finds what a personal pronoun stands for: the most salient mention that fits in number, kind and gender."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reportgraph.extract.cues import Cue
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parse import Parsed
from reportgraph.extract.syntax import first_conjunct
from reportgraph.ontology.naming import Knowledge

_FAR = 3  # sentences
_MOST = 40  # candidates looked at
_IT = frozenset({"it", "its", "itself"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "herself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_POSSESSIVE = frozenset({"its", "his", "her", "their"})
_WEAK = frozenset({"Topic", "Principle", "Place", "City", "Facility"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention, or the members of a coordination, that a pronoun may stand for."""

    cue: Cue
    members: tuple[int, ...]  # empty: the mention itself
    cls: str
    gender: str


class Pronouns:
    """Remembers what was spoken of, and finds antecedents in it."""

    def __init__(self, parsed: Parsed, cues: list[Cue], cls: Callable[[Cue], str], knowledge: Knowledge):
        self._doc, self._cues, self._cls = parsed.doc, cues, cls
        self._naming, self._schema = knowledge.naming, knowledge.schema
        self._recent: list[Candidate] = []
        self._last_of, self._groups = self._coordinations()

    def _coordinations(self) -> tuple[dict[int, int], dict[int, list[Cue]]]:
        """Give (last member -> head token, head token -> members) of the coordinations of actors."""
        groups: dict[int, list[Cue]] = {}
        for cue in self._cues:
            if cue.mention.kind in (MentionKind.PRONOUN, MentionKind.DEMONYM):
                continue
            groups.setdefault(first_conjunct(self._doc[cue.mention.head]).i, []).append(cue)
        kept = {
            head: members
            for head, members in groups.items()
            if len(members) > 1 and all(self._schema.is_a(c.mention.cls, "Actor") for c in members)
        }
        return {members[-1].index: head for head, members in kept.items()}, kept

    def remember(self, cue: Cue, members: tuple[int, ...]) -> None:
        """Take note of a mention; `members` where it stands for several."""
        gender = self._gender(cue) if self._cls(cue) == "Person" else ""
        self._recent.append(Candidate(cue, members, self._cls(cue), gender))
        head = self._last_of.get(cue.index)
        if head is not None:
            group = self._groups[head]
            self._recent.append(Candidate(group[0], tuple(c.index for c in group), "Group", ""))

    def continue_with(self, cue: Cue, members: tuple[int, ...]) -> None:
        """Keep what a pronoun stands for in mind as if it were named where the pronoun is."""
        if len(members) > 1:
            self._recent.append(Candidate(cue, members, "Group", ""))
            return
        named = self._cues[members[0]]
        gender = self._gender(named) if self._cls(named) == "Person" else ""
        again = replace(named, sentence=cue.sentence, subject=cue.subject)
        self._recent.append(Candidate(again, (), self._cls(named), gender))

    def _gender(self, cue: Cue) -> str:
        words = self._naming.words
        if cue.title & words.female:
            return "female"
        if cue.title & words.male:
            return "male"
        return self._naming.given.get(cue.words[0], "") if len(cue.words) > 1 else ""

    def of(self, cue: Cue) -> tuple[int, ...]:
        """Give the mentions that a pronoun stands for: one, several for a coordination, none if it can't be told."""
        low = self._doc[cue.mention.head].lower_
        if low in _HE or low in _SHE:
            wrong = "female" if low in _HE else "male"
            best = self._best(cue, lambda c: c.cls == "Person" and not c.cue.plural and c.gender != wrong)
        elif low in _IT:
            if self._is_expletive(cue):
                return ()
            best = self._best(cue, _is_single_thing)
        elif low in _THEY:
            best = self._best(cue, lambda c: bool(c.members) or c.cls == "Group" or c.cue.plural)
        else:
            return ()
        if best is None:
            return ()
        return best.members or (best.cue.index,)

    def _is_expletive(self, cue: Cue) -> bool:
        """Tell "it is hoped that …", "it seems that …"."""
        token = self._doc[cue.mention.head]
        if token.dep_ == "expl":
            return True
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return False
        clause = any(c.dep_ in ("ccomp", "xcomp", "csubj", "acomp") and c.i > token.i for c in token.head.children)
        return clause and (token.head.lemma_ in ("be", "seem", "appear") or token.dep_ == "nsubjpass")

    def _best(self, cue: Cue, fits: Callable[[Candidate], bool]) -> Candidate | None:
        """Give the fitting candidate with the highest salience: subjects and names, near rather than far."""
        best, best_score = None, 0.0
        possessive = self._doc[cue.mention.head].lower_ in _POSSESSIVE
        for rank, candidate in enumerate(reversed(self._recent[-_MOST:])):
            distance = cue.sentence - candidate.cue.sentence
            if distance > _FAR or distance < 0:
                break
            if not fits(candidate) or (candidate.cue.mention.begin <= cue.mention.begin < candidate.cue.mention.end):
                continue
            score = 4.0 - distance - 0.02 * rank
            score += (1.5 if candidate.cue.subject else 0.0) + (0.5 if candidate.cue.is_name else 0.0)
            score += 0.3 if candidate.members and candidate.cue.subject else 0.0
            if candidate.cls in _WEAK:
                score -= 0.8
            if possessive and distance == 0:
                score += 0.4
            if score > best_score:
                best, best_score = candidate, score
        return best


def _is_single_thing(candidate: Candidate) -> bool:
    if (candidate.cls in ("Person", "Group") and not candidate.cue.is_name) or candidate.cls == "Person":
        return False
    if candidate.members or candidate.cue.plural:
        return False
    return candidate.cue.is_name or candidate.cue.subject or candidate.cls not in _WEAK
