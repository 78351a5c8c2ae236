"""The last stage: equal statements become one with several passages, and only what is used or named is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportgraph.extract.grammar.complements import PREPOSITIONS
from reportgraph.extract.model import (
    DOCUMENT_KEY,
    BlockKind,
    Document,
    Entity,
    Evidence,
    Mention,
    MentionKind,
    Modality,
    Observation,
    Span,
    Statement,
    Value,
)
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import RELATIVES
from reportgraph.extract.relations.candidates import allowed
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import Schema
from reportgraph.ontology.words import Words
from spacy.tokens import Doc

_RELATIVES = frozenset({"who", "that", "which"})
_PRESENT = frozenset({"attendee", "participant"})  # no doers; but meetings are told by their views
_VIEWS = frozenset({"advocates", "committedTo", "endorsed", "opposes"})
_ARTICLES = 12  # characters of words that a name leaves out
_BELONGING = frozenset({"locatedIn", "affiliatedWith"})
_FAR = frozenset({"that", "those"})  # "that story", whichever it was
_POINTING = _FAR | {"the", "this", "these", "both", "such"}


def admitted(statements: Iterable[Statement], entities: Mapping[str, Entity], schema: Schema) -> list[Statement]:
    """Keep what domain and range allow, whichever stage it came from: no graph is built that fails its shapes."""
    kept = []
    for statement in statements:
        rule = schema.properties.get(statement.property)
        if rule is not None:
            if not allowed(entities[statement.subject].cls, rule.domain, schema):
                continue
            target = statement.object
            if not isinstance(target, Value) and not allowed(entities[target].cls, rule.range, schema):
                continue
        kept.append(statement)
    return kept


def told_once(statements: Sequence[Statement]) -> list[Statement]:
    """Leave out what the same words say with its day: two readings of "proposed A on Monday in a speech" are one."""
    dated: dict[Statement, set[Span]] = {}
    for statement in statements:
        if statement.time is not None:
            dated.setdefault(_undated(statement), set()).update(e.passage for e in statement.evidence)
    return [
        s
        for s in statements
        if s.time is not None or not {e.passage for e in s.evidence} <= dated.get(_undated(s), set())
    ]


def told_ahead(statements: Sequence[Statement], document: Document) -> list[Statement]:
    """Leave out what only a headline says as done, and the text as planned: "A's Visit to B", "A will visit B"."""
    planned = {(s.subject, s.property, s.object) for s in statements if s.modality is Modality.PLANNED}

    def is_ahead(s: Statement) -> bool:
        blocks = [document.block_at(e.passage.begin) for e in s.evidence]
        headed = all(b is not None and b.kind in (BlockKind.TITLE, BlockKind.HEADING) for b in blocks)
        return s.modality is Modality.ASSERTED and headed and (s.subject, s.property, s.object) in planned

    return [s for s in statements if not is_ahead(s)]


def _undated(statement: Statement) -> Statement:
    """Give what is said by whom, and as what, whatever says it and whenever it was."""
    s = statement
    return Statement(s.subject, s.property, s.object, s.modality, speaker=s.speaker)


def telling(statements: Iterable[Statement], entities: Iterable[Entity], words: Words, doc: Doc) -> list[Statement]:
    """Keep what speaks of something: a noun that needs a complement and has none is no end ("A took steps")."""
    statements, described = list(statements), [e for e in entities if not e.is_named]
    elsewhere = _told_elsewhere(statements, described)
    empty = {
        e.key for e in described if _is_empty(e, "" if e.key in elsewhere else _without_clause(e, doc), words, doc)
    }
    present = {e.key for e in described if singular(e.name.lower()) in _PRESENT}
    anywhere = {e.key for e in described if singular(e.name.lower()) in words.somewhere}
    pointed = {e.key: [{t.lower_ for t in doc[m.head].lefts if t.dep_ == "det"} for m in e.mentions] for e in described}
    far = {e.key for e in described if " " not in e.name and all(_FAR & w for w in pointed[e.key])}
    kept = [
        s
        for s in statements
        if (s.subject not in empty or (s.subject in present and s.property in _VIEWS))
        and s.object not in empty | far
        and not (s.property in _BELONGING and s.object in anywhere)
    ]
    names = {e.key: e.name for e in entities}
    groups = {e.key for e in described if e.cls == "Group" and _RELATIVES & set(e.name.split())}
    circular = [s for s in kept if s.subject in groups and names.get(str(s.object), ";") in names[s.subject]]
    told = Counter(key for s in kept if s not in circular for key in (s.subject, s.object))
    return [s for s in kept if s not in circular or told[s.subject]]  # that firms that make A make A says nothing


def plainly_named(
    entities: Iterable[Entity], statements: Iterable[Statement], doc: Doc, lexicon: Lexicon
) -> tuple[Entity, ...]:
    """Leave off a clause from a name where all that is said of the thing stands behind it: "new rules that ban A".

    A bare noun keeps it: that rules ban A says nothing. So do "appropriate steps".
    """
    every = tuple(entities)
    told = _told_elsewhere(statements, every)
    bland = lexicon.bland | load_naming().words.light

    def is_ranked(entity: Entity) -> bool:
        return any(c.tag_ == "JJS" for m in entity.mentions for c in doc[m.head].lefts)  # "the worst flood to hit A"

    def is_open(short: str) -> bool:
        *adjectives, noun = short.lower().split()
        return not adjectives or (singular(noun) in lexicon.empty and bland.issuperset(adjectives))

    return tuple(
        replace(e, name=short, aliases=(e.name, *(a for a in e.aliases if a != short)))
        if (short := _without_clause(e, doc)) and not (is_open(short) or is_ranked(e)) and e.key not in told
        else e
        for e in every
    )


def _told_elsewhere(statements: Iterable[Statement], entities: Iterable[Entity]) -> set[str]:
    """Give the things of which something is said before them, or behind all the words of their name."""
    lengths = {e.key: len(e.name) + _ARTICLES for e in entities}
    told = set()
    for s in statements:
        for e in s.evidence:
            if e.subject is None or e.object is None or isinstance(s.object, Value):
                continue
            for key, own, other in ((s.subject, e.subject, e.object), (s.object, e.object, e.subject)):
                if not own.begin < other.begin < own.begin + lengths.get(key, 0):
                    told.add(key)
    return told


def _without_clause(entity: Entity, doc: Doc) -> str:
    """Give the name without the clause that ends it, or nothing where none does."""
    described = () if entity.is_named else entity.mentions
    phrase = next((m for m in described if m.name and entity.name.startswith(f"{m.name} ")), None)
    if phrase is None:
        return ""
    opening = entity.name.removeprefix(f"{phrase.name} ").split()[0]
    wanted = opening == "to" and phrase.end < len(doc) and doc[phrase.end].tag_ == "TO"
    return phrase.name if wanted or opening not in PREPOSITIONS else ""


def _is_empty(entity: Entity, short: str, words: Words, doc: Doc) -> bool:
    """Tell a noun that says nothing alone, and is not said to be one that the text spoke of.

    `short`: its name without a clause in which all stands that is claimed of it.
    """
    head, *rest = entity.name.lower().split()
    manner = bool(rest) and rest[0] in RELATIVES and singular(head) in words.hollow  # "a manner that harms A"
    noun = singular(" ".join(w for w in short.lower().split() if w not in words.light) or entity.name.lower())
    known = any(_is_pointed_at(m, doc) for m in entity.mentions)
    built = known and entity.cls == "InfrastructureProject"  # "the line links A and B"
    ours = noun.startswith("our ") and noun.removeprefix("our ") in GRAMMAR.own_doings
    return manner or ours or (noun in words.hollow and not built) or (noun in words.vague and not known)


def _is_pointed_at(mention: Mention, doc: Doc) -> bool:
    """Tell "the countries", "their countries" and "40 countries" from countries at large."""
    return any(t.lower_ in _POINTING or t.tag_ == "PRP$" or t.dep_ == "nummod" for t in doc[mention.head].lefts)


def used(
    entities: Iterable[Entity], statements: Iterable[Statement], observations: Iterable[Observation]
) -> tuple[Entity, ...]:
    """Keep the document, what some statement speaks of, and what is named other than as a part of longer names."""
    keys = {DOCUMENT_KEY}
    for statement in statements:
        keys |= {statement.subject, statement.speaker, *statement.reported_by}
        if not isinstance(statement.object, Value):
            keys.add(statement.object)
    for observation in observations:
        keys |= {observation.of, observation.speaker, *observation.reported_by}
    every = tuple(entities)
    names = {m.span for e in every for m in e.mentions if m.kind is MentionKind.NAME}
    inner, reached = set(), 0
    for span in sorted(names, key=lambda s: (s.begin, -s.end)):  # those that may hold one come before it
        if span.end <= reached:
            inner.add(span)
        reached = max(reached, span.end)
    return tuple(
        e
        for e in every
        if e.key in keys
        or any(m.kind in (MentionKind.NAME, MentionKind.DEMONYM) and m.span not in inner for m in e.mentions)
    )


def ordered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Sort by the first passage, then by content, so that equal input gives equal output."""
    return tuple(
        sorted(
            statements, key=lambda s: (_first(s.evidence), s.subject, s.property, str(s.object), s.modality, s.speaker)
        )
    )


def _first(evidence: tuple[Evidence, ...]) -> int:
    return min((e.passage.begin for e in evidence), default=0)
