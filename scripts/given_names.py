"""Builds ontology/lexicon/given_names.toml from the person providers of Faker (MIT licence).

Run with Faker installed: `pip install faker && python scripts/given_names.py`. Names in the Latin alphabet only; a
name that some locale gives to men and another to women is under `both`. Names that are first of all common words,
months, countries or capitals are left out: a capital letter at the head of a sentence would make persons of them.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import textwrap
from pathlib import Path

import faker
from faker.providers import person
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming

TARGET = Path(__file__).parents[1] / "ontology" / "lexicon" / "given_names.toml"
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿāčēģīķļņšūžąćęłńśźżğışőű'’]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?")
_WORDS = frozenset(
    [
        "An",
        "Art",
        "Bay",
        "Berry",
        "Bill",
        "Brook",
        "Chance",
        "Christian",
        "Dale",
        "Dawn",
        "Destiny",
        "Earth",
        "Eden",
        "Elder",
        "Fern",
        "Field",
        "Ford",
        "Frank",
        "Gay",
        "Glen",
        "Grant",
        "Gray",
        "Green",
        "Guy",
        "Hall",
        "Harbor",
        "Heath",
        "Heaven",
        "Holly",
        "Honesty",
        "Hope",
        "Hunter",
        "Ivory",
        "Jasper",
        "Jewel",
        "Joy",
        "Junior",
        "King",
        "Lane",
        "Law",
        "Liberty",
        "Major",
        "Man",
        "Mark",
        "May",
        "Mercy",
        "Merry",
        "Miles",
        "Miller",
        "Minister",
        "More",
        "Pace",
        "Page",
        "Patience",
        "Pearl",
        "Peace",
        "Penny",
        "Prince",
        "Princess",
        "Rain",
        "Reed",
        "Rich",
        "River",
        "Robin",
        "Rocky",
        "Rose",
        "Royal",
        "Royalty",
        "Ruby",
        "Rusty",
        "Sage",
        "Sandy",
        "Scout",
        "Shade",
        "Sky",
        "Star",
        "Stone",
        "Storm",
        "Summer",
        "Sun",
        "Sunny",
        "Tale",
        "Temple",
        "Tiger",
        "Trinity",
        "True",
        "Trust",
        "Union",
        "Unique",
        "Victory",
        "Wade",
        "Wave",
        "Wells",
        "West",
        "Will",
        "Win",
        "Winter",
        "Wisdom",
        "Wise",
        "Wood",
        "Young",
        "Do",
        "Den",
        "Hang",
        "Long",
        "My",
        "No",
        "Nu",
        "Sang",
        "So",
        "Son",
        "Than",
        "Thu",
        "Tin",
        "To",
        "Tu",
        "Van",
        "Vu",
        "Hong",
        "Hang",
        "Yang",
        "Yan",
        "Ye",
        "Al",
        "Is",
        "In",
        "On",
        "Or",
        "At",
        "As",
        "Be",
        "By",
        "He",
        "Me",
        "We",
        "Us",
        "Bank",
        "Air",
        "Big",
        "Best",
        "Baby",
        "Angel",
        "Sir",
    ]
)


def main() -> None:
    """Write the file."""
    male, female = set[str](), set[str]()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for kind, into in (("male", male), ("female", female)):
            for attribute in (f"first_names_{kind}", f"first_{kind}_names", f"first_romanized_names_{kind}"):
                into.update(getattr(provider, attribute, ()))
    gazetteer, nouns = load_gazetteer(), load_naming().nouns
    names: dict[str, list[str]] = {"male": [], "female": [], "both": []}
    for name in sorted(male | female):
        if not _NAME.fullmatch(name) or name in _WORDS or (name.lower(),) in nouns or gazetteer.get(name) is not None:
            continue
        names["both" if name in male and name in female else "male" if name in male else "female"].append(name.lower())
    parts = [f"# Given names by gender. Built by scripts/given_names.py from Faker {faker.VERSION} (MIT)."]
    for gender, group in names.items():
        parts.append(f'{gender} = """')
        parts += textwrap.wrap(" ".join(dict.fromkeys(group)), 118, break_on_hyphens=False)
        parts.append('"""')
    TARGET.write_text(
        "\n".join(p if p[-3:] == '"""' or p[0] == "#" else p.replace(" ", "|") for p in parts) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
