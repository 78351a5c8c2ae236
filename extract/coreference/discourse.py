"""The mentions of a document with what is known of them so far: which are one thing, of which class and gender."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.naming import Knowledge

_BESIDE = frozenset({"to", "with"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "appos", "conj"})


@dataclass(frozen=True)
class Discourse:
    """What the search for antecedents works on; `find` gives the mention that stands for a mention's set."""

    parsed: Parsed
    cues: list[Cue]
    find: Callable[[int], int]
    classes: dict[int, str]
    knowledge: Knowledge
    lexicon: Lexicon
    genders: dict[int, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> dict[int, int]:
        """The mentions that are names, by their heads."""
        return {c.mention.head: c.index for c in self.cues if c.is_name}

    def cls(self, cue: Cue) -> str:
        """Give the class of a mention's set."""
        return self.classes.get(self.find(cue.index), cue.mention.cls)

    def carry_over(self, was: int, now: int, *, named: bool = False) -> None:
        """Keep what is known of a set for which another mention stands now; what a name tells, over a noun."""
        for known in (self.classes, self.genders):
            if was in known:
                known[now] = known[was] if named else known.get(now, known[was])

    def is_a(self, cue: Cue, kind: str) -> bool:
        """Tell whether a mention's set is of a class."""
        return self.knowledge.schema.is_a(self.cls(cue), kind)

    def is_several(self, cue: Cue) -> bool:
        """Tell a plural: "the advisers", "the Foreign Ministers", but not "the United States"."""
        if cue.plural or not cue.is_name or cue.entry is not None:
            return cue.plural
        word = self.parsed.doc[cue.mention.head].lower_
        people = self.knowledge.naming.class_of_nominal([singular(word)]) == "Person"
        return word != singular(word) and (people or self.cls(cue) == "Group")

    def holds_its_name(self, cue: Cue) -> bool:
        """Tell "the Daily Roe newspaper", which its own words name: it takes up nothing else."""
        inner = (c for c in self.cues if cue.mention.begin <= c.mention.head < cue.mention.head)
        return any(c.is_name and self.find(c.index) == self.find(cue.index) for c in inner)

    def named_with(self, cue: Cue) -> frozenset[int]:
        """Give what the names in a phrase name, clauses left out: Peru in "Peru's new plant", "a plant in Peru"."""
        noun = self.parsed.doc[cue.mention.head]
        behind = (c for c in noun.head.children if c.i == noun.i + 1 and c.dep_ == "prep" and c.lower_ not in _BESIDE)
        near = [noun, *behind]  # "built A in Peru", but not "links A with Peru's B"
        found = set()
        while near:
            token = near.pop()
            joined = token.pos_ == "PROPN" and token.dep_ == "pobj"  # "a pact between A and B"
            inside = [c for c in token.children if c.dep_ not in _CLAUSES or (joined and c.dep_ == "conj")]
            found |= {self.find(self.names[c.i]) for c in inside if c.i in self.names}
            near += inside
        return frozenset(found)

    def gender(self, cue: Cue) -> str:
        """Give "male", "female" or "": what a title or a given name of any of its mentions says."""
        return self.genders.get(self.find(cue.index), "")


def gender_of(cue: Cue, knowledge: Knowledge) -> str:
    """Give the gender that a mention tells by title or given name."""
    words = knowledge.naming.words
    if cue.mention.cls != "Person":
        return ""
    described = cue.title | ({cue.head} | cue.modifiers if not cue.is_name else frozenset())
    if described & words.female:
        return "female"
    if described & words.male:
        return "male"
    full = cue.is_name and len(cue.words) > 1 and cue.words[0] not in words.families_first
    given = knowledge.naming.given.get(cue.words[0], "") if full else ""
    return given if given != "both" else ""
