"""Several processes make the same files as one, and tell what went wrong in any of them."""

import errno
import fcntl
import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from argmap.render.ledger import Ledger
from argmap.render.pending_file import PendingFile, finished
from argmap.render.together import _Turns, make_together
from argmap.schema.errors import SiteFolderError

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


def drafts() -> list[PendingFile]:
    """PendingFile a hundred files."""
    return [PendingFile(f"tea/{n}.html", partial(str.encode, f"{n}")) for n in range(100)]


def made_by(folder: Path, processes: int) -> dict[str, tuple[str, int]]:
    """Make the files, and tell what the ledger says of them but for the times."""
    folder.mkdir()
    found = make_together(drafts(), folder, Ledger(), {}, processes=processes)
    return {path: (one.content, one.size) for path, one in found.items()}


def test_the_same_files(tmp_path: Path) -> None:
    """Three processes make what one makes, and list it in the same order."""
    one, three = made_by(tmp_path / "one", 1), made_by(tmp_path / "three", 3)

    assert list(three.items()) == list(one.items())
    assert len(list((tmp_path / "three").rglob("*.html"))) == 100
    assert (tmp_path / "three" / "tea" / "99.html").read_bytes() == b"99"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give an empty folder."""
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Give a pipe: its reading and its writing end."""
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


Act = Callable[[], None]


def apart(first: Act, other: Act) -> list[PendingFile]:
    """List files that do one thing when this process makes them, and another in any other one."""
    here = os.getpid()

    def make() -> bytes:
        (first if os.getpid() == here else other)()
        return b""

    return [PendingFile(f"{n}.html", make) for n in range(100)]


def test_a_disk_that_is_full_for_one_of_them(site: Path, pipe: tuple[int, int]) -> None:
    """What the system refuses one process is said as if there were only one."""
    reading, writing = pipe

    def refuse() -> None:
        os.write(writing, b"." * 100)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OSError, match="No space left"):
        make_together(apart(lambda: wait(reading), refuse), site, Ledger(), {}, processes=2)


def test_one_of_them_is_killed(site: Path, pipe: tuple[int, int]) -> None:
    """Where one process is killed, the build says so and changes nothing."""
    reading, writing = pipe

    def die() -> None:
        os.write(writing, b"." * 100)
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(SiteFolderError, match="stopped"):
        make_together(apart(lambda: wait(reading), die), site, Ledger(), {}, processes=2)


def wait(reading: int) -> None:
    """Wait until the other process has come to its part."""
    os.read(reading, 1)


def test_none_outlives_a_failure(site: Path, pipe: tuple[int, int]) -> None:
    """Where the first process fails, the others are ended before it says so."""
    reading, writing = pipe
    found: list[int] = []

    def hang() -> None:
        os.write(writing, str(os.getpid()).encode())
        signal.pause()

    def fail() -> None:
        found.append(int(os.read(reading, 20)))
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with pytest.raises(OSError, match="Input/output"):
        make_together(apart(fail, hang), site, Ledger(), {}, processes=2)
    with pytest.raises(ProcessLookupError):
        os.kill(found[0], 0)


def test_a_pipe_of_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many files there are, their turns find room in the smallest pipe the system gives."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 1)
    os.set_blocking(writing, False)  # so that too much is cut off, and does not wait for ever
    monkeypatch.setattr(os, "pipe", lambda: (reading, writing))
    turns = _Turns([finished(f"{n}.html", b"") for n in range(200_000)])
    taken = sum(1 for _ in turns.taken())
    turns.close()

    assert taken == 200_000
