"""How sure a statement is: signals that predict whether it is right, weighed into a probability.

The signals are what can be seen where a statement is made: what found it, how its ends are named and classed, how far
they stand from the predicate, how much else the sentence holds. Their weights are fitted on claims that were judged by
reading (`scripts/fit_confidence.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.candidates import Candidate
from reportgraph.extract.model import DOCUMENT_KEY, Entity, Mention, Modality
from reportgraph.extract.parse import Parsed
from reportgraph.extract.surface import begin_of
from spacy.tokens import Token

_FAR = ((4, "near"), (9, "apart"), (18, "far"))
_LONG = ((14, "short"), (28, "middling"), (45, "long"))


def signals_of(
    candidate: Candidate, ends: tuple[Entity, Entity], modality: Modality, mentions: dict[int, Mention], parsed: Parsed
) -> tuple[str, ...]:
    """Give the signals of a candidate as a statement about two entities, sorted."""
    found = [
        f"property {candidate.property.partition(':')[0]}",
        f"by {candidate.source}",
        f"{candidate.property.partition(':')[0]} by {candidate.source}",
        f"modality {modality}",
        *_of_sentence(candidate.predicate, parsed),
        *_of_end("subject", candidate.subject, ends[0], candidate.predicate, mentions),
        *_of_end("object", candidate.object, ends[1], candidate.predicate, mentions),
    ]
    if candidate.through is not None:
        found.append("object through a noun")
    return tuple(sorted(found))


def _of_sentence(predicate: Token, parsed: Parsed) -> Iterator[str]:
    sentence = predicate.sent
    words = sum(t.is_alpha for t in sentence)
    yield f"sentence {_bucket(words, _LONG, 'endless')}"
    block = parsed.document.block_at(begin_of(predicate))
    if block is not None:
        yield f"in {block.kind}"
    last = next((t for t in reversed(list(sentence)) if not t.is_space), predicate)
    if last.text not in (".", "!", "?", '"', "'", ";", ":"):
        yield "sentence without an end"
    if not any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in sentence):
        yield "sentence without a finite verb"
    if predicate.pos_ in ("VERB", "AUX"):
        yield f"predicate {predicate.dep_}"


def _of_end(role: str, token: Token, entity: Entity, predicate: Token, mentions: dict[int, Mention]) -> Iterator[str]:
    mention = mentions.get(token.i)
    if entity.key == DOCUMENT_KEY:
        yield f"{role} document"
    else:
        yield f"{role} {entity.cls}"
    if mention is not None:
        yield f"{role} {mention.kind}"
        yield f"{role} found by {mention.how}"
        if mention.kind == "nominal" and len(mention.name.split()) == 1:
            yield f"{role} bare"
    else:
        yield f"{role} elsewhere"
    if token.sent != predicate.sent:
        yield f"{role} in another sentence"
        return
    yield f"{role} {_bucket(abs(token.i - predicate.i), _FAR, 'distant')}"
    yield f"{role} {_way(token, predicate)}"
    if token.dep_ == "conj":
        yield f"{role} coordinated"


def _way(token: Token, predicate: Token) -> str:
    """Name how a token hangs on the predicate: under it, beside it through the tree, or it itself."""
    if token.i == predicate.i:
        return "itself"
    at = token
    for steps in range(1, 9):
        at = at.head
        if at.i == predicate.i:
            return "child" if steps == 1 else f"below by {min(steps, 4)}"
        if at.head.i == at.i:
            break
    return "above" if token.is_ancestor(predicate) else "aside"


def _bucket(number: int, limits: tuple[tuple[int, str], ...], rest: str) -> str:
    return next((name for limit, name in limits if number <= limit), rest)
