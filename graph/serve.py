"""A server for graphs: the SPARQL 1.1 Protocol, the Graph Store Protocol (reading), pages for people, descriptions."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from pyoxigraph import Store
from reportgraph.graph.answering import answer_graph, answer_query, answer_thing, answer_view
from reportgraph.graph.answers import GRAPHS
from reportgraph.graph.descriptions import Statistics, count, describe
from reportgraph.graph.iris import DEFAULT_BASE
from reportgraph.graph.limits import Limits, RefusedError, Reply, Work, Workers
from reportgraph.graph.protocol import choose, prefer, read_request
from reportgraph.graph.query import Source, store_of
from reportgraph.graph.questions import Question, load_questions
from reportgraph.graph.slow import patient
from reportgraph.graph.templates import Pages, about
from reportgraph.graph.writers import WRITERS
from reportgraph.ontology.errors import ReportgraphError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONNECTIONS = 500  # at a time; more are told to come later
STOPPING = 3  # seconds that queries have to end when the server stops
LOCAL = ("127.0.0.1", "localhost", "[::1]", "::1")
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'{inline}; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _CSP.format(inline=""),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# The editor adds a style sheet of its own, known by its hash; the view brings its own policy, by hashes too.
_EDITOR = {"Content-Security-Policy": _CSP.format(inline=" 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='")}
_VIEW = {"Content-Security-Policy": "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"}


class ServeError(ReportgraphError):
    """The server can't start."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What a server can be told."""

    host: str = "127.0.0.1"
    port: int = 8080  # 0: any that is free
    limits: Limits = field(default_factory=Limits)
    names: tuple[str, ...] = ()  # by which it is called, beside its address: example.org
    ontology: Path | None = None  # a domain pack, whose questions are the examples


def serve(graph: Source, options: ServeOptions | None = None, *, ready: Callable[[str, Statistics], None]) -> None:
    """Serve a graph until the process is told to stop.

    Args:
        graph: Files, a graph or a store.
        options: What differs from the defaults.
        ready: Called with the URL and the figures of the graph when the server is about to answer.

    Raises:
        GraphError: A file can't be read.
        ServeError: The address is taken or can't be used.

    """
    options = options or ServeOptions()
    listening = _listen(options.host, options.port)
    with listening:
        service = Service.of(_in_memory(graph), options)
        gc.collect()
        gc.freeze()  # so that children share memory with the server and copy none of it
        host = f"[{options.host}]" if ":" in options.host else options.host
        ready(f"http://{host}:{listening.getsockname()[1]}/", service.statistics)
        config = uvicorn.Config(
            service.application(),
            http=patient(options.limits.arrival),
            ws="none",
            loop="asyncio",
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=CONNECTIONS,
            timeout_graceful_shutdown=2 * STOPPING,
        )
        _Server(config, service.workers).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Lets requests end when it stops, and ends the queries of those that don't."""

    def __init__(self, config: uvicorn.Config, workers: Workers) -> None:
        super().__init__(config)
        self._workers = workers

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop in order."""
        asyncio.get_running_loop().call_later(STOPPING, self._workers.stop)
        await super().shutdown(sockets)
        self._workers.stop()


def _in_memory(graph: Source) -> Store:
    """Return what is to be served; a database is copied, since children that can open no file can't read it."""
    store = store_of(graph)
    paths = graph if isinstance(graph, list | tuple) else [graph]
    if any(isinstance(path, str | Path) and Path(path).is_dir() for path in paths):
        copied = Store()
        copied.bulk_extend(store)
        return copied
    return store


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ServeError(
            f"Can't listen at {host} port {port}: {reason}; choose another by --host or --port."
        ) from error


@dataclass(slots=True)
class Service:
    """The handlers of the server's routes, over one store."""

    store: Store
    options: ServeOptions
    statistics: Statistics
    questions: Mapping[str, Question]
    pages: Pages
    workers: Workers
    view: Reply | None = None
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @classmethod
    def of(cls, store: Store, options: ServeOptions) -> Service:
        """Prepare to serve a store: count it, and read what pages are made of."""
        questions = load_questions(options.ontology)
        return cls(store, options, count(store), questions, Pages.load(), Workers(options.limits))

    def application(self) -> Starlette:
        """Return the ASGI application."""
        hosts = ["*"] if self.options.host not in LOCAL else [*LOCAL, *self.options.names]
        return Starlette(
            routes=[
                Route("/", self.home),
                Route("/sparql", self.sparql, methods=["GET", "POST"]),
                Route("/graphs", self.graphs),
                Route("/query", self.editor),
                Route("/view", self.show_view),
                Route("/about", self.about),
                Route("/id/{path:path}", self.dereference),
                Route("/.well-known/void", self.description),
                Route("/assets/{name}", self.asset),
            ],
            middleware=[
                Middleware(SafeHeaders),
                Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
            ],
            exception_handlers={RefusedError: refuse, HTTPException: not_here},
        )

    async def home(self, request: Request) -> Response:
        """Tell people what is here, and programs too."""
        if prefer(request.headers.get("accept", ""), ["text/html", *_rdf_types()]) != "text/html":
            return await self.description(request)
        return HTMLResponse(self.pages.home(self.statistics), headers={"Vary": "Accept"})

    async def sparql(self, request: Request) -> Response:
        """Answer a query; without one describe the endpoint, or lead people to the editor."""
        accept = request.headers.get("accept", "")
        if request.method != "POST" and not request.url.query:
            if prefer(accept, [*_rdf_types(), "text/html"]) == "text/html":
                return RedirectResponse("/query", 303)
            return await self.description(request)
        asked = await read_request(request, self.options.limits)
        return _response(await self._run(request, answer_query(self.store, asked, accept)))

    async def graphs(self, request: Request) -> Response:
        """Give one graph, or all together (Graph Store Protocol)."""
        fields = request.query_params
        if ("default" in fields) == ("graph" in fields):
            raise RefusedError("Name a graph: ?graph=IRI, or ?default for all graphs together.", 400)
        name = fields.get("graph")
        accept = request.headers.get("accept", "")
        return _response(await self._run(request, answer_graph(self.store, name, accept)))

    async def about(self, request: Request) -> Response:
        """Say what is known of a thing."""
        iri, format_name = request.query_params.get("iri"), request.query_params.get("format")
        if not iri:
            raise RefusedError("Name a thing: ?iri=IRI.", 400)
        accept = request.headers.get("accept", "")
        return _response(await self._run(request, answer_thing(self.store, self.pages, iri, accept, format_name)))

    async def dereference(self, request: Request) -> Response:
        """Lead from a thing of ours to what is known of it."""
        return RedirectResponse(about(f"{DEFAULT_BASE}{request.path_params['path']}"), 303, headers={"Vary": "Accept"})

    async def editor(self, request: Request) -> Response:
        """Show the page with the editor."""
        return HTMLResponse(self.pages.query(self.questions), headers=_EDITOR)

    async def show_view(self, request: Request) -> Response:
        """Show the view, which is drawn when it is first asked for."""
        async with self.drawing:
            if self.view is None:
                self.view = await self.workers.run(answer_view(self.store), trusted=True)
        return Response(self.view.body, media_type=self.view.head["type"], headers=_VIEW)

    async def description(self, request: Request) -> Response:
        """Describe data and service (VoID, DCAT, SPARQL service description)."""
        format_name = choose(request.headers.get("accept", ""), GRAPHS)
        graph = describe(str(request.base_url), self.statistics)
        body = "".join(WRITERS[format_name].pieces(graph)).encode()
        return Response(body, media_type=GRAPHS[format_name].media_type, headers={"Vary": "Accept"})

    async def asset(self, request: Request) -> Response:
        """Give a file that pages load; there are only those that were read at the start."""
        found = self.pages.assets.get(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        return Response(found.content, media_type=found.media_type, headers={"Cache-Control": "max-age=3600"})

    async def _run(self, request: Request, work: Work) -> Reply:
        """Do work in a child, which ends when the client goes away."""
        running = asyncio.create_task(self.workers.run(work))
        gone = asyncio.create_task(_gone(request))
        try:
            await asyncio.wait((running, gone), return_when=asyncio.FIRST_COMPLETED)
            if not running.done():
                raise RefusedError("The client has gone.", 499)
            return running.result()
        finally:
            for task in (running, gone):
                task.cancel()


async def refuse(request: Request, error: Exception) -> Response:
    """Say in plain text what is wrong, whatever the request holds."""
    assert isinstance(error, RefusedError)
    headers = {"Retry-After": "5"} if error.status == 503 else {}
    return PlainTextResponse(f"{error}\n", error.status, headers)


async def not_here(request: Request, error: Exception) -> Response:
    """Say that a page or a method is not there."""
    assert isinstance(error, HTTPException)
    text = {404: "There is no such page here.", 405: "Graphs are only read here; this method is not for reading."}
    return PlainTextResponse(f"{text.get(error.status_code, error.detail)}\n", error.status_code, error.headers)


@dataclass(slots=True)
class SafeHeaders:
    """Adds the headers that keep browsers safe to every answer that has none of its own."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                added = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *(each for each in added if each[0] not in there)]
            await send(message)

        await self.app(scope, receive, with_headers)


def _response(reply: Reply) -> Response:
    return Response(reply.body, media_type=reply.head["type"], headers={"Vary": "Accept"})


def _rdf_types() -> list[str]:
    return [format.media_type for format in GRAPHS.values()]


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
