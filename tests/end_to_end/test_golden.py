"""The sample report's graph is kept in git, so that every change of it is seen in a review.

When a change is wanted, refresh it with `reportgraph build docs/sample-report.txt --format ttl`.
"""

from __future__ import annotations

import difflib
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "output" / "sample-report.ttl"


def test_sample_report_gives_the_golden_file(command: Path, tmp_path: Path) -> None:
    """Byte for byte."""
    subprocess.run(
        [command, "build", ROOT / "docs" / "sample-report.txt", "-o", tmp_path, "--format", "ttl", "--quiet"],
        check=True,
    )
    expected, actual = GOLDEN.read_bytes(), (tmp_path / GOLDEN.name).read_bytes()
    if expected != actual:  # told apart so that a failure shows lines, not bytes
        old, new = (text.decode().splitlines() for text in (expected, actual))
        changes = "\n".join(difflib.unified_diff(old, new, "golden", "rebuilt", n=1, lineterm=""))
        raise AssertionError(f"The sample report's graph changed:\n{changes}")
