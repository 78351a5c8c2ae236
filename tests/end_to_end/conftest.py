"""The installed command, run as its users run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

COMMAND = Path(sys.executable).with_name("reportgraph")

REPORT = """Harbour League adopts ferry charter

TURKU, Finland, May 3, 2024 - The Harbour League signed the Ferry Charter in Turku on Thursday.

Finland and Estonia will cooperate on clean shipping, said Aino Laine, director of the Harbour League.
The league called for quiet engines. Traffic rose by 4 percent to 2.5 million passengers in 2023.
Estonia did not fund the Saaremaa Terminal.
"""


@pytest.fixture(scope="session")
def command() -> Path:
    """Return the installed command."""
    assert COMMAND.exists(), f"{COMMAND} is not installed; pip install . first"
    return COMMAND


@pytest.fixture
def run(tmp_path: Path, command: Path) -> Run:
    """Run the command in an empty folder; standard input is empty unless given."""

    def call(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, *arguments],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"} | environment,
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a short report."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path
