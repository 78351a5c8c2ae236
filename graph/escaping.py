"""Text that is safe where a page carries it, and shows what is in it."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from gzip import compress
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "&<>\u2028\u2029"}


def script_json(value: Json, *, packed: bool = False) -> str:
    """Return JSON that can't end the script element it stands in; gzip in base64 when packed."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if packed:
        return f'"{b64encode(compress(text.encode(), compresslevel=6, mtime=0)).decode("ascii")}"'
    return text.translate(_UNSAFE)


def visible(text: str) -> str:
    """Return a text as it can be shown, character for character.

    Lone surrogates become U+FFFD, other controls the pictures of them, and what would turn the direction of writing
    around becomes a substitute sign; line ends stay. Offsets stay true.
    """
    text = _SURROGATES.sub("\ufffd", text)
    text = _DIRECTIONS.sub("\u2426", text)
    return _CONTROLS.sub(lambda found: chr(0x2400 + ord(found[0])) if ord(found[0]) < 0x20 else "\u2426", text)
