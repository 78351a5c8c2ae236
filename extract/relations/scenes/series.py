"""Which events come one after the other: "the next meeting" of a report about a meeting follows that one."""

from __future__ import annotations

from reportgraph.extract.attribution.contexts import context_of
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.extract.relations.scenes.gathering_events import is_gathering, main_event
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_ITS = frozenset({"the", "its", "their", "our"})


def find_series(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Give the event that is announced as the next one of the series of which the report is about one."""
    main = main_event(parsed, knowledge)
    if main is None or context_of(main, knowledge.lexicon.contexts).modality is not Modality.ASSERTED:
        return []
    later = (t for t in parsed.doc[main.i + 1 :] if _is_next(t, knowledge))
    own = set(knowledge.referents.keys(main))
    return [
        Candidate(t, "follows", main, t, Source.PHRASE, "next of its series", Voice.CONTEXT)
        for t in later
        if own.isdisjoint(knowledge.referents.keys(t))
        and context_of(t, knowledge.lexicon.contexts).modality is Modality.PLANNED
    ]


def _is_next(noun: Token, knowledge: Knowledge) -> bool:
    """Tell "the next annual meeting", of which nothing says that it is another body's."""
    if (
        noun.lemma_.lower() not in GRAMMAR.in_series
        or not knowledge.referents.is_head(noun)
        or not is_gathering(noun, knowledge)
    ):
        return False
    before = {c.lower_ for c in noun.lefts}
    others = any(word in ("of", "with") for word, _ in prepositions(noun))
    named = any(c.pos_ == "PROPN" for c in noun.lefts)
    return "next" in before and not _ITS.isdisjoint(before) and not others and not named
