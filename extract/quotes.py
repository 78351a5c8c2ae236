"""Whose words a stretch of the text is: quotations that run over sentences, and speeches announced by "X said:"."""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.attribution import sayers
from reportgraph.extract.model import BlockKind
from reportgraph.extract.parse import Parsed, Sentence
from reportgraph.extract.spelling import QUOTES
from reportgraph.extract.surface import begin_of
from reportgraph.ontology.contexts import Contexts
from spacy.tokens import Doc, Token

_SHORTEST = 4  # words; a shorter quotation is a scare quote or a term
_LOOKAROUND = 1  # sentences before or after a quotation in which its speaker may stand


@dataclass(frozen=True, slots=True)
class Speech:
    """Tokens `begin` to `end` (exclusive) are the words of the speaker whose phrase has these heads."""

    begin: int
    end: int
    speaker: tuple[Token, ...]


def find_speeches(parsed: Parsed, contexts: Contexts) -> tuple[Speech, ...]:
    """Give the quotations and announced speeches whose speaker the text names, in order."""
    found: list[Speech] = []
    last: tuple[Token, ...] = ()
    for begin, end in _quotations(parsed):
        speaker = _speaker_near(begin, end, parsed, contexts)
        if not speaker and _is_whole_block(begin, end, parsed):
            speaker = last  # a quotation that goes on in the next paragraph
        if speaker:
            found.append(Speech(begin, end, speaker))
            last = speaker
    found += _announced(parsed, contexts)
    return tuple(sorted(found, key=lambda s: (s.begin, s.end)))


def _quotations(parsed: Parsed) -> list[tuple[int, int]]:
    """Give the token ranges between quotation marks; a mark opens before a word and closes after one."""
    doc, ranges, opened = parsed.doc, [], -1
    blocks = iter(parsed.document.blocks)
    block = next(blocks, None)
    for token in doc:
        while block is not None and begin_of(token) >= block.span.end:
            if opened >= 0 and token.i - opened > _SHORTEST and block.kind is BlockKind.PARAGRAPH:
                ranges.append((opened, token.i))  # left open at the end of a paragraph: goes on in the next
            opened, block = -1, next(blocks, None)
        if token.text not in QUOTES:
            continue
        if opened < 0 and _opens(token, doc):
            opened = token.i + 1
        elif opened >= 0 and not _opens(token, doc):
            if token.i - opened >= _SHORTEST:
                ranges.append((opened, token.i))
            opened = -1
    return ranges


def _opens(token: Token, doc: Doc) -> bool:
    before = doc[token.i - 1] if token.i else None
    return (before is None or bool(before.whitespace_) or before.is_space) and not token.whitespace_


def _speaker_near(begin: int, end: int, parsed: Parsed, contexts: Contexts) -> tuple[Token, ...]:
    overlapping = [s for s in parsed.sentences if s.span.start < end and s.span.end > begin]
    if not overlapping:
        return ()
    for sentence in overlapping:
        if speaker := _saying(sentence, begin, end, contexts):
            return speaker
    first, last = overlapping[0].index, overlapping[-1].index
    near = parsed.sentences[last + 1 : last + 1 + _LOOKAROUND] + parsed.sentences[max(0, first - _LOOKAROUND) : first]
    for sentence in near:
        if sentence.block == overlapping[0].block and (speaker := _saying(sentence, begin, end, contexts)):
            return speaker
    return ()


def _saying(sentence: Sentence, begin: int, end: int, contexts: Contexts) -> tuple[Token, ...]:
    """Give the subject of the sentence's main verb of saying, outside the quotation."""
    for token in sentence.span:
        if begin <= token.i < end or token.pos_ != "VERB":
            continue
        speaker = sayers(token) if contexts.is_speech(token.lemma_) else ()
        if speaker and not any(begin <= t.i < end for t in speaker):
            return speaker
    return ()


def _is_whole_block(begin: int, end: int, parsed: Parsed) -> bool:
    inside = [s for s in parsed.sentences if s.span.start >= begin - 1 and s.span.end <= end + 1]
    return bool(inside) and inside[0].block.span.begin >= begin_of(inside[0].span[0]) - 1


def _announced(parsed: Parsed, contexts: Contexts) -> list[Speech]:
    """ "X said:" at the end of a block gives the blocks that follow to X, up to the next such block or heading."""
    found: list[Speech] = []
    speaker: tuple[Token, ...] = ()
    for at, sentence in enumerate(parsed.sentences):
        ends_block = at + 1 == len(parsed.sentences) or parsed.sentences[at + 1].block != sentence.block
        if sentence.block.kind in (BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION):
            speaker = ()
        elif ends_block and sentence.span[-1].text == ":":
            speaker = _saying(sentence, -1, -1, contexts)
        elif speaker:
            found.append(Speech(sentence.span.start, sentence.span.end, speaker))
    return found
