"""The installed command, run as its users run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

Done = subprocess.CompletedProcess[str]

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


def call(command: Path, folder: Path, *arguments: str, stdin: str = "", **environment: str) -> Done:
    return subprocess.run(
        [command, *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
        timeout=300,
        check=False,
    )


@pytest.fixture
def run(tmp_path: Path, command: Path) -> Callable[..., Done]:
    """Run the command in an empty folder; standard input is empty unless given."""
    return partial(call, command, tmp_path)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a short report in that folder."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, command: Path) -> tuple[Path, Done]:
    """Build the short report once, with all defaults; return the folder of its outputs, and what was printed."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    done = call(command, folder, "build", "report.txt", PYTHONHASHSEED="1")
    return folder / "output", done
