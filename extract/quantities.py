"""Figures in a text: where they stand, what they come to, in which unit, and how they changed.

A figure is written in full (94800000000) with an ISO 4217 code, a UCUM code or the counted noun as its unit. What
gives no number ("dozens of", "a third") and ranges ("5-7 percent") are left out: they have no one value. What a
figure is about is said by `extract/figure_context.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgraph.extract.calendar_terms import SMALL
from reportgraph.extract.dates import DateMention, token_end
from reportgraph.extract.model import Span
from reportgraph.extract.surface import chars_of
from reportgraph.ontology.units import Units, load_units
from spacy.tokens import Doc, Token


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
    base: int | None = None  # token of the figure that it changed from ("from 9 to 10": that of the 9)
    anchor: int | None = None  # token of the change figure that was folded into it, for the date compared with
    trivial: bool = False


_TENS = {w: n for w, n in SMALL.items() if n >= 20}
_ONES = {w: n for w, n in SMALL.items() if 0 < n < 20 and len(w) > 2}
_MAGNITUDES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "dozen": 0}
_SHORT = {"k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "tn": 12, "trn": 12}
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))})"
_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?P<number>{_FIGURES}|(?i:{_WORD}(?!\w)|half an?(?= [a-z]+illion)|an?(?= [hmbtd])))(?P<more> and a half)?"
    r"(?:[\s-]\s*(?P<magnitude>(?i:hundred thousand|hundred million|hundred billion|hundred|thousand|million|billion"
    r"|trillion|dozen))(?!\w)|(?P<short>trn|mln|bn|mn|tn|[kmbKMB])(?![\w]))?"
)
_RANGE = re.compile(r"\W?\d[\d.,]*(?: ?%| ?percent| [mbt]r?illion)?(?: \w+)? and \W?\d[\d.,]*(?: ?%| [mbt]r?illion)?")
_NO_FIGURE = re.compile(
    r"(?:[-–/:]\d|,\d|(?:st|nd|rd|th)\b|[-– ]years?[-– ]olds?\b|[-– ]fold\b|[.]\d|s\b|<"
    r"|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
)


def find_quantities(doc: Doc, dates: Sequence[DateMention], units: Units | None = None) -> tuple[Quantity, ...]:
    """Find all figures of the text that are no part of a date or a name, in its order.

    Args:
        doc: The parsed text.
        dates: What `find_dates` found in it.
        units: The units of the domain pack; the shipped ones by default.

    """
    units = units or load_units()
    dated = {i for mention in dates for i in range(mention.begin, mention.end)}
    text, found, reached = doc.text, list[Quantity](), 0  # `Doc.text` is put together anew each time
    for token in doc:
        if token.idx < reached or token.i in dated or not _may_start(token):
            continue
        if token.i and token.nbor(-1).lower_ == "between" and (end := _end_of_range(text, token.idx)):
            reached = end
            continue
        quantity = _read(token, text, units)
        if quantity is not None:
            found.append(quantity)
            last = doc[quantity.end - 1]
            reached = last.idx + len(last)
    return tuple(_with_changes(doc, found, units))


def _end_of_range(text: str, at: int) -> int:
    """Give the end of "5 and 7" after "between"; 0 where there is none ("between 12 countries")."""
    match = _RANGE.match(text, at)
    return match.end() if match is not None else 0


def _may_start(token: Token) -> bool:
    word = token.lower_
    if word[0].isdigit() or word in SMALL or word == "half" or not word[0].isalnum() or "-" in word:
        return not token.is_punct and not token.is_space
    return word in ("us", "rmb", "rs", "rm") or token.is_upper or word.endswith("$")


def _read(token: Token, text: str, units: Units) -> Quantity | None:
    doc, begin = token.doc, token.idx
    sign = units.signs.match(text, begin)
    at = sign.end() + (text[sign.end()] == " ") if sign else begin
    match = _NUMBER.match(text, at)
    if match is None or (begin and text[begin - 1] in "-–/:." and text[begin - 2 : begin - 1].isalnum()):
        return None
    if match["short"] and not sign and match["short"].lower() in ("m", "b", "k"):
        return None  # "5m" may be metres
    word = None if sign else _unit_after(text, match.end(), units)
    end = word.end() if word else match.end()
    if word is None and _NO_FIGURE.match(text, end):
        return None
    if word is not None and re.match(r"[-– ]olds?\b|[-–]\d", text[end : end + 6]):
        return None
    span = doc[token.i : token_end(doc, token.i, end)]
    code = units.code(sign[0]) if sign else units.code(word[0].lstrip(" -–")) if word else ""
    qualifier = units.qualifiers.search(text, max(0, begin - 24), begin)
    found = Quantity(
        span.start,
        span.end,
        span.root.i,
        chars_of(doc, span.start, span.end),
        _value(match),
        code,
        re.sub(r"^an? ", "", qualifier[1].lower()) if qualifier else None,
    )
    if not code:
        return _counted(doc, found, match["number"], units)
    duration = code in ("a", "mo", "wk", "d", "h", "min", "s")
    return replace(found, trivial=duration and not _is_measure(doc, span.start, span.end))


def _unit_after(text: str, at: int, units: Units) -> re.Match[str] | None:
    step = at + 1 if text[at : at + 1] in ("-", "–") else at
    while text[step : step + 1].isspace():
        step += 1
    match = units.words.match(text, step)
    if match is None and step != at:
        match = units.words.match(text, at)
    return match


def _value(match: re.Match[str]) -> Decimal:
    text = match["number"].lower().replace(",", "")
    if text[0].isdigit():
        number = Decimal(text)
    elif text.startswith("half"):
        number = Decimal("0.5")
    else:
        number = Decimal(sum(SMALL[w] for w in re.split(r"[ -]", text)))
    if match["more"]:
        number += Decimal("0.5")
    words = (match["magnitude"] or "").lower()
    power = sum(_MAGNITUDES[w] for w in words.split()) + _SHORT.get((match["short"] or "").lower(), 0)
    number *= Decimal(12 if words == "dozen" else 1).scaleb(power)
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _counted(doc: Doc, found: Quantity, number: str, units: Units) -> Quantity | None:
    """Add what is counted; None for numbers in names and bare articles."""
    root = doc[found.begin : found.end].root
    noun = root.head if root.dep_ in ("nummod", "quantmod", "compound", "nmod", "amod") else None
    if noun is not None and noun.i < found.begin:
        noun = None
    if noun is None and root.dep_ not in ("pobj", "dobj", "attr", "npadvmod", "appos", "conj", "nsubj", "nsubjpass"):
        return None
    before = doc[found.begin - 1] if found.begin else None
    if root.ent_type_ in ("ORG", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "FAC", "PERSON"):
        return None
    if noun is None:
        if before is not None and (before.pos_ == "PROPN" or (_is_capital(before) and not before.is_sent_start)):
            return None  # "Tier 1", "Article 5"
        return replace(found, trivial=True)  # until a change or an "of" says that it measures something
    if noun.pos_ not in ("NOUN", "PROPN") or (noun.pos_ == "PROPN" and noun.tag_ != "NNPS" and noun.i > found.end):
        return None
    lemma = _singular(noun)
    person = lemma in units.people
    small = found.value < (4 if person else 10)
    if not lemma.replace("-", "").isalpha():
        return None
    if code := units.code(f"{noun.nbor(-1).lower_} {lemma}") or units.code(lemma):  # "20 million leased square feet"
        return replace(found, head=noun.i, unit=code, trivial=not code.endswith(("2", "3")))
    return replace(
        found,
        head=noun.i,
        unit="person" if person else lemma,
        noun=lemma,
        noun_head=noun.i,
        trivial=small or lemma in units.uncounted or (number.isalpha() and found.value < 4),
    )


def _singular(noun: Token) -> str:
    """Give the singular; the lemmatizer takes "es" off "doses", and leaves names of groups in the plural."""
    word = noun.lower_
    if word.endswith(("ses", "zes", "ces", "ges")) and not word.endswith(("sses", "uses", "xes")):
        return word[:-1]
    if noun.pos_ == "PROPN":
        return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return noun.lemma_.lower()


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ == "NOUN"


def _is_measure(doc: Doc, begin: int, end: int) -> bool:
    """Tell a duration that is a figure of something: "five years of talks", "a term of six years", "a 10-year plan"."""
    unit, before = doc[end - 1], doc[begin - 1] if begin else None
    if before is not None and before.lower_ == "within":
        return False
    if end < len(doc) and doc[end].lower_ == "of":
        return True
    return (before is not None and before.lower_ == "of") or unit.dep_ in ("nmod", "compound", "amod")


# --- changes --------------------------------------------------------------------------------------------------------


def change_word(quantity: Quantity, doc: Doc, units: Units) -> tuple[Token, str, str] | None:
    """Give the word that makes a figure part of a change, its direction, and the part: "by", "to" or "from"."""
    token = doc[quantity.head]
    before = doc[quantity.begin - 1] if quantity.begin else None
    if before is not None and before.lower_ in ("up", "down") and token.dep_ != "pobj":
        return before, before.lower_, "by"
    part, governor = "by", token.head
    preposition = _before(quantity, doc)
    word = preposition.lower_ if preposition is not None else ""
    if preposition is not None and word == "of":  # "an increase of 5 million"
        governor = preposition.head
    elif word in ("to", "from", "by"):
        part = word
        steps = (a for a in token.ancestors if a.pos_ in ("VERB", "NOUN", "ADJ", "ADV") and not _is_measured(a))
        governor = next(steps, token)
    elif token.dep_ not in ("npadvmod", "dobj", "nmod", "compound", "nummod", "amod", "advmod", "quantmod", "attr"):
        return None
    lemma = governor.lemma_.lower()
    for direction, words in (("up", units.up), ("down", units.down)):
        if lemma in words or governor.lower_ in words:
            if part == "by" and token.dep_ == "dobj" and lemma in ("gain", "lose", "add", "cut", "reduce", "advance"):
                return None  # "gained 12 seats" has a subject of its own
            return governor, direction, part
    return None


def _before(quantity: Quantity, doc: Doc) -> Token | None:
    """Give the word before a figure and its qualifier."""
    at = quantity.begin - 1 - len((quantity.qualifier or "").split())
    return doc[at] if at >= 0 else None


def _is_measured(token: Token) -> bool:
    """Tell a unit with its number ("percent" in "from 9 percent to 10")."""
    return token.pos_ == "NOUN" and any(c.dep_ == "nummod" for c in token.children)


def _with_changes(doc: Doc, found: Sequence[Quantity], units: Units) -> Iterator[Quantity]:
    """Fold "from A to B" and "reached B, up C" into one figure each."""
    parts = [change_word(q, doc, units) for q in found]
    sentences = [doc[q.head].sent.start for q in found]
    dropped, made = set[int](), dict[int, Quantity]()
    for i, (quantity, part) in enumerate(zip(found, parts, strict=True)):
        if part is None or i in dropped:
            continue
        word, direction, kind = part
        near = [j for j in range(len(found)) if j != i and sentences[j] == sentences[i]]
        if kind == "to":
            level = _named_by_subject(quantity, word, units)
            for j in near:
                other = parts[j]
                if other is None or other[0].i != word.i:
                    continue
                same = found[j].unit in ("", level.unit) or not level.unit
                if other[2] == "from" and same:
                    unit = level.unit or found[j].unit
                    change = level.value - found[j].value
                    level = replace(level, change=change, base=found[j].head, unit=unit, trivial=False)
                    dropped.add(j)
                elif other[2] == "by" and same and found[j].unit:
                    level = replace(level, change=_signed(found[j].value, direction), anchor=found[j].head)
                    dropped.add(j)
            made[i] = replace(level, direction=direction)
        elif kind == "by":
            levels = [j for j in near if parts[j] is None and found[j].unit == quantity.unit and j not in dropped]
            levels = [j for j in levels if quantity.unit != "%" and not made.get(j, found[j]).change]
            own = word.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in word.children)
            before = [j for j in levels if j < i and not own]
            if before and quantity.unit:
                made[before[-1]] = replace(
                    found[before[-1]],
                    change=_signed(quantity.value, direction),
                    direction=direction,
                    anchor=quantity.head,
                )
                dropped.add(i)
            elif quantity.unit or quantity.noun:
                signed = _signed(quantity.value, direction)
                made[i] = replace(quantity, change=signed, direction=direction, trivial=False)
    yield from (made.get(i, q) for i, q in enumerate(found) if i not in dropped)


def _named_by_subject(quantity: Quantity, verb: Token, units: Units) -> Quantity:
    """Give a bare level its unit from what rose or fell ("seats increased from 9 to 10")."""
    if quantity.unit:
        return quantity
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.tag_ != "NNS":
        return quantity
    lemma = subject.lemma_.lower()
    unit = "person" if lemma in units.people else lemma
    return replace(quantity, unit=unit, noun=lemma, noun_head=subject.i, trivial=False)


def _signed(value: Decimal, direction: str) -> Decimal:
    return -value if direction == "down" else value
