"""A stretch of a parsed text parsed again among other words, and what comes out put back into its place.

Items of lists and headlines leave out words that the parser needs: it gets them back, each stretch is parsed alone, and
the fields of its own words are taken over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

_FIELDS: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "MORPH"]
_HEAD, _DEP = 0, 1

Rows = NDArray[Any]
"""The fields of tokens, a row each."""


def rows_of(alone: Doc, kept: Iterable[Token], root: Token) -> Rows:
    """Give the fields of the words to keep, `root` as their root; what hung on a word left out hangs on the root."""
    fields = cast(Rows, alone.to_array(_FIELDS))
    kept = list(kept)
    places = {token.i: row for row, token in enumerate(kept)}
    rows = fields[list(places)]
    for token in kept:
        head = root if token == root or token.head.i not in places else token.head
        row = places[token.i]
        rows[row][_HEAD] = np.int64(places[head.i] - row).astype(np.uint64)
    rows[places[root.i]][_DEP] = alone.vocab.strings.add("ROOT")
    return rows


def put_back(doc: Doc, changes: Mapping[int, Rows]) -> Doc:
    """Give the text with the fields of some stretches replaced; `changes` gives first token -> rows."""
    if not changes:
        return doc
    fields = cast(Rows, doc.to_array(_FIELDS))
    for begin, rows in changes.items():
        fields[begin : begin + len(rows)] = rows
    return doc.from_array(_FIELDS, cast(Any, fields))


def hung_on(governor: Token, rows: Rows, first: Token, *, label: str) -> Rows:
    """Give the fields of a sentence up to a stretch that begins with `first` and hangs on its root `governor`.

    `rows` are the fields of the stretch as it was parsed alone; a "that" between the two is put aside.
    """
    begin = governor.sent.start
    before = cast(Rows, governor.doc.to_array(_FIELDS))[begin : first.i]
    strings = governor.vocab.strings
    noun = next(at for at, row in enumerate(rows) if row[_DEP] == strings["ROOT"])
    rows[noun][_HEAD] = np.int64(governor.i - first.i - noun).astype(np.uint64)
    rows[noun][_DEP] = strings.add(label)
    top = governor.i - begin
    if (that := len(before) - 1) > top:
        before[that][_HEAD] = np.int64(noun + 1).astype(np.uint64)
        before[that][_DEP] = strings.add("dep")
    before[top][_HEAD] = np.uint64(0)
    before[top][_DEP] = strings.add("ROOT")
    return np.concatenate([before, rows])


def woven(
    line: Sequence[Token], outer: Mapping[int, Token], inner: Mapping[int, Token], *, named: int | None = None
) -> Rows:
    """Give the fields of a sentence and of a clause that interrupts it, each parsed alone; the one hangs on the other.

    Args:
        line: The words of the sentence; those that neither parse has are punctuation.
        outer: The parse of the sentence, by place.
        inner: The parse of the interruption, by place; nothing where it is no clause.
        named: The place of what the interruption is another name of, where it is one.

    """
    fields = cast(Rows, line[0].doc.to_array(_FIELDS))[[t.i for t in line]]
    punct = line[0].vocab.strings.add("punct")
    top = next(at for at, t in outer.items() if t.head == t)
    for parsed in (outer, inner) if inner else (outer,):
        rows = cast(Rows, next(iter(parsed.values())).doc.to_array(_FIELDS))
        places = {t.i: at for at, t in parsed.items()}
        for at, token in parsed.items():
            fields[at] = rows[token.i]
            head = top if token.head == token else places[token.head.i]
            fields[at][_HEAD] = np.int64(head - at).astype(np.uint64)
            if token.head == token and parsed is inner:
                if named is not None:
                    fields[at][_HEAD] = np.int64(named - at).astype(np.uint64)
                fields[at][_DEP] = line[0].vocab.strings.add("parataxis" if named is None else "appos")
    for at in set(range(len(line))) - outer.keys() - inner.keys():
        fields[at][_HEAD], fields[at][_DEP] = np.int64(top - at).astype(np.uint64), punct
    return fields
