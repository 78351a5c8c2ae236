"""The SPARQL 1.1 Protocol: what a request asks, and in which format its answer goes back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from reportgraph.graph.answers import Format
from reportgraph.graph.limits import Limits, RefusedError
from reportgraph.graph.query import DataSet
from starlette.requests import ClientDisconnect, Request

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_MOST_FIELDS = 200
# What else a format is asked by: media types that others use for it.
_ALSO = {"application/json": "json", "application/xml": "xml", "text/xml": "xml"}
_ALSO_GRAPHS = {"application/json": "jsonld", "application/xml": "rdfxml", "text/xml": "rdfxml", "text/plain": "nt"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the graphs it sees."""

    query: str
    data_set: DataSet
    base: str  # the endpoint, which relative IRIs are relative to
    format: str | None = None  # by name, instead of the Accept header


async def read_request(request: Request, limits: Limits) -> Asked:
    """Return what a request to the endpoint asks.

    Raises:
        RefusedError: It is no query, asks none or several, is too long, too slow or not UTF-8.

    """
    fields = _fields(request.url.query)
    query: str | None = None
    if request.method == "POST":
        media_type, charset = _content_type(request.headers.get("content-type", ""))
        if media_type == UPDATE:
            raise RefusedError("This endpoint answers queries and takes no updates.", 403)
        if media_type not in (FORM, QUERY):
            raise RefusedError(f"A query is sent by POST as {QUERY} or {FORM}; this is {media_type or 'neither'}.", 415)
        if charset not in ("", "utf-8", "utf8"):
            raise RefusedError(f"A query is sent as UTF-8; this is {charset}.", 415)
        text = await _body(request, limits)
        if media_type == FORM:
            fields += _fields(text)
        else:
            query = text
    return _asked(fields, query, str(request.url.replace(query="")))


def _asked(fields: list[tuple[str, str]], query: str | None, base: str) -> Asked:
    if any(name == "update" for name, _ in fields):
        raise RefusedError("This endpoint answers queries and takes no updates.", 403)
    queries = [value for name, value in fields if name == "query"] + ([] if query is None else [query])
    if len(queries) != 1:
        raise RefusedError(f"One query is asked at a time, as query=; here are {len(queries) or 'none'}.", 400)
    formats = [value for name, value in fields if name == "format" and value]
    data_set = DataSet(
        tuple(value for name, value in fields if name == "default-graph-uri"),
        tuple(value for name, value in fields if name == "named-graph-uri"),
    )
    return Asked(queries[0], data_set, base, formats[0] if formats else None)


async def _body(request: Request, limits: Limits) -> str:
    found = bytearray()
    try:
        async with asyncio.timeout(limits.arrival):
            async for piece in request.stream():
                found += piece
                if len(found) > limits.request:
                    raise RefusedError(f"A query may have {limits.request:,} bytes; this has more.", 413)
    except TimeoutError as error:
        raise RefusedError(f"The query was not there in full after {limits.arrival:g} seconds.", 408) from error
    except ClientDisconnect as error:
        raise RefusedError("The query was not sent in full.", 400) from error
    try:
        return found.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError("The query is not UTF-8.", 400) from error


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:  # UnicodeDecodeError is one
        raise RefusedError("The fields of the request are too many, or not percent-encoded UTF-8.", 400) from error


def _content_type(header: str) -> tuple[str, str]:
    media_type, _, parameters = header.partition(";")
    charset = ""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return media_type.strip().lower(), charset


def choose(accept: str, offered: Mapping[str, Format], asked: str | None = None) -> str:
    """Return the name of the format that a client likes best, by name or by its Accept header.

    Raises:
        RefusedError: It takes none of those that are offered.

    """
    names = ", ".join(f"{name} ({format.media_type})" for name, format in offered.items())
    if asked is not None:
        if asked not in offered:
            raise RefusedError(f"This answer comes as {names}; not as {asked!r}.", 406)
        return asked
    also = _ALSO_GRAPHS if any(format.rdf for format in offered.values()) else _ALSO
    types = {format.media_type: name for name, format in offered.items()} | also
    best = prefer(accept, list(types))
    if best is None:
        raise RefusedError(f"This answer comes as {names}; the Accept header takes none of these.", 406)
    return types[best]


def prefer(accept: str, offered: list[str]) -> str | None:
    """Return the media type that an Accept header likes best; of equals the first that is offered.

    >>> prefer("text/html, application/*;q=0.5", ["application/ld+json", "text/html"])
    'text/html'
    """
    if not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept.split(",", _MOST_FIELDS)]
    best, best_quality = None, 0.0
    for media_type in offered:
        _, quality = max(filter(None, (_matching(each, media_type) for each in ranges)), default=(0, 0.0))
        if quality > best_quality:
            best, best_quality = media_type, quality
    return best


def _range(part: str) -> tuple[str, float]:
    media_type, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        if parameter.lower().startswith("q="):
            try:
                quality = float(parameter[2:])
            except ValueError:
                quality = 0.0
    return media_type.lower(), quality


def _matching(wanted: tuple[str, float], media_type: str) -> tuple[int, float] | None:
    """Return how exactly a range of the header means a media type, and how well that is liked."""
    name, quality = wanted
    if name == media_type:
        return 2, quality
    if name == f"{media_type.partition('/')[0]}/*":
        return 1, quality
    return (0, quality) if name == "*/*" else None
