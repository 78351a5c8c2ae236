"""Why a sentence says in the graph what it says: its mentions, propositions, statements, and what was dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgraph.extract.attribution.contexts import context_of
from reportgraph.extract.model import DOCUMENT_KEY, Document, Observation, Span, Statement, Value
from reportgraph.extract.parsing.parse import Sentence
from reportgraph.extract.pipeline import Analysis, ExtractOptions, analyse
from reportgraph.extract.relations.candidates import Candidate
from reportgraph.extract.relations.frames import Matcher
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.text.surface import chars_of
from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was found or dropped: what, and in which way or why."""

    what: str
    why: str
    weights: tuple[tuple[str, float], ...] = ()  # signal -> what it adds to the log-odds, the strongest first


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of one sentence."""

    text: str
    span: Span
    kind: str  # of the block that it stands in
    mentions: tuple[Line, ...]
    propositions: tuple[Line, ...]
    statements: tuple[Line, ...]
    dropped: tuple[Line, ...]

    @property
    def is_covered(self) -> bool:
        """Whether anything in the graph comes from it."""
        return bool(self.statements)


def explain(document: Document, options: ExtractOptions | None = None) -> tuple[Explanation, ...]:
    """Say of each sentence of a document what was found in it, what came of it, and why the rest was dropped.

    Raises:
        ModelError: The parsing pipeline can't be loaded.
        OntologyError: The domain pack is malformed.

    """
    return tuple(_Explainer(analyse(document, options)).explanations())


class _Explainer:
    """Gathers what the stages of one analysis say of each sentence."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis, self._scene = analysis, analysis.scene
        known = (*analysis.scene.referents.linked.entities, *analysis.extraction.entities)  # the graph's names go last
        self._names = {e.key: e.name for e in known}
        self._names[DOCUMENT_KEY] = "the document"

    def explanations(self) -> Iterator[Explanation]:
        for sentence in self._scene.parsed.sentences:
            yield Explanation(
                text=" ".join(sentence.span.text.split()),
                span=self._place(sentence),
                kind=sentence.block.kind,
                mentions=tuple(self._mentions(sentence)),
                propositions=tuple(self._propositions(sentence)),
                statements=tuple(self._statements(sentence)),
                dropped=tuple(self._dropped(sentence)),
            )

    def _mentions(self, sentence: Sentence) -> Iterator[Line]:
        for mention in self._analysis.mentions:
            if sentence.span.start <= mention.head < sentence.span.end:
                keys = self._scene.referents.keys(self._scene.parsed.doc[mention.head])
                entities = [self._scene.referents.entity(key) for key in keys]
                named = ", ".join(f"{self._names[e.key]} ({e.cls})" for e in entities)
                yield Line(mention.name, f"{mention.kind}, by {mention.how}: {named or 'nobody that could be told'}")

    def _propositions(self, sentence: Sentence) -> Iterator[Line]:
        for p in self._analysis.propositions:
            if sentence.span.start <= p.predicate.i < sentence.span.end and p.roles:
                roles = "; ".join(f"{role}: {', '.join(t.text for t in heads)}" for role, heads in p.roles.items())
                yield Line(f"{p.predicate.text} ({p.kind})", f"{roles}; {self._context(p)}{self._frames(p)}")

    def _frames(self, p: Proposition) -> str:
        """Say what the lexicon lets the predicate say; a noun without a frame may be no predicate at all."""
        named = sorted({frame.property for frame in Matcher(p, self._scene.knowledge).frames()})
        unknown = "" if p.kind is PredicateKind.NOUN else "; no frame in the lexicon"
        return f"; frames: {', '.join(named)}" if named else unknown

    def _context(self, p: Proposition) -> str:
        context = context_of(p.predicate, self._scene.knowledge.lexicon.contexts)
        voices = [" and ".join(t.text for t in heads) for heads in context.speakers]
        return ", said by ".join((context.modality, *voices))

    def _statements(self, sentence: Sentence) -> Iterator[Line]:
        said: tuple[Statement | Observation, ...] = (
            *self._analysis.extraction.statements,
            *self._analysis.extraction.observations,
        )
        for item in said:
            if any(self._is_in(e.passage, sentence) for e in item.evidence):
                yield Line(self._written(item), self._how(item), self._weighed(item.signals))

    @staticmethod
    def _place(sentence: Sentence) -> Span:
        return chars_of(sentence.span.doc, sentence.span.start, sentence.span.end)

    def _is_in(self, passage: Span, sentence: Sentence) -> bool:
        place = self._place(sentence)
        return passage.begin < place.end and place.begin < passage.end

    def _written(self, item: Statement | Observation) -> str:
        if isinstance(item, Observation):
            figure = f"{item.value} {item.unit}".strip()
            return f"{self._names[item.of]} | {item.indicator} | {figure} | {item.modality}"
        target = item.object.text if isinstance(item.object, Value) else self._names[item.object]
        return f"{self._names[item.subject]} | {item.property} | {target} | {item.modality}"

    def _how(self, item: Statement | Observation) -> str:
        rule = item.rule if isinstance(item, Statement) else "figure"
        return f"{rule}; speaker: {self._names[item.speaker]}; confidence {item.confidence}"

    def _weighed(self, signals: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
        weights = self._scene.weights.weights
        told = [(signal, weights[signal]) for signal in signals if weights.get(signal)]
        return tuple(sorted(told, key=lambda item: (-abs(item[1]), item[0])))

    def _dropped(self, sentence: Sentence) -> Iterator[Line]:
        journal = self._analysis.journal
        lines = [
            Line(self._candidate(candidate), reason)
            for reason, candidate in journal.dropped
            if sentence.span.start <= candidate.predicate.i < sentence.span.end
        ]
        for reason, statement in journal.left_out:
            if any(self._is_in(e.passage, sentence) for e in statement.evidence):
                lines.append(Line(f"{self._written(statement)}, {statement.rule}", reason))
        yield from dict.fromkeys(lines)

    def _candidate(self, candidate: Candidate) -> str:
        ends = (self._end(candidate.subject), self._end(candidate.object))
        return f"{ends[0]} | {candidate.property} | {ends[1]}, by {candidate.source}: {candidate.rule}"

    def _end(self, token: Token) -> str:
        entities = self._scene.referents.entities(token)
        return " and ".join(f"{self._names[e.key]} ({e.cls})" for e in entities) or f"{token.text} (?)"
