"""Connections that send or read so slowly that they would be held open for ever are cut off."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

LEAST = 4096  # bytes that a client is to take between two looks at it, while there are any for it
_DROP = struct.pack("ii", 1, 0)  # linger for no second
LOOKS = 2  # at which a connection may have been idle or stuck before it is cut off


def patient(seconds: float) -> type[H11Protocol]:
    """Return HTTP for clients that send a request, and take an answer, without a pause of so many seconds."""

    class PatientProtocol(H11Protocol):
        """Looks after a connection; uvicorn itself waits without end for the head of a request."""

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._look: asyncio.TimerHandle | None = None
            self._still = 0  # looks at which nothing had moved
            self._left = 0  # bytes that the client had not taken at the last look
            self._seen: object = None  # the request that was the latest then

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
            """Begin to look after the connection."""
            super().connection_made(transport)
            self._look = self.loop.call_later(seconds / LOOKS, self._check)

        def connection_lost(self, exc: Exception | None) -> None:
            """Stop looking after it."""
            if self._look is not None:
                self._look.cancel()
            super().connection_lost(exc)

        def _check(self) -> None:
            left = self.transport.get_write_buffer_size()
            answering = self.cycle is not None and not self.cycle.response_complete
            stuck = 0 < self._left < left + LEAST
            idle = not answering and left == 0 and self.cycle is self._seen  # no request has come since
            self._left, self._seen = left, self.cycle
            self._still = self._still + 1 if stuck or idle else 0
            if self._still >= LOOKS:
                self._cut_off()
                return
            self._look = self.loop.call_later(seconds / LOOKS, self._check)

        def _cut_off(self) -> None:
            """End the connection at once; what was not taken is not kept, by the system neither."""
            if (connection := self.transport.get_extra_info("socket")) is not None:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _DROP)
            self.transport.abort()

    return PatientProtocol
