"""What two graphs say differently."""

from __future__ import annotations

from rdf_examples import REPORT, report
from rdflib import Graph
from reportgraph.graph.diff import diff
from reportgraph.graph.quads import rdflib_graph, triples


def changed(**words: str) -> Graph:
    """Return the report with some words of its file replaced."""
    text = REPORT
    for old, new in words.items():
        assert old in text
        text = text.replace(old, new)
    return Graph().parse(data=text, format="turtle")


def lines(before: Graph, after: Graph) -> list[str]:
    return str(diff(before, after)).splitlines()


def test_the_same_graph_differs_in_nothing():
    assert not diff(report(), report())
    assert str(diff(report(), report())) == "The graphs are the same."


def test_a_claim_that_changed_is_told_with_what_changed():
    assert lines(report(), changed(**{"0.88": "0.7"})) == [
        "Claims:",
        "  ~ Mia Vale advocates cleaner ports: confidence 0.88 -> 0.7",
        "",
        "Triples: 1 removed, 1 added.",
    ]


def test_claims_come_first_and_are_told_with_their_words():
    found = lines(changed(**{"rg:advocated": "rg:negated"}), Graph())
    assert found[0] == "Claims:"
    assert (
        '  - Orla clean up cleaner ports (negated, Mia Vale, 0.5) "Ports should be cleaner, Mia Vale said."'
    ) in found
    assert [line for line in found if line.endswith(":")] == ["Claims:", "Figures:", "Entities:"]


def test_what_is_only_in_the_second_is_added():
    assert all("  - " not in line for line in lines(Graph(), report()))
    figure = '  + Orla, ports (planned, Mia Vale, 12.5 km, 0.8) "There will be 12.5 km of them."'
    assert figure in lines(Graph(), report())


def test_whole_numbers_have_no_point():
    """Decimals of Turtle have one."""
    found = lines(Graph(), changed(**{"rg:value 12.5": "rg:value 94800000000.0"}))
    assert any("(planned, Mia Vale, 94800000000 km, 0.8)" in line for line in found)


def test_entities_are_compared_by_class_and_names():
    assert "  ~ Mia Vale: other names Vale -> M. Vale" in lines(report(), changed(**{'"Vale"': '"M. Vale"'}))
    assert "  ~ cleaner ports: classes Topic -> Principle" in lines(report(), changed(**{"rg:Topic": "rg:Principle"}))


def test_an_edited_text_has_other_iris_and_says_the_same():
    """The document's IRI holds a hash of its text, and all others hold the document's."""
    after = changed(**{"harbour-pact-signed-0a1b2c3d": "harbour-pact-signed-ffffffff"})
    found = diff(report(), after)
    assert found
    assert not found.claims
    assert not found.entities
    assert "Both have the same claims, figures and entities." in str(found)


def test_two_claims_of_one_name_are_told_apart_by_modality_and_speaker():
    """The one that stayed is not taken for a change of the one that went."""
    advocates = "rdf:subject id:mia-vale ;\n    rdf:predicate rg:advocates"
    claims = {advocates: "rdf:subject id:orla ;\n    rdf:predicate open:clean-up"}
    for modality in ("rg:advocated", "rg:possible"):  # one stands before rg:asserted, one behind it
        stays = {"rg:advocated": modality}
        found = diff(changed(**claims, **stays), changed(**stays))
        assert [said.key[0] for said in found.claims.removed] == [("modality", "asserted")]
        assert not found.claims.changed
        found = diff(changed(**claims, **stays), changed(**stays, **{"rg:confidence 0.5 ": "rg:confidence 0.4 "}))
        assert [said.key[0] for said in found.claims.removed] == [("modality", "asserted")]
        assert [old.changes(new) for old, new in found.claims.changed] == ["confidence 0.5 -> 0.4"]


def test_the_patch_makes_the_second_graph_of_the_first():
    after = changed(**{"0.88": "0.7", "Mia Vale": 'Mia \\"V\\" Vale'})
    patch = diff(report(), after).patch().splitlines()
    assert (patch[0], patch[-1]) == ("TX .", "TC .")
    made = {" ".join(triple) + " ." for triple in triples(report())}
    made -= {line[2:] for line in patch if line.startswith("D ")}
    made |= {line[2:] for line in patch if line.startswith("A ")}
    assert made == {" ".join(triple) + " ." for triple in triples(after)}
    assert set(rdflib_graph(triples(after))) == set(after)
