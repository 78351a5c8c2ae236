"""Tells whose governments a phrase means: "the governments of Peru and Chile"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct, possessors
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Doc, Token

# what a country does as the chair of others: "Brazil's presidency will focus on A"; of what passes it is a time
_CHAIRS = frozenset({"chairmanship", "presidency"})
_PEOPLE = "people"  # who with the government are the country: "thanked the Government and people of Peru"


class Governments:
    """The countries of a document, by the words that name them."""

    def __init__(self, doc: Doc, cues: Sequence[Cue], knowledge: Knowledge) -> None:
        self._doc, self._states = doc, knowledge.naming.words.states
        self._at = {c.mention.head: c.index for c in cues if c.mention.cls == "Country" and c.is_name}

    def of(self, cue: Cue) -> tuple[int, ...]:
        """Give a mention of each of the countries; none where the phrase says more of the governments."""
        token = self._doc[cue.mention.head]
        row = conjuncts(first_conjunct(token))
        people = cue.head == _PEOPLE and any(t.lemma_.lower() in self._states for t in row)
        if not (
            cue.head in self._states or people or self._acts_as_chair(cue)
        ) or cue.modifiers - cue.names - self._demonyms(cue):
            return ()
        near = _named_beside([token])
        if not near and (people or any(t.lemma_.lower() == _PEOPLE for t in row)):
            near = _named_beside(row)
        named = [t.i for t in near if t.i in self._at]
        named += [c.i for i in named for c in conjuncts(self._doc[i]) if c.i in self._at]
        return tuple(dict.fromkeys(self._at[i] for i in named))

    def _acts_as_chair(self, cue: Cue) -> bool:
        token = self._doc[cue.mention.head]
        acting = token.dep_ == "nsubj" and token.head.pos_ == "VERB" and token.head.lemma_ not in GRAMMAR.passing
        return cue.head in _CHAIRS and acting and not any(c.dep_ == "prep" for c in token.rights)

    def _demonyms(self, cue: Cue) -> set[str]:
        return {self._doc[i].lower_ for i in range(cue.mention.begin, cue.mention.head) if i in self._at}


def _named_beside(row: Sequence[Token]) -> list[Token]:
    """Give what stands before nouns, and behind an "of"."""
    own = [c for t in row for c in t.children]
    whose = [o for t in row for o in possessors(t) if o.i < t.i]  # "Norway, whose government"
    of = [o for c in own if c.dep_ == "prep" and c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    return [*(c for c in own if c.dep_ in ("poss", "amod", "compound", "nmod")), *whose, *of]
