"""HTML, Markdown, PDF and DOCX become the same documents as plain text does."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from reportgraph.extract.model import BlockKind, Document
from reportgraph.extract.reading.read import read


def words_of(document: Document, *kinds: BlockKind) -> list[str]:
    return [
        " ".join(document.text[block.span.begin : block.span.end].split())
        for block in document.blocks
        if block.kind in kinds
    ]


PAGE = """\
<!DOCTYPE html>
<html lang="en-GB"><head><title>Lake council adopts charter | Lake Times</title>
<meta property="og:site_name" content="Lake Times">
<meta property="article:published_time" content="2024-05-03T10:00:00Z">
<meta name="author" content="Ana Ruiz">
<script>var menu = "Subscribe";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Lake council adopts charter</h1>
<p>The Lake Council signed the Water Charter in May 2024, after <b>long</b> talks that took years to
<a href="/x">conclude</a>.<sup><a href="#n1">1</a></sup></p>
<figure><img src="a.jpg" alt="x"><figcaption>Delegates at the lake on Monday. (Agency/Jo Doe)</figcaption></figure>
<h2>What next</h2>
<p>Members should protect shared riv&shy;ers, Tom Poe said on Monday at the closing of the meeting.</p>
<ul><li>Open a court</li><li>Share <i>data</i></li></ul>
<table><tr><td>Members</td><td>6</td></tr></table></article>
<aside><h3>Most read</h3><p><a href="/y">Ten lakes to see before you die</a></p></aside>
<footer><p>Copyright 2024 Lake Times</p></footer></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_html_article_without_menus(page: Path) -> None:
    """The article's blocks are kept, in order; menus, scripts, note marks and the foot are not in the text at all."""
    document = read(page)

    assert words_of(document, BlockKind.TITLE) == ["Lake council adopts charter"]
    assert words_of(document, BlockKind.PARAGRAPH) == [
        "The Lake Council signed the Water Charter in May 2024, after long talks that took years to conclude.",
        "Members should protect shared rivers, Tom Poe said on Monday at the closing of the meeting.",
    ]
    assert words_of(document, BlockKind.HEADING) == ["What next"]
    assert words_of(document, BlockKind.ITEM) == ["Open a court", "Share data"]
    assert words_of(document, BlockKind.CAPTION) == ["Delegates at the lake on Monday."]
    assert words_of(document, BlockKind.FURNITURE) == ["(Agency/Jo Doe)", "Members | 6"]


def test_html_metadata(page: Path) -> None:
    """The page's head tells date, publisher, authors and kind of English."""
    document = read(page)

    assert document.title == "Lake council adopts charter"
    assert (document.date, document.publisher, document.authors) == ("2024-05-03", "Lake Times", ("Ana Ruiz",))
    assert document.language == "en-GB"
    assert document.source == "page.html"


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 200 + "The council met in Oslo.",
        "<html><body><p>The council met in Oslo.<p>&#xD800;&#0;",
    ],
)
def test_broken_html(tmp_path: Path, page: str) -> None:
    """Markup that never closes, or names characters that don't exist, is read like a browser reads it."""
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")

    assert "The council met in Oslo." in read(path).text


def test_html_in_an_old_encoding(tmp_path: Path) -> None:
    """The words are right whatever bytes they come in."""
    path = tmp_path / "old.html"
    path.write_bytes(PAGE.replace("Tom Poe", "Zoë Peña").encode("cp1252"))

    assert "Zoë Peña said on Monday" in read(path).text


def test_html_that_names_its_encoding(tmp_path: Path) -> None:
    """A page's own word for its encoding is believed, unless the bytes are UTF-8."""
    text = "Rada šesti států přijala dohodu o ochraně jezera, řekla Žofie Dvořáková."
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace(
        "Members should", f"{text} Members should"
    )
    path = tmp_path / "old.html"
    path.write_bytes(page.encode("iso-8859-2"))

    assert text in read(path).text


MEMO = """\
---
title: Front matter's title
date: 2024-05-01
author: Ana Ruiz, Bo Li
---

# Lake *council* adopts charter

OSLO, May 3 (Newswire) -- The council [met](https://lake.example) in
the capital and `adopted` the **charter**.

![A photo shows the lake](lake.png)

## What next

- open a court
  of arbitration
    - in Oslo

| Members | Seats |
|---------|-------|
| 6       | 12    |

\\###
"""


def test_markdown(tmp_path: Path) -> None:
    """Words without markup; headings, items, pictures and tables are known; the front matter is metadata."""
    path = tmp_path / "memo.md"
    path.write_text(MEMO, encoding="utf-8")

    document = read(path)

    assert document.title == "Lake council adopts charter"
    assert (document.date, document.authors) == ("2024-05-01", ("Ana Ruiz", "Bo Li"))
    assert (document.dateline_place, document.dateline_date, document.publisher) == ("Oslo", "2024-05-03", "Newswire")
    assert words_of(document, BlockKind.PARAGRAPH) == ["The council met in the capital and adopted the charter."]
    assert words_of(document, BlockKind.HEADING) == ["What next"]
    assert words_of(document, BlockKind.ITEM) == ["open a court of arbitration", "in Oslo"]
    assert words_of(document, BlockKind.CAPTION) == ["A photo shows the lake"]
    assert words_of(document, BlockKind.FURNITURE) == ["Members | Seats", "6 | 12", "###"]


def test_docx(tmp_path: Path) -> None:
    """Styles tell what a paragraph is; tables are furniture unless they hold sentences."""
    word = docx.Document()
    word.add_paragraph("Lake council adopts charter", style="Title")
    word.add_paragraph("3 May 2024")
    word.add_heading("Background", 1)
    word.add_paragraph("The council met in Oslo and it agreed on the charter.")
    word.add_paragraph("open a court", style="List Bullet")
    word.add_paragraph("Figure 1: the lake", style="Caption")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Members", "6"
    path = tmp_path / "notes.docx"
    word.save(str(path))

    document = read(path)

    assert document.title == "Lake council adopts charter"
    assert document.date == "2024-05-03"
    assert words_of(document, BlockKind.HEADING) == ["Background"]
    assert words_of(document, BlockKind.PARAGRAPH) == ["The council met in Oslo and it agreed on the charter."]
    assert words_of(document, BlockKind.ITEM) == ["open a court"]
    assert words_of(document, BlockKind.CAPTION) == ["the lake"]
    assert words_of(document, BlockKind.FURNITURE) == ["Figure 1:", "Members | 6"]


FIRST = (
    "The Lake Council signed the Water Charter after long talks between the ministers of its six members, "
    "who had met eleven times in four capitals before they agreed on where the court of arbitration will sit."
)
SECOND = "Members should protect the rivers that they share, Ana Ruiz said at the closing of the meeting in Oslo."


def pdf_of_two_pages() -> FPDF:
    pdf = FPDF()
    for number in (1, 2):
        pdf.add_page()
        pdf.set_font("Helvetica", size=8)
        pdf.cell(0, 5, "Lake Papers 12", new_x="LMARGIN", new_y="NEXT")
        if number == 1:
            pdf.set_font("Helvetica", "B", size=20)
            pdf.multi_cell(0, 9, "Shared rivers: how the Lake Council adopted a charter", new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("Helvetica", size=10)
            pdf.cell(0, 6, "By Ana Ruiz", new_x="LMARGIN", new_y="NEXT")
            pdf.cell(0, 6, "3 May 2024", new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Helvetica", "B", size=13)
        pdf.cell(0, 10, "Background" if number == 1 else "Outlook", new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Times", size=11)
        pdf.multi_cell(0, 5, FIRST if number == 1 else SECOND, new_x="LMARGIN", new_y="NEXT", align="J")
        pdf.set_y(-15)
        pdf.set_font("Helvetica", size=8)
        pdf.cell(0, 5, f"Page {number}", align="C")
    return pdf


def test_pdf(tmp_path: Path) -> None:
    """Lines are paragraphs again; the largest print is the title; running heads and page numbers are gone."""
    path = tmp_path / "paper.pdf"
    pdf_of_two_pages().output(str(path))

    document = read(path)

    assert document.title == "Shared rivers: how the Lake Council adopted a charter"
    assert (document.authors, document.date) == (("Ana Ruiz",), "2024-05-03")
    assert words_of(document, BlockKind.HEADING) == ["Background", "Outlook"]
    assert words_of(document, BlockKind.PARAGRAPH) == [FIRST, SECOND]
    assert "Lake Papers" not in document.text
    assert "Page 2" not in document.text


def test_pdf_hyphens(tmp_path: Path) -> None:
    """A word parted at a line's end is whole again; a compound that stands elsewhere keeps its hyphen."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Times", size=12)
    for line in (
        "A high-level meeting agreed on coop-",
        "eration in fisheries. The next high-",
        "level one is in Oslo.",
    ):
        pdf.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    path = tmp_path / "paper.pdf"
    pdf.output(str(path))

    assert "cooperation in fisheries. The next high-level one is in Oslo." in read(path).text


def test_content_outweighs_the_name(tmp_path: Path) -> None:
    """A file is read as what it is, not as what it is called."""
    (tmp_path / "paper.txt").write_bytes(bytes(pdf_of_two_pages().output()))
    (tmp_path / "page").write_text(PAGE, encoding="utf-8")
    (tmp_path / "memo.rst").write_text("Lake council\n\nThe council met in Oslo.\n", encoding="utf-8")

    assert read(tmp_path / "paper.txt").title.startswith("Shared rivers")
    assert read(tmp_path / "page").publisher == "Lake Times"
    assert read(tmp_path / "memo.rst").title == "Lake council"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """The same document from any encoding."""
    path = tmp_path / "report.txt"
    path.write_bytes("Café summit\n\n“Zoë Peña met the council,” it said – in São Tomé.\n".encode(encoding, "replace"))

    assert read(path).text == "Café summit\n\n“Zoë Peña met the council,” it said – in São Tomé.\n"


def test_other_alphabets_in_an_old_encoding(tmp_path: Path) -> None:
    """Where most letters are not Latin, their statistics tell the encoding."""
    text = "Совет шести государств принял в понедельник соглашение об охране озера и рыбы. " * 4
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode("cp1251"))

    with pytest.warns(UserWarning, match="another language"):
        assert read(path).text == text


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "-" reads what is piped in; a name given is its source."""
    stdin = io.TextIOWrapper(io.BytesIO(b"Lake council adopts charter\n\nThe council met in Oslo.\n"))
    monkeypatch.setattr("sys.stdin", stdin)

    document = read("-", name="report")

    assert (document.title, document.source) == ("Lake council adopts charter", "report")


def test_same_bytes_same_document(tmp_path: Path) -> None:
    """Where a file lies does not matter."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.html").write_text(PAGE, encoding="utf-8")

    assert read(tmp_path / "a" / "page.html") == read(str(tmp_path / "b" / "page.html"))
