"""Quantities to observations: what a figure is about, for which period, how changed."""

from __future__ import annotations

from reportgraph.extract.model import Observation
from reportgraph.extract.statements import Scene


def find_observations(scene: Scene) -> list[Observation]:
    """Give the figures of the text that can be tied to an entity."""
    return []
