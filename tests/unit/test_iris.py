"""IRIs come from content: the same document always gives the same ones."""

from __future__ import annotations

import re

import pytest
from reportgraph.extract.model import DOCUMENT_KEY, Document, Span
from reportgraph.graph.iris import DEFAULT_BASE, Iris, check_base, digest, external, open_property
from reportgraph.ontology.errors import GraphError
from reportgraph.ontology.slugs import slug
from reports import DOCUMENT, TEXT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Liv Dahl", "liv-dahl"),
        ("Ürümqi – People's Park", "urumqi-peoples-park"),
        ("  Škoda & Co., Ltd. ", "skoda-co-ltd"),
        ("Norway-Denmark ferry", "norway-denmark-ferry"),
        ("Þingvellir", "thingvellir"),
        ("北京", "beijing"),
        ("2nd summit", "2nd-summit"),
        ("—!?", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_slug_is_readable_ascii(text: str, expected: str) -> None:
    """Accents and scripts are transliterated; what is no letter or digit becomes one hyphen."""
    assert expected == slug(text)


@pytest.mark.parametrize(
    "text", ["Ærø & Fanø", "a_b", "<script>", "naïve café", "100 %", "\u202etxet", "x" * 300, "🚢"]
)
def test_slug_is_a_local_name_and_its_own_slug(text: str) -> None:
    """Every Turtle reader takes it unescaped, and slugging twice changes nothing."""
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]*", slug(text))
    assert slug(text) == slug(slug(text))


def test_document_is_named_by_its_title_and_its_text() -> None:
    """The slug of the title tells people, eight digits of the text's SHA-256 tell documents apart."""
    expected = f"{DEFAULT_BASE}fjord-council-adopts-ferry-plan-{digest([TEXT], length=8)}"
    assert expected == str(Iris.of(DOCUMENT).document)


def test_digest_is_the_sha256_of_the_text() -> None:
    """Anybody can recompute it."""
    assert digest(["abc"], length=8) == "ba7816bf"


def test_another_text_is_another_document() -> None:
    """A corrected report with the same title does not share nodes with the first."""
    other = Document(text="x", title=DOCUMENT.title, blocks=())
    assert Iris.of(DOCUMENT).document != Iris.of(other).document


def test_entities_live_in_the_namespace_of_their_document() -> None:
    """So that a document's graph depends on nothing but the document."""
    iris = Iris.of(DOCUMENT, "https://example.org/graphs")
    assert f"{iris.document}/liv-dahl" == str(iris.entity("liv-dahl"))
    assert iris.document == iris.entity(DOCUMENT_KEY)
    assert str(iris.document).startswith("https://example.org/graphs/fjord-council")


def test_passage_names_its_characters() -> None:
    """As RFC 5147 has it."""
    iris = Iris.of(DOCUMENT)
    assert f"{iris.document}#char=3,9" == str(iris.passage(Span(3, 9)))


def test_claims_and_observations_are_hashes_of_what_they_say() -> None:
    """Sixteen hex digits; documents have claims of their own."""
    iris, other = Iris.of(DOCUMENT), Iris.of(Document(text="x", title="x", blocks=()))
    assert re.fullmatch(re.escape(DEFAULT_BASE) + "claim/[0-9a-f]{16}", iris.claim(["s", "p", "o"]))
    assert re.fullmatch(re.escape(DEFAULT_BASE) + "observation/[0-9a-f]{16}", iris.observation(["x"]))
    assert iris.claim(["s", "p", "o"]) != other.claim(["s", "p", "o"])
    assert iris.claim(["s", "p", "o"]) != iris.claim(["s", "po"])


def test_open_relation_is_named_by_its_verb() -> None:
    """Lemma and particle."""
    assert str(open_property("team-up")) == "https://w3id.org/reportgraph/open#team-up"


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("http://www.wikidata.org/entity/Q35", "http://www.wikidata.org/entity/Q35"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/%20", "https://example.org/%20"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/é<x>", "https://example.org/%C3%A9%3Cx%3E"),
    ],
)
def test_external_iris_are_encoded_once(iri: str, expected: str) -> None:
    """What is encoded already stays as it is."""
    assert expected == str(external(iri))


@pytest.mark.parametrize("base", ["no iri", "id/", "https://example.org/#", "https://example.org/?q=", "http:"])
def test_base_has_to_be_an_absolute_iri(base: str) -> None:
    """The message names what was given and shows one that would do."""
    with pytest.raises(GraphError, match=r"is no absolute IRI.*give one such as"):
        check_base(base)


@pytest.mark.parametrize("base", ["https://example.org/id", "https://example.org/id/"])
def test_base_ends_with_a_slash(base: str) -> None:
    """Whether it is given or not."""
    assert check_base(base) == "https://example.org/id/"
