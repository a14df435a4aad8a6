"""Several processes make the same files as one, and tell what went wrong in any of them."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from argmap.render.draft import Draft
from argmap.render.ledger import Ledger
from argmap.render.together import make_together
from argmap.schema.errors import SiteFolderError

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


def drafts(last: Callable[[], bytes] = b"99".strip) -> list[Draft]:
    """Draft a hundred files; the last one is made by a function of its own."""
    made = [Draft(f"tea/{n}.html", partial(str.encode, f"{n}")) for n in range(99)]
    return [*made, Draft("tea/99.html", last)]


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


def test_a_disk_that_is_full_for_one_of_them(tmp_path: Path) -> None:
    """What the system refuses one process is said as if there were only one."""

    def refuse() -> bytes:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "site").mkdir()
    with pytest.raises(OSError, match="No space left"):
        make_together(drafts(refuse), tmp_path / "site", Ledger(), {}, processes=2)


def test_one_of_them_is_killed(tmp_path: Path) -> None:
    """Where one process is killed, the build says so and changes nothing."""
    parent = os.getpid()

    def die() -> bytes:
        assert os.getpid() != parent
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    (tmp_path / "site").mkdir()
    with pytest.raises(SiteFolderError, match="stopped"):
        make_together(drafts(die), tmp_path / "site", Ledger(), {}, processes=2)


def test_none_outlives_a_failure(tmp_path: Path) -> None:
    """Where the first process fails, the others are ended before it says so."""
    reading, writing = os.pipe()

    def wait() -> bytes:
        os.write(writing, str(os.getpid()).encode())
        signal.pause()
        return b""

    def fail() -> bytes:
        found.append(int(os.read(reading, 20)))
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    found: list[int] = []
    first = Draft("first.html", fail)
    waiting = Draft("waiting.html", wait)
    (tmp_path / "site").mkdir()
    with pytest.raises(OSError, match="Input/output"):
        make_together(
            [first, *drafts()[:31], waiting], tmp_path / "site", Ledger(), {}, processes=2
        )
    with pytest.raises(ProcessLookupError):
        os.kill(found[0], 0)
    os.close(reading)
    os.close(writing)
