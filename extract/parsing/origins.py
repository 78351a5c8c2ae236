"""Names with their lands in brackets: "the winners are A (Chad), B (Peru) and C (Kenya)".

A model takes the land into the name, and a parser that meets several such brackets loses the row. So a name ends where
the bracket begins, and a sentence with a row of them is parsed again without them; then each land is hung on the name
before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from reportgraph.extract.parsing.reparse import Rows, put_back, woven
from reportgraph.ontology.gazetteer import load_gazetteer
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

_FEWEST = 2  # lands in brackets
_LONGEST = 80  # tokens of a sentence

Line = Sequence[Token]


def parse_origins(doc: Doc, nlp: Language) -> Doc:
    """Part names from the lands behind them, and parse sentences with several of these again."""
    changes: dict[int, Rows] = {}
    found: list[range] = []
    for sentence in doc.sents:
        line = list(sentence)
        places = list(_brackets(line)) if len(line) <= _LONGEST else []
        found += [range(line[0].i + place.start, line[0].i + place.stop) for place in places]
        rows = _without(line, places, nlp) if len(places) >= _FEWEST else None
        if rows is not None:
            changes[line[0].i] = rows
    if found:
        doc.set_ents(_parted(doc, found))
    return put_back(doc, changes)


def _parted(doc: Doc, places: Sequence[range]) -> list[Span]:
    """Give the names of a text without the brackets, and the lands inside these as names of their own."""
    inside = {at for place in places for at in place}
    kept = [ent for ent in doc.ents if inside.isdisjoint(range(ent.start, ent.end))]
    cut = [(ent, next(at for at in range(ent.start, ent.end) if at in inside)) for ent in doc.ents if ent not in kept]
    kept += [Span(doc, ent.start, at, ent.label) for ent, at in cut if at > ent.start]
    kept += [Span(doc, place.start + 1, place.stop - 1, "GPE") for place in places]
    return sorted(kept, key=lambda span: span.start)


def _brackets(line: Line) -> Iterator[range]:
    """Give where brackets stand behind a name that hold a land and no more."""
    words = [t.text for t in line]
    for at in range(1, len(line) - 2):
        if words[at] != "(" or not (words[at - 1][0].isupper() or line[at - 1].pos_ == "PROPN"):
            continue
        found = load_gazetteer().longest(words, at + 1)
        close = at + 1 + found[0] if found is not None else len(line)
        if found is not None and found[1].cls == "Country" and words[close : close + 1] == [")"]:
            yield range(at, close + 1)


def _without(line: Line, places: Sequence[range], nlp: Language) -> Rows | None:
    """Give the fields of a sentence parsed without its brackets, with each land hung on the name before it."""
    inside = {at for place in places for at in place}
    kept = [at for at in range(len(line)) if at not in inside]
    alone = nlp(Doc(nlp.vocab, [line[at].text for at in kept]))
    if len(list(alone.sents)) != 1:
        return None
    rows, strings = woven(line, {at: alone[k] for k, at in enumerate(kept)}, {}), nlp.vocab.strings
    for place in places:
        for at in (place.start, place.stop - 1):
            rows[at][0] = np.int64(place.start - 1 - at).astype(np.uint64)
        host, land = line[place.start - 1], place.stop - 2
        if host.pos_ == "PROPN":
            rows[place.start - 1][2], rows[place.start - 1][3] = np.uint64(host.tag), np.uint64(host.pos)
        rows[land][0], rows[land][1] = np.int64(place.start - 1 - land).astype(np.uint64), strings.add("appos")
        for at in range(place.start + 1, land):
            rows[at][0], rows[at][1] = np.int64(land - at).astype(np.uint64), strings.add("compound")
    return rows
