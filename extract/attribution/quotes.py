"""Whose words a stretch of the text is: quotations that run over sentences, and speeches announced by "X said:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgraph.extract.attribution.colouring import words_of
from reportgraph.extract.attribution.sources import sayers, source_in
from reportgraph.extract.attribution.turns import Speech, announced_speeches, labelled_speeches, signed_headlines
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.model import Block, BlockKind
from reportgraph.extract.parsing.labels import DASHES
from reportgraph.extract.parsing.parse import Parsed, Sentence
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import VERBAL, child
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.extract.text.surface import begin_of
from reportgraph.ontology.contexts import Contexts
from spacy.tokens import Doc, Span, Token

_SHORTEST = 4  # words; a shorter quotation is a scare quote or a term
_LITTLE = 3  # letters of words that need no capital in a title
_LONGEST_NAME = 6  # words of who a headline says it is by
_LONGEST_CREDIT = 30  # words of a line that says whose words the quotation before it is
_LONGEST_LETTER = 600  # tokens from the first paragraph's end to the mark that closes the last
_FEW = 3
_PERSONAL = frozenset({"he", "she", "they"})
_CITING = frozenset({"i", "we"})  # "A said, and I quote, ..." gives the words of A


def find_speeches(parsed: Parsed, contexts: Contexts) -> tuple[Speech, ...]:
    """Give the quotations and announced speeches in order; without a speaker what stands alone in quotation marks.

    Not where all of the text does: a statement within quotation marks has its own voice.
    """
    quoted = list(_Quotations(parsed, contexts).speeches())
    prose = [s.span.start for s in parsed.sentences if s.block.kind is BlockKind.PARAGRAPH]
    if all(any(q.begin - 1 <= at < q.end and not q.speaker for q in quoted) for at in prose):
        quoted = []
    found = [*announced_speeches(parsed, contexts), *labelled_speeches(parsed), *signed_headlines(parsed)]
    found += [q for q in quoted if q.speaker or not any(s.begin < q.end and q.begin < s.end for s in found)]
    return tuple(sorted(found, key=lambda s: (s.begin, s.end)))


class _Quotations:
    """The quotations of a text, and who stands beside each."""

    def __init__(self, parsed: Parsed, contexts: Contexts) -> None:
        self._parsed = parsed
        self._contexts = contexts
        self._ranges = _quotations(parsed)
        self._inside = {i for begin, end in self._ranges for i in range(begin, end)}

    def speeches(self) -> Iterator[Speech]:
        """Give the quotations with their speakers; one that fills a block goes on from the block before."""
        last, said_until, end_before, found = tuple[Token, ...](), -1, -1, list[Speech]()
        for begin, end in reversed(self._ranges):  # one left open is said by whom the words behind the next one name
            sentences = self._sentences(begin, end)
            told = self._beside(begin, end, sentences) or self._credited(end, sentences[-1]) if sentences else ()
            if sentences and not told and found and self._goes_on(end, found[-1].begin, sentences[-1]):
                told = found[-1].speaker
            found.append(Speech(begin, end, told, quoted=True))
        for speech in reversed(found):
            if not (sentences := self._sentences(speech.begin, speech.end)):
                continue
            joined = end_before >= 0 and all(t.text in QUOTES for t in self._parsed.doc[end_before : speech.begin])
            speaker = speech.speaker or (last if joined else ()) or self._around(sentences)
            if not speaker and sentences[0].index - said_until <= 1 and _fills_block(speech.begin, sentences):
                speaker = last
            if speaker or self._stands_alone(speech, sentences[0]):
                yield replace(speech, speaker=speaker)
            if speaker:
                last, said_until = speaker, self._block_end(sentences[-1])
            end_before = speech.end if speaker else -1

    def _sentences(self, begin: int, end: int) -> list[Sentence]:
        return [s for s in self._parsed.sentences if s.span.start < end and s.span.end > begin]

    def _goes_on(self, end: int, after: int, last: Sentence) -> bool:
        """Tell a quotation that is not closed at the end of its block and goes on at the beginning of the next."""
        doc = self._parsed.doc
        unclosed = end < len(doc) and begin_of(doc[end]) >= last.block.span.end
        return unclosed and all(t.text in QUOTES or t.is_space for t in doc[end:after])

    def _beside(self, begin: int, end: int, sentences: Sequence[Sentence]) -> tuple[Token, ...]:
        """Give who says it in the quotation's own sentences: the verb of saying that is nearest to it, or a source."""
        doc = self._parsed.doc
        part = doc[begin:end].root if doc[begin].is_lower else None  # words woven into a clause are its verb's
        said = [
            (outside, min(abs(begin - v.i), abs(v.i - end)), v.i, w)
            for sentence in sentences
            for v, w in self._verbs(sentence)
            for outside in [part is not None and not (v.is_ancestor(part) or v.i == begin - 2)]
        ]
        if said:
            return min(said, key=lambda found: found[:3])[3]
        first = doc[sentences[0].span.start : begin]
        if len(first) > 2 and first[-2].text == ":" and (speaker := self._announcer(first[:-2])):
            return speaker
        return source_in(first, self._contexts) or source_in(doc[end : sentences[-1].span.end], self._contexts)

    def _around(self, sentences: Sequence[Sentence]) -> tuple[Token, ...]:
        """Give who says it in the sentence after the quotation, or in the one before it."""
        before, after = self._neighbour(sentences[0], -1), self._neighbour(sentences[-1], 1)
        announced = before is not None and (before.span[-1].text == ":" or _is_told_to_follow(before.span))
        if before is not None and announced and (speaker := self._announcer(before.span[:-1])):
            return speaker
        if before is not None and before.block != sentences[0].block:
            before = None
        said = next(self._verbs(before), None) if before is not None else None
        quoted = before is not None and any(t.i in self._inside for t in before.span)
        if said is not None and quoted:
            return said[1]  # "B signed C," A said. "D rejected E."
        if after is not None and after.block == sentences[-1].block:
            said = next(self._verbs(after, bare=True), said)
        if said is not None:
            return said[1]
        return (
            self._person_in(before) if before is not None else self._headed(sentences[0]) or self._told_above(sentences)
        )

    def _told_above(self, sentences: Sequence[Sentence]) -> tuple[Token, ...]:
        """Give who is told to have said something at the end of the paragraph above one that is a quotation."""
        above, last = self._neighbour(sentences[0], -1), sentences[-1]
        opens, ends = sentences[0].span[0].text in QUOTES, self._block_end(last) == last.index
        if above is None or above.block.kind is not BlockKind.PARAGRAPH or not (opens and ends):
            return ()
        verb = above.span.root
        told = self._contexts.is_speech(verb.lemma_) and child(verb, "ccomp") is not None and verb.i not in self._inside
        return sayers(verb) if told else ()

    def _stands_alone(self, speech: Speech, first: Sentence) -> bool:
        """Tell a quotation that begins with a sentence of its own in a paragraph."""
        opens = first.block.kind is BlockKind.PARAGRAPH and speech.begin - 1 <= first.span.start
        return opens and speech.begin <= first.span.root.i < speech.end and _has_verb(first.span)

    def _credited(self, end: int, last: Sentence) -> tuple[Token, ...]:
        """Give whom words without a verb behind a quotation name: "- Jane Roe, mayor of A", "According to A."."""
        line, doc = self._neighbour(last, 1), self._parsed.doc
        rest = doc[end : last.span.end]
        if len(rest) > _FEW and any(t.text in DASHES for t in rest[:_FEW]):
            return _opening_person(rest)
        if line is None or len(line.span) > _LONGEST_CREDIT or _has_verb(line.span):
            return ()
        if line.block == last.block and (source := source_in(line.span, self._contexts)):
            return source
        dashed = line.block.kind is BlockKind.ITEM or any(t.text in DASHES for t in doc[end : line.span.start + 1])
        return _opening_person(line.span) if dashed else ()

    def _headed(self, first: Sentence) -> tuple[Token, ...]:
        """Give whom the line above a quotation, or a list of them, names: his words are set out under his name."""
        above, item = self._neighbour(first, -1), first.block.kind is BlockKind.ITEM
        while item and above is not None and above.block.kind is BlockKind.ITEM:
            above = self._neighbour(above, -1)
        opens = first.span[0].text in QUOTES or (item and first.span[0].pos_ == "ADP")  # "On the war: ..."
        if above is None or above.block.kind is not BlockKind.HEADING or not opens:
            return ()
        line = [s for s in self._parsed.sentences[: first.index] if s.block == above.block]
        span = self._parsed.doc[line[0].span.start : above.span.end]
        if any(t.pos_ in VERBAL for t in span):
            return ()
        whole = (e for e in span.ents if e.label_ == "PERSON" or (e.label_ == "ORG" and len(e) == len(span)))
        return next(((e.root,) for e in whole), ())

    def _verbs(self, sentence: Sentence, *, bare: bool = False) -> Iterator[tuple[Token, tuple[Token, ...]]]:
        """Give the verbs of saying outside quotations, each with its subject; `bare`: without what is said."""
        for verb in sentence.span:
            if verb.i in self._inside or not self._contexts.introduces(*words_of(verb)):
                continue
            if not self._contexts.is_speech(*words_of(verb)) and child(verb, "dobj", "xcomp", "acomp") is not None:
                continue  # "A continues its work": nothing is said
            complement = child(verb, "ccomp", "xcomp", "dobj")
            if bare and complement is not None and complement.i > verb.i and child(verb, "nsubj") is not None:
                continue
            speaker = self._speaker_at(verb)
            citing = verb.lemma_ in self._contexts.citing and any(t.lower_ in _CITING for t in speaker)
            if speaker and not citing and not any(t.i in self._inside for t in speaker):
                yield verb, speaker

    def _speaker_at(self, verb: Token) -> tuple[Token, ...]:
        """Give the subject of a verb of saying; behind a quotation also a noun that the parse takes for its object."""
        if verb.pos_ == "VERB" and (speaker := sayers(verb)):
            return speaker
        before = verb.i - 1
        while before >= 0 and verb.doc[before].text in (",", "."):
            before -= 1
        closed = before >= 0 and verb.doc[before].text in QUOTES and verb.i > verb.sent.start
        if not closed:
            return ()
        told = child(verb, "dobj")
        if verb.dep_ == "amod" and verb.head.i > verb.i:
            told = verb.head
        return (told,) if told is not None and told.i > verb.i else ()

    def _announcer(self, span: Span) -> tuple[Token, ...]:
        """Give who speaks after a colon: in "A was clear:" the subject nearest to it, in "President A:" the name.

        In "A said that B left:" it is A.
        """
        verbs = [t for t in span if t.pos_ in VERBAL and t.i not in self._inside]
        for verb in reversed([v for v in verbs if not (v.dep_ == "ccomp" and self._contexts.is_speech(v.head.lemma_))]):
            if verb.dep_ in ("ROOT", "conj", "ccomp", "pcomp", "advcl") and (subject := surface_subject(verb)):
                return tuple(t for t in subject if t.i not in self._inside)
        if not span or span[0].pos_ == "ADP" or any(t.pos_ in VERBAL for t in span):
            return ()  # "On the war in A:"
        return next(((t,) for t in (span.root, span[-1]) if t.pos_ == "PROPN"), ())

    def _person_in(self, sentence: Sentence) -> tuple[Token, ...]:
        """Give the person that the sentence before a quotation is about: "A was blunt. "B signed C.""."""
        subject = child(sentence.span.root, "nsubj", "nsubjpass")
        if subject is None or subject.i in self._inside:
            return ()
        return (subject,) if subject.lower_ in _PERSONAL or subject.ent_type_ == "PERSON" else ()

    def _neighbour(self, sentence: Sentence, step: int) -> Sentence | None:
        at = sentence.index + step
        return self._parsed.sentences[at] if 0 <= at < len(self._parsed.sentences) else None

    def _block_end(self, sentence: Sentence) -> int:
        """Give the index of the last sentence of a block."""
        at = sentence.index
        while (after := self._neighbour(self._parsed.sentences[at], 1)) is not None and after.block == sentence.block:
            at += 1
        return at


def _is_told_to_follow(sentence: Span) -> bool:
    """Tell what announces the words below it: "The ministers issued the following statement on Monday."."""
    return any(t.lower_ == "following" and t.head.dep_ in ("dobj", "nsubjpass") for t in sentence)


def _opening_person(span: Span) -> tuple[Token, ...]:
    """Give the person with whose name a line without a verb opens."""
    people = (e for e in span.ents if e.label_ == "PERSON" and e.start < span.start + _LONGEST_NAME)
    return next(((e.root,) for e in people if not _has_verb(span)), ())


def _has_verb(span: Span) -> bool:
    return any(t.tag_ in FINITE or t.tag_ == "MD" for t in span)


def _quotations(parsed: Parsed) -> list[tuple[int, int]]:
    """Give the token ranges between quotation marks; a mark opens before a word and closes after one."""
    doc, ranges, opened, left, first = parsed.doc, [], -1, -1, -1
    blocks = iter(parsed.document.blocks)
    block = next(blocks, None)
    for token in doc:
        while block is not None and begin_of(token) >= block.span.end:
            left = left if block.kind is BlockKind.PARAGRAPH else -1
            if opened >= 0 and token.i - opened > _SHORTEST and block.kind is BlockKind.PARAGRAPH:
                ranges.append((opened, token.i))  # left open at the end of a paragraph: goes on in the next
                left = token.i
            opened, block, first = -1, next(blocks, None), token.i
        if token.text not in QUOTES:
            continue
        if opened < 0 <= first and token.i and token.nbor(-1).text in (",", "?", "!") and token.whitespace_:
            opened = first  # its opening mark is lost: "We need peace," A said.
        first = -1
        if opened < 0 <= left and not _opens(token, doc) and _closes_letter(token, left, block):
            opened = left  # closed in the next paragraph, which has no mark at its beginning
        left = -1
        if opened < 0 and _opens(token, doc):
            opened = token.i + 1
        elif opened >= 0 and not _opens(token, doc):
            if token.i - opened >= _SHORTEST and not _is_title(doc[opened : token.i]):
                ranges.append((opened, token.i))
            opened = -1
    return ranges


def _closes_letter(mark: Token, left: int, block: Block | None) -> bool:
    """Tell the mark that closes what goes on from the paragraph before; after several only at the end of one."""
    if block is None or begin_of(mark.doc[left]) >= block.span.begin:
        return True
    behind = mark.doc[mark.i + 1 : mark.i + 2]
    ends = not behind or behind[0].is_space or begin_of(behind[0]) >= block.span.end
    return ends and mark.i - left < _LONGEST_LETTER


def _is_title(span: Span) -> bool:
    """Tell the name of a work: its words are capitals."""
    words = [t for t in span if t.is_alpha and len(t) > _LITTLE]
    return len(words) > 1 and all(t.is_title or t.is_upper for t in words)


def _opens(token: Token, doc: Doc) -> bool:
    before = doc[token.i - 1] if token.i else None
    return (before is None or bool(before.whitespace_) or before.is_space) and not token.whitespace_


def _fills_block(begin: int, sentences: Sequence[Sentence]) -> bool:
    first = sentences[0]
    return begin - 1 <= first.span.start and first.block.span.begin >= begin_of(first.span[0]) - 1
