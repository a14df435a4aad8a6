"""Who is let in by the server, how long a connection may be silent, and what is compressed."""

import socket
from collections.abc import Iterator

import pytest

from argmap.servers import connections
from argmap.servers.preview import SiteServer
from tests.servers.test_preview import Desk, ask, running


@pytest.fixture(scope="module")
def server() -> Iterator[SiteServer]:
    """Serve the files."""
    with running(Desk()) as server:
        yield server


@pytest.mark.parametrize("path", ["/index.html", "/-/events", "/-/live.js"])
def test_foreign_host(server: SiteServer, path: str) -> None:
    """A request for another host is refused: a stranger's name that leads here opens nothing."""
    assert ask(server, path, Host="evil.example:8000")[0] == 400


@pytest.mark.parametrize("start", ["http://127.0.0.1:{}", "http://evil.example", "https://a@b"])
def test_absolute_form(server: SiteServer, start: str) -> None:
    """A request that names a host before the path, as to a proxy, finds nothing."""
    assert ask(server, f"{start.format(server.port)}/index.html")[0] == 404


def test_local_name(server: SiteServer) -> None:
    """The name localhost is good as well."""
    assert ask(server, "/index.html", Host=f"localhost:{server.port}")[0] == 200


@pytest.mark.parametrize("accepted", ["gzip;q=0", "br, gzip; q=0.0", "GZIP;Q=0, identity"])
def test_gzip_is_refused(server: SiteServer, accepted: str) -> None:
    """Who refuses compression gets none."""
    headers = ask(server, "/tea/long.js", **{"Accept-Encoding": accepted})[2]

    assert "content-encoding" not in headers


@pytest.mark.parametrize("said", [b"", b"GET /index.html HT", b"GET / HTTP/1.1\r\nHost: a\r\n"])
def test_silent_connection_is_dropped(monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    """A connection that never finishes a request is closed."""
    monkeypatch.setattr(connections, "PATIENCE", 0.05)
    with running(Desk()) as server, socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(said)
        line.settimeout(10)

        assert line.recv(100) == b""
