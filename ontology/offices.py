"""Words around the names of offices: who holds, leaves or is to have one, and of what rank and kind it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportgraph.ontology.errors import OntologyError


@dataclass(frozen=True, slots=True)
class Offices:
    """Words around the names of offices (`lexicon/offices.toml`)."""

    former: frozenset[str]
    no_part: frozenset[str]
    coming: frozenset[str]
    still_ahead: frozenset[str]  # words before the office of somebody who has yet to take it: "the incoming dean"
    serving: frozenset[str]
    modifiers: frozenset[str]  # this and the next are read by `Naming`, which finds titles
    unmodified: frozenset[str]
    subordinate: frozenset[str]
    of_regions: frozenset[str]  # words for the offices of regions, who are no less: "Bavaria's regional president"
    national: frozenset[str]  # offices of the country that a text is about, where it names no other
    without_ministers: frozenset[str]  # countries
    whole: frozenset[str]  # words before a title that leave its holder at the head of all
    ranks: frozenset[str]
    speaking: frozenset[str]  # who speaks for a body, and is told by its name alone
    ruling: frozenset[str]  # who is at the head of a country or a region
    of_parts: frozenset[str]  # those of them who may be at the head of a part of it: "army chief"
    regimes: frozenset[str]
    suffixes: frozenset[str]  # words behind a title that belong to it: "at large"
    short: frozenset[str]  # offices that are shortened before a name: "gov."
    short_of_regions: frozenset[str]  # those of them that are at the head of a region
    collegial: frozenset[str]
    aides: frozenset[str]
    heading: frozenset[str]
    countrys: frozenset[str]  # titles that the country's name belongs to: "United States Attorney"
    taught: frozenset[str]  # words for who was taught somewhere and has left it: "alumna"
    no_offices: frozenset[str]  # words for people that are no office whatever they are of: "graduate"
    many: frozenset[str]  # words for several who come from a body, whatever their offices: "representatives of A"
    removing: frozenset[str]  # verbs of taking somebody out of an office
    appointing: frozenset[str]
    appointing_nouns: frozenset[str]
    nominating: frozenset[str]  # words of naming whose people have yet to be confirmed
    picking: frozenset[str]
    elected: frozenset[str]  # what follows a title whose holder is still to take office: "president-elect"
    posted: frozenset[str]
    teaching: frozenset[str]
    roles: frozenset[str]
    portfolios: frozenset[str]
    kinds: Mapping[str, frozenset[str]]  # nouns for those who hold offices of a kind, to words of their titles
    sole: Mapping[str, str]  # offices that one country alone has, lower case, to the country


def offices_of(data: dict[str, Any]) -> Offices:
    """Read the words from the file's tables.

    Raises:
        OntologyError: A list is missing, or there is one more.

    """
    if wrong := sorted(data.keys() ^ Offices.__dataclass_fields__.keys()):
        needed = ", ".join(Offices.__dataclass_fields__)
        raise OntologyError(f"lexicon/offices.toml: lacks or adds {', '.join(wrong)}; it must have exactly {needed}.")
    lists = {key: frozenset(words) for key, words in data.items() if key not in ("kinds", "sole")}
    kinds = {noun: frozenset(words) for noun, words in data["kinds"].items()}
    return Offices(kinds=kinds, sole=data["sole"], **lists)
