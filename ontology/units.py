"""Units, currencies and the words around figures: `lexicon/units.toml` of the domain pack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.resources import loaded_once, pack_file, read_toml

_SECTIONS = {"currencies", "hundredths", "shared", "units", "multiples", "measures", "dimensions", "words"}
_LISTS = (
    "qualifiers",
    "people",
    "uncounted",
    "levels",
    "moving",
    "reaching",
    "totals",
    "paces",
    "up",
    "down",
    "yearly",
    "comparing",
    "befalling",
    "dying",
    "fates",
    "headcounts",
    "extremes",
    "sentencing",
    "serving",
)


@dataclass(frozen=True, slots=True)
class Units:
    """What the domain pack knows about figures."""

    codes: Mapping[str, str]  # form as written (words lower case and singular) -> ISO 4217 or UCUM code
    currencies: frozenset[str]  # ISO 4217 codes
    signs: re.Pattern[str]  # a currency sign or code that stands before a number
    words: re.Pattern[str]  # a unit or currency that stands after a number
    qualifiers: re.Pattern[str]  # a qualifier at the end of the words before a number
    yearly: re.Pattern[str]
    measures: Mapping[str, str]  # code -> what is measured
    dimensions: Mapping[str, str]  # adjective or verb -> what a figure beside it measures
    people: frozenset[str]
    uncounted: frozenset[str]
    levels: frozenset[str]
    moving: frozenset[str]
    reaching: frozenset[str]
    totals: frozenset[str]
    paces: frozenset[str]  # "grew at an annual rate of 5 percent"
    up: frozenset[str]
    down: frozenset[str]
    comparing: frozenset[str]
    befalling: frozenset[str]  # verbs whose object is people, where it is but a number: "wounded 30"
    dying: frozenset[str]
    fates: frozenset[str]  # "30 dead"
    headcounts: frozenset[str]  # nouns for a number of people
    extremes: frozenset[str]
    sentencing: frozenset[str]
    serving: frozenset[str]  # words behind the term that somebody serves
    multiples: Mapping[str, tuple[str, int]]  # name of a part or a multiple -> code of its unit, power of ten
    shared: Mapping[str, Mapping[str, str]]  # name of several currencies -> country -> code

    def code(self, form: str) -> str:
        """Give the code of a form that `signs` or `words` matched."""
        form = re.sub(r"[\s-]+", " ", form).strip()
        for candidate in (form, form.lower(), form.lower().removesuffix("s"), form.removesuffix("s")):
            if candidate in self.codes:
                return self.codes[candidate]
        return ""


@loaded_once
def load_units(directory: Path | None = None) -> Units:
    """Load the units of the shipped pack, or of the pack in `directory`.

    Nouns that usually name a person count persons.

    Raises:
        OntologyError: The file is not TOML, or lacks or adds a section.

    """
    path = pack_file("lexicon/units.toml", directory)
    data = read_toml(path)
    words = data.get("words", {})
    if set(data) != _SECTIONS or set(words) != set(_LISTS):
        raise OntologyError(
            f"{path}: has the sections {', '.join(sorted(data))} and in [words] {', '.join(sorted(words))}; it must "
            f"have exactly {', '.join(sorted(_SECTIONS))}, and in [words] {', '.join(_LISTS)}."
        )
    shared, parts = data["shared"], {f: (code, -2) for code, names in data["hundredths"].items() for f in names}
    parts |= {f: (code, power) for code, powers in data["multiples"].items() for f, power in powers.items()}
    forms = {form: code for part in ("currencies", "units") for code, names in data[part].items() for form in names}
    forms |= {name: name for name in (*shared, *parts)}  # which currency they are is not said by the name alone
    codes = {key: code for form, code in forms.items() for key in (form, form.lower(), re.sub(r"[\s-]+", " ", form))}
    signs = [f for names in (*data["currencies"].values(), shared) for f in names if _is_sign(f)]
    naming = load_naming(directory)
    persons = {noun for noun, classes in naming.common.items() if classes[0] == "Person"}
    persons |= {words[0] for words, cls in naming.nouns.items() if cls == "Person" and len(words) == 1}
    return Units(
        codes=codes,
        currencies=frozenset((*data["currencies"], *shared)),
        signs=re.compile(rf"(?:{_any(signs)})(?= ?\d)"),
        words=re.compile("|".join(_after(form) for form in sorted(forms, key=lambda f: (-len(f), f)))),
        qualifiers=re.compile(rf"\b({_any(words['qualifiers'])})(?: (?:a|an|the))? $", re.IGNORECASE),
        yearly=re.compile(rf"(?:{_any(words['yearly'])})\b", re.IGNORECASE),
        measures={code: name for name, of in data["measures"].items() for code in of},
        dimensions={word: name for name, of in data["dimensions"].items() for word in of},
        people=frozenset(words["people"]) | persons,
        multiples=parts,
        shared=shared,
        **{name: frozenset(words[name]) for name in _LISTS if name not in ("qualifiers", "people", "yearly")},
    )


def _is_sign(form: str) -> bool:
    """Tell what stands before a number ("$", "EUR", "Rs") from a name that stands behind it."""
    return not form[-1].islower() or (len(form) < 4 and not form.islower())


def _any(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))


def _after(form: str) -> str:
    """Give the pattern of a form after a number: words in either case and number, hyphens for spaces, signs as is."""
    if not form.islower() or len(form) < 3:
        plural = "s?" if form[-1].islower() and len(form) > 3 else ""
        return re.escape(form).replace(r"\ ", "[ -]") + plural + (r"(?![\w$])" if form[-1].isalnum() else "")
    return "(?i:" + re.escape(form).replace(r"\ ", "[ -]") + r"s?)(?!\w)"
