"""Graphs into a running store: by the Graph Store Protocol, or by SPARQL Update, in chunks, counted afterwards."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import httpx
from pyoxigraph import NamedNode
from reportgraph.graph.quads import graphs
from reportgraph.graph.query import Source, store_of
from reportgraph.ontology.errors import ReportgraphError
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential

GRAPH_STORE, UPDATE = "graph-store", "update"
PROTOCOLS = (GRAPH_STORE, UPDATE)
USER, PASSWORD, TOKEN, SCHEME = (
    "REPORTGRAPH_USER",
    "REPORTGRAPH_PASSWORD",
    "REPORTGRAPH_TOKEN",
    "REPORTGRAPH_AUTH",
)
SCHEMES = ("basic", "digest")
CHUNKS = {GRAPH_STORE: 20_000, UPDATE: 1_000}  # triples in a request; stores compile updates, and have limits for that
"""Protocol -> how many triples one request carries."""

_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))  # statuses that another attempt may mend
_LONGEST = 30.0  # seconds between two attempts
# Where stores have the endpoint for queries, seen from the one for graphs or updates.
_QUERY_ENDPOINTS = {
    "/sparql-graph-crud-auth": "/sparql",  # Virtuoso
    "/sparql-auth": "/sparql",
    "/store": "/query",  # Oxigraph
    "/update": "/query",
    "/data": "/query",  # Fuseki
    "/rdf-graphs/service": "",  # RDF4J, GraphDB
    "/statements": "",
}


class PushError(ReportgraphError):
    """A store could not be reached, refused the graph, or holds something else than was sent."""


@dataclass(frozen=True, slots=True)
class PushOptions:
    """What a push can be told."""

    protocol: str = GRAPH_STORE
    graph: str | None = None  # IRI of one graph for everything; else each document's graph keeps its name
    replace: bool = False  # what the store has in these graphs goes away first
    query_url: str | None = None  # where to count; else it is found from the URL, for stores that are known
    attempts: int = 5


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a store has now."""

    graph: str  # IRI, or empty for the default graph
    sent: int  # triples
    there: int | None  # triples in the store's graph; None if it could not be counted


def credentials(environment: dict[str, str] | None = None) -> httpx.Auth | None:
    """Return how to authenticate, from the environment: a bearer token, or user and password (basic or digest).

    Raises:
        PushError: The scheme is not known, or a user has no password.

    """
    found = dict(os.environ) if environment is None else environment
    if token := found.get(TOKEN):
        return _Bearer(token)
    user, password, scheme = found.get(USER), found.get(PASSWORD), found.get(SCHEME, "basic").lower()
    if user is None:
        return None
    if password is None:
        raise PushError(f"{USER} is set and {PASSWORD} is not; set both.")
    if scheme not in SCHEMES:
        raise PushError(f"{SCHEME} is {scheme!r}; it may be {' or '.join(SCHEMES)}.")
    return httpx.DigestAuth(user, password) if scheme == "digest" else httpx.BasicAuth(user, password)


def push(
    graph: Source,
    url: str,
    *,
    options: PushOptions | None = None,
    auth: httpx.Auth | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[Pushed]:
    """Load a graph into a running store, and count what arrived.

    A request that fails is sent again; that does no harm, since a store holds each triple once.

    Args:
        graph: Files, a graph or a store.
        url: The store's endpoint of the Graph Store Protocol, or of SPARQL Update.
        options: What differs from the defaults.
        auth: How to authenticate; `credentials()` takes it from the environment.
        progress: Called with the number of triples of each request that was taken.

    Raises:
        GraphError: A file can't be read, or holds blank nodes.
        PushError: The store can't be reached, refuses, or holds another number of triples afterwards.

    """
    options = options or PushOptions()
    _check(url, options)
    found = _collected(store_of(graph), options.graph)
    with httpx.Client(auth=auth, timeout=120) as client:
        store = _Remote(client, url, options)
        return [store.load(name, triples, progress or _silent) for name, triples in found.items()]


@dataclass(frozen=True, slots=True)
class _Remote:
    """A store at a URL."""

    client: httpx.Client
    url: str
    options: PushOptions

    def load(self, graph: str, triples: list[str], progress: Callable[[int], None]) -> Pushed:
        """Send the lines of a graph, and count."""
        before = 0 if self.options.replace else self.count(graph)
        first = self.options.replace
        for chunk in _chunks(triples, CHUNKS[self.options.protocol]):
            self._send(graph, chunk, replace=first)
            first = False
            progress(len(chunk))
        there = self.count(graph)
        if there is not None and before is not None:
            fewest, most = max(before, len(triples)), before + len(triples)
            if not fewest <= there <= most:
                raise PushError(
                    f"The store has {there:,} triples in {graph or 'its default graph'} now, and {fewest:,} to "
                    f"{most:,} were to be there; see whether others write to it, and push again with --replace."
                )
        return Pushed(graph, len(triples), there)

    def count(self, graph: str) -> int | None:
        """Return how many triples the store has in a graph, or None where it can't be asked."""
        endpoint = self.options.query_url or query_endpoint(self.url)
        if endpoint is None:
            return None
        pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        answer = self._request(
            "POST",
            endpoint,
            data={"query": f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"},
            headers={"Accept": "application/sparql-results+json"},
        )
        try:
            return int(answer.json()["results"]["bindings"][0]["n"]["value"])
        except (ValueError, LookupError, TypeError) as error:
            raise PushError(
                f"{endpoint} did not answer a query with a count; give its address by --query-url."
            ) from error

    def _send(self, graph: str, chunk: list[str], *, replace: bool) -> None:
        lines = "".join(chunk)
        if self.options.protocol == GRAPH_STORE:
            self._request(
                "PUT" if replace else "POST",
                self.url,
                params={"graph": graph} if graph else {"default": ""},
                content=lines.encode(),
                headers={"Content-Type": "text/turtle; charset=utf-8"},  # N-Triples are Turtle, which all stores take
            )
            return
        where = f"GRAPH <{graph}>" if graph else "DEFAULT"
        update = f"INSERT DATA {{ {f'{where} {{ {lines} }}' if graph else lines} }}"
        if replace:
            update = f"CLEAR SILENT {where} ;\n{update}"
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self._request("POST", self.url, content=update.encode(), headers=headers)

    def _request(self, method: str, url: str, **parts: object) -> httpx.Response:
        attempts = Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, httpx.TransportError | _LaterError)),
            stop=stop_after_attempt(self.options.attempts),
            wait=_wait,
            sleep=time.sleep,
            reraise=True,
        )
        try:
            return attempts(self._once, method, url, parts)
        except _LaterError as error:
            raise _refused(error.answer, url, asking="data" in parts) from error
        except (httpx.TransportError, httpx.InvalidURL, UnicodeError) as error:  # of the last two: no such host name
            why = _reason(error)
            raise PushError(f"{url} can't be reached ({why}); check the address, and that the store runs.") from error

    def _once(self, method: str, url: str, parts: dict[str, object]) -> httpx.Response:
        answer = self.client.request(method, url, **parts)  # type: ignore[arg-type]
        if answer.status_code in _AGAIN:
            raise _LaterError(answer)
        if not answer.is_success:
            raise _refused(answer, url, asking="data" in parts)
        return answer


class _LaterError(Exception):
    """A status that another attempt may mend."""

    def __init__(self, answer: httpx.Response) -> None:
        super().__init__(answer.status_code)
        self.answer = answer


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def query_endpoint(url: str) -> str | None:
    """Return where a store takes queries, from where it takes graphs or updates; None if its kind is not known.

    >>> query_endpoint("http://localhost:7878/store")
    'http://localhost:7878/query'
    """
    bare = url.partition("?")[0].rstrip("/")
    for suffix, query in _QUERY_ENDPOINTS.items():
        if bare.endswith(suffix):
            return bare.removesuffix(suffix) + query
    return None


def in_the_clear(url: str) -> bool:
    """Say whether what is sent to a URL can be read on the way.

    Raises:
        PushError: It is no address of a store.

    """
    address = _address(url)
    return address.scheme == "http" and address.host not in ("localhost", "127.0.0.1", "::1")


def _address(url: str) -> httpx.URL:
    with suppress(httpx.InvalidURL):
        address = httpx.URL(url)
        if address.scheme in ("http", "https") and address.host:
            return address
    raise PushError(f"{url!r} is no address of a store; give one such as http://localhost:7878/store.")


def _check(url: str, options: PushOptions) -> None:
    address = _address(url)
    if address.username or address.password:
        raise PushError(f"An address holds no password; set {USER} and {PASSWORD}, or {TOKEN}, in the environment.")
    if options.protocol not in PROTOCOLS:
        raise PushError(f"There is no protocol {options.protocol!r}; there are {', '.join(PROTOCOLS)}.")
    if options.graph:
        try:
            NamedNode(options.graph)
        except ValueError:
            example = "http://example.org/graph"
            raise PushError(f"{options.graph!r} is no IRI to name a graph by; give one such as {example}.") from None


def _collected(graph: Source, name: str | None) -> dict[str, list[str]]:
    """Return graph name -> its triples as lines of N-Triples, each once, sorted."""
    found: dict[str, set[str]] = {}
    for named in graphs(store_of(graph)):
        lines = found.setdefault(named.name.strip("<>") if name is None else name, set())
        lines.update(f"{subject} {predicate} {value} .\n" for subject, predicate, value in named.triples)
    return {each: sorted(found[each]) for each in sorted(found)}


def _chunks(lines: list[str], size: int) -> Iterable[list[str]]:
    return (lines[start : start + size] for start in range(0, len(lines), size))


def _wait(state: RetryCallState) -> float:
    """Wait as long as the store asks for, or longer from attempt to attempt."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, _LaterError) and (asked := error.answer.headers.get("retry-after", "")).isdigit():
        return min(float(asked), _LONGEST)
    return float(wait_exponential(multiplier=0.25, max=_LONGEST)(state))


def _refused(answer: httpx.Response, url: str, *, asking: bool) -> PushError:
    said = " ".join(answer.text[:300].split())
    if answer.status_code in (401, 403):
        return PushError(
            f"{url} refuses access ({answer.status_code}); set {USER} and {PASSWORD} ({SCHEME}=digest where the store "
            f"asks for that), or {TOKEN}."
        )
    if answer.is_redirect:
        return PushError(f"{url} leads to {answer.headers.get('location')}; give that address, if you trust it.")
    if asking:
        return PushError(f"{url} answered no query ({answer.status_code}: {said}); give its address by --query-url.")
    if answer.status_code in (404, 405, 415):
        return PushError(f"{url} takes no graphs ({answer.status_code}: {said}); check address and --protocol.")
    return PushError(f"{url} did not take the graph ({answer.status_code}: {said}).")


def _reason(error: Exception) -> str:
    """Say what is wrong with a connection, without the numbers of the operating system."""
    return re.sub(r"\[Errno -?[0-9]+\] ", "", str(error))


def _silent(triples: int) -> None:
    """Tell nobody."""
