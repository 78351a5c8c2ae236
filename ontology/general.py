"""Checks what `lexicon/relations.toml` says of properties beside its frames, in [general]."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.schema import Schema

_LISTS = (  # of properties
    "broad deeds described effects favourable harming identified itself plain received shared stances telling".split()
)
_PAIRS = ("aimed", "favouring", "opposite", "weaker")  # tables of properties by properties
_KEYS = ("judging",)  # tables of something else by properties
_VALUES = ("labels", "labelled")  # tables of properties by something else
_WISH = "advocates"


def check_general(general: Mapping[str, Any], schema: Schema) -> None:
    """Check that [general] names properties that there are, and the one that rules can't do without.

    Raises:
        OntologyError: It does not; names the entry.

    """
    for entry, name in _named(general):
        if name not in schema.properties:
            raise OntologyError(
                f"lexicon/relations.toml: [general] {entry} names the property {name!r}, which core.ttl lacks."
            )
    if _WISH not in general.get("opposite", {}):
        raise OntologyError(
            f"lexicon/relations.toml: [general.opposite] has no {_WISH}, which rules need; "
            "begin the file as a copy of the shipped one."
        )


def _named(general: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give each property that is named, with the entry that names it."""
    for key in _LISTS:
        yield from ((key, name) for name in general.get(key, ()))
    for key in (*_PAIRS, *_KEYS):
        yield from ((key, name) for name in general.get(key, ()))
    for key in (*_PAIRS, *_VALUES):
        yield from ((key, name) for name in general.get(key, {}).values())
