"""Fetching a report that the user named by its URL: the only place where anything leaves the machine."""

from __future__ import annotations

import gzip
import io
import socket
import time
import zlib
from http.client import HTTPException
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from reportgraph.extract.reading.draft import Raw
from reportgraph.ontology.errors import ReadError

_SECONDS_TO_ANSWER = 20.0
_SECONDS_IN_ALL = 120.0
_PIECE = 1 << 16


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _FewRedirects(HTTPRedirectHandler):
    max_redirections = 5


def check_url(source: str) -> None:
    """Refuse what can't be read as a URL at all, such as one with half a bracket.

    Raises:
        ReadError: It is none.

    """
    try:
        urlsplit(source)
    except ValueError as error:
        raise ReadError(f"{source} is no URL ({error}); check the address.") from error


def is_url(source: str) -> bool:
    """Whether a source names something on the web, not a file."""
    return source.lower().startswith(("http://", "https://"))


def public_url(url: str) -> str:
    """Leave user, password and fragment out of a URL: they are nobody's business in a graph."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, parts.query, ""))


def fetch(url: str, *, limit: int, timeout: float = _SECONDS_TO_ANSWER) -> tuple[Raw, str]:
    """Fetch a page over HTTP or HTTPS, following at most five redirects.

    Args:
        url: What the user named.
        limit: The most bytes that are taken.
        timeout: Seconds to wait for an answer.

    Returns:
        The page's bytes, and its media type ("text/html").

    Raises:
        ReadError: It can't be had, or is larger than `limit`.

    """
    shown = public_url(url)
    request = Request(url, headers={"User-Agent": "reportgraph", "Accept": "text/html, text/*;q=0.9, */*;q=0.5"})
    try:
        with _opener().open(request, timeout=timeout) as answer:
            data = _take(answer, shown, limit)
            if answer.headers.get("Content-Encoding", "").lower() in ("gzip", "x-gzip"):
                data = _take(gzip.GzipFile(fileobj=io.BytesIO(data)), shown, limit)
            charset = answer.headers.get_content_charset()
            return Raw(data, shown, charset, public_url(answer.url)), answer.headers.get_content_type()
    except HTTPError as error:
        raise ReadError(
            f"{shown} can't be fetched: the server answers {error.code} {error.reason}; open it in a browser, "
            f"save the page, and give the file."
        ) from error
    except TimeoutError as error:
        raise ReadError(
            f"{shown} doesn't answer within {timeout:g} seconds; try again later, or save the page."
        ) from error
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            message = f"{shown} doesn't answer within {timeout:g} seconds; try again later, or save the page."
        else:
            message = f"{shown} can't be reached ({_reason(error)}); check the address and the connection."
        raise ReadError(message) from error
    except (HTTPException, EOFError, zlib.error, OSError, ValueError) as error:
        raise ReadError(f"{shown} can't be fetched ({error}); check the address, or save the page.") from error


def _opener() -> OpenerDirector:
    """Make an opener that knows HTTP and HTTPS alone: no redirect can lead to a file."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler,
        HTTPHandler,
        HTTPSHandler,
        _FewRedirects,
        HTTPErrorProcessor,
        HTTPDefaultErrorHandler,
    ):
        opener.add_handler(handler())
    return opener


def _take(stream: _Readable, shown: str, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    end = time.monotonic() + _SECONDS_IN_ALL
    while piece := stream.read(_PIECE):
        size += len(piece)
        pieces.append(piece)
        if size > limit:
            raise ReadError(f"{shown} is larger than {limit:,} bytes, the most that is read; save the part you need.")
        if time.monotonic() > end:
            raise ReadError(f"{shown} takes longer than {_SECONDS_IN_ALL:g} seconds; save the page, and give the file.")
    return b"".join(pieces)


def _reason(error: URLError) -> str:
    if isinstance(error.reason, socket.gaierror):
        return "there is no such host"
    return getattr(error.reason, "strerror", None) or str(error.reason)
