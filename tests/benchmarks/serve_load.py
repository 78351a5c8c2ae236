"""How the server bears load: so many clients ask over the loopback for so long.

    python tests/benchmarks/serve_load.py output/*.ttl --clients 50 --seconds 60 --write docs/serving-benchmark.md

Nothing may fail but what a limit refuses (status 503), and the server's memory must stay flat.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from urllib.parse import quote

import httpx
from reportgraph.graph.questions import load_questions
from reportgraph.graph.store import document_names, open_store

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"  # runs into the limit on time
HEAVY_SHARE = 0.002  # of the requests
LOOKS = 6  # at the memory, on the way


@dataclass(slots=True)
class Tally:
    """What came back."""

    seconds: dict[str, list[float]] = field(default_factory=dict)  # kind of request -> time that each took
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list)  # MB, in the course of time


def main() -> None:
    """Run the load and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", nargs="+", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--write", type=Path, help="a Markdown file for the table")
    options = parser.parse_args()
    program = Path(sys.executable).with_name("reportgraph")
    command = [str(program), "serve", "--port", "0", "--seconds", "5", *map(str, options.graphs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            url = next(word for word in line.split() if word.startswith("http://"))
            tally = asyncio.run(load(url, server.pid, requests(options.graphs), options))
        finally:
            server.terminate()
    text = report(tally, line, options)
    print(text)
    if options.write:
        options.write.write_text(text, "utf-8")


def requests(graphs: list[Path]) -> dict[str, list[str]]:
    """Return kind -> paths that clients ask for."""
    store = open_store(graphs)
    things = [str(quad.subject).strip("<>") for quad in store.quads_for_pattern(None, None, None)][::50]
    ready = [
        question for question in load_questions().values() if not any(each.required for each in question.parameters)
    ]
    documents = [name.strip("<>") for name in document_names(store)]
    return {
        "question": [f"sparql?query={quote(question.query)}" for question in ready],
        "small query": ["sparql?query=" + quote("SELECT ?who { ?who a rg:Person } LIMIT 10")],
        "page of a thing": [f"about?iri={quote(iri, safe='')}" for iri in things],
        "graph": [f"graphs?graph={quote(f'{iri}#graph', safe='')}" for iri in documents],
        "first page": [""],
        "too heavy": [f"sparql?query={quote(HEAVY)}"],
    }


async def load(url: str, pid: int, paths: dict[str, list[str]], options: argparse.Namespace) -> Tally:
    """Let the clients ask until the time is over."""
    tally = Tally()
    end = time.monotonic() + options.seconds
    clients = [client(url, paths, tally, (end, number)) for number in range(options.clients)]
    await asyncio.gather(watch(pid, tally, options.seconds), *clients)
    return tally


async def client(url: str, paths: dict[str, list[str]], tally: Tally, until: tuple[float, int]) -> None:
    """Ask one thing after the other."""
    end, number = until
    random = Random(number)
    kinds = [kind for kind in paths if kind != "too heavy"]
    async with httpx.AsyncClient(timeout=60, headers={"Accept": "text/html, */*;q=0.5"}) as asking:
        while time.monotonic() < end:
            kind = "too heavy" if random.random() < HEAVY_SHARE else random.choice(kinds)
            started = time.monotonic()
            try:
                answer = await asking.get(url + random.choice(paths[kind]))
            except httpx.HTTPError as error:
                tally.errors[type(error).__name__] += 1
                continue
            tally.seconds.setdefault(kind, []).append(time.monotonic() - started)
            tally.statuses[kind, answer.status_code] += 1


async def watch(pid: int, tally: Tally, seconds: float) -> None:
    """Note the server's memory from time to time."""
    for _ in range(LOOKS + 1):
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
        tally.memory.append(pages * os.sysconf("SC_PAGE_SIZE") >> 20)
        await asyncio.sleep(seconds / LOOKS)


def report(tally: Tally, line: str, options: argparse.Namespace) -> str:
    """Return the figures as Markdown."""
    graphs = ", ".join(path.name for path in options.graphs)
    total = sum(tally.statuses.values())
    rows = []
    for kind, seconds in sorted(tally.seconds.items()):
        counts = ", ".join(
            f"{status}: {count:,}" for (of, status), count in sorted(tally.statuses.items()) if of == kind
        )
        middle, most = statistics.median(seconds) * 1000, sorted(seconds)[int(len(seconds) * 0.99)] * 1000
        rows.append(f"| {kind} | {len(seconds):,} | {counts} | {middle:.0f} | {most:.0f} |")
    return "\n".join(
        [
            "# The server under load",
            "",
            f"`python tests/benchmarks/serve_load.py GRAPH... "
            f"--clients {options.clients} --seconds {options.seconds:g}`, over the",
            f"loopback, on {os.cpu_count()} cores that clients, server and others share; {graphs};",
            f"{line.split(' at ')[0].removeprefix('Serving ').strip()}; a limit of 5 s for a query.",
            "",
            "| request | number | status: number | median ms | 99 % ms |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
            f"{total:,} answers, {total / options.seconds:,.0f} a second; connections that failed: "
            f"{dict(tally.errors) or 'none'}.",
            f"Memory of the server in MB, in the course of the time: {', '.join(map(str, tally.memory))}.",
            "",
        ]
    )


if __name__ == "__main__":
    main()
