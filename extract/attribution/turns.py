"""Speeches that fill whole blocks: those that "X said:" announces, and those that stand behind a speaker's label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from reportgraph.extract.attribution.sources import sayers
from reportgraph.extract.model import Block, BlockKind
from reportgraph.extract.parsing.parse import Parsed, Sentence
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.extract.text.labels import in_own_words, speaks_on
from reportgraph.extract.text.surface import masked
from reportgraph.ontology.contexts import Contexts
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

_PARTING = (BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION)
_LONGEST_NAME = 6  # words of who a headline says it is by
_CLOSE = 4  # tokens before a verb in which its "it is" stands
_POINTING = frozenset({"this", "following"})  # "X said the following:"


@dataclass(frozen=True, slots=True)
class Speech:
    """Tokens `begin` to `end` (exclusive) are the words of the speaker whose phrase has these heads.

    `quoted`: words that a report picks out, not a whole speech that it gives.
    """

    begin: int
    end: int
    speaker: tuple[Token, ...]
    quoted: bool = False


def announced_speeches(parsed: Parsed, contexts: Contexts) -> Iterator[Speech]:
    """ "X said:" at the end of a block gives the blocks after it to X.

    A list below it ends with its items, a quotation with its last paragraph in quotation marks, anything else with the
    next heading.
    """
    speaker: tuple[Token, ...] = ()
    listed = False  # whether an item of a list announces: it does not speak for the items after it
    first: str | None = None  # how the block after "X said:" is set; all of the speech is set so
    for block, group in groupby(parsed.sentences, key=lambda s: s.block):
        sentences = list(group)
        if block.kind in _PARTING:
            speaker = ()
        elif said := _announcer(sentences[-1].span, contexts):
            speaker, first, listed = said, None, block.kind is BlockKind.ITEM
        elif speaker:
            form = _form(block, parsed)
            first = first or form
            if form != first or (listed and block.kind is BlockKind.ITEM):
                speaker = ()
                continue
            yield from (Speech(s.span.start, s.span.end, speaker) for s in sentences)


def labelled_speeches(parsed: Parsed) -> Iterator[Speech]:
    """ "A: we will …" gives the paragraph or item to A; the speakers of a transcript go on until the next label."""
    speaker: tuple[Token, ...] = ()
    block, goes_on = None, False
    for sentence in parsed.sentences:
        if sentence.block.kind is BlockKind.LABEL:
            speaker, block, goes_on = _labelling(sentence), None, speaks_on(_words(sentence.block, parsed))
        elif sentence.block.kind in _PARTING:
            speaker = ()
        elif speaker:
            ended = sentence.block != block and not goes_on
            if ended and (block is not None or not in_own_words(_words(sentence.block, parsed))):
                speaker = ()
                continue
            block = sentence.block
            if _is_narrated(sentence):
                continue
            yield Speech(sentence.span.start, sentence.span.end, speaker)


def _announcer(span: TokenSpan, contexts: Contexts) -> tuple[Token, ...]:
    """Give who speaks in the blocks after a sentence that ends in a colon.

    Its last verb is one of saying ("A said:"), or gives words to somebody ("A issued the following statement:"). What
    it says must not be in the sentence already: "A announced these steps:" opens a list of steps, not A's words.
    """
    if span[-1].text != ":":
        return ()
    verb = next((t for t in reversed(span) if t.pos_ in VERBAL), None)
    if verb is None or child(verb, "ccomp", "xcomp", "acomp", "attr") is not None:
        return ()
    told = child(verb, "dobj", "nsubjpass")
    if any(t is not None and t.lower_ == "it" for t in (told, child(verb.head, "nsubj"))):
        return ()  # "by the authority of A, it is hereby ordered:"
    if any(t.lower_ == "following" and told not in (t, t.head) for t in span):  # "the following parties made remarks:"
        return ()
    words = told is not None and told.i > verb.i and (told.lower_ in _POINTING or contexts.is_wording(told.lemma_))
    if not words and (told is not None or not contexts.is_speech(verb.lemma_)):
        return ()
    before = [t.lower_ for t in verb.doc[max(span.start, verb.i - _CLOSE) : verb.i]]
    nobody = verb.tag_ == "VBN" and "it" in before  # "By the law of A it is hereby ordered:"
    return () if nobody else sayers(verb)


def _is_narrated(sentence: Sentence) -> bool:
    """Tell what a transcript says in brackets of what was done: "(The president offers a toast.)"."""
    words = [t for t in sentence.span if not t.is_space]
    return words[0].text == "(" and ")" in (t.text for t in words[-2:])


def _form(block: Block, parsed: Parsed) -> str:
    return '"' if _words(block, parsed)[0] in QUOTES or _words(block, parsed)[0] in "“‘«„" else block.kind.value


def _words(block: Block, parsed: Parsed) -> str:
    return masked(parsed.document.text[block.span.begin : block.span.end]).lstrip()


def _labelling(label: Sentence) -> tuple[Token, ...]:
    """Give who a label names; "SECURING THE BORDER:" names nobody."""
    root, first = label.span.root, label.span[0]
    nobody = root.pos_ not in ("NOUN", "PROPN") or (first.lower_.endswith("ing") and first.dep_ != "ROOT")
    return () if nobody else tuple(conjuncts(root))


def signed_headlines(parsed: Parsed) -> list[Speech]:
    """Give headlines that name at an end who says it: "B must fund C: A", "A: B must fund C" with a person A."""
    found: list[Speech] = []
    for first, last in pairwise(parsed.sentences):
        ends = last.index + 1 == len(parsed.sentences) or parsed.sentences[last.index + 1].block != last.block
        if (
            first.block != last.block
            or first.block.kind is not BlockKind.TITLE
            or first.span[-1].text != ":"
            or not ends
        ):
            continue
        told = any(t.tag_ in FINITE or t.tag_ == "MD" for t in last.span) and last.span[0].tag_[0] != "W"
        ahead = told and _is_person(first.span, parsed.doc)
        said, name = (last, first) if ahead else (first, last)
        short = len(name.span) <= _LONGEST_NAME and not any(t.pos_ in VERBAL for t in name.span)
        if short and name.span.root.pos_ in ("NOUN", "PROPN") and said.span.root.pos_ in VERBAL:
            found.append(Speech(said.span.start, said.span.end, tuple(conjuncts(name.span.root))))
    return found


def _is_person(label: TokenSpan, doc: Doc) -> bool:
    """Tell a label that ends in the name of a person whom the text names: "Roe:" beside "Jane Roe"."""
    return len(label) > 1 and any(e.label_ == "PERSON" and e[-1].text == label[-2].text for e in doc.ents)
