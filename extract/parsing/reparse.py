"""A stretch of a parsed text parsed again among other words, and what comes out put back into its place.

Items of lists and headlines leave out words that the parser needs: it gets them back, each stretch is parsed alone, and
the fields of its own words are taken over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
