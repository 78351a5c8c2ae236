"""Amounts in a text by its characters alone: a number with the currency before it or the unit behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportgraph.extract.text.numbers import Number, plain, read_number
from reportgraph.ontology.units import Units

_MONTHS = re.compile(r"( and )(?:\d+|[a-z]+) months?\b")
_PLURAL = re.compile(r" [a-z]+s\b| people\b")
_POUND, _POUND_OF_MONEY, _MILLION = "[lb_av]", "pound of money", 6
_LETTER = re.compile(r"-?([KMBT])(?!\w)")  # "Rp 4.3T", "P6.7-M": behind the sign of a currency alone
_SCALES = {"K": 3, "M": 6, "B": 9, "T": 12}
_WHOLE_SIGNS = frozenset({"RM", "Rp"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, as far as the characters tell."""

    number: Number
    code: str
    end: int  # character
    signed: bool = False


@dataclass(frozen=True, slots=True)
class AmountReader:
    """Reads the amounts of one text."""

    text: str
    units: Units

    def read(self, begin: int) -> Amount | None:
        """Read the number at a character with a currency before it or a unit after it."""
        text, units = self.text, self.units
        sign = units.signs.match(text, begin)
        at = sign.end() + (text[sign.end()] in " \xa0") if sign else begin
        number = read_number(text, at)
        if number is None:
            return None
        if sign is not None:
            if not number.power and (letter := _LETTER.match(text, number.end)) is not None:
                power = _SCALES[letter[1]]
                number = replace(number, value=plain(number.value.scaleb(power)), power=power, end=letter.end())
            glued = sign[0].isalpha() and sign.end() == at  # "USD500" is an amount, "COP30" a name
            plain_number = number.power == 0 and number.value < 100 and number.value % 1 == 0
            letters = sign[0].isalpha() and sign[0].isupper() and len(sign[0]) < 3 and sign[0] not in _WHOLE_SIGNS
            if letters and (not glued or not number.power):
                return None  # "R22", "at N 5": an amount in the millions, or a name
            return None if glued and plain_number else Amount(number, units.code(sign[0]), number.end, signed=True)
        word = self._unit_after(number.end)
        if number.short and text[number.end - 1].lower() in ("m", "b", "k") and text[number.end - 2].isdigit():
            people = (_PLURAL.match(text, number.end) or [""])[0].lower().strip()
            if word is None and people != "people" and people.removesuffix("s") not in units.people:
                return None  # "5m" may be metres
        if word is None:
            return Amount(number, "", number.end)
        if re.match(r"[-– ]olds?\b|[-–]\d", text[word.end() : word.end() + 6]):
            return None
        code = units.code(word[0].lstrip(" -–"))
        if code == _POUND and number.power >= _MILLION and not text.startswith(" of ", word.end()):
            code = _POUND_OF_MONEY  # "cost 45 million pounds"; but "5 million pounds of beef"
        rest = _MONTHS.match(text, word.end()) if code == "a" else None
        if rest is not None and (odd := read_number(text, rest.end(1))) is not None:  # "9 years and six months"
            return Amount(replace(number, value=number.value * 12 + odd.value), "mo", rest.end())
        if (multiple := units.multiples.get(code)) is not None:  # "50 cents", "13 bcm"
            code, power = multiple
            return Amount(replace(number, value=plain(number.value.scaleb(power))), code, word.end())
        return Amount(number, code, word.end())

    def _unit_after(self, at: int) -> re.Match[str] | None:
        step = at + 1 if self.text[at : at + 1] in ("-", "–") else at
        while self.text[step : step + 1].isspace():
            step += 1
        match = self.units.words.match(self.text, step)
        return self.units.words.match(self.text, at) if match is None and step != at else match
