"""Builds ontology/lexicon/given_names.toml from the person providers of Faker (MIT licence) and `given-names.toml`.

Run with Faker installed: `pip install faker && python scripts/given_names.py`. Names in the Latin alphabet only; a
name that some locale gives to men and another to women is under `both`. Names that are first of all common words,
months, countries or capitals are left out: a capital letter at the head of a sentence would make persons of them.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import textwrap
import tomllib
from pathlib import Path

import faker
from faker.providers import person
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming

TARGET = Path(__file__).parents[1] / "ontology" / "lexicon" / "given_names.toml"
OURS = Path(__file__).with_name("given-names.toml")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿāčēģīķļņšūžąćęłńśźżğışőű'’]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?")
_WORDS = frozenset(
    """
    A Ad Add Aim Air Al All Among An Angel Art As At Baby Ban Bank Banks Bay Be Beat Berry Best Big Bill Bit Brook Bush
    By Can Cap Carry Case Cash Chance Christian Co Dale Dane Dawn De Den Destiny Do Early Earth Eden Elder Else Era Ever
    Fern Field Floor Ford Foster Frank Gay Glen Go Grant Gray Green Grit Gun Guy Hall Hang Harbor Harm Haven He Heath
    Heaven Her Hip Holly Honesty Hong Honor Hope Hunter In Is Ivory Jasper Jewel Job Journey Joy Junior Just King
    Lane Law Led Less Let Liberty Lies Line Link Little Loan Long Lot Love Made Major Male Man Mark May Me Mercy Merry
    Miles Miller Minister Minor More My No Nor North Not Nu On Or Owe Pace Page Patience Peace Pearl Peer Penny Per
    Prince Princess Rain Reason Red Reed Rich River Robin Rocky Rose Royal Royalty Ruby Run Rusty Sage Said Sandy
    Sang Say Scot Scout Shade Sign Sir Sky So Son Spring Star Stone Storm Summer Sun Sunny Tale Temple Than The Thu Ties
    Tiger Tin To Trinity True Trust Tu Union Unique Us V Van Victory Vu Wade Wage Wave We Wells West Will Win Winter
    Wisdom Wise Wood Yan Yang Ye Young
    """.split()
)


def main() -> None:
    """Write the file."""
    male, female = set[str](), set[str]()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for kind, into in (("male", male), ("female", female)):
            for attribute in (f"first_names_{kind}", f"first_{kind}_names", f"first_romanized_names_{kind}"):
                into.update(getattr(provider, attribute, ()))
    for gender, ours in tomllib.loads(OURS.read_text("utf-8")).items():
        for kind, into in (("male", male), ("female", female)):
            into.update(ours.replace("\n", "|").strip("|").split("|") if gender in (kind, "both") else ())
    gazetteer, nouns = load_gazetteer(), load_naming().nouns
    names: dict[str, list[str]] = {"male": [], "female": [], "both": []}
    for name in sorted(male | female):
        if not _NAME.fullmatch(name) or name in _WORDS or (name.lower(),) in nouns or gazetteer.get(name) is not None:
            continue
        names["both" if name in male and name in female else "male" if name in male else "female"].append(name.lower())
    sources = f"Faker {faker.VERSION} (MIT) and given-names.toml"
    parts = [f"# Given names by gender. Built by scripts/given_names.py from {sources}."]
    for gender, group in names.items():
        parts.append(f'{gender} = """')
        parts += textwrap.wrap(" ".join(dict.fromkeys(group)), 118, break_on_hyphens=False)
        parts.append('"""')
    TARGET.write_text(
        "\n".join(p if p[-3:] == '"""' or p[0] == "#" else p.replace(" ", "|") for p in parts) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
