"""The graph as a network: entities joined by claims, how much each matters, and which belong together.

`network` gives it to users of networkx; `Links` is the same as arrays, which is what layout and view work on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray
from reportgraph.graph.contents import Contents, Text, local_name
from reportgraph.graph.reading import from_rdflib, read

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Graph

Integers: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

_ROUNDS = 8  # of moves on each level; most settle in fewer
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of things that claims join: each unordered pair once, `first` < `second`."""

    size: int  # number of things
    first: Integers
    second: Integers
    weight: Floats  # number of claims between the two

    @property
    def degree(self) -> Integers:
        """Number of neighbours of each thing."""
        return np.bincount(np.concatenate((self.first, self.second)), minlength=self.size)

    def neighbours(self) -> tuple[Integers, Integers]:
        """Return the adjacency as (starts, neighbours): those of thing i are `neighbours[starts[i]:starts[i + 1]]`."""
        ends = np.concatenate((self.first, self.second))
        others = np.concatenate((self.second, self.first))
        order = np.lexsort((others, ends))
        return np.concatenate(([0], np.cumsum(self.degree))), others[order]

    def among(self, chosen: Integers) -> Links:
        """Return the links between the chosen things alone, renumbered by their place in `chosen`."""
        place = np.full(self.size, -1)
        place[chosen] = np.arange(len(chosen))
        first, second = place[self.first], place[self.second]
        kept = (first >= 0) & (second >= 0)
        return pairs(len(chosen), first[kept], second[kept], weight=self.weight[kept])


def pairs(size: int, first: Integers, second: Integers, *, weight: Floats | None = None) -> Links:
    """Return the links of things numbered below `size`: parallel ones are summed, loops dropped."""
    weight = np.ones(len(first)) if weight is None else weight
    low, high = np.minimum(first, second), np.maximum(first, second)
    kept = low != high
    keys, index = np.unique(low[kept] * max(size, 1) + high[kept], return_inverse=True)
    summed = _at(len(keys), index, weight[kept])
    return Links(size, keys // max(size, 1), keys % max(size, 1), summed)


def links(contents: Contents) -> Links:
    """Return the links between a graph's things, numbered by their place in `contents.things`."""
    place = {thing.iri: number for number, thing in enumerate(contents.things)}
    ends = [(place[c.subject], place[c.object]) for c in contents.claims if isinstance(c.object, str)]
    both = np.array(ends, dtype=np.int64).reshape(-1, 2)
    return pairs(len(place), both[:, 0], both[:, 1])


def importance(contents: Contents, joined: Links) -> Floats:
    """Return how much each thing matters to the story, in [0, 1].

    Whom it is linked to counts (PageRank, Brin and Page 1998, on the undirected links, damping 0.85), and in how
    many passages something is said of it.
    """
    if not joined.size:
        return np.zeros(0)
    strength = np.log1p(joined.weight)
    total = _at(joined.size, joined.first, strength) + _at(joined.size, joined.second, strength)
    share = np.divide(1.0, total, out=np.zeros(joined.size), where=total > 0)
    rank = np.full(joined.size, 1.0)
    for _ in range(30):
        sent = rank * share
        rank = (
            0.15
            + 0.85 * _at(joined.size, joined.second, strength * sent[joined.first])
            + 0.85 * _at(joined.size, joined.first, strength * sent[joined.second])
        )
    said = np.sqrt(_passages(contents))
    score = rank / rank.max() + 0.5 * said / max(said.max(), 1.0)
    # Nothing counts for those that nothing is said of, whatever their rank.
    score *= (total > 0) | (said > 0)
    return np.asarray(score / max(float(score.max()), 1e-9))


def communities(joined: Links) -> Integers:
    """Return a community number for each thing, the largest community first; one that is alone gets one of its own.

    Louvain (Blondel et al. 2008) by networkx while that takes milliseconds, above that in our own arrays; ties go to
    the smallest label, so that both give the same on every run.
    """
    labels = _louvain(joined) if joined.size <= 1_000 else _propagated(joined)
    _, first, inverse, counts = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -counts))
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order))
    return np.asarray(number[inverse])


def components(joined: Links) -> Integers:
    """Return the number of each thing's connected component, the largest first."""
    labels = np.arange(joined.size)
    while True:
        lowest = labels.copy()
        np.minimum.at(lowest, joined.first, labels[joined.second])
        np.minimum.at(lowest, joined.second, labels[joined.first])
        lowest = lowest[lowest]  # pointer jumping: a logarithmic number of rounds
        if np.array_equal(lowest, labels):
            break
        labels = lowest
    _, inverse, counts = np.unique(labels, return_inverse=True, return_counts=True)
    number = np.empty(len(counts), dtype=np.int64)
    number[np.argsort(-counts, kind="stable")] = np.arange(len(counts))
    return np.asarray(number[inverse])


def network(graph: Graph) -> MultiDiGraph[str]:
    """Return a graph's entities and claims as a networkx graph.

    Nodes are IRIs with `label`, `cls` (local names of all its classes), `importance` and the literals that claims
    give them; edges are claims between entities, their key the claim's IRI, with `property`, `modality`, `speaker`,
    `confidence`, `time` and `sentences`.
    """
    import networkx as nx

    contents = read(from_rdflib(graph))
    weights = importance(contents, links(contents))
    result: MultiDiGraph[str] = nx.MultiDiGraph()
    for thing, weight in zip(contents.things, weights.tolist(), strict=True):
        classes = tuple(local_name(kind) for kind in thing.types)
        result.add_node(thing.iri, label=thing.label, cls=classes, importance=round(weight, 4))
    for claim in contents.claims:
        if isinstance(claim.object, Text):
            result.nodes[claim.subject].setdefault(local_name(claim.predicate), claim.object.value)
            continue
        grounds = claim.grounds
        result.add_edge(
            claim.subject,
            claim.object,
            key=claim.iri or claim.predicate,
            property=local_name(claim.predicate),
            modality=grounds.modality,
            speaker=grounds.speaker,
            confidence=grounds.confidence,
            time=claim.time,
            sentences=tuple(contents.passages[iri].text for iri in grounds.passages if iri in contents.passages),
        )
    return result


def _at(size: int, places: Integers, values: Floats) -> Floats:
    return np.asarray(np.bincount(places, weights=values, minlength=size), dtype=np.float64)


def _passages(contents: Contents) -> Floats:
    """Count the passages that say something of each thing."""
    found: dict[str, set[str]] = {thing.iri: set() for thing in contents.things}
    for claim in contents.claims:
        found[claim.subject].update(claim.grounds.passages)
        if isinstance(claim.object, str):
            found[claim.object].update(claim.grounds.passages)
    for figure in contents.figures:
        found[figure.of].update(figure.grounds.passages)
    return np.array([len(passages) for passages in found.values()], dtype=np.float64)


def _louvain(joined: Links) -> Integers:
    from networkx import Graph as Undirected
    from networkx.algorithms.community import louvain_communities

    plain: Undirected[int] = Undirected()
    plain.add_nodes_from(range(joined.size))
    plain.add_weighted_edges_from(
        zip(joined.first.tolist(), joined.second.tolist(), np.log1p(joined.weight).tolist(), strict=True)
    )
    labels = np.zeros(joined.size, dtype=np.int64)
    for number, members in enumerate(louvain_communities(plain, seed=1)):
        labels[sorted(members)] = number
    return labels


def _propagated(joined: Links) -> Integers:
    """Louvain's moves made by many things at a time: labels spread along links, then what shares one is one thing."""
    labels = np.arange(joined.size)
    level = Links(joined.size, joined.first, joined.second, np.log1p(joined.weight))
    mass = _at(level.size, level.first, level.weight) + _at(level.size, level.second, level.weight)
    for _ in range(_LEVELS):
        moved = np.unique(_spread(level, mass), return_inverse=True)[1]
        if moved.max(initial=-1) + 1 == level.size:
            break
        labels = moved[labels]
        mass = _at(int(moved.max()) + 1, moved, mass)
        level = pairs(len(mass), moved[level.first], moved[level.second], weight=level.weight)
    return labels


def _spread(level: Links, mass: Floats) -> Integers:
    """Give each thing the label among its neighbours that adds most to the modularity (Newman 2004)."""
    ends = np.concatenate((level.first, level.second))
    others = np.concatenate((level.second, level.first))
    strength = np.concatenate((level.weight, level.weight))
    total = max(float(mass.sum()), 1e-9)
    labels = np.arange(level.size)
    for turn in range(2 * _ROUNDS):
        # Half of the things at a time, or two that face each other would swap labels forever.
        asked = (ends * 7 + turn // 2) % 2 == turn % 2
        keys, index = np.unique(ends[asked] * level.size + labels[others[asked]], return_inverse=True)
        who, label = keys // level.size, keys % level.size
        around = _at(level.size, labels, mass)[label] - np.where(label == labels[who], mass[who], 0.0)
        gain = np.round(_at(len(keys), index, strength[asked]) - mass[who] * around / total, 9)
        order = np.lexsort((label, -gain, who))
        best = order[np.concatenate(([True], who[order][1:] != who[order][:-1]))] if len(order) else order
        best = best[gain[best] > 0]
        labels[who[best]] = label[best]
    return labels
