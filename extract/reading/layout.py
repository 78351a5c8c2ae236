"""What each stretch of a report is, and what the report says of itself: title, date, place, publisher, authors."""

from __future__ import annotations

import re

from reportgraph.extract.model import BlockKind, Document, Span
from reportgraph.extract.reading.bylines import Dateline, Found, find_date, find_dateline, iso_date
from reportgraph.extract.reading.captions import is_caption, is_credit, is_name_caption
from reportgraph.extract.reading.draft import Chunk, Draft
from reportgraph.extract.reading.furniture import is_furniture, opens_references
from reportgraph.extract.reading.headers import (
    Header,
    date_in_title,
    is_stamp,
    read_biography,
    read_header,
    read_people,
    read_publisher,
)
from reportgraph.extract.reading.headings import FINAL, goes_on, is_fact, is_heading, is_label, is_numbered
from reportgraph.extract.reading.lost_bullets import with_lost_items
from reportgraph.extract.reading.openings import town_of, without_asides
from reportgraph.extract.reading.page import NEAR, Page
from reportgraph.extract.text.labels import fact_end, speaks_on
from reportgraph.extract.text.surface import masked, plain
from reportgraph.ontology.naming import load_naming

_OPEN_SUBJECT = re.compile(r"(?:The|We)\b.*,\s*$|.*[;,] and\s*$")  # of a resolution: "The General Assembly,"
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|etc|No))\.$")
_STAMPED_TITLE = re.compile(r"(?:date\W{0,2}\s*)?(?:1[6-9]|20)\d\d-\d\d-\d\d[\s:|–—-]+(?=\S+ \S+ \S)", re.IGNORECASE)
_SLUG = re.compile(  # of a news agency: "UPDATE 1-", "RPT-EXCLUSIVE-", "(LEAD)"
    r"(?:(?:UPDATE|WRAPUP|REFILE|RPT|CORRECTED|EXCLUSIVE|ANALYSIS|BRIEF|FACTBOX|TIMELINE|EXPLAINER|INSIGHT|FOCUS|FEATURE"
    r"|PREVIEW|INTERVIEW|SCENARIOS|NEWSMAKER|SNAPSHOT|POLL|COLUMN)(?: \d+)?\s?[-–—]\s?|\(LEAD\)\s)+(?=\S+ \S+ \S)"
)
_PLACE_LINE = re.compile(
    r"(?!.*\b(?:Remarks|Statement|Briefing|Interview|Address|Speech|Conference|Readout)\b)"
    r"[A-Z][\w.'’-]*(?:,? (?:[A-Z][\w.'’-]*|of|the|and)){0,7}"
)
_INTERVIEW = re.compile(r"(?i:interview|conversation|q ?& ?a)\b")  # with whom it is
_LONGEST_TITLE = 250  # characters
_DAY = 10  # characters of a date with its day
_LONGEST_HEADER = 40  # lines
_FEWEST_FACTS = 3  # lines in a row
_FIRST_WORDS = 600  # characters below the head that tell whether somebody speaks


def _biography(page: Page) -> None:
    """Learn from the last paragraph who wrote the report, where no byline has told it."""
    last = page.blocks[-1].span if page.blocks and page.blocks[-1].kind is BlockKind.PARAGRAPH else Span(0, 0)
    header = read_biography(page.text[last.begin : last.end]) if len(page.blocks) > 1 and not page.authors else None
    if header is not None:
        page.learn(header, last.begin)


def lay_out(draft: Draft, name: str) -> Document:
    """Understand a draft's layout.

    Args:
        draft: The text in chunks.
        name: What to call the report where neither its text nor its file gives it a title.

    """
    page = Page(masked(draft.text))
    page.transcript = any(speaks_on(page.text[c.span.begin : c.span.end]) for c in draft.chunks)
    rest = _header(page, draft.chunks)
    _body(page, with_lost_items(page.text, rest))
    _biography(page)
    meta = draft.meta
    titled = date_in_title(page.text[page.title.begin : page.title.end]) if page.title is not None else None
    if page.date is None and meta.date is None and titled is not None and page.title is not None:
        page.learn(Header(date=titled), page.title.begin)
    publisher = page.publisher
    return Document(
        text=draft.text,
        title=plain(draft.text[page.title.begin : page.title.end]) if page.title else meta.title or name,
        blocks=tuple(page.blocks),
        date=page.date or meta.date,
        dateline_place=page.dateline.place if page.dateline and page.dateline.place else page.place,
        dateline_date=_dateline_date(page.dateline, page.date or meta.date) or _day_of(titled),
        publisher=plain(draft.text[publisher.begin : publisher.end]) if publisher else meta.publisher,
        authors=tuple(_without_style(author) for author in page.authors or meta.authors),
        title_span=page.title,
        date_span=page.date_span,
        publisher_span=publisher,
    )


def _day_of(titled: Found | None) -> str | None:
    """Give the day that a title tells, from which "yesterday" counts; a month alone is none."""
    return titled.iso if titled is not None and len(titled.iso) == _DAY else None


def _without_style(author: str) -> str:
    """Give a name without what the person is styled: "Dr. Jane Roe" is Jane Roe."""
    words = author.split()
    while len(words) > 1 and words[0].lower() in load_naming().words.honorifics:
        del words[0]
    return " ".join(words)


def _header(page: Page, chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Read what stands above the first paragraph; give back the chunks after it."""
    size = 0
    while size < min(len(chunks), _LONGEST_HEADER) and not _opens_prose(page.text, chunks, size):
        size += 1
    end = head[-1].span.end if (head := _unstamp(page.text, chunks[:size])) else 0
    after = page.text[end : end + _FIRST_WORDS]
    head = without_asides(page.text, head, after, transcript=page.transcript)
    title = _find_title(page.text, head)
    if title is not None:
        page.title = head[title].span
    for index, chunk in enumerate(head):
        begin, end = chunk.span.begin, chunk.span.end
        if index == title:
            page.add(begin, end, BlockKind.TITLE)
        elif chunk.kind is BlockKind.FURNITURE or _is_aside(page.text[begin:end]) or page.repeats_title(chunk.span):
            page.add(begin, end, BlockKind.FURNITURE)
        else:
            _add_header_line(page, head, index)
    return chunks[size:]


def _is_aside(words: str) -> bool:
    return is_furniture(words) or is_credit(words)


def _opens_prose(text: str, chunks: tuple[Chunk, ...], index: int) -> bool:
    """Whether the report's own words begin with this chunk."""
    chunk = chunks[index]
    if chunk.kind is not None:
        return chunk.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    words = text[chunk.span.begin : chunk.span.end]
    if _is_aside(words) or read_header(words):
        return False
    if _opens_facts(text, chunks[index : index + _FEWEST_FACTS]):
        return True
    if find_dateline(words) or len(words) > _LONGEST_TITLE or goes_on(words, *chunks[index + 1 : index + 2]):
        return True
    count = len(words.split())
    if index and _OPEN_SUBJECT.match(words):
        return True
    if index or not FINAL.search(words):
        return bool(FINAL.search(words)) and count >= 4
    return not words.endswith("?") and count >= 4 and not (count <= 20 and _is_headed(text, chunks))


def _opens_facts(text: str, chunks: tuple[Chunk, ...]) -> bool:
    """Whether lines of facts begin here, and not those of a letter that tell from whom and to whom it is."""
    lines = [text[c.span.begin : c.span.end] for c in chunks]
    told = [words for words in lines[1:] if read_header(words) is None]
    plain_lines = len(lines) == _FEWEST_FACTS and all(c.kind is None for c in chunks)
    return plain_lines and bool(told) and all(map(fact_end, lines))


def _is_headed(text: str, chunks: tuple[Chunk, ...]) -> bool:
    """Whether the second chunk is about the report, so that the first may be a title, whatever it ends with."""
    if len(chunks) < 2 or chunks[1].kind is not None:
        return False
    words = text[chunks[1].span.begin : chunks[1].span.end]
    return read_header(words) is not None or find_dateline(words) is not None


def _unstamp(text: str, head: tuple[Chunk, ...]) -> list[Chunk]:
    """Part a date that a saved page put before its title, or the slug of a news agency, from the title."""
    chunks: list[Chunk] = []
    for chunk in head:
        at = (chunk.span.begin, chunk.span.end)
        match = (_STAMPED_TITLE.match(text, *at) or _SLUG.match(text, *at)) if not chunks else None
        if match and chunk.kind in (None, BlockKind.TITLE):
            chunks.append(Chunk(Span(chunk.span.begin, match.end()), BlockKind.BYLINE))
            chunks.append(Chunk(Span(match.end(), chunk.span.end), chunk.kind))
        else:
            chunks.append(chunk)
    return chunks


def _find_title(text: str, head: list[Chunk]) -> int | None:
    """Which chunk is the title: the one marked so, else the first that is neither furniture nor about the report."""
    for index, chunk in enumerate(head):
        if chunk.kind is BlockKind.TITLE:
            return index
    spare = None
    for index, chunk in enumerate(head):
        words = text[chunk.span.begin : chunk.span.end]
        if chunk.kind in (BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.CAPTION) or _is_aside(words):
            continue
        if is_caption(words) or _is_place(text, head, index):
            continue
        header = read_header(words)
        if header is not None:
            if header.title:
                return None
            continue
        is_sentence = words[-1] == "." and not _ABBREVIATED.search(words)
        if words[-1] in ":;,—–" or (is_sentence and (index or len(words.split()) < 4)):
            continue
        if read_publisher(words) is None:
            return index
        spare = index if spare is None else spare
    return spare


def _is_place(text: str, head: list[Chunk], index: int) -> bool:
    """Tell the place that a transcript names above the time of day: "State Dining Room"."""
    if index + 1 == len(head):
        return False
    words, after = (text[c.span.begin : c.span.end] for c in head[index : index + 2])
    return bool(_PLACE_LINE.fullmatch(words)) and is_stamp(after)


def _add_header_line(page: Page, head: list[Chunk], index: int) -> None:
    """Add one line that stands above the first paragraph and is neither title nor furniture."""
    chunk = head[index]
    begin, end = chunk.span.begin, chunk.span.end
    words = page.text[begin:end]
    header = read_header(words) or (read_publisher(words) if chunk.kind is not BlockKind.BYLINE else None)
    if header is None:
        header = _authors(page, head, index)
    if header is not None:
        page.learn(header, begin)
        if header.title and page.title is None:
            page.title = Span(begin + header.title.begin, begin + header.title.end)
            page.add(begin, page.title.begin, BlockKind.FURNITURE)
            page.add(page.title.begin, page.title.end, BlockKind.TITLE)
        else:
            page.add(begin, end, BlockKind.FURNITURE if header.label else BlockKind.BYLINE)
    elif chunk.kind is BlockKind.BYLINE or _is_place(page.text, head, index):
        found = find_date(words)
        page.learn(Header(date=found, place=town_of(words)), begin)
        page.add(begin, end, BlockKind.BYLINE)
    elif is_caption(words):
        page.add_caption(chunk.span)
    else:
        page.add(begin, end, chunk.kind or BlockKind.HEADING)


def _authors(page: Page, head: list[Chunk], index: int) -> Header | None:
    """Read a line of people above a line with the date, beside one that says who published it, or below the title."""
    beside = {
        n: page.text[head[n].span.begin : head[n].span.end] for n in (index - 1, index, index + 1) if 0 <= n < len(head)
    }
    found = {n: read_header(words) or read_publisher(words) for n, words in beside.items() if n != index}
    above, below = found.get(index - 1), found.get(index + 1)
    people = read_people(beside[index])
    if people is None or (below is not None and below.date is not None):
        return people
    known = all(name.split()[0].lower() in load_naming().given for name in people.authors)
    published = [h for h in (above, below) if h is not None]
    titled = index > 0 and head[index - 1].span == page.title and not _INTERVIEW.match(page.text, page.title.begin)
    return people if known and (titled or any(h.date or h.publisher for h in published)) else None


def _body(page: Page, chunks: tuple[Chunk, ...]) -> None:
    """Read the report itself, and what stands below it."""
    in_references = False
    for index, chunk in enumerate(chunks):
        begin, end = chunk.span.begin, chunk.span.end
        words = page.text[begin:end]
        after = chunks[index + 1] if index + 1 < len(chunks) else None
        heading = chunk.kind is BlockKind.HEADING or (
            (chunk.kind is None or is_numbered(page, chunk, after)) and is_heading(page.text, chunk, after)
        )
        if heading:
            in_references = begin * 2 > len(page.text) and opens_references(words)
        if in_references or chunk.kind is BlockKind.FURNITURE or _is_aside(words) or page.repeats_title(chunk.span):
            page.add(begin, end, BlockKind.FURNITURE)
            continue
        fact = chunk.kind is None and is_fact(page.text, chunk, chunks[index - 1] if index else None, after)
        fact = fact or (chunk.kind is BlockKind.ITEM and ": " in words)
        header = read_header(words) if chunk.kind in (None, BlockKind.BYLINE, BlockKind.ITEM) else None
        edge = (index < NEAR or len(chunks) - index <= NEAR) and not fact
        if header and (header.authors or header.editors or edge):
            page.learn(header, begin)
            page.add(begin, end, BlockKind.FURNITURE if header.label else BlockKind.BYLINE)
        elif chunk.kind is BlockKind.CAPTION or (chunk.kind is None and is_caption(words)):
            page.add_caption(chunk.span)
        elif chunk.kind is None and len(chunks) > 1 and is_name_caption(page.text, begin, end):
            page.add(begin, end, BlockKind.CAPTION)
        elif chunk.kind is None and is_label(page.text, chunk, after):
            page.add(begin, end, BlockKind.LABEL)
        elif fact:
            page.add_labelled(begin, end, BlockKind.ITEM)
        elif heading:
            page.add(begin, end, BlockKind.HEADING)
        elif chunk.kind is BlockKind.ITEM:
            page.add_labelled(begin, end, chunk.kind)
        elif chunk.kind not in (None, BlockKind.PARAGRAPH):
            page.add(begin, end, chunk.kind)
        else:
            page.add_paragraph(chunk.span)


def _dateline_date(dateline: Dateline | None, published: str | None) -> str | None:
    """Tell the day a story was filed: the dateline's, its year from the date of publication where it gives none."""
    if dateline is None or dateline.month is None or dateline.day is None:
        return None
    year = dateline.year
    if year is None:
        if published is None:
            return None
        year = int(published[:4])
        if len(published) >= 7 and dateline.month - int(published[5:7]) > 6:
            year -= 1  # filed in December, published in January
    return iso_date(year, dateline.month, dateline.day)
