"""The server: it gives out the site's files to this machine, and nothing else to anybody."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.render.server import SiteServer, find_file, open_server
from argmap.schema.errors import NoPortError


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a folder with a page, a hidden file, a link to a secret and an empty folder."""
    (tmp_path / "secret.html").write_text("secret")
    site = tmp_path / "site"
    (site / "tea" / "claims").mkdir(parents=True)
    (site / "index.html").write_text("entrance")
    (site / "tea" / "index.html").write_text("tea")
    (site / ".argmap-site").write_text("hidden")
    (site / "link.html").symlink_to(tmp_path / "secret.html")
    (site / "up").symlink_to(tmp_path)
    return site


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    """Serve the folder."""
    with open_server(site) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(
    server: SiteServer, path: str, host: str | None = None, method: str = "GET"
) -> tuple[int, bytes, dict[str, str]]:
    """Ask the server for a path, as some host."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    if host != "":
        connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, dict(answer.getheaders())


def test_gives_pages(server: SiteServer) -> None:
    """A page is given as HTML that nobody may take for something else."""
    status, body, headers = ask(server, "/tea/index.html?a=b")

    assert (status, body) == (200, b"tea")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/tea/"])
def test_folder_is_its_index(server: SiteServer, path: str) -> None:
    """A folder's address gives the index in it."""
    assert ask(server, path)[0] == 200


def test_head(server: SiteServer) -> None:
    """HEAD gives the head without the body."""
    assert ask(server, "/index.html", method="HEAD")[:2] == (200, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_only_reads(server: SiteServer, method: str) -> None:
    """Whatever would write is refused."""
    assert ask(server, "/index.html", method=method)[0] == 501


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html", "/tea/../../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html",
        "/%2e%2e%2fsecret.html", "//secret.html", "/tea//index.html", "/./index.html",
        "/..\\secret.html", "/%5c..%5csecret.html", "/tea/..", "/tea/.", "/..", "/...",
        "/.argmap-site",
        "/%2eargmap-site", "/link.html", "/up/secret.html", "/up/", "/up", "/tea", "/tea/claims/",
        "/tea/claims", "/index.html/", "/index.html%00.css", "/index.html%0a", "/C:/secret.html",
        "/nothing.html", "/%ff%fe", "/" + "a" * 3000, "/" + "a/" * 900, "/%252e%252e/secret.html",
        "/~root/secret.html", "/index.html::$DATA",
    ],
)  # fmt: skip
def test_nothing_outside_the_site(server: SiteServer, path: str) -> None:
    """No spelling of a path leads out of the site, through a link, or to a hidden file."""
    status, body, _ = ask(server, path)

    assert status == 404
    assert body == b"There is no such page.\n"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", "evil.example:8000", ""]
)
def test_foreign_host(server: SiteServer, host: str) -> None:
    """A request for another host is refused: a stranger's name that leads here opens nothing."""
    assert ask(server, "/index.html", host)[0] == 403


def test_local_name(server: SiteServer) -> None:
    """The name localhost is good as well."""
    assert ask(server, "/index.html", f"localhost:{server.server_port}")[0] == 200


def test_next_port(site: Path, server: SiteServer) -> None:
    """Without a port the next free one is taken; a port asked for that is taken is an error."""
    with open_server(site) as second:
        assert second.server_port != server.server_port
    with pytest.raises(NoPortError, match="is not free; name another with --port"):
        open_server(site, server.server_port)


def test_only_this_machine(server: SiteServer) -> None:
    """The server listens on this machine's own address only."""
    assert server.server_address[0] == "127.0.0.1"


def test_no_file(tmp_path: Path) -> None:
    """Where there is no site, there is no file."""
    assert find_file(tmp_path / "none", "/index.html") is None
