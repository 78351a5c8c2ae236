"""Asks the cases of `battery/`, which authors wrote who had not seen what the program makes of any sentence.

    python tests/benchmarks/battery.py [--misses]

They are in the form of tests/cases (`casebook.py`), but nothing has to pass: they measure. Printed are for each file
how many of the expected statements, entities and figures come out, how many statements come out that must not, and how
many cases pass as a whole; `--misses` prints what is amiss in each case too.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from casebook import Case, load_cases

FOLDER = Path(__file__).with_name("battery")
FALSE = "must not be"


def main() -> None:
    """Ask all cases, and print the counts of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what is amiss in each case")
    arguments = parser.parse_args()
    failures: dict[str, list[tuple[Case, list[str]]]] = defaultdict(list)
    for case in load_cases(FOLDER):
        failures[case.name.rpartition("-")[0]].append((case, case.failures()))
    print("file · expected that come out · false ones that come out · cases that pass")
    for name, asked in [*failures.items(), ("all", [pair for some in failures.values() for pair in some])]:
        expected = sum(len(case.expect) + len(case.entities) + len(case.figures) for case, _ in asked)
        wrong = sum(line.startswith(FALSE) for _, lines in asked for line in lines)
        missed = sum(map(len, (lines for _, lines in asked))) - wrong
        passed = sum(not lines for _, lines in asked)
        share = (expected - missed) / expected
        print(f"{name} · {expected - missed} of {expected} ({share:.2f}) · {wrong} · {passed} of {len(asked)}")
    for case, lines in (pair for some in failures.values() for pair in some):
        if arguments.misses and lines:
            print("\n".join(["", f"{case.name}: {case.text}", *lines]))


if __name__ == "__main__":
    main()
