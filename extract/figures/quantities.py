"""Figures in a text: where they stand, what they come to, in which unit.

A figure is written in full (94800000000) with an ISO 4217 code, a UCUM code or the counted noun as its unit. A part of
a whole is a percentage ("a quarter of"), a range is its two ends ("between 5 and 7 percent"). How figures belong
together as changes and comparisons is said by `extract/figures/changes.py`, what a figure is about by
`extract/figures/context.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgraph.extract.dates.dates import DateMention, token_end
from reportgraph.extract.figures.amounts import Amount, AmountReader
from reportgraph.extract.figures.counted import (
    counted_whole,
    is_capital,
    is_no_count,
    is_particular,
    is_term,
    rises,
    singular,
    what_they_are,
)
from reportgraph.extract.model import Span
from reportgraph.extract.parsing.repair.somebody import is_first_actor
from reportgraph.extract.text.calendar_terms import SMALL
from reportgraph.extract.text.numbers import plain, read_fraction
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.units import Units, load_units
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure. Token indices as in `Mention`; `span` covers number and unit.

    `head` is the token by which the phrase hangs on the sentence: the counted noun, the unit or the number.
    A change of another figure of the same unit ("reached 5 million, an increase of 1 million") is no quantity of its
    own but the `change` of that one; a change that stands alone ("rose 12 percent") is its own `value`, with `change`
    the same, signed. `trivial` marks small counts and durations that no analyst would want ("two sides").
    """

    begin: int
    end: int
    head: int
    span: Span
    value: Decimal
    unit: str  # ISO 4217, UCUM, "%", the counted noun in the singular ("person" for people), or "" where none is said
    qualifier: str | None = None
    noun: str = ""  # the counted noun as a lemma, "voter" where the unit is "person"
    noun_head: int | None = None
    change: Decimal | None = None
    direction: str = ""  # "up", "down" for a change
    base: int | None = None  # first token of the figure that it changed from ("from 9 to 10": that of the 9)
    anchor: int | None = None  # token of the change figure that was folded into it, for the date compared with
    beside: int | None = None  # first token of the figure that is compared with it and measures the same
    level: int | None = None  # first token of the figure that it is a change of: "reached 5 million, up 2 percent"
    trivial: bool = False


_NO_FIGURE = re.compile(  # what follows a number that measures nothing
    r"(?:[-–/:]\d|,\d|(?:st|nd|rd|th)\b|[-– ]years?[-– ]olds?\b|[-– ]fold\b|[.]\d|s\b|<|[-–][A-Z]"
    r"| times\b|[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b)"
)
_LINK = re.compile(r"\s?[-–—]\s?|\s+(?:to|or)\s+")
_OF_ALL = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|their|all)\s+(?=\d)")  # "45 of the 120 seats": the whole
_BETWEEN = re.compile(r"\s+and\s+")
_SCORED = re.compile(
    r"\W?(?:vote|votes|win|victory|defeat|loss|lead|draw|decision|majority|ruling|split|record|score|year-old)\b", re.I
)
_STRONG = re.compile(r"[-–]strong\b")
_WIDEST = 20  # times: the upper end of a range is not more than that many times the lower one
DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_MARKS = frozenset({"anniversary", "mark", "milestone"})  # "the 100-day mark"
_FEW = 4  # smaller counts are told for other reasons than their number
_SIGNS = frozenset(
    {"us", "rmb", "rs", "rs.", "rp", "rm", "ksh", "sh", "tsh", "ush", "tk", "tk.", "dh", "dhs", "br", "kz", "bs"}
)  # before a number
_SIGNED = re.compile(r"[a-z]{1,4}\.?\d")  # "N35bn", "Sh3.2 billion"
_NAMES = frozenset({"ORG", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "FAC", "PERSON"})


def find_quantities(doc: Doc, dates: Sequence[DateMention], units: Units | None = None) -> tuple[Quantity, ...]:
    """Find all figures of the text that are no part of a date or a name, in its order.

    Args:
        doc: The parsed text.
        dates: What `find_dates` found in it.
        units: The units of the domain pack; the shipped ones by default.

    """
    units = units or load_units()
    dated = {i for mention in dates for i in range(mention.begin, mention.end)}
    text = doc.text  # spaCy puts it together anew each time
    reader, found, reached = _Reader(doc, text, units, AmountReader(text, units)), list[Quantity](), 0
    for token in doc:
        if token.idx < reached or token.i in dated or not _may_start(token) or _is_hour(token):
            continue
        for quantity in reader.read(token):
            found.append(quantity)
            reached = quantity.span.end
            if quantity.unit != "%" and (all_of := _OF_ALL.match(reader.text, quantity.span.end)) is not None:
                reached = max(reached, all_of.end() + 1)
    return tuple(found)


def _may_start(token: Token) -> bool:
    word = token.lower_
    if word[0].isdigit() or word in SMALL or word == "half" or not word[0].isalnum() or "-" in word:
        return not token.is_punct and not token.is_space
    return word in _SIGNS or token.is_upper or word[-1] == "$" or _SIGNED.match(word) is not None


def _is_hour(token: Token) -> bool:
    """Tell "5" in "at 5 pm"."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in GRAMMAR.clock


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the figures of one text."""

    doc: Doc
    text: str
    units: Units
    amounts: AmountReader

    def read(self, token: Token) -> Iterator[Quantity]:
        """Give the figure that begins at a token, or the two ends of a range; nothing where there is none."""
        begin = token.idx
        if begin and self.text[begin - 1] in "-–/:." and self.text[begin - 2 : begin - 1].isalnum():
            return
        if begin and self.text[begin - 1] in "'’‘" and token.text.isdecimal() and len(token) == 2:
            return  # a year: "in '67"
        fraction = read_fraction(self.text, begin) if not is_particular(token) else None
        amount = Amount(fraction, "%", fraction.end) if fraction is not None else self.amounts.read(begin)
        if amount is None:
            return
        if fraction is None and (ends := self._range(token, amount)) is not None:
            yield from ends
        elif (quantity := self._quantity(token, amount)) is not None:
            yield quantity

    def _range(self, token: Token, low: Amount) -> tuple[Quantity, ...] | None:
        """Read "5-7 percent", "between 5 and 7 million people", "$5 to $7 billion" as two figures; None for no range.

        After "from" the ends may be those of a change.
        """
        before = self.doc[token.i - 1].lower_ if token.i else ""
        link = (_BETWEEN if before == "between" else _LINK).match(self.text, low.end)
        high = self.amounts.read(link.end()) if link is not None else None
        if link is None or high is None or (low.code and high.code and low.code != high.code):
            return None
        if (low.code or low.number.power) and (before == "from" or (rises(token, self.units) and "to" in link[0])):
            return None  # two figures, each with its unit
        bare = low.number.power == 0 and low.number.value < 1000
        scaled = low.number.value.scaleb(high.number.power) if bare else low.number.value
        lowest = plain(scaled if scaled < high.number.value else low.number.value)
        if not lowest < high.number.value <= lowest * _WIDEST or _SCORED.match(self.text, high.end):
            return None
        upper = self._quantity(token, replace(high, code=high.code or low.code, signed=low.signed or high.signed))
        if upper is None or (upper.trivial and not upper.unit):
            return None
        kinds = (None, None) if before == "from" else ("at least", "at most")
        second = next(t.i for t in self.doc[token.i :] if t.idx + len(t) > link.end())
        return replace(upper, value=lowest, qualifier=kinds[0]), replace(upper, qualifier=kinds[1], begin=second)

    def _quantity(self, token: Token, amount: Amount) -> Quantity | None:
        """Make a figure of a number, its unit and the words around it; None for what counts nothing."""
        if not amount.code and (_NO_FIGURE.match(self.text, amount.end) or is_no_count(token, self.units)):
            return None
        span = self.doc[token.i : token_end(self.doc, token.i, amount.end)]
        qualifier = self.units.qualifiers.search(self.text, max(0, token.idx - 24), token.idx)
        qualifier = None if token.i and token.nbor(-1).dep_ == "prt" else qualifier  # "handed over 12 boats"
        found = Quantity(
            span.start,
            span.end,
            _head(span),
            Span(span.start_char, span.end_char),
            amount.number.value,
            amount.code,
            re.sub(r"^an? ", "", qualifier[1].lower()) if qualifier else None,
        )
        if not amount.code:
            return self._counted(found)
        return replace(found, trivial=amount.code in DURATIONS and not self._lasts(found))

    def _counted(self, found: Quantity) -> Quantity | None:
        """Add what is counted; None for numbers in names and bare articles."""
        root = self.doc[found.begin : found.end].root
        if root.ent_type_ in _NAMES or self._is_cited(found):
            return None
        if found.begin > 1 and self.doc[found.begin - 1].lower_ == "of" and self.doc[found.begin - 2].like_num:
            return None  # "won 40 of 120 seats", "is one of 12 members"
        if _STRONG.match(self.text, found.span.end) and is_first_actor(root.head.head):  # "a 400-strong force"
            return replace(found, unit="person", noun="person")
        noun = root.head if root.dep_ in ("nummod", "quantmod", "compound", "nmod", "amod") else None
        if noun is not None and noun.i >= found.begin:
            if noun.lower_ in ("more", "others"):  # "saved 200 more"
                return replace(found, trivial=True)
            if noun.head.lemma_.lower() in GRAMMAR.unions and noun.dep_ != "nummod" and noun.tag_ == "NN":
                return None  # "the 10-nation group" says how many it unites
            modifies = noun.dep_ in ("compound", "nmod") and noun.tag_ == "NN" and noun.head.tag_ == "NNS"
            return self._count_of(noun.head if modifies and noun.head.i > noun.i else noun, found)
        before = self.doc[found.begin - 1] if found.begin else None
        if before is not None and (before.pos_ == "PROPN" or (is_capital(before) and not before.is_sent_start)):
            return None  # "Tier 1", "Article 5"
        whole = counted_whole(root)
        if whole is None and (kind := what_they_are(root)) is not None:
            return find_counted(found, kind, self.units)
        if whole is not None and (counted := self._count_of(whole, found)) is not None:
            return replace(counted, head=found.head)
        if noun is None and root.dep_ not in (
            "pobj", "dobj", "attr", "npadvmod", "appos", "conj", "nsubj", "nsubjpass", "ROOT"
        ):  # fmt: skip
            return None
        return replace(found, trivial=True)  # until a change, another figure or an "of" says that it measures something

    def _is_cited(self, found: Quantity) -> bool:
        """Tell the numbers of a citation: "50 U.S.C. 1701"."""
        beside = [self.doc[i].text for i in (found.begin - 1, found.end) if 0 <= i < len(self.doc)]
        return any(text.isupper() and text.count(".") > 2 for text in beside) and not found.qualifier

    def _count_of(self, noun: Token, found: Quantity) -> Quantity | None:
        if noun.pos_ not in ("NOUN", "PROPN") or not noun.lower_.replace("-", "").isalpha() or len(noun) == 1:
            return None
        if any(t.pos_ in ("VERB", "AUX") for t in self.doc[found.end : noun.i] if t.tag_ not in ("VBN", "VBG")):
            return None
        before = self.doc[found.begin - 1] if found.begin else noun
        if noun.tag_ == "NN" and found.value > 1 and before.pos_ == "PROPN" and before in noun.subtree:
            return None  # "the Oslo 300 index"
        if noun.tag_ == "NNP" and (noun.i > found.end or not noun.lower_.endswith("s")):
            return None  # part of a name or a citation
        lemma = singular(noun)
        if code := self.units.code(f"{noun.nbor(-1).lower_} {lemma}") or self.units.code(lemma):
            # "20 million leased square feet", "1.2 billion of the 2 billion euros"
            wide = code.endswith(("2", "3")) or code in self.units.currencies
            return replace(found, head=noun.i, unit=code, trivial=not wide)
        return replace(find_counted(found, noun, self.units), head=noun.i)

    def _lasts(self, found: Quantity) -> bool:
        """Tell a duration that is a figure of something.

        "five years of talks", "a term of six years", "a 10-year plan", "lasted 128 days", "17 hours a day", "within
        48 hours"; "for three years" says but when.
        """
        unit, before = self.doc[found.end - 1], self.doc[found.begin - 1] if found.begin else None
        following = self.doc[found.end : found.end + 2].text.lower()
        if before is not None and before.lower_ == "within":  # a deadline; "within 30 days of the vote" is a time
            return not following.startswith(("of ", "after ", "before ", "prior ", "following ", "from "))
        if following.startswith(("of ", "a day", "per ", "each ", "daily")):
            return True
        changes = before is not None and before.lower_ == "to" and before.head.pos_ == "VERB"
        if changes and before is not None and before.head.lemma_ in self.units.up | self.units.down:
            return True  # "the term rose to 40 years"
        if (before is not None and before.lower_ == "of") or is_term(unit, self.units):
            return True
        if unit.dep_ in ("nmod", "compound", "amod"):  # not "a two-month high", "a one-day drop"
            return unit.head.lemma_ not in self.units.extremes | self.units.up | self.units.down | _MARKS
        governed = unit.dep_ in ("npadvmod", "dobj", "attr") and unit.i > unit.head.i
        return governed and unit.head.lemma_ in self.units.levels


def _head(span: SpacySpan) -> int:
    """Give the word by which an amount hangs on the sentence: the one before "line" in "Rs 8-crore line"."""
    last = span[-1]
    before = last.head.i >= span.end and last.dep_ in ("amod", "compound", "nmod", "nummod", "quantmod")
    return last.i if before else span.root.i


def find_counted(quantity: Quantity, noun: Token, units: Units) -> Quantity:
    """Add the noun of what is counted; what names persons counts persons."""
    lemma = singular(noun)
    people = lemma in units.people or (noun.ent_type_ == "NORP" and noun.tag_ in ("NNPS", "NNS"))
    ranked = noun.doc[quantity.begin - 1].lower_ in ("top", "bottom") if quantity.begin else False  # "the top ten"
    few = quantity.value < _FEW or lemma in units.uncounted or ranked
    return replace(quantity, unit="person" if people else lemma, noun=lemma, noun_head=noun.i, trivial=few)
