"""``argmap serve``: the site on this machine until Ctrl-C, as fresh as the map."""

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

WriteDebate = Callable[[Mapping[str, str]], Path]

GOOD = {"basics/a.yaml": "kind: claim\ntext: Tea calms.\n"}
BAD = {"basics/a.yaml": "kind: claim\ntext: Tea calms.\nsupports: nothing\n"}
BETTER = {"basics/a.yaml": "kind: claim\ntext: Tea calms everybody.\n"}
PAGE = "/tea/claims/a.html"


class Served:
    """A running command: its process, and the place it serves at."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.process = process
        self.address = process.stdout.readline().strip()

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page."""
        with self.open(path) as answer:
            return answer.status, answer.read().decode()

    @contextmanager
    def open(self, path: str) -> Iterator[http.client.HTTPResponse]:
        """Ask for something that may take its time."""
        place = urlsplit(self.address)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
        connection.request("GET", path)
        try:
            with connection.getresponse() as answer:
                yield answer
        finally:
            connection.close()

    def end(self) -> str:
        """Press Ctrl-C, and return what was said."""
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=30)[1]


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Start the command, and read the address it names."""
    command = [sys.executable, "-u", "-m", "argmap", "serve", "--claims", str(folder)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NO_COLOR": "1"},
    ) as process:
        try:
            yield Served(process)
        finally:
            process.kill()


def news(answer: http.client.HTTPResponse) -> dict[str, str]:
    """Wait for the next piece of news."""
    while not (line := answer.readline()).startswith(b"data: "):
        assert line, "the line went dead"
        assert line != b": still here\n", "no news came"
    told: dict[str, str] = json.loads(line.removeprefix(b"data: "))
    return told


posix = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a POSIX signal")


@posix
def test_serves_until_ctrl_c(write_debate: WriteDebate) -> None:
    """It names the address, gives the pages, writes nothing, and ends quietly at Ctrl-C."""
    folder = write_debate(GOOD)
    with serving(folder) as served, served.open("/-/events") as answer:
        news(answer)
        status, body = served.get(PAGE)
        said = served.end()

    assert served.address.startswith("http://127.0.0.1:")
    assert (status, "Tea calms." in body) == (200, True)
    assert served.process.returncode == 0
    assert "Traceback" not in said
    assert said.splitlines()[-1] == "stopped; to build pages for publishing: argmap build"
    assert {path.name for path in folder.iterdir()} == {"claims"}


@posix
def test_shows_changes(write_debate: WriteDebate) -> None:
    """A change of a file is a new snapshot of its page; so is a new file, and one less."""
    folder = write_debate(GOOD)
    with serving(folder) as served, served.open("/-/events") as answer:
        first = news(answer)
        write_debate(BETTER)
        second = news(answer)
        body = served.get(PAGE)[1]
        write_debate({"basics/b.yaml": "kind: claim\ntext: New.\nsupports: a\n"})
        third = news(answer)
        new = served.get("/tea/claims/b.html")[0]
        (folder / "claims" / "tea" / "basics" / "b.yaml").unlink()
        fourth = news(answer)
        gone = served.get("/tea/claims/b.html")[0]

    assert len({told["snapshot"] for told in (first, second, third, fourth)}) == 4
    assert "Tea calms everybody." in body
    assert (new, gone) == (200, 404)


@posix
def test_goes_on_with_another_folder_of_the_name(write_debate: WriteDebate) -> None:
    """As after a change to a branch without claims/ and back: pages stay, and changes show."""
    folder = write_debate(GOOD)
    with serving(folder) as served, served.open("/-/events") as answer:
        news(answer)
        (folder / "claims").rename(folder / "elsewhere")
        assert "no folder 'claims'" in news(answer)["problem"]
        assert served.get(PAGE)[0] == 200
        shutil.copytree(folder / "elsewhere", folder / "claims")
        news(answer)
        write_debate(BETTER)
        news(answer)
        body = served.get(PAGE)[1]

    assert "Tea calms everybody." in body


@posix
def test_keeps_the_last_good_pages(write_debate: WriteDebate) -> None:
    """With an error it shows the error and keeps the last good pages, until it is fixed."""
    with serving(write_debate(GOOD)) as served, served.open("/-/events") as answer:
        first = news(answer)
        write_debate(BAD)
        broken = news(answer)
        body = served.get(PAGE)[1]
        write_debate(GOOD)
        fixed = news(answer)
        said = served.end()

    assert broken["snapshot"] == first["snapshot"] != fixed["snapshot"]
    assert "error[unknown-node]" in broken["problem"]
    assert "error[unknown-node]" in said
    assert "Tea calms." in body
    assert fixed["problem"] == ""


@posix
def test_starts_with_errors(write_debate: WriteDebate) -> None:
    """With errors from the start it waits for the first good pages."""
    with serving(write_debate(BAD)) as served, served.open("/-/events") as answer:
        told = news(answer)
        before = served.get(PAGE)[1]
        write_debate(GOOD)
        news(answer)
        after = served.get(PAGE)[1]

    assert "unknown-node" in told["problem"]
    assert "The debate has errors" in before
    assert "Tea calms." in after


@posix
def test_configuration(write_debate: WriteDebate) -> None:
    """A change of argmap.toml shows as well."""
    folder = write_debate(GOOD)
    with serving(folder) as served, served.open("/-/events") as answer:
        news(answer)
        (folder / "argmap.toml").write_text('[site]\nlanguage = "cy"\n')
        news(answer)
        body = served.get(PAGE)[1]

    assert '<html lang="cy">' in body


@pytest.mark.parametrize("library", ["starlette", "uvicorn", "watchfiles"])
def test_without_its_libraries(write_debate: WriteDebate, library: str) -> None:
    """Where one of the libraries it needs is not installed, it says how to get them."""
    folder = write_debate(GOOD)
    without = f"import sys; sys.modules[{library!r}] = None; from argmap.cli import main; main()"
    asked = [sys.executable, "-c", without, "serve", "--claims", str(folder)]

    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 2
    assert f"needs the library {library}; install argmap with its extra 'serve'" in done.stderr
    assert "Traceback" not in done.stderr
