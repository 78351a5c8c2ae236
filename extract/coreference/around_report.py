"""Adds to the entities those that only the lines around a report name: the dateline's town, authors, the publisher."""

from __future__ import annotations

from dataclasses import replace

from reportgraph.extract.coreference.link import Entities
from reportgraph.extract.model import Document, Entity
from reportgraph.ontology.gazetteer import Gazetteer
from reportgraph.ontology.naming import Knowledge
from reportgraph.ontology.slugs import slug


def with_place(linked: Entities, document: Document, gazetteer: Gazetteer) -> tuple[Entities, str | None]:
    """Add the dateline's place to the entities, if it is not one yet, and give its key: what "here" means."""
    name = document.dateline_place
    if name is None:
        return linked, None
    known = linked.named(name)
    if known is not None:
        return linked, known.key
    entry = gazetteer.get(name)
    place = Entity(slug(name), name, entry.cls if entry else "City", ids=entry.ids if entry else ())
    if place.key in linked.by_key:
        return linked, None
    if entry is not None and (capital := _capital_of(entry.of, linked, gazetteer)) is not None:
        aliases = (capital.name, *capital.aliases)
        return _called_now(linked, capital, replace(place, aliases=aliases, mentions=capital.mentions)), place.key
    added = replace(linked, entities=(*linked.entities, place), by_key={**linked.by_key, place.key: place})
    return added, place.key


def _capital_of(land: str | None, linked: Entities, gazetteer: Gazetteer) -> Entity | None:
    """Give what is called the capital of a land by its people's name, "the Kenyan capital"."""
    for entity in linked.entities:
        origin, _, rest = entity.name.rpartition(" ")
        of = gazetteer.get(origin) if rest == "capital" else None
        if of is not None and of.name == land:
            return entity
    return None


def _called_now(linked: Entities, was: Entity, now: Entity) -> Entities:
    """Put an entity in the place of another one."""
    by_head = {i: tuple(now.key if k == was.key else k for k in keys) for i, keys in linked.by_head.items()}
    return Entities(
        tuple(now if entity is was else entity for entity in linked.entities),
        {i: now.key if key == was.key else key for i, key in linked.of_mention.items()},
        by_head,
        {now.key if key == was.key else key: now if e is was else e for key, e in linked.by_key.items()},
    )


def with_authors(linked: Entities, document: Document) -> Entities:
    """Add whom the byline names to the entities: the words of a byline are no sentence, and hold no mentions."""
    added: dict[str, Entity] = {}
    for name in document.authors:
        key = slug(name)
        if linked.named(name) is None and key not in linked.by_key and document.byline_of(name):
            added[key] = Entity(key, name, "Person")
    return replace(linked, entities=(*linked.entities, *added.values()), by_key={**linked.by_key, **added})


def with_publisher(linked: Entities, document: Document, knowledge: Knowledge) -> Entities:
    """Add whom the lines around a report name as its publisher to the entities, if it is none of them yet."""
    name = document.publisher
    if name is None or document.publisher_span is None or linked.named(name) is not None:
        return linked
    entry = knowledge.gazetteer.get(name)
    cls = entry.cls if entry is not None else _class_of_body(name.lower().split(), knowledge)
    called = entry.name if entry is not None else name
    added = Entity(slug(called), called, cls, (name,) * (called != name), ids=entry.ids if entry is not None else ())
    if added.key in linked.by_key:
        return linked
    return replace(linked, entities=(*linked.entities, added), by_key={**linked.by_key, added.key: added})


def _class_of_body(words: list[str], knowledge: Knowledge) -> str:
    """Give what kind of body a name is of: its last words tell, or those before "of", "for" ("Centre for Reefs")."""
    at = next((n for n, word in enumerate(words) if word in ("of", "for", "on")), len(words))
    kinds = (knowledge.naming.class_of_name(part) for part in (words[: at + 1], words[:at], words))
    return next((cls for cls in kinds if cls and knowledge.schema.is_a(cls, "Institution")), "Institution")
