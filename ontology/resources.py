"""The files of a domain pack: the shipped one, or a directory of the user's (`--ontology DIR`) that overrides it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, Protocol, TypeVar

from reportgraph.ontology.errors import OntologyError

SHIPPED = Path(__file__).parent
PARTS = ("core.ttl", "shapes.ttl", "alignments.ttl", "lexicon", "gazetteer", "queries")
"""What a pack may hold."""


_Loaded_co = TypeVar("_Loaded_co", covariant=True)


class Loader(Protocol[_Loaded_co]):
    """What reads something of a pack; the shipped one where no directory is given."""

    def __call__(self, directory: Path | None = None) -> _Loaded_co:
        """Give what the pack says."""
        ...


def loaded_once(load: Callable[[Path | None], _Loaded_co]) -> Loader[_Loaded_co]:
    """Keep what is read of each pack: whoever names no directory and whoever names None ask for the same."""
    kept = cache(load)

    @wraps(load)
    def give(directory: Path | None = None) -> _Loaded_co:
        return kept(directory)

    return give


def pack_file(name: str, directory: Path | None = None) -> Path:
    """Return the path of a file of the pack, such as "core.ttl" or "lexicon/relations.toml".

    A directory of the user's is laid out like the shipped pack. Each file that it has stands for the shipped one
    of that name; for each that it lacks the shipped one is taken. So a pack that only changes some words is one file.

    Raises:
        OntologyError: The directory is no pack, or neither it nor the shipped pack has the file.

    """
    if directory is not None:
        _check(directory)
        if (directory / name).is_file():
            return directory / name
    if (SHIPPED / name).is_file():
        return SHIPPED / name
    raise OntologyError(f"The domain pack {directory or SHIPPED} has no {name}; give it one, or check the name.")


def pack_files(folder: str, directory: Path | None = None) -> tuple[Path, ...]:
    """Return the files of a folder of the pack, such as "queries", sorted by name; the user's stand for shipped ones.

    Raises:
        OntologyError: The user's directory is no pack.

    """
    if directory is not None:
        _check(directory)
    roots = [SHIPPED] if directory is None else [SHIPPED, directory]
    found = {path.name for root in roots if (root / folder).is_dir() for path in (root / folder).iterdir()}
    return tuple(
        pack_file(f"{folder}/{name}", directory)
        for name in sorted(found)
        if not name.startswith((".", "_")) and any((root / folder / name).is_file() for root in roots)
    )


def _check(directory: Path) -> None:
    """Refuse a folder of other things: the shipped pack would be used in silence. An empty one is a pack to be."""
    if not directory.is_dir():
        problem = "is no directory"
    elif any((directory / part).exists() for part in PARTS) or not any(directory.iterdir()):
        _check_names(directory)
        return
    else:
        problem = "holds nothing of a domain pack"
    raise OntologyError(f"{directory} {problem}; a domain pack is a directory that holds any of {', '.join(PARTS)}.")


def _check_names(directory: Path) -> None:
    """Refuse tables that no shipped one is called like: they would be left alone in silence."""
    for path in sorted((*directory.glob("*.t*"), *directory.glob("lexicon/*.t*"))):
        name = path.relative_to(directory).as_posix()
        if path.suffix in (".tsv", ".toml") and path.name[0] not in "._" and not (SHIPPED / name).is_file():
            known = sorted(p.name for p in (SHIPPED / "lexicon").glob("*.t*"))
            raise OntologyError(f"{path} stands for no file of the shipped pack; lexicon/ has {', '.join(known)}.")


def read_text(path: Path) -> str:
    """Read a file of a pack.

    Raises:
        OntologyError: It can't be read, or is not UTF-8.

    """
    try:
        return path.read_text("utf-8-sig")  # some editors write a byte order mark
    except UnicodeDecodeError as error:
        raise OntologyError(f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8.") from error
    except OSError as error:
        raise OntologyError(f"{path}: can't be read: {error.strerror}; check its permissions.") from error


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file of a pack.

    Raises:
        OntologyError: It can't be read, or is not TOML in UTF-8.

    """
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path}: not TOML: {error}.") from error
