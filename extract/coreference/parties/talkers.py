"""Tells who "they" are that state something together, and whose "their talks" are: two who have just met."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions.named_actors import NamedActors
from reportgraph.extract.coreference.parties.pairs import Pair
from reportgraph.extract.grammar.nominals import is_partitive
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import VERBAL, first_conjunct
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Token


class Talkers:
    """Those who met or spoke together in a document, by where they stand."""

    def __init__(self, parsed: Parsed, cues: list[Cue], knowledge: Knowledge, pairs: list[Pair], named: NamedActors):
        self._parsed, self._naming, self._pairs, self._named = parsed, knowledge.naming, pairs, named
        self._crowds = [c for c in cues if c.plural and knowledge.schema.is_a(c.mention.cls, "Actor")]

    def who_state(self, they: Cue, lexicon: Lexicon) -> tuple[int, ...]:
        """Give who "they" are that state something: the two people that a text is about so far, or those who met."""
        token = self._parsed.doc[they.mention.head]
        opens = token.lower_ == "they" and token.dep_ == "nsubj" and first_conjunct(token.head).dep_ == "ROOT"
        told = lexicon.contexts.colours(token.head.lemma_, "VERB") or token.head.lemma_ in lexicon.contexts.voicing
        if not opens or not told or token.head.tag_ not in FINITE or self._told_of_others(they):
            return ()
        return self._named.two_at_once(they) or self._named.still_talking(they)

    def who_met(self, they: Cue) -> tuple[int, ...]:
        """Give whose talks "their talks" are: those of the two who have just met, where nobody else is several."""
        token = self._parsed.doc[they.mention.head]
        theirs = token.dep_ == "poss" and token.lower_ == "their" and token.head.lemma_ in GRAMMAR.talks
        near = [p for p in self._pairs if p.at < they.index and they.sentence - p.sentence <= 1 and p.met]
        if not theirs or not near or self._told_of_others(they):
            return ()
        return (near[-1].first.index, near[-1].second.index)

    def _told_of_others(self, they: Cue) -> bool:
        """Tell whether others that are many did something right before: "thousands of voters came. They demanded A".

        Not those told of by the way: "a deal for the release of hostages".
        """
        near = (c for c in self._crowds if c.index < they.index and they.sentence - c.sentence <= 1)
        met = {self._row_of(c) for c in (*self._named.met_first, *self._named.just_met(they))}
        heads = {self._row_of(c) for c in near} - met
        return any(t.dep_ != "pobj" or t.head.dep_ == "agent" or self._is_told(t.head.head) for t in heads)

    def _row_of(self, cue: Cue) -> Token:
        return first_conjunct(self._parsed.doc[cue.mention.head])

    def _is_told(self, over: Token) -> bool:
        return over.pos_ in VERBAL or is_partitive(over, self._naming)
