"""Bulleted lists whose lead-in has the subject and the modal: "The ministry will:", and below it "fund roads".

The parser sees each item alone and takes its verb for a noun as often as not. So such an item is parsed again as the
infinitive that it is, and hangs on the lead-in: `lead_of` gives the word that governs it across the sentence's edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.model import Block, BlockKind
from spacy.language import Language
from spacy.tokens import Doc, Token

_LEADS = "leads"  # in `Doc.user_data`: root of an item -> word of the lead-in that governs it
_FIELDS = ("HEAD", "DEP", "TAG", "POS", "LEMMA", "MORPH")
_LONGEST = 60  # tokens of an item that is parsed again


def lead_of(root: Token) -> Token | None:
    """Give the word of a lead-in that governs the verb of an item below it."""
    at = root.doc.user_data.get(_LEADS, {}).get(root.i)
    return None if at is None else root.doc[at]


def parse_items(doc: Doc, blocks: Sequence[Block], nlp: Language) -> tuple[Doc, dict[int, int]]:
    """Parse the items below such lead-ins as infinitives; give first token -> governing word too."""
    leads = dict(_items(doc, blocks))
    if not leads:
        return doc, leads
    fields = doc.to_array(list(_FIELDS))
    for begin in leads:
        item = doc[begin : min(doc[begin].sent.end, begin + _LONGEST)]
        words = ["to", *(t.text for t in item)]
        alone = nlp(Doc(nlp.vocab, words, [True, *(bool(t.whitespace_) for t in item)]))
        if len(list(alone.sents)) == 1 and alone[1].tag_ == "VB" and alone[0].head == alone[1]:
            fields[item.start : item.end] = alone.to_array(list(_FIELDS))[1:]
    return doc.from_array(list(_FIELDS), fields), leads


def hang_items(doc: Doc, leads: dict[int, int]) -> None:
    """Remember what governs the verbs of the items, once their sentences are settled."""
    governed: dict[int, int] = {}
    for begin, lead in leads.items():
        root = doc[begin].sent.root
        if root.tag_ == "VB":
            root.dep_ = "xcomp"
            governed[root.i] = lead
    doc.user_data[_LEADS] = governed


def _items(doc: Doc, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Give (first token of an item, word of the lead-in that governs it)."""
    lead: int | None = None
    for block in blocks:
        span = doc.char_span(block.span.begin, block.span.end, alignment_mode="contract")
        if span is None or len(span) == 0:
            continue
        if block.kind is BlockKind.ITEM:
            if lead is not None:
                yield span.start, lead
        elif block.kind is not BlockKind.FURNITURE:  # bullets and numbers
            words = [t for t in span if not t.is_space]
            lead = _lead(words[-2]) if len(words) > 2 and words[-1].text == ":" else None


def _lead(last: Token) -> int | None:
    """Give the modal before the colon, or the word that takes an infinitive before "to"."""
    if last.tag_ == "MD":
        return last.i
    if last.lower_ != "to":
        return None
    before = last.i - 1
    while before > last.sent.start and last.doc[before].pos_ in ("ADV", "PART", "PUNCT"):
        before -= 1
    governor = last.doc[before]
    return governor.i if governor.pos_ in ("VERB", "AUX", "NOUN", "ADJ") else None
