"""Names of outputs: readable, safe on every system, and never two inputs with one name."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from reportgraph.graph.outputs import check_folder, check_formats, checked_name, distinct, output_names
from reportgraph.graph.writers import WRITERS
from reportgraph.ontology.errors import GraphError


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("reports/ferries-2024.txt", "ferries-2024"),
        ("ferries", "ferries"),
        ("v1.2.notes.md", "v1.2.notes"),
        (".hidden", "hidden"),
        ("-", "stdin"),
        ("https://example.org/news/ferry%20plan.html?page=2", "ferry plan"),
        ("https://example.org/", "example.org"),
        ("http://[half/a", "page"),
        ("what:now?.txt", "what-now"),
        ("aux.txt", "aux-report"),
        ("Überblick.txt", "Überblick"),
    ],
)
def test_output_has_the_stem_of_its_source(source: str, expected: str) -> None:
    """Without what some system forbids in the name of a file."""
    assert {source: expected} == output_names([source])


def test_same_stems_keep_their_suffix() -> None:
    """In whatever order they are given; others keep their stem."""
    expected = {"report.txt": "report.txt", "report.pdf": "report.pdf", "memo.md": "memo"}
    for order in permutations(expected):
        assert expected == output_names(order)


def test_same_names_get_a_number() -> None:
    """By the order of their paths; systems that don't tell capitals apart are safe too."""
    sources = ["b/report.txt", "a/report.txt", "c/Report.TXT"]
    expected = {"a/report.txt": "report.txt", "b/report.txt": "report.txt-2", "c/Report.TXT": "Report.TXT-3"}
    for order in permutations(sources):
        assert expected == output_names(order)


def test_a_file_whose_stem_is_another_files_name_keeps_apart() -> None:
    """`report.txt.md` has the stem `report.txt`."""
    names = output_names(["report.txt", "report.pdf", "report.txt.md"])
    assert len(names) == len(set(names.values()))


def test_the_same_file_is_built_once() -> None:
    """Whatever way it is written."""
    assert distinct(["a.txt", "b.txt", "./a.txt", "-", "x/../b.txt", "-"]) == ["a.txt", "b.txt", "-"]


@pytest.mark.parametrize("name", ["a/b", "../up", "a\\b", "", "nul", "a:b", "trailing."])
def test_a_chosen_name_has_to_name_a_file(name: str) -> None:
    """A path is refused, not mended in silence."""
    with pytest.raises(GraphError, match="can't name a file"):
        checked_name(name)


def test_a_good_name_is_taken() -> None:
    """As it is."""
    assert checked_name("my report (2)") == "my report (2)"


def test_every_writer_and_the_view_are_formats() -> None:
    """A line in the table of writers is enough."""
    assert [*WRITERS, "html"] == list(check_formats([*WRITERS, "html"]))
    with pytest.raises(GraphError, match=r"There is no format 'odt'; there are ttl, .*html"):
        check_formats(["ttl", "odt"])


def test_folder_has_to_be_one(tmp_path: Path) -> None:
    """It is checked before the work, and made only when something is written."""
    assert tmp_path / "a/b" == check_folder(tmp_path / "a/b")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphError, match="is a file, no folder"):
        check_folder(tmp_path / "file/graphs")


def test_long_names_are_cut_where_a_suffix_still_fits() -> None:
    """Systems take 255 bytes; two that are cut to one name keep apart."""
    first, second = f"{'ü' * 122}a.txt", f"{'ü' * 122}b.txt"
    names = set(output_names([first, second]).values())
    assert len(names) == 2
    assert all(len(name.encode()) <= 210 for name in names)


def test_one_format_may_be_given_as_it_is() -> None:
    """Without a list around it."""
    assert check_formats("ttl") == {"ttl": ".ttl"}
