"""How English writes numbers: digits, words, magnitudes, parts of a whole. Pure text.

What gives no number ("dozens of") and what no decimal can say ("a third") are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportgraph.extract.text.calendar_terms import SMALL

_TENS = {w: n for w, n in SMALL.items() if n >= 20}
_ONES = {w: n for w, n in SMALL.items() if 0 < n < 20 and len(w) > 2}
_POWERS = {"hundred": 2, "thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12}
_SHORT = {"k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "bln": 9, "tn": 12, "trn": 12}
MAGNITUDES = frozenset(_SHORT)  # what may stand right after a number: "5m"
POWERS = frozenset(_POWERS)  # "million", "crore"
_UNDER_HUNDRED = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))})(?!\w)"
)
_POWER = rf"(?:{'|'.join(_POWERS)})(?!\w)"
_OTHERS = rf"(?<=illion) \w+-(?!(?:{'|'.join(_ONES)})(?!\w))"  # "two million twenty-foot units"
# "and" after a million begins another number
_REST = rf"(?!{_OTHERS})(?:(?:(?<=hundred)|(?<=thousand)) and |[ -]){_UNDER_HUNDRED}"
_WORDS = rf"(?:{_UNDER_HUNDRED}|an?(?= {_POWER}))(?:(?:[ -]{_POWER})+(?:{_REST})?)*"
_DIGITS = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?(?!G\b)"
_SHARES = {"half an?": "0.5", "(?:an?|one) quarter of an?": "0.25", "three[ -]quarters of an?": "0.75"}
_NUMBER = re.compile(
    rf"(?:(?P<digits>{_DIGITS})(?:\+?[\s-]?\s*(?P<powers>(?i:{_POWER}(?:[ -]{_POWER})*))"
    r"|(?P<short>\s?(?i:trn|mln|bln|bn|mn|tn)|[kmbKMB])(?!\w))?"
    rf"|(?i:(?P<half>{'|'.join(_SHARES)}) (?P<of>(?:million|billion|trillion)(?!\w)|(?=percentage point)))"
    r"|(?i:(?P<dozens>an?|half a|two|three|four|five|six) dozen(?!\w))"
    rf"|(?P<words>(?i:{_WORDS})))"
    r"(?i:(?P<more> and a half)(?P<then> million| billion| trillion)?(?!\w))?"
)
_ORDINAL = re.compile(
    rf"(?: and|-)?[ -]?(?:(?:{'|'.join(_TENS)})-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|\w+teenth|\w+tieth)\b",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10, "twentieth": 20, "hundredth": 100}
_WHOLES = {
    "four": 4,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "100": 100,
    "10": 10,
    "5": 5,
    "4": 4,
    "20": 20,
    "hundred": 100,
}
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_FRACTION = re.compile(
    rf"(?P<by>(?<=by ))?(?:(?P<count>an?|{_COUNT})[ -])?(?P<part>{'|'.join(_PARTS)})s?"  # "fell by a quarter"
    r"(?(by)(?! an? | of an? | hours?\b| past\b)(?!\w)|(?= of (?!an? |20\d\d|19\d\d|this year|last year)))"
    r"|(?P<bare>half)(?= (?:the|its|their|our|his|her|all|that) )"
    rf"|(?P<some>{_COUNT}|\d\d?) (?:in|out of)(?: every)? (?P<whole>{'|'.join(_WHOLES)})(?!\w|[.,]\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where it ends, and what it comes to; `power` of ten is said by words such as "million"."""

    end: int
    value: Decimal
    power: int = 0
    short: bool = False  # "5m", "2bn": an amount of money, or else metres
    words: bool = False  # written in words


def read_number(text: str, at: int) -> Number | None:
    """Read the number that begins at a character; None for ordinals and where there is none."""
    match = _NUMBER.match(text, at)
    if match is None:
        return None
    last = re.split(r"[ -]", (match["words"] or "").lower())[-1]
    if (last in _POWERS or last in _TENS) and _ORDINAL.match(text, match.end()):
        return None  # "the two hundred and fifth", "the forty-fifth"
    short = (match["short"] or "").strip().lower()
    power = _SHORT.get(short, 0) + sum(_POWERS[w] for w in re.split(r"[ -]", (match["powers"] or "").lower()) if w)
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", ""))
    elif match["half"]:
        share = next(v for form, v in _SHARES.items() if re.fullmatch(form, match["half"], re.IGNORECASE))
        value, power = Decimal(share), _POWERS.get(match["of"].lower(), 0)
    elif match["dozens"]:
        word = match["dozens"].lower()
        value = Decimal(6 if word == "half a" else 12 * SMALL[word])
    else:
        value, power = _in_words(match["words"])
    if match["more"]:
        value += Decimal("0.5")
        power += _POWERS.get((match["then"] or "").strip().lower(), 0)
    return Number(match.end(), plain(value.scaleb(power)), power, bool(short), match["digits"] is None)


def _in_words(text: str) -> tuple[Decimal, int]:
    """Give the value of number words, less the power of ten that they end in."""
    total, current, power = 0, 0, 0
    words = [w for w in re.split(r"[ -]", text.lower()) if w != "and"]
    for at, word in enumerate(words):
        if word not in _POWERS:
            current, power = current + SMALL[word], 0
        elif at == len(words) - 1 and total == 0 and all(w in _POWERS for w in words[at:]):
            power = _POWERS[word]
        elif word == "hundred":
            current *= 100
        else:
            total, current = total + current * 10 ** _POWERS[word], 0
    return Decimal(total + current), power


def read_fraction(text: str, at: int) -> Number | None:
    """Read a part of a whole as a percentage: "a quarter of", "half the", "nine in ten", "by half"."""
    match = _FRACTION.match(text, at)
    if match is None:
        return None
    if match["some"]:
        some, whole = match["some"].lower(), _WHOLES[match["whole"].lower()]
        count = int(some) if some.isdecimal() else SMALL[some]
    else:
        whole = 2 if match["bare"] else _PARTS[match["part"].lower()]
        count = SMALL[(match["count"] or "one").lower()]
        if match["part"] and match["part"].lower() != "half" and not match["count"]:
            return None  # "the first quarter of"
    if count >= whole:
        return None
    return Number(match.end(), plain(Decimal(100 * count) / whole), words=True)


def plain(number: Decimal) -> Decimal:
    """Give a number without an exponent and without zeros at its end."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
