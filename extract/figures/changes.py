"""Figures that belong together: "rose by A to B", "from A to B", "reached B, up C", "B, compared with A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.figures.change_parts import Part, change_part, word_before_figure
from reportgraph.extract.figures.counted import counts_people
from reportgraph.extract.figures.quantities import Quantity, find_counted, find_quantities
from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.ontology.units import Units, load_units
from spacy.tokens import Doc, Token

_POINTS = frozenset({"percentage point", "basis point"})
FURTHER = frozenset({"additional", "another", "further"})
_OPEN = frozenset({"up to", "as much as", "as many as"})


def find_figures(doc: Doc, dates: Sequence[DateMention], units: Units | None = None) -> tuple[Quantity, ...]:
    """Find the figures of a text, each change folded into the level that it led to.

    What a level is compared with stays a figure of its own, tied to the level by `beside`. For the arguments see
    `find_quantities`.
    """
    units = units or load_units()
    figures = list(_completed(find_quantities(doc, dates, units), doc, units))
    return tuple(_Folding(doc, units, figures).folded())


# --- what is counted, told by other words ---------------------------------------------------------------------------


def _completed(found: Sequence[Quantity], doc: Doc, units: Units) -> Iterator[Quantity]:
    """Give bare figures their unit: from what rose or fell, or from what was counted before ("saved 200 more")."""
    counted: Quantity | None = None
    last: Quantity | None = None
    for quantity in found:
        before, last = last, quantity
        if quantity.unit or quantity.noun:
            if quantity.noun:
                counted = quantity
            yield quantity
            continue
        token = doc[quantity.head]
        more = token.i + 1 < len(doc) and token.nbor(1).lower_ in ("more", "others")
        more |= quantity.qualifier in FURTHER or _is_of_them(token, counted)
        if more and counted is not None and _near(counted, quantity, doc):
            same = replace(quantity, unit=counted.unit, noun=counted.noun, noun_head=counted.noun_head)
            yield replace(same, trivial=quantity.value < 4)
            continue
        if counts_people(token, units):
            yield replace(quantity, unit="person", noun="person", trivial=False)
            continue
        if _is_of_toll(token, units):
            yield replace(quantity, unit="person", noun="person", trivial=False)
            continue
        if before is not None and before.unit not in ("", "%") and _near(before, quantity, doc) and _is_base(token):
            yield quantity  # "built 5 million tonnes, up from 3 million": the unit is that of what it is compared with
            continue
        noun = _level_of(quantity, doc, units)
        yield find_counted(quantity, noun, units) if noun is not None else quantity


def _is_of_toll(number: Token, units: Units) -> bool:
    """Tell how many died: "the death toll has climbed to 31", "the toll stood at 45"."""
    verb = next((a for a in number.ancestors if a.pos_ in ("VERB", "AUX")), None)
    moves = verb is not None and (verb.lemma_ in units.levels or verb.lemma_.lower() in units.up | units.down)
    tolls = [t for t in surface_subject(verb) if t.lemma_ == "toll"] if verb is not None and moves else []
    return bool(tolls) and number.dep_ in ("pobj", "dobj") and not any(c.lower_ == "of" for c in tolls[0].rights)


def _is_of_them(number: Token, counted: Quantity | None) -> bool:
    """Tell some of those counted before: "14,000 children got help, with 9,000 supported by A"."""
    if counted is not None and counted.noun_head is not None and number.dep_ == "conj":
        between = number.doc[counted.noun_head + 1 : number.i]  # "600 jobs directly and 900 indirectly"
        ways = len(between) > 1 and all(t.pos_ in ("ADV", "CCONJ") for t in between)
        if ways and number.i + 1 < len(number.doc) and number.nbor().pos_ == "ADV":
            return True
    after = number.nbor(1) if number.i + 1 < len(number.doc) else number
    told = after.tag_ == "VBN" and after.head.i == number.i and after.dep_ == "acl"
    return told and counted is not None and counted.unit == "person" and len(number.text) > 1


def _near(earlier: Quantity, later: Quantity, doc: Doc) -> bool:
    return doc[earlier.head].sent.start == doc[later.head].sent.start


def _is_base(token: Token) -> bool:
    """Tell a number right after "up from", "down from"."""
    word = token.head
    return token.dep_ == "pobj" and word.lower_ == "from" and word.i > 0 and word.nbor(-1).lower_ in ("up", "down")


def _level_of(quantity: Quantity, doc: Doc, units: Units) -> Token | None:
    """Give the plural that a bare number is the number of: "cases rose to 900", "drove claims over 900"."""
    token = doc[quantity.head]
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    word = (quantity.qualifier or "").split()[-1:] or [getattr(word_before_figure(quantity, doc), "lower_", "")]
    level = verb is not None and (verb.lemma_ in units.levels or change_part(quantity, doc, units) is not None)
    driven = token.dep_ == "pobj" and word[0] in ("over", "above", "past", "beyond", "below", "under")
    if verb is None or not (level or driven):
        return None
    objects = [t for t in patients(verb) if t.i != token.i and t.i < token.i]
    for noun in objects or surface_subject(verb):
        if noun.lemma_.lower() in ("number", "figure", "total") and noun.i != token.i:  # "visitor numbers"
            of = [t for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children]
            inner = [*of, *(c for c in noun.children if c.dep_ in ("compound", "nmod"))]
            return inner[0] if inner and inner[0].pos_ in ("NOUN", "PROPN") else None
        if noun.tag_ in ("NNS", "NNPS"):
            return noun
    return None


# --- folding --------------------------------------------------------------------------------------------------------


class _Folding:
    """Puts the parts of each change together, sentence by sentence."""

    def __init__(self, doc: Doc, units: Units, figures: list[Quantity]) -> None:
        self._doc, self._units, self._figures = doc, units, figures
        self._parts = [change_part(q, doc, units) for q in figures]
        self._sentences = [doc[q.head].sent.start for q in figures]
        self._dropped: set[int] = set()

    def folded(self) -> list[Quantity]:
        """Give the figures that are left, in the order of the text."""
        for at, part in enumerate(self._parts):
            if part is None or at in self._dropped:
                continue
            if part.kind == "to":
                self._reach(at, part)
            elif part.kind == "by":
                self._change(at, part)
        for at in range(len(self._figures)):
            self._compare(at)
        return [q for at, q in enumerate(self._figures) if at not in self._dropped]

    def _near(self, at: int) -> list[int]:
        return [i for i in range(len(self._figures)) if i != at and self._sentences[i] == self._sentences[at]]

    def _reach(self, at: int, part: Part) -> None:
        """ "Rose by A to B", "from A to B": B is the level, A its change or what it changed from."""
        if self._figures[at].qualifier in _OPEN:  # "by 2 to as much as 5 percent": no level
            return
        level = replace(self._figures[at], direction=part.direction)
        for i in self._near(at):
            other, figure = self._parts[i], self._figures[i]
            if other is None or other.word.i != part.word.i or i in self._dropped:
                continue
            same = figure.unit in ("", level.unit) or (not level.unit and (figure.unit != "%" or other.kind == "from"))
            if other.kind == "from" and same:
                unit, noun = level.unit or figure.unit, level.noun or figure.noun
                level = replace(level, change=level.value - figure.value, base=figure.begin, unit=unit, noun=noun)
                level = replace(level, trivial=False)
                self._figures[i] = replace(figure, unit=unit, noun=noun, beside=level.begin, trivial=False)
            elif other.kind == "by" and ((same and figure.unit) or (level.unit == "%" and figure.unit in _POINTS)):
                level = replace(level, change=_signed(figure.value, part.direction), anchor=figure.head, trivial=False)
                self._dropped.add(i)
        self._figures[at] = level

    def _change(self, at: int, part: Part) -> None:
        """ "Reached B, up C": the change of B; "rose C": a figure of its own."""
        figure = self._figures[at]
        own = part.word.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in part.word.children)
        levels = [
            i
            for i in self._near(at)
            if self._parts[i] is None and i not in self._dropped and not self._figures[i].change
            and figure.unit and figure.unit != "%" and self._figures[i].unit in (figure.unit, "")
        ]  # fmt: skip
        before = [i for i in levels if i < at and not own and self._figures[i].unit]
        behind = [i for i in levels if i > at and self._stands(i, part.word)]
        if before or behind:
            level = before[-1] if before else behind[0]
            whole = self._figures[level]
            self._figures[level] = replace(
                whole,
                change=_signed(figure.value, part.direction),
                direction=part.direction,
                anchor=figure.head,
                unit=whole.unit or figure.unit,
                noun=whole.noun or figure.noun,
                noun_head=whole.noun_head if whole.unit else figure.noun_head,
                trivial=False,
            )
            self._dropped.add(at)
        elif figure.unit or figure.noun:
            signed = _signed(figure.value, part.direction)
            started = self._level_before(at, part.word) if figure.unit == "%" else None
            self._figures[at] = replace(figure, change=signed, direction=part.direction, level=started, trivial=False)

    def _level_before(self, at: int, word: Token) -> int | None:
        """Give where the amount begins that a share behind a comma is a change of: "5 million, a rise of 2 percent"."""
        before = [self._figures[i] for i in self._near(at) if i < at and i not in self._dropped]
        level = before[-1] if before and before[-1].unit not in ("", "%") and not before[-1].trivial else None
        between = self._doc[level.end : self._figures[at].begin] if level is not None else None
        if level is None or between is None or word.pos_ == "VERB" or any(t.pos_ in ("VERB", "AUX") for t in between):
            return None
        return level.begin if sum(t.text == "," for t in between) == 1 else None

    def _stands(self, at: int, word: Token) -> bool:
        """Tell a level behind its change: "were down by 20, at 490"."""
        before = word_before_figure(self._figures[at], self._doc)
        return before is not None and before.lower_ == "at" and before.head.i in (word.i, word.head.i)

    def _compare(self, at: int) -> None:
        """ "128 days, compared with 81 the year before", "71 percent, up from 52": both measure the same."""
        figure, token = self._figures[at], self._doc[self._figures[at].head]
        if figure.beside is not None or token.dep_ != "pobj" or at in self._dropped:
            return
        chain = [token.head, token.head.head]
        if not any(t.lower_ in self._units.comparing for t in chain):
            return
        after = self._doc[figure.end] if figure.end < len(self._doc) else None
        if after is not None and after.lower_ in ("for", "to"):
            return  # "compared with 13 for B": of something else
        levels = [i for i in self._near(at) if i < at and i not in self._dropped and self._figures[i].beside is None]
        levels = [i for i in levels if figure.unit in ("", self._figures[i].unit) and self._figures[i].unit]
        if levels:
            level = self._figures[levels[-1]]
            self._figures[at] = replace(
                figure, unit=level.unit, noun=level.noun, beside=level.begin, trivial=level.trivial
            )
            if chain[0].lower_ == "from" and chain[1].lower_ in ("up", "down") and level.change is None:
                change = level.value - figure.value
                self._figures[levels[-1]] = replace(level, change=change, direction=chain[1].lower_, base=figure.begin)


def _signed(value: Decimal, direction: str) -> Decimal:
    return -value if direction == "down" else value
