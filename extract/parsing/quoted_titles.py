"""Sentences with a title in quotation marks that is a clause itself: 'a report called "Closing Gaps: A Plan" says'.

A parser takes the verb of the title for that of the sentence, or what follows for a part of the title. So the sentence
is parsed again with one name in the title's place, and the words of the title hang on its last one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from reportgraph.extract.parsing.reparse import Rows, put_back, woven
from reportgraph.extract.parsing.spelling import ARTICLES, NAME_PREPOSITIONS, QUOTES
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.language import Language
from spacy.tokens import Doc, Token

_OPENING = GRAMMAR.called_so | GRAMMAR.themed
_PLACEHOLDER = "Outlook"
_LONGEST = 80  # tokens of a sentence
_LONGEST_TITLE = 30
_LONGEST_NAME = 9
_MARKS = QUOTES | {"'", "‘", "’"}
_SMALL = NAME_PREPOSITIONS | ARTICLES | {"and", "by", "from"}
_HEAD, _DEP, _TAG, _POS = range(4)  # fields of the rows

Line = Sequence[Token]


def parse_quoted_titles(doc: Doc, nlp: Language) -> Doc:
    """Parse sentences again that call something by such a title."""
    changes: dict[int, Rows] = {}
    for sentence in doc.sents:
        line = [t for t in sentence if not t.is_space]
        if len(line) <= _LONGEST and len(line) == len(sentence) and (title := _title(line)) is not None:
            rows = _mended(line, *title, nlp)
            if rows is not None:
                changes[line[0].i] = rows
    return put_back(doc, changes)


def _title(line: Line) -> tuple[int, int] | None:
    """Give the places of the quotation marks around a title with a verb, a colon or a comma in it."""
    for at in range(1, len(line) - 2):
        if line[at + 1].text not in QUOTES or not (_names_work(line, at) or line[at].lower_ in _OPENING):
            continue
        behind = range(at + 3, min(len(line), at + _LONGEST_TITLE))
        close = next((k for k in behind if line[k].text in QUOTES and line[k].text != "'"), None)
        inside = line[at + 2 : close] if close is not None else ()
        words = [t for t in inside if t.is_alpha]
        told = words if _names_work(line, at) else (*words[:1], *words[-1:])
        titled = all(t.text[0].isupper() for t in told if t.lower_ not in _SMALL)
        broken = any(t.pos_ == "VERB" or t.text == ":" for t in inside) or any(t.text == "," for t in inside[:-1])
        if close is not None and words and titled and broken:
            return at + 1, close
    return next((found for at in range(len(line) - 4) if (found := _called(line, at)) is not None), None)


def _names_work(line: Line, at: int) -> bool:
    """Tell a word before what somebody wrote: "wrote "A: B, C, and D"", "the book "A"", "the editor of "A""."""
    naming, word = load_naming(), line[at]
    by = word.lower_ == "of" and at > 0 and line[at - 1].lemma_.lower() in GRAMMAR.titled_by
    text = word.pos_ == "NOUN" and (naming.classes_of(word.lemma_.lower()) or ("",))[0] in ("Document", "Work")
    return by or text or word.lower_ in naming.words.publishing


def _called(line: Line, at: int) -> tuple[int, int] | None:
    """Give the places of the marks around what an undertaking is called: "the 'Water for All' project"."""
    if line[at].text not in _MARKS or not line[at + 1].text[0].isupper():
        return None
    behind = range(at + 2, min(len(line) - 1, at + _LONGEST_NAME))
    close = next((k for k in behind if line[k].text in _MARKS and not line[k - 1].whitespace_), None)
    if close is None or line[close + 1].lower_ not in GRAMMAR.undertakings:
        return None
    inside = line[at + 1 : close]
    named = all(t.text[0].isupper() or t.lower_ in _SMALL for t in inside) and inside[-1].is_alpha
    return (at, close) if named and any(t.lower_ in _SMALL for t in inside) else None


def _mended(line: Line, opening: int, close: int, nlp: Language) -> Rows | None:
    """Give the fields of the sentence parsed with one name for the title; None where that is no sentence."""
    words = [at for at in range(opening + 1, close) if line[at].is_alpha]
    kept = [at for at in range(len(line)) if not opening < at < close or at == words[-1]]
    alone = nlp(Doc(nlp.vocab, [_PLACEHOLDER if at == words[-1] else line[at].text for at in kept]))
    if len(list(alone.sents)) != 1 or alone[:].root.pos_ not in ("VERB", "AUX"):
        return None
    rows = woven(line, {at: alone[k] for k, at in enumerate(kept)}, {})
    strings = line[0].vocab.strings
    for at in words:
        rows[at][_TAG], rows[at][_POS] = strings.add("NNP"), strings.add("PROPN")
        if at != words[-1]:
            rows[at][_HEAD], rows[at][_DEP] = np.int64(words[-1] - at).astype(np.uint64), strings.add("compound")
    return rows
