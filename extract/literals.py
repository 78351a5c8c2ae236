"""Literal statements: the offices that persons hold."""

from __future__ import annotations

from collections.abc import Iterable

from reportgraph.extract.model import Modality, Statement, Value
from reportgraph.extract.statements import Scene, literal
from reportgraph.extract.titles import Office


def find_positions(offices: Iterable[Office], scene: Scene) -> list[Statement]:
    """Give the position of each person who holds an office, in the words of the text."""
    found = []
    for office in offices:
        text = office.title.text
        modality = None if office.said else Modality.ASSERTED  # "A will meet President B": B is president
        for key in scene.referents.keys(office.person):
            found.append(literal(key, "position", Value(text), office.title.head, scene, modality=modality))
    return found
