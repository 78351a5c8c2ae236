"""One clear sentence for each thing that can't be read."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from fpdf import FPDF
from reportgraph.extract.reading import read as reading
from reportgraph.extract.reading.read import MAX_CHARACTERS, read, read_text
from reportgraph.ontology.errors import ReadError


def fails(source: Path | str, message: str) -> None:
    with pytest.raises(ReadError, match=re.escape(message)) as caught:
        read(source)
    assert "\n" not in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    fails(tmp_path / "report.txt", "report.txt doesn't exist; check the name.")


def test_folder(tmp_path: Path) -> None:
    fails(tmp_path, "is a folder; give the files in it")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("The council met.")
    path.chmod(0)

    fails(path, "can't be read: Permission denied")


def test_name_too_long() -> None:
    fails("x" * 5000, "can't be read: File name too long")


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"--- *** ---\n"])
def test_empty(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)

    fails(path, "give a report with at least one sentence.")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bytes(range(256)) * 40, "is not text but binary data"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "is a Word 97 document, or a protected one"),
        (b"{\\rtf1 The council met.}", "is Rich Text"),
        (b"\x7fELF" + bytes(100), "is a program"),
    ],
)
def test_not_text(tmp_path: Path, data: bytes, message: str) -> None:
    """What it is, and what reports can be."""
    path = tmp_path / "report.txt"
    path.write_bytes(data)

    fails(path, message)
    fails(path, "plain text, Markdown, HTML, PDF and DOCX: convert it to one of these.")


def test_text_too_long(tmp_path: Path) -> None:
    """The limit and what to do; a file far beyond it is not even decoded."""
    (tmp_path / "long.txt").write_text("word " * (MAX_CHARACTERS // 5 + 1))
    (tmp_path / "huge.txt").write_bytes(b"word " * 10_000_000)

    fails(
        tmp_path / "long.txt", "long.txt is longer than 1,000,000 characters, the most that is read at once; split it"
    )
    fails(tmp_path / "huge.txt", "huge.txt is longer than 1,000,000 characters")
    with pytest.raises(ReadError, match="memo is longer than 1,000,000 characters"):
        read_text("x" * (MAX_CHARACTERS + 1), name="memo")


def test_file_without_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No more is taken than the limit, whatever the file's size says."""
    monkeypatch.setattr(reading, "MAX_BYTES", 1000)
    path = tmp_path / "report.txt"
    path.write_text("word " * 1000)

    fails(path, "report.txt is larger than 1,000 bytes, the most that is read; split it.")


def scanned_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(20, 20, 100, 100, style="F")
    return bytes(pdf.output())


def protected_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.cell(0, 10, "The council met in Oslo.")
    pdf.set_encryption(owner_password="owner", user_password="reader")
    return bytes(pdf.output())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (scanned_pdf(), "holds no text, only pictures of its pages; run text recognition on it first"),
        (protected_pdf(), "is protected by a password; save a copy without one"),
        (b"%PDF-1.7\nnothing of the kind", "can't be read as a PDF: it is damaged"),
    ],
)
def test_pdf(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(data)

    fails(path, f"report.pdf {message}")


def test_damaged_word_document(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"PK\x03\x04 broken")

    fails(path, "report.docx can't be read as a Word document: it is damaged")


def test_page_without_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<!DOCTYPE html><html><body><script>let a = 1;</script></body></html>")

    fails(path, "page.html holds no text")


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))

    fails("-", "standard input is empty")


@pytest.mark.parametrize("url", ["ftp://lake.example/report.txt", "file:///etc/hostname"])
def test_other_schemes(url: str) -> None:
    """Nothing but http and https is ever fetched."""
    fails(url, f"{url} is no http or https URL; only these are fetched.")


def test_what_is_no_url() -> None:
    """Half a bracket begins an address that can't be taken apart."""
    fails("http://[half/a", "http://[half/a is no URL (Invalid IPv6 URL); check the address.")
