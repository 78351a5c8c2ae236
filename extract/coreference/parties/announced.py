"""Finds whose words a text is by what stands above it: who released it, or for which state its author speaks."""

from __future__ import annotations

from collections.abc import Mapping

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.parties.issuing_states import issuing_state
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

_OPENING = 5  # sentences, title and imprint included, in which a text tells who released it
_ANNOUNCING = frozenset({"following", "below"})
_ENDING = frozenset(
    {"on", "following", "after", "at", "ahead", "during", "in", "as", "regarding", "concerning", "about", ":", "."}
)
_LEAST = 2  # letters of an office that a byline gives behind its holder


def released_by(parsed: Parsed, cues: list[Cue], knowledge: Knowledge) -> tuple[int, ...]:
    """Give who released the text: A and B in "The following statement was released by the governments of A and B"."""
    for sentence in parsed.sentences[:_OPENING]:
        words = sentence.span
        if _ANNOUNCING.isdisjoint(t.lower_ for t in words):
            continue
        begin = _source(words, knowledge)
        if begin:
            stop = next((t.i for t in words if t.i > begin and _ends(t)), words.end)
            within = [c for c in cues if begin < c.mention.begin and c.mention.end <= stop]
            named = [c for c in within if c.is_name and knowledge.schema.is_a(c.mention.cls, "Actor")]
            people = [c for c in named if c.mention.cls == "Person"]
            bodies = [c for c in named if c.mention.kind is MentionKind.NAME]
            counted = [c for c in within if not c.is_name and c.modifiers and c.mention.cls in ("Group", "Country")]
            crowd = [c for c in counted if any(w.isdigit() for w in c.modifiers)]  # "and the nine partner economies"
            several = tuple(c.index for c in sorted((*(people or bodies), *crowd), key=lambda c: c.index))
            return several if len(several) > 1 else ()
    return ()


def _ends(word: Token) -> bool:
    """Tell where the names of those end who released a text; "on behalf of A" is one of them."""
    behalf = word.i + 1 < len(word.doc) and word.nbor().lower_ == "behalf"
    return word.lower_ in _ENDING and not behalf


def _source(words: Tokens, knowledge: Knowledge) -> int:
    """Give where the "by" stands behind which a line names who released its text, or 0."""
    for word in words:
        if word.lower_ in ("by", "from") and word.i > words.start:
            told = word.head.lemma_ in GRAMMAR.released and word.head.i < word.i
            before = [t.lemma_.lower() for t in words if t.i < word.i and t.pos_ in ("NOUN", "PROPN")]
            written = any(knowledge.naming.class_of_nominal([w]) == "Document" or w == "text" for w in before)
            if written and (told or word.nbor(-1).lemma_.lower() == before[-1]):
                return int(word.i)
    return 0


def state_of_author(
    parsed: Parsed, cues: list[Cue], knowledge: Knowledge, *, sole: Mapping[str, str]
) -> tuple[int, ...]:
    """Give the state in whose name a text speaks that a holder of its offices signs: "Jane Roe, Secretary of State".

    Not where the text says "I": that is a speech, and "we" in it may be anybody. `sole` gives the country of offices
    that only one has.
    """
    document = parsed.document
    if any(t.text in ("I", "my", "My") and t.pos_ == "PRON" for t in parsed.doc):
        return ()
    for name in document.authors:
        span = document.byline_of(name)
        block = document.block_at(span.begin) if span is not None else None
        if span is None or block is None:
            continue
        office = document.text[span.end : block.span.end].strip(" ,\n")
        state = sole.get(office.lower()) or _state_in(office, knowledge)
        found = [c.index for c in cues if c.entry is not None and c.entry.name == state and c.mention.cls == "Country"]
        if state and found:
            return (found[0],)
    return ()


def state_of_publisher(
    parsed: Parsed, cues: list[Cue], knowledge: Knowledge, *, sole: Mapping[str, str]
) -> tuple[int, ...]:
    """Give the state whose ministry is named above a text in which nobody says "I": "Peru Ministry of Trade"."""
    state = issuing_state(parsed.document.publisher or "", parsed.doc, sole, knowledge.gazetteer)
    if state is None or any(t.text in ("I", "my", "My") and t.pos_ == "PRON" for t in parsed.doc):
        return ()
    found = (c.index for c in cues if c.entry is not None and c.entry.name == state and c.mention.cls == "Country")
    return tuple(found)[:1]


def _state_in(office: str, knowledge: Knowledge) -> str | None:
    """Give the one state that an office names: "Minister of Trade of Peru"."""
    words = office.split()
    names = [" ".join(words[n:]).removeprefix("the ") for n in range(1, len(words))]
    entries = (knowledge.gazetteer.get(n) for n in names if len(n) > _LEAST)
    return next((e.name for e in entries if e is not None and e.cls == "Country"), None)
