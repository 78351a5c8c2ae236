"""PDF into a draft: the lines of print with their places and sizes, joined into paragraphs."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING

from reportgraph.extract.reading.decode import MAX_CHARACTERS, too_long
from reportgraph.extract.reading.draft import Draft, Meta, Raw, from_pieces
from reportgraph.extract.reading.headers import read_header
from reportgraph.extract.reading.pages import PageLine, paragraphs
from reportgraph.ontology.errors import ReadError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_HYPHENS = (0x02, 0xFFFE)
_FEWEST_LETTERS = 20  # a scan may carry a stamp
_NO_TITLE = re.compile(
    r"(?:microsoft word|powerpoint|untitled|layout|print|.*\.(?:docx?|pdf|indd|qxd|tex|rtf)$|\W*$)", re.IGNORECASE
)


def read_pdf(raw: Raw) -> Draft:
    """Read a PDF that holds text.

    Raises:
        ReadError: It is damaged, protected by a password, too long, or but pictures of pages.

    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            message = f"{raw.name} is protected by a password; save a copy without one and give that."
        else:
            message = f"{raw.name} can't be read as a PDF: it is damaged; open it in a viewer and save it again."
        raise ReadError(message) from error
    try:
        lines = _lines(document, raw.name)
        title = document.get_metadata_dict().get("Title", "").strip()
    finally:
        document.close()
    pieces = paragraphs(lines, read_header)
    if sum(character.isalpha() for text, _ in pieces for character in text) < _FEWEST_LETTERS:
        raise ReadError(
            f"{raw.name} holds no text, only pictures of its pages; run text recognition on it first, such as ocrmypdf."
        )
    return from_pieces(pieces, Meta(title=None if _NO_TITLE.match(title) else title))


def _lines(document: PdfDocument, name: str) -> list[PageLine]:
    lines: list[PageLine] = []
    size = 0
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        size += text_page.count_chars()
        if size > MAX_CHARACTERS:
            raise too_long(name)
        lines.extend(_page_lines(text_page, number, page.get_height()))
        text_page.close()
        page.close()
    return lines


def _page_lines(page: PdfTextPage, number: int, height: float) -> list[PageLine]:
    """Give the lines of one page, in the order that the file draws them."""
    from pypdfium2 import raw

    units = [raw.FPDFText_GetUnicode(page, index) for index in range(page.count_chars())]
    lines: list[PageLine] = []
    begin = 0
    # PDFium puts no line end after a hyphen: it marks that hyphen instead, and joins the lines.
    ends = [index + (unit in _HYPHENS) for index, unit in enumerate(units) if unit == 0x0A or unit in _HYPHENS]
    for end in [*ends, len(units)]:
        seen = [index for index in range(begin, end) if not chr(units[index]).isspace()]
        if seen:
            text = _decode(units[begin:end])
            first, last, middle = (_box(page, index) for index in (seen[0], seen[-1], seen[len(seen) // 2]))
            lines.append(
                PageLine(
                    text=text,
                    page=number,
                    left=first[0],
                    right=last[1],
                    top=middle[3],
                    place=middle[3] / height,
                    size=round(middle[3] - middle[2], 1),
                    bold=_is_bold(page, seen[len(seen) // 2]),
                )
            )
        begin = end
    return [line for line in lines if line.text]


def _decode(units: list[int]) -> str:
    """Text of PDFium's UTF-16 units; a hyphen that it found at a line's end is one of pages.py's."""
    data = b"".join(unit.to_bytes(4 if unit > 0xFFFF else 2, "little") for unit in units if unit)
    return " ".join(data.decode("utf-16-le", "replace").split())


def _box(page: PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a character's line box, which is as high as its font, whatever the letter."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(page, index, ctypes.byref(box))
    return box.left, box.right, box.bottom, box.top


def _is_bold(page: PdfTextPage, index: int) -> bool:
    from pypdfium2 import raw

    size = raw.FPDFText_GetFontInfo(page, index, None, 0, None)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFText_GetFontInfo(page, index, buffer, size, None)
    return bool(re.search(rb"bold|black|heavy|semibold", buffer.value, re.IGNORECASE))
