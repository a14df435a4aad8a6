"""The server: it gives the last snapshot to this machine, and nothing to anybody else."""

import gzip
import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPResponse

import pytest

from argmap.render.assets import assets
from argmap.render.pending_file import finished
from argmap.render.snapshot import Snapshot
from argmap.schema.errors import NoPortError
from argmap.servers import preview as module
from argmap.servers.preview import SiteServer, open_server

SHEET = assets()["site.css"]
PAGE = b"<html>\n<head>\n<title>tea</title>\n</head>\n</html>\n"
FILES = [
    finished("index.html", PAGE),
    finished("tea/index.html", PAGE),
    finished("tea/claims/a.html", PAGE),
    finished("tea/data.js", b"1"),
    finished("tea/long.js", b"Tea calms. " * 500),
    finished(SHEET.name, SHEET.content),
]


@dataclass
class Desk:
    """What is served."""

    last: Snapshot = field(default_factory=lambda: Snapshot(1, {file.path: file for file in FILES}))
    problem: str = ""


@contextmanager
def running(desk: Desk) -> Iterator[SiteServer]:
    """Run a server in a thread."""
    server = open_server(desk)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join(20)


@pytest.fixture(scope="module")
def server() -> Iterator[SiteServer]:
    """Serve the files."""
    with running(Desk()) as server:
        yield server


@contextmanager
def request(
    server: SiteServer, path: str, method: str = "GET", **headers: str
) -> Iterator[HTTPResponse]:
    """Ask the server for a path."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    headers = {"Host": f"127.0.0.1:{server.port}"} | headers
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    try:
        with connection.getresponse() as answer:
            yield answer
    finally:
        connection.close()


def ask(
    server: SiteServer, path: str, method: str = "GET", **headers: str
) -> tuple[int, bytes, dict[str, str]]:
    """Ask the server for a path, and read all of the answer."""
    with request(server, path, method, **headers) as answer:
        return answer.status, answer.read(), {k.lower(): v for k, v in answer.getheaders()}


def test_gives_files(server: SiteServer) -> None:
    """A file is given as what it is, and nobody may take it for something else."""
    status, body, headers = ask(server, "/tea/data.js?a=b")

    assert (status, body) == (200, b"1")
    assert headers["content-type"] == "text/javascript; charset=utf-8"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, br", "gzip"), ("br", None), ("", None)])
def test_compressed(server: SiteServer, accepted: str, encoding: str | None) -> None:
    """A long text is compressed for whoever takes it so, and the answer says what that hangs on."""
    _, body, headers = ask(server, "/tea/long.js", **{"Accept-Encoding": accepted})

    assert headers.get("content-encoding") == encoding
    assert int(headers["content-length"]) == len(body)
    assert headers["vary"] == "Accept-Encoding"
    plain = gzip.decompress(body) if encoding else body
    assert plain == b"Tea calms. " * 500


@pytest.mark.parametrize("path", ["/tea/long.js", "/index.html", f"/{SHEET.name}"])
@pytest.mark.parametrize("accepted", ["gzip", ""])
def test_unchanged(server: SiteServer, path: str, accepted: str) -> None:
    """What the browser has already is not sent again, compressed or not."""
    tag = ask(server, path, **{"Accept-Encoding": accepted})[2]["etag"]
    for known in (tag, f'"other", {tag}'):
        status, body, headers = ask(server, path, **{"If-None-Match": known})
        assert (status, body, headers["etag"]) == (304, b"", tag)

    assert ask(server, path, **{"If-None-Match": '"other"'})[0] == 200


def test_changed() -> None:
    """A page of another snapshot is sent, whatever the browser has kept."""
    desk = Desk()
    with running(desk) as server:
        tag = ask(server, "/")[2]["etag"]
        desk.last = Snapshot(2, desk.last.pending)
        status = ask(server, "/", **{"If-None-Match": tag})[0]

    assert status == 200


def test_kept_for_good(server: SiteServer) -> None:
    """Only what is named after its content need not be asked for again."""
    assert ask(server, f"/{SHEET.name}")[2]["cache-control"] == "max-age=31536000, immutable"
    assert ask(server, "/-/live.js")[2]["cache-control"] == "no-cache"
    assert ask(server, "/nothing.html")[2]["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/tea/", "/tea/claims/a.html", "/tea/claims/%61.html"])
def test_page_with_the_script(server: SiteServer, path: str) -> None:
    """A page is the built one, and a script from the same place that loads it again."""
    status, body, headers = ask(server, path)
    built = [line for line in body.splitlines(keepends=True) if b"/-/live." not in line]

    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b'<script src="/-/live.js" data-snapshot="' in body
    assert b"".join(built) == PAGE


def test_own_files(server: SiteServer) -> None:
    """The script and its style sheet come from the server itself."""
    assert b"EventSource" in ask(server, "/-/live.js")[1]
    assert ask(server, "/-/live.css")[2]["content-type"] == "text/css; charset=utf-8"


def test_head(server: SiteServer) -> None:
    """HEAD gives the head without the body."""
    assert ask(server, "/index.html", method="HEAD")[:2] == (200, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/index.html", "/-/events"])
def test_only_reads(server: SiteServer, method: str, path: str) -> None:
    """Whatever would write is refused."""
    assert ask(server, path, method=method)[0] == 405


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html", "/tea/../../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html",
        "/%2e%2e%2fsecret.html", "//index.html", "/tea//index.html", "/./index.html",
        "/..\\secret.html", "/%5c..%5csecret.html", "/tea/..", "/tea/.", "/..", "/...",
        "/.argmap-site", "/%2eargmap-site", "/tea/../index.html", "/tea/%2e%2e/index.html",
        "/tea", "/tea/claims/", "/tea/claims", "/index.html/", "/index.html%00.css",
        "/index.html%0a", "/C:/secret.html", "/nothing.html", "/%ff%fe", "/" + "a" * 3000,
        "/" + "a/" * 900, "/%252e%252e/secret.html", "/~root/secret.html", "/index.html::$DATA",
        "/etc/passwd", "//etc/passwd", "/-/", "/-/../index.html", "/-/..%2findex.html",
        "/-/server.py", "/-/%2e%2e/%2e%2e/schema/errors.py", "/INDEX.HTML",
    ],
)  # fmt: skip
def test_nothing_outside_the_site(server: SiteServer, path: str) -> None:
    """No spelling of a path leads to anything but the files of the site."""
    assert ask(server, path)[0] == 404


def news(answer: HTTPResponse) -> dict[str, str]:
    """Read the next piece of news."""
    while not (line := answer.readline()).startswith(b"data: "):
        assert line, "the line went dead"
    told: dict[str, str] = json.loads(line.removeprefix(b"data: "))
    return told


def test_news() -> None:
    """A listener hears of a new snapshot, and of what keeps one away."""
    desk = Desk()
    packed = {"Accept-Encoding": "gzip"}  # but news must not wait until there is more of it
    with running(desk) as server, request(server, "/-/events", **packed) as answer:
        first = news(answer)
        desk.problem = "an error"
        server.ring()
        second = news(answer)
        desk.last, desk.problem = Snapshot(2, desk.last.pending), ""
        server.ring()
        third = news(answer)

    assert answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"
    assert answer.getheader("Content-Encoding") is None
    assert (first["problem"], second["problem"], third["problem"]) == ("", "an error", "")
    assert first["snapshot"] == second["snapshot"] != third["snapshot"]
    assert third["snapshot"].endswith("-2")


def test_heartbeat(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line on which nothing is said is tried now and then."""
    monkeypatch.setattr(module, "_HEARTBEAT", 0.01)
    with running(Desk()) as server, request(server, "/-/events") as answer:
        lines = [answer.readline() for _ in range(3)]

    assert lines[2] == b": still here\n"


def test_listeners_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number of listeners the next is turned away."""
    monkeypatch.setattr(module, "LISTENERS", 1)
    with running(Desk()) as server, request(server, "/-/events") as first:
        news(first)
        status = ask(server, "/-/events")[0]

    assert status == 503


def test_another_run_is_another_snapshot() -> None:
    """A page of an earlier run of the server finds that it is old."""
    pages = []
    for _ in range(2):
        with running(Desk()) as server:
            pages.append(ask(server, "/")[1])

    assert pages[0] != pages[1]


def test_no_pages_yet() -> None:
    """Before there is a page, any address waits for the first snapshot."""
    with running(Desk(Snapshot(), "an error")) as server:
        status, body, _ = ask(server, "/tea/claims/a.html")
        other = ask(server, "/tea/data.js")[0]

    assert (status, other) == (200, 404)
    assert b"The debate has errors" in body
    assert b"/-/live.js" in body


def test_next_port(server: SiteServer) -> None:
    """Without a port the next free one is taken; a port asked for that is taken is an error."""
    with running(Desk()) as second:
        assert second.port != server.port
    with pytest.raises(NoPortError, match="is not free; name another with --port"):
        open_server(Desk(), server.port)


def test_only_this_machine(server: SiteServer) -> None:
    """The server listens on this machine's own address only."""
    assert server.address == f"http://127.0.0.1:{server.port}/"
    assert server._socket.family.name == "AF_INET"
