"""Cuts the texts of the cases at random and extracts what is left: no rule may read beyond either end of a text.

    python tests/benchmarks/cuts.py [--seed N] [--workers N]

Prints what failed where, with one of the texts for each place, and exits with 1 if anything did. A text without a word
is refused, which is no failure.
"""

from __future__ import annotations

import argparse
import random
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from casebook import load_cases
from reportgraph.extract.pipeline import extract
from reportgraph.extract.reading.read import read_text
from reportgraph.ontology.errors import ReadError

_LONGEST = 22  # words that are left
_FROM_INSIDE = 0.6  # share of the texts that lose their first words too


def cut(text: str, chance: random.Random) -> str:
    """Give some words of a text, in their order."""
    words = text.split()
    begin = chance.randrange(len(words)) if chance.random() < _FROM_INSIDE else 0
    return " ".join(words[begin : begin + chance.randint(1, _LONGEST)])


def failure(text: str) -> str | None:
    """Give where the extraction of a text fails, or None."""
    try:
        extract(read_text(text))
    except ReadError:
        return None
    except Exception as error:  # whatever it is, it is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{Path(place.filename).name}:{place.lineno} {place.name}: {type(error).__name__}"
    return None


def failures(seed: int, workers: int) -> Iterator[tuple[str, str]]:
    """Give (place, text) for each cut text that fails; the same for the same cases and seed."""
    texts = [cut(case.text, random.Random(f"{seed} {case.name}")) for case in load_cases()]
    with ProcessPoolExecutor(workers) as pool:
        places = pool.map(failure, texts, chunksize=50)
        yield from ((place, text) for place, text in zip(places, texts, strict=True) if place is not None)


def main() -> None:
    """Cut, extract and print what failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    found = list(failures(arguments.seed, arguments.workers))
    examples = dict(reversed(found))
    for place, times in Counter(place for place, _ in found).most_common():
        sys.stdout.write(f"{times} {place}: {examples[place]}\n")
    sys.stdout.write(f"failures: {len(found)}\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
