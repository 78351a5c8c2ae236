"""A document under construction: blocks are added to it in order, and what lines say of the report is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgraph.extract.model import Block, BlockKind, Span
from reportgraph.extract.reading.bylines import Dateline, find_dateline, iso_date
from reportgraph.extract.reading.captions import credit_begin, fused_caption_end, opening_end
from reportgraph.extract.reading.furniture import closing_begin
from reportgraph.extract.reading.headers import Header
from reportgraph.extract.text.labels import fact_end, field_end, is_question, label_end, section_end

NEAR = 3
"""Paragraphs from the first or the last in which a report may still say where and by whom it was filed."""


@dataclass(slots=True)
class Page:
    """A document under construction; `text` is the kept text with its markup blanked out."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    title: Span | None = None
    date: str | None = None
    date_span: Span | None = None
    place: str | None = None
    publisher: Span | None = None
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    transcript: bool = False  # whether speakers take turns in it

    def add(self, begin: int, end: int, kind: BlockKind) -> None:
        """Add a block, without the white space at its edges."""
        words = self.text[begin:end]
        begin += len(words) - len(words.lstrip())
        end = begin + len(words.strip())
        if begin < end:
            self.blocks.append(Block(Span(begin, end), kind))

    def learn(self, header: Header, at: int) -> None:
        """Take over what a header line says that is not known yet."""
        if header.date and self.date is None:
            self.date = header.date.iso
            self.date_span = Span(at + header.date.span.begin, at + header.date.span.end)
        if header.publisher and self.publisher is None:
            self.publisher = Span(at + header.publisher.begin, at + header.publisher.end)
        self.place = self.place or header.place
        self.authors = self.authors or header.authors

    def learn_dateline(self, dateline: Dateline, at: int) -> None:
        """Take over where, when and by whom the story was filed."""
        self.dateline = dateline
        if dateline.agency_span and self.publisher is None:
            self.publisher = Span(at + dateline.agency_span.begin, at + dateline.agency_span.end)
        if self.date is None and dateline.year and dateline.month and dateline.when_span:
            self.date = iso_date(dateline.year, dateline.month, dateline.day or 0)
            self.date_span = Span(at + dateline.when_span.begin, at + dateline.when_span.end)

    def repeats_title(self, span: Span) -> bool:
        """Whether the span says what the title has said before it."""
        if self.title is None or self.title.end > span.begin:
            return False
        return _key(self.text[span.begin : span.end]) == _key(self.text[self.title.begin : self.title.end])

    def add_paragraph(self, span: Span) -> None:
        """Add a paragraph, parted from the dateline, number, caption or label that it may open with."""
        begin = span.begin
        if self.dateline is None:
            dateline = find_dateline(self.text[begin : span.end])
            near = sum(block.kind is BlockKind.PARAGRAPH for block in self.blocks) < NEAR
            if dateline is not None and (near or (dateline.agency and dateline.month)):
                self.learn_dateline(dateline, begin)
                self.add(begin, begin + dateline.end, BlockKind.BYLINE)
                begin += dateline.end
        numbered = section_end(self.text[begin : span.end])
        self.add(begin, begin + numbered, BlockKind.FURNITURE)
        begin += numbered
        fused = fused_caption_end(self.text[begin : span.end])
        self.add(begin, begin + fused, BlockKind.CAPTION)
        end = begin + fused + closing_begin(self.text[begin + fused : span.end])
        self.add_labelled(begin + fused, end, BlockKind.PARAGRAPH)
        self.add(end, span.end, BlockKind.FURNITURE)

    def add_labelled(self, begin: int, end: int, kind: BlockKind) -> None:
        """Add a block, parted from the label that it may open with; of questions in a transcript nothing is read."""
        if self.transcript and is_question(self.text[begin:end]):
            self.add(begin, end, BlockKind.FURNITURE)
            return
        label = label_end(self.text[begin:end])
        label = label or (fact_end(self.text[begin:end]) if kind is BlockKind.ITEM else 0)
        label = label or (0 if self.transcript else field_end(self.text[begin:end]))
        self.add(begin, begin + label, BlockKind.LABEL)
        self.add(begin + label, end, kind)

    def add_caption(self, span: Span) -> None:
        """Add a caption, parted from what says only where the picture is from."""
        words = self.text[span.begin : span.end]
        begin, credit = span.begin + opening_end(words), span.begin + credit_begin(words)
        self.add(span.begin, begin, BlockKind.FURNITURE)
        self.add(begin, credit, BlockKind.CAPTION)
        self.add(credit, span.end, BlockKind.FURNITURE)


def _key(words: str) -> str:
    return " ".join(words.split()).casefold()
