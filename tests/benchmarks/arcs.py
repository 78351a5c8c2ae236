"""Measures what mending does to the parser's trees, and which function of it does harm, by trees made by hand.

    python tests/benchmarks/arcs.py FILE.conllu ... [--worst N] [--examples NAME]

The files hold Universal Dependencies of English (GUM's dep/, UD_English-PUD, -EWT, -ParTUT). Trees are compared phrase
by phrase: the head of each phrase that the gold tree attaches by a relation between content words, names counted as one
word, prepositions and copulas looked through. An arc is right if its phrase hangs on the phrase that it should; labels
are not compared. Printed are the share of right arcs as parsed and as mended, and for each function that hangs words
elsewhere how many arcs it made right, made wrong, or moved from one wrong place to another. What the treebanks treat
otherwise by convention ("because of" as one preposition) counts as wrong: look at the examples first.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from reportgraph.extract.model import Block, BlockKind, Document, Span
from reportgraph.extract.parsing import parse as parsing
from reportgraph.extract.parsing import plain
from reportgraph.extract.parsing.repair import repair
from reportgraph.extract.text.surface import begin_of, end_of
from spacy.tokens import Doc, Token

BATCH = 25  # sentences of a document that is made of them
ROOT = -1  # what the root hangs on
ONE_WORD = frozenset({"compound", "fixed", "flat", "goeswith"})
CONTENT = frozenset(
    "acl advcl amod appos ccomp compound conj csubj iobj nmod nsubj obj obl parataxis root xcomp".split()
)
GOVERNING = frozenset({"agent", "dative", "prep"})
GOVERNED = frozenset({"pcomp", "pobj"})

Place = tuple[int, int]  # of a phrase: its sentence, and its first gold word there
Arcs = dict[Place, int]  # what each phrase hangs on, in its sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """A gold tree: where its words stand in the sentence, of which phrase each is, and what phrases should hang on."""

    text: str
    spans: tuple[Span, ...]
    phrases: tuple[int, ...]
    heads: Mapping[int, int]


@dataclass(slots=True)
class Tally:
    """What a function did to arcs."""

    right: int = 0
    wrong: int = 0
    moved: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Result:
    """Arcs in all, right as parsed and right as mended, and what each function did."""

    arcs: int = 0
    parsed: int = 0
    mended: int = 0
    functions: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))


def read_trees(path: Path) -> Iterator[Sentence]:
    """Read the sentences of a CoNLL-U file."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        text, spans = "", list[Span]()
        ends = {int(r[0].split("-")[1]): r for r in rows if "-" in r[0]}  # words written as one: "don't"
        inside = {n for end, r in ends.items() for n in range(int(r[0].split("-")[0]), end)}
        words = [r for r in rows if r[0].isdigit()]
        for row in words:
            number = int(row[0])
            spans.append(Span(len(text), len(text) + len(row[1])))
            joined = number in inside or "SpaceAfter=No" in ends.get(number, row)[9]
            text += row[1] if joined else f"{row[1]} "
        if words:
            heads = [int(row[6]) - 1 for row in words]
            relations = [row[7].partition(":")[0] for row in words]
            phrases = tuple(_first(at, heads, relations) for at in range(len(words)))
            governed = {
                at: phrases[heads[at]] if heads[at] >= 0 else ROOT
                for at, relation in enumerate(relations)
                if phrases[at] == at and relation in CONTENT
            }
            yield Sentence(text.rstrip(), tuple(spans), phrases, governed)


def _first(at: int, heads: list[int], relations: list[str]) -> int:
    for _ in heads:
        if relations[at] not in ONE_WORD or heads[at] < 0:
            break
        at = heads[at]
    return at


class Watch:
    """Takes note of what each function does while a document is mended."""

    def __init__(self, sentences: list[Sentence], result: Result):
        self._sentences, self._result = sentences, result
        self._words: dict[int, Place] = {}  # token -> sentence and gold word
        self._at: tuple[str, int, int] | None = None  # function, its call, sentence
        self._token: Token | None = None
        self._before: Arcs = {}

    def mend(self, doc: Doc) -> Doc:
        """Mend a parse in the place of `repair`, and count."""
        begins, offset = {}, 0
        for n, sentence in enumerate(self._sentences):
            begins.update({(offset + s.begin, offset + s.end): (n, at) for at, s in enumerate(sentence.spans)})
            offset += len(sentence.text) + 2
        places = {t.i: begins.get((begin_of(t), end_of(t))) for t in doc}
        self._words = {i: place for i, place in places.items() if place is not None}
        parsed = {k: v for span in doc.sents for k, v in self._arcs(span[0]).items()}
        hang = plain.Doc.hang

        def watched(of: plain.Doc, word: plain.Token, head: plain.Token) -> None:
            self._note(word)  # type: ignore[arg-type]
            hang(of, word, head)

        with patch.object(plain.Doc, "hang", watched):
            doc = repair(doc)
        self._close()
        mended = {k: v for span in doc.sents for k, v in self._arcs(span[0]).items()}
        for (n, phrase), head in parsed.items():
            if (n, phrase) in mended:
                gold = self._sentences[n].heads[phrase]
                self._result.arcs += 1
                self._result.parsed += head == gold
                self._result.mended += mended[n, phrase] == gold
        return doc

    def _note(self, word: Token) -> None:
        frame = sys._getframe(2)
        while frame.f_code.co_filename.endswith(("plain.py", "tree.py")) and frame.f_back is not None:
            frame = frame.f_back
        name = f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}"
        at = name, id(frame), word.sent.start
        if at != self._at:
            self._close()
            self._at, self._token, self._before = at, word, self._arcs(word)

    def _close(self) -> None:
        """Compare the arcs of a sentence before and after a function worked on it."""
        if self._at is None or self._token is None:
            return
        after = self._arcs(self._token)
        tally = self._result.functions[self._at[0]]
        for (n, phrase), head in self._before.items():
            now, sentence = after.get((n, phrase), head), self._sentences[n]
            gold = sentence.heads[phrase]
            tally.right += head != gold == now
            tally.moved += head != gold != now != head
            if head == gold != now:
                tally.wrong += 1
                words = [sentence.text[s.begin : s.end] for s in sentence.spans]
                tally.examples.append(
                    f"{words[phrase]}: {words[gold] if gold >= 0 else 'root'} > {words[now] if now >= 0 else 'root'} | "
                    f"{sentence.text}"
                )
        self._at = None

    def _arcs(self, word: Token) -> Arcs:
        """Give what the phrases of a word's sentence hang on as the tree stands; others than gold ones are left out."""
        arcs: Arcs = {}
        for token in word.sent:
            place = self._words.get(token.i)
            if place is None:
                continue
            n, own = place[0], self._sentences[place[0]].phrases[place[1]]
            if own not in self._sentences[n].heads or (n, own) in arcs:
                continue
            head = _governor(token)
            above = self._words.get(head.i) if head is not None else (n, ROOT)
            if above is None or above[0] != n:
                continue
            phrase = self._sentences[n].phrases[above[1]] if above[1] >= 0 else ROOT
            if phrase != own:
                arcs[n, own] = phrase
        return arcs


def _governor(token: Token) -> Token | None:
    """Give what a content word hangs on in Universal Dependencies; None for a root."""
    head = token.head
    if head == token:
        return None
    if token.dep_ in GOVERNED and (head.dep_ in GOVERNING or head.pos_ in ("ADP", "SCONJ")):
        if head.dep_ == "conj" and head.head.dep_ in GOVERNING:  # "in A and in B"
            return _content(head.head)
        return _governor(head) if head.head != head else None
    if token.dep_ == "conj":
        while head.dep_ == "conj" and head.head != head:
            head = head.head
    elif token.dep_ in ("acomp", "attr") and _predicate(head) == token:
        return _governor(head)
    return _content(head)


def _content(word: Token) -> Token:
    """Look through copulas and prepositions."""
    for _ in range(8):
        below = _predicate(word)
        if below is None and word.dep_ in GOVERNING and word.pos_ == "ADP":
            below = next((c for c in word.children if c.dep_ in GOVERNED), None)
        if below is None:
            break
        word = below
    return word


def _predicate(be: Token) -> Token | None:
    """Give what a copula says of its subject."""
    if be.lemma_ != "be" or be.pos_ not in ("AUX", "VERB"):
        return None
    told = next((c for c in be.children if c.dep_ in ("acomp", "attr") and c.i > be.i), None)
    if told is not None:
        return told
    return next((o for c in be.rights if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"), None)


def measure(paths: list[Path]) -> Result:
    """Parse the sentences of the files, each a paragraph, and compare the trees."""
    result = Result()
    for path in paths:
        sentences = list(read_trees(path))
        for begin in range(0, len(sentences), BATCH):
            some = sentences[begin : begin + BATCH]
            blocks, offset = list[Block](), 0
            for sentence in some:
                blocks.append(Block(Span(offset, offset + len(sentence.text)), BlockKind.PARAGRAPH))
                offset += len(sentence.text) + 2
            document = Document("\n\n".join(s.text for s in some), path.stem, tuple(blocks))
            with patch.object(parsing, "repair", Watch(some, result).mend):
                parsing.parse(document)
    return result


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+", help="CoNLL-U files")
    parser.add_argument("--worst", type=int, default=15, help="how many of the functions that do most harm are named")
    parser.add_argument("--examples", default="", help="part of a function's name: print the arcs that it made wrong")
    arguments = parser.parse_args()
    result = measure(arguments.files)
    sums = Counter[str]()
    for tally in result.functions.values():
        sums.update(right=tally.right, wrong=tally.wrong, moved=tally.moved)
    print(f"{result.arcs} arcs: right as parsed {result.parsed / max(1, result.arcs):.4f}, ", end="")
    print(f"as mended {result.mended / max(1, result.arcs):.4f}")
    print(f"{len(result.functions)} functions made {sums['right']} right, {sums['wrong']} wrong, moved {sums['moved']}")
    for name, tally in sorted(result.functions.items(), key=lambda item: item[1].right - item[1].wrong)[
        : arguments.worst
    ]:
        print(f"{tally.right - tally.wrong:+5} ({tally.right} right, {tally.wrong} wrong, {tally.moved} moved) {name}")
    for name, tally in sorted(result.functions.items()) if arguments.examples else ():
        for example in tally.examples if arguments.examples in name else ():
            print(f"{name} | {example}")


if __name__ == "__main__":
    main()
