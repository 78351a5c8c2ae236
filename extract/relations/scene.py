"""What surrounds the candidates of a document, and what they have in common: context, speakers, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgraph.extract.attribution.contexts import Context, context_of
from reportgraph.extract.coreference.referents import Referents
from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.model import DOCUMENT_KEY, Evidence, Mention, Modality, Span, Statement, Value
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.relations.candidates import (
    Knowledge,
    Source,
)
from reportgraph.extract.text.surface import begin_of, chars_of, end_of
from reportgraph.ontology.weights import Weights
from spacy.tokens import Token

LONGEST_PASSAGE = 1400  # characters; a longer sentence is cut around the words that say it


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds the candidates of one document."""

    parsed: Parsed
    mentions: dict[int, Mention]  # by head token
    dates: Sequence[DateMention]
    knowledge: Knowledge
    weights: Weights

    @property
    def today(self) -> str | None:
        """The day from which the report tells, at any precision."""
        return self.parsed.document.dateline_date or self.parsed.document.date

    @property
    def referents(self) -> Referents:
        """What the tokens refer to."""
        return self.knowledge.referents


def granted(token: Token, scene: Scene, modality: Modality = Modality.ASSERTED) -> Context:
    """Give the context of what is taken for granted: whose words it is in, whatever colours them."""
    speech = scene.referents.speaker(token)
    return Context(modality, (speech,) if speech else ())


def context_at(token: Token, scene: Scene) -> Context:
    """Give the context of a token; who speaks the quotation that it stands in speaks around the others."""
    context = context_of(token, scene.knowledge.lexicon.contexts)
    speech = scene.referents.speaker(token)
    if not speech or speech in context.speakers:
        return context
    return Context(context.modality, (*context.speakers, speech))


def reporters(speakers: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Give the speakers around the innermost one, from inside outwards."""
    return tuple(level[0] for level in speakers[1:] if level[0] not in speakers[0])


def speakers_of(context: Context, scene: Scene) -> list[tuple[str, ...]]:
    """Map the speakers to entities that can speak; those that can't be told are passed over."""
    schema, levels = scene.knowledge.schema, []
    for heads in context.speakers:
        keys = tuple(k for t in heads for k in scene.referents.keys(t))
        able = tuple(
            k
            for k in dict.fromkeys(keys)
            if k == DOCUMENT_KEY
            or schema.is_a(scene.referents.entity(k).cls, "Actor")
            or schema.is_a(scene.referents.entity(k).cls, "Document")
        )
        if able:
            levels.append(able)
    return levels


def evidence(predicate: Token, subject: Token | None, target: Token | None, scene: Scene) -> Evidence:
    """Give the sentence and the words in it that are subject and object."""
    sentence = predicate.sent
    first = next(t for t in sentence if not t.is_space)
    last = next(sentence[i] for i in range(len(sentence) - 1, -1, -1) if not sentence[i].is_space)
    begin, end = begin_of(first), end_of(last)
    block = scene.parsed.document.block_at(begin_of(predicate))
    if block is not None:
        begin, end = max(begin, block.span.begin), min(end, block.span.end)
    if end - begin > LONGEST_PASSAGE:
        begin = max(begin, begin_of(predicate) - LONGEST_PASSAGE // 2)
        end = min(end, begin + LONGEST_PASSAGE)
    passage = Span(begin, end)
    return Evidence(passage, _span(subject, scene, passage), _span(target, scene, passage))


def _span(token: Token | None, scene: Scene, passage: Span) -> Span | None:
    if token is None:
        return None
    mention = scene.mentions.get(token.i)
    span = mention.span if mention is not None else chars_of(token.doc, token.i, token.i + 1)
    return span if passage.begin <= span.begin and span.end <= passage.end else None


def literal(
    subject: str, name: str, value: Value, anchor: Token, scene: Scene, *, context: Context | None = None
) -> Statement:
    """Make a statement with a literal object, in the context given, or that of the anchor."""
    context = context or context_at(anchor, scene)
    speakers = speakers_of(context, scene)
    source = Source.OFFICE if name == "position" else Source.DATE
    signals = (f"by {source}", f"modality {context.modality}", f"property {name}")
    return Statement(
        subject,
        name,
        value,
        context.modality,
        speaker=speakers[0][0] if speakers else DOCUMENT_KEY,
        reported_by=reporters(speakers),
        confidence=scene.weights.probability(signals),
        evidence=(evidence(anchor, anchor, None, scene),),
        rule=f"{source}: {anchor.text}",
        signals=signals,
    )
