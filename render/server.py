"""A small server for looking at the site on one's own machine: it reads files, nothing else.

It listens on 127.0.0.1 only and answers only requests for that host, so that no page of a stranger
can read the site by a name that leads here. It lists no folder and follows no link.
"""

import stat
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from argmap.schema.errors import NoPortError

HOST: Final = "127.0.0.1"
FIRST_PORT: Final = 8000
_TRIED: Final = 100
"""How many ports are tried before giving up."""
_PATIENCE: Final = 10
"""How many seconds a silent client is waited for."""
_GLANCE: Final = 0.5
"""How many seconds pass between two looks whether the server still runs."""
_LONGEST: Final = 2_000
"""The longest path that is looked up."""
_TYPES: Final[Mapping[str, str]] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
}


class SiteServer(ThreadingHTTPServer):
    """A server of one folder."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder.resolve()
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://{HOST}:{self.server_port}/"

    def run(self) -> None:
        """Serve until Ctrl-C, which reaches a thread that does nothing but wait for it."""
        worker = threading.Thread(target=self.serve_forever, daemon=True)
        worker.start()
        try:
            while worker.is_alive():
                worker.join(_GLANCE)
        finally:
            self.shutdown()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over a client that went away."""


def open_server(folder: Path, port: int | None = None) -> SiteServer:
    """Open a server of a folder.

    Parameters
    ----------
    folder : Path
        The folder.
    port : int, optional
        The port; without it 8000 or the next that is free.

    Raises
    ------
    NoPortError
        Where the port is taken, or none is free.
    """
    ports = range(FIRST_PORT, FIRST_PORT + _TRIED) if port is None else (port,)
    for number in ports:
        try:
            return SiteServer(folder, number)
        except OSError:
            continue
    raise NoPortError(f"port {ports[0]} is not free; name another with --port")


def find_file(folder: Path, target: str) -> Path | None:
    """Find the file that a request asks for.

    Parameters
    ----------
    folder : Path
        What is served.
    target : str
        The request's target, as sent.

    Returns
    -------
    Path or None
        None where there is no such file, where the way to it leads through a link or a hidden name,
        or out of the folder.

    Examples
    --------
    >>> find_file(Path("site"), "/../secret") is None
    True
    """
    if len(target) > _LONGEST:
        return None
    path = unquote(urlsplit(target).path, errors="replace")
    parts = path.removeprefix("/").split("/")
    if parts[-1] == "":
        parts[-1] = "index.html"
    found = folder
    for part in parts:
        if not part or part.startswith(".") or set(part) & set('\\:\0<>"|?*'):
            return None
        found /= part
        try:
            mode = found.lstat().st_mode
        except (OSError, ValueError):
            return None
        if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
            return None
    return found if found.is_file() else None


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; everything else is refused."""

    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "argmap"
    sys_version = ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Send a file."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Send what a file is."""
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        port = self.server.server_port
        if self.headers.get_all("Host") not in ([f"{HOST}:{port}"], [f"localhost:{port}"]):
            self._send(
                HTTPStatus.FORBIDDEN, b"This server answers to 127.0.0.1 only.\n", ".md", body
            )
            return
        file = find_file(self.server.folder, self.path)
        try:
            content = file.read_bytes() if file is not None else None
        except OSError:  # the site was built anew in this very moment
            content = None
        if file is None or content is None:
            self._send(HTTPStatus.NOT_FOUND, b"There is no such page.\n", ".md", body)
        else:
            self._send(HTTPStatus.OK, content, file.suffix, body)

    def _send(self, status: HTTPStatus, content: bytes, suffix: str, body: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing of each request."""
