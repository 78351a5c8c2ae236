"""Positions for large networks, fast: springs along links, and repulsion by FFT on a grid (particle-mesh).

The start is from distances to a few landmarks (pivot scaling, Brandes and Pich 2007); the forces are Fruchterman and
Reingold's (1991), their long range summed on a mesh (Hockney and Eastwood 1981). 20,000 things take about two seconds.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from reportgraph.graph.network import Floats, Integers, Links

Complex: TypeAlias = NDArray[np.complex128]

GRID_ROUNDS = 90


def on_grid(joined: Links, *, extent: Floats) -> Floats:
    """Place the things of a large connected network, about as wide and high as `extent`."""
    placed = _by_landmarks(joined)
    placed = placed / np.maximum(np.abs(placed).max(axis=0), 1e-9) * extent / 2
    cells = 128 if joined.size < 8_000 else 256
    spacing = float(np.sqrt(extent.prod() / joined.size))
    kernel = _repulsion(cells)
    degree = np.maximum(joined.degree, 1).astype(np.float64)
    mass = np.sqrt(degree)
    for turn in range(GRID_ROUNDS):
        force = spacing**2 * 0.55 * _mesh_force(placed, mass, kernel)
        apart = placed[joined.first] - placed[joined.second]
        # Weaker at hubs, so that what hangs on them has room.
        spring = (
            apart
            * (np.hypot(*apart.T) / spacing / np.sqrt(np.minimum(degree[joined.first], degree[joined.second])))[:, None]
        )
        for axis in (0, 1):
            force[:, axis] -= np.bincount(joined.first, weights=spring[:, axis], minlength=joined.size)
            force[:, axis] += np.bincount(joined.second, weights=spring[:, axis], minlength=joined.size)
        force -= 0.02 * placed
        heat = 2.5 * spacing * (1 - turn / GRID_ROUNDS) ** 1.5 + 0.05 * spacing
        length = np.maximum(np.hypot(*force.T), 1e-9)
        placed = np.round(placed + force * (np.minimum(length, heat) / length)[:, None], 6)
    return np.asarray(placed)


def _repulsion(cells: int) -> tuple[Complex, Complex]:
    """Return the field of a unit mass, 1/r away from it, in Fourier space; twice the grid, or the sides would touch."""
    line = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
    x, y = np.meshgrid(line, line, indexing="ij")
    squared = x**2 + y**2 + 0.5
    return np.fft.rfft2(x / squared), np.fft.rfft2(y / squared)


def _mesh_force(placed: Floats, mass: Floats, kernel: tuple[Complex, Complex]) -> Floats:
    """Repulsion of all things on each, in 1 / unit of length."""
    cells = kernel[0].shape[0] // 2
    low = placed.min(axis=0)
    size = float(np.ptp(placed, axis=0).max()) / (cells - 3) + 1e-9
    where = (placed - low) / size + 1
    base = where.astype(np.int64)
    part = where - base
    corners = [((base[:, 0] + i) * cells + base[:, 1] + j, _share(part, i, j)) for i in (0, 1) for j in (0, 1)]
    density = np.zeros(cells * cells)
    for place, share in corners:
        density += np.bincount(place, weights=share * mass, minlength=cells * cells)
    spectrum = np.fft.rfft2(density.reshape(cells, cells), s=(2 * cells, 2 * cells))
    force = np.zeros_like(placed)
    for axis in (0, 1):
        field = np.fft.irfft2(spectrum * kernel[axis], s=(2 * cells, 2 * cells))[:cells, :cells].ravel()
        force[:, axis] = sum(field[place] * share for place, share in corners) * mass
    return np.asarray(force / size)


def _share(part: Floats, i: int, j: int) -> Floats:
    return np.asarray(np.abs(1 - i - part[:, 0]) * np.abs(1 - j - part[:, 1]))


def _by_landmarks(joined: Links, *, landmarks: int = 40) -> Floats:
    starts, others = joined.neighbours()
    distance = np.zeros((joined.size, landmarks))
    nearest = np.full(joined.size, np.inf)
    source = int(np.argmax(joined.degree))
    for number in range(landmarks):
        distance[:, number] = _steps(source, starts, others)
        nearest = np.minimum(nearest, distance[:, number])
        source = int(np.argmax(nearest))  # the one farthest from all so far
    return spread(distance)


def _steps(source: int, starts: Integers, others: Integers) -> Integers:
    """Count the links from one thing to each, breadth first."""
    steps = np.full(len(starts) - 1, -1, dtype=np.int64)
    steps[source] = 0
    front = np.array([source])
    depth = 0
    while len(front):
        depth += 1
        counts = starts[front + 1] - starts[front]
        at = np.repeat(starts[front] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) + np.arange(counts.sum())
        front = np.unique(others[at])
        front = front[steps[front] < 0]
        steps[front] = depth
    return np.where(steps < 0, depth, steps)


def spread(distance: Floats) -> Floats:
    """Place things by their distances to a few landmarks (n by k): pivot scaling, and a little noise."""
    squared = distance**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    placed = centred @ vectors[:, -1:-3:-1]
    # An eigenvector's sign is arbitrary: let its largest entry be positive.
    placed *= np.sign(placed[np.abs(placed).argmax(axis=0), [0, 1]])
    placed *= distance.mean() / np.maximum(placed.std(axis=0), 1e-9) / 2
    noise = np.random.default_rng(7).normal(scale=0.02 * distance.mean(), size=placed.shape)
    return np.asarray(np.round(placed + noise, 6))
