"""Finds who "the IMF chief" is where the text names one who is at the head of the body: "IMF Managing Director A"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions.office_holders import FORMER
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.labels import OWNING
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Token

_CHIEFS = frozenset({"boss", "chief", "head"})  # whatever the head of the body is called


def body_heads(parsed: Parsed, cues: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions, a name and a phrase for the head of the body whose head the text says that it is."""
    bodies = {
        c.mention.head: c.entry.name
        for c in cues
        if c.entry is not None and knowledge.schema.is_a(c.mention.cls, "Institution")
    }
    called = [
        (cue, body)
        for cue in cues
        if cue.mention.kind is MentionKind.NOMINAL and cue.head in _CHIEFS and not cue.plural
        for body in _bodies_before(parsed.doc[cue.mention.head], bodies)
    ]
    people = [c for c in cues if called and c.mention.kind is MentionKind.NAME and c.mention.cls == "Person"]
    lesser = FORMER | knowledge.naming.words.subordinate
    for cue, body in called:
        heads = {p.words[-1]: p for p in reversed(people) if _heads(p, body, bodies, parsed, lesser)}
        if len(heads) == 1 and cue.modifiers.isdisjoint(lesser):
            yield heads.popitem()[1].index, cue.index


def _bodies_before(noun: Token, bodies: dict[int, str]) -> list[str]:
    """Give the bodies whose names stand before a noun: "IMF chief", "the Fund's chief"."""
    return [bodies[c.i] for c in noun.lefts if c.dep_ in OWNING and c.i in bodies]


def _heads(person: Cue, body: str, bodies: dict[int, str], parsed: Parsed, lesser: frozenset[str]) -> bool:
    """Tell a name whose title is that of a head, with the body before it: "IMF Managing Director Jane Roe"."""
    name = parsed.doc[person.mention.head]
    parts = [c for c in name.lefts if c.dep_ in OWNING]
    parts += [c for t in parts for c in t.lefts if c.dep_ in OWNING]
    words = {t.lower_ for t in parsed.doc[min((t.i for t in parts), default=name.i) : person.mention.begin]}
    return (
        any(bodies.get(t.i) == body for t in parts)
        and not words.isdisjoint(GRAMMAR.heads_of_bodies)
        and words.isdisjoint(lesser)
    )
