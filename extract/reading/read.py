"""Reports of any common format into documents: the one door through which text comes in."""

from __future__ import annotations

import re
import sys
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportgraph.extract.model import Document
from reportgraph.extract.reading.decode import FORMATS, MAX_CHARACTERS, decode, too_long
from reportgraph.extract.reading.docx import read_docx
from reportgraph.extract.reading.draft import Draft, Raw, normalise
from reportgraph.extract.reading.headers import read_header
from reportgraph.extract.reading.html import read_html
from reportgraph.extract.reading.language import detect_language
from reportgraph.extract.reading.layout import lay_out
from reportgraph.extract.reading.lines import segment
from reportgraph.extract.reading.markdown import read_markdown
from reportgraph.extract.reading.pdf import read_pdf
from reportgraph.extract.reading.url import check_url, fetch, is_url, public_url
from reportgraph.ontology.errors import ReadError

MAX_BYTES = 100_000_000
"""The largest file that is read; a PDF or a Word document may be mostly pictures."""


class ReadWarning(UserWarning):
    """A report was read, but what follows may be poor: it is not in English."""


def read_plain(raw: Raw) -> Draft:
    """Read plain text of any encoding."""
    return segment(normalise(decode(raw)), alone=read_header)


READERS: dict[str, Callable[[Raw], Draft]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
"""A reader for each suffix; each imports its library when it is called."""

MEDIA_TYPES = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""The suffix for each media type that a web server may give."""

_OTHERS = (  # formats people try, known by their first bytes
    (b"\xd0\xcf\x11\xe0", "a Word 97 document, or a protected one"),
    (b"{\\rtf", "Rich Text"),
    (b"PK\x03\x04", "an archive, or a document of another program"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "compressed data"),
    (b"\x7fELF", "a program"),
)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read(source: str | Path, *, name: str | None = None) -> Document:
    """Read a report.

    Args:
        source: A file, "-" for standard input, or an http or https URL; nothing else is ever fetched.
        name: What to call it if it has no title; the file's or the page's name if left out.

    Returns:
        The document; its `source` is the file's name without its folder, the URL, or `name`.

    Raises:
        ReadError: It can't be read, is empty, no text, or longer than `MAX_CHARACTERS`.

    Warns:
        ReadWarning: It is not in English.

    """
    if isinstance(source, str) and source == "-":
        raw = Raw(_take(sys.stdin.buffer, "standard input"), "standard input")
        return _document(raw, _sniff(raw, ".txt"), name=name or "report", source=name)
    if isinstance(source, str) and is_url(source):
        check_url(source)
        raw, media_type = fetch(source, limit=MAX_BYTES)
        return _document(raw, _suffix_of(media_type, raw), name=name or _last_part(source), source=public_url(source))
    if isinstance(source, str) and _SCHEME.match(source):
        raise ReadError(f"{source} is no http or https URL; only these are fetched.")
    path = Path(source)
    raw = Raw(_open(path), path.name)
    return _document(raw, _sniff(raw, path.suffix.lower()), name=name or path.stem, source=path.name)


def read_text(text: str, *, name: str = "report", source: str | None = None) -> Document:
    """Read a report from a string of plain text.

    Args:
        text: The report, in any line width, with or without empty lines between paragraphs.
        name: What to call it if it has no title.
        source: Where it comes from: a file name or a URL.

    Raises:
        ReadError: The text is empty or longer than `MAX_CHARACTERS`.

    Warns:
        ReadWarning: It is not in English.

    """
    if len(text) > MAX_CHARACTERS:
        raise too_long(name)
    return _finish(segment(normalise(text), alone=read_header), name, source)


def _document(raw: Raw, suffix: str, *, name: str, source: str | None) -> Document:
    if not raw.data.strip():
        raise ReadError(f"{raw.name} is empty; give a report with at least one sentence.")
    return _finish(READERS[suffix](raw), name, source)


def _finish(draft: Draft, name: str, source: str | None) -> Document:
    if not any(character.isalnum() for character in draft.text):
        raise ReadError(f"{source or name} holds no text; give a report with at least one sentence.")
    if len(draft.text) > MAX_CHARACTERS:
        raise too_long(source or name)
    language = detect_language(draft.text, hint=draft.meta.language)
    if language.split("-")[0] != "en":
        warnings.warn(
            f"{source or name} seems to be in another language than English ({language}); "
            f"what is read out of it will be poor.",
            ReadWarning,
            stacklevel=3,
        )
    return replace(lay_out(draft, name), source=source, language=language)


def _open(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _take(file, path.name)
    except FileNotFoundError as error:
        raise ReadError(f"{path} doesn't exist; check the name.") from error
    except IsADirectoryError as error:
        raise ReadError(f"{path} is a folder; give the files in it: {path}/*") from error
    except (
        OSError,
        ValueError,
    ) as error:  # no permission, a broken disk, a name that no file has
        raise ReadError(f"{path} can't be read: {getattr(error, 'strerror', None) or error}.") from error


def _take(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadError(f"{name} is larger than {MAX_BYTES:,} bytes, the most that is read; split it.")
    return data


def _sniff(raw: Raw, suffix: str) -> str:
    """Choose the suffix to read by: what the first bytes show outweighs the name.

    Raises:
        ReadError: The bytes are of a format that has no reader.

    """
    start = raw.data[:1024]
    if b"%PDF-" in start:
        return ".pdf"
    if start.startswith(b"PK\x03\x04") and _is_word(raw.data):
        return ".docx"
    for magic, what in _OTHERS:
        if start.startswith(magic):
            raise ReadError(f"{raw.name} is {what}; reports can be {FORMATS}: convert it to one of these.")
    if suffix not in READERS or READERS[suffix] in (read_plain, read_pdf, read_docx):
        return ".html" if _HTML.match(start) else ".txt"
    return suffix


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return True  # a damaged one: its reader says so


def _suffix_of(media_type: str, raw: Raw) -> str:
    suffix = MEDIA_TYPES.get(media_type)
    if suffix is None and not media_type.startswith("text/") and media_type != "application/octet-stream":
        raise ReadError(f"{raw.name} is {media_type}; reports can be {FORMATS}.")
    return _sniff(raw, suffix or Path(_last_part(raw.url or "")).suffix.lower())


def _last_part(url: str) -> str:
    path = public_url(url).split("?")[0].rstrip("/")
    return path.rpartition("/")[2] or path
