"""Who is let in by the server on one's own machine: requests for this host, from its own pages."""

from collections.abc import Collection
from http import HTTPStatus
from typing import Final
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

HOST: Final = "127.0.0.1"
ALWAYS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer says, unless it may be kept for a while."""


class Guard:
    """Lets in requests for this host, and from its own pages.

    Parameters
    ----------
    app : ASGIApp
        What answers them.
    port : int
        The port on which they come.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{HOST}:{port}", f"localhost:{port}"}
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, or refuse it."""
        answer = self._app
        if scope["type"] == "http":
            target = _without_host(scope["raw_path"], self._hosts)
            if target is None or not self._welcome(Headers(scope=scope)):
                answer = plain(HTTPStatus.FORBIDDEN, "This server answers to 127.0.0.1 only.")
            else:
                scope = {**scope, "raw_path": target, "path": unquote(target.decode("ascii"))}
        await answer(scope, receive, send)

    def _welcome(self, headers: Headers) -> bool:
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        return len(hosts) == 1 and hosts[0] in self._hosts and set(origins) <= self._origins


def plain(status: HTTPStatus, sentence: str) -> PlainTextResponse:
    """Answer with a sentence."""
    return PlainTextResponse(f"{sentence}\n", status, ALWAYS)


def _without_host(target: bytes, hosts: Collection[str]) -> bytes | None:
    """Take the host off a target in absolute form, as a proxy sends it; None for a foreign one."""
    scheme, colon, rest = target.partition(b"://")
    if target.startswith(b"/") or not colon:
        return target
    host, _, path = rest.partition(b"/")
    is_own = scheme.lower() == b"http" and host.decode("ascii").lower() in hosts
    return b"/" + path if is_own else None
