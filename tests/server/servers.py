"""Servers of ours that tests start as processes of their own, on free ports of the loopback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

# Limits are a library's matter where the command has no option for them.
_PROGRAM = """
import json, sys
from reportgraph.graph.limits import Limits
from reportgraph.graph.serve import ServeOptions, serve
paths, limits = sys.argv[2:], Limits(**json.loads(sys.argv[1]))
serve(paths, ServeOptions(port=0, limits=limits), ready=lambda url, statistics: print(url, flush=True))
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server."""

    url: str  # ends with a slash
    process: subprocess.Popen[str]

    def ask(self, query: str, **fields: str) -> httpx.Response:
        """Ask a query by POST."""
        return httpx.post(f"{self.url}sparql", data={"query": query} | fields, timeout=60)

    def get(self, path: str, accept: str = "*/*", **fields: str) -> httpx.Response:
        """Get a page."""
        return httpx.get(f"{self.url}{path}", params=fields or None, headers={"Accept": accept}, timeout=60)

    def is_well(self) -> bool:
        """Say whether it still answers."""
        return self.process.poll() is None and self.ask("ASK {}").json()["boolean"] is True


@contextmanager
def serving(*paths: Path, **limits: float) -> Iterator[Served]:
    """Serve files as long as it is needed, with other limits than the usual ones."""
    command = [sys.executable, "-c", _PROGRAM, json.dumps(limits), *map(str, paths)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            assert url.startswith("http://"), "the server did not start"
            yield Served(url, process)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
