"""Bytes into text: the encoding found, binary data refused."""

from __future__ import annotations

import codecs
import re

from reportgraph.extract.reading.draft import Raw
from reportgraph.ontology.errors import ReadError

MAX_CHARACTERS = 1_000_000
"""The longest text that is read; parsing needs about 1 kB of memory a character."""

_MARKS = (  # the longer ones first: a UTF-32 mark begins with a UTF-16 one
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_RUBBISH = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
FORMATS = "plain text, Markdown, HTML, PDF and DOCX"
"""What can be read, for messages."""


def decode(raw: Raw) -> str:
    """Decode text of any encoding.

    A byte order mark is believed first, then UTF-8, then what a server said, then the encoding that fits best.

    Raises:
        ReadError: The data are not text, or are longer than `MAX_CHARACTERS`.

    """
    if len(raw.data) > 4 * MAX_CHARACTERS:  # no encoding needs more bytes a character
        raise too_long(raw.name)
    text = _marked(raw) or _utf8(raw.data) or _charset(raw) or _guess(raw)
    if len(_RUBBISH.findall(text)) * 100 > len(text):
        raise ReadError(
            f"{raw.name} is not text but binary data; reports can be {FORMATS}: convert it to one of these."
        )
    if len(text) > MAX_CHARACTERS:
        raise too_long(raw.name)
    return text


def too_long(name: str) -> ReadError:
    """Make the error for a text beyond the limit."""
    return ReadError(
        f"{name} is longer than {MAX_CHARACTERS:,} characters, the most that is read at once; "
        f"split it into its reports or chapters."
    )


def _marked(raw: Raw) -> str | None:
    for mark, encoding in _MARKS:
        if raw.data.startswith(mark):
            return raw.data.decode(encoding, "replace")
    return None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _charset(raw: Raw) -> str | None:
    try:
        return raw.data.decode(raw.charset) if raw.charset else None
    except (LookupError, UnicodeDecodeError):
        return None


def _guess(raw: Raw) -> str:
    """Decode what is neither marked nor UTF-8.

    Short English texts hold too few other characters for statistics; there Windows-1252 is what they nearly always are.
    """
    sample = raw.data[:100_000]
    if sum(byte < 0x80 for byte in sample) * 4 > len(sample) * 3 and b"\0" not in raw.data:
        try:
            return raw.data.decode("cp1252")
        except UnicodeDecodeError:
            pass  # a byte that Windows-1252 leaves free: another encoding then
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return raw.data.decode(best.encoding if best else "latin-1", "replace")
