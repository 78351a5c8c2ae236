"""Applies corrections to an extraction: each kind is a function from what was extracted to what it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportgraph.extract.model import (
    DOCUMENT_KEY,
    Entity,
    Evidence,
    Extraction,
    Modality,
    Observation,
    Span,
    Statement,
    Value,
)
from reportgraph.extract.relations.finish import admitted, used
from reportgraph.extract.relations.fitting import ACTING
from reportgraph.graph.claims import CORRECTION, date_value
from reportgraph.graph.corrections import Correction
from reportgraph.graph.entity_edits import (
    find,
    free_key,
    is_called,
    named,
    plain,
    rekeyed,
    replaced,
    with_aliases,
    within,
)
from reportgraph.ontology.errors import GraphError
from reportgraph.ontology.schema import Property, Schema

_OF_THE_GRAPH = frozenset({"Claim", "Modality", "Observation", "Passage"})  # classes of what no text names


@dataclass(frozen=True, slots=True)
class Corrected:
    """An extraction after corrections, and which of them changed something in it."""

    extraction: Extraction
    applied: tuple[Correction, ...] = ()


def correct(extraction: Extraction, corrections: Sequence[Correction], schema: Schema) -> Corrected:
    """Apply corrections in their order; one that finds nothing to change is left out of `applied`.

    Raises:
        GraphError: An entry names a class or property that the vocabulary lacks, or states what it does not allow.

    """
    applied: list[Correction] = []
    document = extraction.document
    for correction in corrections:
        if not correction.concerns(document.title, document.source):
            continue
        changed = _APPLY[correction.kind](extraction, correction, schema)
        if changed is not extraction:
            applied.append(correction)
            extraction = changed
    if not applied:
        return Corrected(extraction)
    statements = admitted(extraction.statements, {e.key: e for e in extraction.entities}, schema)
    left_out = dict(extraction.left_out)
    if dropped := len(extraction.statements) - len(statements):
        left_out["a corrected class does not allow it"] = dropped
    entities = used(extraction.entities, statements, extraction.observations)
    return Corrected(
        replace(
            extraction,
            entities=entities,
            statements=tuple(statements),
            left_out=dict(sorted(left_out.items())),
            corrected=extraction.corrected & {e.key for e in entities},
        ),
        tuple(applied),
    )


def _reject(extraction: Extraction, correction: Correction, schema: Schema) -> Extraction:
    """Take the passages that hold the words away from the claims that fit; a claim without passages is none."""
    words, names = plain(correction.get("words")), {e.key: e for e in extraction.entities}
    text = extraction.document.text

    def kept(said: Statement | Observation) -> tuple[Evidence, ...]:
        if not _is_meant(said, correction, names):
            return said.evidence
        return tuple(e for e in said.evidence if words not in plain(text[e.passage.begin : e.passage.end]))

    statements = tuple(replace(s, evidence=left) for s in extraction.statements if (left := kept(s)))
    observations = tuple(replace(o, evidence=left) for o in extraction.observations if (left := kept(o)))
    if (statements, observations) == (extraction.statements, extraction.observations):
        return extraction
    return replace(extraction, statements=statements, observations=observations)


def _is_meant(said: Statement | Observation, correction: Correction, entities: dict[str, Entity]) -> bool:
    if isinstance(said, Observation):
        found = {"subject": said.of, "property": said.indicator, "object": str(said.value), "modality": said.modality}
    else:
        target = said.object.text if isinstance(said.object, Value) else said.object
        found = {"subject": said.subject, "property": said.property, "object": target, "modality": said.modality}
    for key, value in found.items():
        wanted = correction.get(key)
        entity = entities.get(value)
        if wanted and plain(wanted) != plain(value) and (entity is None or not is_called(entity, wanted)):
            return False
    return True


def _merge(extraction: Extraction, correction: Correction, schema: Schema) -> Extraction:
    """Make one entity of those that go by these names: the first gives name and class, the others aliases."""
    found = [e for name in correction.listed("entities") if (e := named(extraction, name)) is not None]
    distinct = list({e.key: e for e in found}.values())
    if len(distinct) < 2:
        return extraction
    first, *others = distinct
    first = with_aliases(first, (name for e in others for name in (e.name, *e.aliases)))
    first = replace(
        first,
        ids=first.ids or next((e.ids for e in others if e.ids), ()),
        mentions=tuple(sorted((*first.mentions, *(m for e in others for m in e.mentions)))),
    )
    gone = {e.key: first.key for e in others}
    entities = tuple(first if e.key == first.key else e for e in extraction.entities if e.key not in gone)
    return rekeyed(replace(extraction, entities=entities), gone, touched=first.key)


def _split(extraction: Extraction, correction: Correction, schema: Schema) -> Extraction:
    """Give the mentions that have one of the names, or stand in the words, to an entity of their own."""
    entity = named(extraction, correction.get("entity"))
    if entity is None:
        return extraction
    names, words = {plain(name) for name in correction.listed("names")}, find(extraction, correction.get("words"))
    text = extraction.document.text
    moved = {
        m.span
        for m in entity.mentions
        if plain(text[m.span.begin : m.span.end]) in names
        or plain(m.name) in names
        or (words is not None and words.begin <= m.span.begin and m.span.end <= words.end)
    }
    if not moved:
        return extraction
    cls = _class(correction, "class", schema) or entity.cls
    name = correction.get("as")
    known = named(extraction, name)
    if known is not None and known.key == entity.key:  # one of its own names: what goes apart is another of that name
        known = None
    apart = known or Entity(free_key(name, extraction), name, cls)
    apart = replace(apart, mentions=tuple(sorted((*apart.mentions, *(m for m in entity.mentions if m.span in moved)))))
    left = replace(
        entity,
        mentions=tuple(m for m in entity.mentions if m.span not in moved),
        aliases=tuple(a for a in entity.aliases if plain(a) not in (*names, plain(name))),
    )
    kept = [e for e in extraction.entities if e.key not in (entity.key, apart.key)]
    turned = tuple(_turned(s, entity.key, apart.key, moved) for s in extraction.statements)
    changed = replace(extraction, entities=(*kept, left, apart), statements=turned)
    return replace(changed, corrected=extraction.corrected | {left.key, apart.key})


def _turned(statement: Statement, old: str, new: str, moved: set[Span]) -> Statement:
    """Give a statement whose ends are those of the moved mentions to the new entity."""

    def is_moved(spans: Iterable[Span | None]) -> bool:
        told = {span for span in spans if span is not None}
        return bool(told) and told <= moved

    if statement.subject == old and is_moved(e.subject for e in statement.evidence):
        statement = replace(statement, subject=new)
    if statement.object == old and is_moved(e.object for e in statement.evidence):
        statement = replace(statement, object=new)
    return statement


def _rename(extraction: Extraction, correction: Correction, schema: Schema) -> Extraction:
    entity, name = named(extraction, correction.get("entity")), correction.get("name")
    if entity is None or entity.name == name:
        return extraction
    key = free_key(name, extraction, own=entity.key)
    renamed = replace(with_aliases(replace(entity, name=name), [entity.name]), key=key)
    entities = tuple(renamed if e.key == entity.key else e for e in extraction.entities)
    return rekeyed(replace(extraction, entities=entities), {entity.key: key}, touched=key)


def _retype(extraction: Extraction, correction: Correction, schema: Schema) -> Extraction:
    entity, cls = named(extraction, correction.get("entity")), _class(correction, "class", schema)
    if entity is None or entity.cls == cls:
        return extraction
    return replaced(extraction, replace(entity, cls=cls))


def _alias(extraction: Extraction, correction: Correction, schema: Schema) -> Extraction:
    entity = named(extraction, correction.get("entity"))
    if entity is None or correction.get("alias") in (entity.name, *entity.aliases):
        return extraction
    return replaced(extraction, with_aliases(entity, [correction.get("alias")]))


def _add(extraction: Extraction, correction: Correction, schema: Schema) -> Extraction:
    """State what the words say; they are its passage."""
    passage, name = find(extraction, correction.get("words")), correction.get("property")
    rule = schema.properties.get(name)
    if rule is None:
        raise GraphError(f"{correction} names no property; properties are {', '.join(schema.properties)}.")
    if passage is None:
        return extraction
    extraction, subject = _end(extraction, correction, "subject", schema)
    target: str | Value
    if rule.literal:
        target = _literal(correction, rule)
    else:
        extraction, target = _end(extraction, correction, "object", schema)
    if subject == target:
        raise GraphError(f"{correction}: subject and object are the same entity; name two.")
    speaker = named(extraction, correction.get("speaker")) if correction.get("speaker") else None
    if correction.get("speaker") and speaker is None:
        raise GraphError(f"{correction} names a speaker that the document lacks; name an entity of it.")
    statement = Statement(
        subject,
        name,
        target,
        Modality(correction.get("modality") or Modality.ASSERTED),
        speaker=speaker.key if speaker is not None else DOCUMENT_KEY,
        evidence=(
            Evidence(
                passage,
                within(extraction, correction.get("subject"), passage),
                within(extraction, correction.get("object"), passage),
            ),
        ),
        rule=CORRECTION,
    )
    if not admitted([statement], {e.key: e for e in extraction.entities}, schema):
        raise GraphError(
            f"{correction}: domain and range of {name} do not allow this; retype an end or choose another property."
        )
    return replace(extraction, statements=(*extraction.statements, statement))


def _end(extraction: Extraction, correction: Correction, end: str, schema: Schema) -> tuple[Extraction, str]:
    """Give the entity at an end of an added statement; one that the document lacks is made, with the class given."""
    name = correction.get(end)
    entity = named(extraction, name)
    if entity is not None:
        return extraction, entity.key
    if plain(name) == plain(extraction.document.title):
        return extraction, DOCUMENT_KEY
    cls = _class(correction, f"{end}_class", schema)
    if not cls:
        raise GraphError(f"{correction}: the document has no entity {name!r}; give its class as {end}_class.")
    entity = Entity(free_key(name, extraction), name, cls)
    added = replace(extraction, entities=(*extraction.entities, entity), corrected=extraction.corrected | {entity.key})
    return added, entity.key


_APPLY: dict[str, Callable[[Extraction, Correction, Schema], Extraction]] = {
    "reject": _reject,
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "retype": _retype,
    "alias": _alias,
    "add": _add,
}


def _class(correction: Correction, key: str, schema: Schema) -> str:
    cls = correction.get(key)
    known = [*(name for name in schema.classes if name not in _OF_THE_GRAPH), *ACTING.values()]
    if cls and cls not in known:
        raise GraphError(f"{correction} names no class; classes are {', '.join(known)}.")
    return cls


def _literal(correction: Correction, rule: Property) -> Value:
    """Give the object of a statement that ends in a literal: a text as it stands, or a date."""
    text = correction.get("object")
    if "string" in rule.datatypes:
        return Value(text, "string")
    value = date_value(text)
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
        known = value.datatype in rule.datatypes and "W" not in text  # a week is none of these
    except ValueError:
        known = False
    if not known:
        raise GraphError(f"{correction}: {text!r} is no date; give one such as 2025, 2025-03 or 2025-03-01.")
    return value
