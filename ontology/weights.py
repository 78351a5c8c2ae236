"""What each signal of a statement says about its being right (`lexicon/confidence.toml`): a logistic model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp
from pathlib import Path

from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.resources import loaded_once, pack_file, read_toml


@dataclass(frozen=True, slots=True)
class Weights:
    """The log-odds of a statement without signals, and what each signal adds; a signal not listed adds nothing.

    `least` holds by property the probability below which nothing is stated of a long sentence; "open" stands for the
    open relations.
    """

    intercept: float
    weights: Mapping[str, float]
    least: Mapping[str, float] = field(default_factory=dict)

    def probability(self, signals: Iterable[str]) -> float:
        """Give the probability that a statement with these signals is right, to two digits."""
        return round(self._exact(signals), 2)

    def is_less(self, signals: Iterable[str], least: float) -> bool:
        """Tell whether the probability, before it is rounded, is below another one."""
        return self._exact(signals) < least

    def _exact(self, signals: Iterable[str]) -> float:
        odds = self.intercept + sum(self.weights.get(signal, 0.0) for signal in signals)
        return 1.0 / (1.0 + exp(-odds))


@loaded_once
def load_weights(directory: Path | None = None) -> Weights:
    """Load the weights of the shipped pack, or of the pack in `directory`.

    Raises:
        OntologyError: The file lacks the intercept or the weights, one of them is no number, or the least is no
            probability.

    """
    data = read_toml(pack_file("lexicon/confidence.toml", directory))
    intercept, weights = data.get("intercept"), data.get("weights")
    if not isinstance(weights, dict) or not all(isinstance(n, int | float) for n in (intercept, *weights.values())):
        raise OntologyError(
            "lexicon/confidence.toml: needs a number `intercept` and a table [weights] of numbers, as "
            "tests/benchmarks/fit_confidence.py writes it."
        )
    least = data.get("least", {})
    for name, bound in least.items() if isinstance(least, dict) else [("", least)]:
        if not isinstance(bound, int | float) or not name or not 0 <= bound < 1:
            raise OntologyError(
                f"lexicon/confidence.toml: [least] has {name} = {bound!r}; it gives for a property the probability, "
                "from 0 to below 1, that a statement of a long sentence must have to be made."
            )
    return Weights(float(data["intercept"]), {name: float(weight) for name, weight in weights.items()}, least)
