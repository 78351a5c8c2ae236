"""A table of menders: each looks at the words that may be what it mends, in the order of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

Mender = Callable[[Token], object]
_Words = str | Iterable[str]


@dataclass(frozen=True, slots=True)
class Step:
    """Menders with the words that they look at; an empty set stands for any.

    Attributes:
        menders: What is done, each in turn, to a word that the line concerns.
        words: The word in small letters.
        kinds: Its tag or part of speech.
        labels: Its label.
        hosts: Label, tag or part of speech of what it hangs on.

    """

    menders: tuple[Mender, ...]
    words: frozenset[str]
    kinds: frozenset[str]
    labels: frozenset[str]
    hosts: frozenset[str]

    def concerns(self, token: Token) -> bool:
        """Tell whether a word with such a label may be what is to be mended, as the tree stands now."""
        return (
            (not self.words or token.lower_ in self.words)
            and (not self.kinds or token.tag_ in self.kinds or token.pos_ in self.kinds)
            and (not self.hosts or not self.hosts.isdisjoint((token.head.dep_, token.head.tag_, token.head.pos_)))
        )


def step(*menders: Mender, words: _Words = (), kinds: _Words = (), labels: _Words = (), hosts: _Words = ()) -> Step:
    """Give a line of the table: what is looked at stands in sets, or in a string that parts them by blanks."""
    looked_at = (frozenset(w.split() if isinstance(w, str) else w) for w in (words, kinds, labels, hosts))
    return Step(menders, *looked_at)


def mend_each(doc: Doc, steps: tuple[Step, ...]) -> None:
    """Run the menders over the text, word by word: what one does to a word, the next one finds."""
    lines: dict[str, list[int]] = {}  # label -> the lines that look at words with it
    for token in doc:
        at = 0
        while at < len(steps):
            label = token.dep_
            if label not in lines:
                lines[label] = [n for n, line in enumerate(steps) if not line.labels or label in line.labels]
            at = _mend(token, steps, (n for n in lines[label] if n >= at))


def _mend(token: Token, steps: tuple[Step, ...], lines: Iterable[int]) -> int:
    """Run the lines until one gives the word another label; return where the table is to be gone on with."""
    label = token.dep_
    for n in lines:
        if steps[n].concerns(token):
            for mend in steps[n].menders:
                mend(token)
            if token.dep_ != label:
                return n + 1
    return len(steps)
