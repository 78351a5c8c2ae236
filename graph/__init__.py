"""Statements to RDF, and everything that a person opens: files, view, queries, command line.

`build` is the library's door; it and its options are imported when they are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgraph.graph.building import BuildOptions, Built, build

__all__ = ["BuildOptions", "Built", "build"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from reportgraph.graph import building

        return getattr(building, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
