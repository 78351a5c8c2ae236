"""Where each thing of a network stands in the picture: seeded, the same on every run, in numpy alone.

Small networks get a careful layout (stress majorization, then room for every label), large ones a fast one (forces
on a grid); what is not connected is packed around it. The unit is a pixel of a window of about 1,000 by 760.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from reportgraph.graph.grid_layout import on_grid, spread
from reportgraph.graph.network import Floats, Integers, Links, communities, components

WIDTH, HEIGHT = 1_000.0, 740.0
CAREFUL = 600  # things in a component; above that the grid takes over
LONGEST = 190.0  # that half of the links may be, however much room there is
FITTED = 60  # components that are fitted in around each other; more are put in rows
_CELL = 18.0  # of the raster on which components are packed


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions (n by 2, y grows downwards) and communities of a network's things."""

    positions: Floats
    communities: Integers


def layout(joined: Links, boxes: Floats) -> Layout:
    """Place the things of a network.

    Args:
        joined: The links between them.
        boxes: n by 4: how far each reaches to the left, above, to the right and below, with its label if it has one.

    """
    groups = communities(joined)
    if not joined.size:
        return Layout(np.zeros((0, 2)), groups)
    parts = components(joined)
    placed = np.zeros((joined.size, 2))
    shares = np.bincount(parts)
    order = np.argsort(parts, kind="stable")
    members = np.split(order, np.cumsum(shares)[:-1])
    for chosen in members:
        room = np.sqrt(len(chosen) / joined.size) if len(chosen) < joined.size else 1.0
        placed[chosen] = _component(joined.among(chosen), boxes[chosen], groups[chosen], scale=float(room))
    if len(members) > 1:
        _pack(placed, boxes, members)
    return Layout(placed, groups)


def _component(joined: Links, boxes: Floats, groups: Integers, *, scale: float) -> Floats:
    if joined.size == 1:
        return np.zeros((1, 2))
    if joined.size > CAREFUL:
        return on_grid(joined, extent=np.array([WIDTH, HEIGHT]) * np.sqrt(joined.size / 180))
    placed = _filled(_turned(_stress(joined, groups)), boxes, scale=scale)
    reach = np.hypot(*(placed[joined.first] - placed[joined.second]).T)
    longest = LONGEST * min(1.0, 0.5 + joined.size / 60)
    placed *= min(1.0, longest / float(np.median(reach)))
    return _apart(placed, boxes)


# Careful: stress majorization (Gansner, Koren and North 2004), by Jacobi steps.


def _stress(joined: Links, groups: Integers) -> Floats:
    """Place things so that distances in the plane are close to those along the links, near ones above all."""
    wanted = _distances(joined, groups)
    if joined.size == 2:  # on which the steps below would swing to and fro
        return np.array([[-wanted[0, 1] / 2, 0.0], [wanted[0, 1] / 2, 0.0]])
    placed = spread(wanted[:, _landmarks(wanted)])
    weight = wanted**-2.0
    np.fill_diagonal(weight, 0.0)
    total = weight.sum(axis=1)
    pull = weight * wanted
    ratio, length = np.empty_like(wanted), np.empty_like(wanted)  # reused: fresh memory costs more than the sums
    for _ in range(120 if joined.size < 200 else 50):
        np.square(np.subtract.outer(placed[:, 0], placed[:, 0], out=length), out=length)
        np.square(np.subtract.outer(placed[:, 1], placed[:, 1], out=ratio), out=ratio)
        np.add(length, ratio, out=length)
        np.divide(pull, np.sqrt(np.maximum(length, 1e-12, out=length), out=length), out=ratio)
        step = (weight @ placed + ratio.sum(axis=1)[:, None] * placed - ratio @ placed) / total[:, None]
        # Rounded, so that the last bit of a sum, which differs between machines, does not grow into another picture.
        moved = np.round(step, 6)
        if np.abs(moved - placed).max() < 2e-3:
            break
        placed = moved
    return placed


def _distances(joined: Links, groups: Integers) -> Floats:
    """Shortest distances (Floyd and Warshall); a link is longer where its ends have more neighbours of their own."""
    adjacent = np.zeros((joined.size, joined.size), dtype=bool)
    adjacent[joined.first, joined.second] = adjacent[joined.second, joined.first] = True
    degree = joined.degree
    shared = (adjacent[joined.first] & adjacent[joined.second]).sum(axis=1)
    own = degree[joined.first] + degree[joined.second] - 2 * shared
    length = np.clip(np.sqrt(own), 1.4, 5.0) * np.where(groups[joined.first] == groups[joined.second], 1.0, 1.35)
    distance = np.full(adjacent.shape, np.inf)
    distance[joined.first, joined.second] = distance[joined.second, joined.first] = length
    np.fill_diagonal(distance, 0.0)
    by_way = np.empty_like(distance)
    for through in range(joined.size):
        np.add.outer(distance[:, through], distance[through], out=by_way)
        np.minimum(distance, by_way, out=distance)
    np.fill_diagonal(distance, 1.0)
    return distance


def _landmarks(distance: Floats, *, most: int = 20) -> Integers:
    """Things far from each other, one by one the farthest from all so far; more would wake numpy's threads."""
    found = [int(np.argmin(distance.sum(axis=1)))]
    nearest = distance[found[0]].copy()
    while len(found) < min(most, len(distance)):
        found.append(int(np.argmax(nearest)))
        np.minimum(nearest, distance[found[-1]], out=nearest)
    return np.array(found)


def _turned(placed: Floats) -> Floats:
    """Lay the longest way through the picture flat."""
    centred = placed - placed.mean(axis=0)
    angles = np.linspace(0.0, np.pi, 36, endpoint=False)
    turns = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    wide = np.ptp(centred @ turns.T, axis=0)
    high = np.ptp(centred @ np.stack((-turns[:, 1], turns[:, 0]), axis=1).T, axis=0)
    cosine, sine = turns[np.argmax(np.round(wide / np.maximum(high, 1e-9), 6))]
    return np.asarray(centred @ np.array([[cosine, -sine], [sine, cosine]]))


def _filled(placed: Floats, boxes: Floats, *, scale: float) -> Floats:
    """Stretch a layout to its share of the window, one axis at most half as much again as the other."""
    extent = np.maximum(np.ptp(placed, axis=0), 1e-6)
    margin = boxes[:, :2].max(axis=0) + boxes[:, 2:].max(axis=0)
    # A component needs the room that its boxes cover, several times over, however small its share.
    needed = 2.4 * float(((boxes[:, 0] + boxes[:, 2]) * (boxes[:, 1] + boxes[:, 3])).sum())
    scale = max(scale, min(1.0, float(np.sqrt(needed / (WIDTH * HEIGHT)))))
    factors = np.maximum(np.array([WIDTH, HEIGHT]) * scale - margin * scale, 60.0) / extent
    factors = np.minimum(factors, 1.5 * factors.min())
    return np.asarray(placed * factors)


def _apart(placed: Floats, boxes: Floats, *, rounds: int = 200) -> Floats:
    """Push boxes that overlap apart along the shorter way, in steps, until none does or patience ends."""
    placed = placed.copy()
    # A box's reach differs by side: what counts is the half size and how far the middle is from the point.
    half = (boxes[:, :2] + boxes[:, 2:]) / 2
    middle = (boxes[:, 2:] - boxes[:, :2]) / 2
    for turn in range(rounds):
        if turn % 10 == 0:
            one, other = _near(placed + middle, half)
        apart = (placed + middle)[one] - (placed + middle)[other]
        overlap = half[one] + half[other] - np.abs(apart)
        hit = (overlap > 0.5).all(axis=1)
        if not hit.any():
            if turn % 10 == 0:
                break
            continue
        if turn % 10 == 9:  # too tight to sort out in place
            placed *= 1.04
        first, second, depth = one[hit], other[hit], overlap[hit]
        axis = (depth[:, 0] > depth[:, 1]).astype(np.int64)
        row = np.arange(len(first))
        push = np.where(apart[hit][row, axis] >= 0, 1.0, -1.0) * (depth[row, axis] * 0.5 + 0.25) * 0.6
        for way in (0, 1):
            along = np.where(axis == way, push, 0.0)
            placed[:, way] += np.bincount(first, weights=along, minlength=len(placed))
            placed[:, way] -= np.bincount(second, weights=along, minlength=len(placed))
        placed = np.round(placed, 6)
    return placed


def _near(centre: Floats, half: Floats, *, slack: float = 60.0) -> tuple[Integers, Integers]:
    """Pairs of boxes that overlap or soon may."""
    close = np.ones((len(centre), len(centre)), dtype=bool)
    for way in (0, 1):
        gap = np.abs(centre[:, None, way] - centre[None, :, way])
        close &= gap < half[:, None, way] + half[None, :, way] + slack
    one, other = np.nonzero(np.triu(close, 1))
    return one, other


# What is not connected: each component to the free place nearest to the middle, the largest first.


def _pack(placed: Floats, boxes: Floats, members: list[Integers]) -> None:
    """Move components so that none covers another; `placed` is changed."""
    lows = [(placed[chosen] - boxes[chosen, :2]).min(axis=0) for chosen in members]
    highs = [(placed[chosen] + boxes[chosen, 2:]).max(axis=0) for chosen in members]
    fitted = members[:FITTED]
    sizes = [np.ceil((high - low) / _CELL).astype(np.int64) + 1 for low, high in zip(lows, highs, strict=True)]
    area = sum(int(size.prod()) for size in sizes[:FITTED])
    side = int(2 * np.sqrt(area)) + int(2 * max(size.max() for size in sizes)) + 8
    taken = np.zeros((side, side), dtype=np.int64)
    middle = np.array([side, side]) / 2
    for chosen, low, size in zip(fitted, lows, sizes, strict=False):
        corner = _free_corner(taken, size, middle)
        placed[chosen] += corner * _CELL - low
        _cover(taken, placed[chosen], boxes[chosen])
    _in_rows(placed, members, lows, sizes)
    placed -= (placed.min(axis=0) + placed.max(axis=0)) / 2


def _in_rows(placed: Floats, members: list[Integers], lows: list[Floats], sizes: list[Integers]) -> None:
    """Put the components that were not fitted in, the smallest, in rows below the others."""
    rest = members[FITTED:]
    if not rest:
        return
    fitted = placed[np.concatenate(members[:FITTED])]
    area = sum(float(size.prod()) for size in sizes[FITTED:]) * _CELL**2
    width = max(float(np.ptp(fitted[:, 0])), float(np.sqrt(area * WIDTH / HEIGHT)))
    start = float(fitted[:, 0].mean()) - width / 2
    x, y, row = start, float(fitted[:, 1].max()) + 4 * _CELL, 0.0
    for chosen, low, size in zip(rest, lows[FITTED:], sizes[FITTED:], strict=True):
        wide, high = (size * _CELL).tolist()
        if x > start and x + wide > start + width:
            x, y, row = start, y + row, 0.0
        placed[chosen] += np.array([x, y]) - low
        x, row = x + wide, max(row, high)


def _free_corner(taken: Integers, size: Integers, middle: Floats) -> Integers:
    """Return the corner at which a box of so many cells covers nothing, nearest to the middle as the window is wide."""
    if not taken.any():
        return np.asarray(np.round(middle - size / 2).astype(int))
    sums = np.pad(taken, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    wide, high = int(size[0]), int(size[1])
    covered = sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high]
    x = np.arange(covered.shape[0])[:, None] + wide / 2 - middle[0]
    y = np.arange(covered.shape[1])[None, :] + high / 2 - middle[1]
    far = np.maximum(np.abs(x) + wide / 2, (np.abs(y) + high / 2) * WIDTH / HEIGHT) + 0.01 * np.hypot(x, y)
    best = np.argmin(np.where(covered == 0, far, np.inf))
    return np.array(np.unravel_index(best, covered.shape))


def _cover(taken: Integers, placed: Floats, boxes: Floats) -> None:
    lows = np.maximum(np.floor((placed - boxes[:, :2]) / _CELL).astype(int), 0)
    highs = np.ceil((placed + boxes[:, 2:]) / _CELL).astype(int) + 1
    if len(placed) > CAREFUL:  # one block: its inside is full anyway
        lows, highs = lows.min(axis=0, keepdims=True), highs.max(axis=0, keepdims=True)
    for (left, top), (right, bottom) in zip(lows.tolist(), highs.tolist(), strict=True):
        taken[left:right, top:bottom] = 1
