"""HTML into a draft: the article and its pictures' captions, without menus, links to other stories and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgraph.extract.model import BlockKind
from reportgraph.extract.reading.decode import decode
from reportgraph.extract.reading.draft import Draft, Meta, Piece, Raw, from_pieces, table_row, tidy
from reportgraph.extract.reading.headers import read_people
from reportgraph.ontology.errors import ReadError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")  # lxml refuses text that names an encoding
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]+)", re.IGNORECASE)
_SITE = re.compile(r" [|»] .*$")  # what follows a page's title: the site's name, a section, a date
_CAPTIONS = "//figcaption | //figure//*[contains(@class, 'caption')] | //*[contains(@class, 'wp-caption-text')]"
_NOTES = "//sup[a or starts-with(normalize-space(.), '[')]"
_SHORTEST_ARTICLE = "80"  # characters; below it the extractor looks at the whole page again


def read_html(raw: Raw) -> Draft:
    """Read the main article of a page and what the page's head says of it.

    Raises:
        ReadError: The page can't be parsed as HTML.

    """
    import trafilatura
    from trafilatura.settings import use_config
    from trafilatura.utils import load_html

    declared = _CHARSET.search(raw.data[:4096])
    if declared and not raw.charset:
        raw = replace(raw, charset=declared[1].decode("ascii"))
    tree = load_html(_DECLARATION.sub("", decode(raw), count=1))
    if tree is None:
        raise ReadError(f"{raw.name} can't be read as HTML; save the page again, or save it as plain text.")
    for note in tree.xpath(_NOTES):
        note.drop_tree()
    captions = _lift_captions(tree)
    meta = _meta(tree, raw.url)
    config = use_config()
    config["DEFAULT"]["min_extracted_size"] = _SHORTEST_ARTICLE
    found = trafilatura.bare_extraction(
        tree, url=raw.url, include_comments=False, include_formatting=False, favor_recall=True, config=config
    )
    pieces = _pieces(found.body, captions) if found is not None and not isinstance(found, dict) else []
    if meta.title and not any(kind is BlockKind.TITLE for _, kind in pieces):
        pieces.insert(0, (meta.title, BlockKind.TITLE))
    return from_pieces(pieces, meta)


def _meta(tree: HtmlElement, url: str | None) -> Meta:
    """Take what the page's head says; a fixed last day, so that the same page says the same on any day."""
    import trafilatura

    dates = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
    found = trafilatura.extract_metadata(tree, default_url=url, date_config=dates)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    title = _SITE.sub("", tidy(found.title)) if found.title else None
    site = tidy(found.sitename) if found.sitename else None
    return Meta(
        title=title,
        date=found.date or None,
        publisher=site if site != title else None,
        authors=tuple(_people(found.author or "", site or "")),
        language=language,
    )


def _people(names: str, site: str) -> Iterator[str]:
    """Give the names that are people's: a site often names itself, or a button, as the author."""
    for name in names.split(";"):
        header = read_people(name.strip())
        if header is not None and not set(name.lower().split()) & set(site.lower().split()):
            yield from header.authors


def _lift_captions(tree: HtmlElement) -> frozenset[str]:
    """Move captions out of their figures, which the extractor drops, and give their words."""
    from lxml.html import Element

    captions: set[str] = set()
    for caption in tree.xpath(_CAPTIONS):
        words = " ".join(caption.text_content().split())
        figure = next(caption.iterancestors("figure"), caption)
        parent = figure.getparent()
        if not words or words in captions or parent is None:
            continue
        captions.add(words)
        paragraph = Element("p")
        paragraph.text, paragraph.tail, figure.tail = words, figure.tail, None
        parent.insert(parent.index(figure) + 1, paragraph)
    return frozenset(captions)


def _pieces(body: HtmlElement, captions: frozenset[str]) -> list[Piece]:
    """Give the extractor's blocks in order."""
    pieces: list[Piece] = []
    for element in body:
        if element.tag == "table":
            for row in element.iter("row"):
                pieces.extend(table_row(["".join(cell.itertext()) for cell in row]))
        elif element.tag == "list":
            pieces.extend((_own_words(item), BlockKind.ITEM) for item in element.iter("item"))
        elif element.tag == "head":
            first = element.get("rend") == "h1" and not any(kind is BlockKind.TITLE for _, kind in pieces)
            pieces.append((_own_words(element), BlockKind.TITLE if first else BlockKind.HEADING))
        elif element.tag == "quote" and len(element):
            pieces.extend(_pieces(element, captions) or [(_own_words(element), None)])
        else:
            for words in _own_words(element).split("\n\n"):
                is_caption = " ".join(words.split()) in captions
                pieces.append((words, BlockKind.CAPTION if is_caption else None))
    return pieces


def _own_words(element: HtmlElement) -> str:
    """Words of an element without the lists in it; a break is a line end."""
    parts = [_spaced(element.text)]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag != "list":
            parts.append(_own_words(child))
        parts.append(_spaced(child.tail))
    return re.sub(r"[ ]*\n[ ]*", "\n", "".join(parts)).strip()


def _spaced(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")
