"""What names say by themselves: "the Strategy to Curb Piracy" aims at curbing piracy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgraph.extract.mentions.purposes import Purpose
from reportgraph.extract.model import DOCUMENT_KEY, Modality, Statement
from reportgraph.extract.relations.candidates import Source, allowed
from reportgraph.extract.relations.scene import Scene, evidence
from reportgraph.ontology.slugs import slug

_SAID = "name"


def find_named_purposes(purposes: Sequence[Purpose], scene: Scene) -> list[Statement]:
    """Give what each named thing is for or about by its name, with the sentence that names it first."""
    found: dict[tuple[str, str], Statement] = {}
    schema = scene.knowledge.schema
    for purpose in purposes:
        target = scene.referents.linked.by_key.get(slug(purpose.thing.name))
        head = scene.parsed.doc[purpose.name.head]
        if target is None:
            continue
        words = replace(evidence(head, head, None, scene), object=purpose.thing.span)
        for entity in scene.referents.entities(head):
            domain = schema.properties[purpose.property].domain  # a dialogue may be an event after all
            if entity.key in (DOCUMENT_KEY, target.key) or not allowed(entity.cls, domain, schema):
                continue
            signals = (f"by {Source.PHRASE}", f"property {purpose.property}")
            found.setdefault(
                (entity.key, target.key),
                Statement(
                    entity.key,
                    purpose.property,
                    target.key,
                    Modality.ASSERTED,
                    confidence=scene.weights.probability(signals),
                    evidence=(words,),
                    rule=f"{Source.PHRASE}: {_SAID}",
                    signals=signals,
                ),
            )
    return list(found.values())
