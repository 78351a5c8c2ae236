"""`reportgraph validate` and `reportgraph diff`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdf_examples import REPORT, report
from reportgraph.graph.cli import COMMANDS, cli
from reportgraph.graph.infer import write_inferred
from reportgraph.graph.writers import write


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.ttl"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.ttl"
    path.write_text(REPORT.replace("    rg:confidence 0.88 ;\n", ""), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_a_good_graph_is_told_to_be_good(good):
    result = run("validate", good)
    assert (result.exit_code, result.output) == (0, f"{good}: The graph keeps to the shapes.\n")


def test_a_bad_graph_is_told_and_fails(good, bad):
    result = run("validate", good, bad, "--quiet")
    assert result.exit_code == 1
    assert result.output.startswith(f"{bad}: 1 problem:")
    assert "rg:confidence" in result.output


@pytest.mark.parametrize("format", ["trig", "nq", "nt", "jsonld", "rdfxml"])
def test_every_format_can_be_checked(format, tmp_path):
    from reportgraph.graph.writers import WRITERS

    path = tmp_path / f"a{WRITERS[format].suffix}"
    write(report(), path, format)
    assert run("validate", path).exit_code == 0


def test_what_a_graph_implies_is_not_checked_as_claims(tmp_path):
    """No claim says it; shapes of one's own see it."""
    for suffix in ("trig", "nq", "ttl"):
        path = tmp_path / f"a.{suffix}"
        result = run("validate", *write_inferred(report(), path, suffix))
        assert result.exit_code == 0, result.output
    assert result.output.splitlines()[1].endswith("a.inferred.ttl: The graph keeps to the shapes. It holds no claims.")
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <http://a/shape> a sh:NodeShape ; "
        "sh:targetClass <http://xmlns.com/foaf/0.1/Agent> ; sh:nodeKind sh:Literal ."
    )
    assert run("validate", tmp_path / "a.nq", "--shapes", shapes).exit_code == 1


def test_shapes_that_are_no_rdf_are_told_in_a_line(good, tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_text("no Turtle")
    result = run("validate", good, "--shapes", path)
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)


def test_a_file_that_is_no_graph_is_one_line(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text("no Turtle")
    result = run("validate", path)
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)
    assert "not valid Turtle" in result.output


@pytest.mark.parametrize("name", ["missing.ttl", "a.docx"])
def test_a_file_that_can_not_be_read_is_one_line(name, tmp_path):
    result = run("validate", tmp_path / name)
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
[] a sh:NodeShape ; sh:targetClass foaf:Person ;
    sh:property [ sh:path foaf:name ; sh:minCount 1 ; sh:message "is named" ] .
"""


def test_graphs_of_others_may_have_blank_nodes(tmp_path):
    (tmp_path / "shapes.ttl").write_text(SHAPES, encoding="utf-8")
    graph = tmp_path / "graph.ttl"
    graph.write_text("@prefix foaf: <http://xmlns.com/foaf/0.1/> . [] a foaf:Person .", encoding="utf-8")
    result = run("validate", graph, "--shapes", tmp_path / "shapes.ttl")
    assert result.exit_code == 1
    assert "Violation, 1 time: is named" in result.output
    assert "no claims" not in result.output


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_of_each_command_has_examples(command):
    assert "Examples:" in run(command, "--help").output


def test_differences_are_told(good, bad):
    result = run("diff", good, bad)
    assert result.exit_code == 0
    assert "~ Mia Vale advocates cleaner ports: confidence 0.88 -> none" in result.output


def test_what_would_steer_a_terminal_is_shown_as_a_sign(good, tmp_path):
    """A label may hold what colours or turns around what a terminal shows after it."""
    path = tmp_path / "steering.ttl"
    path.write_text(good.read_text("utf-8").replace('"Mia Vale"', '"Mia \\u001b[31m\\u202EVale"'), "utf-8")
    result = CliRunner().invoke(cli, ["diff", str(good), str(path)], color=True)
    assert "Mia ␛[31m␦Vale" in result.output
    assert not {"\x1b", "\u202e"} & set(result.output)


def test_differences_as_a_patch(good, bad):
    lines = run("diff", good, bad, "--patch").output.splitlines()
    assert [line[:2] for line in lines] == ["TX", "D ", "TC"]
