"""Rules that never act: functions that change and give nothing in any document, the first place to make code less.

    python tests/benchmarks/idle.py --data DIR [--limit 300] [--cases] [--folder extract/parsing/repair]

Extracts the first documents of DIR/corpus/briefings.jsonl.gz under coverage.py, with --cases the texts of tests/cases,
and lists by module the functions of the folder of which no statement ran that calls, sets, yields or returns anything
but None, False or nothing. What acts in cases alone was made for few sentences; what acts nowhere is dead.
"""

from __future__ import annotations

import argparse
import ast
import gzip
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from casebook import load_cases
from coverage import Coverage

ROOT = Path(__file__).parents[2]
_NOTHING = (None, False, 0, ())


def texts(data: Path, limit: int, *, cases: bool) -> Iterator[str]:
    """Give the documents to extract."""
    with gzip.open(data / "corpus" / "briefings.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in islice(lines, limit))
    if cases:
        yield from (case.text for case in load_cases())


def lines_run(documents: Iterator[str], folder: Path) -> dict[Path, frozenset[int]]:
    """Extract the documents; give the lines that ran, by file. Modules are imported under coverage."""
    coverage = Coverage(data_file=None, include=[f"{folder}/*"], config_file=False)
    coverage.start()
    from reportgraph.extract.pipeline import extract
    from reportgraph.extract.reading.read import read_text

    for text in documents:
        extract(read_text(text))
    coverage.stop()
    data = coverage.get_data()
    return {Path(name).resolve(): frozenset(data.lines(name) or ()) for name in data.measured_files()}


def idle_functions(source: str, run: frozenset[int]) -> Iterator[ast.FunctionDef]:
    """Give the functions of a module that could act and never did."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            acts = [s for s in ast.walk(function) if isinstance(s, ast.stmt) and s is not function and _acts(s)]
            if acts and not any(line in run for s in acts for line in range(s.lineno, (s.end_lineno or s.lineno) + 1)):
                yield function


def _acts(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Call | ast.Yield | ast.YieldFrom)
    if isinstance(statement, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        return any(isinstance(part, ast.Attribute | ast.Subscript) for t in targets for part in ast.walk(t))
    value = statement.value if isinstance(statement, ast.Return) else None
    return value is not None and not (isinstance(value, ast.Constant) and value.value in _NOTHING)


def main() -> None:
    """Print the functions, and how many there are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with corpus/briefings.jsonl.gz")
    parser.add_argument("--limit", type=int, default=300, help="documents to extract (default: %(default)s)")
    parser.add_argument("--cases", action="store_true", help="the texts of tests/cases as well")
    parser.add_argument("--folder", type=Path, default=Path("extract/parsing/repair"), help="folder of this repository")
    arguments = parser.parse_args()
    folder = ROOT / arguments.folder
    run = lines_run(texts(arguments.data, arguments.limit, cases=arguments.cases), folder)
    lines = functions = 0
    for path in sorted(folder.rglob("*.py")):
        for function in idle_functions(path.read_text("utf-8"), run.get(path.resolve(), frozenset())):
            functions, lines = functions + 1, lines + (function.end_lineno or function.lineno) - function.lineno + 1
            sys.stdout.write(f"{path.relative_to(ROOT)}:{function.lineno} {function.name}\n")
    sys.stdout.write(f"{functions} functions of {lines:,} lines never act\n")


if __name__ == "__main__":
    main()
