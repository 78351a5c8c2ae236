"""Word documents into a draft: paragraphs by their styles, tables row by row."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from reportgraph.extract.model import BlockKind
from reportgraph.extract.reading.decode import too_long
from reportgraph.extract.reading.draft import Draft, Meta, Piece, Raw, from_pieces, table_row
from reportgraph.ontology.errors import ReadError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST = 100_000_000  # bytes of the document's XML once unpacked
_KINDS = (  # the first that a style's name begins with
    ("title", BlockKind.TITLE),
    ("heading", BlockKind.HEADING),
    ("subtitle", BlockKind.HEADING),
    ("list", BlockKind.ITEM),
    ("caption", BlockKind.CAPTION),
    ("toc", BlockKind.FURNITURE),
    ("table of", BlockKind.FURNITURE),
    ("header", BlockKind.FURNITURE),
    ("footer", BlockKind.FURNITURE),
    ("footnote", BlockKind.FURNITURE),
    ("bibliography", BlockKind.FURNITURE),
)
_TEMPLATE = re.compile(r"(?:microsoft word|document\d*$|untitled|template)", re.IGNORECASE)


def read_docx(raw: Raw) -> Draft:
    """Read the body of a Word document; headers, footers and notes are left out, deletions are not read.

    Raises:
        ReadError: The file is damaged, protected by a password, or too large once unpacked.

    """
    from docx import Document as open_docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith(".xml"))
        if size > _LARGEST:
            raise too_long(raw.name)
        document = open_docx(io.BytesIO(raw.data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise ReadError(
            f"{raw.name} can't be read as a Word document: it is damaged; open it in a word processor, save it again."
        ) from error
    return from_pieces(_pieces(document), _meta(document))


def _meta(document: WordDocument) -> Meta:
    """Take what the file's properties say; not their dates, which tell when the file was made."""
    properties = document.core_properties
    title = properties.title.strip()
    return Meta(title=None if not title or _TEMPLATE.match(title) else title, language=properties.language or None)


def _pieces(document: WordDocument) -> list[Piece]:
    styles = {style.style_id: (style.name or "").lower() for style in document.styles}
    pieces: list[Piece] = []
    for element in document.element.body.iter(f"{_W}p", f"{_W}tr"):
        if element.tag == f"{_W}tr":
            pieces.extend(table_row([" ".join(map(_words, cell.iter(f"{_W}p"))) for cell in element.iter(f"{_W}tc")]))
        elif next(element.iterancestors(f"{_W}tr", _FALLBACK), None) is None:
            pieces.append((_words(element), _kind(element, styles)))
    return pieces


def _words(paragraph: _Element) -> str:
    """Words of a paragraph as they read with all changes accepted."""
    parts: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if next(node.iterancestors(f"{_W}p")) is not paragraph or next(node.iterancestors(_FALLBACK), None) is not None:
            continue
        tag = node.tag.removeprefix(_W)
        parts.append((node.text or "") if tag == "t" else {"tab": "\t", "noBreakHyphen": "-"}.get(tag, "\n"))
    return "".join(parts)


def _kind(paragraph: _Element, styles: dict[str, str]) -> BlockKind | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
    for prefix, kind in _KINDS:
        if name.startswith(prefix):
            # An outline may number its headings; an item is what is numbered and nothing else.
            return kind
    return BlockKind.ITEM if paragraph.find(f"{_W}pPr/{_W}numPr") is not None else None
