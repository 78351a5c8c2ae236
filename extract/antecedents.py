"""Finds what a phrase or a pronoun takes up: the nearest antecedent that fits, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from reportgraph.extract.cues import NEAR, Cue
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parse import Parsed
from reportgraph.extract.parties import Parties
from reportgraph.ontology.naming import Knowledge

_FAR = 3  # sentences that a pronoun reaches back
_ABSTRACT = frozenset({"Topic", "Principle"})
_SINGULAR = frozenset({"it", "its", "itself"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "herself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_WE = frozenset({"we", "us", "our", "ourselves"})


class Antecedents:
    """Reads the mentions from left to right and remembers what may be taken up."""

    def __init__(self, parsed: Parsed, cues: list[Cue], find: Callable[[int], int], classes: dict[int, str], knowledge: Knowledge):
        self.parsed, self.cues, self.find, self.classes = parsed, cues, find, classes
        self.naming, self.schema = knowledge.naming, knowledge.schema
        self.parties = Parties(parsed, cues, knowledge)
        self.unresolved: set[int] = set()
        self.of_document: set[int] = set()
        self.members: dict[int, tuple[int, ...]] = {}
        self._by_phrase: dict[tuple[str, ...], Cue] = {}
        self._by_head: dict[str, list[Cue]] = {}
        self._by_class: dict[str, list[Cue]] = {}
        self._recent: list[Cue] = []  # actors and other things with a name or a definite phrase, in order
        self._own = self._own_kind()

    def cls(self, cue: Cue) -> str:
        """Give the class of a mention's cluster."""
        return self.classes.get(self.find(cue.index), cue.mention.cls)

    def of(self, cue: Cue) -> int | None:
        """Give the mention that this one takes up, or None; then remember this one."""
        if cue.mention.kind is MentionKind.PRONOUN:
            return self._of_pronoun(cue)
        found = self._of_nominal(cue) if cue.mention.kind is MentionKind.NOMINAL else None
        if cue.index not in self.of_document and cue.index not in self.members:
            self._remember(cue)
        return found

    def _remember(self, cue: Cue) -> None:
        if cue.mention.kind is not MentionKind.DEMONYM:
            self._by_head.setdefault(cue.head, []).append(cue)
        self._by_class.setdefault(self.cls(cue), []).append(cue)
        self._by_phrase.setdefault(_phrase(cue), cue)
        self._recent.append(cue)

    # -- the document itself -------------------------------------------------------------------------------------

    def _own_kind(self) -> frozenset[str]:
        """Give the words of the title where the title names the kind of document that this is ("Joint Statement of …")."""
        for sentence in self.parsed.sentences:
            if sentence.block.kind is BlockKind.TITLE:
                root = sentence.span.root
                words = [t.lower_ for t in sentence.span if t.i <= root.i]
                if root.pos_ in ("NOUN", "PROPN") and self.naming.class_of_nominal(words[-1:]) == "Document":
                    return frozenset(words)
                break
        return frozenset()

    def _is_document(self, cue: Cue) -> bool:
        if cue.mention.cls != "Document" or cue.plural:
            return False
        if cue.determiner in NEAR and not cue.modifiers and not self._by_head.get(cue.head):
            return True
        if cue.head not in self._own or cue.determiner == "poss":
            return False
        extra = cue.modifiers - self._own - {"following", "above", "full", "present"}
        return not extra and not any(c.is_name for c in self._by_head.get(cue.head, ()))

    # -- common noun phrases -------------------------------------------------------------------------------------

    def _of_nominal(self, cue: Cue) -> int | None:
        if self._is_document(cue):
            self.of_document.add(cue.index)
            return None
        sides = self.parties.of(cue)
        if sides:
            self.members[cue.index] = sides
            return None
        described = self._described(cue)
        if described is not None:
            return described
        same = self._by_phrase.get(_phrase(cue))
        cls = cue.mention.cls
        if same is not None and (cls in _ABSTRACT or cue.determiner != "a" and not self._bare_particular(cue)):
            return same.index
        if cue.plural or cue.determiner not in ("the", "this", "that"):
            return None
        for earlier in reversed(self._by_head.get(cue.head, [])[-6:]):
            if self._compatible(cue, earlier):
                return earlier.index
        return self._by_generic(cue)

    def _bare_particular(self, cue: Cue) -> bool:
        """A phrase that names one of many without saying which ("his speech" is another one than "its speech")."""
        return cue.determiner == "poss" and cue.mention.cls in ("Event", "Document", "Person", "Place", "Facility")

    def _described(self, cue: Cue) -> int | None:
        """Give the name that a phrase stands in apposition to."""
        token = self.parsed.doc[cue.mention.head]
        for other in (token.head if token.dep_ == "appos" else None, *(c for c in token.children if c.dep_ == "appos")):
            named = self._head_of_name(other.i) if other is not None else None
            if named is not None and self._may_be(cue, named):
                return named.index
        return None

    def _head_of_name(self, i: int) -> Cue | None:
        at = self._heads().get(i)
        return self.cues[at] if at is not None and self.cues[at].mention.kind is MentionKind.NAME else None

    def _heads(self) -> dict[int, int]:
        if not hasattr(self, "_head_index"):
            self._head_index = {c.mention.head: c.index for c in self.cues}
        return self._head_index

    def _may_be(self, cue: Cue, named: Cue) -> bool:
        if cue.plural:
            return False
        mine, theirs = cue.mention.cls, self.cls(named)
        if "Person" in (mine, theirs):
            return mine == theirs
        return mine == theirs or self.schema.is_a(theirs, mine) or self.schema.is_a(mine, theirs)

    def _compatible(self, cue: Cue, earlier: Cue) -> bool:
        if earlier.plural or (cue.ordinals and cue.ordinals != earlier.ordinals & cue.ordinals):
            return False
        return cue.modifiers <= earlier.modifiers | earlier.ordinals

    def _by_generic(self, cue: Cue) -> int | None:
        """Give the name that a general noun takes up: "the country", "the company", "the concept"."""
        if cue.modifiers:
            return None
        if cue.mention.cls == "Person":
            return self._by_role(cue)
        best: Cue | None = None
        for cls in self.naming.generic.get(cue.head, ()):
            for earlier in reversed(self._by_class.get(cls, [])[-3:]):
                if earlier.is_name and (best is None or earlier.index > best.index):
                    best = earlier
        return best.index if best is not None and cue.sentence - best.sentence <= 2 * _FAR else None

    def _by_role(self, cue: Cue) -> int | None:
        """Give the last person whose title ends in this word."""
        for earlier in reversed(self._by_class.get("Person", [])[-8:]):
            if earlier.mention.kind is MentionKind.NAME and cue.head in self._title_words(earlier):
                return earlier.index
        return None

    def _title_words(self, cue: Cue) -> set[str]:
        doc, begin = self.parsed.doc, cue.mention.begin
        words = {doc[i].lower_ for i in range(max(0, begin - 6), begin) if self.naming.title_at([doc[i].lower_], 0)}
        for c in doc[cue.mention.head].children:
            if c.dep_ == "appos":
                words.add(c.lemma_.lower())
        return words

    # -- pronouns ------------------------------------------------------------------------------------------------

    def _of_pronoun(self, cue: Cue) -> int | None:
        found = self._antecedent(cue)
        if found is None and cue.index not in self.members and cue.index not in self.of_document:
            self.unresolved.add(cue.index)
        return found.index if found is not None else None

    def _antecedent(self, cue: Cue) -> Cue | None:
        low = self.parsed.doc[cue.mention.head].lower_
        if low in _WE or low in ("i", "me", "my"):
            return None
        if low in _HE or low in _SHE:
            return self._best(cue, lambda c: self.cls(c) == "Person" and not c.plural)
        if low in _SINGULAR:
            if self._is_expletive(cue):
                return None
            return self._best(cue, lambda c: self.cls(c) not in ("Person", "Group") and not c.plural and c.is_name
                              or c.mention.kind is MentionKind.NOMINAL and not c.plural and c.subject and self.cls(c) != "Person")
        if low in _THEY:
            sides = self.parties.of(cue)
            if sides:
                self.members[cue.index] = sides
                return None
            return self._best(cue, lambda c: self.cls(c) == "Group" or c.plural)
        return None

    def _is_expletive(self, cue: Cue) -> bool:
        token = self.parsed.doc[cue.mention.head]
        if token.dep_ == "expl":
            return True
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return False
        return any(c.dep_ in ("ccomp", "xcomp", "csubj") and c.i > token.i for c in token.head.children) and (
            token.head.lemma_ in ("be", "seem", "appear") or token.dep_ == "nsubjpass"
        )

    def _best(self, cue: Cue, fits: Callable[[Cue], bool]) -> Cue | None:
        """Give the most salient fitting mention: subjects of the nearest sentence first, then what stands nearest."""
        best, best_score = None, 0.0
        for earlier in reversed(self._recent[-40:]):
            distance = cue.sentence - earlier.sentence
            if distance > _FAR or distance < 0:
                break
            if not fits(earlier) or earlier.mention.kind is MentionKind.DEMONYM:
                continue
            score = 3.0 - distance + (1.5 if earlier.subject else 0.0) + (0.5 if earlier.is_name else 0.0)
            if score > best_score:
                best, best_score = earlier, score
        return best


def _phrase(cue: Cue) -> tuple[str, ...]:
    return (*sorted(cue.modifiers), cue.head, "s" if cue.plural and cue.mention.cls in ("Event", "Document") else "")
