"""Work that strangers ask for, done in a child process that can reach nothing and is stopped at its limits.

A query engine fetches what SERVICE names, reads what FROM names, and runs on when it was told to stop; no list of
forbidden words holds against that. What holds is the operating system: the child is forked when the query comes,
closes every file but the pipe for its answer, may open none, may take so much memory and so long, and is killed in the
end. Elsewhere than on POSIX there is no fork; see `isolated`.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from secrets import token_hex
from typing import BinaryIO, NoReturn

from reportgraph.ontology.errors import ReportgraphError

_MEBIBYTE = 1 << 20
_PIECE = 1 << 16
_OUT_OF_MEMORY = 3  # exit code of a child whose memory did not suffice
_WRONG = 4  # exit code of a child that failed otherwise, which is a mistake of ours
_TICK = 0.001
_LEAVING = 5.0  # seconds that a child has to end after its last word


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take."""

    seconds: float = 20.0  # for one query
    memory: int = 512 * _MEBIBYTE  # bytes, beyond what the graph takes
    result: int = 32 * _MEBIBYTE  # bytes
    request: int = 64 << 10  # bytes of a query
    running: int = 4  # queries at a time
    waiting: int = 200  # queries that wait for their turn
    patience: float = 30.0  # seconds that they wait
    arrival: float = 10.0  # seconds until a request is there in full, and that a client may read nothing


@dataclass(frozen=True, slots=True)
class Reply:
    """What a child answered."""

    head: dict[str, str]
    body: bytes


Work = Callable[[BinaryIO], dict[str, str]]
"""What a child does: it writes the body, and returns the head."""


class RefusedError(ReportgraphError):
    """A limit does not allow the request, or it is wrong; carries the HTTP status."""

    def __init__(self, message: str, status: int = 503) -> None:
        super().__init__(message)
        self.status = status


def isolated() -> bool:
    """Say whether work can be done in children of our own, with limits of the operating system."""
    return hasattr(os, "fork") and sys.platform != "win32"


@dataclass(slots=True)
class Workers:
    """Runs work in children, so many at a time."""

    limits: Limits
    _turn: asyncio.Semaphore = field(init=False)
    _waiting: int = 0
    children: set[int] = field(default_factory=set)
    stopping: bool = False

    def __post_init__(self) -> None:
        self._turn = asyncio.Semaphore(self.limits.running)

    async def run(self, work: Work, *, trusted: bool = False) -> Reply:
        """Do the work in a child, and return what it answers.

        Args:
            work: What to do.
            trusted: Whether it is work of our own, which may open files and take four times as long.

        Raises:
            RefusedError: There is too much to do already, or the work takes too long, too much, or fails.

        """
        if self._waiting >= self.limits.waiting:
            raise RefusedError("Too many queries wait for their turn; try again later.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                await self._turn.acquire()
        except TimeoutError as error:
            raise RefusedError("Other queries take all the time; try again later.") from error
        finally:
            self._waiting -= 1
        try:
            return await (self._in_child(work, trusted=trusted) if isolated() else self._in_thread(work))
        finally:
            self._turn.release()

    def stop(self) -> None:
        """End all children, and take no more work."""
        self.stopping = True
        for child in list(self.children):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(child, 0)

    async def _in_thread(self, work: Work) -> Reply:
        """Do the work here, where there are no children: nobody waits too long, and that is all."""
        out = BytesIO()
        try:
            async with asyncio.timeout(self.limits.seconds):
                head = await asyncio.to_thread(work, out)
        except TimeoutError as error:
            raise RefusedError(_too_long(self.limits)) from error
        except RefusedError:
            raise
        except ReportgraphError as error:
            raise RefusedError(str(error), 400) from error
        if len(out.getvalue()) > self.limits.result:
            raise RefusedError(_too_large(self.limits.result))
        return Reply(head, out.getvalue())

    async def _in_child(self, work: Work, *, trusted: bool) -> Reply:
        reading, writing = os.pipe()
        mark = f"\n{token_hex(16)}".encode()  # no body can have it by chance
        try:
            child = os.fork()
        except OSError as error:
            os.close(reading)
            os.close(writing)
            raise RefusedError("The server has no room for another query; try again later.") from error
        if child == 0:  # nothing that the parent set up is to run here again
            _be_child(work, writing, mark=mark, limits=None if trusted else self.limits)
        os.close(writing)
        self.children.add(child)
        patience, code = 0.0, 0
        try:
            async with asyncio.timeout(self.limits.seconds * (4 if trusted else 1)):
                answer = await _read_all(reading, self.limits.result * (4 if trusted else 1))
            patience = _LEAVING  # all is said, and the child is about to end; else it is late, or nobody waits for it
        except TimeoutError as error:
            raise RefusedError(_too_long(self.limits)) from error
        finally:
            code = await _ended(child, patience)
            self.children.discard(child)
        if self.stopping:
            raise RefusedError("The server stops; ask again when it is back.")
        return _reply(answer.rpartition(mark), code, self.limits)


def _reply(answer: tuple[bytes, bytes, bytes], code: int, limits: Limits) -> Reply:
    body, mark, head = answer
    if code == -signal.SIGXCPU:
        raise RefusedError(_too_long(limits))
    if code == _WRONG:
        raise RefusedError("The server made a mistake while it answered.", 500)
    if not mark:  # the child died: by an allocation that failed, or by a recursion that went too deep
        megabytes = limits.memory // _MEBIBYTE
        raise RefusedError(f"The query takes more than {megabytes} MB of memory, or nests too deep; make it simpler.")
    found: dict[str, str] = json.loads(head)
    if "error" in found:
        raise RefusedError(found["error"], int(found["status"]))
    return Reply(found, body)


def _too_long(limits: Limits) -> str:
    return f"The query was stopped after {limits.seconds:g} seconds; make it narrower."


def _too_large(limit: int) -> str:
    return f"The answer is larger than {limit // _MEBIBYTE} MB; ask for less, by LIMIT."


async def _read_all(pipe: int, limit: int) -> bytes:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=_PIECE)
    transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(pipe, "rb", 0))
    found = bytearray()
    try:
        while piece := await reader.read(_PIECE):
            found += piece
            if len(found) > limit:
                raise RefusedError(_too_large(limit))
    finally:
        transport.close()
    return bytes(found)


async def _ended(child: int, patience: float) -> int:
    """Return the exit code of a child, which is killed if it has not ended after some seconds.

    Waits without a thread, since threads and forks don't go together.
    """
    loop = asyncio.get_running_loop()
    latest = loop.time() + patience
    while True:
        if loop.time() >= latest:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        try:
            ended, status = os.waitpid(child, os.WNOHANG)
        except ChildProcessError:  # it was ended, and waited for, since the server stops
            return 0
        if ended:
            return os.waitstatus_to_exitcode(status)
        await asyncio.sleep(_TICK)


def _be_child(work: Work, pipe: int, *, mark: bytes, limits: Limits | None) -> NoReturn:
    """Do the work, write the answer and end.

    The body comes first, then the mark and the head, so that an answer that was cut off has none.
    """
    code = _WRONG
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        if limits is not None:
            _shut_in(pipe, limits)
        with os.fdopen(pipe, "wb", _PIECE) as out:
            try:
                head = work(out)
            except RefusedError as error:
                head = {"error": str(error), "status": str(error.status)}
            except ReportgraphError as error:
                head = {"error": str(error), "status": "400"}
            out.write(mark + json.dumps(head).encode())
        code = 0
    except MemoryError:
        code = _OUT_OF_MEMORY
    finally:
        os._exit(code)


def _shut_in(pipe: int, limits: Limits) -> None:
    """Close all files but the pipe, and set limits that can't be raised again."""
    import resource

    used = _address_space()
    os.closerange(0, pipe)
    os.closerange(pipe + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    seconds = math.ceil(limits.seconds) + 1
    allowed = {
        resource.RLIMIT_NOFILE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CPU: seconds,
    }
    if used is not None:
        allowed[resource.RLIMIT_AS] = used + limits.memory
    for what, most in allowed.items():
        resource.setrlimit(what, (most, most))


def _address_space() -> int | None:
    """Return the bytes of memory that are mapped already, where the system says so."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None
