"""Tells whose governments a phrase means: "the governments of Peru and Chile"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.parsing.syntax import conjuncts
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Doc


class Governments:
    """The countries of a document, by the words that name them."""

    def __init__(self, doc: Doc, cues: Sequence[Cue], knowledge: Knowledge) -> None:
        self._doc, self._states = doc, knowledge.naming.words.states
        self._at = {c.mention.head: c.index for c in cues if c.mention.cls == "Country" and c.is_name}

    def of(self, cue: Cue) -> tuple[int, ...]:
        """Give a mention of each of the countries; none where the phrase says more of the governments."""
        if cue.head not in self._states or cue.modifiers - cue.names - self._demonyms(cue):
            return ()
        token = self._doc[cue.mention.head]
        near = [c for c in token.children if c.dep_ in ("poss", "amod", "compound", "nmod")]
        near += [
            o for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children if o.dep_ == "pobj"
        ]
        named = [t.i for t in near if t.i in self._at]
        named += [c.i for i in named for c in conjuncts(self._doc[i]) if c.i in self._at]
        return tuple(dict.fromkeys(self._at[i] for i in named))

    def _demonyms(self, cue: Cue) -> set[str]:
        return {self._doc[i].lower_ for i in range(cue.mention.begin, cue.mention.head) if i in self._at}
