"""What is installed is what lies in the repository: nothing missing, nothing left over from an earlier build."""

from __future__ import annotations

import ast
import tomllib
from importlib.metadata import metadata, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("extract", "graph", "ontology")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def contents(folder: Traversable, prefix: str = "") -> dict[str, bytes]:
    """Return path -> bytes of all files below a folder, those that Python or an editor leaves there aside."""
    found: dict[str, bytes] = {}
    for entry in folder.iterdir():
        if entry.name.startswith((".", "__pycache__")) or entry.name.endswith((".pyc", "~")):
            continue
        path = f"{prefix}{entry.name}"
        found |= contents(entry, f"{path}/") if entry.is_dir() else {path: entry.read_bytes()}
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_installed_files_are_the_repositorys(folder: str) -> None:
    """A data file that pyproject.toml does not list is missing; a deleted module that comes back lay in build/."""
    here, installed = contents(ROOT / folder), contents(files(f"reportgraph.{folder}"))
    assert sorted(here.keys() - installed.keys()) == [], "not installed: list them in pyproject.toml"
    assert sorted(installed.keys() - here.keys()) == [], "left over: delete build/ and install again"
    assert [path for path in here if here[path] != installed[path]] == [], "changed since: install again"


def test_namespace_has_no_folder() -> None:
    """`reportgraph` is a namespace over the three folders; a folder of that name would hide them."""
    assert not (ROOT / "reportgraph").exists()
    folders = [path.parent for top in ("ontology", "extract", "graph") for path in (ROOT / top).rglob("__init__.py")]
    packages = sorted(".".join(("reportgraph", *folder.relative_to(ROOT).parts)) for folder in folders)
    assert sorted(PROJECT["tool"]["setuptools"]["packages"]) == packages
    assert all((ROOT / folder / "py.typed").exists() for folder in FOLDERS)


def test_metadata_is_the_projects() -> None:
    assert version("reportgraph") == PROJECT["project"]["version"]
    assert metadata("reportgraph")["License-Expression"] == "Apache-2.0"


def test_dependencies_are_sorted() -> None:
    """So that two people who add one don't meet, and a reader finds it."""
    for names in (PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"].values()):
        assert names == sorted(names, key=str.casefold)


def test_only_parse_loads_a_pipeline() -> None:
    """Everything else works on what `extract/parsing/parse.py` parsed, so that the model is loaded in one place."""
    loaders = [
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "spacy.load"
    ]
    assert loaders == ["extract/parsing/parse.py"]


def test_version_has_an_entry_in_the_changelog() -> None:
    assert f"## [{PROJECT['project']['version']}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
