"""How far off something is, and what: "a village 12 miles north of A"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgraph.extract.figures.quantities import Quantity
from reportgraph.ontology.units import Units
from spacy.tokens import Doc

_ROUGHLY = frozenset({"about", "almost", "around", "just", "nearly", "only", "over", "roughly", "some"})
_FAR = 8  # tokens that tell a distance
_AWAY = re.compile(
    r"\s*(?:\([^()]*\)|\))?\s*(?:(?:to|in) the )?"
    r"(?:(?:north|south)-?(?:east|west)?|east|west|away|downstream|upstream|offshore|inland|off the coast)\b"
    r"|\s*(?:away )?from (?:the )?[A-Z]",
)


def is_away(quantity: Quantity, doc: Doc, units: Units) -> bool:
    """Tell a length that says how far off something is: "40 miles (65 km) north of A"."""
    after = doc[quantity.end : quantity.end + _FAR].text
    return units.measures.get(quantity.unit) == "length" and _AWAY.match(after) is not None


def far_off(quantity: Quantity, doc: Doc) -> Iterator[int]:
    """Give what stands right before a distance: "hit a village in A 12 miles north of B", "A, some 12 miles off B"."""
    at = quantity.begin - 1
    while at > 0 and (doc[at].text == "," or doc[at].lower_ in _ROUGHLY):
        at -= 1
    token = doc[max(0, at)]
    token = token.head if token.dep_ == "acl" else token  # "a village located 12 miles north of B"
    while token.dep_ == "pobj" and token.head.head.pos_ in ("NOUN", "PROPN"):
        token = token.head.head
    if token.pos_ in ("NOUN", "PROPN"):
        yield token.i
