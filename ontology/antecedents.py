"""What each signal says about what a pronoun stands for (`lexicon/antecedents.toml`): a log-linear choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf
from pathlib import Path

from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.resources import pack_file, read_toml

_FILE = "lexicon/antecedents.toml"
PRONOUNS = ("he", "it", "they")


@dataclass(frozen=True, slots=True)
class Choice:
    """The weights of one kind of pronoun.

    `least` is the probability below which only what is `lead` times as likely as anything else is chosen.
    """

    least: float
    weights: Mapping[str, float]
    lead: float = inf

    def odds(self, options: Sequence[Iterable[str]]) -> list[float]:
        """Give the probability of each option by its signals; they add up to one."""
        sums = [sum(self.weights.get(signal, 0.0) for signal in signals) for signals in options]
        powers = [exp(s - max(sums)) for s in sums]
        return [power / sum(powers) for power in powers]

    def likeliest(self, odds: Sequence[float]) -> int:
        """Give the place of the option that is likely enough, 0 (nothing) where there is none."""
        best = max(range(len(odds)), key=lambda i: (odds[i], -i))
        others = max((p for i, p in enumerate(odds) if i != best), default=0.0)
        return best if odds[best] >= self.least or odds[best] >= self.lead * others else 0


def read_antecedents(directory: Path | None = None) -> dict[str, Choice]:
    """Load the weights of the shipped pack, or of the pack in `directory`.

    Raises:
        OntologyError: A table is missing or holds something else than numbers.

    """
    data = read_toml(pack_file(_FILE, directory))
    found = {}
    for name in PRONOUNS:
        table = data.get(name)
        own = table if isinstance(table, dict) else {}
        numbers = [own.get("least"), own.get("lead", inf), *own.get("weights", {}).values()]
        if not isinstance(table, dict) or not all(isinstance(number, int | float) for number in numbers):
            raise OntologyError(
                f"{_FILE}: [{name}] needs a number `least` and a table [{name}.weights] of numbers, as "
                "tests/benchmarks/fit_antecedents.py writes it."
            )
        weights = {signal: float(weight) for signal, weight in table.get("weights", {}).items()}
        found[name] = Choice(float(table["least"]), weights, float(table.get("lead", inf)))
    return found
