"""CaRB's measure of open information extraction, after Bhardwaj, Aggarwal and Mausam (EMNLP 2019).

A tuple is a predicate and its arguments, as words. All arguments after the first count as one. A predicted tuple is
compared with a gold one slot by slot, by the words they share (a word is used up once; "be" matches any form of it):
precision is the share of the predicted words that match, recall that of the gold words; both are zero where the
predicates share no word, or the prediction has fewer slots. At each confidence, precision takes the best pairs first,
each tuple once, over all predicted tuples; recall takes the best prediction for each gold tuple, over all gold tuples.
F1 is the best over the confidences, AUC the area under precision over recall, from precision 1 at recall 0 on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BE = {"is", "am", "are", "was", "were", "been", "being"}
SAYING = ("said", "told", "added", "adds", "says")  # CaRB lets these match with subject and object exchanged

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tuple:
    """A predicate and what it relates, in words."""

    predicate: str
    arguments: tuple[str, ...]
    confidence: float = 1.0

    def slots(self) -> list[list[str]]:
        """Return the words of the predicate, of the first argument, and of all others together."""
        first, rest = self.arguments[:1], self.arguments[1:]
        return [self.predicate.split(), *(a.split() for a in first), *([" ".join(rest).split()] if rest else [])]

    def exchanged(self) -> Tuple:
        """Return the tuple with what follows the first argument put before it."""
        if len(self.arguments) < 2:
            return self
        return Tuple(self.predicate, (" ".join(self.arguments[1:]), self.arguments[0]), self.confidence)


@dataclass(frozen=True, slots=True)
class Result:
    """The best point on the curve, and the area under it."""

    precision: float
    recall: float
    f1: float
    auc: float


def read_gold(path: Path) -> dict[str, list[Tuple]]:
    """Read a gold file: sentence, predicate, arguments, between tabs."""
    gold: dict[str, list[Tuple]] = {}
    for line in path.read_text("utf-8").splitlines():
        sentence, predicate, *arguments = (cell.strip() for cell in line.strip().split("\t"))
        kept = tuple(argument for argument in arguments if "C: " not in argument)  # contexts are no arguments
        gold.setdefault(sentence, []).append(Tuple(predicate, kept))
    return gold


def evaluate(gold: Mapping[str, Sequence[Tuple]], predicted: Mapping[str, Sequence[Tuple]]) -> Result:
    """Score what was predicted for each sentence; sentences are compared without spaces and punctuation."""
    by_key = {_key(sentence): list(tuples) for sentence, tuples in predicted.items()}
    thresholds = sorted({t.confidence for tuples in by_key.values() for t in tuples})
    if not thresholds:
        return Result(0.0, 0.0, 0.0, 0.0)
    rank = {confidence: i for i, confidence in enumerate(thresholds)}
    # sums over the sentences at each threshold: matched precision, predictions, matched recall
    matched, predictions, recalled = (np.zeros(len(thresholds)) for _ in range(3))
    total = 0
    for sentence, wanted in gold.items():
        total += len(wanted)
        found = by_key.get(_key(sentence), [])
        scores = [[match(w, f) for f in found] for w in wanted]
        begin = 0
        for confidence in sorted({t.confidence for t in found}):
            end = rank[confidence] + 1
            kept = [j for j, t in enumerate(found) if t.confidence >= confidence]
            matched[begin:end] += _greedy_precision(scores, kept)
            predictions[begin:end] += len(kept)
            recalled[begin:end] += sum(max(row[j][1] for j in kept) for row in scores)
            begin = end
    precision = np.where(predictions > 0, matched / np.maximum(predictions, 1), 1.0)
    recall = recalled / max(total, 1)
    both = precision + recall
    f1 = np.where(both > 0, 2 * precision * recall / np.where(both > 0, both, 1), 0.0)
    best = int(np.argmax(f1))
    area = -np.trapezoid(np.append(precision, 1.0), np.append(recall, 0.0))
    return Result(float(precision[best]), float(recall[best]), float(f1[best]), float(area))


def match(gold: Tuple, predicted: Tuple) -> tuple[float, float]:
    """Return precision and recall, in words, of one tuple against another."""
    straight = _match(gold, predicted)
    if any(verb in gold.predicate for verb in SAYING):
        return max(straight, _match(gold, predicted.exchanged()))
    return straight


def _match(gold: Tuple, predicted: Tuple) -> tuple[float, float]:
    wanted, found = gold.slots(), predicted.slots()
    shared = _shared(wanted[0], found[0])
    if "be" in (Counter(found[0]) - Counter(wanted[0])) and BE & set(wanted[0]):
        shared += 1
    if shared == 0 or len(found) < len(wanted):
        return 0.0, 0.0
    # a prediction's slots beyond those of the gold tuple don't count against it
    shared += sum(_shared(w, f) for w, f in zip(wanted[1:], found[1:], strict=False))
    words = sum(len(f) for _, f in zip(wanted, found, strict=False))
    return (shared / words if words else 0.0), shared / sum(map(len, wanted))


def _shared(wanted: Sequence[str], found: Sequence[str]) -> int:
    return (Counter(wanted) & Counter(found)).total()


def _greedy_precision(scores: Sequence[Sequence[tuple[float, float]]], kept: Sequence[int]) -> float:
    """Return the sum of precisions of pairs, the best first, each gold tuple and each prediction once."""
    pairs = sorted((-row[j][0], i, j) for i, row in enumerate(scores) for j in kept)
    rows: set[int] = set()
    columns: set[int] = set()
    total = 0.0
    for negative, i, j in pairs:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            total -= negative
    return total


def _key(sentence: str) -> str:
    for bracket, escape in zip("()[]{}", ("-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-"), strict=True):
        sentence = sentence.replace(escape, bracket)
    return re.sub(r"[\s!-/:-@\[-`{-~]", "", sentence)
