"""Where outputs go: names that are readable, safe on every system, and never the same for two inputs."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, unquote, urlsplit

from reportgraph.ontology.errors import GraphError

STDIN = "-"
HTML = "html"
"""The view, as a format beside those of the writers."""
DEFAULT_FORMATS = ("ttl", HTML)
LONGEST = 200
"""Bytes of a name: with a suffix and a number behind it every system takes it."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
# Devices of Windows: no file there can have such a stem.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


def is_url(source: str) -> bool:
    """Tell whether a source is an address in the web; all others but `-` are files."""
    return source.lower().startswith(("http://", "https://"))


def output_names(sources: Iterable[str]) -> dict[str, str]:
    """Return for each source the name of its outputs, without suffix.

    It is the stem of the source; where stems are the same, the whole file name; where these are too, a number
    after it, by the order of their paths. So the names depend on the set of sources, not on their order.

    >>> output_names(["a/report.txt", "report.pdf", "memo.md"])
    {'a/report.txt': 'report.txt', 'memo.md': 'memo', 'report.pdf': 'report.pdf'}
    """
    ordered = sorted(dict.fromkeys(sources), key=lambda source: (_place(source), source))
    stems = Counter(_stem(source).casefold() for source in ordered)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for clashes in (False, True):  # those that keep their stem come first
        for source in ordered:
            if (stems[_stem(source).casefold()] > 1) is clashes:
                names[source] = _free(_whole(source) if clashes else _stem(source), taken)
    return dict(sorted(names.items()))


def distinct(sources: Iterable[str]) -> list[str]:
    """Return the sources without those that are the same file again."""
    return list({_place(source): source for source in reversed(list(sources))}.values())[::-1]


def checked_name(name: str) -> str:
    """Return a name that a user chose for the outputs.

    Raises:
        GraphError: It can't be the name of a file on every system.

    """
    if name != _safe(name):
        raise GraphError(f"{name!r} can't name a file; give a short name without folders, such as {_safe(name)!r}.")
    return name


def check_formats(formats: Sequence[str]) -> dict[str, str]:
    """Return the suffix of each format; one may be given as it is.

    Raises:
        GraphError: One is not known.

    """
    from reportgraph.graph.writers import WRITERS

    suffixes = {name: writer.suffix for name, writer in WRITERS.items()} | {HTML: ".html"}
    formats = [formats] if isinstance(formats, str) else formats
    for name in formats:
        if name not in suffixes:
            raise GraphError(f"There is no format {name!r}; there are {', '.join(suffixes)}.")
    return {name: suffixes[name] for name in formats}


def check_folder(directory: Path | str) -> Path:
    """Return a folder that can be written, or made, without making it.

    Raises:
        GraphError: It, or the folder that it would be made in, is a file or can't be written.

    """
    folder = Path(directory)
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not there.is_dir():
        raise GraphError(f"{there} is a file, no folder to write graphs into; choose another with -o.")
    if not os.access(there, os.W_OK):
        raise GraphError(f"{there} can't be written; choose another folder with -o, or change its permissions.")
    return folder


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free.casefold())
    return free


def _place(source: str) -> str:
    return source if source == STDIN or is_url(source) else Path(source).resolve().as_posix()


def _whole(source: str) -> str:
    """Return the last part of the source, made safe."""
    return _safe(_last(source) or _split(source).hostname or "page")


def _stem(source: str) -> str:
    """Return the last part of the source without its suffix, made safe; a host's name has none."""
    last = _last(source)
    return _safe(PurePosixPath(last).stem) if last else _whole(source)


def _last(source: str) -> str:
    if source == STDIN:
        return "stdin"
    return PurePosixPath(unquote(_split(source).path)).name if is_url(source) else Path(source).name


def _split(source: str) -> SplitResult:
    """Split an address; one that can't be read at all (reading it will say so) has no parts."""
    try:
        return urlsplit(source)
    except ValueError:
        return urlsplit("")


def _safe(name: str) -> str:
    name = _UNSAFE.sub("-", name).encode()[:LONGEST].decode(errors="ignore").strip(" .-") or "report"
    return f"{name}-report" if _RESERVED.fullmatch(name) else name
