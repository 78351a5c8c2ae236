"""Sentences that are interrupted by who says them: "Chad, the bank says, exports gas", '"Chad," he said, "will sign"'.

A parser that meets the teller between a subject and its verb takes the one for another name of the other, or what is
told for the main clause. So the sentence is parsed again without the interruption, which is parsed alone and then hung
on the main verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgraph.extract.parsing.labels import NOUNY, SMALL_WORDS
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of
from reportgraph.extract.parsing.reparse import Rows, put_back, woven
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.tree import FINITE, is_finite
from reportgraph.extract.parsing.verbless import parse_verbless
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.language import Language
from spacy.tokens import Doc, Token

_LONGEST = 80  # tokens of a sentence
_LONGEST_TELLING = 14  # tokens between the commas
_SIDES = frozenset({"l", "r", "c", "left", "right", "center", "centre"})
_FORMERLY = frozenset({"formerly", "previously"})
_NO_TELLING = frozenset({"that", "which", "who", "whom", "whose", "as", "if", "when", "while", "and", "but"})

_SMALL = SMALL_WORDS | {"the"}  # that names have inside them

Line = Sequence[Token]


def parse_interrupted(doc: Doc, nlp: Language) -> Doc:
    """Parse sentences again whose subject stands before who says them and whose verb stands behind."""
    changes: dict[int, Rows] = {}
    for sentence in doc.sents:
        line = [t for t in sentence if not t.is_space]
        if line and len(line) <= _LONGEST and len(line) == line[-1].i + 1 - line[0].i:
            places = (_mended(line, begin, end, nlp) for begin, end in _interruptions(line))
            rows = next((r for r in (_without_sides(line, nlp), *places) if r is not None), None)
            if rows is not None:
                changes[line[0].i] = rows
    return put_back(doc, changes)


def _without_sides(line: Line, nlp: Language) -> Rows | None:
    """Give the fields of a sentence parsed without where each stands in a picture, former and full names.

    "Jane Roe (L) meets A (R)", "A, B (formerly C) and D met", "the LSU (Lake States Union) Forum".
    """
    aside = set[int]()
    spelt = _spelt_in_name(line)
    for at in range(1, len(line) - 2):
        side = line[at + 1].lower_ in _SIDES and line[at + 2].text == ")"
        if line[at].text == "(" and (side or line[at + 1].lower_ in _FORMERLY):
            aside.update(range(at, next((i for i in range(at, len(line)) if line[i].text == ")"), at) + 1))
    aside |= {spelt.start, spelt.stop - 1} if spelt else set[int]()
    if not aside:
        return None
    kept = [at for at in range(len(line)) if at not in aside and at not in spelt]
    alone = nlp(Doc(nlp.vocab, [line[at].text for at in kept]))
    if len(list(alone.sents)) != 1:
        return None
    for at in aside:
        line[at].pos_ = "PUNCT"
    words = nlp(Doc(nlp.vocab, [line[at].text for at in spelt[1:-1]])) if spelt else ()
    inner, named = {spelt.start + 1 + t.i: t for t in words}, spelt.start - 1 if spelt else None
    return woven(line, {at: alone[k] for k, at in enumerate(kept)}, inner, named=named)


def _spelt_in_name(line: Line) -> range:
    """Give where brackets inside a name stand that hold what the letters before them stand for."""
    for begin in range(1, len(line) - 4):
        if line[begin].text != "(" or not (line[begin - 1].is_upper and len(line[begin - 1]) > 1):
            continue
        close = next((at for at in range(begin, len(line) - 1) if line[at].text == ")"), begin)
        inside = line[begin + 1 : close]
        named = len(inside) > 2 and all(t.text[0].isupper() or t.lower_ in _SMALL for t in inside)
        after = line[close + 1]
        title = load_naming().title_at([after.lower_], 0)
        if named and after.is_title and after.pos_ in NOUNY and not title:
            return range(begin, close + 1)
    return range(0)


def _interruptions(line: Line) -> Iterator[tuple[int, int]]:
    """Give where two commas enclose who says it, before any verb of the sentence: the places of both."""
    commas = [at for at, t in enumerate(line) if t.text == ","]
    for first, last in pairwise(commas):
        if any(t.tag_ in FINITE or t.tag_ == "MD" for t in line[:first]):
            return
        begin = first + 1 + (line[first + 1].text in QUOTES)
        if first > 0 and last - begin <= _LONGEST_TELLING and _is_telling(line[begin:last]):
            yield first, last


def _is_telling(words: Line) -> bool:
    """Tell "the bank estimates", "said Jane Roe on Monday": one verb of telling with its subject beside it."""
    if any(t.lower_ in _NO_TELLING or t.text in QUOTES for t in words):
        return False
    verbs = [at for at, t in enumerate(words) if _tells(t)]
    if len(verbs) != 1 or len(words) < 2:
        return False
    if verbs[0] == 0:  # not "said the following"
        return words[0].nbor(-1).text in QUOTES or any(t.pos_ == "PROPN" for t in words)
    return words[verbs[0] - 1].pos_ in (*NOUNY, "PRON", "DET", "ADJ")


def _tells(word: Token) -> bool:
    """Tell a finite verb of telling, or a plural that may be one: "estimates"."""
    form = word.tag_ in (*FINITE, "VBN") or word.tag_ == "NNS"
    lemma = lemma_of(word) if word.tag_ == "NNS" else word.lemma_
    return form and word.text.islower() and (lemma in GRAMMAR.takes_clause or lemma == "tell")


def _mended(line: Line, first: int, last: int, nlp: Language) -> Rows | None:
    """Give the fields of a sentence whose subject and verb are parsed together; None where they make no clause."""
    outer = [*range(first), *range(last + 1, len(line))]
    kept = [at for at in outer if line[at].text not in QUOTES]
    alone = parse_verbless(nlp(Doc(nlp.vocab, [line[at].text for at in kept])), nlp)
    root = alone[:].root
    subject = next((c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if len(list(alone.sents)) != 1 or root.pos_ not in ("VERB", "AUX") or not is_finite(root) or subject is None:
        return None
    if kept[root.i] < last or kept[subject.i] > first:
        return None
    begin = first + 1 + (line[first + 1].text in QUOTES)
    inner = nlp(Doc(nlp.vocab, [*(t.text for t in line[begin:last]), "."]))
    telling = inner[:].root
    if any(c.dep_ == "agent" for c in telling.children):
        return None  # "The Atlas, written over ten years by Jane Roe, was"
    if not any(c.dep_ == "nsubj" for c in telling.children):
        teller = next((c for c in telling.rights if c.pos_ in NOUNY), None)
        if teller is None or telling.i > 0 or line[first + 1].text not in QUOTES:
            return None
        teller.dep_ = "nsubj"  # "said director Jane Roe", read as what is said
    return woven(line, {at: alone[k] for k, at in enumerate(kept)}, {begin + t.i: t for t in inner[:-1]})
