"""Where the things of a graph stand in its picture, with room for the labels that are to be read."""

from __future__ import annotations

import re

import numpy as np
from reportgraph.graph.contents import Contents
from reportgraph.graph.layout import HEIGHT, WIDTH, layout
from reportgraph.graph.network import Bools, Floats, Integers, Links, components

LABEL_SHARE = 0.85  # of the window: room that the layout keeps for labels


def placed(contents: Contents, weights: Floats, joined: Links) -> tuple[Integers, Integers]:
    """Return the positions of all things in whole pixels, and their communities (-1: none).

    What something is said of stands in the layout, all else in rows below.
    """
    said = np.zeros(len(contents.things), dtype=bool)
    numbers = {thing.iri: number for number, thing in enumerate(contents.things)}
    sources = {source.iri for source in contents.sources}
    for claim in contents.claims:
        said[numbers[claim.subject]] |= claim.subject not in sources
    for figure in contents.figures:
        said[numbers[figure.of]] = True
    shown = np.flatnonzero(said | (joined.degree > 0))
    boxes = label_boxes(contents, weights, _stand_apart(joined))
    found = layout(joined.among(shown), boxes[shown])
    places = np.zeros((len(said), 2))
    places[shown] = found.positions
    groups = np.full(len(said), -1)
    groups[shown] = found.communities
    lone = np.flatnonzero(~(said | (joined.degree > 0)))
    low = (float(places[shown, 1].max()) if len(shown) else -HEIGHT / 2) + 110
    wide = max(8, round(float(np.sqrt(len(lone) * 2))))
    places[lone, 0] = (np.arange(len(lone)) % wide - (wide - 1) / 2) * 120
    places[lone, 1] = low + np.arange(len(lone)) // wide * 60
    return np.round(places).astype(np.int64), groups


def label_boxes(contents: Contents, weights: Floats, apart: Bools) -> Floats:
    """Return how far each thing reaches left, up, right and down from its middle: its shape, and the label below it.

    Room for labels goes to those that stand apart, which mean nothing without one, then to the most important, as long
    as the window has any.
    """
    radius = 5 + 15 * weights**0.7
    boxes = np.repeat(radius[:, None] * 1.1 + 5, 4, axis=1)
    room = LABEL_SHARE * WIDTH * HEIGHT
    order = np.argsort(-weights, kind="stable")
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    for number in (*order[apart[order]].tolist(), *order[~apart[order]].tolist()):
        size = 15 if ranks[number] < 6 else 13 if ranks[number] < 20 else 12
        lines = wrapped(contents.things[number].label)
        half = max(boxes[number, 0], max(map(len, lines)) * size * 0.53 / 2 + 4)
        high = boxes[number, 3] + len(lines) * size * 1.2
        room -= 2 * half * (high + boxes[number, 1])
        if room < 0:
            break
        boxes[number, 0] = boxes[number, 2] = half
        boxes[number, 3] = high
    return boxes


def wrapped(label: str, *, width: int = 18, most: int = 3) -> list[str]:
    """Return the lines of a label as labels.js breaks it.

    >>> wrapped("China-Kyrgyzstan-Uzbekistan railway")
    ['China-Kyrgyzstan-', 'Uzbekistan railway']
    """
    lines = [""]
    for word in re.findall(r"[^\s-]+-*|-+|\s+", label):
        if word.strip() and lines[-1].strip() and len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] += word if word.strip() else " "
    return [line.strip()[: width + 4] for line in lines[:most]]


def _stand_apart(joined: Links) -> Bools:
    """Whether each thing is alone or one of two."""
    parts = components(joined)
    return np.asarray(np.bincount(parts)[parts] <= 2)
