"""How often the second verb of a list is read as a noun: "will cut costs and support trade".

    python tests/benchmarks/verb_lists.py

Puts verbs that may be nouns, and what they may be done to, into made sentences, and counts those in which the word has
no object: as the parser alone reads them, and with the repairs of `extract/parsing/repair/`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import spacy
from reportgraph.extract.parsing.parse import DEFAULT_MODEL, parse
from reportgraph.extract.reading.read import read_text

VERBS = """
    access address advance aid anchor attack balance ban benefit block boost bridge challenge combat control
    counter curb cut damage delay document drive ease finance fight force fuel fund guide harm hinder impact
    increase influence limit manage monitor process promise question record reform review share shape spur stem
    study support target test transform trigger update use
""".split()
GERUNDS = """
    boosting building cutting farming fighting financing funding hosting lending limiting monitoring opening
    planning shaping sharing supporting testing training
""".split()
OBJECTS = ("adaptation", "democracy", "farmers", "growth", "health services", "inflation", "peace", "research", "trade")
BASE = (
    "The fund will cut costs and {0} {1}.",
    "The plan aims to build roads and {0} {1} in Chad.",
    "The bank helps reduce waste and {0} {1}.",
)
PROGRESSIVE = (
    "Peru cuts costs by raising tolls and {0} {1}.",
    "The plan has goals, including cutting waste and {0} {1}.",
    "After raising tolls and {0} {1}, Peru met Chad.",
)


def sentences() -> Iterator[tuple[str, str, str]]:
    """Give the frame, the word in question and the sentence."""
    for frames, words in ((BASE, VERBS), (PROGRESSIVE, GERUNDS)):
        for frame in frames:
            yield from ((frame, word, frame.format(word, thing)) for word in words for thing in OBJECTS)


def main() -> None:
    """Print how many sentences of each kind are misread."""
    argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0]).parse_args()
    nlp = spacy.load(DEFAULT_MODEL)
    counts: dict[str, list[int]] = {}
    for frame, word, text in sentences():
        row = counts.setdefault(frame, [0, 0, 0])
        row[0] += 1
        for at, doc in enumerate((nlp(text), parse(read_text(text), DEFAULT_MODEL).doc), start=1):
            last = [token for token in doc if token.text == word][-1]
            row[at] += last.pos_ != "VERB" or all(child.dep_ != "dobj" for child in last.rights)
    for frame, (sum_, alone, mended) in counts.items():
        print(
            f"{frame.format('V', 'N'):60} {sum_:4} sentences, {alone:4} misread by the parser, {mended:3} with repairs"
        )


if __name__ == "__main__":
    main()
