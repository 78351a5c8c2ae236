"""A parse in plain objects, to be mended and read: spaCy's `Doc`, `Span` and `Token`, as far as asked here.

spaCy works out most of what a word says at each look, and some five hundred looks fall on each word of a report. Names
and meanings are those of spaCy's documentation, so that a function of words takes either;
`children`, `lefts` and `rights` are tuples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import cast, overload

from spacy import tokens

_OWN = (
    *("i", "idx", "text", "text_with_ws", "whitespace_", "lower_", "lemma_", "pos_", "tag_", "dep_", "morph"),
    *("ent_type_", "ent_iob_", "is_alpha", "is_currency", "is_digit", "is_lower", "is_punct", "is_quote", "is_space"),
    *("is_sent_start", "is_stop", "is_title", "is_upper", "like_num"),
)
_TREE = ("_head", "children", "doc", "left_edge", "lefts", "right_edge", "rights", "sent")
_read = attrgetter(*_OWN)


def plain(doc: tokens.Doc) -> tokens.Doc:
    """Give a parse in plain objects; the type is that of what it stands for."""
    return cast("tokens.Doc", Doc(doc))


class Token:
    """A word; equal to itself alone."""

    __slots__ = (*_OWN, *_TREE)
    i: int
    idx: int
    text: str
    text_with_ws: str
    dep_: str
    ent_iob_: str
    ent_type_: str
    is_punct: bool
    is_sent_start: bool | None
    is_space: bool
    left_edge: Token
    right_edge: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    sent: Span

    def __init__(self, word: tokens.Token, doc: Doc) -> None:
        for name, value in zip(_OWN, _read(word), strict=True):
            setattr(self, name, value)
        self.doc = doc

    def link(self, word: tokens.Token) -> None:
        """Link it with the words around it in spaCy's tree."""
        words = self.doc.words
        self._head = words[word.head.i]
        self.left_edge, self.right_edge = words[word.left_edge.i], words[word.right_edge.i]
        self.lefts = tuple(words[child.i] for child in word.lefts)
        self.rights = tuple(words[child.i] for child in word.rights)
        self.children = self.lefts + self.rights

    def _hang(self, head: Token) -> None:
        """Hang it on another word; spaCy's tree is changed too, and tells what else that changes."""
        if head is not self._head:
            self.doc.hang(self, head)

    head = property(attrgetter("_head"), _hang)

    def __hash__(self) -> int:
        return self.i  # sets have the same order on each run

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def n_lefts(self) -> int:
        """How many words hang on it from the left."""
        return len(self.lefts)

    @property
    def n_rights(self) -> int:
        """How many words hang on it from the right."""
        return len(self.rights)

    @property
    def subtree(self) -> Iterator[Token]:
        """The words of its phrase, as they stand in the text; a list of a thousand members is a thousand deep."""
        if not self.children:
            yield self
            return
        waiting: list[Token] = [self]
        opened: set[Token] = set()
        while waiting:  # which ends in a ring too: each word is opened once
            word = waiting.pop()
            if not word.children or word in opened:
                yield word
                continue
            opened.add(word)
            waiting += word.rights[::-1]
            waiting.append(word)
            waiting += word.lefts[::-1]

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words that it is coordinated with."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        row = [first]
        for word in row:  # which grows
            row += [c for c in word.rights if c.dep_ == "conj"]
        return tuple(word for word in row if word is not self)

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, and so on to the root; a ring ends with the number of words."""
        word = self
        for _ in self.doc.words:
            if word.head is word:
                return
            word = word.head
            yield word

    def depth(self) -> int:
        """Count the words above it; a mark or a space on which nothing hangs is below all of them."""
        return len(self.doc) if (self.is_punct or self.is_space) and not self.children else len([*self.ancestors])

    def is_ancestor(self, descendant: Token) -> bool:
        """Tell whether a word is in the phrase of this one, itself left out."""
        word = descendant
        for _ in self.doc.words:
            if word.head is word:
                return False
            word = word.head
            if word is self:
                return True
        return False

    def nbor(self, i: int = 1) -> Token:
        """Give the word so many places on, or back."""
        if self.i + i < 0:
            raise IndexError(self.i + i)
        return self.doc.words[self.i + i]


class Span:
    """Words `start` to `end` (exclusive) of a parse."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.words[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        length = self.end - self.start
        if isinstance(at, slice):
            start, end, _ = at.indices(length)
            return Span(self.doc, self.start + start, self.start + max(start, end))
        if not -length <= at < length:
            raise IndexError(at)
        return self.doc.words[(self.start if at >= 0 else self.end) + at]

    @property
    def start_char(self) -> int:
        """Where it begins in the parse's text."""
        return self.doc.words[self.start].idx

    @property
    def end_char(self) -> int:
        """Where it ends in the parse's text."""
        last = self.doc.words[self.end - 1]
        return last.idx + len(last)

    @property
    def text(self) -> str:
        """Its words without the space behind them."""
        return self.doc.text[self.start_char : self.end_char] if len(self) else ""

    @property
    def text_with_ws(self) -> str:
        """Its words with the space behind them."""
        return "".join(word.text_with_ws for word in self)

    @property
    def sent(self) -> Span:
        """The sentence of its first word."""
        return self.doc.words[self.start].sent

    @property
    def ents(self) -> list[Span]:
        """The named entities that lie within it."""
        return [ent for ent in self.doc.ents if self.start <= ent.start and ent.end <= self.end]

    @property
    def root(self) -> Token:
        """The word that hangs on itself, else the first of those nearest to such a one that hang on a word outside."""
        words = list(self)
        tops = [word for word in words if word.head is word]
        outward = [word for word in words if not self.start <= word.head.i < self.end]
        return tops[0] if tops else min(outward, key=Token.depth, default=self.doc.words[self.start])


class Doc:
    """A parse; `user_data` is that of the parse it is a copy of."""

    __slots__ = ("_parse", "ents", "text", "user_data", "words")

    def __init__(self, doc: tokens.Doc) -> None:
        self._parse, self.text, self.user_data = doc, doc.text, doc.user_data
        self.words = [Token(word, self) for word in doc]
        self.ents = self._ents()
        self._link(0, len(self.words))

    @property
    def sents(self) -> Iterator[Span]:
        """The sentences."""
        at = 0
        while at < len(self.words):
            sent = self.words[at].sent
            yield sent
            at = sent.end

    def hang(self, word: Token, head: Token) -> None:
        """Hang a word on another, and look up in spaCy's tree what has become of the sentences of both."""
        tops = [[top, *top.ancestors][-1] for top in (word, head)]
        begin, end = min(top.left_edge.i for top in tops), max(top.right_edge.i for top in tops) + 1
        self._parse[word.i].head = self._parse[head.i]
        self._link(begin, end)

    def set_ents(self, named: Iterable[Span], *, outside: Iterable[Span] = (), default: str) -> None:
        """Take stretches for names, or for none."""
        self._parse.set_ents(self._spans(named), outside=self._spans(outside), default=default)
        self.ents = self._ents()
        for word, parsed in zip(self.words, self._parse, strict=True):
            word.ent_type_, word.ent_iob_ = parsed.ent_type_, parsed.ent_iob_

    def _spans(self, spans: Iterable[Span]) -> list[tokens.Span]:
        return [tokens.Span(self._parse, span.start, span.end, span.label_) for span in spans]

    def _ents(self) -> tuple[Span, ...]:
        return tuple(Span(self, ent.start, ent.end, ent.label_) for ent in self._parse.ents)

    def _link(self, begin: int, end: int) -> None:
        """Link words as spaCy does, and part their sentences."""
        parse, words = self._parse, self.words
        for word in words[begin:end]:
            word.link(parse[word.i])
            word.is_sent_start = parse[word.i].is_sent_start
        while begin > 0 and not words[begin].is_sent_start:
            begin -= 1
        while begin < end:
            last = begin + 1
            while last < len(words) and not words[last].is_sent_start:
                last += 1
            sent = Span(self, begin, last)
            for word in words[begin:last]:
                word.sent = sent
            begin = last

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.words))
            return Span(self, start, max(start, end))
        return self.words[at]

    def char_span(self, start: int, end: int) -> Span | None:
        """Give the words between two characters; None where these stand within words."""
        first = next((word.i for word in self.words if word.idx == start), None)
        last = next((word.i for word in self.words if word.idx + len(word) == end), None)
        return None if first is None or last is None else Span(self, first, last + 1)
