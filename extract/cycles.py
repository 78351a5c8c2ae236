"""How often Python looks for garbage while a report is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_OFTEN = 500_000  # new objects after which to look, about a report's worth; Python's own number is 700

_lock = Lock()
_usual: list[tuple[int, int, int]] = []  # the thresholds before, once for each that reads now


@contextmanager
def rare_collection() -> Iterator[None]:
    """Let Python look seldom for cycles that nobody holds: the words of a report hold each other, and all are needed.

    Several threads may read at once; the usual thresholds are back when the last one is done.
    """
    with _lock:
        usual = _usual[0] if _usual else gc.get_threshold()
        _usual.append(usual)
        if 0 < usual[0] < _OFTEN:  # 0: whoever calls has turned it off
            gc.set_threshold(_OFTEN, *usual[1:])
    try:
        yield
    finally:
        with _lock:
            before = _usual.pop()
            if not _usual:
                gc.set_threshold(*before)
