"""Readable ASCII names for IRIs and keys."""

from __future__ import annotations

import re

from anyascii import anyascii

_APOSTROPHES = re.compile(r"['`]")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Return the text in lower-case ASCII letters and digits, joined by single hyphens.

    The result is a local name that every Turtle reader takes unescaped (`[a-z0-9][a-z0-9-]*`), is never
    empty, and is its own slug.

    >>> slug("Ürümqi – People's Park")
    'urumqi-peoples-park'
    """
    ascii_text = _APOSTROPHES.sub("", anyascii(text)).lower()
    return _OTHER.sub("-", ascii_text).strip("-") or "unnamed"
