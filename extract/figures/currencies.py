"""Which of several countries' francs, pesos or shillings an amount is in."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.model import Observation
from reportgraph.extract.relations.scene import Scene
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.units import Units


def currency_of(observation: Observation, scene: Scene, units: Units) -> str:
    """Give the code of a currency whose name several countries share; the name where nothing tells the country.

    A full name in the text tells it ("Swiss francs" before "francs"), else the country that is spoken of nearest; where
    none is, the one that has no name in the table.
    """
    codes = units.shared[observation.unit]
    at = observation.evidence[0].object
    if at is None:
        return observation.unit
    before = scene.parsed.doc.text[: at.end]
    named = [(before.rfind(full), code) for full, code in _full_names(observation.unit, units)]
    place, code = max(named, default=(-1, ""))
    if place >= 0:
        return code
    near = sorted((abs(begin - at.begin), codes[country]) for begin, country in _countries(scene) if country in codes)
    return near[0][1] if near else codes.get("", observation.unit)


def _full_names(name: str, units: Units) -> Iterator[tuple[str, str]]:
    """Give the names that end in this one: "Swiss franc" for "franc"."""
    for form, code in units.codes.items():
        if form.endswith(f" {name}") and not form.islower():
            yield form, code


def _countries(scene: Scene) -> Iterator[tuple[int, str]]:
    """Give the countries that the text names, and those of its cities, with where."""
    gazetteer = load_gazetteer()
    for mention in scene.mentions.values():
        for entity in scene.referents.entities(scene.parsed.doc[mention.head]):
            if entity.cls == "Country":
                yield mention.span.begin, entity.name
            elif entity.main_class == "City" and (entry := gazetteer.get(entity.name)) is not None and entry.of:
                yield mention.span.begin, entry.of
