"""Corrections that a reader made, applied to what was extracted: `--corrections FILE` (docs/corrections.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportgraph.extract.model import Modality
from reportgraph.ontology.errors import GraphError

KINDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {  # kind -> keys that it needs, and may have
    "reject": (frozenset({"words"}), frozenset({"subject", "property", "object", "modality"})),
    "merge": (frozenset({"entities"}), frozenset()),
    "split": (frozenset({"entity", "as"}), frozenset({"names", "words", "class"})),
    "rename": (frozenset({"entity", "name"}), frozenset()),
    "retype": (frozenset({"entity", "class"}), frozenset()),
    "alias": (frozenset({"entity", "alias"}), frozenset()),
    "add": (
        frozenset({"subject", "property", "object", "words"}),
        frozenset({"modality", "speaker", "subject_class", "object_class"}),
    ),
}
_ANYWHERE = frozenset({"document", "reason"})  # keys that every kind may have
_LISTS = frozenset({"entities", "names"})


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of a file of corrections; `number` counts the entries of its kind."""

    kind: str
    number: int
    values: Mapping[str, Any] = field(default_factory=dict)

    def get(self, key: str) -> str:
        """Give a text of the entry, "" where it has none."""
        return str(self.values.get(key, ""))

    def listed(self, key: str) -> tuple[str, ...]:
        """Give a list of the entry."""
        return tuple(self.values.get(key, ()))

    def concerns(self, title: str, source: str | None) -> bool:
        """Tell whether the entry is about a document, by its title or the name of its file; without one, about any."""
        document = self.get("document")
        return not document or document in (title, source or "", Path(source or "").name)

    def __str__(self) -> str:
        told = [f"{key} {value!r}" for key, value in self.values.items() if key != "reason"]
        reason = f" ({self.get('reason')})" if self.get("reason") else ""
        return f"{self.kind} {self.number}: {', '.join(told)}{reason}"


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """Read a file of corrections, in the order in which they are applied: kind by kind, as in `KINDS`.

    Raises:
        GraphError: The file can't be read or is not TOML, or an entry has an unknown key or lacks one; names the entry.

    """
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))  # some editors write a byte order mark
    except FileNotFoundError:
        raise GraphError(
            f"There is no file {path}; give a TOML file of corrections, or leave out --corrections."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise GraphError(f"{path} can't be read: {error}; give a TOML file of corrections in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise GraphError(f"{path} is not TOML: {error}; see docs/corrections.md for what may stand in it.") from error
    if unknown := sorted(data.keys() - KINDS.keys()):
        raise GraphError(f"{path} has {', '.join(unknown)}; allowed are [[{']], [['.join(KINDS)}]].")
    return tuple(c for kind in KINDS for c in _entries(path, kind, data.get(kind, [])))


def _entries(path: Path, kind: str, entries: object) -> Iterable[Correction]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise GraphError(f"{path}: {kind} must be tables in double brackets, [[{kind}]].")
    needed, optional = KINDS[kind]
    for number, entry in enumerate(entries, 1):
        lacking, unknown = needed - entry.keys(), entry.keys() - needed - optional - _ANYWHERE
        if lacking or unknown:
            wrong = [f"lacks {', '.join(sorted(lacking))}"] * bool(lacking)
            wrong += [f"has {', '.join(sorted(unknown))}"] * bool(unknown)
            raise GraphError(
                f"{path}: [[{kind}]] number {number} {' and '.join(wrong)}; it needs {', '.join(sorted(needed))} "
                f"and may have {', '.join(sorted(optional | _ANYWHERE))}."
            )
        for key, value in entry.items():
            good = _is_list(value) if key in _LISTS else isinstance(value, str) and value.strip()
            if not good:
                kind_of = "a list of texts" if key in _LISTS else "a text"
                raise GraphError(f"{path}: [[{kind}]] number {number}: {key} must be {kind_of}, and is {value!r}.")
        if entry.get("modality", Modality.ASSERTED) not in set(Modality):
            raise GraphError(
                f"{path}: [[{kind}]] number {number} has no modality of the vocabulary: {', '.join(Modality)}."
            )
        if kind == "merge" and len(entry["entities"]) < 2:
            raise GraphError(f"{path}: [[merge]] number {number} names one entity; it takes two or more to merge.")
        if kind == "split" and not {"names", "words"} & entry.keys():
            raise GraphError(
                f"{path}: [[split]] number {number} needs names or words that say which mentions go apart."
            )
        yield Correction(kind, number, entry)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item.strip() for item in value)


def unapplied(corrections: Sequence[Correction], applied: Iterable[Correction]) -> list[Correction]:
    """Give the corrections that changed nothing in any document: what they mend is no longer there."""
    done = {(c.kind, c.number) for c in applied}
    return [c for c in corrections if (c.kind, c.number) not in done]
