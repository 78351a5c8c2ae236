"""How sure a statement is: signals that predict whether it is right, weighed into a probability.

The signals are what can be seen where a statement is made: what found it, how its ends are named and classed, by which
way they hang on the predicate, how far from it they stand, how much else the sentence holds that the parser may have
mixed up with it. Their weights are fitted on claims that were judged by reading (`tests/benchmarks/fit_confidence.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgraph.extract.model import DOCUMENT_KEY, Entity, Mention, MentionKind, Modality
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import VERBAL
from reportgraph.extract.relations.candidates import Candidate
from reportgraph.extract.text.surface import begin_of
from spacy.tokens import Token

Limits = tuple[tuple[int, str], ...]

_FAR: Limits = ((4, "near"), (9, "apart"), (18, "far"))
_LONG: Limits = ((14, "short"), (28, "middling"), (45, "long"))
_MANY: Limits = ((1, "one"), (3, "few"), (6, "several"))
_WORDS: Limits = ((1, "one word"), (2, "two words"), (4, "some words"))
_SMALL = frozenset({"and", "for", "in", "of", "the", "to"})
_RELATIVE = frozenset({"that", "which", "who"})
_ENDS = frozenset({".", "!", "?", ";", ":"}) | QUOTES
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_DEEPEST = 9


def signals_of(
    candidate: Candidate, ends: tuple[Entity, Entity], modality: Modality, mentions: dict[int, Mention], parsed: Parsed
) -> tuple[str, ...]:
    """Give the signals of a candidate as a statement about two entities, sorted."""
    name = candidate.property.partition(":")[0]
    found = [
        f"property {name}",
        f"by {candidate.source}",
        f"{name} by {candidate.source}",
        f"modality {modality}",
        f"{name} {modality}",
        *_of_sentence(candidate.predicate, parsed),
        *_of_predicate(candidate),
        *_of_end("subject", candidate.subject, ends[0], candidate.predicate, mentions),
        *_of_end("object", candidate.object, ends[1], candidate.predicate, mentions),
        f"{name} between {ends[0].main_class} and {ends[1].main_class}",
    ]
    named = sum(entity.is_named or entity.key == DOCUMENT_KEY for entity in ends)
    found.append(f"names {named}")
    found += _of_names(name, ends[0].name, ends[1].name)
    if candidate.through is not None:
        found.append("object through a noun")
    return tuple(sorted(found))


def _of_sentence(predicate: Token, parsed: Parsed) -> Iterator[str]:
    """Tell how much there is that could be mixed up, and whether it is a sentence at all."""
    sentence = [t for t in predicate.sent if not t.is_space]
    yield f"sentence {_bucket(sum(t.is_alpha for t in sentence), _LONG, 'endless')}"
    yield f"verbs {_bucket(sum(t.pos_ == 'VERB' for t in sentence), _MANY, 'many')}"
    yield f"coordinations {_bucket(sum(t.dep_ == 'cc' for t in sentence), _MANY, 'many')}"
    block = parsed.document.block_at(begin_of(predicate))
    if block is not None:
        yield f"in {block.kind}"
    if sentence[-1].text not in _ENDS:
        yield "sentence without an end"
    if not any(t.tag_ in _FINITE for t in sentence):
        yield "sentence without a finite verb"
    if any(t.text in QUOTES for t in sentence):
        yield "sentence with a quotation"
    if any(t.text in (":", "—", "–", "--") for t in sentence[:-1]):
        yield "sentence with a dash or colon"


def _of_predicate(candidate: Candidate) -> Iterator[str]:
    """Tell what the predicate hangs on, and whether its subject is its own or shared."""
    predicate = candidate.predicate
    if predicate.pos_ not in VERBAL:
        yield f"noun {predicate.dep_}"
        return
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in predicate.children)
    yield f"verb {predicate.dep_} {'with its subject' if own else 'without subject'}"
    yield f"verb {predicate.tag_}"
    yield f"subject {_way(candidate.subject, predicate)} of verb {predicate.dep_}"


def _of_end(role: str, token: Token, entity: Entity, predicate: Token, mentions: dict[int, Mention]) -> Iterator[str]:
    mention = mentions.get(token.i)
    yield f"{role} {'document' if entity.key == DOCUMENT_KEY else entity.main_class}"
    if mention is None:
        yield f"{role} elsewhere"
    else:
        yield f"{role} {mention.kind}"
        yield f"{role} found by {mention.how}"
        if mention.kind is MentionKind.NOMINAL and len(entity.name.split()) == 1:
            yield f"{role} bare"
    if token.sent != predicate.sent:
        yield f"{role} in another sentence"
        return
    yield f"{role} {_bucket(abs(token.i - predicate.i), _FAR, 'distant')}"
    yield f"{role} {_way(token, predicate)}"
    if token.dep_ in ("conj", "appos", "pobj", "dobj"):
        yield f"{role} is {token.dep_}"


def _of_names(called: str, subject: str, target: str) -> Iterator[str]:
    """Tell how long the names are and how they are written, and whether one says what the other says already."""
    for role, name in (("subject", subject), ("object", target)):
        yield f"{role} of {_bucket(len(name.split()), _WORDS, 'many words')}"
    cases = " and ".join("name" if name[:1].isupper() else "noun" for name in (subject, target))
    yield cases
    yield f"{called} {cases}"
    ends = [frozenset(re.findall(r"\w+", name.lower())) - _SMALL for name in (subject, target)]
    if not ends[0].isdisjoint(ends[1]):
        yield "ends share words"
        if ends[0] <= ends[1] or ends[1] <= ends[0]:
            yield from ("one end in the other", f"{called} one end in the other")
    words = target.lower().split()
    if words and words[0].endswith("ing"):
        yield "object begins with a gerund"
    if not _RELATIVE.isdisjoint(words):
        yield "object with a clause"


def _way(token: Token, predicate: Token) -> str:
    """Name how a token hangs on the predicate: under it, above it, or beside it in the tree."""
    if token.i == predicate.i:
        return "itself"
    at = token
    for steps in range(1, _DEEPEST):
        if at.head.i == at.i:
            break
        at = at.head
        if at.i == predicate.i:
            return "child" if steps == 1 else f"below by {min(steps, 4)}"
    return "above" if token.is_ancestor(predicate) else "aside"


def _bucket(number: int, limits: Limits, rest: str) -> str:
    return next((name for limit, name in limits if number <= limit), rest)
