"""Asks one sentence in all its variants: each frame of `matrix/` with every filler of each of its slots.

    python tests/benchmarks/matrix.py [--misses] [NAME ...]

A file of `matrix/` holds tables:

    [[table]]
    text = "{opener} {who[0]} signed the Lake Treaty."
    opener = ["On Monday", "Near Lima"]                   # any other key is a slot, and lists what may stand there
    who = [["the Kenyan government", "Kenya"], "Peru"]    # several forms of one filler: {who[0]}, {who[1]}
    expect = ["{who[1]} | signed | Lake Treaty"]          # the fields of tests/cases (`casebook.py`), with slots too

A filler that is one string has it for each of its forms. So is found what a word does to a sentence that is read well
with others: fillers are meant to be all words of a kind. Nothing has to pass: printed is for each table how many
variants do, and with --misses what is amiss in the others. A NAME picks files by part of their name.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

from casebook import FIELDS, Case

FOLDER = Path(__file__).with_name("matrix")
WORKERS = 2


class Filler(str):
    """What stands in a slot; its forms by number, where it has several."""

    forms: tuple[str, ...]

    def __new__(cls, forms: str | list[str]) -> Filler:
        """Take one form, or several, of which the first stands where no number is given."""
        every = (forms,) if isinstance(forms, str) else tuple(forms)
        filler = super().__new__(cls, every[0])
        filler.forms = every
        return filler

    def __getitem__(self, number: object) -> str:
        """Give a form; the only one for every number."""
        return self.forms[int(str(number)) if len(self.forms) > 1 else 0]


def variants(name: str, table: Mapping[str, str | list[str]]) -> Iterator[Case]:
    """Give the cases of a table: the product of its slots."""
    slots = {key: [Filler(f) for f in fillers] for key, fillers in table.items() if key not in FIELDS}
    for number, chosen in enumerate(product(*slots.values()), 1):
        filled = dict(zip(slots, chosen, strict=True))
        lines = {k: tuple(x.format(**filled) for x in v) for k, v in table.items() if k in FIELDS - {"text", "date"}}
        text = str(table["text"]).format(**filled)
        date = table.get("date")
        yield Case(f"{name}-{number}", text[:1].upper() + text[1:], str(date) if date else None, **lines)


def _failures(case: Case) -> list[str]:
    return case.failures()


def main() -> None:
    """Ask all variants, and print the counts of each table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what is amiss in each variant")
    parser.add_argument("names", nargs="*", metavar="NAME", help="parts of the names of the files; else all")
    arguments = parser.parse_args()
    passed = asked = 0
    with ProcessPoolExecutor(WORKERS) as pool:
        for path in sorted(FOLDER.glob("*.toml")):
            if arguments.names and not any(n in path.stem for n in arguments.names):
                continue
            for number, table in enumerate(tomllib.loads(path.read_text("utf-8"))["table"], 1):
                cases = list(variants(f"{path.stem}-{number}", table))
                failures = list(pool.map(_failures, cases, chunksize=8))
                right = sum(not lines for lines in failures)
                passed, asked = passed + right, asked + len(cases)
                print(f"{path.stem}-{number} · {right} of {len(cases)} · {table['text']}", flush=True)
                for case, lines in zip(cases, failures, strict=True):
                    if arguments.misses and lines:
                        print("\n".join([f"  {case.name}: {case.text}", *(f"    {line}" for line in lines)]))
    print(f"all · {passed} of {asked}")


if __name__ == "__main__":
    main()
