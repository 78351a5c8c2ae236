"""`reportgraph build`, as its users run it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, Graph
from reportgraph.graph.writers import WRITERS
from reportgraph.ontology.terms import RG

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_build_writes_turtle_and_view_and_tells_what_it_found(built: tuple[Path, Done]) -> None:
    """The first thing that anybody does."""
    output, done = built
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(files(output)) == ["report.html", "report.ttl"]
    assert list(Graph().parse(output / "report.ttl").subjects(RDF.type, RG.Claim))
    for word in ("entities", "claims", "relations", "observations", "left out", "asserted", "Country"):
        assert word in done.stdout
    assert str(Path("output") / "report.ttl") in done.stdout
    assert re.search(r"Took \d+\.\d s", done.stdout)


def test_formats_are_repeated_options(run: Run, report: Path) -> None:
    """Each gives one file, in the folder that -o names."""
    formats = [*WRITERS, "html"]
    done = run("build", "report.txt", "-o", "graphs/new", *(word for name in formats for word in ("--format", name)))
    assert done.returncode == 0, done.stderr
    assert len(formats) == len(files(report.parent / "graphs/new"))
    assert set(formats) <= set(re.findall(r"\w+", run("build", "--help").stdout))


def test_verbose_tells_the_time_of_each_stage(run: Run, report: Path) -> None:
    """And the figures of each report."""
    done = run("build", "-v", "report.txt", "--format", "ttl")
    for stage in ("reading", "extracting", "assembling", "writing"):
        assert re.search(rf"{stage} \d+\.\d\d s", done.stdout)


def test_standard_input_has_the_name_that_is_given(run: Run, report: Path) -> None:
    """`-` reads it; --quiet prints nothing, but writes all the same."""
    done = run("build", "-", "--name", "memo", "--format", "ttl", "--quiet", stdin=report.read_text())
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(files(report.parent / "output")) == ["memo.ttl"]


def test_inputs_with_the_same_stem_do_not_overwrite_each_other(run: Run, report: Path) -> None:
    """Nor those with the same name in two folders; and the order in which they are given changes nothing."""
    root = report.parent
    (root / "report.md").write_text("# Another report\n\nEstonia signed the Ferry Charter.\n", "utf-8")
    (root / "old").mkdir()
    (root / "old/report.txt").write_text("An old report\n\nFinland signed the Ferry Charter.\n", "utf-8")
    sources = ["report.txt", "report.md", "old/report.txt"]
    for folder, order in (("one", sources), ("two", sources[::-1])):
        done = run("build", *order, "-o", folder, "--format", "ttl")
        assert done.returncode == 0, done.stderr
    assert len(files(root / "one")) == 3
    assert files(root / "one") == files(root / "two")


def test_same_bytes_whatever_the_hash_seed(run: Run, report: Path, built: tuple[Path, Done]) -> None:
    """No order of a set reaches a file."""
    run("build", "report.txt", PYTHONHASHSEED="0")
    assert files(report.parent / "output") == files(built[0])


def test_one_bad_input_does_not_stop_the_others(run: Run, report: Path) -> None:
    """It is named on standard error, and the exit code tells."""
    (report.parent / "empty.txt").write_text("")
    done = run("build", "empty.txt", "missing.txt", "report.txt", "--format", "ttl")
    assert done.returncode == 1
    assert list(files(report.parent / "output")) == ["report.ttl"]
    assert len(done.stderr.splitlines()) == 2
    assert "empty.txt" in done.stderr
    assert "missing.txt" in done.stderr
    assert "2 could not be read" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["missing.txt"], 1, "missing.txt"),
        (["report.txt", "--format", "docx"], 1, "There is no format 'docx'; there are ttl"),
        (["report.txt", "--model", "xx_none"], 1, "'xx_none' can't be loaded"),
        (["report.txt", "--base", "not an iri"], 1, "is no absolute IRI"),
        (["report.txt", "--name", "../up"], 1, "can't name a file"),
        (["report.txt", "-o", "report.txt"], 1, "is a file"),
        (["report.txt", "-o", "report.txt/deeper"], 1, "is a file"),
        (["report.txt", "report.md", "--name", "x"], 2, "--name names the outputs of one source"),
        (["report.txt", "--ontology", "nowhere"], 2, "nowhere"),
        (["report.txt", "--min-confidence", "2"], 2, "min-confidence"),
        (["report.txt", "--min-confidence", "nan"], 1, "a probability from 0 to 1"),
        (["report.txt", "--ontology", "."], 1, "holds nothing of a domain pack"),
        ([], 2, "SOURCE"),
    ],
)
def test_what_is_wrong_is_one_clear_sentence(
    run: Run, report: Path, arguments: list[str], code: int, words: str
) -> None:
    """No traceback, nothing written; 1 for what is wrong with the data, 2 for wrong usage."""
    done = run("build", *arguments)
    assert code == done.returncode
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert {"report.txt"} == set(files(report.parent))
    if code == 1:
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who can be refused to write")
def test_a_folder_that_cannot_be_written_is_told_before_the_work(run: Run, report: Path) -> None:
    """With what to do."""
    locked = report.parent / "locked"
    locked.mkdir(mode=0o500)
    done = run("build", "report.txt", "-o", "locked/new")
    assert done.returncode == 1
    assert "can't be written; choose another folder with -o" in done.stderr


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can make a file")
def test_what_cannot_be_written_is_one_clear_sentence(run: Run, report: Path) -> None:
    """Also when it shows only while writing, as with a full disk."""
    done = run("build", "report.txt", "-o", "/proc/graphs", "--format", "ttl")
    assert done.returncode == 1
    assert "report.ttl" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_rebuild_replaces_and_leaves_the_rest_alone(run: Run, report: Path, built: tuple[Path, Done]) -> None:
    """And nothing half-written stays behind."""
    output = report.parent / "output"
    output.mkdir()
    (output / "notes.txt").write_text("mine")
    (output / "report.ttl").write_text("old")
    run("build", "report.txt", "--format", "ttl")
    assert files(output) == {"notes.txt": b"mine", "report.ttl": files(built[0])["report.ttl"]}


def test_what_the_graph_implies_is_a_second_file(run: Run, report: Path, built: tuple[Path, Done]) -> None:
    """In Turtle; the first one stays as it is without --infer."""
    run("build", "report.txt", "--format", "ttl", "--format", "nq", "--infer")
    output = files(report.parent / "output")
    assert list(output) == ["report.inferred.ttl", "report.nq", "report.ttl"]
    assert output["report.ttl"] == files(built[0])["report.ttl"]
    assert b"#inferred>" in output["report.nq"]


def test_no_clock_unless_asked(run: Run, report: Path, built: tuple[Path, Done]) -> None:
    """The present time is in the graph only with --timestamp."""
    run("build", "report.txt", "--format", "ttl", "--timestamp")
    assert b"endedAtTime" not in files(built[0])["report.ttl"]
    assert b"endedAtTime" in files(report.parent / "output")["report.ttl"]


def test_options_change_the_graph(run: Run, report: Path, built: tuple[Path, Done]) -> None:
    """The base of IRIs, and what is left out."""
    options = ["--base", "https://example.org/g/", "--no-open-relations", "--min-confidence", "1"]
    run("build", "report.txt", "--format", "ttl", *options)
    turtle, default = (files(folder)["report.ttl"].decode() for folder in (report.parent / "output", built[0]))
    assert "https://example.org/g/harbour-league-adopts-ferry-charter-" in turtle
    assert "https://w3id.org/reportgraph/id/" not in turtle
    assert "reportgraph/open#" not in turtle
    assert turtle.count("rg:Claim") < default.count("rg:Claim")


@pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")
def test_progress_is_shown_on_a_terminal_alone(command: Path, report: Path, built: tuple[Path, Done]) -> None:
    """Into a pipe nothing is written but results."""
    import pty

    ours, theirs = pty.openpty()
    arguments = [command, "build", "report.txt", "--format", "ttl"]
    subprocess.run(arguments, cwd=report.parent, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    assert b"extracting" in os.read(ours, 10_000)
    os.close(ours)
    os.close(theirs)
    assert built[1].stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_error_to_shout_about(command: Path, report: Path) -> None:
    """`reportgraph build … | head -0`."""
    with subprocess.Popen(
        [command, "build", "report.txt", "--format", "ttl"],
        cwd=report.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_ends_politely(command: Path, report: Path) -> None:
    """With the exit code that shells expect, no traceback, and nothing half-written."""
    report.write_text(report.read_text() * 400)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which a background job of a shell ignores
    with subprocess.Popen([command, "build", "report.txt"], cwd=report.parent, stderr=subprocess.PIPE) as process:
        while process.poll() is None:  # again, as one that comes while a library is imported may be swallowed there
            time.sleep(3)
            process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert list(files(report.parent)) == ["report.txt"]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_command_that_is_ended_while_it_writes_leaves_nothing_half_written(tmp_path: Path) -> None:
    """By SIGTERM, as systems and schedulers end programs."""
    script = """
import sys, time
from reportgraph.graph import cli, writers
def slow(*arguments, **options):
    yield b"x" * 100_000
    print("writing", flush=True)
    time.sleep(60)
cli.cli = lambda **options: writers.write_whole("graph.ttl", slow())
cli.main()
"""
    with subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        process.terminate()
        assert process.wait(timeout=60) == 143
    assert list(files(tmp_path)) == []


def test_version_and_help(run: Run) -> None:
    """Both work anywhere, and help shows examples."""
    assert re.fullmatch(r"reportgraph \d+\.\d+\.\d+\S*\n", run("--version").stdout)
    for arguments in (["--help"], ["build", "--help"]):
        done = run(*arguments)
        assert done.returncode == 0
        assert "Examples:" in done.stdout


def test_help_tells_what_each_command_does_in_whole_sentences(run: Run) -> None:
    """Nothing is cut off where a line ends."""
    assert "..." not in run("--help").stdout.partition("Commands:")[2]


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    """Exit code 2."""
    done = run("biuld")
    assert done.returncode == 2
    assert "No such command 'biuld'" in done.stderr
