"""`reportgraph query` and `questions`, as their users call them."""

from __future__ import annotations

import csv
import io
import json
import socket


def test_a_built_graph_is_asked_by_name_and_in_sparql(run, report):
    assert run("build", str(report)).returncode == 0
    graph = "output/report.ttl"
    signed = run("query", graph, "who-made-which-document", "thing=ferry")
    assert signed.returncode == 0, signed.stderr
    rows = list(csv.DictReader(io.StringIO(signed.stdout)))
    assert ("Harbour League", "signed") in {(row["who"], row["relation"]) for row in rows}
    assert any("The Harbour League signed the Ferry Charter" in row["words"] for row in rows)
    found = run("query", graph, "-q", "SELECT ?c { ?c a rg:Country } ORDER BY ?c", "--format", "json")
    assert len(json.loads(found.stdout)["results"]["bindings"]) >= 2
    assert found.stdout.endswith("}\n")
    table = run("query", graph, "-f", "-", "--format", "table", stdin="SELECT ?c { ?c a rg:Country } ORDER BY ?c")
    assert table.stdout.split()[:3] == ["c", "id:estonia", "id:finland"]
    turtle = run("query", graph, "-q", "CONSTRUCT WHERE { ?s rg:signed ?o }")
    assert "rg:signed" in turtle.stdout
    plan = run("query", graph, "-q", "SELECT * { ?s rg:signed ?o }", "--explain")
    assert "?s rg:signed ?o  # " in plan.stdout


def test_what_is_wrong_is_one_message(run, report, tmp_path):
    (tmp_path / "empty.ttl").write_text("")
    (tmp_path / "latin.rq").write_bytes('ASK { ?s ?p "Zoë" }'.encode("latin-1"))
    nowhere = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    for arguments, code, message in [
        (["empty.ttl", "-q", "SELECT * { ?s ?p"], 1, "The query is wrong at line 1"),
        (["empty.ttl", "no-such-question"], 1, "There is no question 'no-such-question'"),
        (["empty.ttl"], 2, "Ask one thing"),
        (["who-says-so"], 2, "Name a graph"),
        (["empty.ttl", "denials", "-q", "ASK {}"], 2, "Ask one thing"),
        (["empty.ttl", "-q", "ASK {}", "--format", "pdf"], 2, "There is no format 'pdf'"),
        (["missing.ttl", "denials"], 1, "Can't read missing.ttl"),
        (["empty.ttl", "-f", "missing.rq"], 1, "Can't read the query missing.rq: No such file or directory;"),
        (["empty.ttl", "-f", "latin.rq"], 1, "that it is UTF-8"),
        (["empty.ttl", "-q", nowhere, "--format", "table"], 1, "The query can't be answered"),
        (["empty.ttl", "-q", nowhere.replace("SELECT *", "CONSTRUCT { ?s ?p ?o }")], 1, "The query can't be answered"),
    ]:
        done = run("query", *arguments)
        assert (done.returncode, message in done.stderr, "Traceback" in done.stderr) == (code, True, False), done.stderr
        assert done.stdout == ""
    done = run("query", "empty.ttl", "-q", nowhere, "--format", "csv")  # rows are written as they are found
    assert (done.returncode, done.stdout) == (1, "o,p,s\n")
    assert done.stderr.startswith("Error: The query can't be answered")


def test_questions_are_listed_and_printed(run):
    listed = run("questions").stdout
    assert "who-endorsed-what: Who endorsed what?\n    actor= part of a name" in listed
    assert run("questions", "timeline").stdout.startswith("# What happened when?")


def test_a_server_that_can_not_start_says_why(run, report, tmp_path):
    (tmp_path / "empty.ttl").write_text("")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "empty.ttl", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "choose another by --host or --port" in done.stderr
