"""MUC, B3 and CEAFe (entity-based, similarity phi4) with their mean, the CoNLL score, after Pradhan et al. 2014."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

Chains = list[set[str]]


def conll(documents: Iterable[tuple[Chains, Chains]]) -> dict[str, float]:
    """Give F1 of each measure and their mean over documents of (gold chains, predicted chains)."""
    sums = {name: [0.0, 0.0, 0.0, 0.0] for name in ("muc", "b3", "ceafe")}
    for gold, ours in documents:
        for name, function in (("muc", _muc), ("b3", _b3), ("ceafe", _ceafe)):
            for i, value in enumerate((*function(gold, ours), *function(ours, gold))):
                sums[name][i] += value
    scores = {}
    for name, (r, r_of, p, p_of) in sums.items():
        recall, precision = r / r_of if r_of else 0.0, p / p_of if p_of else 0.0
        scores[name] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {**scores, "conll": sum(scores.values()) / 3}


def _where(chains: Chains) -> dict[str, int]:
    return {m: i for i, chain in enumerate(chains) for m in chain}


def _muc(key: Chains, response: Chains) -> tuple[float, float]:
    at = _where(response)
    hit = total = 0
    for chain in key:
        parts = {at[m] for m in chain if m in at}
        hit += len(chain) - len(parts) - sum(m not in at for m in chain)
        total += len(chain) - 1
    return float(hit), float(total)


def _b3(key: Chains, response: Chains) -> tuple[float, float]:
    at = _where(response)
    hit = 0.0
    for chain in key:
        overlap: dict[int, int] = {}
        for m in chain:
            if m in at:
                overlap[at[m]] = overlap.get(at[m], 0) + 1
        hit += sum(n * n for n in overlap.values()) / len(chain)
    return hit, float(sum(len(chain) for chain in key))


def _ceafe(key: Chains, response: Chains) -> tuple[float, float]:
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    at = _where(response)
    for i, chain in enumerate(key):
        for j in {at[m] for m in chain if m in at}:
            other = response[j]
            graph.add_edge(("k", i), ("r", j), weight=2 * len(chain & other) / (len(chain) + len(other)))
    total = 0.0
    for part in nx.connected_components(graph):
        piece = graph.subgraph(part)
        total += sum(piece.edges[e]["weight"] for e in nx.max_weight_matching(piece))
    return total, float(len(key))
