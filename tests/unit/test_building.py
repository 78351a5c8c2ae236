"""`build`: the library's door."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from rdflib import RDF, Graph
from rdflib.compare import isomorphic
from rdflib.namespace import PROV
from reportgraph.extract.model import Modality
from reportgraph.extract.reading.read import read_text
from reportgraph.graph import BuildOptions, Built, build
from reportgraph.graph.validate import validate
from reportgraph.ontology.errors import GraphError, ModelError, ReadError
from reportgraph.ontology.terms import RG

REPORT = """Harbour League adopts ferry charter

TURKU, Finland, May 3, 2024 - The Harbour League signed the Ferry Charter in Turku on Thursday.

Finland will cooperate with Estonia on clean shipping, said Aino Laine, director of the Harbour League.
"""


@pytest.fixture(scope="module")
def built() -> Built:
    return build(text=REPORT)


def test_built_gives_everything_that_a_notebook_needs(built: Built) -> None:
    """The document, what it says, and the graph in two libraries' forms."""
    assert built.document.title == "Harbour League adopts ferry charter"
    assert any(entity.cls == "Country" and entity.name == "Finland" for entity in built.entities)
    assert any(said.property == "signed" and said.modality is Modality.ASSERTED for said in built.statements)
    assert isinstance(built.graph, Graph)
    assert isinstance(built.network, nx.MultiDiGraph)
    assert built.network is built.network
    assert built._repr_html_().startswith("<iframe srcdoc=")


def test_there_is_one_claim_for_each_statement(built: Built) -> None:
    """And one observation node for each observation."""
    assert len(built.statements) == len(list(built.graph.subjects(RDF.type, RG.Claim)))
    assert len(built.observations) == len(list(built.graph.subjects(RDF.type, RG.Observation)))


def test_summary_counts_what_is_there(built: Built) -> None:
    """And reads as a table."""
    summary = built.summary
    assert len(built.statements) == summary.claims.total()
    assert len(built.statements) == summary.relations.total()
    assert summary.claims["asserted"] >= 1
    assert str(summary).startswith("entities")
    twice = summary + summary
    assert (2, 2 * summary.claims["asserted"]) == (twice.documents, twice.claims["asserted"])


def test_graph_keeps_to_the_shapes(built: Built) -> None:
    """As every graph does that is built."""
    assert validate(built.graph).violations == ()


def test_graph_says_what_made_it(built: Built) -> None:
    """Once."""
    assert len(list(built.graph.subjects(RDF.type, PROV.Activity))) == 1


def test_source_may_be_a_file_or_a_document(tmp_path: Path) -> None:
    """Read from a file it knows the file's name."""
    path = tmp_path / "ferries.txt"
    path.write_text(REPORT, "utf-8")
    assert build(path).document.source == "ferries.txt"
    assert build(str(path)).document.source == "ferries.txt"
    document = read_text(REPORT)
    assert document is build(document).document


def test_a_report_without_title_is_called_by_the_name_given() -> None:
    """Standard input and a string have no file name to take it from."""
    words = "Finland and Estonia, which both lie on the gulf, agreed that ferries shall sail every hour. " * 3
    assert build(text=words, name="memo").document.title == "memo"


def test_same_text_gives_the_same_graph(built: Built) -> None:
    """Whatever was built in between."""
    build(text="Another report\n\nEstonia met Finland.\n")
    assert set(built.graph) == set(build(text=REPORT).graph)


def test_options_reach_the_graph() -> None:
    """And stand in its provenance."""
    options = BuildOptions(
        base="https://example.org/g/", open_relations=False, min_confidence=0.99, timestamp="2024-05-03T10:00:00Z"
    )
    graph = build(text=REPORT, options=options).graph
    told = {str(value) for value in graph.objects(None, RG.option)}
    assert {"assert: all", "min-confidence: 0.99", "ontology: default", "open-relations: no"} == told
    documents = list(graph.subjects(RDF.type, RG.Document))
    assert documents
    claims = list(graph.subjects(RDF.type, RG.Claim))
    assert all(str(node).startswith("https://example.org/g/") for node in (*documents, *claims))
    assert len(claims) < len(build(text=REPORT).statements)
    assert "2024-05-03T10:00:00Z" in map(str, graph.objects(None, PROV.endedAtTime))


def test_writing_gives_the_paths(built: Built, tmp_path: Path) -> None:
    """One for each format, in a folder that is made; what was written reads as the same graph."""
    paths = built.write(tmp_path / "new", formats=("ttl", "html"), name="ferries")
    assert [tmp_path / "new/ferries.ttl", tmp_path / "new/ferries.html"] == paths
    assert isomorphic(built.graph, Graph().parse(paths[0]))
    assert built.page == paths[1].read_text("utf-8")


def test_files_are_called_as_their_source_or_title(built: Built, tmp_path: Path) -> None:
    """Unless a name is given."""
    (tmp_path / "ferries.md").write_text(REPORT, "utf-8")
    assert [tmp_path / "ferries.ttl"] == build(tmp_path / "ferries.md").write(tmp_path, ["ttl"])
    assert [tmp_path / "harbour-league-adopts-ferry-charter.ttl"] == built.write(tmp_path, ["ttl"])


def test_source_and_text_exclude_each_other() -> None:
    """And one of them is needed."""
    with pytest.raises(TypeError, match="one of the two"):
        build()
    with pytest.raises(TypeError, match="one of the two"):
        build("report.txt", text=REPORT)


def test_errors_are_those_of_the_stage() -> None:
    """All of them are ReportgraphErrors."""
    with pytest.raises(ReadError):
        build("no/such/report.txt")
    with pytest.raises(ModelError):
        build(text=REPORT, options=BuildOptions(model="xx_none"))
    with pytest.raises(GraphError):
        build(text=REPORT, options=BuildOptions(base="nowhere"))
    for least in (-0.1, 1.5, float("nan")):  # each would leave out all claims, or none, without a word
        with pytest.raises(GraphError, match="a probability from 0 to 1"):
            build(text=REPORT, options=BuildOptions(min_confidence=least))


def test_importing_the_package_is_light() -> None:
    """Nothing heavy is loaded before it is asked for: `reportgraph --help` is instant."""
    code = (
        "import sys, reportgraph.graph.cli; print(*sorted({'spacy', 'rdflib', 'networkx', 'pyvis'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


def test_a_title_may_be_parted_into_marks() -> None:
    """A quotation mark alone is a sentence of this title, which says nothing of what the document is."""
    built = build(text='"repo": "ReefPort/LAKE", "path": x\n\nPeru signed the Lake Pact.')
    assert ("peru", "signed", "lake-pact") in {(s.subject, s.property, s.object) for s in built.statements}


@pytest.mark.parametrize(("source", "text"), [(5, None), (b"report.txt", None), (["a", "b"], None), (None, b"text")])
def test_what_is_no_source_is_told(source: object, text: object) -> None:
    """By what it is."""
    with pytest.raises(TypeError, match=r"build\(\) takes a file, a URL or a document as source, or a str as text="):
        build(source, text=text)  # type: ignore[arg-type]


def test_paths_may_be_texts(tmp_path: Path) -> None:
    """As people write them in a notebook."""
    (tmp_path / "corrections.toml").write_text('[[alias]]\nentity = "Finland"\nalias = "Suomi"', "utf-8")
    options = BuildOptions(corrections=str(tmp_path / "corrections.toml"))  # type: ignore[arg-type]
    assert len(build(text=REPORT, options=options).corrections) == 1


@pytest.mark.parametrize("timestamp", ["yesterday", "2025-03-01", "2025-13-01T10:00:00"])
def test_a_timestamp_is_a_date_with_a_time(timestamp: str) -> None:
    """Else the graph would hold a literal that is none of its datatype."""
    with pytest.raises(GraphError, match="is no date with a time; give one such as"):
        build(text=REPORT, options=BuildOptions(timestamp=timestamp))


def test_files_stay_in_their_folder(built: Built, tmp_path: Path) -> None:
    """A name with folders in it is no name."""
    with pytest.raises(GraphError, match="can't name a file"):
        built.write(tmp_path / "output", ["ttl"], name="../report")


def test_a_package_that_is_no_pipeline_is_told() -> None:
    """Whatever else it is."""
    with pytest.raises(ModelError, match="The pipeline 'rdflib' can't be loaded"):
        build(text=REPORT, options=BuildOptions(model="rdflib"))
