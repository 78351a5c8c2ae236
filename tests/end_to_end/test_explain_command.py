"""`reportgraph explain` and `build --corrections`, as their users run them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_explain_shows_the_sentences_that_hold_the_words(run: Run, report: Path) -> None:
    """And no others."""
    done = run("explain", "report.txt", "signed the ferry charter")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Harbour League | signed | Ferry Charter | asserted" in done.stdout
    assert "Saaremaa" not in done.stdout


def test_explain_lists_what_is_not_covered(run: Run, report: Path) -> None:
    """With the place in the text, and how many there are."""
    report.write_text(report.read_text() + "It was a sunny day.\n")
    done = run("explain", "report.txt", "--uncovered")
    assert "It was a sunny day." in done.stdout
    assert "Saaremaa" not in done.stdout
    assert "sentences say nothing in the graph." in done.stdout


def test_another_language_is_told_in_a_line(run: Run, report: Path) -> None:
    """As when a graph is built."""
    report.write_text("La Finlande et l'Estonie ont signé la charte des ferries à Turku. " * 8, "utf-8")
    done = run("explain", "report.txt", "--uncovered")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert done.stderr.startswith("Warning: report.txt seems to be in another language than English (fr)")


def test_words_that_do_not_stand_in_the_report_are_an_error(run: Run, report: Path) -> None:
    """One sentence, no traceback."""
    done = run("explain", "report.txt", "signed the peace")
    assert done.returncode == 1
    assert done.stderr == (
        "Error: No sentence of report.txt holds 'signed the peace'; give words as they stand in the text, "
        "or leave them out.\n"
    )


def test_corrections_are_applied_and_stale_ones_told(run: Run, report: Path) -> None:
    """The graph is written all the same."""
    (report.parent / "mended.toml").write_text(
        "[[retype]]\nentity = 'Harbour League'\nclass = 'InternationalOrganization'\n"
        "[[rename]]\nentity = 'Nobody'\nname = 'Somebody'\n"
    )
    done = run("build", "report.txt", "--format", "ttl", "--corrections", "mended.toml")
    assert done.returncode == 0
    assert done.stderr == (
        "Warning: mended.toml: rename 1: entity 'Nobody', name 'Somebody' applies to nothing any more; "
        "what it mends is not there. Mend or remove it.\n"
    )
    turtle = (report.parent / "output" / "report.ttl").read_text()
    assert "retype 1: entity 'Harbour League', class 'InternationalOrganization'" in turtle


def test_a_wrong_file_of_corrections_writes_nothing(run: Run, report: Path) -> None:
    """It is one sentence that says what is allowed."""
    (report.parent / "mended.toml").write_text("[[retype]]\nentity = 'Harbour League'\n")
    done = run("build", "report.txt", "--corrections", "mended.toml")
    assert done.returncode == 1
    assert "[[retype]] number 1 lacks class; it needs class, entity and may have document, reason." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (report.parent / "output").exists()


def test_quotation_marks_may_be_drawn_either_way(run: Run, report: Path) -> None:
    """As the report has them, or as a keyboard does."""
    report.write_text(report.read_text("utf-8") + "\nEstonia won’t fund the port.\n", "utf-8")
    for words in ("won’t fund", "won't fund"):
        assert "Estonia won't fund the port." in run("explain", "report.txt", words).stdout


def test_a_report_without_sentences_is_told(run: Run, report: Path) -> None:
    """A table alone is none."""
    (report.parent / "table.md").write_text("| a | b |\n|---|---|\n| 1 | 2 |\n", "utf-8")
    done = run("explain", "table.md")
    assert (done.returncode, done.stderr) == (
        1,
        "Error: table.md holds no sentence; give a report with at least one.\n",
    )
