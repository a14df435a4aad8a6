"""The site on one's own machine: pages from memory, and a word to the browser when they change.

It listens on 127.0.0.1 only and answers only requests for that host, so that no page of a stranger
can read the site by a name that leads here. A path that is not in the snapshot is not there; it
opens no files but its own script and style sheet.
"""

import asyncio
import json
import secrets
import socket
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from types import FrameType
from typing import Final, Protocol

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from argmap.render.assets import assets
from argmap.render.catalogue import LANGUAGES
from argmap.render.snapshot import Snapshot
from argmap.schema.errors import NoPortError
from argmap.servers.connections import CountedStream, FreshFiles, GZip, ImpatientProtocol

HOST: Final = "127.0.0.1"
ALWAYS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer says, unless it may be kept for a while."""
FIRST_PORT: Final = 8000
LISTENERS: Final = 50
"""How many pages can wait for news at once."""
_TRIED: Final = 100
"""How many ports are tried before giving up."""
_CONNECTIONS: Final = 200
_HEARTBEAT: Final = 15.0
"""Seconds after which a silent line is tried, so that a dead one is noticed."""
_COMPRESSION: Final = 6
"""How hard texts are compressed: more takes longer, and saves next to nothing."""
_FOR_GOOD: Final = "max-age=31536000, immutable"
_OWN: Final = "/-/"
"""Where the server's own files lie; no debate is called ``-``."""
_TYPES: Final[Mapping[str, str]] = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "xml": "application/xml",
    "md": "text/plain; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


class Served(Protocol):
    """What is served: a snapshot, and what keeps a newer one away."""

    last: Snapshot
    problem: str


class SiteServer:
    """A server of the last snapshot, on a port of this machine.

    Parameters
    ----------
    served : Served
        What is served; another snapshot may take its place at any time, and then `ring`.
    bound : socket.socket
        Where to listen.
    """

    def __init__(self, served: Served, bound: socket.socket) -> None:
        self.port: int = bound.getsockname()[1]
        self._socket, self._served = bound, served
        self._name = secrets.token_hex(4)  # the snapshots of another run are other snapshots
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bell = asyncio.Event()
        self._listening = 0
        self._uvicorn = _Uvicorn(_config(self._application()), self.ring)

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://{HOST}:{self.port}/"

    def run(self) -> None:
        """Serve until `stop` is called; Ctrl-C ends it with `KeyboardInterrupt`."""
        self._uvicorn.run(sockets=[self._socket])

    def stop(self) -> None:
        """End `run`, from any thread."""
        self._uvicorn.should_exit = True
        self.ring()

    def ring(self) -> None:
        """Tell all who wait that there is news, from any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended, and nobody waits
                self._loop.call_soon_threadsafe(self._ring)

    def _ring(self) -> None:
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()

    def _application(self) -> Starlette:
        return Starlette(
            routes=[
                Route(f"{_OWN}events", self._events),
                Mount(_OWN.rstrip("/"), FreshFiles(packages=[("argmap.render", "static")])),
                Route("/{path:path}", self._file),
            ],
            middleware=[
                # a stranger's name that leads here opens nothing
                Middleware(TrustedHostMiddleware, [HOST, "localhost"], www_redirect=False),
                Middleware(GZip, compresslevel=_COMPRESSION),  # but never the news
            ],
        )

    async def _file(self, request: Request) -> Response:
        target = request.scope["path"]
        path = target.removeprefix("/")
        path += "index.html" if path == "" or path.endswith("/") else ""
        content = self._page(path)
        if content is None:
            return _plain(HTTPStatus.NOT_FOUND, "There is no such page.")
        return _kept(request, content, _TYPES.get(target.rpartition(".")[2], _TYPES["html"]))

    def _page(self, path: str) -> bytes | None:
        served = self._served.last
        if not served.pending:
            return _live(_NOTHING_YET, self._snapshot) if path.endswith(".html") else None
        content = served.file(path)
        if content is not None and path.endswith(".html"):
            return _live(content, self._snapshot)
        return content

    @property
    def _snapshot(self) -> str:
        return f"{self._name}-{self._served.last.number}"

    async def _events(self, _: Request) -> Response:
        if self._listening >= LISTENERS:
            return _plain(HTTPStatus.SERVICE_UNAVAILABLE, "Too many pages wait for news.")
        self._listening += 1  # at once: many who ask at the same time are all counted
        self._loop = asyncio.get_running_loop()
        return CountedStream(
            self._leave, self._news(), HTTPStatus.OK, ALWAYS, media_type="text/event-stream"
        )

    def _leave(self) -> None:
        self._listening -= 1

    async def _news(self) -> AsyncIterator[str]:
        told = ""
        while not self._uvicorn.should_exit:
            bell = self._bell
            news = json.dumps({"snapshot": self._snapshot, "problem": self._served.problem})
            yield f"data: {news}\n\n" if news != told else ": still here\n\n"
            told = news
            with suppress(TimeoutError):
                await asyncio.wait_for(bell.wait(), _HEARTBEAT)


class _Uvicorn(uvicorn.Server):
    """Wakes those who wait when a signal ends the server, so that it ends at once."""

    def __init__(self, config: uvicorn.Config, wake: Callable[[], None]) -> None:
        super().__init__(config)
        self._wake = wake

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._wake()


def open_server(served: Served, port: int | None = None) -> SiteServer:
    """Open a server.

    Parameters
    ----------
    served : Served
        What is served.
    port : int, optional
        The port; without it 8000 or the next that is free.

    Returns
    -------
    SiteServer
        It listens, and answers once it runs.

    Raises
    ------
    NoPortError
        Where the port is taken, or none is free.
    """
    ports = range(FIRST_PORT, FIRST_PORT + _TRIED) if port is None else (port,)
    for number in ports:
        bound = socket.socket()
        if sys.platform != "win32":  # there it would let two servers share a port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, number))
            bound.listen()
        except OSError:
            bound.close()
            continue
        return SiteServer(served, bound)
    raise NoPortError(f"port {ports[0]} is not free; name another with --port")


def _config(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="asyncio",
        http=ImpatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=1,
    )


def _live(page: bytes, snapshot: str) -> bytes:
    """Add the script that loads a page again; the built page has none."""
    script = f'<script src="{_OWN}live.js" data-snapshot="{snapshot}" defer></script>'
    style = f'<link rel="stylesheet" href="{_OWN}live.css">'
    return page.replace(b"</head>", f"{style}\n{script}\n</head>".encode(), 1)


def _plain(status: HTTPStatus, sentence: str) -> PlainTextResponse:
    """Answer with a sentence."""
    return PlainTextResponse(f"{sentence}\n", status, ALWAYS)


def _kept(request: Request, content: bytes, kind: str) -> Response:
    """Answer with a file, or say that the one which the browser has kept is still the same."""
    is_named_after_content = request.scope["path"].removeprefix("/") in _named_after_content()
    tag = f'W/"{sha256(content).hexdigest()[:16]}"'  # weak: compressed or not, it is the same
    headers = {
        **ALWAYS,
        "Cache-Control": _FOR_GOOD if is_named_after_content else "no-cache",
        "ETag": tag,
    }
    if tag in request.headers.get("if-none-match", "").replace(" ", "").split(","):
        return Response(None, HTTPStatus.NOT_MODIFIED, {**headers, "Vary": "Accept-Encoding"})
    return Response(content, HTTPStatus.OK, headers, kind)


@cache
def _named_after_content() -> frozenset[str]:
    return frozenset(asset.name for one in LANGUAGES for asset in assets(one).values())


_NOTHING_YET: Final = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>No page yet</title>
</head>
<body>
<p>The debate has errors. Fix them, and the pages will appear.</p>
</body>
</html>
"""
