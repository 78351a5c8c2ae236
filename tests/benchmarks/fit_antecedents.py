"""Fits what speaks for an antecedent to texts with annotated coreference, and writes `lexicon/antecedents.toml`.

    python tests/benchmarks/fit_antecedents.py FOLDER --data DIR [--write]

FOLDER holds GUM's CoNLL-U files (amir-zeldes/gum, dep/) of the genres that are written in sentences, without news, on
which coreference is measured; DIR the corpus, of which pronouns were read (judged/pronouns.tsv). A log-linear choice
among the things that a pronoun may stand for and nothing, fitted by maximum a posteriori: the weights are drawn to
nothing, those of `PRIOR` to what grammar says of them. While GUM's options are collected, every pronoun before stands
for what it should. What is printed is measured on folds, by document, and on GUM's news.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import numpy as np
from gum import GoldMention, GumDocument, read_gum
from mentions import aligned
from reportgraph.extract.coreference.coref import resolve
from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions import antecedents
from reportgraph.extract.coreference.pronouns.pronouns import Option, Pronouns
from reportgraph.extract.mentions.mentions import find_mentions
from reportgraph.extract.parsing.parse import parse
from reportgraph.extract.reading.read import read_text
from reportgraph.ontology.antecedents import PRONOUNS

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "ontology" / "lexicon" / "antecedents.toml"
JUDGED = Path(__file__).parent / "judged" / "pronouns.tsv"
RAREST = 8  # options; a signal that is seen more seldom gets the weight of its prior
PENALTY = 2.0
OWN = 3.0  # how much a pronoun of the corpus, which is like what is read, counts beside one of GUM
FOLDS = 5
LEAST = 0.5
LEAD = {"he": 1.5}
PRIOR = {
    "acts fits": 0.5,
    "acts may fit": -0.5,
    "acts doesn't fit": -1.5,
    "place doesn't fit": -0.5,
    "who says it": 1.0,
    "a body says it": 2.2,
    "across a quotation mark": -0.5,
    "has no people": -1.0,
    "listed before it": 1.0,
}


@dataclass(frozen=True, slots=True)
class Instance:
    """A pronoun: its options, and which of them are right (the first one is nothing)."""

    document: str
    options: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    weight: float = 1.0


def instances_of(folder: Path) -> dict[str, list[Instance]]:
    """Collect the pronouns of the documents of a folder, by kind."""
    found: dict[str, list[Instance]] = {kind: [] for kind in PRONOUNS}
    for gum in read_gum(folder):
        parsed = parse(gum.document)
        mentions = find_mentions(parsed)
        gold = aligned(gum, mentions)

        class Oracle(Pronouns):
            """Chooses what the annotation says, and takes note of the options."""

            def choose(self, kind: str, options: list[Option], cue: Cue) -> tuple[int, ...]:
                own = gold.get(cue.index)  # noqa: B023 (the class lives for one document)
                right = [own is not None and _is_right(o.members, own, gold, gum) for o in options[1:]]  # noqa: B023
                signals = tuple(o.signals for o in options)
                found[kind].append(Instance(gum.name, signals, (not any(right), *right)))  # noqa: B023
                return next((o.members for o, fits in zip(options[1:], right, strict=True) if fits), ())

        with patch.object(antecedents, "Pronouns", Oracle):
            resolve(parsed, mentions)
    return found


def judged_instances(data: Path) -> dict[str, list[Instance]]:
    """Collect the pronouns of the corpus that were read, by kind."""
    wanted: dict[str, dict[int, str]] = {}
    for line in JUDGED.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            document, offset, _, antecedent, _ = line.split("\t")
            wanted.setdefault(document, {})[int(offset)] = antecedent
    found: dict[str, list[Instance]] = {kind: [] for kind in PRONOUNS}
    with gzip.open(data / "corpus" / "briefings.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in filter(lambda row: row["id"] in wanted, map(json.loads, lines)):
            parsed = parse(read_text(row["text"]))
            mentions = find_mentions(parsed)
            at = {m.span.begin: i for i, m in reversed(list(enumerate(mentions)))}
            judged = wanted[row["id"]]

            class Reader(Pronouns):
                """Chooses as ever, and takes note of the options where they were read."""

                def choose(self, kind: str, options: list[Option], cue: Cue) -> tuple[int, ...]:
                    antecedent = judged.get(cue.mention.span.begin)  # noqa: B023 (the class lives for one document)
                    if antecedent is not None:
                        named = [at.get(int(o), -1) for o in antecedent.split()] if antecedent != "-" else []  # noqa: B023
                        own = {self._discourse.find(i) for i in named if i >= 0}
                        right = [own == {self._discourse.find(m) for m in o.members} for o in options[1:]]
                        signals = tuple(o.signals for o in options)
                        found[kind].append(Instance(row["id"], signals, (not any(right), *right), OWN))  # noqa: B023
                    return super().choose(kind, options, cue)

            with patch.object(antecedents, "Pronouns", Reader):
                resolve(parsed, mentions)
    return found


def _is_right(members: Sequence[int], own: GoldMention, gold: dict[int, GoldMention], gum: GumDocument) -> bool:
    """Tell whether a mention is of the pronoun's chain, or several are together."""
    if len(members) == 1:
        return members[0] in gold and gold[members[0]].group == own.group
    chain = [g for g in gum.mentions if g.group == own.group and not g.pronoun]
    parts = [gold.get(m) for m in members]
    return any(all(p is not None and g.begin <= p.begin and p.end <= g.end for p in parts) for g in chain)


class Model:
    """A log-linear choice."""

    def __init__(self, instances: Sequence[Instance]):
        counts = Counter(s for i in instances for option in i.options for s in option)
        self.names = sorted(name for name, n in counts.items() if n >= RAREST)
        self._place = {name: at for at, name in enumerate(self.names)}
        self.prior = np.array([PRIOR.get(name, 0.0) for name in self.names])
        self.weights = self._fitted([(self.matrix(i), np.array(i.right, float), i.weight) for i in instances])

    def matrix(self, instance: Instance) -> np.ndarray:
        """Give a row for each option."""
        rows = np.zeros((len(instance.options), len(self.names)))
        for row, signals in enumerate(instance.options):
            rows[row, [self._place[s] for s in signals if s in self._place]] = 1.0
        return rows

    def probabilities(self, rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Give the probability of each option."""
        sums = rows @ weights
        powers = np.exp(sums - sums.max())
        return np.asarray(powers / powers.sum())

    def _fitted(self, examples: list[tuple[np.ndarray, np.ndarray, float]], steps: int = 500) -> np.ndarray:
        """Climb by Adam; the objective is all but concave, and the start is fixed."""
        weights, first, second = self.prior.copy(), np.zeros(len(self.names)), np.zeros(len(self.names))
        for step in range(1, steps + 1):
            slope = PENALTY * (weights - self.prior)
            for rows, right, weight in examples:
                chance = self.probabilities(rows, weights)
                wanted = chance * right / (chance * right).sum()
                slope += weight * rows.T @ (chance - wanted)
            first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
            rate = 0.1 if step < steps / 2 else 0.02
            weights -= rate * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        return weights


def _outcomes(model: Model, instances: Sequence[Instance]) -> Iterator[tuple[bool, bool, bool]]:
    """Give for each pronoun: whether something was chosen, whether it is right, whether something could be."""
    for instance in instances:
        chance = model.probabilities(model.matrix(instance), model.weights)
        best = int(chance.argmax())
        chosen = best > 0 and bool(chance[best] >= LEAST)
        yield chosen, chosen and instance.right[best], not instance.right[0]


def _figures(outcomes: Sequence[tuple[bool, bool, bool]]) -> str:
    chosen, right, able = (sum(o[at] for o in outcomes) for at in range(3))
    return f"{len(outcomes)} pronouns: {right} of {chosen} right ({right / max(1, chosen):.3f}), {able} could be"


def main() -> None:
    """Fit, print how good the fit is, and write it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="GUM's files to fit on")
    parser.add_argument("--data", type=Path, required=True, help="where the given data lie")
    parser.add_argument("--write", action="store_true", help=f"write {OUTPUT.relative_to(ROOT)}")
    arguments = parser.parse_args()
    found, own = instances_of(arguments.folder), judged_instances(arguments.data)
    news = instances_of(arguments.data / "benchmarks" / "gum")
    models = {}
    for kind in PRONOUNS:
        instances = found[kind] + own[kind]
        documents = sorted({i.document for i in instances})
        outcomes: dict[bool, list[tuple[bool, bool, bool]]] = {True: [], False: []}
        for fold in range(FOLDS):
            out = set(documents[fold::FOLDS])
            model = Model([i for i in instances if i.document not in out])
            for of_corpus, some in ((False, found[kind]), (True, own[kind])):
                outcomes[of_corpus] += _outcomes(model, [i for i in some if i.document in out])
        models[kind] = Model(instances)
        print(kind, "GUM, folds:", _figures(outcomes[False]))
        print(kind, "corpus, folds:", _figures(outcomes[True]))
        print(kind, "GUM news:", _figures(list(_outcomes(models[kind], news[kind]))))
    if arguments.write:
        OUTPUT.write_text(_toml(models, sum(map(len, found.values())), sum(map(len, own.values()))), "utf-8")


def _toml(models: dict[str, Model], of_gum: int, of_corpus: int) -> str:
    day = datetime.now(UTC).date().isoformat()
    lines = [
        "# What each signal (extract/coreference/pronouns/salience.py) adds to the log-probability that a pronoun",
        "# stands for something.",
        f"# Written by tests/benchmarks/fit_antecedents.py on {day} from {of_gum} pronouns of GUM 10 (amir-zeldes/gum,",
        f"# annotations CC BY 4.0), news left out, and {of_corpus} of press briefings. `least`: the probability below",
        "# which a pronoun is left alone, unless something is `lead` times as likely as anything else.",
    ]
    for kind, model in models.items():
        weights = dict.fromkeys(sorted(PRIOR.keys() | set(model.names)), 0.0) | PRIOR
        weights |= {name: float(w) for name, w in zip(model.names, model.weights, strict=True)}
        lines += ["", f"[{kind}]", f"least = {LEAST}", *([f"lead = {LEAD[kind]}"] if kind in LEAD else [])]
        lines += [f"[{kind}.weights]"]
        lines += [f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items()) if abs(weight) >= 0.02]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
