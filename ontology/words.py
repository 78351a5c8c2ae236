"""The word lists of `lexicon/names.toml`: what stands around names or what names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.resources import pack_file, read_toml

_NAMES, _OFFICES = "lexicon/names.toml", "lexicon/offices.toml"
_SEPARATOR = re.compile(r"\s*[|\n]\s*")


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `names.toml`; all lower case."""

    never: frozenset[str]
    ambiguous: frozenset[str]
    adjectives: frozenset[str]
    honorifics: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    person_suffixes: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]  # Arabic ones, which names begin with: "al-Nour"
    combining: Mapping[str, str]  # "franco" -> "French"
    shortened: Mapping[str, str]  # "joe" -> "joseph"
    parties: Mapping[str, str]  # "Labour" -> "Labour Party"
    shared_lands: Mapping[str, str]  # what two states are called -> the one that is called so less often
    postal: Mapping[str, str]  # letters behind a town and a comma -> the state: "TX" -> "Texas"
    letters: Mapping[str, tuple[tuple[str, ...], ...]]  # "FDI" -> the words of what it may stand for
    post_nominals: frozenset[str]  # for honours and seats
    degrees: frozenset[str]
    surnames: frozenset[str]
    given_words: frozenset[str]
    firms: frozenset[str]
    families_first: frozenset[str]
    namesakes: frozenset[str]  # states whose names are given names too
    titles: frozenset[tuple[str, ...]]
    title_modifiers: frozenset[str]  # words before a title that belong to it
    unmodified: frozenset[str]  # titles that have none of these
    subordinate: frozenset[str]  # words that make another office of a title: "deputy"
    company_suffixes: frozenset[str]
    partnerships: frozenset[str]  # those of them that firms of partners have: "Roe and Doe LLP"
    possessors: frozenset[str]
    kinds: frozenset[str]
    enactments: frozenset[str]
    bills: frozenset[str]
    stations: frozenset[str]
    sites: frozenset[str]
    calendar: frozenset[str]
    measures: frozenset[str]
    currencies: frozenset[str]
    sessions: frozenset[str]
    stretches: frozenset[str]
    partitives: frozenset[str]
    units: frozenset[str]
    dropped: frozenset[str]
    inseparable: frozenset[str]  # adjectives with the noun that they are one word with
    grading: frozenset[str]  # adjectives that tell how much or how well
    light: frozenset[str]
    relational: frozenset[str]
    empty: frozenset[str]
    hollow: frozenset[str]
    vague: frozenset[str]
    somewhere: frozenset[str]
    political: frozenset[str]
    politicians: frozenset[str]
    policies: frozenset[str]
    organs: frozenset[str]
    addressed: frozenset[str]
    called_upon: frozenset[str]
    standings: frozenset[str]
    held: frozenset[str]
    serving: frozenset[str]
    bound: frozenset[str]
    touring: frozenset[str]
    prime_ministers: frozenset[str]
    anybody: frozenset[str]
    negotiations: frozenset[str]
    governing: frozenset[str]
    leverage: frozenset[str]
    states: frozenset[str]
    sides: frozenset[str]
    instruments: frozenset[str]
    processes: frozenset[str]
    callings: frozenset[str]  # nouns for what somebody is known as: "the billionaire"
    attributes: frozenset[str]  # nouns for what somebody or something has
    visions: frozenset[str]  # adjectives for how somebody wants a place to be
    kindred: Mapping[str, frozenset[str]]  # noun -> the nouns that may take up what it names
    speech: frozenset[str]
    titled: frozenset[str]
    publishing: frozenset[str]
    motion: frozenset[str]
    portfolios: frozenset[str]


_LISTS = {  # the fields of `Words` that are lists of words: where each stands in the file
    "never": ("person", "never"),
    "ambiguous": ("person", "ambiguous"),
    "adjectives": ("person", "adjectives"),
    "honorifics": ("person", "honorifics"),
    "male": ("person", "male"),
    "female": ("person", "female"),
    "person_suffixes": ("person", "suffixes"),
    "post_nominals": ("person", "post_nominals"),
    "degrees": ("person", "degrees"),
    "particles": ("person", "particles"),
    "articles": ("person", "articles"),
    "surnames": ("person", "surnames"),
    "given_words": ("person", "given_words"),
    "firms": ("person", "firms"),
    "families_first": ("person", "families_first"),
    "namesakes": ("person", "namesakes"),
    "company_suffixes": ("organization", "suffixes"),
    "partnerships": ("organization", "partnerships"),
    "possessors": ("organization", "possessors"),
    "kinds": ("organization", "kinds"),
    "enactments": ("organization", "enactments"),
    "bills": ("organization", "bills"),
    "stations": ("organization", "stations"),
    "sites": ("organization", "sites"),
    "calendar": ("calendar", "words"),
    "measures": ("measure", "nouns"),
    "currencies": ("measure", "currencies"),
    "sessions": ("measure", "sessions"),
    "stretches": ("measure", "stretches"),
    "partitives": ("measure", "partitives"),
    "units": ("measure", "units"),
    "dropped": ("measure", "dropped"),
    "grading": ("measure", "grading"),
    "light": ("measure", "light"),
    "inseparable": ("measure", "inseparable"),
    "relational": ("reference", "relational"),
    "empty": ("reference", "empty"),
    "hollow": ("reference", "hollow"),
    "vague": ("reference", "vague"),
    "somewhere": ("reference", "somewhere"),
    "political": ("reference", "political"),
    "politicians": ("reference", "politicians"),
    "policies": ("reference", "policies"),
    "organs": ("reference", "organs"),
    "states": ("reference", "states"),
    "sides": ("reference", "sides"),
    "instruments": ("reference", "instruments"),
    "processes": ("reference", "processes"),
    "callings": ("reference", "callings"),
    "attributes": ("reference", "attributes"),
    "visions": ("reference", "visions"),
    "addressed": ("reference", "addressed"),
    "called_upon": ("reference", "called_upon"),
    "standings": ("reference", "standings"),
    "held": ("reference", "held"),
    "serving": ("reference", "serving"),
    "bound": ("reference", "bound"),
    "touring": ("reference", "touring"),
    "prime_ministers": ("reference", "prime_ministers"),
    "anybody": ("reference", "anybody"),
    "negotiations": ("reference", "negotiations"),
    "governing": ("reference", "governing"),
    "leverage": ("reference", "leverage"),
    "speech": ("reference", "speech"),
    "publishing": ("reference", "publishing"),
    "motion": ("reference", "motion"),
    "titled": ("reference", "titled"),
}


_OF_OFFICES = {  # list of offices.toml -> field
    "modifiers": "title_modifiers",
    "unmodified": "unmodified",
    "portfolios": "portfolios",
    "subordinate": "subordinate",
}


def load_words(directory: Path | None = None) -> Words:
    """Load `names.toml`, with the words of offices.

    Raises:
        OntologyError: A list is missing; names the entry.

    """
    data, offices = read_toml(pack_file(_NAMES, directory)), read_toml(pack_file(_OFFICES, directory))

    def get(section: str, key: str) -> frozenset[str]:
        try:
            return frozenset(split_entries(data[section][key]))
        except KeyError as error:
            raise OntologyError(f"{_NAMES}: the entry [{section}] {key} is missing.") from error

    if missing := [key for key in _OF_OFFICES if key not in offices]:
        raise OntologyError(f"{_OFFICES}: the list {missing[0]} is missing.")
    lists = {field: get(section, key) for field, (section, key) in _LISTS.items()}
    return Words(
        **lists,
        combining=dict(data["combining"]),
        shortened=dict(data["shortened"]),
        parties=dict(data["parties"]),
        shared_lands=dict(data["shared_lands"]),
        postal=dict(data["postal"]),
        letters={
            name: tuple(tuple(words.replace(",", "").split()) for words in split_entries(meant))
            for name, meant in data["letters"].items()
        },
        titles=frozenset(  # a parser may keep "co-chair" as one word, or make three of it
            title
            for words in get("person", "titles")
            for order in (words, _field_first(words))
            for title in (tuple(re.findall(r"[\w.]+|-", order)), tuple(order.split()))
        ),
        **{field: frozenset(offices[key]) for key, field in _OF_OFFICES.items()},
        kindred=_kindred(data),
    )


def _field_first(title: str) -> str:
    """Give the other form of an office: "rivers secretary" for "secretary of the rivers"."""
    office, of, field = title.partition(" of ")
    return f"{field.removeprefix('the ')} {office}" if of and " " not in office else title


def _kindred(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in data["reference"].get("kindred", ()):
        nouns = frozenset(split_entries(group))
        for noun in nouns:
            found[noun] = found.get(noun, frozenset()) | nouns
    return found


def split_entries(text: str) -> Iterator[str]:
    """Give the entries of a list, which "|" and line ends part."""
    for words in _SEPARATOR.split(text.strip()):
        if words:
            yield words
