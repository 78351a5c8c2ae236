"""How the lexicon of relations and units says what is wrong with a pack of one's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from reportgraph.graph.questions import load_questions
from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.resources import pack_file
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.units import load_units
from reportgraph.ontology.weights import Weights, load_weights

ROOT = Path(__file__).parents[2]


def test_a_file_of_a_pack_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    """As some editors write it."""
    (tmp_path / "lexicon").mkdir()
    shipped = pack_file("lexicon/relations.toml").read_text("utf-8")
    (tmp_path / "lexicon" / "relations.toml").write_text(shipped, "utf-8-sig")
    assert load_lexicon(tmp_path) is not None


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("relations", '[signd]\nverbs = ["sign"]', r"\[signd\] is no property of core\.ttl; properties are .*signed"),
        ("relations", '[signed]\nverb = ["sign"]', r"\[signed\] has 'verb'; allowed are frames, .*verbs"),
        ("relations", '[signed]\nframes = [{ verb = "sign", wenn = ["Event"] }]', r"\[signed\] has the frame .*wenn"),
        ("relations", '[signed]\nframes = [{ when = ["Event"] }]', r"needs one of verb, noun, adjective"),
        ("relations", '[signed]\nframes = [{ verb = "sign", when = ["Evnt"] }]', r"\[signed\] names the class 'Evnt'"),
        ("relations", '[signed]\nframes = [{ verb = "sign", unless = ["Evnt"] }]', r"names the class 'Evnt'"),
        ("relations", "[signed", r"relations\.toml: not TOML"),
        (
            "structure",
            '[[rule]]\nlink = "poss"\nouter = "Evnt"\ninner = "Actor"\nproperty = "signed"\nsubject = "outer"',
            r"structure\.toml: the rule .*Evnt.* names something that core\.ttl lacks",
        ),
        (
            "structure",
            '[[rule]]\nlink = "poss"\nouter = "Event"\ninner = "Actor"\nproperty = "signd"\nsubject = "outer"',
            r"structure\.toml: the rule .*signd",
        ),
        (
            "structure",
            '[[rule]]\nlink = "poss"\nouter = "Event"\ninner = "Actor"\nproperty = "signed"\nsubject = "both"',
            r"structure\.toml: the rule .*both",
        ),
        (
            "structure",
            '[[rule]]\nlonk = "poss"\nouter = "Event"\ninner = "Actor"\nproperty = "signed"\nsubject = "outer"',
            r"structure\.toml: the rule .*lacks link; it needs inner, link",
        ),
        (
            "structure",
            '[[rule]]\nlink = "of"\nouter = "Event"\ninner = "Actor"\nproperty = "signed"\nsubject = "outer"\n'
            'but = ["@x"]',
            r"structure\.toml: @x is no list of lexicon/lists\.toml",
        ),
        ("relations", "", r"\[general\.opposite\] has no advocates, which rules need"),
        ("relations", '[general.labels]\n"lender" = "lent"', r"\[general\] labels names the property 'lent'"),
        ("offices", "", r"offices\.toml: lacks or adds .*modifiers"),
        ("verb", "", r"verb\.toml stands for no file of the shipped pack; lexicon/ has .*verbs\.tsv"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    """With its file, and what is allowed instead."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(OntologyError, match=message):
        load_lexicon(tmp_path)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("sign\t\tsignd\tagent -> object", r"verbs\.tsv, line 1 \(sign\): needs a property of core\.ttl"),
        ("sign\t\tsigned\tagent", r"line 1 \(sign\): needs a property .* roles as in 'agent -> object'"),
        ("sign\t\tsigned\tagent -> object\twenn=Event", r"line 1 \(sign\): has the condition wenn; allowed are when"),
        ("sign\t\tsigned\tagent -> object\twhen=Evnt", r"line 1 \(sign\): names the class Evnt"),
        ("sign\t\tsigned\tagent -> object\tnouns=@papers", r"line 1 \(sign\): @papers is no list .*lists are .*ills"),
    ],
)
def test_a_wrong_verb_is_named(tmp_path: Path, line: str, message: str) -> None:
    """With its line, and what is allowed instead."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "verbs.tsv").write_text(line, "utf-8")
    with pytest.raises(OntologyError, match=message):
        load_lexicon(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[measures]", "[measure]", r"units\.toml: has the sections .*measure, .*exactly .*measures"),
        ("yearly =", "year =", r"units\.toml: .*in \[words\] .*year; .*yearly"),
        ("[measures]", "[measures", r"units\.toml: not TOML"),
    ],
)
def test_units_that_lack_or_add_a_section_are_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    """With all that there must be."""
    shipped = pack_file("lexicon/units.toml").read_text("utf-8")
    assert shipped.count(old) == 1
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "units.toml").write_text(shipped.replace(old, new), "utf-8")
    with pytest.raises(OntologyError, match=message):
        load_units(tmp_path)


@pytest.mark.parametrize(
    ("name", "load"),
    [
        ("lexicon/relations.toml", load_lexicon),
        ("lexicon/classes.toml", load_naming),
        ("lexicon/units.toml", load_units),
        ("gazetteer/mine.tsv", load_gazetteer),
        ("queries/mine.rq", load_questions),
    ],
)
def test_a_file_of_a_pack_that_is_not_utf8_is_named(tmp_path: Path, name: str, load: Callable[[Path], object]) -> None:
    """Whatever it holds."""
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_bytes("# Café".encode("latin-1"))
    with pytest.raises(OntologyError, match=f"{name}: not UTF-8"):
        load(tmp_path)


def test_what_is_too_doubtful_is_told_for_properties_that_there_are() -> None:
    """The least probabilities are those of properties, or of the open relations, and leave room above them."""
    weights = load_weights()
    assert set(weights.least) <= {*load_schema().properties, "open"}
    assert all(0 < probability < 0.7 < weights.probability(()) for probability in weights.least.values())


def test_the_least_probability_is_held_against_the_exact_one() -> None:
    """What is told must not hang on how a confidence is rounded."""
    weights = Weights(0.53, {})  # 0.6295
    assert weights.probability(()) == 0.63
    assert weights.is_less((), 0.6296)
    assert not weights.is_less((), 0.6294)


@pytest.mark.parametrize("least", ["about = 1", "about = -0.1", 'about = "low"'])
def test_a_least_probability_is_one(tmp_path: Path, least: str) -> None:
    """Of a pack that asks for more than can be, nothing would be left."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "confidence.toml").write_text(f"intercept = 0.5\n[weights]\n[least]\n{least}\n", "utf-8")
    with pytest.raises(OntologyError, match=r"\[least\] has about = "):
        load_weights(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("nouns.tsv", "barge\n", r"nouns\.tsv, line 1: 'barge' has no class"),
        ("nouns.tsv", "barge\tVessel\n", r"nouns\.tsv, line 1 names the class 'Vessel', which core\.ttl lacks"),
        ("classes.toml", '[Facility]\nnouns = ["barge"]', r"classes\.toml: \[Facility\] holds what is no text"),
        ("classes.toml", 'Facility = "barge"', r"classes\.toml: \[Facility\] holds what is no text"),
        ("offices.toml", "", r"offices\.toml: the list modifiers is missing"),
        ("deeds.tsv", "mooring\n", r"deeds\.tsv: 'mooring' has no verb"),
    ],
)
def test_a_wrong_entry_for_nouns_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    """In the file that it stands in."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / name).write_text(text, "utf-8")
    with pytest.raises(OntologyError, match=message):
        (load_lexicon if name == "deeds.tsv" else load_naming)(tmp_path)


def test_an_ontology_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    """As every other file of a pack."""
    (tmp_path / "core.ttl").write_text(pack_file("core.ttl").read_text("utf-8"), "utf-8-sig")
    assert load_schema(tmp_path).classes == load_schema().classes


def test_each_list_of_grammar_is_used_and_each_used_list_is_there() -> None:
    lists = tomllib.loads((ROOT / "ontology" / "lexicon" / "grammar.toml").read_text("utf-8"))
    modules = (path for folder in ("extract", "graph", "ontology") for path in (ROOT / folder).rglob("*.py"))
    used = {name for path in modules for name in re.findall(r"\bGRAMMAR\.(\w+)", path.read_text("utf-8"))}
    assert used == lists.keys()
