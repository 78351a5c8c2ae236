"""What the text has mentioned so far, and which of it a phrase of the same words takes up."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import GOVERNING, Cue, are_elsewhere, completes, is_another
from reportgraph.extract.coreference.descriptions.kinds import is_own_noun
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.model import MentionKind
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.schema import ABSTRACTIONS

_OF_OTHERS = GOVERNING | {"congress", "union", "nations"}  # nouns that take up others than the bodies named so
_FAR = 6  # sentences that a general noun ("the company") reaches back


class Mentioned:
    """The mentions before a phrase, by their head nouns and by all their words; the names also by their classes."""

    def __init__(self, discourse: Discourse):
        self._discourse, self._naming = discourse, discourse.knowledge.naming
        self.by_head: dict[str, list[Cue]] = {}
        self.names_of_class: dict[str, list[Cue]] = {}
        self._by_phrase: dict[tuple[str, ...], list[Cue]] = {}

    def remember(self, cue: Cue) -> None:
        """Keep a mention in mind for those behind it."""
        if cue.mention.kind is not MentionKind.DEMONYM:
            case = cue.is_name and "v" in cue.words[1:-1]  # "A v. Lake County" is no county
            for head in () if case else dict.fromkeys((cue.head, *self._written_out(cue))):
                self.by_head.setdefault(head, []).append(cue)
            self._by_phrase.setdefault(self._phrase(cue), []).append(cue)
        if cue.is_name:
            self.names_of_class.setdefault(self._discourse.cls(cue), []).append(cue)

    def same_phrase(self, cue: Cue) -> Cue | None:
        """Give the first phrase of the same words: "people of Chad" is neither "people of Mali" nor "people"."""
        earlier = self._by_phrase.get(self._phrase(cue), [])
        many = (e for e in earlier if not (e.plural and e.modifiers) or cue.plural or cue.modifiers)  # "recent reforms"
        alike = [e for e in many if completes(cue, e) and not is_another(cue, e)]
        apart = len(alike) > 1 and are_elsewhere(alike[0], alike[-1])  # "farmers in A … in B … The farmers"
        same = alike[-1 if apart else 0] if alike else None
        numbered = bool(cue.ordinals) and cue.mention.cls not in ABSTRACTIONS
        partial = cue.definite and cue.head in self._naming.words.relational  # "growth" by itself is that of nothing
        if same is None and not cue.complement and (numbered or partial):
            return earlier[-1] if earlier else None
        return same or next((e for e in earlier if numbered and not e.complement), None)

    def many_again(self, cue: Cue) -> int | None:
        """Give the only several of a kind just told of: "opened treatment centres … The centres lack beds"."""
        if not (cue.definite or self._is_office(cue)):
            return None
        if cue.modifiers - cue.names or cue.complement or (not cue.names and self._discourse.named_with(cue)):
            return None
        near = [e for e in self.by_head.get(cue.head, [])[-6:] if cue.sentence - e.sentence <= _FAR]
        if called := [e for e in near if is_own_noun(cue, e, self._discourse)]:
            return called[-1].index  # "the Lake Games … the games"
        several = [e for e in near if e.plural and e.mention.kind is MentionKind.NOMINAL and not are_elsewhere(cue, e)]
        whose = [self._discourse.cues[i] for i in self._discourse.named_with(cue)]  # "the EU tariffs"
        named = whose and cue.mention.cls != "Group" and all(self._discourse.is_a(c, "Actor") for c in whose)
        if cue.names and (not named or any(e.names for e in several)):
            return None  # "the Peruvian mills" behind "the mills" of nobody
        return several[-1].index if len({self._discourse.find(e.index) for e in several}) == 1 else None

    def _written_out(self, cue: Cue) -> tuple[str, ...]:
        """Give the noun that known letters stand for, or a name opens with: "fund" of "IMF", "Hurricane Ana"."""
        opens = self._naming.opening_of(cue.words) if cue.is_name else ()
        told = bool(opens) and self._naming.openings[opens] == cue.mention.cls
        if opens and (told or self._naming.class_of_name([cue.words[-1]]) is None):  # not "Lake Shuttle"
            return opens[-1:]  # "Operation Reed … the operation"
        body = cue.entry is not None and cue.mention.name.isupper() and self._discourse.is_a(cue, "Institution")
        name = (
            cue.entry.name.lower().split(" of ")[0].split(" for ")[0].split() if body and cue.entry is not None else []
        )
        return (name[-1],) if len(name) > 1 and name[-1] not in _OF_OTHERS else ()

    def _phrase(self, cue: Cue) -> tuple[str, ...]:
        abstract = cue.mention.cls in ABSTRACTIONS
        words = self._naming.words
        modifiers = cue.modifiers - words.light - words.grading if abstract else cue.modifiers
        land = cue.plural and cue.head in GRAMMAR.lands and bool(cue.names)  # "African nations", "African countries"
        head = "country" if land else cue.head
        return (*sorted(modifiers), head, "s" if cue.plural and not abstract else "")

    def _is_office(self, cue: Cue) -> bool:
        """Tell "prosecutors" who say or do something, as those do who were told of before: "federal prosecutors"."""
        holders = not cue.determiner and cue.subject and (cue.head,) in self._naming.words.titles
        return holders and cue.mention.cls == "Group"
