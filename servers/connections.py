"""Connections to the preview: silent ones are dropped, and none is sent what it refuses."""

import asyncio
import re
from collections.abc import Callable
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response, StreamingResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE: Final = 10.0
"""Seconds in which a connection has to finish its next request once it is open or has begun it."""
_REFUSES_GZIP: Final = re.compile(r"\bgzip\s*;\s*q=0(\.0*)?\s*(,|$)", re.IGNORECASE)


class ImpatientProtocol(H11Protocol):
    """Drops a connection on which no request is finished in time.

    Uvicorn closes what is idle after an answer, but waits for ever for the first request, and for
    the rest of one that has begun; so a few hundred silent connections would keep everybody out.
    """

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take in a part of a request, and wait for the rest of it."""
        super().data_received(data)
        if getattr(self.cycle, "response_complete", True):  # or there was no request yet
            self._wait()
        elif self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        if self._timer is not None:
            self._timer.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(PATIENCE, self.transport.close)


class GZip(GZipMiddleware):
    """Compresses answers, but not for those who refuse it: ``gzip;q=0``."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            if _REFUSES_GZIP.search(headers.get("accept-encoding", "")):
                scope = {**scope, "headers": list(scope["headers"])}
                del MutableHeaders(scope=scope)["accept-encoding"]
        await super().__call__(scope, receive, send)


class FreshFiles(StaticFiles):
    """Files that a browser asks for again each time, and gets only if they have changed."""

    def file_response(self, *given: Any, **named: Any) -> Response:
        """Answer with a file."""
        response = super().file_response(*given, **named)
        response.headers["Cache-Control"] = "no-cache"
        return response


class CountedStream(StreamingResponse):
    """A stream that says when it has ended, even where it never began.

    Parameters
    ----------
    ended : callable
        What to call then.
    """

    def __init__(self, ended: Callable[[], None], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._ended = ended

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the stream."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._ended()
