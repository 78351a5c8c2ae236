"""Fits the weights of confidence to the claims that were judged by reading, and writes `lexicon/confidence.toml`.

    python tests/benchmarks/fit_confidence.py --data DIR [--latest ROUND ...] [--keep-weights] [--write]

DIR holds the corpus (corpus/briefings.jsonl.gz) from which the claims of tests/benchmarks/judged/ were drawn. A
logistic regression with an L2 penalty, its strength chosen by cross-validation; what is printed is measured on folds,
by document, that the weights were not fitted on.

What was wrong in a round is what the next mends remove, so of the claims of old rounds that are still made too many are
right. They tell what makes a claim better than another one; how many are right at all is told by the rounds that were
drawn after the last mends, to which the intercept is shifted (the prior correction of King and Zeng 2001). Each of
these is held out in turn to measure how well that holds on claims that nothing was fitted on. --keep-weights scales
and shifts the log-odds as a whole (Platt 1999) to the latest rounds. What a statement must at least have, [least] in
the same file, is kept; take it out while the weights are fitted, so that what it leaves out is learnt from as well.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from judged import Judgement, Made, calibration_error, read_judgements, still_made
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "ontology" / "lexicon" / "confidence.toml"
RAREST = 8  # judged claims; a signal that is seen more seldom gets no weight
STRENGTHS = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
FOLDS = 10

Found = Sequence[tuple[Judgement, Made]]


def main() -> None:
    """Fit, print how good the fit is, and write it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="where the given data lie")
    parser.add_argument("--latest", nargs="+", default=[], metavar="ROUND", help="rounds drawn after the last mends")
    parser.add_argument("--keep-weights", action="store_true", help="scale and shift alone, by the latest rounds")
    parser.add_argument("--write", action="store_true", help=f"write {OUTPUT.relative_to(ROOT)}")
    arguments = parser.parse_args()
    judged = read_judgements()
    if arguments.keep_weights:
        latest = [j for j in judged if j.round in arguments.latest]
        _keep_weights(still_made(arguments.data, latest), write=arguments.write)
        return
    found = still_made(arguments.data, judged)
    signals = sorted(name for name, n in Counter(s for _, m in found for s in m.signals).items() if n >= RAREST)
    x, y = _matrix(found, signals), np.array([j.right for j, _ in found])
    rounds = np.array([j.round for j, _ in found])
    groups = [j.claim.document for j, _ in found]
    strength = min(STRENGTHS, key=lambda c: brier_score_loss(y, _out_of_fold(x, y, groups, c)))
    print(f"{len(y)} claims, {len(signals)} signals, inverse penalty {strength}")
    print("folds:", _figures(y, _out_of_fold(x, y, groups, strength)))
    newest = np.isin(rounds, arguments.latest)
    if len(arguments.latest) > 1:
        told = np.zeros(len(y))
        for held in arguments.latest:
            kept = rounds != held
            told[~kept] = _fitted(x[kept], y[kept], newest[kept], strength).predict_proba(x[~kept])[:, 1]
        print("latest rounds, each held out:", _figures(y[newest], told[newest]))
    if arguments.write:
        OUTPUT.write_text(_toml(_fitted(x, y, newest, strength), signals, len(y)), "utf-8")


def _fitted(x: np.ndarray, y: np.ndarray, latest: np.ndarray, strength: float) -> LogisticRegression:
    """Fit to all claims, with the intercept at which those of the latest rounds are as often right as was judged."""
    model = _model(strength).fit(x, y)
    if latest.any():
        model.intercept_ += _shift(model.decision_function(x[latest]), y[latest].mean())
    return model


def _shift(odds: np.ndarray, right: float) -> float:
    """Give what must be added to log-odds that as many as were judged right are expected to be."""
    low, high = -5.0, 5.0
    for _ in range(60):  # bisection: the mean grows with the shift
        middle = (low + high) / 2
        low, high = (middle, high) if (1 / (1 + np.exp(-odds - middle))).mean() < right else (low, middle)
    return (low + high) / 2


def _keep_weights(found: Found, *, write: bool) -> None:
    """Scale and shift the log-odds to the claims of the latest rounds (Platt 1999), and [least] with them."""
    told = np.array([m.confidence for _, m in found])
    odds, right = np.log(told / (1 - told)).reshape(-1, 1), np.array([j.right for j, _ in found])
    rounds = np.array([j.round for j, _ in found])
    scaled = LogisticRegression(C=np.inf).fit(odds, right)
    scale, shift = float(scaled.coef_[0, 0]), float(scaled.intercept_[0])
    print(f"{len(found)} claims, {right.mean():.3f} right; log-odds times {scale:.3f}, and {shift:+.3f}")
    if len(set(rounds)) > 1:
        held = np.zeros(len(right))
        for name in set(rounds):
            kept = rounds != name
            fitted = LogisticRegression(C=np.inf).fit(odds[kept], right[kept])
            held[~kept] = fitted.predict_proba(odds[~kept])[:, 1]
        print("each round held out:", _figures(right, held))
    if write:
        OUTPUT.write_text(_rescaled(OUTPUT.read_text("utf-8"), scale, shift), "utf-8")


def _rescaled(text: str, scale: float, shift: float) -> str:
    """Give the file with its log-odds scaled and shifted; [least] moves along, so that the same claims are told."""
    data = tomllib.loads(text)
    text = text.replace(f"intercept = {data['intercept']}\n", f"intercept = {data['intercept'] * scale + shift:.3f}\n")
    for name, weight in data["weights"].items():
        text = text.replace(f'\n"{name}" = {weight}\n', f'\n"{name}" = {weight * scale:.3f}\n')
    for name, least in data["least"].items():
        odds = np.log(least / (1 - least)) * scale + shift
        text = text.replace(f"\n{name} = {least}\n", f"\n{name} = {1 / (1 + np.exp(-odds)):.3f}\n")
    return text


def _model(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=2000)


def _out_of_fold(x: np.ndarray, y: np.ndarray, groups: Sequence[str], strength: float) -> np.ndarray:
    folds = GroupKFold(FOLDS)
    probabilities = cross_val_predict(_model(strength), x, y, groups=groups, cv=folds, method="predict_proba")
    return np.asarray(probabilities)[:, 1]


def _matrix(found: Found, signals: Sequence[str]) -> np.ndarray:
    place = {name: i for i, name in enumerate(signals)}
    matrix = np.zeros((len(found), len(signals)))
    for row, (_, made) in enumerate(found):
        matrix[row, [place[s] for s in made.signals if s in place]] = 1.0
    return matrix


def _figures(right: Iterable[bool], probabilities: Iterable[float]) -> str:
    scored = list(zip(map(float, probabilities), map(bool, right), strict=True))
    area = roc_auc_score([r for _, r in scored], [p for p, _ in scored])
    cuts = []
    for cut in (0.5, 0.6, 0.7, 0.8):
        kept = [r for p, r in scored if p >= cut]
        cuts.append(f">={cut}: {sum(kept) / max(1, len(kept)):.2f} of {len(kept)}")
    mean = sum(r for _, r in scored) / len(scored)
    error = calibration_error(scored)
    return f"{len(scored)} claims, {mean:.2f} right, AUC {area:.3f}, ECE {error:.3f}; {'; '.join(cuts)}"


def _toml(model: LogisticRegression, signals: Sequence[str], claims: int) -> str:
    weights = {name: round(float(w), 2) for name, w in zip(signals, model.coef_[0], strict=True)}
    lines = [f'"{name}" = {weight}' for name, weight in weights.items() if abs(weight) >= 0.02]
    day = datetime.now(UTC).date().isoformat()
    text = OUTPUT.read_text("utf-8")
    kept = text[text.index("\n\n", text.index("intercept = ")) : text.index("[weights]")].strip()
    head = [
        "# What each signal of a statement (extract/relations/confidence.py) adds to the log-odds of its being right.",
        f"# Written by tests/benchmarks/fit_confidence.py on {day} from {claims} claims judged by reading.",
        "",
        f"intercept = {float(model.intercept_[0]):.2f}",
        "",
        *([kept, ""] if kept else []),
        "[weights]",
    ]
    return "\n".join([*head, *lines]) + "\n"


if __name__ == "__main__":
    main()
