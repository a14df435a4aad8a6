"""``argmap serve``: the site on this machine until Ctrl-C."""

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from typer.testing import CliRunner

from argmap.cli import app

WriteDebate = Callable[[Mapping[str, str]], Path]

GOOD = {"basics/a.yaml": "kind: claim\ntext: Tea calms.\n"}
BAD = {"basics/a.yaml": "kind: claim\ntext: Tea calms.\nsupports: nothing\n"}


@contextmanager
def serving(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the command, and read the address it names."""
    command = [sys.executable, "-u", "-m", "argmap", "serve", "--claims", str(folder)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NO_COLOR": "1"},
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def get(address: str, path: str) -> tuple[int, str]:
    """Ask for a page."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a POSIX signal")
def test_serves_until_ctrl_c(write_debate: WriteDebate) -> None:
    """It builds, names the address, gives the pages, and ends quietly at Ctrl-C."""
    with serving(write_debate(GOOD)) as (process, address):
        status, body = get(address, "/tea/claims/a.html")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)

    assert address.startswith("http://127.0.0.1:")
    assert (status, "Tea calms." in body) == (200, True)
    assert process.returncode == 0
    assert "Traceback" not in said
    assert "ended" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a POSIX signal")
def test_keeps_the_last_good_pages(write_debate: WriteDebate) -> None:
    """With an error in the data it shows the error and serves the last good pages."""
    CliRunner().invoke(app, ["build", "--claims", str(write_debate(GOOD))])
    with serving(write_debate(BAD)) as (process, address):
        status, body = get(address, "/tea/claims/a.html")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)

    assert (status, "Tea calms." in body) == (200, True)
    assert "error[unknown-node]" in said
    assert "serving the last good pages" in said


def test_nothing_to_serve(write_debate: WriteDebate) -> None:
    """With an error and no pages from before there is nothing to serve."""
    result = CliRunner().invoke(app, ["serve", "--claims", str(write_debate(BAD))])

    assert result.exit_code == 1
    assert "nothing was built" in result.stderr
