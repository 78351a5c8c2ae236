"""What a reader corrects once: each kind of entry applied to a small report, and what is said of wrong entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import PROV, RDF
from reportgraph.extract.model import Extraction, Modality, Statement, Value
from reportgraph.graph.building import BuildOptions, build
from reportgraph.graph.corrections import load_corrections, unapplied
from reportgraph.graph.validate import validate
from reportgraph.ontology.errors import GraphError
from reportgraph.ontology.terms import RG

REPORT = """Fjord Council meets

The Fjord Council signed the Ferry Accord on Monday. Norway funded the Skagen Quay.
Norway also opposed the toll. The Fjord Council welcomed the Harbour Council.
"""


def corrected(tmp_path: Path, toml: str) -> tuple[Extraction, Graph, list[str]]:
    """Build the report with a file of corrections; return the extraction, the graph and what was applied."""
    path = tmp_path / "corrections.toml"
    path.write_text(toml, "utf-8")
    built = build(text=REPORT, options=BuildOptions(corrections=path))
    assert validate(built.graph).conforms
    return built.extraction, built.graph, [f"{c.kind} {c.number}" for c in built.corrections]


def said(extraction: Extraction) -> set[tuple[str, str, str]]:
    """Return the statements between entities, by their names."""
    names = {e.key: e.name for e in extraction.entities}
    return {(names[s.subject], s.property, names[s.object]) for s in extraction.statements if isinstance(s.object, str)}


def claim(extraction: Extraction, name: str) -> Statement:
    """Return the only statement with a property."""
    (found,) = (s for s in extraction.statements if s.property == name)
    return found


def test_without_corrections_the_report_says_what_it_says(tmp_path: Path) -> None:
    """The ground on which the corrections below work."""
    extraction, _, applied = corrected(tmp_path, "")
    assert {
        ("Fjord Council", "signed", "Ferry Accord"),
        ("Norway", "funds", "Skagen Quay"),
        ("Norway", "opposes", "toll"),
    } <= said(extraction)
    assert applied == []


def test_a_claim_is_rejected_by_its_words(tmp_path: Path) -> None:
    """Only the claims that fit all that the entry says; white space and case do not matter."""
    words = "words = 'norway   FUNDED the Skagen Quay'"
    extraction, _, applied = corrected(tmp_path, f"[[reject]]\n{words}\n")
    assert ("Norway", "funds", "Skagen Quay") not in said(extraction)
    assert ("Norway", "opposes", "toll") in said(extraction)
    assert applied == ["reject 1"]
    extraction, _, applied = corrected(tmp_path, f"[[reject]]\n{words}\nproperty = 'owns'\n")
    assert ("Norway", "funds", "Skagen Quay") in said(extraction)
    assert applied == []


def test_entities_are_merged(tmp_path: Path) -> None:
    """The first gives the name, the others become aliases; nothing is said of itself, and the node is marked."""
    extraction, graph, _ = corrected(tmp_path, "[[merge]]\nentities = ['Harbour Council', 'Fjord Council']\n")
    assert ("Harbour Council", "signed", "Ferry Accord") in said(extraction)
    assert not any(a == b for a, _, b in said(extraction))
    (entity,) = (e for e in extraction.entities if e.name == "Harbour Council")
    assert "Fjord Council" in entity.aliases
    (marked,) = graph.subjects(PROV.wasInfluencedBy)
    assert str(marked).endswith("/harbour-council")


def test_an_entity_is_split(tmp_path: Path) -> None:
    """The mentions in the words go to another entity, with what is said of them."""
    split = "[[split]]\nentity = 'Norway'\nwords = 'Norway also opposed'\nas = 'Kingdom of Norway'\n"
    extraction, _, applied = corrected(tmp_path, split)
    assert {("Norway", "funds", "Skagen Quay"), ("Kingdom of Norway", "opposes", "toll")} <= said(extraction)
    assert applied == ["split 1"]


def test_what_goes_apart_may_have_a_name_of_the_whole(tmp_path: Path) -> None:
    """Two things of one name are two entities, and none of them is lost."""
    toml = '[[split]]\nentity = "Norway"\nas = "Norway"\nwords = "Norway also opposed"'
    extraction, _, applied = corrected(tmp_path, toml)
    assert applied == ["split 1"]
    assert [e.key for e in extraction.entities if e.name == "Norway"] == ["norway", "norway-2"]
    assert (claim(extraction, "funds").subject, claim(extraction, "opposes").subject) == ("norway", "norway-2")


def test_a_claim_about_the_report_is_added_by_its_title(tmp_path: Path) -> None:
    """The report is the document, and not one more entity of its name."""
    toml = '[[add]]\nsubject = "Fjord Council meets"\nproperty = "about"\nobject = "Norway"\nwords = "Norway funded"'
    extraction, _, _ = corrected(tmp_path, toml)
    assert ("#", "about", "norway") in {(s.subject, s.property, s.object) for s in extraction.statements}


def test_an_entity_is_renamed_retyped_and_given_an_alias(tmp_path: Path) -> None:
    """A new name makes a new IRI; the old one becomes an alias."""
    toml = """
    [[rename]]
    entity = "the Ferry Accord"
    name = "Fjord Ferry Accord"
    [[alias]]
    entity = "Fjord Ferry Accord"
    alias = "FFA"
    [[retype]]
    entity = "Fjord Council"
    class = "InternationalOrganization"
    """
    extraction, graph, applied = corrected(tmp_path, toml)
    (accord,) = (e for e in extraction.entities if e.name == "Fjord Ferry Accord")
    assert set(accord.aliases) == {"Ferry Accord", "FFA"}
    assert [str(s).rsplit("/", 1)[1] for s in graph.subjects(RDF.type, RG.InternationalOrganization)] == [
        "fjord-council"
    ]
    assert [str(s).rsplit("/", 1)[1] for s in graph.objects(None, RG.signed)] == ["fjord-ferry-accord"]
    assert applied == ["rename 1", "retype 1", "alias 1"]


def test_a_claim_is_added_with_its_passage(tmp_path: Path) -> None:
    """Its words are the passage, its ends are marked in it, and it says that a correction made it."""
    toml = """
    [[add]]
    subject = "Norway"
    property = "opposes"
    object = "Ferry Accord"
    words = "Norway also opposed the toll"
    modality = "possible"
    speaker = "Fjord Council"
    """
    extraction, graph, _ = corrected(tmp_path, toml)
    (added,) = (s for s in extraction.statements if s.rule == "correction")
    assert (added.modality, added.speaker) == (Modality.POSSIBLE, "fjord-council")
    passage, marked = added.evidence[0].passage, added.evidence[0].subject
    assert extraction.document.text[passage.begin : passage.end] == "Norway also opposed the toll"
    assert marked is not None
    assert extraction.document.text[marked.begin : marked.end] == "Norway"
    (node,) = graph.subjects(PROV.wasInfluencedBy)
    assert (node, RDF.type, RG.Claim) in graph


def test_literals_are_added_by_what_their_property_holds(tmp_path: Path) -> None:
    """A post of four letters is no year, and a month has the precision of a month; a byte order mark does no harm."""
    toml = """\ufeff
    [[add]]
    subject = "Aino Vik"
    subject_class = "Person"
    property = "position"
    object = "dean"
    words = "the Harbour Council"
    [[add]]
    subject = "Ferry Accord"
    property = "date"
    object = "2025-03"
    words = "the Ferry Accord"
    """
    extraction, _, applied = corrected(tmp_path, toml)
    assert applied == ["add 1", "add 2"]
    added = {s.object for s in extraction.statements if s.rule == "correction"}
    assert added == {Value("dean", "string"), Value("2025-03", "gYearMonth")}


def test_a_class_that_no_longer_fits_takes_its_claims_along(tmp_path: Path) -> None:
    """No graph that breaks its shapes is made by a correction."""
    extraction, _, _ = corrected(tmp_path, "[[retype]]\nentity = 'Ferry Accord'\nclass = 'Person'\n")
    assert ("Fjord Council", "signed", "Ferry Accord") not in said(extraction)
    assert extraction.left_out["a corrected class does not allow it"] == 1


def test_a_place_may_act_where_somebody_says_so(tmp_path: Path) -> None:
    """It keeps what is said of the place; without that class the claim of an actor is refused."""
    add = "[[add]]\nsubject = 'Skagen Quay'\nproperty = 'opposes'\nobject = 'Ferry Accord'\nwords = 'the Skagen Quay'\n"
    retype = "[[retype]]\nentity = 'Skagen Quay'\nclass = '{}'\n"
    with pytest.raises(GraphError, match="domain and range of opposes do not allow this"):
        corrected(tmp_path, retype.format("Facility") + add)
    extraction, graph, _ = corrected(tmp_path, retype.format("Facility+Institution") + add)
    assert ("Skagen Quay", "opposes", "Ferry Accord") in said(extraction)
    (quay,) = (node for node in graph.subjects(RDF.type, RG.Facility))
    assert (quay, RDF.type, RG.Actor) in graph


def test_what_was_corrected_stands_in_the_provenance(tmp_path: Path) -> None:
    """With the reason, and used by what made the graph."""
    reject = "[[reject]]\nwords = 'Norway funded the Skagen Quay'\nreason = 'it was a loan'\n"
    _, graph, _ = corrected(tmp_path, reject)
    ((node, text),) = graph.subject_objects(RG.correction)
    assert str(text) == "reject 1: words 'Norway funded the Skagen Quay' (it was a loan)"
    assert isinstance(node, URIRef)
    assert (None, PROV.used, node) in graph


def test_an_entry_of_another_document_is_passed_over(tmp_path: Path) -> None:
    """A document is named by its title, or by the name of its file."""
    reject = "[[reject]]\nwords = 'Norway funded the Skagen Quay'\ndocument = '{}'\n"
    extraction, _, applied = corrected(tmp_path, reject.format("Another report"))
    assert ("Norway", "funds", "Skagen Quay") in said(extraction)
    assert applied == []
    extraction, _, applied = corrected(tmp_path, reject.format("Fjord Council meets"))
    assert applied == ["reject 1"]


def test_what_applies_to_nothing_is_told(tmp_path: Path) -> None:
    """So that a file of corrections does not grow stale."""
    path = tmp_path / "corrections.toml"
    path.write_text(
        "[[rename]]\nentity = 'Nobody'\nname = 'Somebody'\n[[alias]]\nentity = 'Norway'\nalias = 'NO'\n", "utf-8"
    )
    entries = load_corrections(path)
    built = build(text=REPORT, options=BuildOptions(corrections=path))
    assert [str(c) for c in unapplied(entries, built.corrections)] == ["rename 1: entity 'Nobody', name 'Somebody'"]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[[reject", "is not TOML"),
        ("[[drop]]\nwords = 'x'", r"has drop; allowed are \[\[reject\]\]"),
        ("reject = 'x'", r"reject must be tables in double brackets"),
        ("[[reject]]\nproperty = 'signed'", r"\[\[reject\]\] number 1 lacks words"),
        ("[[reject]]\nwords = 'x'\nwhy = 'y'", r"number 1 has why; it needs words and may have document, "),
        ("[[reject]]\nwords = ' '", r"words must be a text"),
        ("[[merge]]\nentities = 'x'", r"entities must be a list of texts"),
        ("[[merge]]\nentities = ['x']", r"names one entity"),
        ("[[split]]\nentity = 'x'\nas = 'y'", r"needs names or words"),
        ("[[retype]]\nentity = 'Norway'\nclass = 'Contry'", r"names no class; classes are Actor"),
        ("[[add]]\nsubject = 'Norway'\nproperty = 'sign'\nobject = 'x'\nwords = 'Norway'", r"names no property"),
        ("[[add]]\nsubject = 'Norway'\nproperty = 'sign'\nobject = 'x'\nwords = 'not there'", r"names no property"),
        (
            "[[add]]\nsubject = 'Norway'\nproperty = 'opposes'\nobject = 'norway'\nwords = 'Norway'",
            r"subject and object are the same entity",
        ),
        (
            "[[add]]\nsubject = 'Norway'\nproperty = 'signed'\nobject = 'Pact'\nwords = 'Norway'",
            r"give its class as object_class",
        ),
        (
            "[[add]]\nsubject = 'Ferry Accord'\nproperty = 'signed'\nobject = 'Norway'\nwords = 'Norway'",
            r"domain and range of signed do not allow",
        ),
        (
            "[[add]]\nsubject = 'Norway'\nproperty = 'signed'\nobject = 'Ferry Accord'\nwords = 'Norway'\n"
            "modality = 'sure'",
            r"has no modality of the vocabulary",
        ),
        ("[[reject]]\nwords = 'Norway'\nmodality = 'sure'", r"number 1 has no modality of the vocabulary"),
        ("[[retype]]\nentity = 'Norway'\nclass = 'Claim'", r"names no class; classes are Actor, City"),
        *(
            (
                f"[[add]]\nsubject = 'Ferry Accord'\nproperty = 'date'\nobject = '{wrong}'\nwords = 'Ferry Accord'",
                r"is no date; give one such as 2025",
            )
            for wrong in ("2025-13-45", "soon", "2025-03-01T10:00", "2025-W10-1")
        ),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, toml: str, message: str) -> None:
    """With what is allowed instead."""
    with pytest.raises(GraphError, match=message):
        corrected(tmp_path, toml)


def test_names_are_compared_without_case_and_article(tmp_path: Path) -> None:
    """Whichever article it is."""
    _, _, applied = corrected(
        tmp_path,
        "[[alias]]\nentity = 'the fjord council'\nalias = 'FC'\n[[alias]]\nentity = 'a Ferry accord'\nalias = 'FA'\n",
    )
    assert applied == ["alias 1", "alias 2"]
