"""What the gazetteer knows, and which ways of writing a name it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.gazetteer import Entry, Gazetteer, load_gazetteer
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.resources import pack_files
from reportgraph.ontology.schema import load_schema


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_entry_has_class_and_ids(gazetteer: Gazetteer) -> None:
    """An entry gives the common English name, the class, and ids in Wikidata and GeoNames."""
    assert gazetteer.get("Paraguay") == Entry(
        "Paraguay", "Country", ("http://www.wikidata.org/entity/Q733", "https://sws.geonames.org/3437598/")
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("U.S.", "United States"),
        ("US", "United States"),
        ("United States of America", "United States"),
        ("America", "United States"),
        ("UK", "United Kingdom"),
        ("Britain", "United Kingdom"),
        ("UAE", "United Arab Emirates"),
        ("DPRK", "North Korea"),
        ("Democratic People's Republic of Korea", "North Korea"),
        ("Republic of Korea", "South Korea"),
        ("ROK", "South Korea"),
        ("Lao PDR", "Laos"),
        ("Viet Nam", "Vietnam"),
        ("Türkiye", "Turkey"),
        ("Turkiye", "Turkey"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Guinea–Bissau", "Guinea-Bissau"),
        ("Kyrgyz Republic", "Kyrgyzstan"),
        ("People’s Republic of China", "China"),
        ("Russian Federation", "Russia"),
        ("Burma", "Myanmar"),
        ("Holland", "Netherlands"),
        ("St. Lucia", "Saint Lucia"),
        ("Democratic Republic of the Congo", "Democratic Republic of the Congo"),
        ("DRC", "Democratic Republic of the Congo"),
        ("Syrian Arab Republic", "Syria"),
    ],
)
def test_countries_by_all_their_names(gazetteer: Gazetteer, written: str, name: str) -> None:
    """Official names, abbreviations and other spellings lead to the country."""
    entry = gazetteer.get(written)
    assert entry is not None
    assert (entry.name, entry.cls, entry.demonym) == (name, "Country", False)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Kazakh", "Kazakhstan"),
        ("Kazakhs", "Kazakhstan"),
        ("Kazakhstani", "Kazakhstan"),
        ("Bolivians", "Bolivia"),
        ("Dutch", "Netherlands"),
        ("Swiss", "Switzerland"),
        ("South Korean", "South Korea"),
        ("Papua New Guinean", "Papua New Guinea"),
        ("Bissau-Guinean", "Guinea-Bissau"),
        ("Burkinabé", "Burkina Faso"),
        ("Central Asian", "Central Asia"),
        ("European", "Europe"),
        ("Scottish", "Scotland"),
    ],
)
def test_peoples_lead_to_where_they_live(gazetteer: Gazetteer, written: str, name: str) -> None:
    """An adjective or a people is a demonym of the country or region."""
    entry = gazetteer.get(written)
    assert entry is not None
    assert (entry.name, entry.demonym) == (name, True)


def test_every_country_has_ids_and_the_larger_ones_a_people(gazetteer: Gazetteer) -> None:
    """Each country has a Wikidata id; only a few without an adjective of their own have no people."""
    rows = [
        line.split("\t")
        for path in pack_files("gazetteer")
        if path.name == "10-countries.tsv"
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    countries = [row for row in rows if row[1] == "Country"]
    assert len(countries) > 195
    assert [row[0] for row in countries if not row[2].startswith("Q")] == []
    nameless = {row[0] for row in countries if not row[5]}
    assert nameless == {
        "Republic of the Congo",  # "Congolese" is said of the other one, but where a text names this one alone
        "Dominica",  # "Dominican" is said of the Dominican Republic
        "Holy See",
        "Serbia and Montenegro",
        "Zaire",
    }


@pytest.mark.parametrize("name", ["us", "Us", "who", "Who", "it", "is", "IS", "un", "May", "Reading", "Nice", "Mobile"])
def test_ordinary_words_are_no_names(gazetteer: Gazetteer, name: str) -> None:
    """Acronyms count only in capitals; cities whose names are ordinary words are left out."""
    assert gazetteer.get(name) is None


@pytest.mark.parametrize(("written", "name"), [("CHINA", "China"), ("HORN OF AFRICA", "Horn of Africa")])
def test_capitals_of_headlines(gazetteer: Gazetteer, written: str, name: str) -> None:
    """A name is also found in capitals."""
    entry = gazetteer.get(written)
    assert entry is not None
    assert entry.name == name


@pytest.mark.parametrize(
    ("written", "country"),
    [("Lima", "Peru"), ("Washington", "United States"), ("Washington, D.C.", "United States"), ("Kiev", "Ukraine")],
)
def test_capitals_stand_for_countries(gazetteer: Gazetteer, written: str, country: str) -> None:
    """A capital is a city that may stand for its country; another city may not."""
    entry = gazetteer.get(written)
    assert entry is not None
    assert (entry.cls, entry.of) == ("City", country)
    other = gazetteer.get("Yokohama")
    assert other is not None
    assert (other.cls, other.of) == ("City", None)


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("Georgia", "Country"),
        ("Jordan", "Country"),
        ("Chad", "Country"),
        ("Guinea", "Country"),
        ("Luxembourg", "Country"),
        ("Singapore", "Country"),
        ("Djibouti", "Country"),
        ("Panama", "Country"),
        ("New York", "City"),
        ("São Paulo", "City"),
        ("Quebec", "Region"),
    ],
)
def test_of_things_with_one_name_the_likeliest_has_it(gazetteer: Gazetteer, name: str, cls: str) -> None:
    """Countries come before regions, regions before cities, but for cities that everybody means."""
    entry = gazetteer.get(name)
    assert entry is not None
    assert entry.cls == cls


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("Congo", "Democratic Republic of the Congo"),
        ("Congolese", "Democratic Republic of the Congo"),
        ("Korea", "South Korea"),
        ("Korean", "South Korea"),
    ],
)
def test_what_two_states_are_called_is_the_one_that_the_news_calls_so(
    gazetteer: Gazetteer, called: str, name: str
) -> None:
    """The list gives the usual one and the text decides: the other one where it alone is named, none where both are."""
    entry = gazetteer.get(called)
    assert entry is not None
    assert entry.name == name
    other = gazetteer.get(load_naming().words.shared_lands[called])
    assert other is not None
    assert other.name != name


@pytest.mark.parametrize(
    ("written", "name", "cls"),
    [
        ("OSCE", "Organization for Security and Cooperation in Europe", "InternationalOrganization"),
        ("International Monetary Fund", "International Monetary Fund", "InternationalOrganization"),
        ("APEC", "APEC", "CooperationMechanism"),
        ("Pentagon", "US Department of Defense", "GovernmentBody"),
        ("AFP", "Agence France-Presse", "MediaOrganization"),
        ("Kyoto Protocol", "Kyoto Protocol", "Document"),
        ("Marshall Plan", "Marshall Plan", "Initiative"),
        ("Horn of Africa", "Horn of Africa", "Region"),
        ("Queensland", "Queensland", "Region"),
        ("Bosporus", "Bosphorus", "Place"),
        ("Chatham House", "Chatham House", "ResearchInstitute"),
    ],
)
def test_more_than_countries(gazetteer: Gazetteer, written: str, name: str, cls: str) -> None:
    """Organisations, offices, media, agreements, regions and waters are known with their classes."""
    entry = gazetteer.get(written)
    assert entry is not None
    assert (entry.name, entry.cls) == (name, cls)


@pytest.mark.parametrize(
    ("text", "start", "length", "name"),
    [
        ("Peru and Chile", 0, 1, "Peru"),
        ("Peru and Chile", 1, None, None),
        ("in the U.S. Senate today", 2, 2, "US Senate"),
        ("Guinea - Bissau - Senegal", 0, 3, "Guinea-Bissau"),
        ("Senegal - Guinea", 0, 1, "Senegal"),
        ("Indo - Pacific region", 0, 4, "Indo-Pacific"),
        ("of the People 's Republic of China .", 2, 5, "China"),
        ("Peru 's minister", 0, 1, "Peru"),
        ("Washington , D.C. , on Monday", 0, 3, "Washington"),
        ("the UN General Assembly", 1, 3, "UN General Assembly"),
        ("The Hague hosts", 0, 2, "The Hague"),
        ("the Gulf of Aden", 0, None, None),
        ("the Gulf of Aden", 1, 3, "Gulf of Aden"),
        ("the West said", 0, 2, "Western world"),
        ("the West Bank", 0, None, None),
        ("Asia-Pacific leaders", 0, 1, "Asia-Pacific"),
        ("P5 + 1 talks", 0, 3, "P5+1"),
        ("P5+1 talks", 0, 1, "P5+1"),
    ],
)
def test_longest_name_at_a_word(
    gazetteer: Gazetteer, text: str, start: int, length: int | None, name: str | None
) -> None:
    """At a word of a text, the longest name counts, over hyphens and possessives that are tokens of their own."""
    found = gazetteer.longest(text.split(), start)
    assert (None if found is None else found[0], None if found is None else found[1].name) == (length, name)


def test_each_file_names_source_and_licence() -> None:
    """Each table starts by saying where it is from and under which licence."""
    assert len(pack_files("gazetteer")) == 11
    for path in pack_files("gazetteer"):
        header = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
        assert "Apache-2.0" in " ".join(header), path
        assert header[-1] == "# name\tclass\tids\tof\tother names\tnames of its people", path


def test_classes_of_rows_allow_metonymy_only_where_it_is_one() -> None:
    """`of` names a country or region of the tables, on capitals and government bodies alone."""
    gazetteer = load_gazetteer()
    schema = load_schema()
    checked = 0
    for path in pack_files("gazetteer"):
        for line in path.read_text("utf-8").splitlines():
            name, cls, _, of, *_ = [*line.split("\t"), "", "", "", ""]
            if line.startswith("#") or not of:
                continue
            country = gazetteer.get(of)
            assert country is not None, line
            assert country.name == of, line
            assert cls in ("City", "GovernmentBody"), line
            assert schema.is_a(country.cls, "Actor"), name
            checked += 1
    assert checked > 195


def test_own_pack(tmp_path: Path) -> None:
    """A pack's own tables stand beside the shipped ones; one of the same name replaces it."""
    (tmp_path / "gazetteer").mkdir()
    row = "Order of the Heron\tInstitution\turn:heron\t\tHerons|OH\t\n"
    (tmp_path / "gazetteer" / "05-orders.tsv").write_text(f"# ours\n{row}", "utf-8")
    (tmp_path / "gazetteer" / "60-cities.tsv").write_text("", "utf-8")
    gazetteer = load_gazetteer(tmp_path)
    assert gazetteer.get("OH") == Entry("Order of the Heron", "Institution", ("urn:heron",))
    assert gazetteer.get("Peru") is not None
    assert gazetteer.get("Yokohama") is None


@pytest.mark.parametrize("row", ["Heron\tBird\t\t\t\t", "Heron\tCountry"])
def test_broken_row_is_an_error(tmp_path: Path, row: str) -> None:
    """A row of an unknown class, or with too few columns, is named by file and line."""
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "birds.tsv").write_text(f"# birds\n{row}\n", "utf-8")
    with pytest.raises(OntologyError, match=r"birds\.tsv:2"):
        load_gazetteer(tmp_path)
