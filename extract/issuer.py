"""Who "we" are in a text that a body issues: the joint statement's parties."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportgraph.extract.link import Entities
from reportgraph.extract.parse import Parsed
from reportgraph.extract.quotes import Speech
from reportgraph.extract.syntax import child, conjuncts
from reportgraph.ontology.schema import Schema

FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def find_issuer(parsed: Parsed, speeches: Sequence[Speech], entities: Entities, schema: Schema) -> tuple[str, ...]:
    """Give the entities that "we" stands for outside quotations, or none where it can't be told.

    "We, the leaders of A" says it; else the actors that were last spoken of as a plural subject before the first "we".
    """
    quoted = [(s.begin, s.end) for s in speeches]
    first = next(
        (
            t
            for sentence in parsed.sentences
            for t in sentence.span
            if t.lower_ in _PLURAL and not any(begin <= t.i < end for begin, end in quoted)
        ),
        None,
    )
    if first is None:
        return ()
    named = child(first, "appos")
    if named is not None and (keys := _actors(conjuncts(named), entities, schema)):
        return keys
    for sentence in reversed([s for s in parsed.sentences if s.span.start <= first.i]):
        for token in sentence.span:
            if token.dep_ in ("nsubj", "nsubjpass") and token.i < first.i and token.lower_ not in FIRST_PERSON:
                keys = _actors(conjuncts(token), entities, schema)
                if len(keys) > 1 or any(entities.entity(k).cls == "Group" for k in keys):
                    return keys
    return ()


def _actors(tokens: Sequence[Token], entities: Entities, schema: Schema) -> tuple[str, ...]:
    keys = (k for t in tokens for k in entities.keys_at(t))
    return tuple(k for k in dict.fromkeys(keys) if schema.is_a(entities.entity(k).cls, "Actor"))
