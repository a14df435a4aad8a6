"""Who is let in by the server: requests for this machine, from its own pages, and nobody else."""

from collections.abc import Iterator

import pytest

from argmap.servers.preview import SiteServer
from tests.servers.test_preview import Desk, ask, running


@pytest.fixture(scope="module")
def server() -> Iterator[SiteServer]:
    """Serve the files."""
    with running(Desk()) as server:
        yield server


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", "evil.example:8000"]
)
@pytest.mark.parametrize("path", ["/index.html", "/-/events", "/-/live.js"])
def test_foreign_host(server: SiteServer, host: str, path: str) -> None:
    """A request for another host is refused: a stranger's name that leads here opens nothing."""
    assert ask(server, path, Host=host)[0] == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_foreign_origin(server: SiteServer, origin: str) -> None:
    """A page of a stranger cannot listen, nor read a page."""
    assert ask(server, "/-/events", Origin=origin)[0] == 403
    assert ask(server, "/index.html", Origin=origin)[0] == 403


@pytest.mark.parametrize(
    "start", ["http://127.0.0.1:{}", "http://localhost:{}", "HTTP://LOCALHOST:{}"]
)
def test_absolute_form(server: SiteServer, start: str) -> None:
    """A request that names the host before the path, as to a proxy, is answered like any other."""
    start = start.format(server.port)
    for path in ("", "/", "/tea/claims/%61.html", "/tea/data.js?a=b"):
        assert ask(server, f"{start}{path}")[:2] == ask(server, path or "/")[:2]

    assert ask(server, f"{start}/../secret.html")[0] == 404
    assert ask(server, f"{start}/index.html", Host="evil.example")[0] == 403


@pytest.mark.parametrize(
    "start",
    ["http://evil.example", "https://127.0.0.1:{}", "http://127.0.0.1", "http://a@127.0.0.1:{}"],
)
def test_foreign_host_in_the_target(server: SiteServer, start: str) -> None:
    """A host before the path that is not this one is refused, whatever the Host line says."""
    assert ask(server, f"{start.format(server.port)}/index.html")[0] == 403


def test_local_name(server: SiteServer) -> None:
    """The name localhost is good as well, and so is the site's own origin."""
    host = f"localhost:{server.port}"

    assert ask(server, "/index.html", Host=host, Origin=f"http://{host}")[0] == 200
