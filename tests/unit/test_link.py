"""What an entity is called, what it is, and how it is keyed."""

from __future__ import annotations

from linked import linked
from reportgraph.extract.model import DOCUMENT_KEY
from reportgraph.extract.pipeline import extract
from reportgraph.extract.reading.read import read_text


def test_the_fullest_name_is_the_label() -> None:
    """Full name over surname and acronym, which become aliases; no article, title or honorific."""
    result = linked("Ruiz smiled. Dr. Ana Ruiz works for the Lake Rights Organization (LRO).")
    assert result.entity("Ana Ruiz").aliases == ("Ruiz",)
    assert result.entity("Lake Rights Organization").aliases == ("LRO",)


def test_a_former_name_is_no_label() -> None:
    """What somebody is called no more is an alias, however much longer it is."""
    result = linked("The dam was built by the Peruvian contractor Ardent, formerly known as Salto Works.")
    assert result.entity("Ardent").aliases == ("Salto Works",)


def test_a_country_has_its_common_name_and_ids() -> None:
    """The gazetteer gives the canonical name and external ids."""
    norway = linked("The Kingdom of Norway signed. Norwegian exports rose.").entity("Norway")
    assert norway.cls == "Country"
    assert any("wikidata.org" in iri for iri in norway.ids)
    assert len(norway.mentions) == 2


def test_what_only_describes_is_no_alias() -> None:
    """A position is not another name of a person."""
    assert linked("Jane Roe, dean of the college, spoke.").entity("Jane Roe").aliases == ()


def test_keys_are_unique_slugs() -> None:
    """Two things of one name get keys of their own."""
    result = linked("Peru's exports rose. Chile's exports fell. A visit ended. A visit began.")
    keys = [e.key for e in result.entities.entities]
    assert len(keys) == len(set(keys))
    assert keys[0] == DOCUMENT_KEY
    assert "perus-exports" in keys


def test_a_need_for_a_complement() -> None:
    """A noun that means nothing alone is called by its complement too."""
    assert linked("They demanded access to the sea.").entity("access to the sea").aliases == ("access",)


def test_same_text_same_entities() -> None:
    """Nothing depends on chance or on what was read before."""
    text = "Peru and Chile met the Lake Council. Both sides praised its plan, Ana Ruiz said. She left."
    assert linked(text).entities == linked(text).entities


def test_here_is_the_place_and_not_the_report_that_is_titled_by_it() -> None:
    found = extract(read_text("Oslo\n\nOSLO, May 3, 2024 (Agency) -- The ministers of Chile and Peru met here.\n"))

    assert [s.object for s in found.statements if s.property == "visited"] == ["oslo"]
